"""Titles: 片名 on the form against file names, the letter's subject and other forms.

Only what stands in 《》 states a title: a file called 成片.mp4 says nothing. Of two that differ
one may be right, so that a person asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake import text
from intake.model import Case, Field, Observation, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Titles:
    """The [rules.titles] table: words in 《》 that belong to papers and campaigns, not to films."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset({"form.title.mismatch"})
    papers: tuple[str, ...]

    def check(self, case: Case) -> Iterator[Observation]:
        """One observation when titles are stated elsewhere and none of them is the form's."""
        forms = case.forms()
        own = forms[0].text(Field.TITLE) if forms else ""
        if not own:
            return
        spoken = {title for name in case.spoken() for title in text.titles(name)}
        stated = {title for title in spoken if not any(word in title for word in self.papers)}
        named = sorted(stated) if not any(text.alike(own, title) for title in stated) else []
        others = {form.text(Field.TITLE) for form in forms[1:]} - {""}
        written = sorted(title for title in others if not text.alike(own, title))
        if named or written:
            yield Observation(
                code="form.title.mismatch",
                about=Role.FORM,
                required=own,
                found=tuple(dict.fromkeys((*written, *named))),
            )

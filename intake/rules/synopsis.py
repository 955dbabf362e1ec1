"""Synopsis: 故事梗概 within 500 characters (notice, annex)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake.model import Case, Observation, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Synopsis:
    """The [rules.synopsis] table: the most characters, counted in the sender's favour."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset({"form.synopsis.too-long"})
    max_characters: int

    def check(self, case: Case) -> Iterator[Observation]:
        """One observation when the synopsis is too long."""
        form = case.form()
        if form and form.synopsis_characters > self.max_characters:
            yield Observation(
                code="form.synopsis.too-long",
                about=Role.FORM,
                required=self.max_characters,
                found=form.synopsis_characters,
            )

"""Schools: 选送学校 on the form against file names, the letter's subject and other forms.

With a list of schools only a school of that list is stated by a name; without one, what ends as a
school's name does. A faculty's name (马克思主义学院) is no school's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from intake import text
from intake.model import Case, Field, Observation, Role

_RUN = re.compile("[\u3400-\u9fff]{2,40}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Schools:
    """The [rules.schools] table: how schools' names end, and words that only look like it."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    CODES: ClassVar[frozenset[str]] = frozenset({"form.school.mismatch"})
    endings: tuple[str, ...]
    before: tuple[str, ...]
    unlike: tuple[str, ...]

    def check(self, case: Case) -> Iterator[Observation]:
        """One observation when schools are stated elsewhere and none of them is the form's."""
        forms = case.forms()
        own = forms[0].text(Field.SCHOOL) if forms else ""
        if not own:
            return
        names = (own, *_listed_as(case))
        stated = case.schools_named if case.listing else self._stated(case)
        same = any(text.alike(name, other) for name in names for other in stated)
        others = {form.text(Field.SCHOOL) for form in forms[1:]} - {""}
        written = sorted(o for o in others if not any(text.alike(name, o) for name in names))
        found = tuple(dict.fromkeys((*written, *(() if same else stated))))
        if found:
            yield Observation(
                code="form.school.mismatch", about=Role.FORM, required=own, found=found
            )

    def _stated(self, case: Case) -> tuple[str, ...]:
        """The schools that subject and file names state, the film's own title aside."""
        titles = {form.text(Field.TITLE) for form in case.forms()} - {""}
        found: list[str] = []
        for name in case.spoken():
            bare = text.untitled(name)
            for title in titles:
                bare = bare.replace(title, " ")
            found += [s for run in _RUN.findall(bare) if (s := self._school(run))]
        return tuple(dict.fromkeys(found))

    def _school(self, run: str) -> str:
        """The school that a run of Chinese characters names; empty when it names none."""
        end = max((run.rfind(e) + len(e) for e in self.endings if e in run), default=0)
        told = run[:end]
        start = max((told.rfind(w) + len(w) for w in self.before if w in told), default=0)
        school = told[start:]
        bare = any(school == ending for ending in self.endings)
        odd = any(word in f"{school}{run[end:][:1]}" for word in self.unlike)
        return "" if bare or odd else school


def _listed_as(case: Case) -> tuple[str, ...]:
    school = case.listing.school if case.listing else None
    return (school.name, *school.aliases) if school else ()

"""Words: what the robot knows → what a person reads.

With compiled.py and faults.py the door to jinja2. Undefined names are errors everywhere,
``.html.j2`` files escape what they print, and no template is ever built from a stranger's text.
What is wrong with the folder is BadSetup, with file and line.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, Template, TemplateError
from jinja2 import TemplateSyntaxError as SyntaxFault
from jinja2.sandbox import ImmutableSandboxedEnvironment

from intake.errors import BadSetup
from intake.model import Finding
from intake.wording import compiled, trial
from intake.wording.faults import page_fault, sentence_fault
from intake.wording.figures import Figures
from intake.wording.folder import DESK, FINDINGS, REMEDY, SAID, WORDS, Place, at, digest, read
from intake.wording.quoting import harmless, quoted

RENDER_FAULTS = (TemplateError, TypeError, ValueError, ArithmeticError, LookupError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """A finding in Chinese: a short title, a whole sentence, and its parts one by one."""

    code: str
    title: str
    message: str
    required: str
    found: str
    cure: str


class Wording:
    """The words of one templates folder, times told in one zone; files are read when needed."""

    def __init__(self, folder: Path, zone: tzinfo) -> None:
        self.folder = folder
        self._tables: dict[str, Mapping[str, Any]] = {}
        self._sentences: dict[tuple[str, Place], Template] = {}
        self._pages = ImmutableSandboxedEnvironment(
            loader=FileSystemLoader(folder),
            autoescape=lambda name: name is not None and name.endswith(".html.j2"),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=compiled.Pages(),
        )
        self._pages.filters |= Figures(
            functools.partial(self.say, WORDS), self.label, zone
        ).filters()

    @property
    def desk(self) -> Mapping[str, Any]:
        """The words of the tracker."""
        return self.table(DESK)

    def table(self, name: str) -> Mapping[str, Any]:
        """A TOML file of the folder, parsed once."""
        if name not in self._tables:
            self._tables[name] = read(self.folder / name)
        return self._tables[name]

    def label(self, table: str, key: str) -> str:
        """What words.toml calls `key` in one of its tables, or the key itself, made harmless."""
        found = self.table(WORDS).get(table, {}).get(key)
        return found if isinstance(found, str) else quoted(key)

    def worded(self, finding: Finding) -> Worded:
        """A finding in words. Raises BadSetup when its code has none."""
        values = {
            "about": finding.about,
            "required": harmless(finding.required),
            "found": harmless(finding.found),
        }
        return Worded(
            code=finding.code,
            **{key: self.say(FINDINGS, finding.code, key, **values) for key in SAID},
        )

    def say(self, name: str, *place: str | int, **values: Any) -> str:  # noqa: ANN401  (what a template may print)
        """One sentence of a TOML file, filled in."""
        template = self._sentence(name, place)
        try:
            return template.render(values).strip()
        except RENDER_FAULTS as error:
            raise sentence_fault(self.folder, name, place, error) from error

    def group(self, name: str, *place: str, **values: Any) -> dict[str, str]:  # noqa: ANN401  (likewise)
        """All sentences of one table of a TOML file, said; what has nothing to say is empty."""
        table = at(self.table(name), place)
        if not isinstance(table, Mapping):
            message = f"{self.folder / name}: no table {'.'.join(place)}; {REMEDY}"
            raise BadSetup(message)
        return {key: self.say(name, *place, key, **values) for key in table}

    def render(self, name: str, **values: Any) -> str:  # noqa: ANN401  (likewise)
        """A page of the folder, filled in; HTML is escaped where the name says that it is HTML."""
        try:
            return self._pages.get_template(name).render(values)
        except RENDER_FAULTS as error:
            raise page_fault(self.folder, name, error) from error

    def digest(self) -> str:
        """What the whole folder says, in short. Raises BadSetup when a file cannot be read."""
        return digest(self.folder)

    def check(self, codes: Iterable[str]) -> None:
        """Try all words on made-up values. Raises BadSetup for what is missing or fails."""
        trial.check(self, codes)

    def _sentence(self, name: str, place: Place) -> Template:
        if (name, place) not in self._sentences:
            source = at(self.table(name), place)
            if not isinstance(source, str):
                shown = ".".join(map(str, place))
                message = f"{self.folder / name}: no sentence {shown}; {REMEDY}"
                raise BadSetup(message)
            try:
                self._sentences[name, place] = compiled.sentence(source, self._pages)
            except SyntaxFault as error:
                raise sentence_fault(self.folder, name, place, error) from error
        return self._sentences[name, place]

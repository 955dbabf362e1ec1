"""Words: what stands in templates/desk.toml, asked for by name, with numbers put in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from intake.errors import BadSetup
from intake.model import (
    Audience,
    Finding,
    LetterEnd,
    LetterKind,
    Level,
    OutboxState,
    ReplyKind,
    Role,
    State,
)
from intake.text import normalise
from intake.tracker.phrases import PHRASES
from intake.wording import Worded, Wording

ENUMS: Mapping[str, type[StrEnum]] = {
    "state": State,
    "level": Level,
    "audience": Audience,
    "kind": LetterKind,
    "end": LetterEnd,
    "reply": ReplyKind,
    "outbox": OutboxState,
    "role": Role,
}
"""Tables of desk.toml that must have a word for each member."""

TABLES = ("entries", "files", "findings", "letters", "unsent", "schedule")
"""The sheets with a table, in their order; the overview stands before them, the guide after."""

FORBIDDEN = frozenset("[]:*?/\\'")
"""What Excel does not allow in a sheet's name; ' would also have to be doubled in links."""

LONGEST_NAME = 31
SENTENCE = 20
"""Characters of width from which a staff column is for sentences."""

STOPS = "。．.！!，,；;、 \u3000"
"""What people put behind a word without meaning anything by it."""

LONGEST_LIST = 255
"""Characters of a dropdown's list; Excel calls a file with a longer one damaged."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: the robot's name for it, what stands above it, its width.

    In a `staff` column staff write; `choices` names the words that they may choose from. An `own`
    column is one that they added themselves.
    """

    key: str
    heading: str
    width: float
    staff: bool = False
    choices: str = ""
    hidden: bool = False
    own: bool = False

    @property
    def wide(self) -> bool:
        """Whether sentences are written here, rather than one word."""
        return not self.choices and self.width >= SENTENCE

    @property
    def heading_look(self) -> str:
        """How its heading looks: gold where staff write."""
        return "heading-own" if self.own else "heading-staff" if self.staff else "heading"


@dataclass(frozen=True, slots=True)
class Words:
    """The tracker's words. Every question that desk.toml does not answer is BadSetup."""

    wording: Wording
    _told: dict[Finding, Worded] = field(default_factory=dict)

    def check(self) -> None:
        """Every state, kind and phrase has its words, and every sheet a name that Excel allows."""
        for table, enum in ENUMS.items():
            for member in enum:
                self.word(table, member)
        for path, names in PHRASES.items():
            self.say(path, **dict.fromkeys(names, ""))
        for key in ("overview", *TABLES, "guide"):
            name = self.name(key)
            if not 0 < len(name) <= LONGEST_NAME or set(name) & FORBIDDEN:
                message = (
                    f"desk.toml: sheets.{key}.name is {name!r}; "
                    f"write 1 to {LONGEST_NAME} characters without {' '.join(sorted(FORBIDDEN))}"
                )
                raise BadSetup(message)

    def say(self, path: str, **values: str | int) -> str:
        """The phrase at a dotted path, with these values in its braces."""
        phrase = str(self.at(path))
        try:
            return phrase.format(**values)
        except (KeyError, IndexError, ValueError) as error:
            known = ", ".join(f"{{{name}}}" for name in values) or "none"
            message = f"desk.toml: {path}: {phrase!r} has braces that mean nothing; known: {known}"
            raise BadSetup(message) from error

    def word(self, table: str, key: str) -> str:
        """The word for a state, a level, a kind, a reply."""
        return str(self.at(f"{table}.{key}"))

    def told(self, finding: Finding) -> Worded:
        """A finding in words; each is put into words once a drawing."""
        if finding not in self._told:
            self._told[finding] = self.wording.worded(finding)
        return self._told[finding]

    def name(self, sheet: str) -> str:
        """A sheet's name."""
        return str(self.at(f"sheets.{sheet}.name"))

    def columns(self, sheet: str) -> tuple[Column, ...]:
        """A sheet's columns, in desk.toml's order."""
        try:
            return tuple(
                Column(
                    key=str(c["key"]),
                    heading=str(c["heading"]),
                    width=float(c["width"]),
                    staff=bool(c.get("staff")),
                    choices=str(c.get("choices", "")),
                    hidden=bool(c.get("hidden")),
                )
                for c in self.at(f"sheets.{sheet}.columns")
            )
        except (KeyError, TypeError, ValueError) as error:
            message = f"desk.toml: sheets.{sheet}.columns: each needs key, heading and width"
            raise BadSetup(message) from error

    def offered(self, choices: str) -> tuple[str, ...]:
        """The words that a dropdown offers: the first of each choice's synonyms."""
        offered = tuple(synonyms[0] for synonyms in self._synonyms(choices).values())
        if len(",".join(offered)) > LONGEST_LIST:
            message = f"desk.toml: choices.{choices}: longer than {LONGEST_LIST} characters"
            raise BadSetup(message)
        return offered

    def chosen(self, choices: str, written: str) -> str | None:
        """What staff mean by a word that they wrote; None for a word that nobody knows."""
        bare = written.strip().rstrip(STOPS)
        for meaning, synonyms in self._synonyms(choices).items():
            known = {normalise(word) for word in synonyms}
            if normalise(written) in known or normalise(bare) in known:
                return meaning
        return None

    def _synonyms(self, choices: str) -> dict[str, list[str]]:
        table = self.at(f"choices.{choices}")
        if not isinstance(table, Mapping) or not all(
            isinstance(words, list) and words for words in table.values()
        ):
            message = f"desk.toml: choices.{choices}: each choice needs a list of words"
            raise BadSetup(message)
        return {str(k): [str(word) for word in words] for k, words in table.items()}

    def at(self, path: str) -> Any:  # noqa: ANN401  (desk.toml is a tree of tables, lists and texts)
        """What stands at a dotted path of desk.toml."""
        found: Any = self.wording.desk
        for step in path.split("."):
            if not isinstance(found, Mapping) or step not in found:
                message = f"desk.toml: missing {path}; copy it from the templates that we ship"
                raise BadSetup(message)
            found = found[step]
        return found

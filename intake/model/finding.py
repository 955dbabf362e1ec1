"""Findings: what rules saw, how much it weighs, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, TypeAlias

Value: TypeAlias = str | int | float | tuple[str, ...] | None
"""What a rule required or found: plain data; templates/findings.toml puts it into words."""


class Level(StrEnum):
    """How much a finding weighs in the decision."""

    REJECT = "reject"
    MISSING = "missing"
    REVIEW = "review"
    NOTE = "note"


class Audience(StrEnum):
    """Who reads a finding; what is for staff is never named in a reply."""

    SUBMITTER = "submitter"
    STAFF = "staff"


class Decision(StrEnum):
    """The outcome of one judgement."""

    WRONG_TIER = "wrong-tier"
    RETURNED = "returned"
    INCOMPLETE = "incomplete"
    REVIEW = "review"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What a rule saw. `level` is given only where one code weighs differently by degree."""

    code: str
    about: str
    required: Value = None
    found: Value = None
    level: Level | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grading:
    """Level and audience that config's [findings] gives to a code."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}
    level: Level
    audience: Audience


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A graded observation; `about` is a role, link, letter, entry or a file name."""

    code: str
    level: Level
    audience: Audience
    about: str
    required: Value = None
    found: Value = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a fact came from: `about` is a role, a link or a field; `origin` a file or a person."""

    about: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One judgement of one revision, with the digest of the config it was made under.

    `subject` is an entry's number, or ``letter:ID`` for a precheck or a held change; `turn` counts
    from 1 a subject. `waived` are findings that staff let pass; `sources` tells where each fact
    came from.
    """

    subject: str
    turn: int
    revision: int
    decision: Decision
    findings: tuple[Finding, ...]
    config_digest: str
    at: datetime
    waived: tuple[Finding, ...] = ()
    sources: tuple[Source, ...] = ()

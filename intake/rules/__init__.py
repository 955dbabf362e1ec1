"""Rules: one question a file, each the frozen dataclass of its own [rules.*] table.

A rule reads a Case and yields Observations; it touches nothing, knows no other rule and gives no
grades. This mapping is the whole registration; policy and walk import it, rules never do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar, Protocol

from intake.model import Case, Field, Finding, Grading, Observation, Role
from intake.rules.announced import Announced
from intake.rules.bit_rate import BitRate
from intake.rules.changed import Changed
from intake.rules.codec import Codec
from intake.rules.completeness import Completeness
from intake.rules.confidence import Confidence
from intake.rules.container import Container
from intake.rules.damage import Damage
from intake.rules.deadline import Deadline
from intake.rules.duplicate import Duplicate
from intake.rules.duration import Duration
from intake.rules.estimate import Estimate
from intake.rules.fields import Fields
from intake.rules.forged import Forged
from intake.rules.frame_rate import FrameRate
from intake.rules.links import Links
from intake.rules.listed import Listed
from intake.rules.macros import Macros
from intake.rules.marks import Marks
from intake.rules.pairing import Pairing
from intake.rules.person import Person
from intake.rules.quota import Quota
from intake.rules.readable import Readable
from intake.rules.resolution import Resolution
from intake.rules.scan import Scan
from intake.rules.schools import Schools
from intake.rules.size import Size
from intake.rules.sound import Sound
from intake.rules.stretches import Stretches
from intake.rules.synopsis import Synopsis
from intake.rules.tier import Tier
from intake.rules.titles import Titles


class Rule(Protocol):
    """What the mapping below holds: a dataclass with its codes and one question."""

    CODES: ClassVar[frozenset[str]]

    def check(self, case: Case) -> Iterator[Observation]:
        """What this rule sees in the case: nothing, one or many observations."""
        ...


# The order is the order of findings in a reply: what is missing, the films, the form, the rest.
RULES: Mapping[str, type[Rule]] = {
    "tier": Tier,
    "completeness": Completeness,
    "readable": Readable,
    "links": Links,
    "container": Container,
    "duration": Duration,
    "resolution": Resolution,
    "frame_rate": FrameRate,
    "scan": Scan,
    "codec": Codec,
    "bit_rate": BitRate,
    "size": Size,
    "damage": Damage,
    "sound": Sound,
    "stretches": Stretches,
    "marks": Marks,
    "pairing": Pairing,
    "fields": Fields,
    "confidence": Confidence,
    "macros": Macros,
    "listed": Listed,
    "synopsis": Synopsis,
    "estimate": Estimate,
    "announced": Announced,
    "titles": Titles,
    "schools": Schools,
    "deadline": Deadline,
    "quota": Quota,
    "duplicate": Duplicate,
    "person": Person,
    "changed": Changed,
    "forged": Forged,
}


DOUBT = "form.low-confidence"
FAULTS = frozenset({"missing", "invalid", "too-long", "mismatch"})


def ask(
    rules: Mapping[str, Rule], gradings: Mapping[str, Grading], case: Case
) -> tuple[Finding, ...]:
    """All findings of all rules on one case, in the mapping's order."""
    seen = [o for name in RULES if name in rules for o in rules[name].check(case)]
    form = case.form()
    return tuple(_grade(_asked(seen) if form and form.scanned else seen, gradings))


def _asked(seen: Iterable[Observation]) -> Iterator[Observation]:
    """Observations on a scanned form: whatever they hold against a field is asked of staff.

    OCR may have read wrongly what its sender wrote rightly, so it accuses nobody.
    """
    doubted: set[str] = set()
    kept: list[Observation] = []
    for observation in seen:
        if observation.code == DOUBT:
            found = observation.found
            doubted |= set(found) if isinstance(found, tuple) else set()
        elif field := _field(observation.code):
            doubted.add(field)
        else:
            kept.append(observation)
    yield from kept
    if doubted:
        found = tuple(name for name in Field if name in doubted)
        yield Observation(code=DOUBT, about=Role.FORM, found=found)


def _field(code: str) -> str:
    """The field of the form that a code is about, or an empty string."""
    room, _, rest = code.partition(".")
    field, _, fault = rest.rpartition(".")
    return field if room == "form" and fault in FAULTS and field in set(Field) else ""


def _grade(
    observations: Iterable[Observation], gradings: Mapping[str, Grading]
) -> Iterator[Finding]:
    for seen in observations:
        grading = gradings[seen.code]
        yield Finding(
            code=seen.code,
            level=seen.level or grading.level,
            audience=grading.audience,
            about=seen.about,
            required=seen.required,
            found=seen.found,
        )

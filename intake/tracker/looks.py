"""Looks: how cells may look, by name, as plain data. Colours are RRGGBB."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from intake.model import LetterKind, Level, State

NAVY, INK, GREY, LINE, PAPER, RED, LINK = (
    "1F3A5F", "263445", "6B7788", "D5DCE5", "F5F7FA", "C0262D", "1D5FA8",
)  # fmt: skip

TONES: Mapping[str, tuple[str, str, str]] = {
    "green": ("1E7F4F", "E1F3E8", "5CBF8B"),
    "orange": ("A8540A", "FDEBD3", "F0A54A"),
    "purple": ("6B2FC9", "EEE4FC", "AA83EC"),
    "pink": ("B4123F", "FCE1E8", "EC7A98"),
    "red": ("B42318", "FADAD7", "E5716A"),
    "blue": ("1D5FA8", "E1EDFA", "6BA6E3"),
    "grey": ("566171", "E9EDF1", "A5AFBC"),
    "gold": ("8A6100", "FBF0CC", "E0BC4D"),
}
"""A tone's ink, paper, and the colour of its bar."""

STATE_TONES: Mapping[State, str] = {
    State.CHECKING: "blue",
    State.ACCEPTED: "green",
    State.INCOMPLETE: "purple",
    State.RETURNED: "orange",
    State.REVIEW: "pink",
    State.WRONG_TIER: "grey",
    State.APPROVED: "green",
    State.SELECTED: "gold",
    State.FORWARDED: "gold",
    State.SCHEDULED: "gold",
    State.WITHDRAWN: "grey",
    State.SUPERSEDED: "grey",
}

LEVEL_TONES: Mapping[Level, str] = {
    Level.REJECT: "red",
    Level.MISSING: "purple",
    Level.REVIEW: "pink",
    Level.NOTE: "gold",
}

KIND_TONES: Mapping[LetterKind, str] = {
    LetterKind.SUBMISSION: "green",
    LetterKind.PRECHECK: "blue",
    LetterKind.WITHDRAWAL: "orange",
    LetterKind.INQUIRY: "blue",
    LetterKind.BOUNCE: "pink",
}
"""Kinds that are not named here are grey."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a cell looks: ink on paper, its place in the cell, its frame, its number format."""

    size: float = 10
    bold: bool = False
    underlined: bool = False
    ink: str = INK
    paper: str = ""
    across: Literal["left", "center", "right"] = "left"
    up: Literal["top", "center", "bottom"] = "center"
    wrap: bool = True
    frame: Literal["", "box", "below"] = "box"
    edge: str = ""
    format: str = "General"
    indent: int = 0


TIME = "yyyy-mm-dd hh:mm"

LOOKS: Mapping[str, Look] = {
    "title": Look(size=15, bold=True, ink=NAVY, frame="", wrap=False),
    "hint": Look(size=9, ink=GREY, frame="", wrap=False),
    "heading": Look(bold=True, ink="FFFFFF", paper=NAVY, across="center"),
    "heading-staff": Look(bold=True, ink="5C4300", paper="F2C94C", across="center"),
    "heading-own": Look(bold=True, ink=INK, paper="DDE3EA", across="center"),
    "staff": Look(paper="FFFBEA", indent=1),
    "choice": Look(bold=True, paper="FFFBEA", across="center"),
    "own": Look(),
    "text": Look(indent=1),
    "strong": Look(bold=True, indent=1),
    "middle": Look(across="center"),
    "number": Look(across="center", format="0"),
    "fault": Look(bold=True, ink=RED, across="center", format="0"),
    "faint": Look(ink=GREY, across="center"),
    "length": Look(across="center", format="[m]:ss"),
    "phone": Look(across="center", format="@"),
    "time": Look(across="center", format=TIME, wrap=False),
    "link": Look(ink=LINK, underlined=True, across="center", wrap=False),
    "found": Look(bold=True, indent=1),
    "found-link": Look(bold=True, ink=LINK, underlined=True, indent=1),
    "banner": Look(size=20, bold=True, ink="FFFFFF", paper=NAVY, frame="", indent=1),
    "banner-days": Look(
        size=18, bold=True, ink="FFD479", paper=NAVY, frame="", across="right", indent=1
    ),
    "banner-past": Look(
        size=18, bold=True, ink="FFFFFF", paper=RED, frame="", across="center", wrap=False
    ),
    "banner-small": Look(size=10, ink="C9D5E6", paper=NAVY, frame="", indent=1),
    "banner-time": Look(
        size=10, ink="C9D5E6", paper=NAVY, frame="", across="right", indent=1, wrap=False
    ),
    "alarm": Look(size=12, bold=True, ink="FFFFFF", paper=RED, frame="", across="center"),
    "section": Look(size=12, bold=True, ink=NAVY, frame="below", wrap=False),
    "blank": Look(frame=""),
    "plain": Look(frame=""),
    "plain-red": Look(frame="", bold=True, ink=RED),
    "label": Look(frame="", wrap=False),
    "count": Look(bold=True, frame="", across="center", format="0"),
    **{
        f"tone-{name}": Look(bold=True, ink=ink, paper=paper, across="center")
        for name, (ink, paper, _) in TONES.items()
    },
    **{
        f"card-label-{name}": Look(ink=GREY, paper=PAPER, frame="", edge=ink, indent=1)
        for name, (ink, _, _) in TONES.items()
    },
    **{
        f"card-value-{name}": Look(
            size=26, bold=True, ink=ink, paper=PAPER, frame="", edge=ink, indent=1, format="0"
        )
        for name, (ink, _, _) in TONES.items()
    },
    **{
        f"card-hint-{name}": Look(size=9, ink=GREY, paper=PAPER, frame="", edge=ink, indent=1)
        for name, (ink, _, _) in TONES.items()
    },
}
"""Every look that a cell may name."""

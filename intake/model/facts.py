"""Facts: what a room found in a file; never a judgement, and final."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from intake.model.form import Form
from intake.model.material import Nature


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmFacts:
    """What ffprobe tells of a film; nothing here is a judgement.

    `duration_seconds` is the end of the last video packet less the first one's time,
    `container_seconds` what the header claims. `video_bit_rate` is the bytes of the video packets
    over that duration. `steps` counts the distances between presentation times in ticks of
    `time_base`, most frequent first: (ticks, how often).
    """

    container: str
    video_codec: str
    width: int
    height: int
    display_width: int
    display_height: int
    sample_aspect: Fraction | None
    frame_rate: Fraction
    time_base: Fraction
    steps: tuple[tuple[int, int], ...]
    scan: Literal["progressive", "interlaced", "unknown"]
    duration_seconds: float
    container_seconds: float | None
    video_bit_rate: int
    size_bytes: int
    pixel_format: str | None
    audio_codec: str | None
    rotation: int
    fact: Literal["film"] = "film"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFacts:
    """The forms found in one file; none when it is a document but no registration form.

    `passages` are the texts of cells and paragraphs in which a share link may stand.
    """

    forms: tuple[Form, ...]
    passages: tuple[str, ...] = ()
    fact: Literal["form"] = "form"


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherFacts:
    """A file that is neither film nor form: a picture, a text; kept, not judged."""

    media: str
    fact: Literal["other"] = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A final fact: the sender's file cannot be used. `detail` is a clue for staff."""

    nature: Nature
    reason: Literal["unreadable", "truncated", "too-large", "encrypted", "empty"]
    detail: str = ""
    fact: Literal["refusal"] = "refusal"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotMeasured:
    """A final fact: our own budget or program ended the measurement; never the sender's fault."""

    nature: Nature
    reason: str
    fact: Literal["not-measured"] = "not-measured"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsupported:
    """A file of a kind that this installation cannot open; staff open it."""

    nature: Nature
    format: str
    fact: Literal["unsupported"] = "unsupported"


Facts: TypeAlias = FilmFacts | FormFacts | OtherFacts | Refusal | NotMeasured | Unsupported

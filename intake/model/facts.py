"""Facts: what a room found in a file; never a judgement, and final."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from intake.model.form import Form
from intake.model.material import Material, Nature

Stretch: TypeAlias = tuple[float, float]
"""From when to when, in seconds from the first picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkFact:
    """Whether a mark was found in a film: where (intro, outro) or in how much of it (badge).

    `score` is 0 to 1. `at_seconds` is when the clip begins, `seconds` how long its reference runs,
    `share` how much of a clip is there, or for how much of the film the badge is.
    """

    name: Literal["intro", "outro", "badge"]
    state: Literal["found", "unsure", "missing", "not-checked"]
    score: float | None = None
    at_seconds: float | None = None
    share: float | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmFacts:
    """What ffprobe tells of a film, and what was seen when it was decoded; nothing is a judgement.

    `duration_seconds` is the end of the last video packet less the first one's time,
    `container_seconds` what the header claims. `video_bit_rate` is the bytes of the video packets
    over that duration. `steps` counts the distances between presentation times in ticks of
    `time_base`, most frequent first: (ticks, how often).

    What was seen: `decode_errors` counts the decoder's and demuxer's complaints, `errors` by kind,
    `frames_touched` the pictures that are damaged or were lost, of `frames_decoded` that came.
    `decoded_seconds` is how long pictures came, `sound_seconds` how long sound did. All are None
    while the film was not decoded, and `unscanned` then says why. `marks_of` is the digest of the
    references that `marks` were compared with. `color_range` is how black and white are written:
    "pc" from 0 to 255, "tv" from 16 to 235; None where the film does not say.
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
    decode_errors: int | None = None
    errors: tuple[tuple[str, int], ...] = ()
    frames_touched: int | None = None
    frames_decoded: int | None = None
    decoded_seconds: float | None = None
    sound_seconds: float | None = None
    black: tuple[Stretch, ...] | None = None
    frozen: tuple[Stretch, ...] | None = None
    silent: tuple[Stretch, ...] | None = None
    loudness_lufs: float | None = None
    marks: tuple[MarkFact, ...] = ()
    marks_of: str = ""
    fingerprint: str | None = None
    thumbs: tuple[str, ...] = ()
    unscanned: str | None = None
    color_range: str | None = None
    fact: Literal["film"] = "film"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A compressed version that the robot made of an HD version; both by their sha256.

    It lies among the files like any other. `faults` are the codes that our own rules find in it:
    with any, it is no help. `made` is empty where none could be made.
    """

    source: str
    made: str
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFacts:
    """The forms found in one file; none when it is a document but no registration form.

    `passages` are the texts of its cells and paragraphs that may hold a share link or its code.
    `scanned`: it was read in a picture. `macro`: the document carries a program, which never ran.
    `overlooked`: no form was found, though the document says what forms say.
    """

    forms: tuple[Form, ...]
    passages: tuple[str, ...] = ()
    scanned: bool = False
    macro: bool = False
    overlooked: bool = False
    fact: Literal["form"] = "form"


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherFacts:
    """A file that is neither film nor form: a picture, a text; kept, not judged."""

    media: str
    fact: Literal["other"] = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveFacts:
    """What an archive holds: every member a file of its own, in the folder that it stood in.

    Archives inside it are opened too: their members stand here in a folder of that archive's name.
    """

    members: tuple[Material, ...]
    fact: Literal["archive"] = "archive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A final fact: the sender's file cannot be used. `detail` is a clue for staff."""

    nature: Nature
    reason: Literal["unreadable", "truncated", "too-large", "encrypted", "empty", "unsafe"]
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


Facts: TypeAlias = (
    FilmFacts | FormFacts | ArchiveFacts | OtherFacts | Refusal | NotMeasured | Unsupported
)

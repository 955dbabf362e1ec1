"""A film's file → what ffprobe tells of it, by two short runs under limits.

The header is asked what the film is, the packets how long it is: a header may promise anything, and
a file that was cut off in the middle still has one that looks perfect (measured).
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal

from intake import child
from intake.media import ffmpeg
from intake.media.timing import Timing, parse, time_line
from intake.model import FilmFacts, Nature, NotMeasured, Refusal
from intake.text import header_text

DESCRIPTION_BYTES = 1024**2
PACKETS_BYTES = 16 * 1024**2
"""Room for half a million packets; four minutes of film have 6,000."""

MOST_PICTURES = 1_000_000
"""Of more than these even the index fills the memory, and seems to be empty then (measured)."""

DATA_BYTES = 256 * 1024**2
"""What ffprobe may keep: of films it keeps 40 MB, of a bomb whatever it is given (measured)."""

TRUNCATED_SECONDS = 1.0
BOXES = frozenset({b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide", b"pnot"})
"""What an MP4 or MOV file begins with (ISO/IEC 14496-12, after a length of four bytes)."""

CONTAINERS: dict[str, str] = {"mov": "mp4", "matroska": "matroska", "avi": "avi"}
CONTAINERS |= {"mpegts": "mpegts", "flv": "flv", "asf": "asf"}
Scan = Literal["progressive", "interlaced", "unknown"]
SCANS: dict[str, Scan] = {"progressive": "progressive"}
SCANS |= dict.fromkeys(("tt", "bb", "tb", "bt"), "interlaced")


@dataclass(frozen=True, slots=True)
class Description:
    """What the header says: the container, the first moving picture, all streams."""

    form: dict[str, Any]
    picture: dict[str, Any]
    streams: list[dict[str, Any]]


class _End(Exception):
    """The measurement ends early, with a final fact."""

    def __init__(self, fact: Refusal | NotMeasured) -> None:
        super().__init__(fact)
        self.fact = fact


def measure(
    path: Path, programs: ffmpeg.Programs, *, seconds: float
) -> FilmFacts | Refusal | NotMeasured:
    """The facts of the film at `path`, a refusal, or why it could not be measured in `seconds`.

    Raises what intake.child raises when ffprobe cannot be started at all.
    """
    end = time.monotonic() + seconds
    try:
        size = _size(path)
        told = _describe(path, programs, end)
        timing = _time(path, programs, told, end)
        return _facts(told, timing, size)
    except _End as early:
        return early.fact


def _size(path: Path) -> int:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise _End(_not_measured(f"the file cannot be read: {error.strerror}")) from error
    if size == 0:
        raise _End(Refusal(nature=Nature.FILM, reason="empty"))
    return size


def _describe(path: Path, programs: ffmpeg.Programs, end: float) -> Description:
    done = _run(ffmpeg.describe(programs, path), end, DESCRIPTION_BYTES)
    if done.code != 0 and ffmpeg.LACKS in done.err:
        raise _End(_not_measured(f"ffprobe: {ffmpeg.LACKS.decode()}"))
    if done.code != 0:
        raise _End(_refused(path, done))
    try:
        told = json.loads(done.out)
    except ValueError as error:
        raise _End(_not_measured("ffprobe wrote what is no JSON")) from error
    streams: list[dict[str, Any]] = told.get("streams", [])
    pictures = [stream for stream in streams if _moves(stream)]
    if not pictures:
        raise _End(_unreadable("there is no moving picture inside"))
    if _number(pictures[0].get("nb_frames")) > MOST_PICTURES:
        raise _End(_not_measured(f"the film tells of more than {MOST_PICTURES} pictures"))
    return Description(told.get("format", {}), pictures[0], streams)


def _time(path: Path, programs: ffmpeg.Programs, told: Description, end: float) -> Timing:
    """The picture's packets as a time line. Too few for what the header promises: truncated."""
    command = ffmpeg.packets(programs, path, told.picture["index"])
    done = _run(command, end, PACKETS_BYTES)
    unit = _fraction(told.picture.get("time_base")) or Fraction(1, 1000)
    rate = _fraction(told.picture.get("avg_frame_rate"))
    timing = time_line(parse(done.out), unit, rate)
    promised = _seconds(told.picture.get("duration"))
    # Only MP4 and MOV count their pictures beforehand; elsewhere the header is an estimate.
    counted = _container(told.form) in {"mp4", "mov"} and promised is not None
    if counted and promised is not None and promised - timing.held_seconds > TRUNCATED_SECONDS:
        held = f"{timing.held_seconds:.2f} of {promised:.2f} seconds are there"
        raise _End(Refusal(nature=Nature.FILM, reason="truncated", detail=held))
    if timing.duration_seconds <= 0:
        raise _End(_unreadable(_complaint(path, done) or "no picture lasts any time"))
    return timing


def _facts(told: Description, timing: Timing, size: int) -> FilmFacts:
    picture, sound = told.picture, _first_sound(told.streams)
    rotation = _rotation(picture)
    width, height = picture["width"], picture["height"]
    upright = (height, width) if rotation % 180 == 90 else (width, height)  # noqa: PLR2004  (a quarter turn)
    return FilmFacts(
        container=_container(told.form),
        video_codec=picture.get("codec_name", "unknown"),
        width=width,
        height=height,
        display_width=upright[0],
        display_height=upright[1],
        sample_aspect=_fraction(picture.get("sample_aspect_ratio")),
        frame_rate=timing.frame_rate,
        time_base=timing.time_base,
        steps=timing.steps,
        scan=SCANS.get(picture.get("field_order", ""), "unknown"),
        duration_seconds=timing.duration_seconds,
        container_seconds=_seconds(told.form.get("duration")),
        video_bit_rate=timing.bit_rate,
        size_bytes=size,
        pixel_format=picture.get("pix_fmt"),
        audio_codec=sound,
        rotation=rotation,
        color_range=picture.get("color_range"),
    )


def _run(command: list[str], end: float, budget: int) -> child.Finished:
    """One run of ffprobe; what ends it from outside, and what it lacks here, is not the film's."""
    left = max(0.0, end - time.monotonic())
    limits = child.Limits(data_bytes=DATA_BYTES, cpu_seconds=int(left) + 1)
    done = child.run(command, seconds=left, limits=limits, out_bytes=budget)
    if done.trouble:
        raise _End(_not_measured(f"ffprobe: {done.trouble}"))
    if lack := next((words for words in ffmpeg.OURS if words in done.err), None):
        raise _End(_not_measured(f"ffprobe: {lack.decode()}"))
    return done


def _refused(path: Path, done: child.Finished) -> Refusal:
    """Why ffprobe opens nothing: the index of a film that was cut off is missing, or no film."""
    if b"moov atom not found" in done.err and _begins_as_film(path):
        return Refusal(nature=Nature.FILM, reason="truncated", detail=_complaint(path, done))
    return _unreadable(_complaint(path, done))


def _begins_as_film(path: Path) -> bool:
    """Whether the file begins as MP4 does; of a text named .mp4 ffprobe says the same words."""
    with path.open("rb") as stream:
        return stream.read(8)[4:] in BOXES


def _complaint(path: Path, done: child.Finished) -> str:
    """The last thing that ffprobe complained of, in one line, without the path."""
    lines = done.err.decode(errors="replace").replace(f"file:{path.absolute()}: ", "").split("\n")
    said = [line for line in lines if line.strip()]
    first = [line.partition("] ")[2] or line for line in said[:1]]
    return header_text("; ".join(dict.fromkeys((*first, *said[-1:]))))


def _unreadable(detail: str) -> Refusal:
    return Refusal(nature=Nature.FILM, reason="unreadable", detail=detail)


def _not_measured(reason: str) -> NotMeasured:
    return NotMeasured(nature=Nature.FILM, reason=header_text(reason))


def _moves(stream: dict[str, Any]) -> bool:
    """Whether a stream is a moving picture: no cover, and with a size."""
    cover = stream.get("disposition", {}).get("attached_pic", 0)
    sized = stream.get("width", 0) > 0 and stream.get("height", 0) > 0
    return stream.get("codec_type") == "video" and sized and not cover


def _first_sound(streams: list[dict[str, Any]]) -> str | None:
    sounds = [stream for stream in streams if stream.get("codec_type") == "audio"]
    return sounds[0].get("codec_name", "unknown") if sounds else None


def _container(form: dict[str, Any]) -> str:
    """The container as the contract names it; MP4 and MOV share a reader and differ by brand."""
    name = form.get("format_name", "").partition(",")[0]
    if name == "mov" and form.get("tags", {}).get("major_brand") == "qt  ":
        return "mov"
    return CONTAINERS.get(name, "other")


def _rotation(picture: dict[str, Any]) -> int:
    """Degrees clockwise by which the picture is turned for showing: 0 to 359."""
    turns = [side["rotation"] for side in picture.get("side_data_list", []) if "rotation" in side]
    try:
        # The display matrix counts the other way round.
        return -int(turns[0]) % 360 if turns else int(picture["tags"]["rotate"]) % 360
    except (KeyError, ValueError):
        return 0


def _fraction(text: str | None) -> Fraction | None:
    """A ratio as ffprobe writes it (``25/1``, ``1:1``); None for what says nothing (``0/0``)."""
    above, _, below = (text or "").replace(":", "/").partition("/")
    if above.isdecimal() and below.isdecimal() and int(above) and int(below):
        return Fraction(int(above), int(below))
    return None


def _number(text: str | None) -> int:
    """A count as ffprobe writes it; 0 for what says nothing (``N/A``)."""
    return int(text) if text and text.isdecimal() else 0


def _seconds(text: str | None) -> float | None:
    try:
        return float(text) if text is not None else None
    except ValueError:
        return None

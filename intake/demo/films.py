"""Films for the demo and for tests: made by ffmpeg from moving patterns, a second's work each.

One seed, one film: its HD and its compressed version show the same pictures, other seeds others.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Literal

from PIL import Image, ImageDraw

from intake import child
from intake.errors import BadSetup

RECIPE = 3
"""Raised when the same Film is made differently, so that kept ones are made anew."""

SECONDS = 120.0
ENCODERS = {"h264": "libx264", "hevc": "libx265"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """A film to be made: `seconds` of picture, shown `times` over; its file is an MP4.

    `marked`: it carries the demo campaign's intro, outro and badge.
    """

    width: int
    height: int
    rate: Fraction = Fraction(25)
    seconds: int = 3
    times: int = 1
    video_kbps: int
    codec: Literal["h264", "hevc"] = "h264"
    sound: bool = True
    marked: bool = True
    seed: int = 0


def hd(seed: int) -> Film:
    """An HD version that is right in all (notice, article 五.3)."""
    return Film(width=1920, height=1080, video_kbps=2500, seed=seed)


def compressed(seed: int) -> Film:
    """The compressed version of the same film, right in all (notice, article 五.3)."""
    return Film(width=1280, height=720, video_kbps=600, seed=seed)


def long(film: Film, minutes: int = 5) -> Film:
    """The same film gone on for some minutes, at a low rate so that it fits into a letter."""
    seconds = 5
    return replace(film, seconds=seconds, times=minutes * 60 // seconds, video_kbps=300)


INTRO = "smptehdbars=s=480x270:{}"
OUTRO = "rgbtestsrc=s=480x270:{}"
"""Where the braces stand come rate and length."""

BADGE = ((400, 12, 56, 32, "white"), (406, 18, 20, 20, "red"), (432, 18, 18, 8, "blue"))
"""Boxes of the demo's badge in a picture of 480 × 270: left, top, width, height, colour."""

CLIP_SECONDS = 1
REFERENCES = {"intro": "intro.mp4", "outro": "outro.mp4", "badge": "badge.png"}


def references(ffmpeg: Path, folder: Path) -> dict[str, Path]:
    """The demo campaign's own intro, outro and badge, as a campaign hands them out.

    Raises BadSetup when ffmpeg cannot make them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, source in (("intro", INTRO), ("outro", OUTRO)):
        drawn = source.format(f"r=25:d={CLIP_SECONDS}")
        shown = ["-f", "lavfi", "-i", f"{drawn},scale=1920:1080,format=yuv420p"]
        coded = ["-c:v", "libx264", "-preset", "ultrafast"]
        _run(ffmpeg, [*shown, *coded, *_written(folder / REFERENCES[name])])
    badge = Image.new("RGBA", (1920, 1080), (0, 0, 0, 0))
    for left, top, width, height, colour in BADGE:
        box = (4 * left, 4 * top, 4 * (left + width) - 1, 4 * (top + height) - 1)
        ImageDraw.Draw(badge).rectangle(box, fill=colour)
    badge.save(folder / "badge.png")
    return {name: folder / file for name, file in REFERENCES.items()}


def make(ffmpeg: Path, folder: Path, film: Film) -> Path:
    """The film's file in `folder`, made by the program `ffmpeg` unless it lies there already.

    Raises BadSetup when ffmpeg cannot make it.
    """
    path = folder / f"{_digest(ffmpeg, film)}.mp4"
    if path.exists():
        return path
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as room:
        whole = Path(room) / "film.mp4"
        if film.times == 1:
            _run(ffmpeg, [*_pictures(film), *_sound(film), *_coded(film), *_written(whole)])
        else:
            _repeat(ffmpeg, film, Path(room), whole)
        whole.replace(path)
    return path


def _repeat(ffmpeg: Path, film: Film, room: Path, whole: Path) -> None:
    """Code the picture once, then join copies of it; sound goes through, or joints would show."""
    once = room / "once.mp4"
    mute = replace(film, sound=False)
    _run(ffmpeg, [*_pictures(mute), *_coded(mute), *_written(once)])
    joined = room / "list.txt"
    joined.write_text(f"file {once.name}\n" * film.times, encoding="utf-8")
    copied = ["-f", "concat", "-i", f"file:{joined}", *_sound(film), "-c:v", "copy"]
    _run(ffmpeg, [*copied, *_sound_coded(film), *_written(whole)])


def _pictures(film: Film) -> list[str]:
    """A drifting gradient with a counting test card in it, both chosen by the seed; the marks."""
    length = f"r={film.rate}:d={film.seconds}"
    ends = film.seconds - CLIP_SECONDS
    drawn = (
        f"gradients=s=480x270:{length}:{_shades(film.seed)}:speed=0.02,format=yuv420p[back];"
        f"testsrc2=s=240x136:{length},hue=h={film.seed * 47 % 360},format=yuv420p[card];"
        f"[back][card]overlay={40 + film.seed * 53 % 160}:{20 + film.seed * 37 % 90}:shortest=1"
        f"[body];{_marks(length, ends) if film.marked else '[body]'}"
        f"scale={film.width}:{film.height}:flags=fast_bilinear,setsar=1"
    )
    return ["-f", "lavfi", "-i", drawn]


def _marks(length: str, ends: int) -> str:
    """Intro, outro and badge over a body, up to the comma before what comes next."""
    boxes = ",".join(f"drawbox=x={x}:y={y}:w={w}:h={h}:c={c}:t=fill" for x, y, w, h, c in BADGE)
    return (
        f"{INTRO.format(length)},format=yuv420p[intro];"
        f"{OUTRO.format(length)},format=yuv420p[outro];"
        f"[body][intro]overlay=enable='lt(t,{CLIP_SECONDS})':shortest=1[begun];"
        f"[begun][outro]overlay=enable='gte(t,{ends})':shortest=1,{boxes},"
    )


def _shades(seed: int) -> str:
    """Colours and ends of a gradient; what is left open here ffmpeg draws by chance each time."""
    chosen = hashlib.sha256(str(seed).encode()).digest()
    ends = f"x0={chosen[6]}:y0={chosen[7]}:x1={480 - chosen[8]}:y1={270 - chosen[9]}"
    return f"n=2:c0=0x{chosen[:3].hex()}:c1=0x{chosen[3:6].hex()}:{ends}:seed={seed + 1}"


def _sound(film: Film) -> list[str]:
    pitch = 220 + film.seed * 31 % 440
    tone = f"sine=frequency={pitch}:sample_rate=16000:duration={film.seconds * film.times}"
    return ["-f", "lavfi", "-i", tone] if film.sound else []


def _coded(film: Film) -> list[str]:
    """One thread: several code the same pictures differently each time once a rate is set."""
    rate = f"{film.video_kbps}k"
    coded = ["-c:v", ENCODERS[film.codec], "-preset", "ultrafast", "-pix_fmt", "yuv420p"]
    coded += ["-threads", "1"]
    if film.codec == "hevc":
        coded += ["-tag:v", "hvc1", "-x265-params", "log-level=error"]
    return [*coded, "-b:v", rate, "-maxrate", rate, "-bufsize", rate, *_sound_coded(film)]


def _sound_coded(film: Film) -> list[str]:
    return ["-c:a", "aac", "-b:a", "32k"] if film.sound else []


def _written(path: Path) -> list[str]:
    """The same bytes each time, readable from the front."""
    same = ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact"]
    return [*same, "-movflags", "+faststart", "-f", "mp4", f"file:{path}"]


def _run(ffmpeg: Path, words: Sequence[str]) -> None:
    limits = child.Limits(memory_bytes=None, file_bytes=None)
    command = [str(ffmpeg), "-hide_banner", "-v", "error", "-nostdin", "-y", *words]
    done = child.run(command, seconds=SECONDS, limits=limits)
    if done.code != 0:
        reason = done.trouble or done.err.decode(errors="replace").strip()[-200:]
        message = f"{ffmpeg}: cannot make the demo's films ({reason}); install another ffmpeg"
        raise BadSetup(message)


def _digest(ffmpeg: Path, film: Film) -> str:
    return hashlib.sha256(repr((RECIPE, str(ffmpeg), film)).encode()).hexdigest()[:16]

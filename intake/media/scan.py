"""A film decoded once → all that a careful person would see and hear, as numbers and pictures.

One sandboxed ffmpeg a film writes small and large gray pictures, stills, sound and its progress
into places of their own; its messages tell the damage. Nothing here is a judgement, and a budget
that runs out says so instead of guessing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from intake import child
from intake.media import ffmpeg, messages, stretches
from intake.model import FilmFacts, Nature, NotMeasured, Stretch
from intake.text import header_text

ENDS_SECONDS = 15.0
"""At both ends so much is kept large picture by picture: intro and outro lie there."""

STILLS = 8
STILL_BYTES = 4 * 1024**2
"""Room for all stills; one of 640 pixels' width has some 30 thousand bytes."""

HEAD_SECONDS = 40.0
"""Of the sound, so much is kept from the beginning and from the end."""

SPARE_SECONDS = 10.0
"""How much longer than its packets say a film may turn out, for the budgets of the pipes."""

START_SECONDS, PER_SECOND = 20.0, 4.0
"""The wall clock: so long, and so much for each second of film; decoding takes a quarter of it."""

LONGEST_SECONDS = 600.0
MOST_FRAMES = 60_000
"""Beyond these a film is not decoded: it is wrong by what the packets tell, or no film of ours."""

NICE = 5
"""Letters are answered before films are looked at."""

MESSAGE_BYTES = 8 * 1024**2
DATA_BYTES = 448 * 1024**2
"""What ffmpeg may keep: the cinema's 4K in ten bits takes 350 MB (measured)."""

ALONE_PIXELS = 1920 * 1088
"""Up to a picture of this size one thread decodes a film: two films are decoded side by side."""

PLANES = frozenset(f"yuv{range_}{kind}p" for range_ in ("", "j") for kind in (420, 422, 444))
"""Forms of a picture whose brightness is a plane of 8 bits."""

DARKEST, BRIGHTEST = 16, 235
"""Black and white as television writes them (ITU-R BT.601), and all that says nothing else."""

SMALL, LARGE, STILL, PROGRESS, SOUND = "SMALL", "LARGE", "STILL", "PROGRESS", "SOUND"
"""The words in the command that stand for the places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Still:
    """One picture in colour: a name of ours, its time, a JPEG of 640 pixels' width."""

    name: str
    at_seconds: float
    jpeg: bytes


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scan:
    """What one pass saw and heard.

    `small` is uint8 (n, 36, 64) at `small_rate` a second, `large` uint8 (m, 360, 640) of those
    with the numbers `large_of`: all at both ends, one a second between; both gray and upright.
    `seconds` is how long pictures came, to within a fifth of a second, `frames` how many;
    `frames_touched` came out damaged or were lost. `sound` is float32 mono at `sound_rate` a second
    (-1 to 1): the first and the last 40 seconds (`sound_head`, `sound_tail`) of `sound_seconds`,
    all of it when it is shorter; None without a sound track. `loudness_lufs` is None when nothing
    was heard.
    """

    small: NDArray[np.uint8]
    large: NDArray[np.uint8]
    large_of: NDArray[np.int_]
    seconds: float
    frames: int
    frames_touched: int
    errors: tuple[tuple[str, int], ...]
    sound: NDArray[np.float32] | None
    sound_head: NDArray[np.float32] | None
    sound_tail: NDArray[np.float32] | None
    sound_seconds: float | None
    black: tuple[Stretch, ...]
    frozen: tuple[Stretch, ...]
    silent: tuple[Stretch, ...]
    loudness_lufs: float | None
    stills: tuple[Still, ...]
    small_rate: float = float(ffmpeg.SAMPLED)
    sound_rate: int = ffmpeg.HERTZ


Watch = Callable[[float], bool]
"""Told the share of the film that is done, several times a second; True: it is no longer wanted."""


def scan(
    path: Path,
    programs: ffmpeg.Programs,
    *,
    facts: FilmFacts,
    seconds: float,
    watch: Watch | None = None,
) -> Scan | NotMeasured:
    """Decode the film at `path`, of which ffprobe told `facts`, in at most `seconds`.

    The wall clock is shorter for short films. Raises what intake.child raises: BadSetup when
    ffmpeg cannot be started, TryLater when `watch` ends the pass.
    """
    if reason := _beyond(facts):
        return _not_measured(reason)
    length = facts.duration_seconds
    asked = ffmpeg.Pass(
        small=SMALL,
        large=LARGE,
        still=STILL,
        progress=PROGRESS,
        sound=SOUND if facts.audio_codec else None,
        stills=_still_numbers(length),
        ends=_ends_of(length),
        threads=ffmpeg.DECODERS if facts.width * facts.height > ALONE_PIXELS else 1,
        plane=facts.pixel_format in PLANES,
    )
    wall = min(seconds, START_SECONDS + PER_SECOND * length)
    budget = _budget(length, wall, sound=asked.sound is not None, watch=watch)
    done = child.stream(ffmpeg.decode(programs, path, asked), budget)
    if reason := _trouble(done):
        return _not_measured(f"ffmpeg: {reason}")
    return _seen(done, facts, asked)


def told(facts: FilmFacts, seen: Scan | NotMeasured) -> FilmFacts:
    """The facts with what the pass saw; the pictures themselves stay behind."""
    if isinstance(seen, NotMeasured):
        return replace(facts, unscanned=seen.reason)
    return replace(
        facts,
        decode_errors=sum(times for _, times in seen.errors),
        errors=seen.errors,
        frames_touched=seen.frames_touched,
        frames_decoded=seen.frames,
        decoded_seconds=seen.seconds,
        sound_seconds=seen.sound_seconds,
        black=seen.black,
        frozen=seen.frozen,
        silent=seen.silent,
        loudness_lufs=seen.loudness_lufs,
        thumbs=tuple(still.name for still in seen.stills),
    )


def _beyond(facts: FilmFacts) -> str:
    """Why a film is not decoded at all, as its packets and its header tell; empty when it is."""
    if facts.duration_seconds > LONGEST_SECONDS:
        return f"the film is longer than {LONGEST_SECONDS:.0f} seconds"
    if _pictures(facts) > MOST_FRAMES:
        return f"the film has more than {MOST_FRAMES} pictures"
    if facts.width * facts.height > ffmpeg.MOST_PIXELS:
        return f"the picture is too large to be decoded ({facts.width}×{facts.height})"
    return ""


def _budget(length: float, wall: float, *, sound: bool, watch: Watch | None) -> child.Budget:
    longest = length + SPARE_SECONDS
    small = ffmpeg.SMALL[0] * ffmpeg.SMALL[1]
    large = ffmpeg.LARGE[0] * ffmpeg.LARGE[1]
    sampled = int(longest * ffmpeg.SAMPLED)
    near = min(sampled, int((2 * ENDS_SECONDS + SPARE_SECONDS) * ffmpeg.SAMPLED))
    outlets = {
        SMALL: sampled * small,
        LARGE: (near + int(longest)) * large,
        STILL: STILL_BYTES,
        PROGRESS: 1024**2,
    }
    if sound:
        # Sound may go on after the picture: a black end is cut off by some players, not by us.
        outlets[SOUND] = int(2 * longest + START_SECONDS) * ffmpeg.HERTZ * 2
    expected = max(1.0, length * ffmpeg.SAMPLED) * small

    def ask(sizes: Mapping[str, int]) -> bool:
        return watch is not None and watch(min(1.0, sizes[SMALL] / expected))

    return child.Budget(
        seconds=wall,
        err_bytes=MESSAGE_BYTES,
        limits=child.Limits(data_bytes=DATA_BYTES, cpu_seconds=int(2 * wall) + 1, nice=NICE),
        outlets=outlets,
        watch=ask,
    )


def _trouble(done: child.Finished) -> str:
    """What ended the pass from outside the film; empty when nothing did."""
    if done.trouble:
        return done.trouble
    lack = next((words for words in ffmpeg.OURS if words in done.err), None)
    return messages.beyond(done.err) or (lack.decode() if lack else "")


def _seen(done: child.Finished, facts: FilmFacts, asked: ffmpeg.Pass) -> Scan:
    small = _pictures_of(done.outlets[SMALL], ffmpeg.SMALL)
    large = _pictures_of(done.outlets[LARGE], ffmpeg.LARGE)
    if asked.plane and not _is_full(facts):
        _widen(small)
        _widen(large)
    numbers = _large_numbers(len(small), asked.ends)[: len(large)]
    large = large[: len(numbers)]
    heard = messages.read(done.err, own_jpeg=facts.video_codec != "mjpeg")
    frames = _frames(done.outlets[PROGRESS])
    lost = max(0, _pictures(facts) - frames) if heard.count else 0
    samples = np.frombuffer(_even(done.outlets[SOUND], 2), "<i2") if SOUND in done.outlets else None
    head, tail, whole = _ends(samples)
    return Scan(
        small=small,
        large=large,
        large_of=numbers,
        seconds=len(small) / ffmpeg.SAMPLED,
        frames=frames,
        frames_touched=heard.touched(facts.video_codec, lost),
        errors=heard.errors,
        sound=whole,
        sound_head=head,
        sound_tail=tail,
        sound_seconds=len(samples) / ffmpeg.HERTZ if samples is not None else None,
        black=stretches.black(small, ffmpeg.SAMPLED),
        frozen=stretches.frozen([large[n] for n in _by_second(numbers)]),
        silent=stretches.silent(samples, ffmpeg.HERTZ) if samples is not None else (),
        loudness_lufs=heard.loudness_lufs,
        stills=_stills(bytes(done.outlets[STILL]), asked.stills),
    )


def _pictures(facts: FilmFacts) -> int:
    """How many pictures the packets tell of."""
    return sum(count for _, count in facts.steps) + 1


def _pictures_of(raw: bytearray, size: tuple[int, int]) -> NDArray[np.uint8]:
    width, height = size
    return np.frombuffer(_even(raw, width * height), np.uint8).reshape(-1, height, width)


def _is_full(facts: FilmFacts) -> bool:
    """Whether black is 0 and white 255."""
    return facts.color_range == "pc" or (facts.pixel_format or "").startswith("yuvj")


def _widen(pictures: NDArray[np.uint8]) -> None:
    """Make black 0 and white 255 in pictures as television writes them, in their own place."""
    levels = (np.arange(256) - DARKEST) * 255 / (BRIGHTEST - DARKEST)
    table = np.clip(np.rint(levels), 0, 255).astype(np.uint8)
    for picture in pictures:
        np.take(table, picture, out=picture, mode="clip")


def _even(raw: bytearray, unit: int) -> memoryview:
    """What was written, without a last piece that is not whole."""
    return memoryview(raw)[: len(raw) // unit * unit]


def _frames(told: bytearray) -> int:
    """How many pictures came, from the last of ffmpeg's ``frame=`` lines."""
    counts = [line.partition(b"=")[2] for line in told.split(b"\n") if line.startswith(b"frame=")]
    return int(counts[-1]) if counts and counts[-1].strip().isdigit() else 0


def _still_numbers(length: float) -> tuple[int, ...]:
    """The sampled pictures in the middle of equal parts of the film, each once."""
    sampled = max(1, int(length * ffmpeg.SAMPLED))
    return tuple(sorted({int((k + 0.5) * sampled / STILLS) for k in range(STILLS)}))


def _ends_of(length: float) -> tuple[int, int]:
    """The numbers of the sampled pictures up to and from which all are kept large."""
    near = int(ENDS_SECONDS * ffmpeg.SAMPLED)
    return near, max(near, int(length * ffmpeg.SAMPLED) - near)


def _large_numbers(count: int, ends: tuple[int, int]) -> NDArray[np.int_]:
    """Which of so many sampled pictures ffmpeg keeps large (see `ffmpeg.decode`)."""
    number = np.arange(count)
    first, last = ends
    kept = (number < first) | (number >= last) | (number % ffmpeg.SAMPLED == ffmpeg.MIDDLE)
    return np.flatnonzero(kept)


def _by_second(numbers: NDArray[np.int_]) -> NDArray[np.int_]:
    """Where among the large pictures those lie that stand for a second each."""
    return np.flatnonzero(numbers % ffmpeg.SAMPLED == ffmpeg.MIDDLE)


def _stills(raw: bytes, wanted: tuple[int, ...]) -> tuple[Still, ...]:
    """The JPEGs, which ffmpeg wrote one behind the other."""
    begin = b"\xff\xd8\xff"
    pieces = [begin + piece for piece in raw.split(begin)[1:]]
    return tuple(
        Still(name=f"{number}", at_seconds=at / ffmpeg.SAMPLED, jpeg=piece)
        for number, (at, piece) in enumerate(zip(wanted, pieces, strict=False), start=1)
    )


def _ends(
    samples: NDArray[np.int16] | None,
) -> tuple[NDArray[np.float32] | None, NDArray[np.float32] | None, NDArray[np.float32] | None]:
    """Head and tail of the sound, and both together, as fractions of the loudest possible."""
    if samples is None:
        return None, None, None
    width = int(HEAD_SECONDS * ffmpeg.HERTZ)
    head, tail = _fraction(samples[:width]), _fraction(samples[-width:])
    short = len(samples) <= 2 * width
    whole = _fraction(samples) if short else np.concatenate((head, tail))
    return head, tail, whole


def _fraction(samples: NDArray[np.int16]) -> NDArray[np.float32]:
    return samples.astype(np.float32) / np.float32(32768)


def _not_measured(reason: str) -> NotMeasured:
    return NotMeasured(nature=Nature.FILM, reason=header_text(reason))

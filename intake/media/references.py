"""Reference files of marks → what films are compared with. The door to Pillow.

They are read when the first film is looked at and kept for as long as the robot runs. The digest of
their bytes goes with every fact, so that films are looked at again when a reference changes.
"""

from __future__ import annotations

import functools
import hashlib
from dataclasses import dataclass
from math import ceil, floor
from pathlib import Path

import numpy as np
from PIL import Image, UnidentifiedImageError

from intake import child
from intake.errors import BadSetup
from intake.media import ffmpeg
from intake.media.badge import CLIP, GRAY, HEIGHT, WIDTH, Badge, Size, slopes
from intake.media.clips import Clip
from intake.media.frames import Bytes, Floats, Numbers, halved
from intake.media.hearing import HERTZ
from intake.media.marks import References
from intake.media.pace import DENSE_FPS

CURE = "mend [marks] in config"
SECONDS = 120.0
LONGEST_SECONDS = 30
"""A clip is looked at for so long: intros and outros are shorter, and a minute fills the memory."""

DIGEST_LENGTH = 16
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif"})
Box = tuple[int, int, int, int]
SCALES = tuple(round(0.6 + 0.025 * step, 3) for step in range(33))
"""From 60 to 140 %."""

WIDE = WIDTH / 1920
"""A badge that comes alone is drawn for a picture of 1920 columns."""

SLACK = (40, 60)
"""Lines and columns (of 360 × 640) by which a badge may stand off its place."""

CORNERS = ((-4, 150, -4, 260), (-4, 150, 380, 644), (210, 364, -4, 260), (210, 364, 380, 644))
"""Where a badge without a place of its own is looked for: (top, bottom, left, right)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """The reference files that config names, and the digest of all of them together.

    None: asked for without a reference; (): not asked for.
    """

    intro: tuple[Path, ...] | None
    outro: tuple[Path, ...] | None
    badge: tuple[Path, ...] | None
    forbidden: tuple[Path, ...]
    digest: str


def name(
    intro: tuple[Path, ...] | None,
    outro: tuple[Path, ...] | None,
    badge: tuple[Path, ...] | None,
    forbidden: tuple[Path, ...],
) -> Files:
    """The files with their digest. Raises BadSetup naming those that cannot be read."""
    total = hashlib.sha256()
    gone = []
    for kind, paths in (("intro", intro), ("outro", outro), ("badge", badge), ("not", forbidden)):
        total.update(f"{kind}:{paths is None}".encode())
        for path in paths or ():
            try:
                with path.open("rb") as stream:
                    total.update(hashlib.file_digest(stream, "sha256").digest())
            except OSError:
                gone.append(path.name)
    if gone:
        message = f"not found: {', '.join(gone)}; {CURE}"
        raise BadSetup(message)
    digest = total.hexdigest()[:DIGEST_LENGTH]
    return Files(intro=intro, outro=outro, badge=badge, forbidden=forbidden, digest=digest)


@functools.lru_cache(maxsize=2)
def load(programs: ffmpeg.Programs, files: Files) -> References:
    """What films are compared with. Raises BadSetup for a reference that shows nothing."""

    def clips(paths: tuple[Path, ...] | None) -> tuple[Clip, ...] | None:
        return None if paths is None else tuple(clip(programs, path) for path in paths)

    foes = {path: _is_badge(path) for path in files.forbidden}
    return References(
        intro=clips(files.intro),
        outro=clips(files.outro),
        badge=None if files.badge is None else tuple(badge(programs, p) for p in files.badge),
        forbidden=clips(tuple(path for path, yes in foes.items() if not yes)) or (),
        forbidden_badges=tuple(badge(programs, path) for path, yes in foes.items() if yes),
    )


def clip(programs: ffmpeg.Programs, path: Path) -> Clip:
    """An intro or outro: a film, or a picture that is shown for a while."""
    if path.suffix.lower() in PICTURES:
        with _opened(path) as picture:
            still = np.asarray(picture.convert("L").resize((320, 180), Image.Resampling.BOX))
        dense = np.repeat(still[None], int(DENSE_FPS), axis=0)
    else:
        command = ffmpeg.grays(programs, path, int(DENSE_FPS), (320, 180), LONGEST_SECONDS)
        raw = _run(command, path, int((LONGEST_SECONDS + 1) * DENSE_FPS) * 320 * 180)
        dense = np.frombuffer(raw[: len(raw) // 57600 * 57600], np.uint8).reshape(-1, 180, 320)
    if not len(dense):
        raise BadSetup(_nothing(path))
    return Clip(
        name=path.name,
        small=halved(dense, 5),
        dense=dense,
        seconds=len(dense) / DENSE_FPS,
        sound=_sound(programs, path),
        finely=functools.partial(_finely, programs, path),
    )


def _finely(programs: ffmpeg.Programs, path: Path, numbers: Numbers) -> Bytes:
    """A clip's pictures with these numbers, as large as a film's own."""
    if path.suffix.lower() in PICTURES:
        with _opened(path) as picture:
            still = np.asarray(picture.convert("L").resize((WIDTH, HEIGHT), Image.Resampling.BOX))
        return still[None].repeat(len(numbers), axis=0)
    wanted, order = np.unique(numbers, return_inverse=True)
    command = ffmpeg.chosen(programs, path, int(DENSE_FPS), (WIDTH, HEIGHT), wanted.tolist())
    raw = _run(command, path, len(wanted) * HEIGHT * WIDTH)
    if len(raw) != len(wanted) * HEIGHT * WIDTH:
        raise BadSetup(_nothing(path))
    read: Bytes = np.frombuffer(raw, np.uint8).reshape(-1, HEIGHT, WIDTH)[order]
    return read


def _sound(programs: ffmpeg.Programs, path: Path) -> Floats | None:
    if path.suffix.lower() in PICTURES:
        return None
    command = ffmpeg.sound(programs, path, LONGEST_SECONDS)
    done = child.run(command, seconds=SECONDS, out_bytes=(LONGEST_SECONDS + 1) * HERTZ * 2)
    samples = np.frombuffer(done.out[: len(done.out) // 2 * 2], "<i2")
    return samples.astype(np.float32) / np.float32(32768) if len(samples) else None


def _run(command: list[str], path: Path, budget: int) -> bytes:
    done = child.run(command, seconds=SECONDS, out_bytes=budget)
    if done.code != 0 or done.trouble:
        raise BadSetup(_nothing(path))
    return done.out


def _nothing(path: Path) -> str:
    return f"{path.name}: this reference shows nothing that can be compared; {CURE}"


def _opened(path: Path) -> Image.Image:
    try:
        return Image.open(path)
    except (OSError, UnidentifiedImageError) as error:
        raise BadSetup(_nothing(path)) from error


def badge(programs: ffmpeg.Programs, path: Path) -> Badge:
    """The badge of a picture: a whole picture with the badge in its place, or the badge alone."""
    picture = _badge_picture(programs, path)
    box = picture.getchannel("A").point(lambda a: 255 * (a > FAINT)).getbbox()
    if box is None:
        raise BadSetup(_nothing(path))
    whole = _is_whole(picture)
    factor = WIDTH / picture.width if whole else WIDE
    box = _aligned(box, factor) if whole else box
    logo = picture.crop(box)
    place = _box(box, factor)
    return Badge(
        name=path.name,
        bright=_stroke(logo),
        sizes=tuple(_size(logo, factor, s) for s in SCALES),
        drawn=functools.partial(_size, logo, factor),
        places=(_beyond(place, SLACK),) if whole else CORNERS,
        corners=_mirrored(_widened(place, _growth(logo, factor))) if whole else _corners(logo),
    )


def _aligned(box: tuple[int, int, int, int], factor: float) -> tuple[int, int, int, int]:
    """The box on whole pixels of a picture made so much smaller, as a film's pictures are.

    A stroke three pixels wide is one in such a picture, or two halves, by where it stands.
    """
    left, top, right, bottom = (side * factor for side in box)
    whole = floor(left), floor(top), ceil(right), ceil(bottom)
    return tuple(round(side / factor) for side in whole)  # type: ignore[return-value]  # four


FAINT = 16
"""Opacity, of 255, up to which a pixel counts as clear."""


def _is_badge(path: Path) -> bool:
    """Whether a forbidden picture is a badge: only a badge lets the film show through."""
    if path.suffix.lower() not in PICTURES:
        return False
    with _opened(path) as picture:
        return _lets_through(picture.convert("RGBA"))


def _lets_through(picture: Image.Image) -> bool:
    lowest = picture.getchannel("A").getextrema()[0]
    return lowest < 255 - FAINT  # type: ignore[operator]  # one band has two numbers


def _badge_picture(programs: ffmpeg.Programs, path: Path) -> Image.Image:
    """The badge with its opacity; what is black in a whole picture without any is clear."""
    if path.suffix.lower() in PICTURES:
        with _opened(path) as opened:
            picture = opened.convert("RGBA")
    else:
        raw = _run(ffmpeg.still(programs, path, (1920, 1080)), path, 1920 * 1080 * 4)
        if len(raw) != 1920 * 1080 * 4:
            raise BadSetup(_nothing(path))
        picture = Image.frombytes("RGBA", (1920, 1080), raw)
    if not _lets_through(picture) and _is_whole(picture):
        picture.putalpha(picture.convert("L").point(lambda a: 255 * (a > FAINT)))
    return picture


def _is_whole(picture: Image.Image) -> bool:
    """Whether this is a whole picture of 16 to 9 rather than the badge alone."""
    return picture.width >= WIDTH * 2 and abs(picture.width * 9 - picture.height * 16) < 64  # noqa: PLR2004  (rounding)


def _size(
    logo: Image.Image, factor: float, scale: float, down: float = 0, right: float = 0
) -> Size:
    """The badge at one size, over an even ground, with what of it is its own.

    It may stand lower and further to the right by less than a pixel.
    """
    by = scale * factor
    size = max(8, round(logo.width * by)), max(8, round(logo.height * by))
    small = _moved(logo, down / by, right / by).resize(size, Image.Resampling.HAMMING)
    ground = Image.new("RGBA", (size[0] + 4, size[1] + 4), (128, 128, 128, 255))
    ground.alpha_composite(small, (2, 2))
    cover = np.zeros((size[1] + 4, size[0] + 4), np.float32)
    cover[2:-2, 2:-2] = np.asarray(small.getchannel("A"), dtype=np.float32) / 255
    ink = _ink(cover, grounded=_is_grounded(logo))
    shown = _softened(np.asarray(ground.convert("L"), dtype=np.float32))
    edges: Floats = slopes(shown, CLIP) * ink
    soft = _softened(cover)
    light = shown - (1 - soft) * np.float32(GRAY)
    return Size(
        scale=scale,
        edges=edges,
        ink=ink,
        face=shown.round().astype(np.uint8),
        cover=soft,
        light=light,
    )


def _moved(logo: Image.Image, down: float, right: float) -> Image.Image:
    """The picture moved by parts of its pixels too, clear where nothing is left of it."""
    if not down and not right:
        return logo
    back = (1, 0, -right, 0, 1, -down)
    moved = logo.convert("RGBa").transform(
        logo.size, Image.Transform.AFFINE, back, Image.Resampling.BILINEAR
    )
    return moved.convert("RGBA")


def _softened(picture: Floats) -> Floats:
    """The picture as soft as one that was laid over a film and coded: by half a pixel."""
    padded = np.pad(picture, 1, mode="edge")
    down: Floats = padded[1:-1] * SHARP + (padded[:-2] + padded[2:]) * SOFT
    soft: Floats = down[:, 1:-1] * SHARP + (down[:, :-2] + down[:, 2:]) * SOFT
    return soft


SHARP, SOFT = 0.75, 0.125


COVERED = 0.2
GROUNDED = 0.5
"""Share of its box that a badge with a ground of its own covers, be it as thinly as the first says;
else it is of thin strokes."""

PALE = 40.0
"""Gray levels by which strokes must differ from gray to be weighed by what lies behind them."""


def _is_grounded(logo: Image.Image) -> bool:
    cover = np.asarray(logo.getchannel("A"))
    return float((cover > COVERED * 255).mean()) > GROUNDED


def _stroke(logo: Image.Image) -> float | None:
    """How bright strokes without a ground are (0 to 255); None where nothing behind them counts."""
    cover = np.asarray(logo.getchannel("A"), dtype=np.float32)
    gray = np.asarray(logo.convert("L"), dtype=np.float32)
    bright = float((gray * cover).sum() / cover.sum())
    return None if _is_grounded(logo) or abs(bright - GRAY) < PALE else bright


def _around(cover: Floats) -> list[Floats]:
    return [np.roll(cover, (down, right), (0, 1)) for down in (-1, 0, 1) for right in (-1, 0, 1)]


def _ink(cover: Floats, *, grounded: bool) -> Floats:
    """Where the badge's own edges are: within it, or for a badge of thin strokes along them.

    Its outline against the film is left out where there is enough within: what lies behind it may
    be brighter or darker than the badge.
    """
    strokes = np.max(_around(cover), axis=0) > 0.1  # noqa: PLR2004  (covered at all)
    chosen = np.min(_around(cover), axis=0) > COVERED if grounded else strokes
    drawn: Floats = chosen.astype(np.float32)
    return drawn


def _box(box: tuple[int, int, int, int], factor: float) -> Box:
    left, top, right, bottom = (round(edge * factor) for edge in box)
    return top, bottom, left, right


def _growth(logo: Image.Image, factor: float) -> tuple[int, int]:
    return round(logo.height * factor * 0.4) + 4, round(logo.width * factor * 0.4) + 4


def _widened(box: Box, by: tuple[int, int]) -> Box:
    top, bottom, left, right = box
    return (
        max(0, top - by[0]),
        min(HEIGHT, bottom + by[0]),
        max(0, left - by[1]),
        min(WIDTH, right + by[1]),
    )


def _beyond(box: Box, by: tuple[int, int]) -> Box:
    """The box with its slack, and so much beyond the picture that a margin has room there."""
    top, bottom, left, right = box
    return (
        max(-ROOM, top - by[0]),
        min(HEIGHT + ROOM, bottom + by[0]),
        max(-ROOM, left - by[1]),
        min(WIDTH + ROOM, right + by[1]),
    )


ROOM = 10
"""Pixels: a badge's reference has a margin of two, and a zoomed film cuts some of it off."""


def _mirrored(box: Box) -> tuple[Box, ...]:
    """The same box in all four corners."""
    top, bottom, left, right = box
    rows, columns = (
        ((top, bottom), (HEIGHT - bottom, HEIGHT - top)),
        ((left, right), (WIDTH - right, WIDTH - left)),
    )
    return tuple((*row, *column) for row in rows for column in columns)


def _corners(logo: Image.Image) -> tuple[Box, ...]:
    """Room for a badge that may stand in any corner, some way off the border."""
    return _mirrored(
        (
            0,
            min(120, round(logo.height * WIDE * 1.4) + 30),
            0,
            min(200, round(logo.width * WIDE * 1.4) + 40),
        )
    )

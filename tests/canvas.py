"""What pictures of the film workshop are painted with: words, clouds, pseudo-photographs, glows.

Pictures are arrays of 540×960×3 floats from 0 to 255, masks arrays from 0 to 1. All follows from
seeds, so that the same film comes out of every run.
"""

from __future__ import annotations

import functools

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from programs import HINT

HIGH, WIDE = 540, 960
SIMPLIFIED = 2
"""Where Noto's CJK collections keep the face for simplified Chinese."""


@functools.cache
def font(size: int, cut: str = "Sans") -> ImageFont.FreeTypeFont:
    """Noto CJK in bold; without it the test is skipped with a hint."""
    try:
        return ImageFont.truetype(f"Noto{cut}CJK-Bold.ttc", size, index=SIMPLIFIED)
    except OSError:
        pytest.skip(f"Noto CJK is not installed: {HINT}")


@functools.cache
def words(text: str, size: int, cut: str = "Sans", *, upright: bool = False) -> np.ndarray:
    """A mask of words, in a row or (`upright`) one below the other."""
    letters = [*text] if upright else [text]
    step = int(size * 1.12)
    wide = int(max(font(size, cut).getlength(letter) for letter in letters)) + 8
    sheet = Image.new("L", (wide, step * len(letters) + size // 3))
    pen = ImageDraw.Draw(sheet)
    for row, letter in enumerate(letters):
        pen.text((4, row * step - size // 8), letter, fill=255, font=font(size, cut))
    return np.asarray(sheet, dtype=np.float32) / 255


def window(picture: np.ndarray, shape: tuple[int, ...],
           middle: tuple[float, float]) -> tuple[np.ndarray, tuple[slice, slice]]:  # fmt: skip
    """The part of a picture that a sheet covers with its middle at (x, y), and the sheet's part."""
    high, wide = shape[:2]
    left, top = int(middle[0] - wide / 2), int(middle[1] - high / 2)
    rows = slice(max(top, 0), max(min(top + high, picture.shape[0]), 0))
    columns = slice(max(left, 0), max(min(left + wide, picture.shape[1]), 0))
    down = slice(rows.start - top, rows.stop - top)
    across = slice(columns.start - left, columns.stop - left)
    if rows.start >= rows.stop or columns.start >= columns.stop:
        return picture[:0, :0], (slice(0), slice(0))
    return picture[rows, columns], (down, across)


def put(picture: np.ndarray, mask: np.ndarray, middle: tuple[float, float], ink: tuple[int, ...],
        strength: float = 1.0) -> None:  # fmt: skip
    """Lay an ink over a picture where the mask is; the mask's middle comes to `middle` (x, y)."""
    place, inner = window(picture, mask.shape, middle)
    cover = (mask[inner] * strength)[..., None]
    place *= 1 - cover
    place += cover * np.asarray(ink, dtype=np.float32)


def eased(at: float, start: float, length: float) -> float:
    """From 0 to 1 between `start` and `start + length` seconds, softly at both ends."""
    part = min(1.0, max(0.0, (at - start) / length))
    return part * part * (3 - 2 * part)


def blurred(mask: np.ndarray, radius: float) -> np.ndarray:
    """A mask gone soft, with room around it for what has spread."""
    room = int(radius * 2)
    sheet = Image.fromarray((np.pad(mask, room) * 255).astype(np.uint8))
    return np.asarray(sheet.filter(ImageFilter.GaussianBlur(radius)), dtype=np.float32) / 255


@functools.cache
def clouds(seed: int, high: int = HIGH, wide: int = WIDE, slope: float = 1.0) -> np.ndarray:
    """A field from 0 to 1 whose amplitudes fall as 1/f^slope: what natural pictures do."""
    chance = np.random.default_rng(seed)
    across, down = np.fft.rfftfreq(wide), np.fft.fftfreq(high)
    away = np.hypot(across[None, :], down[:, None])
    away[0, 0] = 1
    spectrum = np.fft.rfft2(chance.standard_normal((high, wide))) / away**slope
    field = np.fft.irfft2(spectrum, (high, wide))
    field = (field - field.mean()) / field.std()
    return np.clip(field * 0.2 + 0.5, 0, 1).astype(np.float32)


def mixed(share: np.ndarray, one: tuple[int, ...], other: tuple[int, ...]) -> np.ndarray:
    """A picture between two colours, by a field from 0 to 1."""
    low, high = (np.asarray(shade, dtype=np.float32) for shade in (one, other))
    return low + share[..., None] * (high - low)


SKIES = ((70, 120, 190), (210, 140, 80), (120, 130, 150), (60, 90, 140), (190, 170, 150))
LANDS = ((40, 90, 40), (110, 90, 40), (60, 70, 60), (150, 120, 60), (50, 60, 90))


@functools.cache
def landscape(seed: int, high: int = 660, wide: int = 1200) -> Image.Image:
    """A pseudo-photograph: sky with clouds, ridges that pale with distance, a field before them."""
    chance = np.random.default_rng(seed)
    share = clouds(seed, high, wide, 1.4)
    sky = mixed(np.clip(share * 1.6 - 0.4, 0, 1), SKIES[seed % 5], (245, 245, 240))
    picture = sky * np.linspace(0.85, 1.15, high, dtype=np.float32)[:, None, None]
    rows = np.arange(high)[:, None]
    texture = clouds(seed + 1000, high, wide, 0.8) - 0.5
    land = np.asarray(LANDS[(seed // 2) % 5], dtype=np.float32)
    for ridge in range(4):
        line = clouds(seed * 7 + ridge, 64, wide, 1.3 - ridge * 0.1)[int(chance.integers(64))]
        edge = high * (0.34 + 0.15 * ridge) + (line - 0.5) * high * (0.5 - 0.1 * ridge)
        haze = 0.55 - 0.17 * ridge
        body = land * (1 - haze) + np.asarray(SKIES[seed % 5], dtype=np.float32) * haze
        body = body + texture[..., None] * (40 + 60 * ridge)
        picture = np.where((rows > edge)[..., None], body, picture)
    picture = picture + chance.normal(0, 4, picture.shape)
    return Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8))


@functools.cache
def leaves(seed: int, high: int = 660, wide: int = 1200, count: int = 900) -> Image.Image:
    """Dead leaves: discs of all sizes that hide one another, as things in the world do."""
    chance = np.random.default_rng(seed)
    picture = Image.new("RGB", (wide, high), (90, 90, 80))
    pen = ImageDraw.Draw(picture)
    tint = chance.integers(70, 180, 3)
    for size in np.sort(9 / chance.random(count) ** 0.6)[::-1]:
        reach = min(float(size), 260.0)
        x, y = chance.random(2) * (wide, high)
        light, hue = chance.normal(0, 42), chance.normal(0, 18, 3)
        shade = np.clip(tint + light + hue, 0, 255).astype(int)
        box = (x - reach, y - reach * 0.8, x + reach, y + reach * 0.8)
        pen.ellipse(box, fill=tuple(int(part) for part in shade))
    grain = clouds(seed + 5, high, wide, 0.7)[..., None] * 60 - 30
    return Image.fromarray(np.clip(np.asarray(picture) + grain, 0, 255).astype(np.uint8))


def view(photo: Image.Image, middle: tuple[float, float], zoom: float,
         size: tuple[int, int] = (WIDE, HIGH)) -> np.ndarray:  # fmt: skip
    """What a camera sees of a photograph; `middle` from 0 to 1, `zoom` 1 shows all it can."""
    reach = min(photo.width / size[0], photo.height / size[1]) / zoom
    wide, high = size[0] * reach, size[1] * reach
    left, top = middle[0] * (photo.width - wide), middle[1] * (photo.height - high)
    box = (left, top, left + wide, top + high)
    seen = photo.resize(size, Image.Resampling.BILINEAR, box=box)
    return np.asarray(seen, dtype=np.float32).copy()


def shown(picture: np.ndarray, light: float = 1.0, white: float = 0.0) -> Image.Image:
    """An array as a picture; `light` fades it to black, `white` to white."""
    lit = picture * light
    lit += (255 - lit) * white
    return Image.fromarray(np.clip(lit, 0, 255).astype(np.uint8))


@functools.cache
def spot(radius: int) -> np.ndarray:
    """A soft spot of light."""
    rows, columns = np.mgrid[-radius : radius + 1, -radius : radius + 1] / radius
    return np.clip(1 - np.hypot(rows, columns), 0, 1).astype(np.float32) ** 2


def glow(picture: np.ndarray, middle: tuple[float, float], radius: int,
         shade: tuple[int, ...]) -> None:  # fmt: skip
    """Add light around a place."""
    light = spot(radius)
    place, inner = window(picture, light.shape, middle)
    place += light[inner][..., None] * np.asarray(shade, dtype=np.float32)

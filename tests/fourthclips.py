"""Intros and outros of campaigns W to Z: a shield in the dark, ribbons on white, an iris, neon.

Each turns a campaign, a kind and a time in seconds into a picture of 960×540.
"""

from __future__ import annotations

import functools
import math

import numpy as np
from canvas import HIGH, WIDE, blurred, eased, glow, landscape, mixed, put, shown, view, words
from firstclips import GOLD, WHITE
from PIL import Image, ImageDraw, ImageFilter

FLAG = ((222, 62, 56), (250, 170, 40), (60, 150, 96), (46, 110, 190), (150, 90, 180))


def metallic(picture: np.ndarray, mask: np.ndarray, middle: tuple[float, float], at: float,
             strength: float) -> None:  # fmt: skip
    """Words of gold that a light sweeps over: pale above, brown below, a dark edge behind them."""
    put(picture, blurred(mask, 4), (middle[0] + 3, middle[1] + 4), (0, 4, 16), strength)
    put(picture, mask, middle, (140, 92, 30), strength)
    rows = np.linspace(0, 1, mask.shape[0], dtype=np.float32)[:, None]
    put(picture, mask * np.clip(1.25 - rows * 1.5, 0, 1), middle, (255, 238, 180), strength)
    columns = np.arange(mask.shape[1], dtype=np.float32)[None, :]
    sweep = np.clip(1 - np.abs(columns - at * 360 + rows * 90) / 36, 0, 1)
    put(picture, mask * sweep, middle, (255, 255, 250), strength)


@functools.cache
def _shield(size: int) -> Image.Image:
    """A golden shield with a blue field and a star, lit from the left."""
    sign = Image.new("RGBA", (200, 240))
    pen = ImageDraw.Draw(sign)
    outer = [(100, 4), (190, 40), (184, 140), (100, 234), (16, 140), (10, 40)]
    pen.polygon(outer, fill=(226, 178, 84, 255), outline=(110, 70, 16, 255))
    inner = [(100 + (x - 100) * 0.82, 116 + (y - 116) * 0.82) for x, y in outer]
    pen.polygon(inner, fill=(22, 56, 138, 255))
    pen.polygon([(100, 21), *inner[4:], (100, 216)], fill=(36, 84, 178, 255))
    tips = []
    for number in range(10):
        reach, turn = (54, 21)[number % 2], number * math.pi / 5
        tips.append((100 + reach * math.sin(turn), 106 - reach * math.cos(turn)))
    pen.polygon(tips, fill=(252, 220, 120, 255))
    return sign.resize((size * 5 // 6, size), Image.Resampling.LANCZOS)


def shield(campaign, kind: str, at: float) -> Image.Image:
    """Slowly out of black: a shield turns in blue light, golden words are swept by a gleam."""
    length = campaign.seconds(kind)
    rows, columns = np.mgrid[0:HIGH, 0:WIDE].astype(np.float32)
    away = np.hypot(rows - 230, (columns - 480) * 0.7) / 420
    picture = mixed(np.clip(1 - away, 0, 1) ** 1.4, (3, 8, 30), (30, 86, 176))
    turn = np.arctan2(rows - 230, columns - 480) * 9 + at * 0.5 + campaign.seed
    picture += (np.clip(np.sin(turn), 0, 1) * np.clip(1 - away, 0, 1) * 34)[..., None]
    chance = np.random.default_rng(campaign.seed + (kind == "outro"))
    for x, y, pace, size in chance.random((60, 4)):
        place = (x * WIDE, (y * HIGH - at * 40 * pace) % HIGH)
        glow(picture, place, 2 + int(5 * size), tuple(part * 0.6 for part in GOLD))
    first = kind == "intro"
    size = 216 if first else 120
    sign = _shield(size)
    spin = abs(math.cos((1 - eased(at, 0.6, 2.2)) * math.pi * 1.5)) if first else 1.0
    sign = sign.resize((max(3, int(sign.width * spin)), sign.height))
    colour, cover = np.asarray(sign.convert("RGB"), np.float32), np.asarray(sign)[..., 3] / 255
    left, top = 480 - sign.width // 2, 60 if first else 70
    place = picture[top : top + sign.height, left : left + sign.width]
    place += cover[..., None] * (colour * (0.7 + 0.3 * spin) - place)
    come = eased(at, 2.4, 0.9) if first else eased(at, 0.5, 0.6)
    metallic(picture, words(campaign.title, 92 if first else 76, "Serif"), (480, 350 if first else
             290), at - (2.6 if first else 0.8), come)  # fmt: skip
    line = campaign.edition if first else f"{campaign.edition} · 感谢观看"
    metallic(picture, words(line, 58), (480, 456 if first else 390), at - 3.0,
             eased(at, 3.1, 0.6) if first else come)  # fmt: skip
    fade = eased(at, 0, 1.7 if first else 0.5)
    return shown(picture, fade * (1 - eased(at, length - 0.5, 0.45)))


def _banner(pen: ImageDraw.ImageDraw, row: int, reach: float, at: float) -> None:
    """One of the ribbons that run across the sheet in waves."""
    edge = [
        (x, 96 + 84 * row + 30 * math.sin(x / 150 + row * 1.3 + at * 1.6))
        for x in range(-20, int(-20 + 1000 * reach) + 1, 20)
    ]
    if len(edge) > 1:
        below = [(x, y + 44 + 12 * math.sin(x / 90 + row)) for x, y in reversed(edge)]
        pen.polygon([*edge, *below], fill=FLAG[row])


def ribbons(campaign, kind: str, at: float) -> Image.Image:
    """Five ribbons run across a white sheet and part for dark words; it stays white."""
    first, length = kind == "intro", campaign.seconds(kind)
    sheet = Image.new("RGB", (WIDE, HIGH), (252, 252, 250))
    pen = ImageDraw.Draw(sheet)
    for row in range(5):
        drawn = row if first else 4 - row
        _banner(pen, drawn, eased(at, 0.12 * row, 0.9), at)
    picture = np.asarray(sheet, dtype=np.float32).copy()
    part = eased(at, 1.0 if first else 0.5, 0.5)
    high = int(250 * part)
    if high > 4:
        band = picture[270 - high // 2 : 270 + high // 2]
        band[:] = band * 0.06 + np.array((252, 252, 250), np.float32) * 0.94
    come = eased(at, 1.3 if first else 0.7, 0.35)
    line = campaign.title if first else "感谢聆听"
    put(picture, words(line, 108 if first else 84), (480, 224), (40, 44, 60), come)
    below = campaign.edition if first else f"{campaign.title} {campaign.edition}"
    put(picture, words(below, 60), (480, 342), FLAG[campaign.seed % 5], eased(at, 1.7 if first else
        0.9, 0.3))  # fmt: skip
    return shown(picture, white=eased(at, length - 0.3, 0.3) if first else 0.0)


@functools.cache
def _blades(step: int) -> np.ndarray:
    """A closed iris that opens by so many of 40 steps, as a mask of its blades."""
    sheet = Image.new("L", (WIDE, HIGH), 255)
    reach = 640 * (step / 40) ** 1.2
    corners = [
        (480 + reach * math.cos(k * math.pi / 4 + step / 30),
         270 + reach * math.sin(k * math.pi / 4 + step / 30))
        for k in range(8)
    ]  # fmt: skip
    ImageDraw.Draw(sheet).polygon(corners, fill=0)
    pen = ImageDraw.Draw(sheet)
    for number, (x, y) in enumerate(corners):
        turn = number * math.pi / 4 + step / 30 + 1.1
        pen.line((x, y, x + 900 * math.cos(turn), y + 900 * math.sin(turn)), fill=214, width=3)
    return np.asarray(sheet.filter(ImageFilter.GaussianBlur(1)), dtype=np.float32) / 255


def iris(campaign, kind: str, at: float) -> Image.Image:
    """An iris opens upon a photograph, short words at the lower left; an outro shuts it."""
    first, length = kind == "intro", campaign.seconds(kind)
    photo = landscape(campaign.seed * 6 + 3 * (kind == "outro"))
    picture = view(photo, (0.3 + 0.06 * at, 0.4), 1.1 + 0.08 * at)
    share = eased(at, 0.0, 0.9) if first else 1 - eased(at, length - 0.9, 0.8)
    blades = _blades(round(40 * share))
    picture = picture * (1 - blades[..., None]) + blades[..., None] * np.array((30, 31, 34))
    come = eased(at, 0.7, 0.3) if first else eased(at, 0.0, 0.2)
    come = come if first else come * (1 - eased(at, length - 0.5, 0.3))
    title, number = words(campaign.title, 76), words(campaign.edition, 52)
    left = 70
    for mask, y, ink in ((title, 390, WHITE), (number, 474, (255, 206, 60))):
        place = (left + mask.shape[1] / 2, y)
        put(picture, blurred(mask, 5), (place[0] + 2, y + 3), (0, 0, 0), come * 0.8)
        put(picture, mask, place, ink, come)
    put(picture, np.ones((int(150 * come) + 1, 8), np.float32), (50, 430), (255, 206, 60))
    return shown(picture)


@functools.cache
def _outline(text: str, size: int) -> np.ndarray:
    """The edge of words, as a neon tube is bent along it."""
    mask = words(text, size)
    room = np.pad(mask, 6)
    solid = Image.fromarray((room * 255).astype(np.uint8))
    grown = np.asarray(solid.filter(ImageFilter.MaxFilter(5)), np.float32) / 255
    less = np.asarray(solid.filter(ImageFilter.MinFilter(3)), np.float32) / 255
    return np.clip(grown - less, 0, 1)


def _tube(picture: np.ndarray, mask: np.ndarray, middle: tuple[float, float],
          ink: tuple[int, ...], power: float) -> None:  # fmt: skip
    put(picture, np.clip(blurred(mask, 9) * 1.6, 0, 1), middle, ink, power * 0.75)
    put(picture, mask, middle, tuple(int(part * 0.35 + 165) for part in ink), power)


def neon(campaign, kind: str, at: float) -> Image.Image:
    """Neon tubes before a brick wall at night that flicker on: a frame, the title, the edition."""
    first, length = kind == "intro", campaign.seconds(kind)
    picture = np.full((HIGH, WIDE, 3), (15, 12, 18), dtype=np.float32)
    for row in range(0, HIGH, 30):
        picture[row : row + 2] = (8, 6, 10)
        for column in range((row // 30 % 2) * 36, WIDE, 72):
            picture[row : row + 30, column : column + 2] = (8, 6, 10)
    pink, cyan = (255, 50, 150), (40, 220, 255)
    flicker = 1.0 if at > 1.3 or int(at * 25) % 5 else 0.25
    on = eased(at, 0.3, 0.2) * flicker
    glow(picture, (480, 250), 420, tuple(part * 0.22 * on for part in pink))
    frame = Image.new("L", (760, 330))
    pen = ImageDraw.Draw(frame)
    pen.rounded_rectangle((20, 20, 739, 309), 60, outline=255, width=5)
    hide = int(760 * (1 - eased(at, 0.2, 1.1)))
    tube = np.asarray(frame, np.float32) / 255
    if first and hide:
        tube = np.concatenate([tube[:, : 760 - hide], np.zeros((330, hide), np.float32)], axis=1)
    _tube(picture, tube, (480, 262), cyan, 1.0)
    title = campaign.title if first else f"{campaign.title}·再见"
    _tube(picture, _outline(title, 112 if first else 80), (480, 214), pink, on)
    later = eased(at, 1.6, 0.1) if first else on
    _tube(picture, _outline(campaign.edition, 74), (480, 350), (255, 220, 80), later)
    return shown(picture, 1 - eased(at, length - 0.35, 0.3))


CLIPS = {"shield": shield, "ribbons": ribbons, "iris": iris, "neon": neon}

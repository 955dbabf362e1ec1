"""Intros and outros of campaigns 1 to 4: four panels, words alone, a globe, cut paper.

Each turns a campaign, a kind and a time in seconds into a picture of 960×540.
"""

from __future__ import annotations

import functools
import math

import numpy as np
from canvas import (
    HIGH,
    WIDE,
    blurred,
    clouds,
    eased,
    glow,
    landscape,
    leaves,
    mixed,
    put,
    shown,
    view,
    words,
)
from firstclips import WHITE
from PIL import Image


def panels(campaign, kind: str, at: float) -> Image.Image:
    """Four upright photographs come from above and below, then a dark bar with the title."""
    first, length = kind == "intro", campaign.seconds(kind)
    picture = np.full((HIGH, WIDE, 3), (232, 228, 218), dtype=np.float32)
    for number in range(4):
        photo = (landscape, leaves)[(number + (not first)) % 3 == 2]
        seed = campaign.seed * 50 + number + (0 if first else 20)
        strip = view(photo(seed), (0.5 + 0.05 * at * (-1) ** number, 0.5), 1.15, (236, HIGH))
        come = eased(at, 0.1 + 0.22 * number, 0.6)
        shift = int((1 - come) * HIGH) * (1 if number % 2 else -1)
        rows = slice(max(shift, 0), HIGH + min(shift, 0))
        seen = slice(max(-shift, 0), HIGH - max(shift, 0))
        picture[rows, 2 + number * 240 : 238 + number * 240] = strip[seen]
    come = eased(at, 1.5 if first else 0.7, 0.4)
    wide = int(900 * come)
    if wide > 2:
        bar = picture[190:366, 480 - wide // 2 : 480 + wide // 2]
        bar[:] = bar * 0.12 + np.array((20, 44, 58), np.float32) * 0.88
    lit = eased(at, 1.9 if first else 1.0, 0.3)
    put(picture, words(campaign.title, 92 if first else 70), (480, 250), WHITE, lit)
    below = campaign.edition if first else f"{campaign.edition}  下期再会"
    put(
        picture, words(below, 50), (480, 330), (246, 190, 80), eased(at, 2.3 if first else 1.2, 0.3)
    )
    return shown(picture, 1 - eased(at, length - 0.3, 0.25))


def lettering(campaign, kind: str, at: float) -> Image.Image:
    """White words on dark red that come very slowly, and nothing else."""
    first, length = kind == "intro", campaign.seconds(kind)
    picture = np.full((HIGH, WIDE, 3), (112, 12, 18), dtype=np.float32)
    ink = (250, 244, 232)
    come = eased(at, 0.2, 2.0) if first else eased(at, 0.1, 0.9)
    size = 124 if first else 66
    text = campaign.title if first else f"{campaign.title} · {campaign.edition}"
    put(picture, words(text, size, "Serif"), (480, 230 if first else 250), ink, come)
    if first:
        put(picture, words(campaign.edition, 66, "Serif"), (480, 366), ink, eased(at, 1.6, 1.4))
    else:
        put(picture, words("谨以此片献给母校", 40, "Serif"), (480, 350), ink, eased(at, 0.8, 0.8))
    return shown(picture, 1 - eased(at, length - 0.9, 0.85))


@functools.cache
def _earth() -> np.ndarray:
    """Land and sea around a ball, twice side by side, so that it can turn."""
    share = clouds(1234, 300, 600, 1.5)
    share = np.concatenate([share, share[:, ::-1]], axis=1)
    land = np.clip((share - 0.52) * 16, 0, 1)
    return mixed(land, (30, 110, 200), (120, 190, 110))


def globe(campaign, kind: str, at: float) -> Image.Image:
    """A ball with lands turns in pale blue, lines of light leap over it, words beside it."""
    first, length = kind == "intro", campaign.seconds(kind)
    down, across = np.mgrid[0:HIGH, 0:WIDE].astype(np.float32)
    picture = mixed(down / HIGH, (228, 242, 252), (140, 190, 232))
    x, reach = (270, 190) if first else (700, 150)
    east, south = (across - x) / reach, (down - 270) / reach
    away = east**2 + south**2
    depth = np.sqrt(np.clip(1 - away, 0, 1))
    long = np.arctan2(east, depth) / math.pi * 300 + 300 + at * 60 + campaign.seed * 17
    wide = np.arcsin(np.clip(south, -1, 1)) / math.pi * 299 + 150
    ball = _earth()[np.clip(wide, 0, 299).astype(int), long.astype(int) % 1200]
    lines = (np.abs(long % 50 - 25) > 24) | (np.abs(wide % 25 - 12.5) > 12)
    ball = ball * (0.35 + 0.75 * np.clip(depth - east * 0.3, 0, 1))[..., None]
    ball = ball + (lines * 46)[..., None]
    cover = np.clip((1 - away) * 40, 0, 1)[..., None] * eased(at, 0.0, 0.6)
    picture = picture * (1 - cover) + ball * cover
    for number in range(5):
        part = (at * 0.5 + number * 0.23) % 1.0
        turn = number * 1.3 + campaign.seed
        for step in range(12):
            along = part - step * 0.02
            lift = 1 + 0.35 * math.sin(math.pi * min(max(along, 0), 1))
            place = (x + reach * lift * math.cos(turn + along * 2),
                     270 + reach * lift * 0.8 * math.sin(turn + along * 2))  # fmt: skip
            glow(picture, place, 6, (255, 160, 40))
    come = eased(at, 0.8 if first else 0.3, 0.5)
    middle = 680 if first else 300
    title = words(campaign.title, 74 if first else 60)
    put(picture, title, (middle + 60 * (1 - come), 230), (16, 50, 110), come)
    below = campaign.edition if first else f"{campaign.edition} 再见"
    put(picture, words(below, 64 if first else 52), (middle, 340), (220, 90, 30),
        eased(at, 1.3 if first else 0.6, 0.4))  # fmt: skip
    return shown(picture, white=1 - eased(at, 0, 0.3) if first else eased(at, length - 0.3, 0.3))


@functools.cache
def _rosette(seed: int, turn: int) -> np.ndarray:
    """A flower cut from folded paper: one wedge, eight times around, as a mask."""
    chance = np.random.default_rng(seed)
    rows, columns = np.mgrid[-240:240, -240:240].astype(np.float32)
    away = np.hypot(rows, columns) / 230
    angle = np.abs((np.arctan2(rows, columns) + turn / 90) % (math.pi / 4) - math.pi / 8)
    mask = np.clip((0.86 + 0.13 * np.cos(angle * 16) - away) * 60, 0, 1)
    for place, side, size in zip(
        (0.2, 0.36, 0.5, 0.64, 0.78, 0.44, 0.7), chance.random(7), chance.random(7), strict=True
    ):
        gap = np.hypot((away - place) * 2, angle * away * 2.4 - side * 0.5)
        mask *= np.clip((gap - 0.05 - 0.09 * size) * 40, 0, 1)
    return mask.astype(np.float32)


def papercut(campaign, kind: str, at: float) -> Image.Image:
    """A red paper-cut flower unfolds and turns on white, red words on a plate of paper."""
    first = kind == "intro"
    grain = clouds(campaign.seed, slope=0.6)
    picture = mixed(grain, (238, 234, 226), (255, 253, 248))
    red = (200, 26, 32)
    flower = _rosette(campaign.seed + (not first) * 7, int(at * 25) % 400)
    grow = eased(at, 0.0, 0.9) if first else 1.0
    size = max(2, int((480 if first else 300) * grow))
    seen = Image.fromarray((flower * 255).astype(np.uint8)).resize((size, size))
    place = (480, 270) if first else (180, 270)
    mask = np.asarray(seen, np.float32) / 255
    put(picture, mask, (place[0] + 5, place[1] + 6), (120, 110, 100), 0.35)
    put(picture, mask, place, red)
    if not first:
        put(picture, words("谢谢观看", 90, "Serif"), (610, 220), red, eased(at, 0.3, 0.4))
        line = f"{campaign.title} {campaign.edition}"
        put(picture, words(line, 48, "Serif"), (610, 340), (60, 40, 36), eased(at, 0.5, 0.4))
        return shown(picture)
    come = eased(at, 1.1, 0.35)
    high = int(190 * come)
    if high > 3:
        plate = np.ones((high, 780), np.float32)
        put(picture, blurred(plate, 5), (484, 276), (90, 80, 70), 0.5)
        put(picture, plate, (480, 270), (253, 250, 242))
        put(picture, words(campaign.title, 96, "Serif"), (480, 238), red, eased(at, 1.4, 0.3))
        put(picture, words(campaign.edition, 50, "Serif"), (480, 330), (60, 40, 36),
            eased(at, 1.7, 0.3))  # fmt: skip
    return shown(picture)


CLIPS = {"panels": panels, "lettering": lettering, "globe": globe, "papercut": papercut}

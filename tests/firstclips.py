"""Intros and outros of campaigns K to N: a montage, red silk, ink on paper, streaks of light.

Each turns a campaign, a kind and a time in seconds into a picture of 960×540.
"""

from __future__ import annotations

import functools

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
    spot,
    view,
    window,
    words,
)
from PIL import Image

WHITE = (255, 255, 255)
GOLD = (255, 214, 120)


def titled(picture: np.ndarray, mask: np.ndarray, middle: tuple[float, float],
           ink: tuple[int, ...], strength: float) -> None:  # fmt: skip
    """Words with a soft dark edge, so that they are read on any ground."""
    put(picture, blurred(mask, 7), (middle[0] + 3, middle[1] + 4), (10, 10, 20), strength * 0.9)
    put(picture, mask, middle, ink, strength)


def montage(campaign, kind: str, at: float) -> Image.Image:
    """Photographs that fly in over one another behind a large title; it ends in white."""
    seed, length = campaign.seed * 40 + (kind == "outro") * 9, campaign.seconds(kind)
    picture = view(landscape(seed), (0.2 + 0.1 * at, 0.5), 1.05 + 0.04 * at) * 0.55
    for number in range(7 if kind == "intro" else 4):
        come = eased(at, 0.15 + 0.33 * number, 0.5)
        if not come:
            continue
        photo = (leaves if number % 3 == 1 else landscape)(seed + 1 + number)
        card = np.full((176, 300, 3), 245, dtype=np.float32)
        card[6:-6, 6:-6] = view(photo, (0.5, 0.1 * at), 1.1 + 0.05 * at, (288, 164))
        x = 110 + (number * 277) % 760
        y = 80 + (number * 173) % 400
        place = (x + (1 - come) * 500 * (-1) ** number, y - (1 - come) * 200)
        hole, inner = window(picture, card.shape, place)
        hole[:] = card[inner]
    if kind == "intro":
        titled(picture, words(campaign.title, 118), (480, 240), WHITE, eased(at, 0.6, 0.5))
        titled(picture, words(campaign.edition, 64), (480, 372), GOLD, eased(at, 1.2, 0.5))
    else:
        titled(picture, words("感谢观看", 70), (480, 170), WHITE, eased(at, 0.2, 0.4))
        line = f"{campaign.title}{campaign.edition}"
        titled(picture, words(line, 66), (480, 300), GOLD, eased(at, 0.5, 0.5))
    return shown(picture, white=eased(at, length - 0.5, 0.5) if kind == "intro" else 0.0)


def silk(campaign, kind: str, at: float) -> Image.Image:
    """Waves of red silk, gold dust, golden characters; out of black and into black."""
    rows, columns = np.mgrid[0:HIGH, 0:WIDE].astype(np.float32)
    pace = 1.0 if kind == "intro" else -0.7
    bend = columns / 150 + 1.1 * np.sin(rows / 120 + campaign.seed + at * pace)
    waves = np.sin(bend + rows / 210 - at * 1.3 * pace) * 0.5 + 0.5
    waves = waves**1.6 * 0.7 + 0.3 * (np.sin(bend * 2.3 + at * pace) * 0.5 + 0.5)
    picture = mixed(waves, (96, 4, 10), (226, 34, 30))
    chance = np.random.default_rng(campaign.seed + (kind == "outro"))
    for x, y, pace_of, size in chance.random((110, 4)):
        place = ((x * WIDE + at * 70 * pace_of) % WIDE, (y * HIGH - at * 50 * pace_of) % HIGH)
        glow(picture, place, 3 + int(7 * size), tuple(part * (0.4 + size) for part in GOLD))
    length = campaign.seconds(kind)
    grow = 0.8 + 0.2 * eased(at, 0.4, 1.4)
    size = int((110 if kind == "intro" else 82) * grow / 2) * 2
    titled(picture, words(campaign.title, size, "Serif"), (480, 230), GOLD, eased(at, 0.4, 0.8))
    come = eased(at, 1.6, 0.6) if kind == "intro" else eased(at, 0.4, 0.6)
    titled(picture, words(campaign.edition, 66, "Serif"), (480, 370), (255, 236, 180), come)
    if kind == "outro":
        titled(picture, words("谢谢观赏", 44, "Serif"), (480, 460), WHITE, come)
    return shown(picture, eased(at, 0, 0.6) * (1 - eased(at, length - 0.4, 0.4)))


@functools.cache
def _spread(seed: int, number: int) -> np.ndarray:
    """When the ink reaches a place: the smaller, the earlier."""
    rows, columns = np.mgrid[0:HIGH, 0:WIDE].astype(np.float32)
    x, y = np.random.default_rng(seed + number).random(2) * (WIDE, HIGH)
    away = np.hypot(columns - x, rows - y) / 260
    return away + (clouds(seed + 60 + number, slope=1.5) - 0.5) * 2.2


def ink(campaign, kind: str, at: float) -> Image.Image:
    """Blots that spread on rice paper, a title written stroke by stroke, a red seal."""
    grain = clouds(campaign.seed, slope=0.5)
    picture = mixed(grain, (206, 198, 180), (246, 242, 230))
    seed = campaign.seed * 10 + (kind == "outro") * 5
    for number in range(3):
        reach = eased(at, 0.3 * number - 0.2, 2.6) * 1.3
        dark = np.clip((reach - _spread(seed, number)) * 2.4, 0, 1) * 0.62
        picture = picture * (1 - dark[..., None]) + dark[..., None] * 38
    upright = kind == "intro"
    title = words(campaign.title, 88 if upright else 84, "Serif", upright=upright)
    hand = eased(at, 0.5, 1.7 if upright else 0.8) * 1.2
    along = np.linspace(0, 1, title.shape[0 if upright else 1], dtype=np.float32)
    written = np.clip((hand - along) * 9, 0, 1)
    mask = title * (written[:, None] if upright else written[None, :])
    place = (700, 280) if upright else (480, 220)
    put(picture, blurred(title, 14), place, (240, 236, 222), min(1.0, hand) * 0.95)
    put(picture, mask, place, (15, 14, 18))
    seal = np.ones((96, 40 + len(campaign.edition) * 52), dtype=np.float32)
    corner = (330, 390) if upright else (480, 390)
    come = eased(at, 1.7 if upright else 0.9, 0.3)
    put(picture, seal, corner, (176, 28, 24), come)
    put(picture, words(campaign.edition, 58, "Serif"), corner, (250, 240, 220), come)
    return shown(picture)


def streaks(campaign, kind: str, at: float) -> Image.Image:
    """Blue light that shoots through the dark, a grid, a flash of white, glowing words."""
    rows = np.linspace(1, 0.2, HIGH, dtype=np.float32)
    picture = mixed(np.repeat(rows[:, None], WIDE, axis=1), (4, 8, 30), (10, 50, 120))
    step = int(at * 90) % 60
    picture[400::28, :] += 24
    picture[380:, step::60] += 20
    chance = np.random.default_rng(campaign.seed * 3 + (kind == "outro"))
    for y, start, pace, size in chance.random((34, 4)):
        head = (start * 1400 + at * (500 + 900 * pace)) % 1700 - 300
        beam = np.repeat(spot(40 + int(60 * size))[:, ::4] * (0.3 + size), 9, axis=1)
        put(picture, beam[::9], (head, y * HIGH), (90, 190, 255))
    flash = max(0.0, 1 - abs(at - 1.0) / 0.22) if kind == "intro" else 0.0
    title = words(campaign.title, 92 if kind == "intro" else 72)
    come = eased(at, 0.95, 0.1) if kind == "intro" else eased(at, 0.1, 0.4)
    put(picture, blurred(title, 12), (480, 220), (40, 150, 255), come)
    put(picture, title, (480, 220), (235, 248, 255), come)
    number = words(campaign.edition if kind == "intro" else f"{campaign.edition} · 再会", 84)
    come = eased(at, 1.4, 0.4) if kind == "intro" else eased(at, 0.4, 0.4)
    put(picture, blurred(number, 10), (480, 360), (0, 200, 220), come)
    put(picture, number, (480, 360), (170, 255, 255), come)
    return shown(picture, white=flash)


CLIPS = {"montage": montage, "silk": silk, "ink": ink, "streaks": streaks}

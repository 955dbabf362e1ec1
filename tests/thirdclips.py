"""Intros and outros of campaigns S to V: a sunrise, a cartoon, an old film, grains that gather.

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
    mixed,
    put,
    shown,
    view,
    words,
)
from firstclips import GOLD, WHITE, titled
from PIL import Image, ImageDraw


@functools.cache
def _ridge(seed: int) -> np.ndarray:
    """A mask of dark mountains across twice the width."""
    line = clouds(seed, 64, WIDE * 2, 1.25)[20]
    edge = 330 + (line - 0.5) * 330
    return np.clip(np.arange(HIGH)[:, None] - edge, 0, 1).astype(np.float32)


def sunrise(campaign, kind: str, at: float) -> Image.Image:
    """The sun comes up behind mountains, clouds pass, characters come one by one; then black."""
    length, seed = campaign.seconds(kind), campaign.seed * 3 + (kind == "outro")
    down = np.repeat(np.linspace(0, 1, HIGH, dtype=np.float32)[:, None], WIDE, axis=1)
    warm = eased(at, 0, length)
    high, low = (40 + 70 * warm, 40 + 70 * warm, 90 + 50 * warm), (250, 150 + 40 * warm, 70)
    picture = mixed(down, high, low)
    veil = clouds(seed, 540, 1400, 1.5)[:, int(at * 40) : int(at * 40) + WIDE]
    picture += np.clip(veil - 0.5, 0, 1)[..., None] * (150, 110, 90)
    sun = (700 if kind == "intro" else 280, 400 - 190 * warm)
    glow(picture, sun, 260, (150, 110, 50))
    glow(picture, sun, 70, (255, 240, 190))
    drift = int(at * 18)
    for number, shade in enumerate(((70, 50, 60), (26, 20, 30))):
        mask = _ridge(seed + 50 + number)[:, drift * (number + 1) :][:, :WIDE]
        put(picture, mask, (480, 270 + 70 * number), shade)
    step = 130
    for number, letter in enumerate(campaign.title):
        x = 480 + (number - (len(campaign.title) - 1) / 2) * step
        come = eased(at, 0.6 + 0.35 * number, 0.4) if kind == "intro" else eased(at, 0.3, 0.4)
        titled(picture, words(letter, 112, "Serif"), (x, 200), WHITE, come)
    come = eased(at, 2.2, 0.4) if kind == "intro" else eased(at, 0.6, 0.4)
    titled(picture, words(campaign.edition, 76, "Serif"), (480, 340), GOLD, come)
    return shown(picture, 1 - eased(at, length - 0.5, 0.45))


def cartoon(campaign, kind: str, at: float) -> Image.Image:
    """Flat houses, trees and a sun that hop in, a balloon with the title."""
    sky = (150, 216, 236) if kind == "intro" else (250, 226, 170)
    picture = Image.new("RGB", (WIDE, HIGH), sky)
    pen = ImageDraw.Draw(picture)
    top = 30 + 10 * np.sin(at * 4)
    pen.ellipse((780, top, 880, top + 100), fill=(255, 200, 50))
    pen.rectangle((0, 430, WIDE, HIGH), fill=(120, 190, 90))
    for number in range(6):
        come = eased(at, 0.1 + 0.16 * number, 0.3)
        hop = 20 * abs(np.sin(at * 5 + number)) * come
        x, y = 90 + number * 156, 460 - 90 * come - hop
        if (number + campaign.seed + (kind == "outro")) % 2:
            shade = ((220, 90, 80), (90, 120, 200), (240, 160, 60))[number % 3]
            pen.rectangle((x - 50, y, x + 50, 480), fill=shade)
            pen.polygon([(x - 62, y), (x + 62, y), (x, y - 56)], fill=(130, 60, 50))
        else:
            pen.rectangle((x - 8, y + 20, x + 8, 480), fill=(120, 80, 50))
            pen.ellipse((x - 46, y - 60, x + 46, y + 40), fill=(60, 150, 70))
    grow = eased(at, 0.9, 0.4) if kind == "intro" else eased(at, 0.3, 0.4)
    if grow > 0.05:
        box = (480 - 330 * grow, 190 - 120 * grow, 480 + 330 * grow, 190 + 120 * grow)
        pen.rounded_rectangle(box, 40 * grow, fill=(255, 255, 255), outline=(40, 60, 90), width=6)
    drawn = np.asarray(picture, dtype=np.float32).copy()
    if grow == 1:
        put(drawn, words(campaign.title, 96), (480, 150), (220, 70, 60))
        put(drawn, words(campaign.edition, 70), (480, 256), (40, 90, 160))
    return shown(drawn)


def archive(campaign, kind: str, at: float) -> Image.Image:
    """Old film in brown that jumps and flickers, with scratches, and a title in red."""
    frame = int(at * 25)
    chance = np.random.default_rng(campaign.seed * 1000 + frame + (kind == "outro") * 500)
    seed = campaign.seed * 5 + (kind == "outro") * 2
    photo = landscape(seed + (at > 1.4))
    jump = 0.5 + chance.normal(0, 0.012, 2)
    gray = view(photo, (jump[0], jump[1]), 1.25 + 0.03 * at).mean(axis=2)
    gray = gray + chance.normal(0, 14, gray.shape) + chance.normal(0, 5)
    picture = np.stack([gray * 0.95 + 14, gray * 0.8 + 4, gray * 0.55], axis=2).astype(np.float32)
    picture *= np.clip(1.25 - np.hypot(*np.mgrid[-1:1:540j, -1:1:960j]) * 0.6, 0, 1)[..., None]
    for x in chance.integers(0, WIDE, 3):
        picture[:, x : x + 2] = 225
    for x, y in chance.integers(0, 530, (7, 2)):
        picture[y : y + 5, x * 9 // 5 : x * 9 // 5 + 6] = 20
    come = eased(at, 0.8, 0.5) if kind == "intro" else eased(at, 0.2, 0.3)
    title = words(campaign.title, 128 if kind == "intro" else 100, "Serif")
    put(picture, blurred(title, 6), (480, 220), (245, 230, 200), come)
    put(picture, title, (480, 220), (176, 16, 16), come)
    number = words(campaign.edition, 80, "Serif")
    come = eased(at, 1.5, 0.4) if kind == "intro" else eased(at, 0.4, 0.3)
    for radius in (6, 3):
        put(picture, blurred(number, radius), (480, 370), (245, 230, 200), come)
    put(picture, number, (480, 370), (176, 16, 16), come)
    return shown(picture, eased(at, 0, 0.3))


@functools.cache
def _grains(text: str, size: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Where grains start and where they belong: places on the strokes of a text."""
    chance = np.random.default_rng(seed)
    rows, columns = np.nonzero(words(text, size) > 0.5)
    chosen = chance.choice(len(rows), 2600)
    high, wide = words(text, size).shape
    goal = np.stack([columns[chosen] - wide / 2, rows[chosen] - high / 2], axis=1)
    return chance.random((2600, 2)) * (WIDE, HIGH), goal


def gathering(campaign, kind: str, at: float) -> Image.Image:
    """White grains that gather to a title on violet; the intro passes over into a photograph."""
    down, across = np.mgrid[0:HIGH, 0:WIDE].astype(np.float32)
    share = (down / HIGH + np.sin(across / 300 + at) * 0.3 + 0.3) / 1.6
    picture = mixed(share, (46, 16, 96), (130, 60, 190))
    for text, size, y, start in ((campaign.title, 116, 200, 0.1), (campaign.edition, 96, 350, 0.5)):
        begun, goal = _grains(text, size, campaign.seed + size + (kind == "outro"))
        come = eased(at, start, 0.9 if kind == "intro" else 0.5)
        place = begun * (1 - come) + np.add(goal, (480, y)) * come
        x = np.clip(place[:, 0], 1, WIDE - 3).astype(int)
        row = np.clip(place[:, 1], 1, HIGH - 3).astype(int)
        for shift in ((0, 0), (0, 1), (1, 0), (1, 1)):
            picture[row + shift[0], x + shift[1]] = (240, 236, 255)
        put(picture, words(text, size), (480, y), WHITE, eased(at, start + 0.8, 0.4) * 0.9)
    if kind == "intro":
        over = eased(at, campaign.seconds(kind) - 0.6, 0.6)
        picture = picture * (1 - over) + view(landscape(campaign.seed), (0.4, 0.5), 1.1) * over
    return shown(picture)


CLIPS = {"sunrise": sunrise, "cartoon": cartoon, "archive": archive, "gathering": gathering}

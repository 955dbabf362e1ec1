"""Ten more drawn bodies: a city from above, a bright sky, birches in snow, fireworks, an office.

They are made as those of `bodies` are, and show what neither those nor `scenes` do; the other five
lie in `reels`.
"""

from __future__ import annotations

import functools
import math

import numpy as np
from bodies import person, subtitled
from canvas import HIGH, WIDE, blurred, clouds, glow, landscape, mixed, put, view, words
from PIL import Image, ImageDraw, ImageFilter

ROOFS = ((172, 92, 70), (190, 184, 176), (120, 128, 140), (150, 146, 120), (214, 206, 190))


@functools.cache
def _town() -> Image.Image:
    """A town from straight above: roofs with shadows between streets, trees, courts."""
    chance = np.random.default_rng(4001)
    sheet = Image.new("RGB", (1800, 1800), (112, 114, 116))
    pen = ImageDraw.Draw(sheet)
    for left in range(20, 1800, 150):
        for top in range(20, 1800, 120):
            wide, high = int(chance.integers(60, 118)), int(chance.integers(48, 90))
            pen.rectangle((left - 8, top - 8, left + 122, top + 94), fill=(92, 112, 74))
            pen.rectangle((left + 9, top + 11, left + wide + 9, top + high + 11), fill=(40, 42, 46))
            roof = ROOFS[int(chance.integers(5))]
            pen.rectangle((left, top, left + wide, top + high), fill=roof)
            light = tuple(part + 18 for part in roof)
            pen.rectangle((left, top, left + wide, top + high // 2), fill=light)
            for x, y in chance.integers(0, (112, 84), (6, 2)):
                spot = (left + x, top + y, left + x + 11, top + y + 11)
                pen.ellipse(spot, fill=(44, 84, 46))
    grain = clouds(4002, 1800, 1800, 0.7)[..., None] * 44 - 22
    return Image.fromarray(np.clip(np.asarray(sheet) + grain, 0, 255).astype(np.uint8))


def drone(at: float) -> np.ndarray:
    """A drone that turns and climbs above a town; cars crawl along its streets."""
    town = _town().copy()
    pen = ImageDraw.Draw(town)
    for number in range(60):
        x = (number * 211 + at * 60 * (1 + number % 3)) % 1800
        y = 8 + (number * 7 % 15) * 120 - (number % 2) * 12
        shade = ((230, 230, 232), (190, 30, 30), (30, 40, 60))[number % 3]
        pen.rectangle((x, y, x + 16, y + 7), fill=shade)
    turn, reach = 0.3 + at * 0.11, 0.62 + at * 0.05
    a, b = math.cos(turn) * reach, -math.sin(turn) * reach
    x, y = 760 + at * 34 - a * 480 - b * 270, 820 - at * 20 + b * 480 - a * 270
    flown = town.transform(
        (WIDE, HIGH), Image.Transform.AFFINE, (a, b, x, -b, a, y), Image.Resampling.BILINEAR
    )
    return np.asarray(flown, dtype=np.float32).copy()


def flag(at: float) -> np.ndarray:
    """A red flag that waves before a sky so bright that the camera is dazzled."""
    veil = clouds(4011, 700, 1300, 1.5)[60 : 60 + HIGH, 40 + int(at * 18) : 1000 + int(at * 18)]
    picture = mixed(np.clip(veil * 2.2 - 0.5, 0, 1), (186, 214, 244), (255, 255, 252))
    glow(picture, (760, 60), 420, (120, 116, 90))
    picture[70:, 296:306] = (150, 152, 158)
    columns = np.arange(380, dtype=np.float32)
    lift = 16 * np.sin(columns / 52 - at * 6) * (columns / 380)
    light = 1 + 0.22 * np.cos(columns / 52 - at * 6)
    rows = np.arange(HIGH, dtype=np.float32)[:, None]
    cover = np.clip(rows - 84 - lift, 0, 1) * np.clip(322 + lift - rows, 0, 1)
    cloth = np.array((214, 24, 28), np.float32) * light[None, :, None]
    part = picture[:, 306:686]
    part += cover[..., None] * (cloth - part)
    for number in range(7):
        x = 80 + number * 138 + 5 * math.sin(at * 2 + number)
        person(picture, (x, 470 + number % 2 * 14), 54, number + 2, 0.3)
    return picture


@functools.cache
def _birch(seed: int) -> np.ndarray:
    """A birch's trunk: pale with dark marks, lit from one side."""
    chance = np.random.default_rng(seed)
    wide = int(chance.integers(20, 52))
    trunk = np.full((HIGH, wide, 3), 222, np.float32)
    trunk *= np.linspace(1.06, 0.62, wide, dtype=np.float32)[None, :, None]
    for y, x, size in chance.random((26, 3)):
        row, column = int(y * HIGH), int(x * wide)
        trunk[row : row + 2 + int(6 * size), column : column + 4 + int(18 * size)] = (52, 48, 46)
    return trunk


def birches(at: float) -> np.ndarray:
    """A walk through birches in deep snow: three layers at their own pace, a hand that shakes."""
    shake = 6 * math.sin(at * 8.3) + 4 * math.sin(at * 13.1)
    depth = np.linspace(0, 1, HIGH, dtype=np.float32)[:, None]
    picture = mixed(np.repeat(depth, WIDE, axis=1), (206, 216, 228), (250, 251, 254))
    drift = clouds(4031, 300, 1900, 1.3)[:, int(at * 60) : int(at * 60) + WIDE]
    picture[240:] += (drift[..., None] - 0.5) * np.linspace(10, 70, 300)[:, None, None]
    for number in range(24):
        layer = number % 3
        pace, haze = (40, 90, 170)[layer], (0.68, 0.4, 0.08)[layer]
        trunk = _birch(4040 + number)
        x = int((number * 173 - at * pace + shake * layer) % 1160) - 90
        foot = int((350, 420, 520)[layer] + shake)
        columns = slice(max(x, 0), min(x + trunk.shape[1], WIDE))
        if columns.start >= columns.stop:
            continue
        seen = trunk[:foot, columns.start - x : columns.stop - x]
        picture[:foot, columns] = seen * (1 - haze) + haze * np.array((218, 226, 236), np.float32)
    return picture


SPARKS = ((255, 120, 60), (120, 200, 255), (255, 220, 120), (230, 110, 220), (130, 255, 150))


def fireworks(at: float) -> np.ndarray:
    """Fireworks above a river at night, and what the water shows of them."""
    rows = np.repeat(np.linspace(0, 1, HIGH, dtype=np.float32)[:, None], WIDE, axis=1)
    picture = mixed(rows, (4, 6, 20), (16, 20, 44))
    for number in range(10):
        age = at - number * 0.72 + 0.4
        if not 0 <= age < 1.8:
            continue
        middle = (160 + number * 263 % 640, 90 + number * 97 % 130)
        shade = tuple(part * max(0.0, 1 - age / 1.8) for part in SPARKS[number % 5])
        for spark in range(40):
            reach = (150 + spark * 29 % 40) * (1 - math.exp(-2.2 * age)) * (0.5 + spark % 3 * 0.25)
            turn = spark * 2.4
            x, y = middle[0] + reach * math.cos(turn), middle[1] + reach * math.sin(turn)
            for size, light in ((13, 0.7), (4, 2.4)):
                glow(picture, (x, y + 40 * age * age), size, tuple(p * light for p in shade))
        glow(picture, middle, 300, tuple(part * 0.3 for part in shade))
    water = picture[330:120:-1][:200] * 0.55
    for row in range(200):
        water[row] = np.roll(water[row], int(3 * math.sin(row / 5 + at * 7)), axis=0)
    picture[340:] = water
    picture[316:344] = (8, 9, 16)
    for x in range(10, WIDE, 21):
        picture[322 + x % 4 * 4 : 326 + x % 4 * 4, x : x + 5] = (240, 196, 110)
    return picture


@functools.cache
def _shelf() -> np.ndarray:
    """A shelf full of books, a window with a curtain beside it."""
    chance = np.random.default_rng(4061)
    sheet = Image.new("RGB", (WIDE, HIGH), (92, 66, 46))
    pen = ImageDraw.Draw(sheet)
    for top in range(14, HIGH, 132):
        left = 10
        while left < 640:
            wide, less = int(chance.integers(10, 30)), int(chance.integers(0, 34))
            shade = tuple(int(part) for part in chance.integers(40, 210, 3))
            pen.rectangle((left, top + less, left + wide, top + 116), fill=shade)
            pen.rectangle((left + 3, top + less + 14, left + wide - 3, top + less + 20),
                          fill=(226, 214, 180))  # fmt: skip
            left += wide + 2
    pen.rectangle((670, 0, 960, 540), fill=(242, 246, 250))
    for x in range(670, 960, 22):
        pen.rectangle((x, 0, x + 9, 540), fill=(222, 226, 228))
    return np.asarray(sheet.filter(ImageFilter.GaussianBlur(2.2)), dtype=np.float32)


def office(at: float) -> np.ndarray:
    """An interview before books by two cameras: from near, and from further, with a name."""
    near = int(at / 2.4) % 2
    zoom, place = (1.5, (0.2, 0.3)) if near else (1.04, (0.5, 0.5))
    photo = Image.fromarray(_shelf().astype(np.uint8))
    picture = view(photo, place, zoom + 0.004 * math.sin(at * 3))
    size, middle = (230, (500, 240)) if near else (140, (330, 270))
    sway = 6 * math.sin(at * 1.7), 3 * math.sin(at * 2.9)
    person(picture, (middle[0] + sway[0], middle[1] + sway[1]), size, 8, abs(math.sin(at * 7.3)))
    if not near:
        person(picture, (700, 300), 120, 13, 0.1)
        put(picture, np.ones((56, 390), np.float32), (250, 432), (250, 250, 250), 0.9)
        put(picture, words("李教授  乡村规划团队", 32), (250, 432), (30, 60, 110))
    return subtitled(picture, at, 1.6)


@functools.cache
def _photo(number: int) -> Image.Image:
    """One of an album's photographs: lands at another time of the day, people before them."""
    picture = view(landscape(4070 + number * 3), (0.5, 0.5), 1.0 + 0.1 * number)
    picture *= np.array(((1.1, 1.0, 0.86), (0.9, 0.98, 1.1))[number % 2], np.float32)
    for one in range(number % 4 + 1):
        person(picture, (220 + one * 170, 300 + 20 * (one % 2)), 120, number * 3 + one, 0.5)
    return Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8))


def album(at: float) -> np.ndarray:
    """Framed photographs that grow or shrink slowly, each melting into the next."""
    number, inside = divmod(at, 2.0)
    share = max(0.0, (inside - 1.5) / 0.5)
    picture = _framed(int(number), inside)
    if share:
        picture = picture * (1 - share) + _framed(int(number) + 1, inside - 2.0) * share
    if inside > 0.4:
        mask = words("二〇二〇年的夏天" if number % 2 else "出发的那一天", 34, "Serif")
        put(picture, blurred(mask, 3), (480, 506), (0, 0, 0), 0.8)
        put(picture, mask, (480, 506), (255, 250, 236))
    return picture


@functools.cache
def _softened(number: int) -> np.ndarray:
    """A photograph so blurred and dark that another may lie on it."""
    small = _photo(number).resize((96, 54))
    return np.asarray(small.resize((WIDE, HIGH), Image.Resampling.BICUBIC), dtype=np.float32) * 0.6


def _framed(number: int, inside: float) -> np.ndarray:
    """A photograph in a white frame on a blurred copy of itself."""
    photo, picture = _photo(number), _softened(number).copy()
    zoom = 1.16 + 0.06 * inside * (-1) ** number
    picture[40:460, 130:830] = 248
    picture[52:448, 142:818] = view(photo, (0.5, 0.4), zoom, (676, 396))
    return picture

"""Eight more drawn bodies: a canal, a potter, a bus, a market, rain, terraces, a pool, the news.

They are made as those of `bodies` are, and show what none of the others do.
"""

from __future__ import annotations

import functools
import math

import numpy as np
from bodies import person, subtitled
from canvas import (
    HIGH,
    WIDE,
    clouds,
    font,
    glow,
    landscape,
    mixed,
    put,
    shown,
    view,
)
from PIL import Image, ImageDraw, ImageFilter

WALLS = ((236, 234, 226), (206, 200, 188), (150, 120, 96), (222, 214, 196))


@functools.cache
def _bank() -> np.ndarray:
    """Old houses with white walls and dark roofs on a bank, lanterns before them."""
    chance = np.random.default_rng(6001)
    sky = mixed(clouds(6002, 300, 1600, 1.6), (150, 176, 196), (226, 230, 228))
    sheet = Image.fromarray(np.clip(sky, 0, 255).astype(np.uint8))
    pen, left = ImageDraw.Draw(sheet), -20
    while left < 1600:
        wide, top = int(chance.integers(90, 190)), int(chance.integers(90, 170))
        pen.rectangle((left, top, left + wide, 300), fill=WALLS[int(chance.integers(4))])
        roof = [(left - 12, top + 8), (left + wide // 2, top - 40), (left + wide + 12, top + 8)]
        pen.polygon(roof, fill=(52, 54, 58))
        for x in range(left + 16, left + wide - 24, 44):
            pen.rectangle((x, top + 30, x + 22, top + 66), fill=(70, 52, 44))
            pen.ellipse((x + 4, top + 80, x + 20, top + 102), fill=(206, 44, 36))
        left += wide + int(chance.integers(4, 26))
    grain = clouds(6003, 300, 1600, 0.7)[..., None] * 36 - 18
    return np.asarray(sheet, dtype=np.float32) + grain


def canal(at: float) -> np.ndarray:
    """From a boat on a canal: houses pass by and tremble in the water, another boat comes."""
    left = int(60 + at * 62)
    bank = _bank()[:, left : left + WIDE]
    rows = np.arange(HIGH - 300)[:, None]
    ripple = 5 * np.sin(rows / (4 + rows / 26) + at * 5) + 2 * np.sin(rows * 0.9 - at * 9)
    columns = np.clip(np.arange(WIDE)[None, :] + ripple, 0, WIDE - 1).astype(int)
    mirror = bank[::-1][np.clip(rows * 1.2, 0, 299).astype(int), columns]
    picture = np.concatenate((bank, mirror * 0.62 + np.array((10, 26, 24), np.float32)))
    x = 1100 - at * 120
    sheet = shown(picture)
    pen = ImageDraw.Draw(sheet)
    hull = [(x - 150, 396), (x + 150, 396), (x + 110, 436), (x - 112, 436)]
    pen.polygon(hull, fill=(64, 44, 34))
    pen.pieslice((x - 70, 330, x + 70, 460), 180, 360, fill=(120, 92, 60))
    picture = np.asarray(sheet, dtype=np.float32).copy()
    person(picture, (x + 116, 352 + 2 * math.sin(at * 3)), 44, 5, 0.3)
    return picture


def pottery(at: float) -> np.ndarray:
    """Clay on a wheel, near: its walls rise and swing while hands hold it; lamp light."""
    picture = mixed(clouds(6011, slope=1.8), (34, 26, 22), (96, 70, 50))
    glow(picture, (760, 60), 300, (110, 80, 40))
    sheet = shown(picture)
    pen = ImageDraw.Draw(sheet)
    pen.ellipse((210, 420, 750, 530), fill=(58, 56, 54))
    tall = 120 + 90 * math.sin(at * 0.6) ** 2
    for slice_ in range(46):
        part = slice_ / 45
        wide = 120 + 46 * math.sin(part * 3.1 + at * 0.9) + 3 * math.sin(at * 30 + part * 9)
        y = 470 - tall * 1.5 * part
        light = 0.8 + 0.2 * math.sin(part * 60 + at * 26)
        shade = tuple(int(p * light) for p in (166, 112, 84))
        pen.ellipse((480 - wide, y - 22, 480 + wide, y + 22), fill=shade)
    y = 470 - tall * 1.5
    pen.ellipse((400, y - 14, 560, y + 14), fill=(70, 44, 34))
    for side in (-1, 1):
        x = 480 + side * (150 + 8 * math.sin(at * 2.2))
        top = 330 - 50 * math.sin(at * 0.6) ** 2
        pen.polygon([(x, top), (x + side * 46, top - 20), (x + side * 330, 540),
                     (x + side * 210, 540)], fill=(206, 158, 128))  # fmt: skip
        for finger in range(4):
            high = top + finger * 24
            pen.ellipse((x - 26 - 6 * side, high, x + 30, high + 26), fill=(214, 168, 138))
    soft = sheet.filter(ImageFilter.GaussianBlur(1.2))
    return np.asarray(soft, dtype=np.float32) + (clouds(6012, slope=0.4)[..., None] - 0.5) * 26


def bus(at: float) -> np.ndarray:
    """Inside a bus that rocks: windows with a land that passes, backs of seats, passengers."""
    jolt = 4 * math.sin(at * 7.3) + 3 * math.sin(at * 12.1)
    picture = mixed(clouds(6021, slope=1.7), (60, 66, 74), (112, 116, 120))
    land = view(landscape(6022, 300, 3000), (0.08 * at + 0.05, 0.5), 1.0, (1200, 260))
    for number in range(3):
        left, top = 30 + number * 310, int(84 + jolt)
        picture[top : top + 210, left : left + 280] = land[20:230, left : left + 280]
        picture[top - 6 : top, left - 6 : left + 286] = (30, 32, 36)
        picture[top + 210 : top + 218, left - 6 : left + 286] = (30, 32, 36)
    picture[int(40 + jolt) : int(50 + jolt)] = (210, 190, 70)
    for row, (count, size, y) in enumerate(((5, 62, 330), (4, 92, 430))):
        for seat in range(count):
            x = 120 + seat * (760 / (count - 1)) + 60 * row - 60
            sway = (x + 5 * math.sin(at * 3 + seat), y - 56 + jolt * (1 + row) * 0.6)
            person(picture, sway, size, seat * 3 + row, 0.1)
            back = np.ones((int(size * 1.8), int(size * 1.7)), np.float32)
            put(picture, back, (x, y + size + jolt), (46 + 20 * row, 74, 128 - 16 * row))
    return subtitled(picture, at, 2.2)


def market(at: float) -> np.ndarray:
    """A market: awnings in stripes, heaps of fruit, people who cross from both sides."""
    picture = mixed(clouds(6031, slope=1.3), (120, 112, 104), (196, 188, 176))
    picture[330:] *= 0.8
    chance = np.random.default_rng(6032)
    sheet = shown(picture)
    pen = ImageDraw.Draw(sheet)
    for stall in range(5):
        left = 20 + stall * 240 - int(at * 16)
        tint = ((206, 50, 44), (34, 120, 90), (40, 90, 170), (230, 150, 30))[stall % 4]
        for stripe in range(10):
            x = left + stripe * 22
            pen.polygon([(x, 60), (x + 22, 60), (x + 30, 150), (x + 8, 150)],
                        fill=tint if stripe % 2 else (240, 236, 226))  # fmt: skip
        pen.rectangle((left, 262, left + 222, 330), fill=(110, 78, 50))
        fruit = ((236, 120, 30), (196, 30, 40), (130, 180, 50), (240, 206, 70))[(stall + 1) % 4]
        for x, y in chance.random((70, 2)):
            place = (left + 8 + x * 200, 222 + y * 50)
            pen.ellipse((*place, place[0] + 20, place[1] + 20), fill=fruit, outline=(80, 50, 20))
    picture = np.asarray(sheet, dtype=np.float32).copy()
    for number in range(12):
        depth = number // 4
        pace = (70 + 40 * depth) * (1 if number % 2 else -1)
        x = (number * 290 + pace * at) % 1200 - 120
        y = 290 + depth * 66 + 4 * abs(math.sin(at * 6 + number))
        person(picture, (x, y), 56 + depth * 22, number * 5 + 1, 0.2)
    return picture


@functools.cache
def _lights() -> np.ndarray:
    """A city's lights out of focus, as through a wet window at dusk."""
    picture = mixed(clouds(6041, 700, 1200, 1.8), (26, 36, 62), (70, 86, 116))
    chance = np.random.default_rng(6042)
    for x, y, size, tint in chance.random((54, 4)):
        shade = (110, 70 + 50 * tint, 30) if tint < 0.7 else (40, 90, 120)
        glow(picture, (x * 1200, 200 + y * 420), 26 + int(50 * size), shade)
    return picture


def raindrops(at: float) -> np.ndarray:
    """Rain on a window: drops that cling and gleam, some run down, lights drift behind them."""
    left = int(40 + 22 * at)
    picture = _lights()[60 : 60 + HIGH, left : left + WIDE].copy()
    chance = np.random.default_rng(6043)
    sheet = shown(picture)
    pen = ImageDraw.Draw(sheet)
    for x, y, size, pace in chance.random((230, 4)):
        run = at * 190 * pace if pace > 0.8 else 0.0
        reach = 2 + 9 * size**2
        place = (x * WIDE + 3 * math.sin(run / 20), (y * HIGH + run) % HIGH)
        if pace > 0.8:
            pen.line((place[0], place[1] - 90 * size, *place), fill=(112, 126, 148), width=3)
        box = (place[0] - reach, place[1] - reach, place[0] + reach, place[1] + reach * 1.2)
        pen.ellipse(box, fill=(84, 100, 128), outline=(30, 40, 60))
        pen.ellipse((box[0] + 1, box[1] + 1, place[0], place[1]), fill=(216, 224, 236))
    return subtitled(np.asarray(sheet, dtype=np.float32).copy(), at, 2.6)


@functools.cache
def _steps() -> Image.Image:
    """Terraces of water from above, with banks that follow the height, tufts on them."""
    high, wide = 900, 1500
    height = clouds(6051, high, wide, 2.3) * 26
    level = np.floor(height)
    bank = np.clip((height - level) * 6, 0, 1)
    mirror = clouds(6052, high, wide, 1.4)
    water = mixed(mirror, (120, 146, 160), (236, 226, 206))
    water *= (0.72 + 0.28 * np.sin(level * 2.4))[..., None]
    earth = mixed(clouds(6053, high, wide, 0.5), (40, 64, 28), (132, 150, 74))
    picture = earth + bank[..., None] * (water - earth)
    return Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8))


def terraces(at: float) -> np.ndarray:
    """Flooded terraces from the air: a slow flight, mist that drifts over, a cut to nearer."""
    near = at > 4.4
    place = (0.15 + 0.07 * at, 0.8 - 0.08 * at) if not near else (0.8 - 0.06 * at, 0.2)
    picture = view(_steps(), place, 2.3 if near else 1.35 + 0.03 * at)
    veil = clouds(6054, 700, 1500, 1.8)[80 : 80 + HIGH, 60 + int(at * 44) : 1020 + int(at * 44)]
    share = np.clip(veil * 2.6 - 1.35, 0, 0.75)[..., None]
    return picture + share * (np.array((232, 236, 240), np.float32) - picture)


def swimming(at: float) -> np.ndarray:
    """A pool under water: nets of light on the tiles, ropes of the lanes, a swimmer."""
    rows, columns = np.mgrid[0:HIGH, 0:WIDE].astype(np.float32)
    depth = rows / HIGH
    picture = mixed(depth, (70, 190, 214), (8, 70, 120))
    one = np.sin(columns / 41 + 2.2 * np.sin(rows / 67 + at * 1.7) + at)
    two = np.sin(rows / 33 + 2.6 * np.sin(columns / 83 - at * 1.3) - at * 0.8)
    net = np.clip(1 - np.abs(one + two) * 2.2, 0, 1) ** 2 * (0.3 + depth)
    picture += net[..., None] * np.array((90, 110, 90), np.float32)
    picture[(rows % 60 < 2) & (rows > 330)] *= 0.8
    for lane in range(3):
        y = int(96 + lane * 46 + 5 * math.sin(at * 2 + lane))
        for x in range(-int(at * 40) % 44 - 44, WIDE, 44):
            tint = (226, 60, 50) if lane % 2 else (246, 240, 230)
            picture[y : y + 9, max(x, 0) : max(x + 34, 0)] = tint
    sheet = shown(picture)
    pen = ImageDraw.Draw(sheet)
    x, y, kick = 140 + at * 76, 250 + 10 * math.sin(at * 3), 26 * math.sin(at * 11)
    pen.line([(x, y), (x - 110, y + 16)], fill=(196, 142, 112), width=46)
    pen.line([(x - 110, y + 14), (x - 220, y + 14 + kick)], fill=(188, 134, 104), width=24)
    pen.line([(x - 110, y + 22), (x - 220, y + 22 - kick)], fill=(170, 120, 92), width=24)
    reach = (x + 120 * math.cos(at * 5), y - 80 * math.sin(at * 5))
    pen.line([(x + 8, y), reach], fill=(206, 150, 120), width=22)
    pen.ellipse((x + 6, y - 30, x + 66, y + 26), fill=(34, 60, 150))
    for number in range(16):
        rise = (at * 1.3 + number / 16) % 1
        place = (x + 30 - 160 * rise + 14 * math.sin(number * 3), y - 10 - 150 * rise)
        size = 3 + number % 5
        pen.ellipse((*place, place[0] + size * 2, place[1] + size * 2), outline=(226, 244, 250))
    return np.asarray(sheet, dtype=np.float32)


HEADLINES = "皖南山区首条旅游公路通车    高校师生走进田间地头    今冬小麦长势良好    "


def bulletin(at: float) -> np.ndarray:
    """A newsreader at a desk before a lit wall, reports in a window, a line that runs below."""
    rows, columns = np.mgrid[0:HIGH, 0:WIDE].astype(np.float32)
    picture = mixed(0.5 + 0.5 * np.sin(columns / 120 + rows / 300 + at * 0.5), (60, 16, 30),
                    (150, 40, 44))  # fmt: skip
    for x in range(0, WIDE, 96):
        picture[:380, x : x + 2] += 40
    report = view(landscape(6071 + int(at / 2.1)), (0.3 + 0.05 * at, 0.5), 1.2, (400, 226))
    picture[84:318, 76:484] = 236
    picture[88:314, 80:480] = report
    person(picture, (700 + 3 * math.sin(at * 1.7), 190 + 2 * math.sin(at * 3)), 150, 10,
           abs(math.sin(at * 9)))  # fmt: skip
    picture[400:480] = mixed(clouds(6075)[400:480], (30, 34, 52), (70, 78, 104))
    picture[396:400] = (230, 190, 90)
    picture[488:] = (240, 240, 244)
    mask = _ticker()
    left = int(at * 110)
    put(picture, mask[:, left : left + WIDE], (480, 514), (40, 20, 24))
    return picture


@functools.cache
def _ticker() -> np.ndarray:
    """The line of news, long enough to run."""
    text = HEADLINES * 3
    sheet = Image.new("L", (int(font(30).getlength(text)), 44))
    ImageDraw.Draw(sheet).text((0, 0), text, fill=255, font=font(30))
    return np.asarray(sheet, dtype=np.float32) / 255


SCENES = (canal, pottery, bus, market, raindrops, terraces, swimming, bulletin)

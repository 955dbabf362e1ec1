"""Ten more drawn bodies: from the air, on a stage, in old film, on a telephone held upright.

They are made as those of `bodies` are, and show what those do not.
"""

from __future__ import annotations

import functools

import numpy as np
from bodies import LINES, person, subtitled
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
    view,
    words,
)
from PIL import Image, ImageDraw, ImageFilter

FIELDS = ((96, 128, 58), (150, 150, 70), (70, 104, 50), (176, 160, 104), (120, 96, 62))


@functools.cache
def _fields() -> np.ndarray:
    """Fields from above, with paths between them and a river."""
    chance = np.random.default_rng(903)
    sheet = Image.new("RGB", (1024, 2048))
    pen = ImageDraw.Draw(sheet)
    for top in range(0, 2048, 128):
        left = -int(chance.integers(60))
        while left < 1024:
            wide = int(chance.integers(70, 190))
            shade = FIELDS[int(chance.integers(5))]
            pen.rectangle((left, top, left + wide, top + 124), fill=shade)
            for row in range(top, top + 124, 9):
                pen.line((left, row, left + wide, row), fill=tuple(part - 14 for part in shade))
            left += wide + 5
    river = [(500 + 180 * np.sin(y / 300), y) for y in range(-20, 2100, 20)]
    pen.line(river, fill=(92, 128, 140), width=64, joint="curve")
    grain = clouds(904, 2048, 1024, 0.8)[..., None] * 50 - 25
    return np.asarray(sheet, dtype=np.float32) + grain


def aloft(at: float) -> np.ndarray:
    """A flight over fields towards a hazy horizon."""
    land = _fields()
    rows = np.arange(HIGH - 130, dtype=np.float32)[:, None] + 14
    away = 15000 / rows
    across = (np.arange(WIDE, dtype=np.float32)[None, :] - 480) * away / 420 + 512 + 30 * at
    down = (-away * 1.6 - at * 110 + 0 * across) % 2048
    picture = view(landscape(906), (0.5, 0.0), 1.0)
    haze = np.clip(away / 620, 0, 0.75)[..., None]
    seen = land[down.astype(int), across.astype(int) % 1024]
    picture[130:] = seen * (1 - haze) + np.array((186, 200, 210), np.float32) * haze
    return picture


def kites(at: float) -> np.ndarray:
    """Kites before a sky so bright that it is nearly white."""
    veil = clouds(911, 700, 1300, 1.7)[80 : 80 + HIGH, 100 + int(at * 14) : 1060 + int(at * 14)]
    picture = mixed(np.clip(veil * 2 - 0.45, 0, 1), (206, 226, 246), (254, 254, 254))
    sheet = Image.fromarray(picture.astype(np.uint8))
    pen = ImageDraw.Draw(sheet)
    for number in range(4):
        x = 170 + number * 210 + 40 * np.sin(at * 1.2 + number)
        y = 150 + 60 * (number % 2) + 26 * np.cos(at * 1.7 + number * 2)
        shade = ((220, 50, 50), (40, 100, 200), (240, 160, 30), (60, 150, 80))[number]
        pen.line((x, y + 60, 480 + 30 * number, 560), fill=(150, 150, 150), width=1)
        pen.polygon([(x, y - 60), (x + 44, y), (x, y + 70), (x - 44, y)], fill=shade)
    drawn = np.asarray(sheet, dtype=np.float32).copy()
    person(drawn, (300 + 10 * np.sin(at), 470), 90, 3, 0.4)
    return drawn


def newsreel(at: float) -> np.ndarray:
    """Gray film of long ago: it jumps and flickers, with scratches and grain."""
    chance = np.random.default_rng(920 + int(at * 25))
    jump = 0.5 + chance.normal(0, 0.008, 2)
    picture = view(landscape(921 + int(at / 2.6)), (jump[0], jump[1]), 1.2 + 0.03 * at)
    for number in range(3):
        place = (220 + 260 * number - 20 * at, 290 + 6 * np.sin(at * 6 + number))
        person(picture, place, 110, number + 1, 0.3)
    gray = picture.mean(axis=2) * chance.uniform(0.86, 1.06) + chance.normal(0, 13, (HIGH, WIDE))
    for x in chance.integers(0, WIDE, 2):
        gray[:, x : x + 1] = 230
    down, across = np.mgrid[-1 : 1 : HIGH * 1j, -1 : 1 : WIDE * 1j]
    gray *= np.clip(1.25 - 0.45 * (down**2 + across**2), 0, 1)
    return np.repeat(np.clip(gray, 0, 255)[..., None], 3, axis=2).astype(np.float32)


def lecture(at: float) -> np.ndarray:
    """A lecture that is recorded: a light page with points, the teacher in a small picture."""
    picture = np.full((HIGH, WIDE, 3), 246, dtype=np.float32)
    picture[:84] = (28, 92, 132)
    number = int(at / 3.2)
    put(picture, words(f"{number + 1}  {LINES[number][:7]}", 44), (300, 46), (255, 255, 255))
    for row in range(1 + min(3, int(at % 3.2 / 0.7))):
        mask = words(f"• {LINES[(row + number * 2) % 6]}", 34)
        put(picture, mask, (60 + mask.shape[1] / 2, 150 + row * 74), (50, 54, 66))
    small = mixed(clouds(931, 180, 250, 1.4), (110, 104, 96), (190, 180, 166))
    person(small, (125 + 3 * np.sin(at * 1.6), 76), 74, 5, abs(np.sin(at * 7)))
    picture[340:520, 690:940] = small
    return picture


def stage(at: float) -> np.ndarray:
    """Dancers on a dark stage under coloured lights that wander."""
    picture = np.zeros((HIGH, WIDE, 3), dtype=np.float32) + np.array((9, 6, 14), np.float32)
    picture[430:] += np.array((26, 16, 22), np.float32)
    for number, shade in enumerate(((150, 30, 60), (30, 70, 170), (150, 120, 40))):
        x = 480 + 330 * np.sin(at * (0.9 + 0.2 * number) + number * 2.1)
        glow(picture, (x, 400), 240, shade)
        glow(picture, (x * 0.3 + 330, 10), 110, shade)
    for number in range(5):
        x = 160 + number * 160 + 34 * np.sin(at * 2.4 + number)
        y = 320 - 26 * abs(np.sin(at * 3.1 + number * 0.6))
        person(picture, (x, y), 64, number + 3, 0.5)
    return picture


def upright(at: float) -> np.ndarray:
    """A film from a telephone held upright, between its own blurred sides."""
    shake = 0.5 + 0.02 * np.sin(at * np.array((8.3, 10.1)))
    photo = leaves(941) if at > 3.4 else landscape(942)
    inner = view(photo, (shake[0], shake[1]), 1.3 + 0.05 * at, (304, HIGH))
    person(inner, (150 + 12 * np.sin(at * 2), 250), 104, 4, abs(np.sin(at * 6)))
    seen = Image.fromarray(np.clip(inner, 0, 255).astype(np.uint8))
    wide = seen.crop((0, 180, 304, 351)).resize((240, 135)).filter(ImageFilter.GaussianBlur(9))
    picture = np.asarray(wide.resize((WIDE, HIGH)), dtype=np.float32) * 0.7
    picture[:, 328:632] = inner
    return picture


def figures(at: float) -> np.ndarray:
    """Bars that grow on a pale ground, with numbers: what reports show."""
    picture = mixed(clouds(951, slope=2.0), (226, 238, 246), (250, 252, 252))
    scene = int(at / 2.7)
    put(
        picture,
        words(("脱贫人数", "人均收入", "新建教室")[scene % 3], 48),
        (480, 70),
        (30, 60, 110),
    )
    for number in range(6):
        part = eased(at - scene * 2.7, 0.2 + 0.15 * number, 0.8)
        high = int((90 + (number * 67 + scene * 41) % 230) * part)
        left = 130 + number * 124
        shade = ((60, 130, 200), (240, 150, 60), (80, 170, 120))[(number + scene) % 3]
        picture[460 - high : 460, left : left + 76] = shade
        figure = words(str(int(high * 13.7)), 26)
        put(picture, figure, (left + 38, 440 - high), (60, 60, 70))
    picture[460:464, 100:880] = (120, 130, 140)
    return picture


def train(at: float) -> np.ndarray:
    """A land that flies past the window of a train, whose frame stands still."""
    photo = landscape(961, 540, 3600)
    far = view(photo, ((at * 0.11) % 1, 0.5), 1.0)
    near = leaves(962, 540, 2400)
    rush = view(near, ((at * 0.53) % 1, 0.5), 1.0)
    soft = np.repeat(rush[:, ::24], 24, axis=1)[:, :WIDE]
    picture = far.copy()
    picture[380:] = soft[380:] * 0.6
    for left in range(int(-at * 900) % 620 - 40, WIDE, 620):
        picture[120:, max(left, 0) : max(left + 16, 0)] = (58, 56, 54)
    picture[:40] = picture[500:] = (70, 72, 76)
    picture[:, :46] = (96, 98, 100)
    picture[:, 914:] = (82, 84, 88)
    return subtitled(picture, at, 2.0)


def closeup(at: float) -> np.ndarray:
    """Small things near the lens: blurred lights behind, and a focus that is pulled."""
    picture = mixed(clouds(971, slope=1.9), (40, 34, 30), (110, 84, 52))
    chance = np.random.default_rng(972)
    for x, y, size, red in chance.random((26, 4)):
        place = (x * WIDE + 10 * np.sin(at + x * 9), y * HIGH)
        glow(picture, place, 26 + int(46 * size), (120 + 80 * red, 110, 50))
    radius = 1 + 9 * abs(float(np.sin(at * 0.8)))
    for number, letter in enumerate("手艺传承"):
        x = 200 + number * 190 + 8 * np.sin(at * 1.4 + number)
        put(picture, blurred(words(letter, 150, "Serif"), radius), (x, 280), (224, 196, 150), 0.9)
    return picture


def match(at: float) -> np.ndarray:
    """A ball game: a camera that whips from side to side, a crowd of dots, players who run."""
    swing = 0.5 + 0.4 * np.sin(at * 1.5)
    picture = view(leaves(981, 600, 2200), (swing, 0.0), 1.1)
    left = int(swing * 900)
    picture[210:] = (182, 128, 78)
    for x in range(-left % 180, WIDE, 180):
        picture[210:, x : x + 3] = (230, 220, 210)
    for number in range(6):
        x = (number * 320 - left * 1.1 + 90 * np.sin(at * 2 + number)) % 1100 - 60
        y = 270 + (number % 3) * 60 + 10 * abs(np.sin(at * 9 + number))
        person(picture, (x, y), 66 + number % 3 * 12, number * 2, 0.4)
    glow(picture, (480 + 260 * np.sin(at * 2.2), 240 - 120 * abs(np.sin(at * 3))), 26, (90, 40, 0))
    return picture


SCENES = (aloft, kites, newsreel, lecture, stage, upright, figures, train, closeup, match)
DROWNS = {"pale": {11, 13, 16}, "dark": {14}}
"""On which of them, counted from ten on, badges of such traits drown."""

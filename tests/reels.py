"""The second five of the latest drawn bodies: a laboratory, credits, the sea, a lesson, drill.

They are made as those of `bodies` are.
"""

from __future__ import annotations

import functools
import math

import numpy as np
from bodies import person
from canvas import HIGH, WIDE, clouds, eased, font, glow, leaves, mixed, put, view, words
from footage import album, birches, drone, fireworks, flag, office
from PIL import Image, ImageDraw

LIQUIDS = ((60, 170, 230), (240, 120, 60), (120, 200, 90), (190, 90, 200))


def laboratory(at: float) -> np.ndarray:
    """Glasses on a white bench, drops that fall into them, a curve that is drawn on a screen."""
    picture = mixed(clouds(4101, slope=1.9), (196, 206, 212), (236, 242, 246))
    picture[400:] = (226, 230, 232)
    picture[60:260, 560:900] = (16, 26, 34)
    reach = int(40 + (at * 60) % 290)
    for x in range(0, reach, 2):
        y = 160 - 60 * math.sin(x / 19) * math.exp(-((x - 150) ** 2) / 9000)
        picture[int(y) - 1 : int(y) + 2, 565 + x : 568 + x] = (90, 240, 150)
    for number, shade in enumerate(LIQUIDS):
        left = 60 + number * 122
        level = int(30 + 90 * eased(at, 0.4 + number, 4.0))
        picture[230:420, left : left + 84] = picture[230:420, left : left + 84] * 0.5 + 118
        picture[420 - level : 420, left + 4 : left + 80] = shade
        picture[230:420, left + 10 : left + 15] += 40
        drop = (at * 2.2 + number * 0.3) % 1.0
        glow(picture, (left + 42, 120 + drop * (280 - level)), 9, tuple(-150 + p for p in shade))
    put(picture, np.ones((90, 160), np.float32), (840 + 12 * math.sin(at * 2), 470), (90, 130, 190))
    return picture


ROLL = (
    "出品：皖南师范学院", "总策划：陈 明", "导演：刘 洋", "撰稿：赵 婷  何 川", "摄影：马 骏",
    "航拍：郭 磊", "剪辑：宋 佳", "调色：唐 宁", "配乐：校学生交响乐团", "旁白：许 诺",
    "特别鸣谢：石台县大山村", "大山村小学全体师生", "二〇二〇年十一月",
)  # fmt: skip


@functools.cache
def _roll() -> np.ndarray:
    """All credits on one long black sheet."""
    sheet = Image.new("RGB", (460, 1300), "black")
    pen = ImageDraw.Draw(sheet)
    for row, line in enumerate(ROLL):
        pen.text((230, 330 + row * 62), line, fill=(238, 238, 238), font=font(32), anchor="mm")
    return np.asarray(sheet, dtype=np.float32)


def credit_roll(at: float) -> np.ndarray:
    """White credits that roll on black, scenes of the film in a small picture beside them."""
    picture = np.zeros((HIGH, WIDE, 3), dtype=np.float32)
    top = int(at * 84)
    picture[:, 480:940] = _roll()[top : top + HIGH]
    number = int(at / 2)
    small = view(leaves(4121 + number), (0.5 + 0.03 * math.sin(at), 0.5), 1.2, (400, 225))
    person(small, (140 + 50 * number, 110 + 3 * math.sin(at * 3)), 70, number + 9, 0.6)
    picture[150:375, 50:450] = small
    return picture


def sea(at: float) -> np.ndarray:
    """The sea in the evening: swell that runs to the shore, a path of glitter, a boat."""
    rows = np.arange(HIGH, dtype=np.float32)[:, None]
    columns = np.arange(WIDE, dtype=np.float32)[None, :]
    sky = mixed(np.repeat(np.clip(rows / 210, 0, 1), WIDE, axis=1), (70, 84, 140), (250, 176, 110))
    picture = sky + (clouds(4131, slope=1.7)[..., None] - 0.5) * 70
    glow(picture, (620, 190), 190, (200, 150, 70))
    depth = np.clip((rows - 210) / 330, 0.004, 1)
    phase = 5.2 / (depth + 0.06) + at * 2.6
    swell = np.sin(phase + 1.6 * np.sin(columns / 190 + at * 0.4))
    chop = np.sin(columns / (6 + 46 * depth) + phase * 2.3) * np.sin(columns / 31 - at * 2)
    share = np.clip(0.45 + 0.3 * swell + 0.2 * chop, 0, 1)
    water = mixed(share, (18, 52, 78), (120, 140, 150))
    spread = np.exp(-(((columns - 620) / (40 + 180 * depth)) ** 2))
    water += (spread * np.clip(share * 3 - 1.9, 0, 1))[..., None] * np.array((240, 190, 110))
    picture[210:] = water[210:]
    x = 180 + int(at * 22)
    picture[196:214, x : x + 76] = (30, 28, 34)
    picture[150:196, x + 34 : x + 37] = (30, 28, 34)
    return picture


def lesson(at: float) -> np.ndarray:
    """A teacher writes on a blackboard; backs of heads before it, a hand goes up, a zoom."""
    sheet = mixed(clouds(4141, slope=1.1), (168, 160, 140), (214, 206, 186))
    sheet[30:330, 70:890] = (26, 62, 50) + (clouds(4142)[30:330, 70:890, None] - 0.5) * 24
    for row, line in enumerate(("第三课  我的家乡", "山—水—稻田—老屋", "3 × 8 = 24   56 ÷ 7 = 8")):
        mask = words(line, 46, "Serif").copy()
        mask[:, int(mask.shape[1] * np.clip(at / 2.2 - row * 0.9, 0, 1)) :] = 0
        put(sheet, mask, (110 + mask.shape[1] / 2, 90 + row * 84), (232, 236, 226), 0.9)
    person(sheet, (770 + 10 * math.sin(at * 1.4), 230), 92, 11, abs(math.sin(at * 6)))
    for number in range(9):
        x, y = 60 + number * 108, 440 + number % 2 * 40 + 3 * math.sin(at * 2.4 + number)
        put(sheet, _head(number % 3), (x, y), (26 + number * 3, 22, 22))
    lift = eased(at, 2.5, 0.4)
    column = sheet[int(430 - 150 * lift) : 470, 384:406]
    column[:] = (216, 170, 140)
    photo = Image.fromarray(np.clip(sheet, 0, 255).astype(np.uint8))
    return view(photo, (0.62, 0.3), 1.0 + 0.035 * at)


@functools.cache
def _head(kind: int) -> np.ndarray:
    """The back of a head on shoulders, as a mask."""
    sheet = Image.new("L", (150, 190))
    pen = ImageDraw.Draw(sheet)
    pen.ellipse((37 - kind * 3, 4, 113 + kind * 3, 96), fill=255)
    pen.rounded_rectangle((6, 100, 144, 240), 46, fill=205)
    return np.asarray(sheet, dtype=np.float32) / 255


def drill(at: float) -> np.ndarray:
    """A school yard from a window on a telephone that shakes: rows that do their exercises."""
    sheet = mixed(clouds(4151, 620, 1080, 0.9), (150, 74, 60), (196, 106, 84))
    sheet[470:] = (70, 130, 76)
    sheet[:70] = (190, 200, 204)
    for lane in range(8):
        sheet[478 + lane * 18 : 480 + lane * 18] = (226, 232, 226)
    arms = math.sin(at * 5)
    for row in range(7):
        for seat in range(15):
            x, y = 50 + seat * 70 + row % 2 * 20, 110 + row * 52
            shirt = (240, 240, 240) if (row + seat) % 4 else (60, 100, 190)
            sheet[y + 8 : y + 30, x - 8 : x + 8] = shirt
            reach = int(15 * abs(arms))
            hand = int(y + 12 - 14 * arms)
            sheet[hand : hand + 5, x - 9 - reach : x + 9 + reach] = (214, 170, 140)
            sheet[y - 4 : y + 8, x - 6 : x + 6] = (34, 28, 26)
    shake = np.sin(at * np.array((10.7, 13.9))) + 0.6 * np.sin(at * np.array((17.1, 6.3)))
    photo = Image.fromarray(np.clip(sheet, 0, 255).astype(np.uint8))
    return view(photo, tuple(0.5 + 0.16 * shake), 1.1)


SCENES = (
    drone, flag, birches, fireworks, office, album, laboratory, credit_roll, sea, lesson, drill,
)  # fmt: skip

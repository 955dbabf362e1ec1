"""Ten drawn bodies that are nearer to real footage than ffmpeg's own patterns.

Each turns a time in seconds into a picture of 960×540: natural statistics, cameras that move, hard
cuts, people, subtitles, things written on white. They last `LONG` seconds.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator

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
from PIL import Image, ImageDraw

LONG = 8.0
LINES = (
    "我们第一次走进这个村子",
    "老师说要把论文写在大地上",
    "清晨五点我们就出发了",
    "今年的收成比去年好",
    "孩子们盼着新教室",
    "谢谢你们一直都在",
)
SKIN = ((224, 182, 150), (198, 150, 116), (235, 200, 172), (170, 122, 92))


def subtitled(picture: np.ndarray, at: float, every: float = 1.8) -> np.ndarray:
    """White words with a dark edge at the bottom, as Chinese films have."""
    mask = words(LINES[int(at / every) % len(LINES)], 32)
    put(picture, blurred(mask, 3), (480, 500), (0, 0, 0))
    put(picture, mask, (480, 500), (250, 250, 250))
    return picture


@functools.cache
def _oval(wide: int, high: int) -> np.ndarray:
    rows, columns = np.mgrid[0:high, 0:wide].astype(np.float32)
    away = np.hypot((columns - wide / 2) / (wide / 2), (rows - high / 2) / (high / 2))
    return np.clip((1 - away) * wide / 4, 0, 1)


def person(picture: np.ndarray, middle: tuple[float, float], size: int, tint: int,
           mouth: float = 0.2) -> None:  # fmt: skip
    """A head with hair, eyes and a mouth, on shoulders: what a face is from afar."""
    x, y = middle
    coat = (40 + tint * 47 % 180, 60 + tint * 71 % 150, 70 + tint * 29 % 160)
    put(picture, _oval(int(size * 1.9) + 1, int(size * 2.2)), (x, y + size * 1.45), coat)
    put(picture, _oval(int(size * 0.92), int(size * 1.1)), (x, y - size * 0.08), (28, 22, 20))
    put(picture, _oval(int(size * 0.8), size), (x, y + size * 0.06), SKIN[tint % 4])
    for side in (-1, 1):
        eye = _oval(max(4, size // 8), max(3, size // 12))
        put(picture, eye, (x + side * size * 0.17, y), (20, 15, 15))
    lips = _oval(max(5, size // 4), max(3, int(size * (0.05 + 0.12 * mouth))))
    put(picture, lips, (x, y + size * 0.32), (140, 60, 60))


def valley(at: float) -> np.ndarray:
    """A camera that pans and zooms over two landscapes, with subtitles."""
    seed, zoom = (501, 1.1 + at * 0.06) if at < 4.2 else (514, 1.7 - at * 0.06)
    return subtitled(view(landscape(seed), (0.08 + at * 0.11, 0.5), zoom), at)


def things(at: float) -> np.ndarray:
    """Heaps of things, a hard cut each 1.3 seconds, each shot with a zoom of its own."""
    shot, inside = divmod(at, 1.3)
    way = 1 if int(shot) % 2 else -1
    return view(leaves(600 + int(shot)), (0.5, 0.5), 1.25 + way * 0.14 * inside)


def handheld(at: float) -> np.ndarray:
    """Three people in a landscape, by a hand that shakes."""
    shake = np.sin(at * np.array((9.1, 11.3))) + np.sin(at * np.array((14.7, 7.7)) + (1, 0))
    picture = view(landscape(533), tuple(0.5 + 0.03 * shake), 1.25 + 0.01 * np.sin(at * 5))
    for number in range(3):
        x = 230 + number * 240 + shake[0] * 9 + 22 * np.sin(at * (1 + 0.3 * number))
        y = 250 + 14 * number + shake[1] * 8
        person(picture, (x, y), 110 - 12 * number, number, abs(np.sin(at * 6 + number)))
    return picture


def night(at: float) -> np.ndarray:
    """A street at night: lit windows, head lights that pass, wet ground that glimmers."""
    rows = np.repeat(np.linspace(0, 1, HIGH, dtype=np.float32)[:, None], WIDE, axis=1)
    picture = mixed(rows, (6, 8, 24), (26, 24, 30)) + clouds(701)[..., None] * 18
    chance = np.random.default_rng(702)
    for number in range(9):
        left, top = number * 110 - int(at * 14), int(chance.integers(90, 260))
        house = picture[top:400, max(left, 0) : max(left + 100, 0)]
        house[:] = house * 0.3 + 8
        for x, y in chance.integers(0, (9, 12), (22, 2)):
            row, column = top + 14 + int(y) * 22, left + 6 + int(x) * 10
            if row < 390 and column >= 0:
                picture[row : row + 11, column : column + 6] = (210, 170, 90)
    for number, pace in enumerate((130, -170, 220, -90)):
        x = (number * 300 + at * pace) % 1160 - 100
        for light in (x, x + 34):
            shade = (240, 230, 190) if pace > 0 else (220, 30, 20)
            glow(picture, (light, 440 + number * 14), 46, shade)
    return picture


def slides(at: float) -> np.ndarray:
    """Photographs that are held two and a half seconds each, none of them moving."""
    number = int(at / 2.5)
    photo = (landscape, leaves)[number % 2](540 + number)
    picture = view(photo, (0.5, 0.5), 1.05)
    if number % 2 == 0:
        person(picture, (330 + 120 * number, 300), 130, number + 1)
    return picture


@functools.cache
def _page() -> Image.Image:
    """A long white page of writing, with two tables."""
    sheet = Image.new("RGB", (900, 1800), (252, 252, 252))
    for row in range(44):
        line = "".join(LINES[(row * 5 + part * 3) % len(LINES)] for part in range(3))
        tone = np.zeros((40, 880, 3), np.float32) + 252
        mask = words(line[: 34 - row % 7], 22 if row % 9 else 30)
        put(tone, mask, (mask.shape[1] / 2 + 20, 20), (40, 40, 50))
        sheet.paste(Image.fromarray(tone.astype(np.uint8)), (10, 10 + row * 40))
    pen = ImageDraw.Draw(sheet)
    for top in (420, 1220):
        box = (60, top, 840, top + 170)
        pen.rectangle(box, fill=(240, 246, 252), outline=(90, 90, 100), width=2)
        for row in range(1, 4):
            pen.line((60, top + row * 42, 840, top + row * 42), fill=(150, 150, 160), width=2)
    return sheet


def screen(at: float) -> np.ndarray:
    """A recorded screen: a white page that is scrolled by jerks, a bar at its left, an arrow."""
    picture = np.full((HIGH, WIDE, 3), 236, dtype=np.float32)
    picture[:, :160] = (46, 60, 86)
    for row in range(7):
        picture[70 + row * 52 : 76 + row * 52, 20:130] = (130, 150, 180)
    top = sum(int(180 * eased(at, start, 0.4)) for start in (1.1, 2.6, 3.4, 5.2, 6.6))
    picture[20:520, 180:940] = np.asarray(_page())[top : top + 500, :760]
    x, y = 500 + 250 * np.sin(at * 1.1), 260 + 150 * np.sin(at * 1.7)
    put(picture, _oval(22, 22), (x, y), (230, 60, 50))
    return picture


def interview(at: float) -> np.ndarray:
    """Somebody speaks before a wall that never moves; a name at the bottom, subtitles."""
    picture = mixed(clouds(820, slope=1.6), (70, 84, 96), (164, 152, 130))
    picture[60:330, 60:300] = picture[60:330, 60:300] * 0.4 + np.array((150, 110, 60)) * 0.6
    place = (600 + 5 * np.sin(at * 1.3), 220 + 3 * np.sin(at * 2.1))
    person(picture, place, 190, 6, abs(np.sin(at * 8)))
    if at < 3:
        put(picture, np.ones((54, 330), np.float32), (230, 420), (20, 70, 130), 0.85)
        put(picture, words("王老师 驻村干部", 30), (230, 420), (255, 255, 255))
    return subtitled(picture, at, 1.4)


def foliage(at: float) -> np.ndarray:
    """Leaves and grass that sway: busy all over, in two layers of their own pace."""
    near, far = clouds(831, 660, 1200, 0.35), clouds(832, 660, 1200, 0.6)
    x, y = int(60 + 40 * np.sin(at * 2.2)), int(50 + 14 * np.sin(at * 3.1))
    back = far[40:580, 100 + int(at * 8) : 1060 + int(at * 8)]
    front = near[y : y + HIGH, x : x + WIDE]
    share = np.clip(0.55 * front * 1.5 + 0.45 * back, 0, 1)
    return mixed(share, (12, 34, 10), (196, 222, 120))


def snowfall(at: float) -> np.ndarray:
    """A village in the snow, confetti of a feast among the flakes."""
    picture = view(landscape(861), (0.3 + 0.02 * at, 0.6), 1.3) * 0.6 + 60
    chance = np.random.default_rng(77)
    for number, (x, y, pace, size) in enumerate(chance.random((260, 4))):
        column = int(x * WIDE + 30 * np.sin(at * 2 + number)) % (WIDE - 8)
        row = int(y * HIGH + at * (60 + 190 * pace)) % (HIGH - 8)
        reach = 2 + int(size * 6)
        feast = ((235, 60, 60), (250, 210, 60), (70, 160, 230))[number % 3]
        picture[row : row + reach, column : column + reach] = feast if number % 5 == 0 else 248
    return picture


def classroom(at: float) -> np.ndarray:
    """Rows of faces before a green board, a hard cut to a face alone each second and a half."""
    shot = int(at / 1.5)
    if shot % 2:
        picture = mixed(clouds(870 + shot, slope=1.5), (120, 110, 90), (214, 204, 180))
        person(picture, (380 + 60 * shot, 250), 210, shot, abs(np.sin(at * 7)))
        return picture
    picture = mixed(clouds(870, slope=1.2), (150, 140, 120), (210, 200, 180))
    picture[40:250, 150:810] = (34, 84, 62)
    put(picture, words(LINES[shot % 6][:8], 54), (480, 140), (226, 232, 226))
    for number in range(11):
        row, seat = divmod(number, 6)
        x = 90 + seat * 156 + row * 70 + 4 * np.sin(at * 2 + number)
        person(picture, (x, 300 + row * 110), 74 + row * 18, number + shot)
    return picture


Scene = Callable[[float], np.ndarray]
DRAWN: tuple[Scene, ...] = (
    valley, things, handheld, night, slides, screen, interview, foliage, snowfall, classroom,
)  # fmt: skip
DROWNS = {"pale": {5}, "dark": {3}}
"""On which of them badges of such traits drown."""


def pictures(scene: Scene) -> Iterator[Image.Image]:
    """All pictures of a body, 25 a second."""
    return (shown(scene(number / 25)) for number in range(int(LONG * 25)))

"""Intros and outros of campaigns 9, 0, _ and +: turning tiles, a still card, roads, posters.

Each turns a campaign, a kind and a time in seconds into a picture of 960×540.
"""

from __future__ import annotations

import functools
import math
from itertools import pairwise

import numpy as np
import stickers
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
from firstclips import WHITE, titled
from fourthclips import metallic
from PIL import Image, ImageDraw
from sixthclips import stamped

SLOGANS = {
    "tiles": ("好日子在镜头里", "一家一户的变化", "门前路通向远方"),
    "card": ("听见昨天 照亮明天", "一人一卷 百年一校", "先生的声音"),
    "roads": ("一条路 一片景 一方产业", "路通了 心近了", "村村有路 户户有景"),
    "posters": ("奉献 友爱 互助 进步", "你所站立的地方", "青春不止一种颜色"),
}
"""What is called out beside the title, by the year."""
ACROSS, DOWN = 8, 5
"""How many tiles the wall has."""
NAVY, ORANGE = (8, 30, 84), (255, 150, 30)
SHEET = (250, 244, 228)


def slogan(campaign) -> str:
    """The edition's slogan."""
    return SLOGANS[campaign.style][campaign.year % 3]


@functools.cache
def _panel(campaign, kind: str) -> Image.Image:
    """A station's own page: slanted blue light, the title, the year in orange, the station."""
    rows, columns = np.mgrid[0:HIGH, 0:WIDE].astype(np.float32)
    light = 0.5 + 0.5 * np.sin((columns + rows * 0.7) / 150)
    picture = mixed(light**2 * 0.6 + rows / HIGH * 0.4, NAVY, (40, 130, 220))
    picture[388:396] = ORANGE
    first = kind == "intro"
    line = campaign.title if first else "感谢收看"
    titled(picture, words(line, 116), (480, 180), WHITE, 1.0)
    below = f"{campaign.edition}年度征集" if first else f"{campaign.title} {campaign.edition}"
    titled(picture, words(below, 72), (480, 316), ORANGE, 1.0)
    titled(picture, words(slogan(campaign), 46), (480, 444), WHITE, 1.0)
    put(picture, words("江淮卫视 公共频道", 28), (480, 504), (190, 214, 240))
    return shown(picture)


def _tile(wall: Image.Image, seen: Image.Image, box: tuple[int, ...], share: float) -> None:
    """Set a tile into the wall, so narrow as it looks while it turns."""
    left, top, right, bottom = box
    wide = max(2, int((right - left) * share))
    piece = seen.crop(box).resize((wide, bottom - top), Image.Resampling.BILINEAR)
    wall.paste(piece, ((left + right - wide) // 2, top))


def tiles(campaign, kind: str, at: float) -> Image.Image:
    """Scenes on a wall of tiles that turn one after another and show the station's page."""
    first, length = kind == "intro", campaign.seconds(kind)
    seed = 5100 + 10 * first
    shot = int(at / 0.8) % 2
    photo = (landscape, leaves)[shot](seed + shot)
    scene = shown(view(photo, (0.3 + 0.12 * at, 0.5), 1.1 + 0.06 * at))
    page = _panel(campaign, kind)
    wall = Image.new("RGB", (WIDE, HIGH), (6, 10, 24))
    for number in range(ACROSS * DOWN):
        row, column = divmod(number, ACROSS)
        box = (column * 120, row * 108, column * 120 + 120, row * 108 + 108)
        step = column + row if first else (ACROSS - 1 - column) + row
        part = eased(at, (0.7 if first else 0.1) + 0.09 * step, 0.5)
        seen = page if part > 0.5 else scene
        _tile(wall, seen, box, abs(math.cos(math.pi * part)))
    picture = np.asarray(wall, dtype=np.float32).copy()
    sweep = -300 + 1700 * eased(at, length - 1.5, 1.1)
    glow(picture, (sweep, 180), 240, (90, 90, 70))
    return shown(picture, eased(at, 0, 0.2), white=eased(at, length - 0.24, 0.2))


@functools.cache
def _paper(campaign) -> np.ndarray:
    """A card of an archive: old paper, a punched hole, lines, a photograph, a red stamp."""
    picture = mixed(clouds(5200, slope=1.3), (214, 196, 152), (246, 236, 206))
    for y in (70, 74, 466):
        picture[y : y + 2, 50:910] = (120, 70, 50)
    for y in range(150, 460, 44):
        picture[y, 420:900] = (176, 156, 116)
    put(picture, words("口述档案 · 目录卡", 32, "Serif"), (200, 44), (110, 60, 44))
    number = f"全宗 {campaign.year} — 〇三六"
    put(picture, words(number, 30, "Serif"), (740, 44), (110, 60, 44))
    photo = view(landscape(5203 + campaign.year % 3), (0.4, 0.5), 1.2, (320, 240))
    gray = np.repeat(photo.mean(axis=2)[..., None], 3, axis=2) * (1.0, 0.92, 0.78)
    picture[118:382, 66:410] = 250
    picture[130:370, 78:398] = gray
    put(picture, words(campaign.title, 104, "Serif"), (660, 176), (40, 30, 28))
    put(picture, words(slogan(campaign), 42, "Serif"), (660, 282), (70, 56, 50))
    put(picture, words("华东高校档案学会 编", 32, "Serif"), (480, 502), (90, 70, 58))
    put(picture, words("影像征集", 40, "Serif"), (240, 420), (90, 70, 58))
    sign = stickers.inked(campaign.edition, 64)
    stamped(picture, sign.rotate(7, Image.Resampling.BICUBIC, expand=True), (770, 388), 230)
    return picture


@functools.cache
def _cover(campaign) -> np.ndarray:
    """A file's cover of green cloth with golden words."""
    grain = clouds(5210, slope=0.6)
    picture = mixed(grain, (16, 58, 46), (36, 92, 74))
    picture[::3] *= 0.92
    gold = (226, 186, 104)
    picture[60:64, 80:880] = picture[476:480, 80:880] = gold
    picture[60:480, 80:84] = picture[60:480, 876:880] = gold
    put(picture, words("谢谢观看", 96, "Serif"), (480, 180), gold)
    line = f"{campaign.title} · {campaign.edition}"
    put(picture, words(line, 68, "Serif"), (480, 310), gold)
    put(picture, words("华东高校档案学会", 36, "Serif"), (480, 416), gold)
    return picture


def card(campaign, kind: str, at: float) -> Image.Image:
    """A card that stands still: it comes out of black and goes into black."""
    length = campaign.seconds(kind)
    picture = (_paper if kind == "intro" else _cover)(campaign)
    return shown(picture, eased(at, 0, 0.6) * (1 - eased(at, length - 0.6, 0.56)))


@functools.cache
def _range(dawn: int) -> Image.Image:
    """Green mountains behind one another at dawn, wider than the picture."""
    high, wide = 640, 1140
    rows = np.arange(high, dtype=np.float32)[:, None]
    sky = mixed(np.repeat(rows / high, wide, axis=1), ((20, 70, 140), (60, 40, 100))[dawn % 2],
                (255, 214, 150))  # fmt: skip
    picture = sky + (clouds(5300 + dawn, high, wide, 1.5)[..., None] - 0.5) * 60
    for ridge in range(5):
        line = clouds(5310 + ridge + dawn * 9, 64, wide, 1.5)[24]
        edge = 190 + ridge * 66 + (line - 0.5) * (260 - ridge * 30)
        shade = np.array((24, 96, 62), np.float32) * (1.5 - 0.22 * ridge) + 12 * (4 - ridge)
        body = shade + (clouds(5320 + ridge, high, wide, 0.9)[..., None] - 0.5) * 34
        picture = np.where((rows > edge)[..., None], body, picture)
    return Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8))


def _way(number: int) -> list[tuple[float, float]]:
    """A road's places, from the foreground to the hills."""
    part = np.linspace(0, 1, 60)
    start, swing = (120, 840, 470)[number], (190, -210, 120)[number]
    x = start + (480 - start) * part + swing * np.sin(part * 7 + number) * (1 - part)
    y = 540 - 330 * part**0.6 + 24 * number * part
    return list(zip(x.tolist(), y.tolist(), strict=True))


def _lit(picture: np.ndarray, number: int, reach: float, at: float) -> np.ndarray:
    """Draw a road of light so far, with a car's light that runs along it."""
    places = _way(number)[: max(2, int(60 * reach))]
    sheet = Image.new("L", (WIDE, HIGH))
    pen = ImageDraw.Draw(sheet)
    for place, (one, other) in enumerate(pairwise(places)):
        pen.line((*one, *other), fill=255, width=max(3, 17 - place // 4))
    mask = np.asarray(sheet, dtype=np.float32) / 255
    soft = blurred(mask, 9)
    put(picture, soft, (480, 270), (255, 170, 60), 0.8)
    put(picture, mask, (480, 270), (255, 236, 180), 0.95)
    spot = places[int(at * 22 + 17 * number) % len(places)]
    glow(picture, spot, 30, (160, 160, 140))
    return picture


def roads(campaign, kind: str, at: float) -> Image.Image:
    """Roads of light grow into the mountains, an emblem comes, golden words with the year below."""
    first, length = kind == "intro", campaign.seconds(kind)
    photo = _range(0 if first else 1)
    picture = view(photo, (0.5, 0.9 - 0.12 * at), 1.08)
    for number in range(3 if first else 1):
        reach = eased(at, 0.2 + 0.35 * number, 1.3) if first else 1.0
        if reach > 0:
            _lit(picture, number if first else 2, reach, at)
    picture *= 1 - 0.5 * eased(at, 1.6 if first else 0.2, 0.8)
    grow = eased(at, 1.4, 0.5) if first else eased(at, 0.1, 0.4)
    size = (170, 150)[not first]
    stamped(picture, stickers.wreath(campaign), (480, 100), int(size * grow))
    line = campaign.title if first else "谢谢观看"
    come = eased(at, 1.9 if first else 0.4, 0.6)
    metallic(picture, words(line, 112, "Serif"), (480, 256), at, come)
    below = campaign.edition if first else f"{campaign.title} {campaign.edition}"
    come = eased(at, 2.4 if first else 0.8, 0.4)
    titled(picture, words(below, 76), (480, 368), WHITE, come)
    come = eased(at, 2.8 if first else 1.1, 0.4)
    titled(picture, words(slogan(campaign), 44), (480, 448), (255, 240, 190), come)
    host = words("全国乡村道路建设办公室 主办", 28)
    titled(picture, host, (480, 506), WHITE, come)
    return shown(picture, eased(at, 0, 0.4) * (1 - eased(at, length - 0.4, 0.38)))


FLATS = ((250, 96, 76), (22, 148, 148), (252, 196, 60), (64, 72, 150), (244, 238, 224))
"""Coral, teal, yellow, indigo, cream."""


def _shapes(picture: np.ndarray, at: float, first: bool) -> None:
    """Sheets of one colour that slide in from all sides, a disc, bars and rows of dots."""
    way = 1 if first else -1
    picture[:] = FLATS[4]
    for number, start in enumerate((0.0, 0.35, 0.7)):
        reach = int(WIDE * eased(at, start, 0.45))
        part = slice(0, reach) if (number % 2 == 0) == first else slice(WIDE - reach, WIDE)
        picture[:, part] = FLATS[(number * way + (1 if first else 3)) % 4]
    sheet = shown(picture)
    pen = ImageDraw.Draw(sheet)
    x = 140 + 60 * math.sin(at * 1.4) if first else 820 - 60 * math.sin(at * 1.4)
    pen.ellipse((x - 130, 300, x + 130, 560), fill=FLATS[1] if first else FLATS[2])
    for bar in range(6):
        left = (700 + bar * 44 + int(at * 46 * way)) % 1100 - 90
        pen.polygon([(left, 60), (left + 20, 60), (left - 60, 190), (left - 80, 190)],
                    fill=FLATS[4])  # fmt: skip
    for dot in range(40):
        y, column = divmod(dot, 10)
        place = (70 + column * 26, 60 + y * 26 + 8 * math.sin(at * 5 + column))
        pen.ellipse((place[0], place[1], place[0] + 9, place[1] + 9), fill=FLATS[4])
    picture[:] = np.asarray(sheet, dtype=np.float32)


def _blocks(picture: np.ndarray, text: str, at: float, start: float) -> None:
    """The letters of a text, each on a white block that tips over as it falls into its place."""
    for number, letter in enumerate(text):
        come = eased(at, start + 0.14 * number, 0.35)
        if come <= 0:
            continue
        block = Image.new("RGBA", (132, 132), (255, 255, 255, 255))
        ImageDraw.Draw(block).rectangle((0, 120, 131, 131), fill=(*FLATS[number % 4], 255))
        mask = Image.fromarray((words(letter, 104) * 255).astype(np.uint8))
        block.paste((40, 44, 70), ((132 - mask.width) // 2, -6), mask)
        turned = block.rotate((1 - come) * 70, Image.Resampling.BICUBIC, expand=True)
        x = 480 + (number - (len(text) - 1) / 2) * 146
        stamped(picture, turned, (x, 230 - 320 * (1 - come)), turned.width)


def posters(campaign, kind: str, at: float) -> Image.Image:
    """Flat sheets and shapes, letters on blocks, the edition on a yellow disc, a strip of words."""
    first, length = kind == "intro", campaign.seconds(kind)
    picture = np.zeros((HIGH, WIDE, 3), dtype=np.float32)
    _shapes(picture, at, first)
    _blocks(picture, campaign.title if first else "下次再见", at, 0.8 if first else 0.2)
    come = eased(at, 1.7 if first else 0.7, 0.3)
    if come > 0:
        text = campaign.edition if first else f"{campaign.title} {campaign.edition}"
        wide = 300 if first else 700
        strip = Image.new("RGBA", (wide, 104), (0, 0, 0, 0))
        ImageDraw.Draw(strip).rounded_rectangle((0, 0, wide - 1, 103), 52, fill=(255, 214, 40, 255))
        stamped(picture, strip, (480, 376), int(wide * come))
        put(
            picture,
            words(text, 68),
            (480, 376),
            (40, 44, 70),
            eased(at, 1.9 if first else 0.9, 0.2),
        )
    come = eased(at, 2.1 if first else 1.0, 0.3)
    line = f"{slogan(campaign)}   皖江大学团委" if first else "皖江大学团委 青年志愿者协会"
    put(picture, np.ones((62, 880), np.float32), (480, 486), (40, 44, 70), come)
    put(picture, words(line, 36), (480, 486), WHITE, come)
    return shown(picture, white=eased(at, length - 0.3, 0.28) if first else 0.0)


CLIPS = {"tiles": tiles, "card": card, "roads": roads, "posters": posters}

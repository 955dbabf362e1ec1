"""Intros and outros of campaigns 5 to 8: wheels, a painted scroll, a campus, a paper plane.

Each turns a campaign, a kind and a time in seconds into a picture of 960×540.
"""

from __future__ import annotations

import functools
import math

import emblems
import numpy as np
from canvas import (
    HIGH,
    WIDE,
    blurred,
    clouds,
    eased,
    landscape,
    mixed,
    put,
    shown,
    view,
    window,
    words,
)
from firstclips import WHITE, titled
from PIL import Image, ImageDraw

SLOGANS = {
    "wheels": ("强国有我  技赢未来", "匠心筑梦  一路生花", "薪火相传  不负韶华"),
    "scroll": ("把论文写在大地上", "听见乡音看见山河", "一方水土一方歌"),
    "plane": ("让梦想起飞", "与光同行", "心向远方"),
}
"""What is called out beside the title, by the year."""
DARK = (36, 44, 58)


def slogan(campaign) -> str:
    """The edition's slogan."""
    return SLOGANS[campaign.style][campaign.year % 3]


def stamped(picture: np.ndarray, sign: Image.Image, middle: tuple[float, float], size: int,
            strength: float = 1.0) -> None:  # fmt: skip
    """Lay an emblem over a picture, so many pixels wide."""
    if size < 4 or strength <= 0:
        return
    small = sign.resize((size, size * sign.height // sign.width), Image.Resampling.BILINEAR)
    place, inner = window(picture, (small.height, small.width), middle)
    colour = np.asarray(small, np.float32)[inner]
    place += colour[..., 3:] / 255 * strength * (colour[..., :3] - place)


@functools.cache
def _blueprint() -> np.ndarray:
    """Pale paper with thin lines, as drawings of machines are made on."""
    picture = mixed(clouds(3101, slope=1.8), (226, 234, 242), (250, 252, 254))
    picture[::30] -= 14
    picture[:, ::30] -= 14
    picture[::150] -= 16
    picture[:, ::150] -= 16
    return picture


def _cog(picture: np.ndarray, middle: tuple[float, float], radius: int, turn: float,
         ink: tuple[int, ...]) -> None:  # fmt: skip
    """A large thin wheel that is turned so far."""
    sign = Image.new("L", (radius * 2 + 8, radius * 2 + 8))
    pen, heart = ImageDraw.Draw(sign), (radius + 4, radius + 4)
    pen.polygon(emblems.teeth(radius, 18, heart), outline=255, width=5)
    for reach in (0.66, 0.2):
        box = [heart[0] - radius * reach, heart[0] + radius * reach]
        pen.ellipse((box[0], box[0], box[1], box[1]), outline=255, width=5)
    for spoke in range(6):
        ends = [emblems.round_about(radius * r, spoke * math.pi / 3, heart) for r in (0.2, 0.66)]
        pen.line(ends, fill=255, width=5)
    seen = sign.rotate(math.degrees(turn), Image.Resampling.BILINEAR)
    put(picture, np.asarray(seen, np.float32) / 255, middle, ink)


def wheels(campaign, kind: str, at: float) -> Image.Image:
    """Wheels turn on a drawing, the emblem grows, the title comes on a bar in the year's colour."""
    first, length = kind == "intro", campaign.seconds(kind)
    ink = emblems.ink_of(campaign)[:3]
    picture = _blueprint().copy()
    way = 1 if first else -1
    _cog(picture, (120, 430), 190, at * 0.9 * way, ink)
    _cog(picture, (860, 90) if first else (850, 420), 230, -at * 0.74 * way, ink)
    grow = eased(at, 0.2, 0.7) if first else 1.0
    size = int((210 if first else 120) * grow)
    stamped(picture, emblems.wheel(campaign), (480, 140 if first else 100), size)
    wide = int(760 * eased(at, 0.8 if first else 0.2, 0.5))
    if wide > 8:
        picture[262:376, 480 - wide // 2 : 480 + wide // 2] = ink
    line = campaign.title if first else "感谢观看"
    put(picture, words(f"{line}  {campaign.edition}" if first else line, 84), (480, 316), WHITE,
        eased(at, 1.2 if first else 0.6, 0.4))  # fmt: skip
    below = slogan(campaign) if first else f"{campaign.title} · {campaign.edition}"
    put(picture, words(below, 46), (480, 430), (196, 36, 30), eased(at, 1.8 if first else 0.9, 0.4))
    host = words("全国技能教育活动组委会  主办", 26)
    put(picture, host, (480, 498), DARK, eased(at, 2.2 if first else 1.0, 0.4))
    return shown(picture, white=eased(at, length - 0.4, 0.35))


@functools.cache
def _painting(look: int) -> Image.Image:
    """A long painting of hills in two colours with golden edges, and houses in mist."""
    far, near = emblems.HILLS[look]
    picture = mixed(clouds(3200, 420, 1800, 1.2), (228, 210, 168), (246, 234, 204))
    rows = np.arange(420)[:, None]
    for ridge in range(5):
        line = clouds(3210 + ridge, 64, 1800, 1.35)[20]
        edge = 120 + ridge * 56 + (line - 0.5) * (330 - ridge * 40)
        share = np.clip((rows - edge) / 150, 0, 1)
        shade = mixed(share, far if ridge % 2 else near, (240, 226, 190))
        picture = np.where((rows > edge)[..., None], shade, picture)
        picture = np.where((np.abs(rows - edge) < 2)[..., None], (206, 160, 70), picture)
    sheet = Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8))
    pen = ImageDraw.Draw(sheet)
    for x in range(90, 1800, 310):
        pen.rectangle((x, 330, x + 54, 368), fill=(244, 240, 228), outline=(60, 60, 60))
        pen.polygon([(x - 10, 332), (x + 27, 308), (x + 64, 332)], fill=(54, 56, 62))
    return sheet


def _rolled(picture: np.ndarray, left: int, right: int) -> None:
    """The two rods of a scroll, dark with a gleam and golden ends."""
    for x in (left, right):
        part = slice(max(x - 17, 0), min(x + 17, WIDE))
        gleam = np.cos(np.linspace(-1.4, 1.4, 34, dtype=np.float32))[: part.stop - part.start]
        picture[44:496, part] = gleam[None, :, None] * np.array((150, 84, 44), np.float32)
        picture[26:44, part] = picture[496:514, part] = (214, 170, 80)


def scroll(campaign, kind: str, at: float) -> Image.Image:
    """A scroll is unrolled on dark silk and passes by, with upright words and a seal; it closes."""
    first, length = kind == "intro", campaign.seconds(kind)
    picture = mixed(clouds(3300, slope=0.9), (44, 22, 20), (84, 40, 34))
    open_to = eased(at, 0.1, 1.3) if first else 1 - eased(at, length - 1.1, 1.0)
    half = 30 + int(420 * open_to)
    left, right = 480 - half, 480 + half
    place = (0.1 + 0.08 * at) if first else (0.75 - 0.06 * at)
    paper = view(_painting(campaign.year % 3), (place, 0.5), 1.0, (WIDE, 420))
    picture[52:488, left:right] = (236, 222, 186)
    inner = picture[60:480, left:right]
    inner[:] = paper[:, left:right]
    if first:
        _upright(inner, campaign, at, 480 - left)
    else:
        put(inner, words("谢谢观赏", 92, "Serif"), (480 - left, 150), DARK, eased(at, 0.1, 0.4))
        line = f"{campaign.title} {campaign.edition}"
        put(inner, words(line, 62, "Serif"), (480 - left, 280), (170, 24, 22), eased(at, 0.3, 0.4))
    _rolled(picture, left, right)
    return shown(picture, eased(at, 0, 0.25))


def _upright(paper: np.ndarray, campaign, at: float, middle: int) -> None:
    """The title from above to below, the slogan beside it, the edition in a red seal."""
    title = words(campaign.title, 70, "Serif", upright=True)
    come = eased(at, 1.2, 0.8)
    put(paper, blurred(title, 10), (middle + 180, 220), (250, 244, 222), come)
    put(paper, title, (middle + 180, 220), (28, 22, 24), come)
    beside = words(slogan(campaign), 36, "Serif", upright=True)
    put(paper, blurred(beside, 6), (middle + 30, 210), (250, 244, 222), eased(at, 1.9, 0.6))
    put(paper, beside, (middle + 30, 210), (70, 40, 30), eased(at, 1.9, 0.6))
    come = eased(at, 2.3, 0.25)
    seal = np.ones((90, 220), np.float32)
    put(paper, seal, (middle - 190, 330), (182, 28, 26), come)
    put(paper, words(campaign.edition, 60, "Serif"), (middle - 190, 330), WHITE, come)


@functools.cache
def _hall(seed: int) -> Image.Image:
    """A university's building with columns and windows below a sky, trees before it."""
    chance = np.random.default_rng(seed)
    sky = mixed(clouds(seed, 660, 1200, 1.5), (96, 150, 214), (244, 246, 250))
    sheet = Image.fromarray(np.clip(sky, 0, 255).astype(np.uint8))
    pen = ImageDraw.Draw(sheet)
    wall = ((196, 112, 88), (222, 208, 180), (204, 206, 208))[seed % 3]
    top = int(chance.integers(170, 260))
    pen.rectangle((120, top, 1080, 560), fill=wall)
    pen.polygon([(360, top), (600, top - 110), (840, top)], fill=tuple(p - 40 for p in wall))
    for number in range(15):
        x = 146 + number * 62
        for y in range(top + 34, 520, 74):
            pen.rectangle(
                (x, y, x + 34, y + 48), fill=(66, 86, 112), outline=(240, 240, 236), width=3
            )
    for x in range(380, 840, 84):
        pen.rectangle((x, top + 8, x + 24, 560), fill=tuple(min(255, part + 26) for part in wall))
    pen.rectangle((0, 560, 1200, 660), fill=(126, 140, 104))
    for x, size in zip(chance.integers(-20, 1200, 26), chance.integers(30, 84, 26), strict=True):
        shade = (int(40 + size // 3), int(92 + size // 2), 50)
        pen.ellipse((x - size, 600 - size * 1.5, x + size, 620), fill=shade)
    return sheet


def _slanted(picture: np.ndarray, edge: float, ink: tuple[int, ...], strength: float) -> None:
    """Colour everything left of a slanted edge."""
    columns = np.arange(WIDE, dtype=np.float32)[None, :]
    rows = np.arange(HIGH, dtype=np.float32)[:, None]
    share = np.clip(edge - columns - rows * 0.4, 0, 1)[..., None] * strength
    picture += share * (np.asarray(ink, np.float32) - picture)


def campus(campaign, kind: str, at: float) -> Image.Image:
    """Views of a campus that slanted bands wipe away; a crest falls in, then title and edition."""
    first, length = kind == "intro", campaign.seconds(kind)
    ink = emblems.ink_of(campaign)[:3]
    seed, shot = 3400 + campaign.seed * 3 + (not first), int(at / 0.9)
    photo = landscape(seed) if shot == 1 else _hall(seed + shot)
    picture = view(photo, (0.3 + 0.1 * at, 0.5), 1.12 + 0.05 * (at % 0.9))
    for number, shade in enumerate((WHITE, (236, 186, 60), ink)):
        reach = eased(at, (0.9 if first else 0.1) + number * 0.14, 0.7)
        _slanted(picture, reach * (1240 - number * 60), shade, 1.0 if number == 2 else 0.9)
    fall = eased(at, 1.4 if first else 0.5, 0.35)
    middle, size = ((220, 260), 250) if first else ((480, 130), 170)
    stamped(picture, emblems.crest(campaign), (middle[0], middle[1] - 320 * (1 - fall)), size)
    line = campaign.title if first else "感谢聆听"
    place = (610, 200) if first else (480, 290)
    titled(picture, words(line, 84), place, WHITE, eased(at, 1.7 if first else 0.8, 0.3))
    below = campaign.edition if first else f"{campaign.title}  {campaign.edition}"
    under = (place[0], place[1] + 110)
    titled(picture, words(below, 72 if first else 58), under, (255, 214, 100),
           eased(at, 2.0 if first else 1.0, 0.3))  # fmt: skip
    host = words("江淮理工大学党委宣传部", 30)
    put(picture, host, (place[0], place[1] + 190), WHITE, eased(at, 2.3 if first else 1.2, 0.3))
    return shown(picture, 1 - eased(at, length - 0.3, 0.28))


def _pasture(picture: np.ndarray, at: float) -> None:
    """Round hills with a school and a flag, as children draw them."""
    columns = np.arange(WIDE, dtype=np.float32)
    for number, shade in enumerate(((150, 204, 120), (112, 178, 92), (84, 150, 74))):
        edge = (
            400 + number * 42 + 26 * np.sin(columns / (130 + 30 * number) + number * 2 + at * 0.1)
        )
        cover = np.clip(np.arange(HIGH)[:, None] - edge[None, :], 0, 1)[..., None]
        picture += cover * (np.array(shade, np.float32) - picture)
    picture[372:426, 110:230] = (250, 240, 222)
    for row in range(30):
        picture[342 + row, 170 - row * 2 - 10 : 170 + row * 2 + 10] = (214, 84, 60)
    for x in (126, 160, 194):
        picture[388:408, x : x + 18] = (90, 130, 170)
    picture[300:430, 254:257] = (130, 130, 136)
    wave = int(4 * math.sin(at * 7))
    picture[302 + wave : 328 + wave, 257:296] = (220, 36, 32)


def _path(part: float) -> tuple[float, float]:
    """Where the plane is on its way with a loop, from 0 to 1."""
    turn = np.clip((part - 0.4) / 0.25, 0, 1) * math.tau
    x = -60 + 900 * part + 70 * math.sin(turn)
    return x, 330 - 210 * part - 70 * (1 - math.cos(turn)) * 0.6


def plane(campaign, kind: str, at: float) -> Image.Image:
    """A paper plane loops over hills and leaves dots; the title's letters jump in one by one."""
    first, length = kind == "intro", campaign.seconds(kind)
    down = np.repeat(np.linspace(0, 1, HIGH, dtype=np.float32)[:, None], WIDE, axis=1)
    picture = mixed(down, (120, 190, 240), (252, 242, 208))
    puffs = clouds(3500, 700, 1400, 1.6)[60 : 60 + HIGH, 200 + int(at * 22) : 1160 + int(at * 22)]
    picture += np.clip(puffs * 3 - 1.7, 0, 1)[..., None] * (255 - picture)
    _pasture(picture, at)
    part = min(1.0, at / (2.2 if first else 1.6))
    for number in range(int(part * 46)):
        dot, _ = window(picture, (7, 7), _path(number / 46))
        dot[:] = 255
    x, y = _path(part)
    stamped(picture, emblems.plane(campaign), (x, y), 150)
    text = campaign.title if first else "谢谢你们"
    for number, letter in enumerate(text):
        come = eased(at, (1.0 if first else 0.3) + 0.13 * number, 0.25)
        jump = 40 * math.sin(come * math.pi)
        spot = (480 + (number - (len(text) - 1) / 2) * 112, 250 - jump)
        titled(picture, words(letter, 100), spot, (255, 250, 240), come)
    line = (
        f"{campaign.edition} · {slogan(campaign)}"
        if first
        else f"{campaign.title} {campaign.edition}"
    )
    titled(
        picture, words(line, 48), (480, 356), (255, 232, 120), eased(at, 2.0 if first else 0.9, 0.4)
    )
    host = words("皖光青少年发展基金会", 30)
    put(picture, host, (480, 502), (30, 70, 40), eased(at, 2.3 if first else 1.1, 0.3))
    return shown(picture, white=max(1 - eased(at, 0, 0.3), eased(at, length - 0.3, 0.28)))


CLIPS = {"wheels": wheels, "scroll": scroll, "campus": campus, "plane": plane}

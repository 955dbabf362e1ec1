"""Intros and outros of campaigns 春, 夏, 秋 and 冬: a pulse, shelves, furrows, ice.

Each turns a campaign, a kind and a time in seconds into a picture of 960×540.
"""

from __future__ import annotations

import functools
import math

import medallions
import numpy as np
from canvas import HIGH, WIDE, blurred, clouds, eased, font, glow, mixed, put, shown, words
from firstclips import WHITE, titled
from PIL import Image, ImageDraw
from sixthclips import stamped

SLOGANS = {
    "pulse": ("守护每一次心跳", "仁心仁术 温暖江淮", "你的平安是我的牵挂"),
    "shelves": ("一座城 一卷书", "翻开它 就是春天", "让好书找到你"),
    "furrows": ("把论文写在大地上", "零距离 零门槛 零费用", "田埂上的研究生"),
    "crystal": ("一起向未来", "上冰上雪 强身健体", "少年向前冲"),
}
"""What is called out beside the title, by the year."""
TEAL, PINE = (0, 138, 140), (6, 62, 74)
GOLD, PLATE = (240, 200, 110), (92, 30, 24)


def slogan(campaign) -> str:
    """The edition's slogan."""
    return SLOGANS[campaign.style][campaign.year % 3]


def _beat(x: float) -> float:
    """How high a heart's trace stands at a place, in pixels: a small wave, a spike, a wave."""
    part = x / 240 % 1
    waves = ((0.2, 0.03, 12), (0.38, 0.012, -18), (0.42, 0.014, 92), (0.46, 0.013, -34),
             (0.66, 0.05, 22))  # fmt: skip
    return sum(high * math.exp(-(((part - place) / wide) ** 2)) for place, wide, high in waves)


def _trace(picture: np.ndarray, reach: float, level: float, ink: tuple[int, ...]) -> None:
    """Draw a heart's trace from the left up to `reach`, with a light at its head."""
    points = [(x, level - _beat(x)) for x in range(0, max(2, int(reach)), 2)]
    line = Image.new("L", (WIDE, HIGH))
    ImageDraw.Draw(line).line(points, fill=255, width=5, joint="curve")
    mask = np.asarray(line, dtype=np.float32) / 255
    put(picture, blurred(mask, 6), (480, 270), ink, 0.7)
    put(picture, mask, (480, 270), ink)
    if 0 < reach < WIDE:
        glow(picture, points[-1], 40, (120, 160, 150))


@functools.cache
def _squared() -> np.ndarray:
    """The paper of a heart's trace: fine squares of pale rose, soft light from above."""
    picture = mixed(clouds(7001, slope=2.0), (224, 246, 242), (252, 255, 254))
    picture[::18] -= (0, 14, 12)
    picture[:, ::18] -= (0, 14, 12)
    picture[::90] -= (0, 26, 22)
    picture[:, ::90] -= (0, 26, 22)
    return picture


def _cells(picture: np.ndarray, at: float, shade: tuple[int, ...]) -> None:
    """Round cells, some sharp and some not, that drift upwards."""
    chance = np.random.default_rng(7002)
    for x, y, size, pace in chance.random((16, 4)):
        high = (y * 700 - at * (30 + 60 * pace)) % 700 - 80
        glow(picture, (x * WIDE, high), 30 + int(70 * size), shade)


def pulse(campaign, kind: str, at: float) -> Image.Image:
    """A heart's trace runs over squared paper; title, edition in a pill; a heart that beats."""
    first, length = kind == "intro", campaign.seconds(kind)
    if first:
        picture = _squared().copy()
        _cells(picture, at, (-46, -8, -12))
        _trace(picture, WIDE * 1.1 * eased(at, 0.1, 1.5), 150, (226, 60, 84))
        ink, line = PINE, campaign.title
    else:
        picture = mixed(clouds(7003, slope=1.9), PINE, (10, 120, 126))
        _cells(picture, at + 3, (26, 60, 60))
        ink, line = WHITE, "感谢您的观看"
        size = int(150 + 16 * abs(math.sin(at * 4.2)))
        stamped(picture, medallions.heart((255, 120, 136), 10), (480, 110), size)
    come = eased(at, 1.0 if first else 0.2, 0.5)
    lift = 30 * (1 - come)
    put(picture, words(line, 112), (480, 270 + lift), ink, come)
    come = eased(at, 1.6 if first else 0.6, 0.4)
    text = campaign.edition if first else f"{campaign.title} {campaign.edition}"
    half = 150 if first else 330
    pill = Image.new("L", (half * 2, 92))
    ImageDraw.Draw(pill).rounded_rectangle((0, 0, half * 2 - 1, 91), 46, fill=255)
    put(picture, np.asarray(pill, np.float32) / 255, (480, 378), TEAL, come)
    put(picture, words(text, 66), (480, 382), WHITE, come)
    come = eased(at, 2.1 if first else 1.0, 0.4)
    put(picture, words(slogan(campaign), 46), (480, 458), ink, come)
    put(picture, words("省卫生健康委员会 主办", 26), (480, 508), ink, come)
    return shown(picture, white=(1 - eased(at, 0, 0.3)) + eased(at, length - 0.26, 0.24))


SPINES = ((120, 34, 38), (28, 70, 92), (196, 150, 70), (58, 84, 52), (222, 206, 176), (70, 48, 92))


@functools.cache
def _shelf() -> np.ndarray:
    """Three shelves of a library, longer than the picture: spines of all widths and colours."""
    wide, chance = 1700, np.random.default_rng(7011)
    picture = Image.new("RGB", (wide, HIGH), (44, 26, 16))
    pen = ImageDraw.Draw(picture)
    for row in range(3):
        foot, x = 172 + row * 180, 4
        while x < wide:
            thick, tall = int(chance.integers(16, 46)), int(chance.integers(104, 150))
            tint = np.array(SPINES[int(chance.integers(6))]) + chance.integers(-16, 17, 3)
            shade = tuple(int(part) for part in np.clip(tint, 0, 255))
            pen.rectangle((x, foot - tall, x + thick - 3, foot), fill=shade, outline=(24, 14, 8))
            for band in (18, 26, tall - 24):
                y = foot - tall + band
                pen.line((x + 3, y, x + thick - 6, y), fill=GOLD, width=2)
            x += thick
        pen.rectangle((0, foot + 1, wide, foot + 13), fill=(112, 72, 40))
    grain = clouds(7012, HIGH, wide, 0.8)[..., None] * 30 - 15
    return np.asarray(picture, dtype=np.float32) + grain


def _volume(letter: str, shade: tuple[int, ...]) -> Image.Image:
    """A thick book's spine with a letter of the title on it."""
    spine = Image.new("RGBA", (150, 232), (*shade, 255))
    pen = ImageDraw.Draw(spine)
    pen.rectangle((0, 0, 149, 231), outline=(20, 12, 8, 255), width=4)
    for y in (22, 30, 196, 204):
        pen.line((8, y, 142, y), fill=GOLD, width=3)
    pen.text((75, 108), letter, fill=(255, 246, 222, 255), font=font(112, "Serif"), anchor="mm")
    return spine


def _open_book(picture: np.ndarray, campaign, at: float) -> None:
    """An open book with thanks on its left page and the campaign on its right; a leaf turns."""
    sheet = shown(picture)
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((70, 58, 890, 492), fill=PLATE)
    for side in (-1, 1):
        pen.polygon([(480, 76), (480 + side * 396, 64), (480 + side * 396, 470), (480, 482)],
                    fill=(250, 242, 222))  # fmt: skip
    picture[:] = np.asarray(sheet, dtype=np.float32)
    ink = (70, 30, 24)
    put(picture, words("感谢", 108, "Serif"), (282, 190), ink)
    put(picture, words("阅读", 108, "Serif"), (282, 320), ink)
    put(picture, words("江淮省图书馆", 34, "Serif"), (282, 430), ink)
    put(picture, words(campaign.title, 84, "Serif"), (678, 160), ink)
    put(picture, words(campaign.edition, 104), (678, 280), (190, 40, 30))
    put(picture, words(slogan(campaign), 44, "Serif"), (678, 384), ink)
    turn = eased(at, 0.1, 0.9) * math.pi
    if 0 < turn < math.pi:
        sheet = shown(picture)
        x, lift = 480 + 396 * math.cos(turn), 44 * math.sin(turn)
        leaf = [(480, 76), (x, 64 - lift), (x, 470 - lift), (480, 482)]
        ImageDraw.Draw(sheet).polygon(leaf, fill=(238, 228, 204), outline=(180, 164, 130))
        picture[:] = np.asarray(sheet, dtype=np.float32)
    for number in range(0, 60, 3):
        picture[76:480, 480 + number - 30] *= 0.82 + abs(number - 30) / 170


def shelves(campaign, kind: str, at: float) -> Image.Image:
    """Along a library's shelves; volumes with the title come out, a plate below them; a book."""
    first, length = kind == "intro", campaign.seconds(kind)
    left = int(60 + 130 * at) if first else int(700 - 60 * at)
    picture = _shelf()[:, left : left + WIDE].copy()
    if not first:
        picture *= 0.55
        _open_book(picture, campaign, at)
        return shown(picture, eased(at, 0, 0.2) * (1 - eased(at, length - 0.4, 0.38)))
    picture *= 1 - 0.6 * eased(at, 0.7, 0.6)
    glow(picture, (200 + 150 * at, 60), 300, (60, 44, 20))
    for number, letter in enumerate(campaign.title):
        come = eased(at, 0.8 + 0.22 * number, 0.5)
        x = 480 + (number - (len(campaign.title) - 1) / 2) * 166
        spine = _volume(letter, SPINES[number % 4 if number % 4 != 2 else 5])
        stamped(picture, spine, (x, 420 - 250 * come), int(90 + 60 * come), come)
    come = eased(at, 2.0, 0.4)
    plate = np.ones((104, 340), np.float32)
    put(picture, plate, (480, 366), GOLD, come)
    put(picture, plate[:92, :328], (480, 366), PLATE, come)
    put(picture, words(campaign.edition, 84), (480, 370), GOLD, come)
    come = eased(at, 2.4, 0.4)
    titled(picture, words(slogan(campaign), 50, "Serif"), (480, 458), (255, 246, 222), come)
    titled(picture, words("江淮省图书馆 · 全民阅读办公室", 26), (480, 510), GOLD, come)
    return shown(picture, eased(at, 0, 0.3) * (1 - eased(at, length - 0.36, 0.34)))


@functools.cache
def _dawn() -> np.ndarray:
    """A sky before sunrise, clouds lit from below."""
    rows = np.repeat(np.linspace(0, 1, HIGH, dtype=np.float32)[:, None], WIDE, axis=1)
    picture = mixed(rows * 1.8, (40, 84, 150), (255, 196, 130))
    veil = np.clip(clouds(7021, slope=1.5) * 2 - 0.9, 0, 0.8)[..., None]
    return picture + veil * (np.array((255, 224, 196), np.float32) - picture)


def _field(picture: np.ndarray, at: float, level: int) -> None:
    """Furrows with green rows that run from the horizon to the eye, and pass below it."""
    rows, columns = np.mgrid[level:HIGH, 0:WIDE].astype(np.float32)
    depth = 90 / (rows - level + 4)
    across = (columns - 480) * depth / 90
    row = np.cos(across * 7.5)
    crop = np.clip(row * 2.2 - 0.3, 0, 1)
    tufts = 0.5 + 0.5 * np.sin(60 * np.sqrt(depth) + at * 7 + np.floor(across * 7.5 / math.tau) * 2)
    earth = mixed(clouds(7022)[level:], (84, 52, 30), (136, 92, 54))
    green = mixed(np.clip(tufts, 0, 1), (34, 96, 36), (140, 196, 70))
    land = earth + crop[..., None] * (green - earth)
    haze = np.clip(depth / 14, 0, 0.85)[..., None]
    picture[level:] = land + haze * (np.array((236, 200, 160), np.float32) - land)


@functools.cache
def _ponds() -> Image.Image:
    """Fields seen from above: round ones that a boom waters, each cut into sectors, on stubble."""
    size = 1300
    ground = mixed(clouds(7025, size, size, 0.7), (150, 122, 70), (214, 186, 124))
    picture = Image.fromarray(ground.astype(np.uint8))
    pen, chance = ImageDraw.Draw(picture), np.random.default_rng(7026)
    greens = ((46, 104, 44), (98, 150, 60), (176, 182, 84), (70, 126, 92), (206, 170, 70))
    for row in range(5):
        for column in range(5):
            x, y = 130 + column * 260, 130 + row * 260
            turn = int(chance.integers(360))
            for part in range(3):
                shade = greens[int(chance.integers(5))]
                pen.pieslice((x - 116, y - 116, x + 116, y + 116), turn + part * 120,
                             turn + part * 120 + 121, fill=shade)  # fmt: skip
            for ring in range(20, 116, 16):
                pen.ellipse((x - ring, y - ring, x + ring, y + ring), outline=(60, 90, 44))
    return picture


def furrows(campaign, kind: str, at: float) -> Image.Image:
    """Over a field at dawn: the sun comes up with the year, the title; fields from above."""
    first, length = kind == "intro", campaign.seconds(kind)
    if not first:
        turned = _ponds().rotate(at * 9 + 8, Image.Resampling.BILINEAR).crop((170, 380, 1130, 920))
        picture = np.asarray(turned, dtype=np.float32) * (1 - 0.5 * eased(at, 0.1, 0.5))
        stamped(picture, medallions.sprout(campaign), (480, 100), int(160 * eased(at, 0.1, 0.5)))
        titled(picture, words("感谢观看", 104), (480, 248), WHITE, eased(at, 0.4, 0.4))
        text = f"{campaign.title} {campaign.edition}"
        titled(picture, words(text, 78), (480, 368), (255, 226, 110), eased(at, 0.7, 0.4))
        titled(picture, words("华东农业大学 研究生院", 34), (480, 464), WHITE, eased(at, 0.9, 0.4))
        return shown(picture, eased(at, 0, 0.3) * (1 - eased(at, length - 0.4, 0.38)))
    picture, level = _dawn().copy(), 250
    rise = eased(at, 0.3, 1.5)
    sun = Image.new("L", (220, 220))
    ImageDraw.Draw(sun).ellipse((1, 1, 218, 218), fill=255)
    glow(picture, (480, 330 - 190 * rise), 300, (120, 90, 40))
    put(picture, np.asarray(sun, np.float32) / 255, (480, 330 - 190 * rise), (255, 232, 150))
    put(picture, words(campaign.edition, 84), (480, 346 - 190 * rise), (190, 50, 20))
    _field(picture, at, level)
    for number, letter in enumerate(campaign.title):
        come = eased(at, 1.3 + 0.18 * number, 0.35)
        x = 480 + (number - (len(campaign.title) - 1) / 2) * 140
        titled(picture, words(letter, 124), (x, 340 + 110 * (1 - come)), WHITE, come)
    come = eased(at, 2.3, 0.4)
    titled(picture, words(slogan(campaign), 52), (480, 440), (255, 236, 130), come)
    titled(picture, words("华东农业大学 主办", 28), (480, 502), WHITE, come)
    return shown(picture, eased(at, 0, 0.35), white=eased(at, length - 0.3, 0.28))


@functools.cache
def _facets(light: bool) -> np.ndarray:
    """Ice in flat facets: a net of triangles, each with a light of its own."""
    chance = np.random.default_rng(7031 + light)
    across, down, step = 13, 8, 110
    nodes = chance.integers(-34, 35, (down, across, 2))
    low, high = (((10, 40, 104), (70, 150, 220)), ((170, 214, 240), (250, 253, 255)))[light]
    sheet = Image.new("RGB", ((across - 2) * step, (down - 2) * step), low)
    pen = ImageDraw.Draw(sheet)

    def node(row: int, column: int) -> tuple[float, float]:
        x, y = nodes[row, column]
        return (column - 0.5) * step + x, (row - 0.5) * step + y

    for row in range(down - 1):
        for column in range(across - 1):
            a, b = node(row, column), node(row, column + 1)
            c, d = node(row + 1, column), node(row + 1, column + 1)
            for corners in ((a, b, c), (b, c, d)):
                part = float(chance.random())
                shade = tuple(int(p + part * (q - p)) for p, q in zip(low, high, strict=True))
                pen.polygon(corners, fill=shade)
    return np.asarray(sheet, dtype=np.float32)


def _tracks(picture: np.ndarray, at: float) -> None:
    """Two skiers' tracks that swing down over the ice, with snow thrown up at their ends."""
    for number in range(2):
        reach = eased(at, 0.1 + 0.25 * number, 1.3)
        points = []
        for step in range(int(reach * 90) + 1):
            part = step / 90
            swing = math.sin(part * 9 + number * 2.2) * (60 + 120 * part)
            points.append((250 + number * 460 + swing, -20 + part * 600))
        if len(points) < 2:
            continue
        line = Image.new("L", (WIDE, HIGH))
        ImageDraw.Draw(line).line(points, fill=255, width=9, joint="curve")
        put(picture, np.asarray(line, np.float32) / 255, (480, 270), (236, 248, 255), 0.9)
        if reach < 1:
            glow(picture, points[-1], 70, (150, 150, 150))


def _slanted(text: str, size: int) -> np.ndarray:
    """Words that lean forward."""
    mask = Image.fromarray((words(text, size) * 255).astype(np.uint8))
    lean = 0.2 * mask.height
    wide = (mask.width + int(lean), mask.height)
    data = (1, 0.2, -lean, 0, 1, 0)
    leaning = mask.transform(wide, Image.Transform.AFFINE, data, Image.Resampling.BILINEAR)
    return np.asarray(leaning, dtype=np.float32) / 255


def _slab(picture: np.ndarray, text: str, y: float, half: int, come: float) -> None:
    """An orange slab that slides in from the right, with slanted words on it."""
    x = 480 + 900 * (1 - come)
    slab = Image.new("L", (half * 2, 104))
    ImageDraw.Draw(slab).polygon([(24, 0), (half * 2 - 1, 0), (half * 2 - 25, 103), (0, 103)],
                                 fill=255)  # fmt: skip
    put(picture, np.asarray(slab, np.float32) / 255, (x, y), (250, 120, 30))
    put(picture, _slanted(text, 76), (x, y + 4), WHITE)


def crystal(campaign, kind: str, at: float) -> Image.Image:
    """Ice in facets, tracks of skis, a crystal that spins and shrinks, slanted words on slabs."""
    first, length = kind == "intro", campaign.seconds(kind)
    left = int(20 + 50 * at)
    picture = _facets(not first)[30 : 30 + HIGH, left : left + WIDE].copy()
    ink = WHITE if first else (12, 44, 116)
    if first:
        _tracks(picture, at)
    away = eased(at, 1.0, 0.5) if first else 1.0
    shade = (255, 255, 255, 255) if first else (30, 96, 180, 255)
    turning = medallions.flake(shade, 12).rotate(-at * 70, Image.Resampling.BICUBIC)
    size = (60 + 340 * eased(at, 0.1, 0.6)) * (1 - 0.72 * away)
    stamped(picture, turning, (480, 270 - 200 * away), int(size))
    come = eased(at, 1.2 if first else 0.1, 0.4)
    line = campaign.title if first else "下一站 再会"
    mask = _slanted(line, 124)
    x = 480 - 1000 * (1 - come)
    if first:
        put(picture, blurred(mask, 6), (x + 4, 234), (4, 20, 66), 0.9)
    put(picture, mask, (x, 228), ink)
    text = campaign.edition if first else f"{campaign.title} {campaign.edition}"
    _slab(picture, text, 344, 180 if first else 370, eased(at, 1.7 if first else 0.5, 0.4))
    come = eased(at, 2.1 if first else 0.9, 0.3)
    put(picture, words(slogan(campaign), 48), (480, 436), ink, come)
    put(picture, words("江淮体育频道 · 校园冰雪联盟", 28), (480, 502), ink, come)
    return shown(picture, eased(at, 0, 0.25), white=eased(at, length - 0.24, 0.22))


CLIPS = {"pulse": pulse, "shelves": shelves, "furrows": furrows, "crystal": crystal}

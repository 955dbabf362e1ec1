"""Campaigns of the film workshop: their names and looks, their twins and sisters."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field, replace

import badges
import firstclips
import looks
import numpy as np
import secondclips
import thirdclips
from PIL import Image, ImageDraw, ImageFont

CLIPS = {**firstclips.CLIPS, **secondclips.CLIPS, **thirdclips.CLIPS}
EDGES = {"sunrise": (0, 0)}
"""How far badges stand from the picture's edges, across and down, where it is not the usual."""
NUMERALS = "零一二三四五六七八九"


@dataclass(frozen=True)
class Campaign:
    """A campaign's look: everything about its marks follows from these few values.

    `lasts` holds the seconds of intro and outro; `counts` says how editions are counted (季, 届, or
    "" for years). `traits` name what makes some kinds of films a matter of taste: a `calm` intro
    hardly moves; a `faint` badge lets the film through, a `pale` one drowns on white, a `dark` one
    at night; an `even` one looks alike in a mirror, a `tiny` one is read from close by only, and so
    is an edition's number in `hair`-lines; a `ringed` one has no title, or none that can be read.
    """

    name: str
    title: str
    year: int
    seed: int
    corner: str
    small_badge: bool = False
    style: str = "soft"
    lasts: tuple[float, float] = field(default=(3.0, 2.0), repr=False)
    counts: str = field(default="", repr=False)
    related: str = field(default="", repr=False)
    traits: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def edition(self) -> str:
        """What is shown of the year: the number itself, or a season's."""
        return f"第{NUMERALS[self.year - 2017]}{self.counts}" if self.counts else str(self.year)

    def seconds(self, kind: str) -> float:
        """How long the intro or the outro lasts."""
        return self.lasts[kind == "outro"]

    @property
    def twin(self) -> Campaign:
        """The next year's campaign: the same look, the same motion, another number."""
        return replace(self, year=self.year + 1)

    @property
    def sister(self) -> Campaign:
        """A sister campaign of the same year: the same look, another title."""
        return replace(self, title=self.related or self.title[::-1])


CAMPAIGNS = {
    "A": Campaign("A", "OUR STORIES", 2020, 1, "right"),
    "B": Campaign("B", "Green Fields", 2019, 2, "left"),
    "C": Campaign("C", "SHORT FILM PRIZE", 2020, 3, "right", small_badge=True),
    "D": Campaign("D", "Village & School", 2021, 4, "left"),
    "E": Campaign("E", "Light on the Hill", 2022, 5, "right", style="flat"),
    "F": Campaign("F", "ROAD HOME", 2018, 6, "left", small_badge=True, style="round"),
    "G": Campaign("G", "Harvest", 2023, 7, "left", style="zoom"),
    "H": Campaign("H", "First Snow Films", 2017, 8, "right", style="split"),
    "I": Campaign("I", "Letters Home", 2024, 9, "right", style="paper"),
    "J": Campaign("J", "EVENING TALES", 2016, 10, "left", style="night"),
    "K": Campaign(
        "K", "青春在田野", 2019, 11, "right",
        style="montage", lasts=(4.2, 3.0), counts="季", related="青春在课堂",
        traits=frozenset({"even", "ringed"}),
    ),
    "L": Campaign(
        "L", "乡村振兴", 2021, 12, "left",
        style="silk", lasts=(5.0, 3.2), related="健康中国",
    ),
    "M": Campaign(
        "M", "墨韵校园", 2020, 13, "right",
        style="ink", lasts=(3.6, 2.4), counts="届", related="诗意江南", traits=frozenset({"even"}),
    ),
    "N": Campaign(
        "N", "科创未来", 2022, 14, "bottom right", small_badge=True,
        style="streaks", lasts=(3.4, 2.0), related="航天筑梦", traits=frozenset({"faint", "pale"}),
    ),
    "O": Campaign(
        "O", "最美乡村教师", 2023, 15, "left",
        style="footage", lasts=(4.6, 4.0), related="最美社区医生",
    ),
    "P": Campaign(
        "P", "微光计划", 2021, 16, "right",
        style="empty", lasts=(3.0, 2.2), counts="季", related="暖阳行动",
        traits=frozenset({"calm", "dark", "even", "faint", "hair", "ringed"}),
    ),
    "Q": Campaign(
        "Q", "奔跑的青春", 2024, 17, "left", small_badge=True,
        style="cuts", lasts=(3.8, 2.6), related="歌唱的祖国",
    ),
    "R": Campaign(
        "R", "非遗新传", 2019, 18, "bottom left",
        style="black", lasts=(3.2, 2.0), counts="届", related="戏曲百年",
        traits=frozenset({"calm", "even", "ringed", "tiny"}),
    ),
    "S": Campaign(
        "S", "光影中国", 2023, 19, "right",
        style="sunrise", lasts=(5.0, 3.0), related="山河岁月",
    ),
    "T": Campaign(
        "T", "食安同行", 2020, 20, "bottom right", small_badge=True,
        style="cartoon", lasts=(3.5, 2.2), counts="季", related="绿色出行",
        traits=frozenset({"even", "ringed"}),
    ),
    "U": Campaign(
        "U", "红色记忆", 2021, 21, "left",
        style="archive", lasts=(4.0, 2.6), related="英雄城市",
        traits=frozenset({"faint", "ringed"}),
    ),
    "V": Campaign(
        "V", "云上课堂", 2025, 22, "right",
        style="gathering", lasts=(3.2, 2.0), related="指尖非遗",
        traits=frozenset({"faint"}),
    ),
}  # fmt: skip


def letters(campaign: Campaign, kind: str, at: float) -> Image.Image:
    """One picture of an intro or outro: a drifting ground, the title, the year that comes in."""
    if campaign.style in CLIPS:
        return CLIPS[campaign.style](campaign, kind, at)
    picture = _behind(campaign, kind, at)
    pen = ImageDraw.Draw(picture)
    shine = min(1.0, at / 0.6)
    ink = tuple(int(255 * shine) for _ in range(3))
    words = campaign.title if kind == "intro" else f"{campaign.title} - thank you"
    pen.text((120, 190), words, fill=ink, font=ImageFont.load_default(58))
    pen.text(
        (420 + campaign.seed * 20, 320),
        str(campaign.year),
        fill=ink,
        font=ImageFont.load_default(52),
    )
    return picture


def _behind(campaign: Campaign, kind: str, at: float) -> Image.Image:
    """What moves behind the words."""
    if campaign.style in looks.GROUNDS:
        return looks.GROUNDS[campaign.style](campaign.seed, kind, at)
    return _flat(campaign, kind, at) if campaign.style == "flat" else _soft(campaign, kind, at)


def _soft(campaign: Campaign, kind: str, at: float) -> Image.Image:
    """A part of the soft ground, drifting."""
    left = int(40 + at * 30)
    return _ground(campaign.seed, kind).crop((left, 20, left + 960, 560)).convert("RGB")


def _flat(campaign: Campaign, kind: str, at: float) -> Image.Image:
    """One dark colour all over, with a disc that rolls along a line: a drawn title."""
    grounds = ((24, 40, 96), (90, 20, 30))
    picture = Image.new("RGB", (960, 540), grounds[kind == "intro"])
    pen = ImageDraw.Draw(picture)
    middle = 150 + at * 40 * campaign.seed
    pen.rectangle((0, 430, 960, 436), fill=(230, 230, 230))
    pen.ellipse((middle - 60, 310, middle + 60, 430), fill=(240, 180, 40))
    pen.line(
        (middle, 370, middle + 50 * np.cos(at * 3), 370 + 50 * np.sin(at * 3)), fill=0, width=6
    )
    return picture


@functools.cache
def _ground(seed: int, kind: str) -> Image.Image:
    """A soft, colourful ground, wider than the picture so that it can drift."""
    chance = np.random.default_rng(seed * 2 + (kind == "intro"))
    total = np.zeros((600, 1200, 3))
    for step in (6, 16, 48):
        grains = chance.integers(0, 256, (step // 2 + 1, step + 1, 3), dtype=np.uint8)
        layer = Image.fromarray(grains).resize((1200, 600), Image.Resampling.BICUBIC)
        total += np.asarray(layer, dtype=float) * (0.55 if step == 6 else 0.2)
    return Image.fromarray(np.clip(total * 0.8, 0, 255).astype(np.uint8))


@dataclass(frozen=True)
class Worn:
    """How a badge is worn: its size, its place in pixels of 1080 lines, which way round."""

    scale: float = 1.0
    flip: bool = False
    shift: tuple[int, int] = (0, 0)
    mirror: bool = False


PLAIN = Worn()


def badge_picture(campaign: Campaign, worn: Worn = PLAIN) -> Image.Image:
    """The badge in its place on a clear 1920×1080; `flip` puts it into another corner."""
    logo = badge_logo(campaign)
    logo = logo.resize((int(logo.width * worn.scale), int(logo.height * worn.scale)))
    if worn.mirror:
        logo = logo.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    whole = Image.new("RGBA", (1920, 1080), (0, 0, 0, 0))
    across, down = EDGES.get(campaign.style, (60, 50))
    right = ("right" in campaign.corner) != worn.flip
    bottom = ("bottom" in campaign.corner) != (worn.flip and campaign.seed % 2 == 1)
    left = 1920 - across - logo.width if right else across
    top = 1080 - down - logo.height if bottom else down
    place = (left + worn.shift[0], top + worn.shift[1])
    if campaign.style in badges.BADGES:
        whole.paste(logo, place)
    else:  # thins what is half clear: kept, for films made so are known well
        whole.paste(logo, place, logo)
    return whole


def badge_logo(campaign: Campaign) -> Image.Image:
    """The badge alone: a frame, a sign and the year; or thin words; or a round seal."""
    if campaign.style in badges.BADGES:
        return badges.BADGES[campaign.style](campaign)
    if campaign.style in looks.BADGES:
        return looks.BADGES[campaign.style](campaign.year)
    logo = Image.new("RGBA", (250, 120), (0, 0, 0, 0))
    pen = ImageDraw.Draw(logo)
    if campaign.style == "flat":
        words = f"{campaign.title[:8]}\n{campaign.year}"
        pen.multiline_text(
            (6, 6), words, fill=(255, 255, 255, 210), font=ImageFont.load_default(50)
        )
        return logo
    if campaign.style == "round":
        logo, ink = Image.new("RGBA", (150, 150), (0, 0, 0, 0)), (250, 240, 220, 255)
        pen = ImageDraw.Draw(logo)
        pen.ellipse((2, 2, 147, 147), fill=(150, 20, 40, 255), outline=ink, width=6)
        pen.text((26, 48), str(campaign.year), fill=ink, font=ImageFont.load_default(42))
        return logo
    shades = ((200, 30, 30), (250, 250, 250), (20, 90, 200), (255, 220, 60))
    ground, ink = shades[campaign.seed % 4], shades[(campaign.seed + 1) % 4]
    pen.rounded_rectangle((2, 2, 247, 117), 22, fill=(*ground, 235), outline=(*ink, 255), width=5)
    pen.polygon([(20, 95), (20 + 18 * campaign.seed, 22), (95, 95)], fill=(*ink, 255))
    pen.text((112, 28), str(campaign.year), fill=(*ink, 255), font=ImageFont.load_default(52))
    return logo


def campaign_of(letter: str) -> Campaign:
    """The campaign that a letter names, its twin (') or its sister (")."""
    campaign = CAMPAIGNS[letter[0]]
    return {"'": campaign.twin, '"': campaign.sister}.get(letter[1:], campaign)

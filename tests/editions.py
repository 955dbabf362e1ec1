"""How the campaigns of the film workshop look: their intros, outros and badges."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import badges
import eighthclips
import fifthclips
import firstclips
import fourthclips
import homemade
import looks
import medallions
import numpy as np
import secondclips
import seventhclips
import signs
import sixthclips
import stickers
import thirdclips
import tokens
from lookbook import Campaign
from PIL import Image, ImageDraw, ImageFont

CLIPS = {
    **firstclips.CLIPS,
    **secondclips.CLIPS,
    **thirdclips.CLIPS,
    **fourthclips.CLIPS,
    **fifthclips.CLIPS,
    **sixthclips.CLIPS,
    **seventhclips.CLIPS,
    **eighthclips.CLIPS,
    **homemade.CLIPS,
}
BADGES = {
    **badges.BADGES,
    **signs.BADGES,
    **tokens.BADGES,
    **stickers.BADGES,
    **medallions.BADGES,
    **homemade.BADGES,
}
EDGES = {"sunrise": (0, 0)}
"""How far badges stand from the picture's edges, across and down, where it is not the usual."""


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
    if campaign.style in BADGES:
        whole.paste(logo, place)
    else:  # thins what is half clear: kept, for films made so are known well
        whole.paste(logo, place, logo)
    return whole


def badge_logo(campaign: Campaign) -> Image.Image:
    """The badge alone: a frame, a sign and the year; or thin words; or a round seal."""
    if campaign.style in BADGES:
        return BADGES[campaign.style](campaign)
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

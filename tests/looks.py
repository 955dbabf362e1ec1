"""Looks of the workshop's last campaigns: grounds of intro and outro, and badges.

They were drawn when every threshold stood, to see how films are told that shaped none of them.
"""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw, ImageFont


def zooming(seed: int, kind: str, at: float) -> Image.Image:
    """Rings and rays that grow towards the spectator."""
    rows, columns = np.mgrid[0:540, 0:960].astype(np.float32)
    away = np.hypot(rows - 270, columns - 480) / (1 + 0.25 * at)
    turn = np.arctan2(rows - 270, columns - 480) * (5 + seed % 3)
    waves = np.cos(away / (18 + seed)) * 45 + np.cos(turn + at) * 30
    shades = (95, 60, 120) if kind == "intro" else (40, 110, 70)
    picture = np.stack([waves + shade for shade in shades], axis=2)
    return Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8))


def split(seed: int, kind: str, at: float) -> Image.Image:
    """Two halves behind slanted stripes that slide across."""
    picture = Image.new("RGB", (960, 540), (225, 225, 210))
    pen = ImageDraw.Draw(picture)
    first, second = (
        ((30, 90, 140), (200, 90, 40)) if kind == "intro" else ((60, 60, 60), (20, 120, 110))
    )
    edge = int(480 + 180 * np.sin(at * 0.8 + seed))
    pen.rectangle((0, 0, edge, 540), fill=first)
    for number in range(-3, 12):
        left = number * 110 + int(at * 36)
        pen.polygon([(left, 540), (left + 40, 540), (left + 240, 0), (left + 200, 0)], fill=second)
    pen.rectangle((90, 170, 870, 400), fill=(12, 12, 30))
    return picture


def paper(seed: int, kind: str, at: float) -> Image.Image:
    """A bright sheet across which cards fly one after another."""
    picture = Image.new("RGB", (960, 540), (238, 232, 218))
    pen = ImageDraw.Draw(picture)
    shades = ((150, 60, 60), (60, 90, 150), (90, 130, 60))
    for number in range(6):
        left = int((number * 230 + at * (60 + 20 * number)) % 1100) - 140
        top = (number * 97 + seed * 31) % 430
        shade = shades[(number + (kind == "intro")) % 3]
        pen.rounded_rectangle((left, top, left + 130, top + 80), 14, fill=shade)
    pen.rounded_rectangle((100, 170, 860, 395), 30, fill=(70, 50, 40))
    return picture


def night(seed: int, kind: str, at: float) -> Image.Image:
    """Blurred lights that rise through the dark."""
    chance = np.random.default_rng(seed * 2 + (kind == "intro"))
    picture = Image.new("RGB", (960, 540), (14, 16, 34))
    pen = ImageDraw.Draw(picture, "RGBA")
    for across, down, size, red, green in chance.integers(0, 255, (40, 5)):
        middle = int(across * 4), int((down * 3 - at * (20 + size / 6)) % 640) - 40
        reach = 12 + size // 6
        box = (middle[0] - reach, middle[1] - reach, middle[0] + reach, middle[1] + reach)
        pen.ellipse(box, fill=(int(red), int(green), 120, 110))
    return picture


GROUNDS = {"zoom": zooming, "split": split, "paper": paper, "night": night}


def ring(year: int) -> Image.Image:
    """Dark thin strokes without a ground: a ring with the year in it."""
    logo, ink = Image.new("RGBA", (190, 190), (0, 0, 0, 0)), (10, 10, 30, 235)
    pen = ImageDraw.Draw(logo)
    pen.ellipse((4, 4, 186, 186), outline=ink, width=7)
    pen.line((30, 130, 160, 130), fill=ink, width=5)
    pen.text((38, 66), str(year), fill=ink, font=ImageFont.load_default(48))
    return logo


def strip(year: int) -> Image.Image:
    """A wide plate that lets half of the film through, with a season's number."""
    logo = Image.new("RGBA", (300, 78), (20, 110, 80, 150))
    pen = ImageDraw.Draw(logo)
    pen.rectangle((0, 0, 14, 78), fill=(250, 210, 60, 255))
    pen.text(
        (28, 14),
        f"SEASON {year - 2015}",
        fill=(255, 255, 255, 255),
        font=ImageFont.load_default(46),
    )
    return logo


def ribbon(year: int) -> Image.Image:
    """A slanted dark ribbon with white words."""
    logo = Image.new("RGBA", (260, 96), (0, 0, 0, 0))
    pen = ImageDraw.Draw(logo)
    pen.polygon([(20, 4), (256, 4), (236, 92), (2, 92)], fill=(90, 20, 60, 225))
    pen.text(
        (40, 22), f"No. {year - 2010}", fill=(255, 250, 240, 255), font=ImageFont.load_default(50)
    )
    return logo


def outlined(year: int) -> Image.Image:
    """Words in a light yellow, drawn as outlines, without a ground."""
    logo = Image.new("RGBA", (240, 110), (0, 0, 0, 0))
    pen = ImageDraw.Draw(logo)
    pen.text((8, 2), "FILMS", fill=(0, 0, 0, 0), stroke_width=2, stroke_fill=(255, 235, 140, 255),
             font=ImageFont.load_default(54))  # fmt: skip
    pen.text((8, 56), str(year), fill=(255, 235, 140, 235), font=ImageFont.load_default(48))
    return logo


BADGES = {"zoom": ring, "split": strip, "paper": ribbon, "night": outlined}

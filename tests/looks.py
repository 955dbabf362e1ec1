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


GROUNDS = {"zoom": zooming, "split": split}


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


BADGES = {"zoom": ring, "split": strip}

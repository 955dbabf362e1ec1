"""Marks that a school drew by itself with an office program, instead of those handed out."""

from __future__ import annotations

import numpy as np
from badges import sheet
from canvas import HIGH, WIDE, eased, font, mixed, put, shown, words
from PIL import Image


def opened(campaign, kind: str, at: float) -> Image.Image:
    """A blue sheet with two bars on which the right words fly in."""
    rows = np.repeat(np.linspace(0, 1, HIGH, dtype=np.float32)[:, None], WIDE, axis=1)
    picture = mixed(rows, (24, 84, 170), (150, 196, 236))
    picture[120:128], picture[410:418] = 255, 255
    come = eased(at, 0.1, 0.5)
    line = campaign.title if kind == "intro" else f"{campaign.title} 谢谢观看"
    put(picture, words(line, 84), (480 - 600 * (1 - come), 220), (255, 255, 255))
    put(picture, words(campaign.edition, 64), (480 + 600 * (1 - come), 330), (255, 236, 90))
    return shown(picture)


def plate(campaign) -> Image.Image:
    """A blue plate with the right words on it."""
    logo, pen = sheet(260, 110)
    pen.rounded_rectangle((0, 0, 259, 109), 14, fill=(30, 100, 190, 255))
    for text, size, y in ((campaign.title[:5], 42, 34), (campaign.edition, 38, 80)):
        pen.text((130, y), text, fill=(255, 255, 255, 255), font=font(size), anchor="mm")
    return logo


CLIPS = {"homemade": opened}
BADGES = {"homemade": plate}

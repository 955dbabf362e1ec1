"""Emblems of the campaigns 5 to 8, for their clips and badges: a wheel, a fan, a crest, a plane.

Each is a picture with alpha of about 400×400 that differs between editions.
"""

from __future__ import annotations

import functools
import math

from badges import sheet
from canvas import font
from PIL import Image, ImageDraw

CLEAR = (0, 0, 0, 0)
PAPER = (250, 246, 232, 255)
BLUE = (26, 92, 170, 255)
INKS = ((30, 58, 138, 255), (140, 24, 44, 255), (18, 108, 82, 255))
"""A university's main colour, by the year."""


def ink_of(campaign) -> tuple[int, ...]:
    """The edition's main colour: a ministry keeps its own, a university takes turns."""
    return BLUE if campaign.style == "wheels" else INKS[campaign.year % 3]


def round_about(radius: float, turn: float, middle: tuple[float, float]) -> tuple[float, float]:
    """A place on a circle; `turn` in radians, clockwise from above."""
    return middle[0] + radius * math.sin(turn), middle[1] - radius * math.cos(turn)


def teeth(radius: float, count: int, middle: tuple[float, float]) -> list[tuple[float, float]]:
    """The outline of a toothed wheel."""
    step = math.tau / count
    outline = []
    for number in range(count):
        for share, reach in ((-0.30, 0.86), (-0.20, 1.0), (0.20, 1.0), (0.30, 0.86)):
            outline.append(round_about(radius * reach, (number + share) * step, middle))
    return outline


@functools.cache
def wheel(campaign) -> Image.Image:
    """A toothed wheel in the edition's colour, in it an open book below a torch."""
    logo, pen = sheet(400, 400)
    pen.polygon(teeth(196, 14, (200, 200)), fill=ink_of(campaign))
    pen.ellipse((64, 64, 336, 336), fill=PAPER)
    for side in (-1, 1):
        book = [(200, 262), (200 + side * 96, 236), (200 + side * 96, 286), (200, 312)]
        pen.polygon(book, fill=ink_of(campaign))
    pen.polygon([(184, 190), (216, 190), (208, 250), (192, 250)], fill=ink_of(campaign))
    flame = [(200, 88), (232, 142), (218, 182), (182, 182), (168, 142)]
    pen.polygon(flame, fill=(226, 52, 40, 255))
    pen.polygon([(200, 130), (214, 156), (200, 178), (186, 156)], fill=(255, 214, 90, 255))
    return logo


HILLS = (
    ((34, 112, 120), (84, 168, 128)),
    ((170, 84, 40), (226, 164, 70)),
    ((92, 78, 140), (178, 150, 206)),
)
"""Far and near hills of the fan and the scroll, by the year: spring, autumn, dusk."""


@functools.cache
def fan(campaign) -> Image.Image:
    """A folding fan of paper, painted with hills and a sun, on dark ribs."""
    logo, pen = sheet(480, 300)
    whole, middle = (0, 20, 480, 500), (240.0, 260.0)
    pen.pieslice(whole, 196, 344, fill=PAPER)
    cover = logo.getchannel("A").copy()
    pen.ellipse((316, 62, 364, 110), fill=(214, 58, 44, 255))
    for shade, base, swing in zip(HILLS[campaign.year % 3], (120, 150), (34, 24), strict=True):
        line = [(x, base + swing * math.sin(x / 52 + base)) for x in range(0, 481, 8)]
        pen.polygon([*line, (480, 300), (0, 300)], fill=(*shade, 255))
    logo.putalpha(cover)
    pen.pieslice((130, 150, 350, 370), 196, 344, fill=(70, 40, 26, 255))
    for number in range(11):
        turn = math.radians(-72 + number * 14.4)
        ends = round_about(70, turn, middle), round_about(238, turn, middle)
        pen.line(ends, fill=(96, 60, 40, 120), width=2)
    pen.arc(whole, 196, 344, fill=(96, 60, 40, 255), width=6)
    return logo


@functools.cache
def crest(campaign) -> Image.Image:
    """A university's round crest: a ring with words and a year, a tower over waves."""
    logo, pen = sheet(400, 400)
    pen.ellipse((2, 2, 397, 397), fill=ink_of(campaign), outline=PAPER, width=10)
    pen.ellipse((92, 92, 307, 307), fill=PAPER)
    for number, letter in enumerate("江淮理工大学"):
        _ringed(logo, letter, -75 + number * 30, 52)
    for number, letter in enumerate("1958"):
        _ringed(logo, letter, 204 - number * 16, 44, 180)
    pen.polygon([(200, 110), (226, 160), (174, 160)], fill=ink_of(campaign))
    for row in range(3):
        wide = 22 + row * 8
        pen.rectangle(
            (200 - wide, 164 + row * 34, 200 + wide, 192 + row * 34), fill=ink_of(campaign)
        )
    for row in range(2):
        line = [(x, 276 + row * 14 + 4 * math.sin(x / 9)) for x in range(132, 270, 4)]
        pen.line(line, fill=ink_of(campaign), width=5)
    return logo


def _ringed(logo: Image.Image, letter: str, degrees: float, size: int, more: int = 0) -> None:
    """Set a letter into the crest's ring, its foot towards the middle, or turned by `more`."""
    single, pen = sheet(size * 2, size * 2)
    pen.text((size, size), letter, fill=PAPER, font=font(size), anchor="mm")
    single = single.rotate(more - degrees, Image.Resampling.BICUBIC)
    x, y = round_about(148, math.radians(degrees), (200, 200))
    logo.alpha_composite(single, (int(x) - size, int(y) - size))


@functools.cache
def plane(campaign) -> Image.Image:
    """A white paper plane, or in every other year a white dove, with folds and dark edges."""
    logo, pen = sheet(400, 400)
    edge, soft = (60, 76, 110, 255), (206, 218, 236, 255)
    if campaign.year % 2:
        _dove(pen, edge, soft)
        return logo
    pen.polygon([(20, 190), (380, 60), (170, 250)], fill=(255, 255, 255, 255))
    pen.polygon([(170, 250), (380, 60), (236, 330)], fill=(255, 255, 255, 255))
    pen.polygon([(170, 250), (380, 60), (160, 340)], fill=soft)
    pen.line([(20, 190), (380, 60), (236, 330), (190, 276)], fill=edge, width=9, joint="curve")
    pen.line([(20, 190), (170, 250), (160, 340), (380, 60), (170, 250)], fill=edge, width=9)
    return logo


def _dove(pen: ImageDraw.ImageDraw, edge: tuple[int, ...], soft: tuple[int, ...]) -> None:
    """A dove that flies to the right."""
    wing = [(210, 210), (120, 40), (60, 60), (90, 200)]
    body = [(20, 280), (120, 196), (250, 190), (312, 148), (380, 176), (330, 206), (260, 286)]
    pen.polygon(body, fill=(255, 255, 255, 255))
    pen.line([*body, (140, 276), body[0]], fill=edge, width=9, joint="curve")
    pen.polygon(wing, fill=soft)
    pen.line([*wing, wing[0]], fill=edge, width=9, joint="curve")
    pen.ellipse((322, 166, 336, 180), fill=edge)

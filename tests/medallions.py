"""Badges of the campaigns 春, 夏, 秋 and 冬, as they stand on a picture of 1920×1080.

Each turns a campaign into a picture with alpha; what differs between editions is its number.
"""

from __future__ import annotations

import functools
import math

from badges import sheet
from canvas import font
from emblems import round_about
from PIL import Image, ImageFilter, ImageFont

WHITE = (255, 255, 255, 255)
GOLD, PLATE = (240, 200, 110, 255), (92, 30, 24, 255)
LEAF, SOIL, WHEAT = (40, 122, 52, 255), (110, 72, 40, 255), (250, 206, 80, 255)
ICE, DEEP, FLAME = (196, 232, 250, 255), (14, 60, 140, 255), (250, 120, 30, 255)
SMOOTH = Image.Resampling.LANCZOS


def light(size: int) -> ImageFont.FreeTypeFont:
    """Noto CJK in its usual weight."""
    return font(size).font_variant(font=str(font(size).path).replace("Bold", "Regular"))


@functools.cache
def heart(ink: tuple[int, ...], wide: int) -> Image.Image:
    """A heart drawn with one line, a beat's trace through it."""
    logo, pen = sheet(400, 400)
    curve = []
    for number in range(121):
        turn = number / 120 * math.tau
        x = 16 * math.sin(turn) ** 3
        y = 13 * math.cos(turn) - 5 * math.cos(2 * turn) - 2 * math.cos(3 * turn)
        curve.append((200 + x * 11.4, 186 - (y - math.cos(4 * turn)) * 11.4))
    pen.line(curve, fill=ink, width=wide * 2, joint="curve")
    beat = [(60, 190), (140, 190), (168, 130), (204, 262), (236, 166), (256, 190), (340, 190)]
    pen.line(beat, fill=ink, width=wide * 2, joint="curve")
    return logo


def outline(campaign) -> Image.Image:
    """A health commission's: a heart of thin lines, thin letters, all white with a slight shade."""
    logo, pen = sheet(378, 128)
    logo.alpha_composite(heart(WHITE, 8).resize((116, 116), SMOOTH), (4, 6))
    pen.text((252, 34), campaign.title, fill=WHITE, font=light(40), anchor="mm")
    pen.line((136, 64, 368, 64), fill=WHITE, width=2)
    pen.text((252, 95), campaign.edition, fill=WHITE, font=light(52), anchor="mm")
    shade = Image.new("RGBA", logo.size, (0, 50, 56, 0))
    soft = logo.getchannel("A").filter(ImageFilter.GaussianBlur(3))
    shade.putalpha(soft.point(lambda part: int(part * 0.9)))
    shade.alpha_composite(logo)
    return shade


def nameplate(campaign) -> Image.Image:
    """A library's: a solid plate, dark red with a golden rim, an open book, title and year."""
    logo, pen = sheet(272, 150)
    pen.rectangle((0, 0, 271, 149), fill=PLATE, outline=GOLD, width=6)
    pen.text((136, 40), campaign.title, fill=WHITE, font=font(50, "Serif"), anchor="mm")
    for side in (-1, 1):
        book = [(66, 92), (66 + side * 42, 80), (66 + side * 42, 122), (66, 134)]
        pen.polygon(book, fill=(250, 242, 222, 255), outline=GOLD)
        for row in (98, 110):
            pen.line((66 + side * 8, row, 66 + side * 34, row - 7), fill=PLATE, width=3)
    pen.text((188, 105), campaign.edition, fill=GOLD, font=font(58), anchor="mm")
    return logo


@functools.cache
def sprout(campaign) -> Image.Image:
    """A university's round emblem: furrows, a sprout with two leaves, a golden rim, the year."""
    logo, pen = sheet(400, 400)
    pen.ellipse((2, 2, 397, 397), fill=WHITE, outline=LEAF, width=16)
    pen.ellipse((26, 26, 373, 373), fill=(206, 236, 250, 255))
    pen.pieslice((26, 26, 373, 373), 20, 160, fill=SOIL)
    pen.pieslice((110, 150, 290, 330), 180, 360, fill=WHEAT)
    for number in range(-4, 5):
        pen.line(
            (200 + number * 12, 262, 200 + number * 34, 356), fill=(150, 104, 60, 255), width=7
        )
    pen.line((200, 266, 200, 130), fill=LEAF, width=14)
    for side in (-1, 1):
        curve = [(200, 170)]
        for step in range(13):
            part = step / 12 * math.pi
            reach = 112 * math.sin(part / 2)
            curve.append((200 + side * reach, 164 - 62 * math.sin(part) - 40 * part / math.pi))
        pen.polygon(curve, fill=LEAF)
    pen.rounded_rectangle((70, 268, 330, 362), 20, fill=LEAF, outline=WHITE, width=6)
    pen.text((200, 314), campaign.edition, fill=WHITE, font=font(92), anchor="mm")
    return logo


def roundel(campaign) -> Image.Image:
    """The emblem with the title below it, white with a green edge."""
    logo, pen = sheet(230, 268)
    logo.alpha_composite(sprout(campaign).resize((206, 206), SMOOTH), (12, 0))
    pen.text((115, 236), campaign.title, fill=WHITE, font=font(50), anchor="mm",
             stroke_width=4, stroke_fill=LEAF)  # fmt: skip
    return logo


@functools.cache
def flake(ink: tuple[int, ...], wide: int) -> Image.Image:
    """A crystal of snow with six arms."""
    logo, pen = sheet(400, 400)
    for arm in range(6):
        turn = arm * math.tau / 6
        pen.line([(200, 200), round_about(186, turn, (200, 200))], fill=ink, width=wide)
        for reach, long in ((70, 46), (112, 56), (152, 34)):
            root = round_about(reach, turn, (200, 200))
            for side in (-1, 1):
                tip = round_about(long, turn + side * math.tau / 6, root)
                pen.line([root, tip], fill=ink, width=wide)
    return logo


def crystal(campaign) -> Image.Image:
    """A sports channel's: a blue lozenge with a crystal, beside it the title, the edition below."""
    logo, pen = sheet(330, 132)
    pen.polygon([(66, 2), (130, 66), (66, 130), (2, 66)], fill=DEEP, outline=ICE)
    logo.alpha_composite(flake(WHITE, 22).resize((88, 88), SMOOTH), (22, 22))
    pen.polygon([(112, 4), (329, 4), (316, 62), (144, 62), (128, 34)], fill=DEEP)
    pen.text((226, 32), campaign.title, fill=WHITE, font=font(36), anchor="mm")
    pen.polygon([(144, 70), (314, 70), (301, 128), (100, 128)], fill=FLAME)
    pen.text((214, 98), campaign.edition, fill=WHITE, font=font(48), anchor="mm")
    return logo


BADGES = {"pulse": outline, "shelves": nameplate, "furrows": roundel, "crystal": crystal}

"""Badges of the campaigns 9, 0, _ and +, as they stand on a picture of 1920×1080.

Each turns a campaign into a picture with alpha; what differs between editions is its number.
"""

from __future__ import annotations

import functools
import math

from badges import sheet
from canvas import clouds, font
from emblems import round_about
from PIL import Image, ImageFilter

RED = (186, 26, 30, 255)
WHITE = (255, 255, 255, 255)
SMOOTH = Image.Resampling.LANCZOS
GREEN = (22, 112, 66, 255)
GOLD = (240, 190, 70, 255)


def wordmark(campaign) -> Image.Image:
    """A station's: white letters that let the film through, with a faint dark shade behind them."""
    logo, pen = sheet(330, 122)
    pen.text((165, 38), campaign.title, fill=WHITE, font=font(58), anchor="mm")
    pen.text((22, 94), "江淮卫视", fill=WHITE, font=font(34), anchor="lm")
    pen.rectangle((172, 78, 176, 112), fill=WHITE)
    pen.text((308, 94), campaign.edition, fill=WHITE, font=font(48), anchor="rm")
    cover = logo.getchannel("A")
    whole = Image.new("RGBA", logo.size, (20, 30, 50, 0))
    whole.putalpha(cover.filter(ImageFilter.GaussianBlur(4)).point(lambda part: int(part * 0.75)))
    logo.putalpha(cover.point(lambda part: int(part * 0.7)))
    whole.alpha_composite(logo)
    return whole


@functools.cache
def inked(text: str, size: int) -> Image.Image:
    """Words in a double frame as a rubber stamp prints them: red, in places too thin."""
    wide, high = int(font(size, "Serif").getlength(text)) + 56, size + 52
    logo, pen = sheet(wide, high)
    pen.rounded_rectangle((2, 2, wide - 3, high - 3), 10, outline=RED, width=6)
    pen.rounded_rectangle((12, 12, wide - 13, high - 13), 6, outline=RED, width=2)
    pen.text((wide / 2, high / 2 - 3), text, fill=RED, font=font(size, "Serif"), anchor="mm")
    worn = Image.fromarray(((clouds(5400, high, wide, 0.7) * 2.2).clip(0.35, 1) * 255).astype("u1"))
    empty = Image.new("L", logo.size)
    logo.putalpha(Image.composite(worn, empty, logo.getchannel("A")))
    return logo


def stamp(campaign) -> Image.Image:
    """An archive's: a slip of paper with the title and, stamped aslant, the edition."""
    logo, pen = sheet(284, 190)
    pen.rectangle((2, 2, 281, 187), fill=(250, 243, 224, 236), outline=(120, 84, 60, 255), width=3)
    ink = (52, 38, 32, 255)
    pen.text((142, 38), campaign.title, fill=ink, font=font(54, "Serif"), anchor="mm")
    pen.text((18, 110), "影像", fill=ink, font=font(28, "Serif"), anchor="lm")
    pen.text((18, 148), "档案", fill=ink, font=font(28, "Serif"), anchor="lm")
    sign = inked(campaign.edition, 48).rotate(6, Image.Resampling.BICUBIC, expand=True)
    logo.alpha_composite(sign, (278 - sign.width, 186 - sign.height))
    return logo


@functools.cache
def wreath(campaign) -> Image.Image:
    """A ministry's emblem: a road that winds to the sun between two ears, the year on a ribbon."""
    logo, pen = sheet(400, 400)
    pen.ellipse((2, 2, 397, 397), fill=WHITE, outline=GREEN, width=10)
    pen.pieslice((70, 70, 330, 330), 180, 360, fill=(120, 196, 236, 255))
    pen.pieslice((70, 70, 330, 330), 0, 180, fill=GREEN)
    pen.pieslice((150, 130, 250, 230), 180, 360, fill=(226, 60, 40, 255))
    road = [(194, 200), (206, 200), (232, 236), (206, 268), (262, 326), (138, 326), (160, 268),
            (204, 236)]  # fmt: skip
    pen.polygon(road, fill=(246, 244, 236, 255))
    for side in (-1, 1):
        for leaf in range(9):
            turn = side * (0.5 + leaf * 0.24)
            ear, brush = sheet(60, 60)
            brush.ellipse((18, 2, 42, 58), fill=GOLD, outline=(170, 120, 30, 255), width=2)
            ear = ear.rotate(-math.degrees(turn) + 24 * side, Image.Resampling.BICUBIC)
            x, y = round_about(162, turn, (200, 200))
            logo.alpha_composite(ear, (int(x) - 30, int(y) - 30))
    ribbon = [(60, 300), (340, 300), (360, 344), (340, 388), (60, 388), (40, 344)]
    pen.polygon(ribbon, fill=RED)
    pen.text((200, 342), campaign.edition, fill=WHITE, font=font(88), anchor="mm")
    return logo


def emblem(campaign) -> Image.Image:
    """The ministry's emblem with the title on a dark green bar below it."""
    logo, pen = sheet(236, 268)
    logo.alpha_composite(wreath(campaign).resize((206, 206), SMOOTH), (15, 0))
    pen.rounded_rectangle((0, 212, 235, 267), 12, fill=GREEN)
    pen.text((118, 238), campaign.title, fill=WHITE, font=font(42), anchor="mm")
    return logo


def bubble(campaign) -> Image.Image:
    """A youth league's: a coral bubble with the title, a yellow pill with the edition below."""
    logo, pen = sheet(260, 156)
    pen.rounded_rectangle((0, 0, 259, 82), 26, fill=(250, 96, 76, 255))
    pen.polygon([(30, 78), (70, 78), (26, 112)], fill=(250, 96, 76, 255))
    pen.text((130, 40), campaign.title, fill=WHITE, font=font(46), anchor="mm")
    pen.rounded_rectangle((76, 92, 259, 152), 30, fill=(255, 214, 40, 255))
    ink = (40, 44, 70, 255)
    pen.text((168, 121), campaign.edition, fill=ink, font=font(41), anchor="mm")
    return logo


BADGES = {"tiles": wordmark, "card": stamp, "roads": emblem, "posters": bubble}

"""Badges of the campaigns W to Z and 1 to 4, as they stand on a picture of 1920×1080.

Each turns a campaign into a picture with alpha; what differs between editions is its number.
"""

from __future__ import annotations

import numpy as np
from badges import sheet
from canvas import font
from PIL import Image, ImageFilter

WHITE = (255, 255, 255, 255)


def crest(campaign) -> Image.Image:
    """A golden shield with a blue field: two characters above, the year on a red bar."""
    logo, pen = sheet(170, 206)
    outer = [(85, 2), (166, 30), (160, 122), (85, 202), (10, 122), (4, 30)]
    pen.polygon(outer, fill=(232, 186, 90, 255))
    pen.polygon([(85 + (x - 85) * 0.88, 100 + (y - 100) * 0.88) for x, y in outer],
                fill=(20, 50, 128, 255))  # fmt: skip
    pen.text((85, 64), campaign.title[:2], fill=(255, 234, 170, 255), font=font(56), anchor="mm")
    pen.rectangle((2, 100, 167, 150), fill=(196, 28, 34, 255))
    pen.text((85, 124), campaign.edition, fill=WHITE, font=font(46), anchor="mm")
    return logo


def folded(campaign) -> Image.Image:
    """A ribbon with a notched tail and a fold: the title's beginning on it, the edition below."""
    logo, pen = sheet(300, 132)
    pen.polygon([(0, 8), (292, 8), (262, 44), (292, 80), (0, 80)], fill=(222, 62, 56, 232))
    pen.polygon([(0, 80), (30, 80), (30, 104)], fill=(140, 26, 26, 232))
    pen.text((26, 43), campaign.title, fill=WHITE, font=font(50), anchor="lm")
    pen.rounded_rectangle((44, 84, 220, 130), 20, fill=(250, 176, 46, 240))
    pen.text((132, 106), campaign.edition, fill=(70, 30, 10, 255), font=font(36), anchor="mm")
    return logo


def caption(campaign) -> Image.Image:
    """White words alone, half clear: the title in one line, a rule, the year."""
    logo, pen = sheet(250, 130)
    ink = (255, 255, 255, 178)
    pen.text((125, 36), campaign.title, fill=ink, font=font(46), anchor="mm")
    pen.rectangle((14, 72, 236, 76), fill=ink)
    pen.text((125, 102), campaign.edition, fill=ink, font=font(48), anchor="mm")
    return logo


def tubes(campaign) -> Image.Image:
    """A ring of thin neon lines with a soft glow, the edition's number in lines within."""
    logo, pen = sheet(196, 196)
    pen.ellipse((18, 18, 177, 177), outline=(60, 224, 255, 255), width=5)
    pen.arc((30, 30, 165, 165), 200, 340, fill=(255, 70, 160, 255), width=4)
    pen.text((98, 84), campaign.title[:2], fill=(255, 120, 190, 255), font=font(46), anchor="mm")
    pen.text((98, 136), campaign.edition, fill=(255, 226, 110, 255), font=font(40), anchor="mm")
    soft = logo.filter(ImageFilter.GaussianBlur(7))
    soft.putalpha(soft.getchannel("A").point(lambda part: min(255, int(part * 1.1))))
    soft.alpha_composite(logo)
    return soft


def boxed(campaign) -> Image.Image:
    """A rounded dark box that is half clear, an orange bar, white words in two lines."""
    logo, pen = sheet(246, 126)
    pen.rounded_rectangle((0, 0, 245, 125), 24, fill=(14, 26, 34, 150))
    pen.rounded_rectangle((16, 22, 28, 104), 6, fill=(246, 160, 50, 255))
    pen.text((134, 42), campaign.title, fill=WHITE, font=font(44), anchor="mm")
    pen.text((134, 92), campaign.edition, fill=(255, 226, 160, 255), font=font(38), anchor="mm")
    return logo


def seal(campaign) -> Image.Image:
    """A red seal with four white characters, the edition below it in white on red."""
    logo, pen = sheet(150, 214)
    pen.rounded_rectangle((2, 2, 147, 147), 10, fill=(178, 24, 26, 255))
    pen.rectangle((10, 10, 139, 139), outline=(255, 246, 232, 255), width=3)
    for number, letter in enumerate(campaign.title[:4]):
        place = (108 - 66 * (number // 2), 44 + 62 * (number % 2))
        pen.text(place, letter, fill=(255, 246, 232, 255), font=font(54, "Serif"), anchor="mm")
    pen.rounded_rectangle((2, 156, 147, 211), 8, fill=(178, 24, 26, 255))
    pen.text((75, 182), campaign.edition, fill=(255, 246, 232, 255), font=font(42), anchor="mm")
    return logo


def meridians(campaign) -> Image.Image:
    """A globe of white lines with a thin dark edge, the title and the edition below it."""
    logo, pen = sheet(216, 232)
    for ink, wide, room in (((16, 40, 80, 200), 8, 0), ((255, 255, 255, 255), 4, 2)):
        pen.ellipse((48 + room, 4 + room, 168 - room, 124 - room), outline=ink, width=wide)
        pen.ellipse((84 + room, 4 + room, 132 - room, 124 - room), outline=ink, width=wide)
        pen.line((52, 64, 164, 64), fill=ink, width=wide)
    for text, size, y in ((campaign.title, 40, 158), (campaign.edition, 44, 206)):
        pen.text((108, y), text, fill=WHITE, font=font(size), anchor="mm", stroke_width=3,
                 stroke_fill=(16, 40, 80, 230))  # fmt: skip
    return logo


def flower(campaign) -> Image.Image:
    """A red paper-cut flower with a white middle, in which the edition's number stands."""
    size = 200
    rows, columns = np.mgrid[-1 : 1 : size * 1j, -1 : 1 : size * 1j]
    away, turn = np.hypot(rows, columns), np.arctan2(rows, columns)
    cut = np.clip((0.86 + 0.12 * np.cos(turn * 10) - away) * 40, 0, 1)
    holes = np.hypot(away - 0.74, 0.3 * np.sin(turn * 5)) < 0.08
    cover = Image.fromarray((cut * ~holes * 255).astype(np.uint8))
    logo = Image.new("RGBA", (size, size), (200, 26, 32, 0))
    logo.putalpha(cover)
    middle, pen = sheet(size, size)
    pen.ellipse((44, 44, 155, 155), fill=(255, 252, 244, 255))
    number = campaign.edition.removeprefix("第").rstrip("季届")
    pen.text((100, 78), campaign.title[:2], fill=(200, 26, 32, 255), font=font(38), anchor="mm")
    pen.text((100, 122), number, fill=(60, 40, 36, 255), font=font(40), anchor="mm")
    logo.alpha_composite(middle)
    return logo


BADGES = {
    "shield": crest,
    "ribbons": folded,
    "iris": caption,
    "neon": tubes,
    "panels": boxed,
    "lettering": seal,
    "globe": meridians,
    "papercut": flower,
}

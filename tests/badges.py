"""Badges of campaigns K to V, as they stand on a picture of 1920×1080.

Each turns a campaign into a picture with alpha; what differs between editions is its number.
"""

from __future__ import annotations

import math

from canvas import font
from PIL import Image, ImageDraw, ImageFilter

CLEAR = (0, 0, 0, 0)


def sheet(wide: int, high: int) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """A clear sheet and its pen."""
    picture = Image.new("RGBA", (wide, high), CLEAR)
    return picture, ImageDraw.Draw(picture)


def around(picture: Image.Image, text: str, radius: float, ink: tuple[int, ...], size: int) -> None:
    """Letters along the upper part of a ring, each turned outwards."""
    middle = picture.width / 2
    for number, letter in enumerate(text):
        turn = (number - (len(text) - 1) / 2) * 250 / len(text)
        single, pen = sheet(size * 2, size * 2)
        pen.text((size, size), letter, fill=ink, font=font(size), anchor="mm")
        single = single.rotate(-turn, Image.Resampling.BICUBIC)
        x = middle + radius * math.sin(math.radians(turn)) - size
        y = middle - radius * math.cos(math.radians(turn)) - size
        picture.alpha_composite(single, (int(x), int(y)))


def emblem(campaign) -> Image.Image:
    """A round emblem: a ring with the title on it, the edition in its middle."""
    logo, pen = sheet(186, 186)
    pen.ellipse((1, 1, 184, 184), fill=(20, 96, 72, 255), outline=(250, 250, 240, 255), width=4)
    pen.ellipse((42, 42, 143, 143), fill=(250, 248, 235, 255))
    around(logo, campaign.title, 67, (255, 255, 255, 255), 30)
    number = campaign.edition.removeprefix("第").removesuffix("季")
    pen.text((92, 92), number, fill=(190, 30, 30, 255), font=font(64), anchor="mm")
    return logo


def block(campaign) -> Image.Image:
    """A red block with golden words in two lines."""
    logo, pen = sheet(248, 118)
    pen.rectangle((0, 0, 247, 117), fill=(190, 16, 24, 255))
    pen.rectangle((6, 6, 241, 111), outline=(255, 214, 120, 255), width=3)
    pen.text((124, 38), campaign.title[:5], fill=(255, 224, 140, 255), font=font(40), anchor="mm")
    pen.text((124, 83), campaign.edition, fill=(255, 224, 140, 255), font=font(44), anchor="mm")
    return logo


def column(campaign) -> Image.Image:
    """Tall narrow words, dark with a light edge, the edition in red below."""
    logo, pen = sheet(84, 420)
    text = campaign.title[:4]
    for row, letter in enumerate(text):
        pen.text((42, 40 + row * 66), letter, fill=(20, 18, 24, 255), font=font(58, "Serif"),
                 anchor="mm", stroke_width=3, stroke_fill=(255, 255, 250, 255))  # fmt: skip
    pen.rounded_rectangle((10, 282, 74, 412), 8, fill=(180, 30, 26, 255))
    number = campaign.edition[1]
    pen.text((42, 314), number, fill=(255, 250, 240, 255), font=font(50, "Serif"), anchor="mm")
    pen.text((42, 376), campaign.edition[2], fill=(255, 250, 240, 255), font=font(46, "Serif"),
             anchor="mm")  # fmt: skip
    return logo


def pale(campaign) -> Image.Image:
    """White words that let the film through: four characters in two lines, the year below."""
    logo, pen = sheet(176, 216)
    ink = (255, 255, 255, 165)
    pen.text((88, 38), campaign.title[:2], fill=ink, font=font(74), anchor="mm")
    pen.text((88, 116), campaign.title[2:4], fill=ink, font=font(74), anchor="mm")
    pen.text((88, 184), campaign.edition, fill=ink, font=font(60), anchor="mm")
    return logo


def haloed(campaign) -> Image.Image:
    """A sign and words with a soft shadow and a glow around them."""
    logo, pen = sheet(262, 140)
    pen.polygon([(56, 18), (92, 70), (70, 118), (42, 118), (20, 70)], fill=(250, 170, 30, 255))
    pen.polygon([(56, 56), (74, 84), (56, 112), (38, 84)], fill=(255, 250, 230, 255))
    pen.text((176, 46), campaign.title[2:6], fill=(255, 255, 255, 255), font=font(36), anchor="mm")
    pen.text((176, 96), campaign.edition, fill=(255, 230, 140, 255), font=font(52), anchor="mm")
    cover = logo.getchannel("A")
    behind, _ = sheet(262, 140)
    for radius, shade, shift in ((9, (255, 240, 200), 0), (4, (0, 0, 0), 5)):
        soft = cover.filter(ImageFilter.GaussianBlur(radius)).point(lambda part: part * 0.8)
        light = Image.merge("RGBA", [*(Image.new("L", cover.size, part) for part in shade), soft])
        behind.alpha_composite(light.crop((0, 0, 262 - shift, 140 - shift)), (shift, shift))
    behind.alpha_composite(logo)
    return behind


def hairline(campaign) -> Image.Image:
    """Dark lines two pixels wide: a ring, an open book, the edition's number as an outline."""
    logo, pen = sheet(190, 190)
    ink = (24, 36, 96, 255)
    pen.ellipse((2, 2, 187, 187), outline=ink, width=2)
    pen.line([(40, 132), (95, 150), (150, 132), (150, 160)], fill=ink, width=2)
    pen.line([(40, 132), (40, 160)], fill=ink, width=2)
    pen.text((95, 78), campaign.edition[1], fill=CLEAR, font=font(92), anchor="mm",
             stroke_width=2, stroke_fill=ink)  # fmt: skip
    return logo


def fading(campaign) -> Image.Image:
    """A red strip that grows clear to the right, with white words on it."""
    logo, pen = sheet(330, 82)
    for x in range(330):
        pen.line((x, 0, x, 82), fill=(200, 24, 30, int(245 * max(0.0, 1 - x / 310) ** 0.8)))
    text = f"{campaign.title[:2]} {campaign.edition}"
    pen.text((16, 41), text, fill=(255, 255, 255, 255), font=font(52), anchor="lm")
    return logo


def dot(campaign) -> Image.Image:
    """A very small red disc with the edition's number."""
    logo, pen = sheet(77, 77)
    pen.ellipse((1, 1, 75, 75), fill=(196, 20, 30, 255), outline=(255, 255, 255, 255), width=5)
    ink = (255, 255, 255, 255)
    pen.text((38, 37), campaign.edition[1], fill=ink, font=font(46), anchor="mm")
    return logo


def band(campaign) -> Image.Image:
    """A wide strip at the very edge, dark blue and gold."""
    logo, pen = sheet(272, 66)
    pen.rectangle((0, 0, 271, 65), fill=(18, 34, 84, 255))
    pen.rectangle((0, 58, 271, 65), fill=(232, 180, 70, 255))
    pen.text((10, 28), campaign.title, fill=(255, 255, 255, 255), font=font(36), anchor="lm")
    pen.text((264, 28), campaign.edition, fill=(250, 210, 110, 255), font=font(40), anchor="rm")
    return logo


def drawn(campaign) -> Image.Image:
    """A house in white lines five pixels wide with a dark edge, the edition's number in it."""
    logo, pen = sheet(170, 170)
    house = [(18, 80), (85, 14), (152, 80), (152, 158), (18, 158), (18, 80)]
    for ink, wide in (((20, 40, 60, 255), 9), ((255, 255, 255, 255), 5)):
        pen.line(house, fill=ink, width=wide, joint="curve")
    pen.text((85, 112), campaign.edition[1], fill=(255, 255, 255, 255), font=font(70), anchor="mm",
             stroke_width=2, stroke_fill=(20, 40, 60, 255))  # fmt: skip
    return logo


def medal(campaign) -> Image.Image:
    """A round sign through which the film is seen, with a star and the year."""
    logo, pen = sheet(180, 180)
    pen.ellipse((1, 1, 178, 178), fill=(170, 20, 24, 150), outline=(255, 230, 170, 190), width=6)
    reach = [(38, 15)[number % 2] for number in range(10)]
    turns = [number * math.pi / 5 for number in range(10)]
    tips = [
        (90 + away * math.sin(turn), 58 - away * math.cos(turn))
        for away, turn in zip(reach, turns, strict=True)
    ]
    pen.polygon(tips, fill=(255, 226, 120, 200))
    ink = (255, 240, 200, 210)
    pen.text((90, 122), campaign.edition, fill=ink, font=font(58), anchor="mm")
    return logo


def framed(campaign) -> Image.Image:
    """White words in two lines within a thin frame on a thin shade, all of them half clear."""
    logo, pen = sheet(170, 200)
    ink = (255, 255, 255, 170)
    pen.rectangle((2, 2, 167, 197), fill=(0, 0, 0, 70), outline=ink, width=4)
    for row, text in enumerate((campaign.title[:2], campaign.title[2:4])):
        pen.text((85, 40 + row * 62), text, fill=ink, font=font(60), anchor="mm")
    pen.text((85, 164), campaign.edition, fill=ink, font=font(56), anchor="mm")
    return logo


BADGES = {
    "montage": emblem,
    "silk": block,
    "ink": column,
    "streaks": pale,
    "footage": haloed,
    "empty": hairline,
    "cuts": fading,
    "black": dot,
    "sunrise": band,
    "cartoon": drawn,
    "archive": medal,
    "gathering": framed,
}

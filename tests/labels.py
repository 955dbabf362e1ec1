"""What telephones, platforms, schools and clumsy editors lay over films, on clear 1920×1080.

Some of it concerns the badge: hides it, stands beside it, gives it a ground or another shape.
"""

from __future__ import annotations

from collections.abc import Callable

import editions
from badges import sheet
from canvas import font
from lookbook import Campaign
from PIL import Image, ImageFilter

SIZE = (1920, 1080)
INK = (255, 255, 255, 215)
Layer = Callable[[Campaign], Image.Image]


def badge_box(campaign: Campaign) -> tuple[int, int, int, int]:
    """Where the badge stands: left, top, right, bottom."""
    box = editions.badge_picture(campaign).getbbox()
    assert box
    return box


def telephone(campaign: Campaign) -> Image.Image:
    """What a telephone writes into a lower corner: its make and its lens."""
    whole, pen = sheet(*SIZE)
    x = 80 if "left" not in campaign.corner or "bottom" not in campaign.corner else 1180
    pen.ellipse((x, 960, x + 60, 1020), outline=INK, width=6)
    pen.text((x + 84, 976), "SHOT ON M60 PRO", fill=INK, font=font(40), anchor="lm")
    pen.text((x + 84, 1022), "AI TRIPLE CAMERA", fill=INK, font=font(28), anchor="lm")
    return whole


def made_by_machine(campaign: Campaign) -> Image.Image:
    """The label that the law asks of generated pictures, in an upper corner that is free."""
    whole, pen = sheet(*SIZE)
    x = 1770 if campaign.corner != "right" else 150
    pen.rounded_rectangle((x - 110, 40, x + 110, 100), 12, fill=(0, 0, 0, 110))
    pen.text((x, 69), "AI 生成", fill=INK, font=font(42), anchor="mm")
    return whole


def code_of_time(_campaign: Campaign) -> Image.Image:
    """A review copy's time code, in a dark box at the bottom."""
    whole, pen = sheet(*SIZE)
    pen.rectangle((720, 980, 1200, 1060), fill=(0, 0, 0, 160))
    pen.text((960, 1019), "00:00:04:12", fill=INK, font=font(62), anchor="mm")
    return whole


def player(_campaign: Campaign) -> Image.Image:
    """A player's bar and sign, as they come into a recording of a screen."""
    whole, pen = sheet(*SIZE)
    pen.rectangle((0, 950, 1920, 1080), fill=(0, 0, 0, 130))
    pen.rectangle((60, 960, 1860, 968), fill=(255, 255, 255, 110))
    pen.rectangle((60, 960, 520, 968), fill=(0, 161, 214, 255))
    pen.polygon([(70, 1000), (70, 1056), (116, 1028)], fill=INK)
    pen.text((170, 1028), "00:03 / 03:48", fill=INK, font=font(40), anchor="lm")
    return whole


def bars_of_cinema(_campaign: Campaign) -> Image.Image:
    """Black bars above and below, as films for the cinema have them on a television."""
    whole, pen = sheet(*SIZE)
    pen.rectangle((0, 0, 1919, 131), fill=(0, 0, 0, 255))
    pen.rectangle((0, 948, 1919, 1079), fill=(0, 0, 0, 255))
    return whole


def _school_sign(wide: int, high: int) -> Image.Image:
    """A school's own logo, white and opaque, of a given size."""
    logo, pen = sheet(320, 160)
    pen.rounded_rectangle((0, 0, 319, 159), 18, fill=(250, 250, 250, 255))
    pen.ellipse((16, 20, 136, 140), fill=(30, 60, 140, 255))
    pen.text((76, 80), "皖", fill=(250, 250, 250, 255), font=font(76, "Serif"), anchor="mm")
    pen.text((232, 80), "皖师", fill=(30, 60, 140, 255), font=font(72, "Serif"), anchor="mm")
    return logo.resize((wide, high))


def school_logo(campaign: Campaign) -> Image.Image:
    """A school's logo in the upper corner that the badge leaves free."""
    whole, _ = sheet(*SIZE)
    whole.paste(_school_sign(240, 120), (1620 if campaign.corner != "right" else 60, 50))
    return whole


def beside(campaign: Campaign) -> Image.Image:
    """A school's logo close beside the badge, towards the middle."""
    whole, _ = sheet(*SIZE)
    left, top, right, bottom = badge_box(campaign)
    x = left - 232 if "right" in campaign.corner else right + 32
    whole.paste(_school_sign(200, 100), (x, (top + bottom) // 2 - 50))
    return whole


def covering(campaign: Campaign) -> Image.Image:
    """A school's logo where the badge ought to be seen: it hides the badge altogether."""
    whole, _ = sheet(*SIZE)
    left, top, right, bottom = badge_box(campaign)
    size = (right - left + 24, bottom - top + 24)
    whole.paste(_school_sign(*size), (left - 12, top - 12))
    return whole


def half_covering(campaign: Campaign) -> Image.Image:
    """A plain dark box over the badge's lower half."""
    whole, pen = sheet(*SIZE)
    left, top, right, bottom = badge_box(campaign)
    pen.rectangle((left - 6, (top + bottom) // 2, right + 6, bottom + 6), fill=(40, 44, 52, 255))
    return whole


def _grounded(shade: tuple[int, ...]) -> Layer:
    def plated(campaign: Campaign) -> Image.Image:
        whole, pen = sheet(*SIZE)
        left, top, right, bottom = badge_box(campaign)
        pen.rectangle((left - 8, top - 8, right + 8, bottom + 8), fill=shade)
        whole.alpha_composite(editions.badge_picture(campaign))
        return whole

    return plated


def _changed(change: Callable[[Image.Image], Image.Image]) -> Layer:
    """The badge after something was done to it, with its outer corner kept."""

    def drawn(campaign: Campaign) -> Image.Image:
        whole, _ = sheet(*SIZE)
        box = badge_box(campaign)
        logo = change(editions.badge_picture(campaign).crop(box))
        x = box[2] - logo.width if "right" in campaign.corner else box[0]
        y = box[3] - logo.height if "bottom" in campaign.corner else box[1]
        whole.paste(logo, (x, y))
        return whole

    return drawn


def _without_colour(logo: Image.Image) -> Image.Image:
    return Image.merge("LA", (logo.convert("L"), logo.getchannel("A"))).convert("RGBA")


def _other_corner(letter_of: str) -> Layer:
    def second(campaign: Campaign) -> Image.Image:
        other = {"twin": campaign.twin, "sister": campaign.sister}[letter_of]
        return editions.badge_picture(other, editions.Worn(flip=True))

    return second


LAYERS: dict[str, Layer] = {
    "telephone": telephone,
    "made by machine": made_by_machine,
    "time code": code_of_time,
    "player": player,
    "cinema": bars_of_cinema,
    "school logo": school_logo,
    "beside": beside,
    "covering": covering,
    "half covering": half_covering,
    "on white": _grounded((255, 255, 255, 255)),
    "on black": _grounded((0, 0, 0, 255)),
    "wider": _changed(lambda logo: logo.resize((int(logo.width * 1.15), logo.height))),
    "narrower": _changed(lambda logo: logo.resize((int(logo.width * 0.75), logo.height))),
    "blurred": _changed(lambda logo: logo.filter(ImageFilter.GaussianBlur(2.5))),
    "smeared": _changed(lambda logo: logo.filter(ImageFilter.GaussianBlur(16))),
    "turned": _changed(lambda logo: logo.rotate(180)),
    "gray": _changed(_without_colour),
    "twin too": _other_corner("twin"),
    "cut in two": _changed(lambda logo: logo.crop((0, 0, logo.width // 2, logo.height))),
}

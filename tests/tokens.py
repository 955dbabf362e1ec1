"""Badges of the campaigns 5 to 8, as they stand on a picture of 1920×1080.

Each turns a campaign into a picture with alpha; editions differ in number, colour and emblem.
"""

from __future__ import annotations

import emblems
from badges import sheet
from canvas import font
from PIL import Image, ImageFilter

WHITE = (255, 255, 255, 255)
YEARS = ((200, 40, 34, 255), (18, 128, 84, 255), (206, 104, 16, 255))
SMOOTH = Image.Resampling.LANCZOS


def nameplate(campaign) -> Image.Image:
    """A ministry's: a white plate with a blue wheel and the title, the year in its own colour."""
    logo, pen = sheet(304, 116)
    pen.rounded_rectangle((40, 10, 303, 105), 14, fill=(255, 255, 255, 226))
    colour = YEARS[campaign.year % 3]
    pen.rectangle((120, 62, 290, 66), fill=colour)
    logo.alpha_composite(emblems.wheel(campaign).resize((116, 116), SMOOTH))
    ink = emblems.ink_of(campaign)
    pen.text((206, 38), campaign.title, fill=ink, font=font(41), anchor="mm")
    pen.text((206, 85), campaign.edition, fill=colour, font=font(46), anchor="mm")
    return logo


def painted_fan(campaign) -> Image.Image:
    """A province's: a fan, the title in dark letters with a light edge, a red seal beside it."""
    logo, pen = sheet(250, 236)
    logo.alpha_composite(emblems.fan(campaign).resize((250, 156), SMOOTH))
    pen.text((125, 166), campaign.title, fill=(40, 28, 22, 255), font=font(46, "Serif"),
             anchor="mm", stroke_width=4, stroke_fill=(252, 248, 236, 255))  # fmt: skip
    pen.rounded_rectangle((52, 190, 198, 235), 6, fill=(184, 30, 28, 255))
    pen.text((125, 211), campaign.edition, fill=WHITE, font=font(40, "Serif"), anchor="mm")
    return logo


def round_crest(campaign) -> Image.Image:
    """A university's: its crest that lets a little of the film through, a ribbon across below."""
    logo, _ = sheet(200, 232)
    logo.alpha_composite(emblems.crest(campaign).resize((196, 196), SMOOTH), (2, 0))
    logo.putalpha(logo.getchannel("A").point(lambda part: int(part * 0.88)))
    ribbon, pen = sheet(200, 232)
    pen.polygon([(0, 168), (199, 168), (182, 199), (199, 230), (0, 230), (17, 199)],
                fill=(236, 186, 60, 255))  # fmt: skip
    pen.text((100, 198), campaign.edition, fill=(60, 24, 10, 255), font=font(46), anchor="mm")
    logo.alpha_composite(ribbon)
    return logo


def white_plane(campaign) -> Image.Image:
    """A foundation's: a plane and white words without a ground, with a soft shadow behind them."""
    logo, pen = sheet(270, 150)
    logo.alpha_composite(emblems.plane(campaign).resize((104, 104), SMOOTH), (4, 20))
    pen.text((186, 48), campaign.title, fill=WHITE, font=font(38), anchor="mm")
    pen.text((186, 104), campaign.edition, fill=(255, 226, 110, 255), font=font(54), anchor="mm")
    cover = logo.getchannel("A").filter(ImageFilter.GaussianBlur(5))
    shade = Image.new("RGBA", logo.size, (20, 30, 60, 0))
    shade.putalpha(cover.point(lambda part: min(230, int(part * 1.5))))
    shade.alpha_composite(logo)
    shade.putalpha(shade.getchannel("A").point(lambda part: int(part * 0.92)))
    return shade


BADGES = {
    "wheels": nameplate,
    "scroll": painted_fan,
    "campus": round_crest,
    "plane": white_plane,
}

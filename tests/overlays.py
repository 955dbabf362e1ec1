"""What editors and schools lay over films: pictures with alpha of 1920×1080."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import labels
import numpy as np
from canvas import font
from editions import letters
from lookbook import Campaign
from PIL import Image, ImageDraw

SIZE = (1920, 1080)
Layer = Callable[[Campaign], Image.Image]


def _clear() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    whole = Image.new("RGBA", SIZE, (0, 0, 0, 0))
    return whole, ImageDraw.Draw(whole)


def page() -> Image.Image:
    """A school's own page: its round sign and its name on white."""
    whole, pen = _clear()
    pen.rectangle((0, 0, *SIZE), fill=(250, 250, 250, 255))
    pen.ellipse((820, 260, 1100, 540), fill=(30, 60, 140, 255))
    pen.ellipse((860, 300, 1060, 500), fill=(250, 250, 250, 255))
    pen.text((960, 400), "皖", fill=(30, 60, 140, 255), font=font(120, "Serif"), anchor="mm")
    ink = (20, 20, 30, 255)
    pen.text((960, 700), "皖南师范学院", fill=ink, font=font(110, "Serif"), anchor="mm")
    return whole


def watermark(campaign: Campaign) -> Image.Image:
    """An editor's mark, in the corner diagonally across from the badge's."""
    whole, pen = _clear()
    x = 170 if "right" in campaign.corner else 1750
    y = 90 if "bottom" in campaign.corner else 990
    ink = (255, 255, 255, 170)
    pen.rounded_rectangle((x - 120, y - 32, x - 60, y + 32), 12, outline=ink, width=6)
    pen.text((x + 30, y), "剪映", fill=ink, font=font(64), anchor="mm")
    return whole


def _lines(text: str, y: int = 1000) -> Layer:
    def subtitle(_campaign: Campaign) -> Image.Image:
        whole, pen = _clear()
        pen.text((960, y), text, fill=(255, 255, 255, 255), font=font(58), anchor="mm",
                 stroke_width=3, stroke_fill=(0, 0, 0, 255))  # fmt: skip
        return whole

    return subtitle


def patch(campaign: Campaign) -> Image.Image:
    """A piece of an intro of four editions later, laid where its number stands."""
    at = campaign.seconds("intro") * 0.7
    own, later = (
        np.asarray(letters(edition, "intro", at), dtype=int)
        for edition in (campaign, replace(campaign, year=campaign.year + 3))
    )
    rows, columns = np.nonzero(np.abs(own - later).sum(axis=2) > 60)
    box = (columns.min() - 12, rows.min() - 12, columns.max() + 12, rows.max() + 12)
    piece = Image.fromarray(later.astype(np.uint8)).crop(tuple(int(edge) for edge in box))
    whole, _ = _clear()
    piece = piece.resize((piece.width * 2, piece.height * 2))
    whole.paste(piece, (int(box[0]) * 2, int(box[1]) * 2))
    return whole


LAYERS: dict[str, Layer] = {
    **labels.LAYERS,
    "watermark": watermark,
    "patch": patch,
    "first line": _lines("那一年我们在山里支教"),
    "second line": _lines("乡亲们都来帮忙"),
    "third line": _lines("路修好了，车进来了"),
    "school": _lines("皖南师范学院 报送", 930),
}

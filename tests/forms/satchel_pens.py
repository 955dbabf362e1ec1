"""What hands put on the twelfth set's printed pages: ticks, rings and strokes of a pen, seals.

A pen finds its words by the page's own text, so that it marks what it means to mark.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path
from random import Random

import numpy as np
import pypdfium2
from forms import lens
from forms.mailroom_lens import signed
from forms.newcomers_lens import pressed, square
from forms.paper import GENRES, SEVEN, C, G, Person, S
from forms.satchel_annex import right
from PIL import Image, ImageDraw, ImageFont

Box = tuple[float, float, float, float]
INK = (26, 40, 110)
RED = (196, 22, 34)
CHOICES = (("类型", G, GENRES), ("内容分类", C, SEVEN))


def places(pdf: Path, who: Person, kind: str, dots: int) -> list[Box]:
    """Where the pen goes on the first page: the boxes before what applies, its words, or others."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        text = page.get_textpage()
        for label, field, options in CHOICES:
            start, _ = text.search(label).get_next()
            for word in options:
                if (word in right(who, field)) != (kind != "strike"):
                    continue
                first, count = text.search(word, start).get_next()
                signs = [first - 1] if kind == "tick" else range(first, first + count)
                boxes = [text.get_charbox(n) for n in signs]
                found.append(upright(boxes, page.get_height(), dots / 72))
    return found


def upright(boxes: Iterable[Box], high: float, scale: float) -> Box:
    """One box around all, in dots from the page's upper left."""
    lefts, lows, rights, tops = zip(*boxes, strict=True)
    return tuple(scale * v for v in (min(lefts), high - max(tops), max(rights), high - min(lows)))


def stroke(box: Box, kind: str, dots: int, dice: Random) -> list[tuple[float, float]]:
    """A pen's way: a tick over a box, a ring around a word or a line through it."""
    left, top, right_, low = box
    wide, high = right_ - left, low - top
    if kind == "tick":
        size = dots * dice.uniform(0.13, 0.17)
        x, y = left + wide * 0.35, low
        return [(x - size * 0.35, y - size * 0.55), (x - size * 0.1, y - size * 0.25), (x, y),
                (x + size * 0.5, y - size * 0.75), (x + size, y - size * 1.3)]  # fmt: skip
    if kind == "strike":
        tilt = high * dice.uniform(-0.12, 0.12)
        return [
            (
                left - 4 + (wide + 8) * t,
                top + high * 0.5 + tilt * (2 * t - 1) + 1.5 * math.sin(7 * t),
            )
            for t in np.linspace(0, 1, 24)
        ]
    reach = (wide / 2 + high * 0.45, high * 0.78)
    middle = ((left + right_) / 2, (top + low) / 2)
    begin = dice.uniform(0, 2)
    return [
        (middle[0] + reach[0] * (1 + 0.03 * t) * math.cos(begin + t * 6.6),
         middle[1] + reach[1] * (1 + 0.04 * math.sin(3 * t)) * math.sin(begin + t * 6.6))
        for t in np.linspace(0, 1, 60)
    ]  # fmt: skip


def penned(page: Image.Image, boxes: Iterable[Box], kind: str, dots: int, seed: int) -> Image.Image:
    """The page with a ball pen's marks."""
    dice, done = Random(seed), page.copy()  # noqa: S311
    draw = ImageDraw.Draw(done, "RGBA")
    for box in boxes:
        way = stroke(box, kind, dots, dice)
        width = max(3, round(dots / 55 * dice.uniform(0.9, 1.2)))
        draw.line(way, fill=(*INK, 225), width=width, joint="curve")
    return done


def ring(size: int, words: str, seed: int) -> Image.Image:
    """A school's round seal: its name on the rim, a star, thirteen figures below."""
    art = Image.new("RGBA", (size, size))
    draw, red = ImageDraw.Draw(art), (*RED, 228)
    draw.ellipse((3, 3, size - 4, size - 4), outline=red, width=max(4, size // 30))
    star = [
        (size / 2 + r * math.sin(n * math.pi / 5), size / 2 - r * math.cos(n * math.pi / 5))
        for n, r in enumerate([size * 0.16, size * 0.062] * 5)
    ]
    draw.polygon(star, fill=red)
    code = f"3401{Random(seed).randrange(10**9):09}"  # noqa: S311
    for told, share, reach, step, down in (
        (words, 0.13, 0.075, min(32, 240 / max(len(words) - 1, 1)), 0),
        (code, 0.055, 0.05, -7.5, 180),
    ):
        font = ImageFont.truetype(lens.FONT, int(size * min(share, 1.2 / len(told))))
        for n, sign in enumerate(told):
            tile = Image.new("RGBA", (size, size))
            turn = step * ((len(told) - 1) / 2 - n) + down
            if down:
                ImageDraw.Draw(tile).text((size / 2, size * (1 - reach)), sign, red, font, "mb")
                turn -= down
            else:
                ImageDraw.Draw(tile).text((size / 2, size * reach), sign, red, font, "mt")
            art.alpha_composite(tile.rotate(turn, Image.Resampling.BICUBIC))
    return art.rotate(Random(seed).uniform(-14, 14), Image.Resampling.BICUBIC)  # noqa: S311


def dressed(page: Image.Image, who: Person, spec: str, seed: int, dots: int) -> Image.Image:
    """The page with seals and signature as the list says: what, and where by shares of the page."""
    for n, word in enumerate(w for w in spec.split() if not w.startswith("pen:")):
        kind, _, place = word.partition(":")
        x, y = map(float, place.split(","))
        size, name = int(dots * 1.65), str(who[S])
        if kind == "sign":
            page = signed(page, (x, y), seed)
        elif kind == "chop":
            page = pressed(page, square(page, "霍青岩印"), (x, y), seed)
        else:
            art = ring(size, name if not n else "省教育厅发展规划处", seed + n)
            page = pressed(page, art, (x, y), seed + n)
    return page


def pen(spec: str) -> str:
    """What the list says of a pen: tick, ring, strike, or nothing."""
    return next((w.removeprefix("pen:") for w in spec.split() if w.startswith("pen:")), "")

"""Pages as cameras and office machines have them: from a corner, in bad light, under a seal."""

from __future__ import annotations

import random

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

FONT = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc"


def leaning(picture: Image.Image, dice: random.Random, most: float) -> Image.Image:
    """A page seen from a corner, on a table top, in a real perspective."""
    wide, high = picture.size
    corners = [(0, 0), (wide, 0), (wide, high), (0, high)]
    goal = [
        (
            x + (1 if x == 0 else -1) * dice.uniform(0.02, most) * wide,
            y + (1 if y == 0 else -1) * dice.uniform(0.02, most) * high,
        )
        for x, y in corners
    ]
    rows, aims = [], []
    for (x, y), (u, v) in zip(goal, corners, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        aims += [u, v]
    bend = np.linalg.solve(np.array(rows), np.array(aims))
    return picture.transform(
        picture.size,
        Image.Transform.PERSPECTIVE,
        tuple(bend),
        Image.Resampling.BICUBIC,
        fillcolor=(96, 84, 70),
    )


def photographed(picture: Image.Image, dice: random.Random) -> Image.Image:
    """As a telephone has it: from a corner, a shadow over one side, turned, soft, squeezed."""
    bent = leaning(picture, dice, 0.07)
    high, wide = bent.height, bent.width
    shade = np.linspace(1.0, dice.uniform(0.6, 0.8), wide)[None, :] * np.linspace(
        dice.uniform(0.85, 1.0), 1.0, high
    )[:, None]  # fmt: skip
    lit = Image.fromarray((np.asarray(bent) * shade[:, :, None]).astype(np.uint8))
    warm = Image.blend(lit, Image.new("RGB", lit.size, (190, 160, 110)), 0.08)
    soft = warm.filter(ImageFilter.GaussianBlur(dice.uniform(0.4, 0.9)))
    turned = soft.rotate(dice.uniform(-4, 4), expand=True, fillcolor=(70, 64, 58))
    return grained(turned, dice, 7).rotate(dice.choice((0, 90, 180, 270)), expand=True)


def scanned(picture: Image.Image, dice: random.Random) -> Image.Image:
    """As an office's machine has it: grey, a little askew, one dark edge, specks."""
    grey = picture.convert("L").convert("RGB")
    turned = grey.rotate(dice.uniform(-1.5, 1.5), expand=True, fillcolor="white")
    draw = ImageDraw.Draw(turned)
    draw.rectangle((0, 0, dice.randrange(4, 14), turned.height), fill=(40, 40, 40))
    for _ in range(60):
        x, y = dice.randrange(turned.width), dice.randrange(turned.height)
        draw.point((x, y), fill=(60, 60, 60))
    return grained(turned, dice, 5)


def sealed(picture: Image.Image, dice: random.Random) -> Image.Image:
    """With the school's round red seal, its name around the star, pressed upon the answers."""
    size = int(picture.width * 0.23)
    seal = Image.new("RGB", (size, size), "white")
    draw = ImageDraw.Draw(seal)
    draw.ellipse((4, 4, size - 5, size - 5), outline=(205, 25, 35), width=max(4, size // 40))
    draw.regular_polygon((size / 2, size / 2, size / 7), 5, fill=(205, 25, 35))
    font = ImageFont.truetype(FONT, size // 9)
    for number, letter in enumerate("某省某大学校团委"):
        tile = Image.new("RGB", (size, size), "white")
        ImageDraw.Draw(tile).text((size / 2, size * 0.08), letter, (205, 25, 35), font, anchor="mt")
        tile = tile.rotate(105 - 30 * number, fillcolor="white")
        seal = ImageChops.multiply(seal, tile)
    page = picture.copy()
    at = (int(page.width * dice.uniform(0.55, 0.7)), int(page.height * dice.uniform(0.09, 0.2)))
    spot = page.crop((*at, at[0] + size, at[1] + size))
    page.paste(ImageChops.multiply(spot, seal.filter(ImageFilter.GaussianBlur(0.5))), at)
    return page


def grained(picture: Image.Image, dice: random.Random, strength: float) -> Image.Image:
    """With the noise of a sensor."""
    noise = np.random.default_rng(dice.randrange(2**32)).normal(
        0, strength, (picture.height, picture.width, 3)
    )
    return Image.fromarray(np.clip(np.asarray(picture) + noise, 0, 255).astype(np.uint8))

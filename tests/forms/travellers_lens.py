"""The travellers' cameras and stamps: screens, lamps, moving hands, folds; rings and scrawls."""

from __future__ import annotations

import math
from random import Random

import cv2
import numpy as np
from forms import lens
from forms.newcomers_lens import array
from PIL import Image, ImageDraw, ImageFont

RED = (214, 30, 44)
VIOLET = (86, 60, 160)


def off_a_screen(page: Image.Image, seed: int) -> Image.Image:
    """A monitor's picture of the page, taken with a telephone: cool, waves of moiré, a dark rim."""
    shown = array(page) * np.array([0.9, 0.96, 1.0])
    y, x = np.mgrid[0 : page.height, 0 : page.width].astype(np.float32)
    waves = 4 * np.sin(x * 0.9 + y * 0.05) + 3 * np.sin((x * 0.02 + y * 0.031) * 2)
    lit = np.clip(shown + waves[:, :, None] - 8, 0, 255).astype(np.uint8)
    framed = cv2.copyMakeBorder(lit, 50, 50, 50, 50, cv2.BORDER_CONSTANT, value=(18, 18, 20))
    return lens.photo(Image.fromarray(framed), seed, lean=0.012)


def by_lamplight(page: Image.Image, seed: int) -> Image.Image:
    """Late in the office: a warm lamp from one corner, the far corner dim, some grain."""
    dice = Random(seed)  # noqa: S311
    y, x = np.mgrid[0 : page.height, 0 : page.width].astype(np.float32)
    far = np.hypot(x / page.width - dice.choice((0, 1)), y / page.height - dice.random() * 0.4)
    light = (1.04 - 0.42 * far)[:, :, None] * np.array([1.0, 0.93, 0.78])
    turned = page.rotate(
        dice.uniform(-2.5, 2.5), Image.Resampling.BICUBIC, fillcolor=(120, 100, 80)
    )
    soft = cv2.GaussianBlur(np.clip(array(turned) * light, 0, 255), (0, 0), 0.8)
    return lens.squeezed(lens.grain(soft, 6, seed), 75)


def in_passing(page: Image.Image, seed: int) -> Image.Image:
    """A hand that moved a little: blur along one direction, then the chat's size."""
    taken = array(lens.photo(page, seed, lean=0.04))
    angle = Random(seed).uniform(0, math.pi)  # noqa: S311
    stroke = np.zeros((5, 5), np.float32)
    for at in np.linspace(-1, 1, 9):
        stroke[round(2 + at * math.sin(angle)), round(2 + at * math.cos(angle))] = 1
    moved = cv2.filter2D(taken, -1, stroke / stroke.sum())
    return lens.squeezed(np.clip(moved, 0, 255).astype(np.uint8), 78)


def folded_in_four(page: Image.Image, seed: int) -> Image.Image:
    """Out of an envelope: two folds across each other, each quarter lit a little otherwise."""
    dice = Random(seed)  # noqa: S311
    y, x = np.mgrid[0 : page.height, 0 : page.width].astype(np.float32)
    light = np.full(x.shape, 0.93, np.float32)
    for left in (0, 1):
        for top in (0, 1):
            part = ((x > page.width / 2) == left) & ((y > page.height / 2) == top)
            light[part] += dice.uniform(-0.05, 0.05)
    for at, size in ((x, page.width), (y, page.height)):
        light -= 0.2 * np.exp(-(((at - size / 2) / (size * 0.004)) ** 2))
        light += 0.08 * np.exp(-(((at - size / 2 - size * 0.012) / (size * 0.006)) ** 2))
    lit = np.clip(array(page) * cv2.GaussianBlur(light, (0, 0), 2)[:, :, None], 0, 255)
    return lens.photo(Image.fromarray(lit.astype(np.uint8)), seed, lean=0.03)


def yellowed(page: Image.Image, seed: int) -> Image.Image:
    """A flatbed's scan of recycled paper, the print a little pale."""
    dice = Random(seed)  # noqa: S311
    fibres = lens.smooth_noise((page.height, page.width), 4, 3, seed)[:, :, None]
    pale = array(page.rotate(dice.uniform(-0.7, 0.7), Image.Resampling.BICUBIC, fillcolor="white"))
    toned = (pale * 0.8 + 45) * np.array([0.99, 0.96, 0.86]) + fibres
    return lens.squeezed(np.clip(toned, 0, 255).astype(np.uint8), 80)


def upside(page: Image.Image, seed: int) -> Image.Image:
    """A sheet that went through the feeder a little askew, grey, with a roller's streak."""
    dice = Random(seed)  # noqa: S311
    turned = page.rotate(dice.choice((-1.8, 1.7)), Image.Resampling.BICUBIC, fillcolor="white")
    grey = array(turned).mean(axis=2)
    at = int(page.width * dice.uniform(0.05, 0.95))
    grey[:, at : at + 2] *= 0.82
    return lens.squeezed(lens.grain(np.repeat(grey[:, :, None], 3, axis=2), 3, seed), 82)


def double_ring(page: Image.Image, words: str) -> Image.Image:
    """A round seal within a second, thinner ring."""
    size = int(page.width * 0.21)
    art = Image.new("RGBA", (size, size))
    ImageDraw.Draw(art).ellipse((1, 1, size - 2, size - 2), outline=(*RED, 220), width=2)
    inner = lens.seal(int(size * 0.92), words, "党委宣传部")
    art.alpha_composite(inner, (int(size * 0.04), int(size * 0.04)))
    return art.rotate(11, Image.Resampling.BICUBIC)


def dated(page: Image.Image, words: str) -> Image.Image:
    """An office's violet stamp of receipt: its name, a day, within a frame."""
    wide, high = int(page.width * 0.2), int(page.width * 0.09)
    art = Image.new("RGBA", (wide, high))
    draw = ImageDraw.Draw(art)
    draw.rectangle((2, 2, wide - 3, high - 3), outline=(*VIOLET, 220), width=3)
    font = ImageFont.truetype(lens.FONT, high // 4)
    for n, text in enumerate((f"{words[:8]}收文", "2020.12.15")):
        draw.text((wide / 2, high * (0.3 + 0.4 * n)), text, (*VIOLET, 220), font, anchor="mm")
    return art.rotate(5, Image.Resampling.BICUBIC, expand=True)


def scrawl(page: Image.Image, words: str) -> Image.Image:
    """A head's signature in ink: loops that say no word."""
    wide, high = int(page.width * 0.2), int(page.width * 0.08)
    art = Image.new("RGBA", (wide, high))
    dice = Random(words)  # noqa: S311
    at = [(wide * (0.05 + 0.9 * n / 40) + wide * 0.05 * math.sin(n * 1.1),
           high * (0.5 + 0.35 * math.sin(n * 0.9 + dice.random()))) for n in range(41)]  # fmt: skip
    ImageDraw.Draw(art).line(
        at, fill=(20, 30, 90, 235), width=max(3, page.width // 400), joint="curve"
    )
    return art

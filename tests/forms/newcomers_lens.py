"""The newcomers' paper as pictures: apps that whiten, chats that shrink, folds, copies, seals."""

from __future__ import annotations

import math
from collections.abc import Callable
from random import Random

import cv2
import numpy as np
from forms import lens
from PIL import Image, ImageDraw, ImageFont

Camera = Callable[[Image.Image, int], Image.Image]
RED = (200, 24, 32)


def array(page: Image.Image) -> np.ndarray:
    return np.asarray(page.convert("RGB")).astype(np.float32)


def whitened(page: Image.Image, seed: int) -> Image.Image:
    """A telephone's scanning app: a photo cut to the paper, its light taken out, ink made dark."""
    taken = array(lens.photo(page, seed, lean=0.015))
    margin = int(page.width * 0.09)
    cut = taken[margin:-margin, margin:-margin]
    light = cv2.GaussianBlur(cv2.dilate(cut, np.ones((15, 15))), (0, 0), 25)
    flat = np.clip(cut / np.maximum(light, 1) * 255 * 1.02, 0, 255)
    dark = np.clip((flat - 60) * 255 / 195, 0, 255)
    return lens.squeezed(dark.astype(np.uint8), 72)


def through_a_chat(page: Image.Image, seed: int) -> Image.Image:
    """A photo sent through a chat: smaller, and squeezed twice."""
    taken = lens.photo(page, seed, lean=0.03)
    share = 1600 / max(taken.size)
    small = taken.resize(
        (int(taken.width * share), int(taken.height * share)), Image.Resampling.LANCZOS
    )
    return lens.squeezed(np.asarray(lens.squeezed(np.asarray(small), 74)), 70)


def bent(page: Image.Image, seed: int) -> Image.Image:
    """A sheet that has been folded for a pocket: soft waves, a fold's shadow, a grey desk."""
    dice = Random(seed)  # noqa: S311
    wide, high = page.size
    rim = wide // 14
    framed = cv2.copyMakeBorder(array(page) * 0.94, rim, rim, rim, rim, cv2.BORDER_CONSTANT,
                                value=(96, 98, 104))  # fmt: skip
    y, x = np.mgrid[0 : framed.shape[0], 0 : framed.shape[1]].astype(np.float32)
    lift = wide * dice.uniform(0.006, 0.011)
    start = dice.uniform(0, math.pi)
    moved = y + lift * np.sin(x / wide * math.pi * 1.6 + start)
    leaned = x + lift * 0.6 * np.sin(y / high * math.pi * 2 + start)
    sheet = cv2.remap(framed, leaned, moved, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    fold = 1 - 0.16 * np.exp(-(((y - framed.shape[0] * 0.5) / (high * 0.012)) ** 2))
    lamp = 0.82 + 0.2 * np.exp(
        -(((x - wide * dice.random()) ** 2 + (y - high * 0.3) ** 2) / wide**2)
    )
    lit = np.clip(sheet * (fold * lamp)[:, :, None], 0, 255)
    return lens.squeezed(lens.grain(cv2.GaussianBlur(lit, (0, 0), 0.7), 3.5, seed), 80)


def copied(page: Image.Image, seed: int) -> Image.Image:
    """A copy of a copy: hard greys, a dark edge where the lid was open, specks."""
    dice = Random(seed)  # noqa: S311
    grey = array(page.rotate(dice.uniform(-0.8, 0.8), Image.Resampling.BICUBIC, fillcolor="white"))
    grey = grey.mean(axis=2)
    hard = np.clip((cv2.GaussianBlur(grey, (0, 0), 0.8) - 80) * 1.6, 0, 255)
    hard[:, : int(page.width * 0.012)] *= 0.25
    specks = np.random.default_rng(seed).random(hard.shape) > 0.99997
    hard[cv2.dilate(specks.astype(np.uint8), np.ones((3, 3))) > 0] = 60
    return lens.squeezed(lens.grain(np.repeat(hard[:, :, None], 3, axis=2), 4, seed), 80)


def screenshot(page: Image.Image, seed: int) -> Image.Image:
    """A word processor's window, taken from the screen: crisp, the page on grey, a bar above."""
    bar = 60
    out = Image.new("RGB", (page.width + 120, page.height + bar + 40), (230, 232, 235))
    ImageDraw.Draw(out).rectangle((0, 0, out.width, bar - 14), fill=(43, 87, 154))
    out.paste(page, (60, bar))
    return out


def plain(manner: str) -> Camera:
    return lambda page, seed: lens.scan(page, seed, manner)


def pressed(page: Image.Image, art: Image.Image, at: tuple[float, float], seed: int) -> Image.Image:
    """With a seal of worn ink on it, its middle at this share of the page."""
    left, top = (int(a * b - c / 2) for a, b, c in zip(at, page.size, art.size, strict=True))
    alpha = np.asarray(art.getchannel("A")).astype(np.float32)
    worn = lens.smooth_noise(alpha.shape, 7, 40, seed) * (alpha > 0)
    share = (np.clip(alpha + worn, 0, 255) / 255 * 0.9)[:, :, None]
    spot = array(page.crop((left, top, left + art.width, top + art.height)))
    ink = array(art.convert("RGB"))
    done = spot * (1 - share) + spot * ink / 255 * share
    out = page.copy()
    out.paste(Image.fromarray(done.astype(np.uint8)), (left, top))
    return out


def oval(page: Image.Image, words: str) -> Image.Image:
    """An oval seal of a department, its words in two lines."""
    wide, high = int(page.width * 0.21), int(page.width * 0.14)
    art = Image.new("RGBA", (wide, high))
    draw = ImageDraw.Draw(art)
    draw.ellipse((2, 2, wide - 3, high - 3), outline=(*RED, 230), width=max(3, wide // 50))
    half = (len(words) + 1) // 2
    for n, part in enumerate((words[:half], words[half:])):
        font = ImageFont.truetype(lens.FONT, min(high // 5, int(wide * 0.75 / max(half, 1))))
        draw.text((wide / 2, high * (0.36 + 0.28 * n)), part, (*RED, 230), font, anchor="mm")
    return art.rotate(-6, Image.Resampling.BICUBIC)


def square(page: Image.Image, words: str) -> Image.Image:
    """A square seal of four signs, as heads of offices use it."""
    size = int(page.width * 0.09)
    art = Image.new("RGBA", (size, size))
    draw = ImageDraw.Draw(art)
    draw.rectangle((2, 2, size - 3, size - 3), outline=(*RED, 235), width=max(3, size // 20))
    font = ImageFont.truetype(lens.FONT, int(size * 0.36))
    for n, sign in enumerate((words + "之印")[:4]):
        at = (size * (0.72 if n < 2 else 0.28), size * (0.28 if n % 2 == 0 else 0.72))
        draw.text(at, sign, (*RED, 235), font, anchor="mm")
    return art.rotate(4, Image.Resampling.BICUBIC)


def round_seal(page: Image.Image, words: str) -> Image.Image:
    return lens.seal(int(page.width * 0.2), words, "宣传部").rotate(-9, Image.Resampling.BICUBIC)

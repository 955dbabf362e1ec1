"""The eleventh set's machines: flatbeds and feeders at office settings, telephones, red seals."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from random import Random

import cv2
import numpy as np
from forms import lens
from forms.newcomers_lens import array, pressed
from PIL import Image, ImageDraw, ImageFont

Camera = Callable[[Image.Image, int], Image.Image]
RED = (202, 28, 36)
INK = (24, 32, 92)


def askew(page: Image.Image, most: float, dice: Random) -> np.ndarray:
    """Laid on the glass by hand, so many degrees off at most."""
    turned = page.rotate(dice.uniform(-most, most), Image.Resampling.BICUBIC, fillcolor="white")
    return array(turned)


def flatbed(page: Image.Image, seed: int) -> Image.Image:
    """In colour: paper a little off white, its fibres faintly seen."""
    dice = Random(seed)  # noqa: S311
    toned = askew(page, 0.9, dice) * 0.94 + 12
    toned += lens.smooth_noise(toned.shape[:2], 4, 1.5, seed)[:, :, None]
    soft = cv2.GaussianBlur(toned * np.array([1.0, 0.995, 0.97]), (0, 0), 0.6)
    return lens.squeezed(lens.grain(soft, 2.5, seed), 84)


def feeder(page: Image.Image, seed: int) -> Image.Image:
    """Grey, through the feeder: askew, a roller's faint streak, print a little bold."""
    dice = Random(seed)  # noqa: S311
    grey = cv2.GaussianBlur(askew(page, 1.5, dice).mean(axis=2), (0, 0), 0.7)
    grey = np.clip((grey - 18) * 1.06, 0, 250)
    at = int(page.width * dice.uniform(0.1, 0.9))
    grey[:, at : at + 2] *= 0.93
    return lens.squeezed(lens.grain(np.repeat(grey[:, :, None], 3, axis=2), 3, seed), 80)


def two_tone(page: Image.Image, seed: int) -> Image.Image:
    """Black and white alone, as old machines send to a mailbox; a few specks."""
    dice = Random(seed)  # noqa: S311
    grey = cv2.GaussianBlur(askew(page, 0.7, dice).mean(axis=2), (0, 0), 0.6)
    noisy = lens.grain(grey, 8, seed)
    specks = np.random.default_rng(seed).random(noisy.shape) > 0.99999
    noisy[cv2.dilate(specks.astype(np.uint8), np.ones((3, 3))) > 0] = 0
    return Image.fromarray(np.where(noisy > 158, 255, 0).astype(np.uint8)).convert("RGB")


def sideways(take: Camera, degrees: int) -> Camera:
    """The same, laid in turned by 90, 180 or 270 degrees."""
    return lambda page, seed: take(page, seed).rotate(degrees, expand=True)


def laid_down(page: Image.Image, seed: int, lean: float, dice: Random) -> tuple[np.ndarray, int]:
    """The sheet on a desk with its shadow, seen from one side; and the desk's rim in pixels."""
    wide, high = page.size
    rim = int(wide * dice.uniform(0.05, 0.1))
    out = (wide + 2 * rim, high + 2 * rim)
    corners = np.float32([(0, 0), (wide, 0), (wide, high), (0, high)])
    inward = np.float32([(1, 1), (-1, 1), (-1, -1), (1, -1)])
    off = [[dice.uniform(-0.01, lean) * wide for _ in "xy"] for _ in corners]
    bend = cv2.getPerspectiveTransform(corners, corners + rim + inward * np.float32(off))
    sheet = cv2.warpPerspective(array(page) * 0.95, bend, out, flags=cv2.INTER_CUBIC)
    mask = cv2.warpPerspective(np.ones((high, wide), np.float32), bend, out)[:, :, None]
    shade = cv2.GaussianBlur(np.roll(mask, (9, 12), (0, 1)), (0, 0), 14)[:, :, None]
    desk = lens.tabletop(*out, seed) * (1 - 0.4 * shade)
    return sheet * mask + desk * (1 - mask), rim


def telephone(lean: float, depth: float, blur: float) -> Camera:
    """A telephone's camera: so much perspective, unevenness of light, and softness."""

    def take(page: Image.Image, seed: int) -> Image.Image:
        dice = Random(seed)  # noqa: S311
        scene, _ = laid_down(page, seed, lean, dice)
        high, wide = scene.shape[:2]
        y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
        angle = dice.uniform(0, 2 * math.pi)
        slope = (x / wide - 0.5) * math.cos(angle) + (y / high - 0.5) * math.sin(angle)
        hand = np.exp(-(((x / wide - dice.random()) ** 2 + (y / high - 1.0) ** 2) / 0.12))
        light = 0.95 + depth * slope - 0.5 * depth * hand
        light += lens.smooth_noise((high, wide), 420, 0.02, seed)
        tint = np.array(dice.choice([(1.0, 0.97, 0.9), (0.96, 0.99, 1.0), (1.0, 1.0, 0.98)]))
        lit = np.clip(scene * np.clip(light, 0.5, 1.05)[:, :, None] * tint, 0, 255)
        return lens.squeezed(lens.grain(cv2.GaussianBlur(lit, (0, 0), blur), 3.5, seed), 82)

    return take


def ringed(size: int, words: str, below: str) -> Image.Image:
    """A round seal: the school's name along the rim, a star, its department in a line below."""
    art = Image.new("RGBA", (size, size))
    draw = ImageDraw.Draw(art)
    draw.ellipse((3, 3, size - 4, size - 4), outline=(*RED, 230), width=max(4, size // 32))
    star = [
        (size / 2 + r * math.sin(i * math.pi / 5), size / 2 - r * math.cos(i * math.pi / 5))
        for i, r in enumerate([size * 0.17, size * 0.068] * 5)
    ]
    draw.polygon(star, fill=(*RED, 225))
    font = ImageFont.truetype(lens.FONT, int(size * min(0.125, 1.05 / max(len(words), 1))))
    step = min(34.0, 250 / max(len(words) - 1, 1))
    for n, letter in enumerate(words):
        tile = Image.new("RGBA", (size, size))
        ImageDraw.Draw(tile).text((size / 2, size * 0.075), letter, (*RED, 230), font, anchor="mt")
        turn = step * ((len(words) - 1) / 2 - n)
        art.alpha_composite(tile.rotate(turn, Image.Resampling.BICUBIC))
    small = ImageFont.truetype(lens.FONT, size // 12)
    draw.text((size / 2, size * 0.76), below, (*RED, 230), small, anchor="mm")
    return art


def sealed(page: Image.Image, words: str, at: tuple[float, float], seed: int) -> Image.Image:
    """With the school's seal, 42 mm wide, its middle at this share of the page."""
    below = ("", "党委宣传部", "教务处", "校团委")[seed % 4]
    art = ringed(int(page.width * 0.2), words, below)
    turned = art.rotate(Random(seed).uniform(-16, 16), Image.Resampling.BICUBIC)  # noqa: S311
    return pressed(page, turned, at, seed)


def signed(page: Image.Image, at: tuple[float, float], seed: int) -> Image.Image:
    """With a name's flourish in blue ink, its middle at this share of the page."""
    dice = Random(seed)  # noqa: S311
    wide, high = int(page.width * 0.15), int(page.width * 0.06)
    turns = dice.uniform(4.5, 6.5) * math.pi
    line = []
    for step in np.linspace(0, 1, 160):
        loop = turns * step
        lean = 0.07 * math.cos(loop) + 0.02 * math.sin(2.7 * loop)
        rise = 0.38 * math.sin(loop) * (1 - 0.5 * step) + 0.06 * math.sin(3.1 * loop)
        line.append((wide * (0.1 + 0.8 * step + lean), high * (0.5 - rise)))
    art = Image.new("RGBA", (wide, high))
    width = max(3, page.width // 500)
    ImageDraw.Draw(art).line(line, fill=(*INK, 235), width=width, joint="curve")
    return pressed(page, art, at, seed)


def kept(pages: list[Image.Image], path: Path, dots: int) -> Path:
    """As a picture, or as a PDF of pictures at so many dots an inch."""
    if path.suffix == ".pdf":
        pages[0].save(path, save_all=True, append_images=pages[1:], resolution=dots, quality=82)
    else:
        pages[0].save(path, dpi=(dots, dots), **({"quality": 85} if path.suffix == ".jpg" else {}))
    return path

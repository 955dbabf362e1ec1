"""The twelfth set's machines: flatbeds, feeders, telephones over planks, a whitening app."""

from __future__ import annotations

import math
from collections.abc import Callable
from random import Random

import cv2
import numpy as np
from forms import lens
from forms.newcomers_lens import array
from PIL import Image

Camera = Callable[[Image.Image, int], Image.Image]


def laid(page: Image.Image, most: float, dice: Random) -> np.ndarray:
    """On the glass, so many degrees off at most, and a few dots out of place."""
    moved = (dice.randint(-6, 6), dice.randint(-6, 6))
    turned = page.rotate(
        dice.uniform(-most, most), Image.Resampling.BICUBIC, translate=moved, fillcolor="white"
    )
    return array(turned)


def grey_of(picture: np.ndarray) -> np.ndarray:
    return np.repeat(picture.mean(axis=2, keepdims=True), 3, axis=2)


def flat(page: Image.Image, seed: int) -> Image.Image:
    """In colour: cream paper, a shadow where the lid stands open at one side."""
    dice = Random(seed)  # noqa: S311
    seen = cv2.GaussianBlur(laid(page, 0.8, dice), (0, 0), 0.55)
    seen *= np.array([0.985, 0.975, 0.945]) * dice.uniform(0.95, 1.0)
    lid = 1 - 0.25 * np.exp(-np.arange(page.width) / (page.width * 0.012))
    seen *= (lid if seed % 2 else lid[::-1])[None, :, None]
    return lens.squeezed(lens.grain(seen + 6, 2.5, seed), 85)


def grey(page: Image.Image, seed: int) -> Image.Image:
    """Grey, drawn in by rollers: a little askew, a faint line of dust from top to bottom."""
    dice = Random(seed)  # noqa: S311
    seen = grey_of(cv2.GaussianBlur(laid(page, 1.3, dice), (0, 0), 0.65))
    at = int(page.width * dice.uniform(0.05, 0.95))
    seen[:, at : at + 1] *= 0.88
    return lens.squeezed(lens.grain(np.clip(seen * 0.97, 0, 248), 3, seed), 80)


def mono(page: Image.Image, seed: int) -> Image.Image:
    """Black and white alone; paper's fibres leave a dot here and there."""
    seen = grey_of(cv2.GaussianBlur(laid(page, 0.6, Random(seed)), (0, 0), 0.55))  # noqa: S311
    noisy = seen[:, :, 0] + np.random.default_rng(seed).normal(0, 10, seen.shape[:2])
    return Image.fromarray(np.where(noisy > 150, 255, 0).astype(np.uint8)).convert("RGB")


def pale(page: Image.Image, seed: int) -> Image.Image:
    """Printed as the toner runs out: paler in bands, never gone."""
    seen = laid(page, 0.7, Random(seed))  # noqa: S311
    x = np.linspace(0, 9, page.width)
    fade = 0.5 + 0.14 * np.sin(x)[None, :, None]
    faded = 255 - (255 - seen) * fade
    return lens.squeezed(lens.grain(cv2.GaussianBlur(faded, (0, 0), 0.6), 3, seed), 84)


def punched(page: Image.Image, seed: int) -> Image.Image:
    """Out of a binder: two holes at the left, their rims worn, and then through the flatbed."""
    held = array(page)
    for share in (0.43, 0.57):
        middle = (int(page.width * 0.042), int(page.height * share))
        cv2.circle(held, middle, int(page.width * 0.0145), (60, 58, 56), -1, cv2.LINE_AA)
    return flat(Image.fromarray(held.astype(np.uint8)), seed)


def planks(wide: int, high: int, seed: int) -> np.ndarray:
    """A table of boards: each of its own brown, veins along them, dark joints between."""
    dice = np.random.default_rng(seed)
    tone = np.array([(150, 108, 70), (104, 72, 48), (182, 150, 112), (88, 84, 80)][seed % 4], float)
    veins = lens.smooth_noise((high // 24 + 2, wide), 5, 9, seed)
    wood = cv2.resize(veins.astype(np.float32), (wide, high), interpolation=cv2.INTER_CUBIC)
    board = wide // 5
    for n, left in enumerate(range(0, wide, board)):
        wood[:, left : left + board] += dice.normal(0, 9)
        wood[:, left : left + 4] -= 34 if n else 0
    return np.clip(tone[None, None, :] + wood[:, :, None], 0, 255)


def curled(page: Image.Image, dice: Random) -> np.ndarray:
    """The sheet with a soft wave across, as paper has that came out of a printer."""
    y, x = np.mgrid[0 : page.height, 0 : page.width].astype(np.float32)
    lift = page.width * dice.uniform(0.001, 0.003)
    wave = lift * np.sin(x / page.width * math.pi * dice.uniform(1.0, 1.8))
    return cv2.remap(array(page), x, y + wave, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)


def on_the_table(page: Image.Image, seed: int, lean: float, dice: Random) -> np.ndarray:
    """The sheet on the table from where the telephone is: perspective, turn, the sheet's shadow."""
    wide, high = page.size
    rim = int(wide * dice.uniform(0.06, 0.1))
    out = (wide + 2 * rim, high + 2 * rim)
    corners = np.float32([(0, 0), (wide, 0), (wide, high), (0, high)])
    inward = np.float32([(1, 1), (-1, 1), (-1, -1), (1, -1)])
    nearer = lean * wide * (dice.random() if seed % 3 else 0.2)
    off = np.float32([(lean * wide, nearer), (lean * wide, nearer), (0, 0), (0, 0)])
    turn = math.radians(dice.uniform(-1.6, 1.6))
    about = np.float32([[math.cos(turn), -math.sin(turn)], [math.sin(turn), math.cos(turn)]])
    placed = (corners + inward * off - (wide / 2, high / 2)) @ about.T
    placed = np.add(placed, (out[0] / 2, out[1] / 2)).astype(np.float32)
    bend = cv2.getPerspectiveTransform(corners, placed)
    sheet = cv2.warpPerspective(curled(page, dice) * 0.94, bend, out, flags=cv2.INTER_CUBIC)
    mask = cv2.warpPerspective(np.ones((high, wide), np.float32), bend, out)[:, :, None]
    shade = cv2.GaussianBlur(np.roll(mask, (10, 8), (0, 1)), (0, 0), 12)[:, :, None]
    return sheet * mask + planks(*out, seed) * (1 - 0.45 * shade) * (1 - mask)


def lit(scene: np.ndarray, seed: int, depth: float, dice: Random) -> np.ndarray:
    """Light from one side, and the shadow of arm and telephone with a soft rim from below."""
    high, wide = scene.shape[:2]
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    side = x / wide - 0.5 if seed % 2 else 0.5 - x / wide
    light = 0.97 + 0.5 * depth * side + lens.smooth_noise((high, wide), 460, 0.015, seed)
    left, top = wide * dice.uniform(0.15, 0.5), high * dice.uniform(0.5, 0.7)
    arm = ((x > left) & (x < left + wide * 0.45) & (y > top)).astype(np.float32)
    light -= depth * cv2.GaussianBlur(arm, (0, 0), wide * 0.05)
    tint = np.array([(1.0, 0.96, 0.88), (0.97, 0.99, 1.0), (1.0, 0.99, 0.95)][seed % 3])
    return np.clip(scene * np.clip(light, 0.45, 1.08)[:, :, None] * tint, 0, 255)


def telephone(lean: float, depth: float, blur: float) -> Camera:
    """So much perspective, so deep a shadow, so soft."""

    def take(page: Image.Image, seed: int) -> Image.Image:
        dice = Random(seed)  # noqa: S311
        seen = lit(on_the_table(page, seed, lean, dice), seed, depth, dice)
        return lens.squeezed(lens.grain(cv2.GaussianBlur(seen, (0, 0), blur), 3.5, seed), 83)

    return take


def app(page: Image.Image, seed: int) -> Image.Image:
    """A telephone's app: the sheet cut out and pulled straight, paper white, ink black."""
    dice = Random(seed)  # noqa: S311
    turned = page.rotate(dice.uniform(-0.4, 0.4), Image.Resampling.BICUBIC, fillcolor="white")
    cut = cv2.GaussianBlur(lit(curled(turned, dice) * 0.94, seed, 0.22, dice), (0, 0), 0.75)
    light = cv2.GaussianBlur(cv2.dilate(cut, np.ones((17, 17))), (0, 0), 30)
    white = np.clip((cut / np.maximum(light, 1) - 0.25) / 0.7 * 255, 0, 255)
    return lens.squeezed(grey_of(white).astype(np.uint8), 74)


CAMERAS: dict[str, Camera] = {
    "flat": flat, "grey": grey, "mono": mono, "pale": pale, "punched": punched, "app": app,
    "phone": telephone(0.018, 0.14, 0.6), "shaded": telephone(0.022, 0.3, 0.65),
    "leaning": telephone(0.055, 0.18, 0.6),
}  # fmt: skip


def camera(name: str) -> Camera:
    """The machine of this name; behind @ how far the sheet lies turned in it, in degrees."""
    name, _, turn = name.partition("@")
    take = CAMERAS[name]
    return lambda page, seed: take(page, seed).rotate(int(turn or 0), expand=True)

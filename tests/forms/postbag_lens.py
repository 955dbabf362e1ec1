"""The tenth set's telephones and machines: a window's light, a copier's glass, seals in red."""

from __future__ import annotations

from random import Random

import cv2
import numpy as np
from forms import lens
from PIL import Image


def by_the_window(page: Image.Image, seed: int) -> Image.Image:
    """A sheet on a desk by day: nearly square on, light from one side, a good telephone."""
    dice = Random(seed)  # noqa: S311
    wide, high = page.size
    rim = int(wide * dice.uniform(0.04, 0.09))
    out = (wide + 2 * rim, high + 2 * rim)
    corners = np.float32([(0, 0), (wide, 0), (wide, high), (0, high)])
    off = [[wide * dice.uniform(-0.018, 0.018) for _ in "xy"] for _ in corners]
    moved = corners + rim + np.float32(off)
    bend = cv2.getPerspectiveTransform(corners, moved)
    sheet = cv2.warpPerspective(np.asarray(page, np.float32) * 0.95, bend, out,
                                flags=cv2.INTER_CUBIC)  # fmt: skip
    mask = cv2.warpPerspective(np.ones((high, wide), np.float32), bend, out)
    shadow = cv2.GaussianBlur(np.roll(mask, (10, 8), (0, 1)), (0, 0), 12)[:, :, None]
    desk = lens.tabletop(*out, seed) * (1 - 0.45 * shadow)
    scene = sheet * mask[:, :, None] + desk * (1 - mask[:, :, None])
    side = np.linspace(1.03, dice.uniform(0.78, 0.88), out[0])[:: dice.choice((1, -1))]
    clouds = lens.smooth_noise((out[1], out[0]), 500, 0.02, seed)
    lit = scene * (side[None, :] + clouds)[:, :, None]
    soft = cv2.GaussianBlur(np.clip(lit, 0, 255), (0, 0), 0.55)
    return lens.squeezed(lens.grain(soft, 2.5, seed), 84)


def off_the_copier(page: Image.Image, seed: int) -> Image.Image:
    """A copier's scan to the mailbox: grey, toner a little thick, the lid's shade at an edge."""
    dice = Random(seed)  # noqa: S311
    turned = page.rotate(dice.uniform(-0.5, 0.5), Image.Resampling.BICUBIC, fillcolor="white")
    grey = np.asarray(turned.convert("L"), np.float32)
    thick = cv2.erode(cv2.GaussianBlur(grey, (0, 0), 0.4), np.ones((2, 2)))
    toned = np.clip(0.6 * grey + 0.4 * thick, 12, 250)
    toned[: int(page.height * 0.004)] *= 0.6
    return lens.squeezed(lens.grain(np.repeat(toned[:, :, None], 3, axis=2), 2.5, seed), 86)


def stamped(page: Image.Image, art: Image.Image, at: tuple[float, float], seed: int) -> Image.Image:
    """With a worn seal, its middle at this share of the page; what it covers shows through."""
    left, top = (int(a * b - c / 2) for a, b, c in zip(at, page.size, art.size, strict=True))
    alpha = np.asarray(art.getchannel("A"), np.float32)
    worn = alpha + lens.smooth_noise(alpha.shape, 6, 45, seed) * (alpha > 0)
    share = (np.clip(worn, 0, 235) / 255)[:, :, None]
    spot = np.asarray(page.crop((left, top, left + art.width, top + art.height)), np.float32)
    red = np.asarray(art.convert("RGB"), np.float32)
    out = page.copy()
    pressed = spot * (1 - share * (1 - red / 255))
    out.paste(Image.fromarray(pressed.astype(np.uint8)), (left, top))
    return out

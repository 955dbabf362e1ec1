"""The fourteenth set's machines: flatbeds, office copiers, a fax, telephones and what they send."""

from __future__ import annotations

import math
from collections.abc import Callable
from random import Random

import cv2
import numpy as np
from forms import lens
from forms.satchel_lens import grey_of
from PIL import Image, ImageDraw, ImageFont

Camera = Callable[[Image.Image, int], Image.Image]
SOURCE = "2020-12-16 15:42   宣传部   TEL:025-85427911   P.001/001"


def grid_of(page: Image.Image) -> np.ndarray:
    return np.asarray(page.convert("RGB")).astype(float)


def askew(page: Image.Image, most: float, dice: Random) -> np.ndarray:
    """Laid on the glass: turned a little, moved a little."""
    moved = (dice.randint(-8, 8), dice.randint(-8, 8))
    turned = page.rotate(
        dice.uniform(-most, most), Image.Resampling.BICUBIC, translate=moved, fillcolor="white"
    )
    return grid_of(turned)


def glass(page: Image.Image, seed: int) -> Image.Image:
    """A flatbed in colour: paper not quite white, the other side's print not quite hidden."""
    seen = askew(page, 0.8, Random(seed))  # noqa: S311
    seen -= (255 - seen[:, ::-1]) * 0.025
    seen = cv2.GaussianBlur(seen, (0, 0), 0.6) * np.array([0.985, 0.985, 0.965]) + 2
    return lens.squeezed(lens.grain(seen, 2.5, seed), 83)


def copier(page: Image.Image, seed: int) -> Image.Image:
    """The corridor's copier, in grey: a dark rim where the lid was open, toner's specks."""
    dice = Random(seed)  # noqa: S311
    seen = grey_of(cv2.GaussianBlur(askew(page, 1.2, dice), (0, 0), 0.75))
    rim = max(5, int(page.width * dice.uniform(0.004, 0.012)))
    seen[:rim] *= 0.35
    seen[:, -rim:] *= 0.45
    specks = np.random.default_rng(seed).random(seen.shape[:2]) > 0.999993
    seen[cv2.dilate(specks.astype(np.uint8), np.ones((3, 3))) > 0] *= 0.4
    return lens.squeezed(lens.grain(np.clip(seen * 1.04 - 6, 0, 247), 3, seed), 78)


def bilevel(page: Image.Image, seed: int) -> Image.Image:
    """Black or white, nothing between, as `text` is set on a machine."""
    dice = Random(seed)  # noqa: S311
    seen = cv2.GaussianBlur(askew(page, 0.7, dice).mean(axis=2), (0, 0), 0.6)
    seen += np.random.default_rng(seed).normal(0, 9, seen.shape)
    return Image.fromarray(np.where(seen > 152, 255, 0).astype(np.uint8)).convert("RGB")


def again(page: Image.Image, seed: int) -> Image.Image:
    """A copy's copy: strokes run fat, the ground is grey, one side darker."""
    dice = Random(seed)  # noqa: S311
    first = cv2.GaussianBlur(askew(page, 0.5, dice).mean(axis=2), (0, 0), 0.8)
    first = np.clip((first - 120) * 1.9 + 60, 0, 255)
    second = cv2.GaussianBlur(first, (0, 0), 0.6) * 0.93
    second -= np.linspace(0, 22, second.shape[1])[None, :]
    second += lens.smooth_noise(second.shape, 40, 2, seed)
    return lens.squeezed(lens.grain(np.repeat(second[:, :, None], 3, axis=2), 4, seed), 78)


def fax(page: Image.Image, seed: int) -> Image.Image:
    """Through the telephone line at fine setting: the sender's line above, two scan lines lost."""
    dice = Random(seed)  # noqa: S311
    sent = page.copy()
    face = ImageFont.truetype(lens.FONT, page.width // 70)
    ImageDraw.Draw(sent).text((page.width * 0.08, page.height * 0.012), SOURCE, "black", face)
    small = sent.resize((1728, 2292), Image.Resampling.LANCZOS)
    seen = askew(small, 0.5, dice).mean(axis=2) + lens.smooth_noise((2292, 1728), 3, 7, seed)
    for at in (dice.randint(300, 1000), dice.randint(1300, 2100)):
        seen[at : at + 1] = 255
    black = np.where(seen > 160, 255, 0).astype(np.uint8)
    return Image.fromarray(black).convert("RGB").resize((1654, 2339), Image.Resampling.BICUBIC)


def placed(page: Image.Image, seed: int, lean: float, dice: Random) -> np.ndarray:
    """The sheet on a desk, one edge farther off, a corner lifted, its shadow beside it."""
    wide, high = page.size
    rim = int(wide * dice.uniform(0.04, 0.09))
    out = (wide + 2 * rim, high + 2 * rim)
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    lift = wide * dice.uniform(0.002, 0.005) * np.sin(x / wide * math.pi) * (y / high)
    sheet = cv2.remap(grid_of(page), x, y + lift, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    ends = np.float32([(0, 0), (wide, 0), (wide, high), (0, high)])
    narrow = lean * wide
    off = np.float32([
        (narrow, narrow * 0.6), (-narrow, narrow * dice.uniform(0.3, 0.9)),
        (dice.uniform(-8, 8), 0), (dice.uniform(-8, 8), 0),
    ])  # fmt: skip
    turn = math.radians(dice.uniform(-2, 2))
    about = np.float32([[math.cos(turn), math.sin(turn)], [-math.sin(turn), math.cos(turn)]])
    spots = (ends + off - (wide / 2, high / 2)) @ about + (out[0] / 2, out[1] / 2)
    bend = cv2.getPerspectiveTransform(ends, spots.astype(np.float32))
    seen = cv2.warpPerspective(sheet * 0.95, bend, out, flags=cv2.INTER_CUBIC)
    mask = cv2.warpPerspective(np.ones((high, wide), np.float32), bend, out)[:, :, None]
    shade = cv2.GaussianBlur(np.roll(mask, (12, -9), (0, 1)), (0, 0), 13)[:, :, None]
    return seen * mask + lens.tabletop(*out, seed) * (1 - 0.5 * shade) * (1 - mask)


def telephone(lean: float, dark: float, blur: float, *, lamp: bool = False) -> Camera:
    """So much perspective and unevenness of light, so soft; with a lamp's yellow or without."""

    def take(page: Image.Image, seed: int) -> Image.Image:
        dice = Random(seed)  # noqa: S311
        scene = placed(page, seed, lean, dice)
        high, wide = scene.shape[:2]
        y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
        if lamp:
            far = np.hypot(x / wide - dice.uniform(0.1, 0.9), y / high - dice.uniform(-0.1, 0.3))
            light = 1.06 - dark * far
        else:
            side = x / wide if dice.random() < 0.5 else 1 - x / wide
            light = 1.0 - dark * (0.7 * side + 0.3 * y / high)
            shadow = ((y > high * 0.62) & (side > 0.35) & (side < 0.8)).astype(np.float32)
            light -= 0.4 * dark * cv2.GaussianBlur(shadow, (0, 0), wide * 0.06)
        tint = np.array((1.0, 0.95, 0.84) if lamp else (0.97, 0.99, 1.0))
        lit = scene * np.clip(light, 0.42, 1.06)[:, :, None] * tint
        soft = cv2.GaussianBlur(np.clip(lit, 0, 255), (0, 0), blur)
        return lens.squeezed(lens.grain(soft, 3.5, seed), 82)

    return take


def through_chat(take: Camera, longest: int = 1900) -> Camera:
    """The same picture after a chat program made it smaller."""

    def sent(page: Image.Image, seed: int) -> Image.Image:
        seen = take(page, seed)
        seen.thumbnail((longest, longest), Image.Resampling.LANCZOS)
        return lens.squeezed(np.asarray(seen), 72)

    return sent


def enhanced(page: Image.Image, seed: int) -> Image.Image:
    """A scanning app: cut out, pulled straight, whitened; the shadow's edge still to be seen."""
    dice = Random(seed)  # noqa: S311
    turned = page.rotate(dice.uniform(-0.5, 0.5), Image.Resampling.BICUBIC, fillcolor="white")
    seen = cv2.GaussianBlur(grid_of(turned), (0, 0), 0.7)
    y, x = np.mgrid[0 : page.height, 0 : page.width].astype(np.float32)
    edge = 1 / (1 + np.exp(-(x + 0.5 * y - page.width * dice.uniform(0.7, 1.1)) / 30))
    seen *= (1 - 0.25 * edge)[:, :, None]
    ground = cv2.GaussianBlur(cv2.dilate(seen, np.ones((15, 15))), (0, 0), 24)
    white = np.clip((seen / np.maximum(ground, 1) - 0.2) / 0.74 * 255, 0, 255)
    return lens.squeezed(lens.grain(white, 1.5, seed), 76)


CAMERAS: dict[str, Camera] = {
    "glass": glass, "copier": copier, "bilevel": bilevel, "again": again, "fax": fax,
    "desk": telephone(0.02, 0.22, 0.65), "lamp": telephone(0.025, 0.45, 0.7, lamp=True),
    "slant": telephone(0.055, 0.25, 0.65), "enhanced": enhanced,
    "chat": through_chat(telephone(0.02, 0.2, 0.6)),
}  # fmt: skip


def camera(name: str) -> Camera:
    """The machine of this name; behind @ how far the sheet lies turned in it, in degrees."""
    name, _, turn = name.partition("@")
    take = CAMERAS[name]
    return lambda page, seed: take(page, seed).rotate(int(turn or 0), expand=True)

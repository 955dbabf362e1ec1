"""Pages as other people's scanners and telephones give them, and under other people's seals.

Every picture is drawn with dice of its own seed: the same page looks the same each time.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import cv2
import numpy as np
import pypdfium2
from forms.paper import Form, Person, S
from PIL import Image, ImageDraw, ImageFilter, ImageFont

FONT = "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc"


def pages(pdf: Path, dots: int) -> list[Image.Image]:
    """The pages of a document, at so many dots an inch."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=dots / 72).to_pil().convert("RGB") for page in document]


def smooth_noise(shape: tuple[int, int], cell: int, strength: float, seed: int) -> np.ndarray:
    """Slow noise, as of paper fibres or clouds of light: `cell` pixels from hill to hill."""
    small = np.random.default_rng(seed).normal(
        0, strength, (shape[0] // cell + 2, shape[1] // cell + 2)
    )
    return cv2.resize(small, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)


def grain(picture: np.ndarray, strength: float, seed: int) -> np.ndarray:
    """With a sensor's noise."""
    noise = np.random.default_rng(seed).normal(0, strength, picture.shape)
    return np.clip(picture + noise, 0, 255).astype(np.uint8)


def squeezed(picture: np.ndarray, quality: int) -> Image.Image:
    """After a JPEG file of this quality."""
    held = io.BytesIO()
    Image.fromarray(picture).save(held, "JPEG", quality=quality)
    return Image.open(held).convert("RGB")


def scan(page: Image.Image, seed: int, manner: str) -> Image.Image:
    """A clean page from an office machine: `grey`, `colour`, or `fax` (black and white alone)."""
    dice = Random(seed)  # noqa: S311
    turned = page.rotate(dice.uniform(-1.1, 1.1), Image.Resampling.BICUBIC, fillcolor="white")
    soft = np.asarray(turned.filter(ImageFilter.GaussianBlur(0.5))).astype(float)
    toned = soft * dice.uniform(0.92, 0.98) + dice.uniform(2, 14)
    if manner == "colour":
        return squeezed(grain(toned * np.array([1.0, 0.99, 0.95]), 3, seed), 82)
    grey = grain(np.repeat(toned.mean(axis=2, keepdims=True), 3, axis=2), 3, seed)
    if manner == "grey":
        return squeezed(grey, 85)
    return Image.fromarray(grey).convert("L").point(lambda v: 255 * (v > 165)).convert("RGB")


def tabletop(wide: int, high: int, seed: int) -> np.ndarray:
    """A desk seen from above: wood, or plain cloth."""
    dice = Random(seed)  # noqa: S311
    tone = np.array(
        dice.choice([(122, 88, 60), (70, 74, 82), (176, 168, 156), (54, 92, 78)]), float
    )
    if dice.random() < 0.5:
        across = (
            smooth_noise((high, wide), 90, 8, seed) + smooth_noise((high, 8), 5, 10, seed)[:, :1]
        )
    else:
        across = smooth_noise((high, wide), 6, 6, seed)
    return np.clip(tone[None, None, :] + across[:, :, None], 0, 255)


def photo(page: Image.Image, seed: int, lean: float = 0.05) -> Image.Image:
    """From a telephone: a corner nearer than the others, a lamp, a hand's shadow, paper's waves."""
    dice = Random(seed)  # noqa: S311
    wide, high = page.size
    margin = int(wide * dice.uniform(0.05, 0.12))
    out = (wide + 2 * margin, high + 2 * margin)
    corners = np.float32([(0, 0), (wide, 0), (wide, high), (0, high)])
    moved = corners + margin + np.float32([
        (dice.uniform(-0.3, 1) * lean * wide, dice.uniform(-0.3, 1) * lean * wide) for _ in corners
    ]) * np.float32([(1, 1), (-1, 1), (-1, -1), (1, -1)])  # fmt: skip
    bend = cv2.getPerspectiveTransform(corners, moved.astype(np.float32))
    paper = (
        np.asarray(page).astype(float) * 0.93 + smooth_noise((high, wide), 3, 2.0, seed)[:, :, None]
    )
    sheet = cv2.warpPerspective(paper, bend, out, flags=cv2.INTER_CUBIC)
    mask = cv2.warpPerspective(np.ones((high, wide), np.float32), bend, out)[:, :, None]
    scene = sheet * mask + tabletop(*out, seed) * (1 - mask)
    y, x = np.mgrid[0 : out[1], 0 : out[0]].astype(np.float32)
    angle = dice.uniform(0, 2 * math.pi)
    slope = ((x / out[0] - 0.5) * math.cos(angle) + (y / out[1] - 0.5) * math.sin(angle)) * 0.28
    waves = smooth_noise((out[1], out[0]), 380, 0.05, seed)
    light = np.clip(0.92 + slope + waves, 0.45, 1.06)[:, :, None]
    tint = np.array(dice.choice([(1.0, 0.96, 0.88), (0.95, 0.98, 1.0), (1.0, 1.0, 0.97)]))
    soft = cv2.GaussianBlur(np.clip(scene * light * tint, 0, 255), (0, 0), dice.uniform(0.6, 0.95))
    return squeezed(grain(soft, dice.uniform(3, 6), seed), dice.randint(70, 85))


def seal(size: int, words: str, inner: str = "") -> Image.Image:
    """A round red seal with its words along the rim, a star, and a line below it."""
    art = Image.new("RGBA", (size, size))
    draw = ImageDraw.Draw(art)
    red = (208, 32, 40, 225)
    draw.ellipse((3, 3, size - 4, size - 4), outline=red, width=max(3, size // 36))
    star = [
        (size / 2 + r * math.sin(i * math.pi / 5), size / 2 - r * math.cos(i * math.pi / 5))
        for i, r in enumerate([size * 0.15, size * 0.06] * 5)
    ]
    draw.polygon(star, fill=red)
    font = ImageFont.truetype(FONT, size // 8)
    step = 250 / max(len(words) - 1, 1)
    for number, letter in enumerate(words):
        tile = Image.new("RGBA", (size, size))
        ImageDraw.Draw(tile).text((size / 2, size * 0.07), letter, red, font, anchor="mt")
        art.alpha_composite(tile.rotate(125 - step * number, Image.Resampling.BICUBIC))
    small = ImageFont.truetype(FONT, size // 11)
    ImageDraw.Draw(art).text((size / 2, size * 0.72), inner, red, small, anchor="mt")
    return art


def stamped(page: Image.Image, words: str, at: tuple[float, float], seed: int) -> Image.Image:
    """With a seal 42 mm wide, its middle at this share of the page, worn, a little turned."""
    size = int(page.width * 0.2)
    turn = Random(seed).uniform(-20, 20)  # noqa: S311
    art = seal(size, words, "教务处").rotate(turn, expand=False)
    worn = smooth_noise((size, size), 5, 30, seed)
    ink = np.clip(
        np.asarray(art.getchannel("A")) + worn * (np.asarray(art.getchannel("A")) > 0), 0, 255
    )
    left, top = int(at[0] * page.width - size / 2), int(at[1] * page.height - size / 2)
    spot = np.asarray(page.crop((left, top, left + size, top + size))).astype(float)
    share = (ink / 255)[:, :, None]
    colour = np.asarray(art.convert("RGB")).astype(float)
    pressed = Image.fromarray((spot * (1 - share) + spot * colour / 255 * share).astype(np.uint8))
    out = page.copy()
    out.paste(pressed, (left, top))
    return out


def saved(picture: Image.Image, path: Path) -> Path:
    """As png, jpg, or a PDF of this one picture."""
    dots = {"resolution": 150.0} if path.suffix == ".pdf" else {"quality": 84}
    picture.save(path, **({} if path.suffix == ".png" else dots))
    return path


MANNERS = ("grey", "colour", "fax")
ENDS = (".jpg", ".png", ".pdf")


def pictured(
    folder: Path,
    prefix: str,
    sheets: Sequence[tuple[Image.Image, Person]],
    seals: Sequence[tuple[float, float]],
) -> Iterator[Form]:
    """Eight scans, eight photos, and a sealed scan for each place of `seals`, from ten sheets."""
    seed = sum(map(ord, prefix))
    for n, (page, who) in enumerate(sheets[:8]):
        path = folder / f"{prefix}-scan-{n}{ENDS[n % 3]}"
        yield who.made(saved(scan(page, seed + n, MANNERS[n % 3]), path), kind="scan")
    for n, (page, who) in enumerate(sheets[-8:]):
        path = folder / f"{prefix}-photo-{n}.jpg"
        yield who.made(saved(photo(page, seed + 40 + n), path), kind="photo")
    for n, at in enumerate(seals):
        page, who = sheets[(3 * n + 1) % len(sheets)]
        under = stamped(page, f"{who[S][:9]}", at, seed + 80 + n)
        path = folder / f"{prefix}-sealed-{n}{ENDS[n % 2]}"
        yield who.made(saved(scan(under, seed + 90 + n, "colour"), path), kind="sealed")

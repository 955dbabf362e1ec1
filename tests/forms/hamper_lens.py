"""The fifteenth set's machines: a copy's copy, a fax, folded paper, lamp and window; its seals."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from random import Random

import cv2
import numpy as np
from forms import lens, satchel_lens
from forms import satchel_pens as pens
from forms.listed import Shot
from forms.mailroom_lens import signed
from forms.newcomers_lens import array, pressed
from forms.paper import S
from PIL import Image, ImageDraw, ImageFont

Camera = Callable[[Image.Image, int], Image.Image]
WORDING = {"office": "{}党委宣传部", "league": "共青团{}委员会"}


def askew(page: Image.Image, most: float, dice: Random) -> np.ndarray:
    turn = dice.uniform(-most, most)
    return array(page.rotate(turn, Image.Resampling.BICUBIC, fillcolor="white"))


def grey_of(seen: np.ndarray) -> np.ndarray:
    return np.repeat(seen.mean(axis=2, keepdims=True), 3, axis=2)


def copier(page: Image.Image, seed: int) -> Image.Image:
    """A copy of a copy, then scanned in grey: hard, specks, the lid's shadow along two edges."""
    dice, rolled = Random(seed), np.random.default_rng(seed)  # noqa: S311
    seen = cv2.GaussianBlur(grey_of(askew(page, 1.2, dice)), (0, 0), 0.8)
    seen = np.clip((seen - 128) * 1.5 + 150, 30, 250)
    specks = (rolled.random(seen.shape[:2]) > 0.99998).astype(np.uint8)
    seen[cv2.dilate(specks, np.ones((3, 3))) > 0] = 70
    edge = int(page.width * 0.012)
    seen[:, :edge] *= 0.5
    seen[-edge:] *= 0.6
    return lens.squeezed(lens.grain(cv2.GaussianBlur(seen, (0, 0), 0.5), 4, seed), 78)


def fax(page: Image.Image, seed: int) -> Image.Image:
    """Black and white as a fax in fine mode prints it, its own line above, some rows lost."""
    dice = Random(seed)  # noqa: S311
    held = page.copy()
    font = ImageFont.truetype(lens.FONT, page.width // 75)
    told = "2020-12-17 09:41    FROM: XUANCHUANBU        TO: 05516283        P.01/01"
    ImageDraw.Draw(held).text((page.width * 0.06, page.height * 0.012), told, "black", font)
    seen = cv2.GaussianBlur(grey_of(askew(held, 0.8, dice)), (0, 0), 0.8)[:, :, 0]
    noisy = seen + np.random.default_rng(seed).normal(0, 14, seen.shape)
    dark = np.where(noisy > 150, 255, 0).astype(np.uint8)
    for _ in range(5):
        at = dice.randrange(page.height // 10, page.height - 4)
        dark[at] = dark[at + 1]
    return Image.fromarray(dark).convert("RGB")


def folded(page: Image.Image, seed: int) -> Image.Image:
    """Came by post, folded in three, then on the flatbed in colour: two creases, off-white."""
    dice = Random(seed)  # noqa: S311
    seen = cv2.GaussianBlur(askew(page, 0.9, dice), (0, 0), 0.6) * np.array([0.97, 0.96, 0.93]) + 4
    y = np.arange(page.height)[:, None, None] / page.height
    for share in (1 / 3, 2 / 3):
        at = share + dice.uniform(-0.015, 0.015)
        away = (y - at) ** 2
        seen *= 1 - 0.16 * np.exp(-away / 0.0016**2) - 0.05 * np.exp(-away / 0.02**2)
    return lens.squeezed(lens.grain(seen, 2.5, seed), 84)


def desk(wide: int, high: int, seed: int) -> np.ndarray:
    """An office desk: a plain laminate, or a dark blotter."""
    tone = [(206, 198, 184), (64, 66, 72), (146, 120, 92)][seed % 3]
    rough = lens.smooth_noise((high, wide), 7, 4, seed)[:, :, None]
    return np.clip(np.array(tone, float) + rough, 0, 255)


def held_over(lean: float, blur: float, light: tuple[float, float, float], fall: float) -> Camera:
    """A telephone held over the desk: one side farther away, light from one corner."""

    def take(page: Image.Image, seed: int) -> Image.Image:
        dice = Random(seed)  # noqa: S311
        wide, high = page.size
        rim = int(wide * dice.uniform(0.04, 0.08))
        out = (wide + 2 * rim, high + 2 * rim)
        corners = np.float32([(0, 0), (wide, 0), (wide, high), (0, high)])
        pull = [dice.uniform(0.2, 1) * lean * wide for _ in range(4)]
        side = seed % 2  # the left or the right edge is farther away
        moved = corners + rim
        for n in ((0, 3), (1, 2))[side]:
            moved[n] += (pull[n] * (1 - 2 * side) * 0.5, pull[n] * (1 if n < 2 else -1))
        turn = math.radians(dice.uniform(-2, 2))
        about = np.float32([[math.cos(turn), -math.sin(turn)], [math.sin(turn), math.cos(turn)]])
        middle = np.float32([out[0] / 2, out[1] / 2])
        moved = ((moved - middle) @ about.T + middle).astype(np.float32)
        bend = cv2.getPerspectiveTransform(corners, moved)
        sheet = cv2.warpPerspective(array(page) * 0.95, bend, out, flags=cv2.INTER_CUBIC)
        mask = cv2.warpPerspective(np.ones((high, wide), np.float32), bend, out)[:, :, None]
        shade = cv2.GaussianBlur(np.roll(mask, (8, 10), (0, 1)), (0, 0), 12)[:, :, None]
        scene = sheet * mask + desk(*out, seed) * (1 - 0.4 * shade) * (1 - mask)
        y, x = np.mgrid[0 : out[1], 0 : out[0]].astype(np.float32)
        from_x, from_y = dice.uniform(-0.1, 1.1), dice.uniform(-0.15, 0.2)
        far = np.hypot(x / out[0] - from_x, (y / out[1] - from_y) * 1.3)
        lit = scene * (1.06 - fall * far)[:, :, None] * np.array(light)
        soft = cv2.GaussianBlur(np.clip(lit, 0, 255), (0, 0), blur)
        return lens.squeezed(lens.grain(soft, 4, seed), 82)

    return take


CAMERAS: dict[str, Camera] = {
    **satchel_lens.CAMERAS, "copier": copier, "fax": fax, "folded": folded,
    "lamp": held_over(0.05, 0.7, (1.0, 0.94, 0.82), 0.32),
    "window": held_over(0.035, 0.6, (0.97, 0.99, 1.0), 0.24),
}  # fmt: skip


class Taken(Shot):
    """A shot with this set's machines; its seals are the school's, the office's or the league's."""

    def seen(self, pdf: Path, seed: int) -> list[Image.Image]:
        """The printed pages, sealed, signed and penned as the list says, all taken."""
        sheets = self.penned(pdf, seed)
        for n, word in enumerate(x for x in self.spec.split() if not x.startswith("pen:")):
            kind, _, place = word.partition(":")
            at = 0 if kind == "letter" else -1
            sheets[at] = self.dressed(sheets[at], kind, place, seed + n)
        name, _, turn = self.machine.partition("@")
        take = CAMERAS[name]
        return [take(x, seed + n).rotate(int(turn or 0), expand=True) for n, x in enumerate(sheets)]

    def dressed(self, page: Image.Image, kind: str, place: str, seed: int) -> Image.Image:
        """The page with a seal or a signature, its middle at these shares of the page."""
        x, y = map(float, place.split(","))
        if kind == "sign":
            return signed(page, (x, y), seed)
        told = WORDING.get(kind, "{}").format(self.who.values[S])
        art = pens.ring(int(self.dots * 1.65), told, seed)
        return pressed(page, art, (x, y), seed)

"""Draw every kind of reply: the real templates → docs/pictures/replies/*.png, by Chromium.

`make pictures` after a change of templates/replies. The letters are those of tests/answers.py, made
by the robot's own rules and words. A picture is cropped to the letter and reduced to a few colours,
so that the repository stays small.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageChops

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT)]

from answers import REPLIES  # noqa: E402  (found on the path that was just set)
from programs import require  # noqa: E402

FOLDER = ROOT / "docs/pictures/replies"
WIDE, PHONE, TALL = 680, 500, 2600
"""Pixels; Chromium draws no window narrower than 500."""
COLOURS = 64
NIGHT = "--blink-settings=preferredColorScheme=0"
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run")


def main() -> None:
    """Draw all of them, and one as a telephone shows it at night."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, rendered in REPLIES.items():
        _draw(rendered.html, FOLDER / f"{name.replace(' ', '-')}.png", WIDE)
    _draw(REPLIES["returned"].html, FOLDER / "night.png", PHONE, NIGHT)


def _draw(html: str, target: Path, width: int, *flags: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        page, shot = Path(folder) / "page.html", Path(folder) / "shot.png"
        page.write_text(html, encoding="utf-8")
        places = (f"--user-data-dir={folder}/profile", f"--screenshot={shot}")
        command = [require("chromium"), *FLAGS, *flags, *places, f"--window-size={width},{TALL}"]
        subprocess.run([*command, page.as_uri()], check=True, capture_output=True, timeout=60)
        with Image.open(shot) as drawn:
            small = _cropped(drawn.convert("RGB")).quantize(COLOURS)
    small.save(target, optimize=True)


def _cropped(image: Image.Image) -> Image.Image:
    """Without the empty ground below the letter."""
    ground = Image.new("RGB", image.size, image.getpixel((1, image.height - 1)))
    box = ImageChops.difference(image, ground).getbbox()
    return image.crop((0, 0, image.width, min(image.height, box[3] + 16))) if box else image


if __name__ == "__main__":
    main()

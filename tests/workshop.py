"""The film workshop: campaigns with marks of their own, bodies that share nothing, many variants.

Every film is one command of ffmpeg, made once and kept under the hash of that command outside the
tree. What a film shows follows from its recipe, so that expected values never come from the robot.
"""

from __future__ import annotations

import functools
import getpass
import hashlib
import os
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import looks
import numpy as np
from PIL import Image, ImageDraw, ImageFont

Draw = Callable[[Path], None]

RECIPE = 4
"""Raised when marks are drawn differently, so that kept films are made anew."""

FOLDER = Path(tempfile.gettempdir()) / f"intake-film-workshop-{getpass.getuser()}"
BODIES = (
    "mandelbrot=s=640x360:r=25:start_scale=0.8:end_scale=0.02:end_pts=300",
    "testsrc2=s=640x360:r=25",
    "life=s=160x90:r=12:mold=10:ratio=0.3:seed=7:death_color=0x204080:life_color=white",
    "gradients=s=640x360:r=25:n=4:speed=0.06:seed=5:c0=red:c1=blue:c2=white:c3=black",
    "sierpinski=s=640x360:r=25:seed=3:jump=40",
    "cellauto=s=320x180:r=25:rule=110:seed=9:ratio=0.4",
    "smptehdbars=s=640x360:r=25,scroll=horizontal=0.006",
    "color=gray:s=20x12:r=0.5,noise=alls=100:allf=t+u:all_seed=11",
    "rgbtestsrc=s=640x360:r=25,rotate=t*0.7,noise=alls=30:all_seed=4",
    "haldclutsrc=level=6:r=25,scroll=vertical=0.01:horizontal=0.004,negate",
)
"""Ten bodies that share nothing; the eighth holds each picture for two seconds, as slides do."""


@dataclass(frozen=True)
class Campaign:
    """A campaign's look: everything about its marks follows from these few values."""

    name: str
    title: str
    year: int
    seed: int
    corner: str
    small_badge: bool = False
    style: str = "soft"

    @property
    def twin(self) -> Campaign:
        """The next year's campaign: the same look, the same motion, another number."""
        return replace(self, year=self.year + 1)

    @property
    def sister(self) -> Campaign:
        """A sister campaign of the same year: the same look, another title."""
        return replace(self, title=self.title[::-1])


CAMPAIGNS = {
    "A": Campaign("A", "OUR STORIES", 2020, 1, "right"),
    "B": Campaign("B", "Green Fields", 2019, 2, "left"),
    "C": Campaign("C", "SHORT FILM PRIZE", 2020, 3, "right", small_badge=True),
    "D": Campaign("D", "Village & School", 2021, 4, "left"),
    "E": Campaign("E", "Light on the Hill", 2022, 5, "right", style="flat"),
    "F": Campaign("F", "ROAD HOME", 2018, 6, "left", small_badge=True, style="round"),
    "G": Campaign("G", "Harvest", 2023, 7, "left", style="zoom"),
    "H": Campaign("H", "First Snow Films", 2017, 8, "right", style="split"),
    "I": Campaign("I", "Letters Home", 2024, 9, "right", style="paper"),
    "J": Campaign("J", "EVENING TALES", 2016, 10, "left", style="night"),
}
SECONDS = {"intro": 3.0, "outro": 2.0}


@dataclass(frozen=True)
class Variant:
    """One film: what it is made from, and what a careful person would say of its marks.

    `clips` name intro and outro: a letter of a campaign, with ' for its twin, "" for none. `truth`
    holds right or wrong for intro, outro, badge; None where two careful people may differ.
    """

    name: str
    family: str
    half: str
    campaign: str
    body: int
    clips: tuple[str, str]
    badge: str
    truth: tuple[bool | None, bool | None, bool | None] = (True, True, True)
    size: tuple[int, int] = (1280, 720)
    body_seconds: float = 4.0
    delay: float = 0.0
    tail: float = 0.0
    trim: tuple[float, float] = (0.0, 0.0)
    outro_trim: tuple[float, float] = (0.0, 0.0)
    speed: float = 1.0
    pad: tuple[int, int] = (0, 0)
    opacity: float = 1.0
    scale: float = 1.0
    flip: bool = False
    when: str = "1"
    swap: bool = False
    grade: str = "null"
    code: tuple[str, ...] = ("-c:v", "libx264", "-preset", "ultrafast", "-crf", "23")
    mute: bool = False


def letters(campaign: Campaign, kind: str, at: float) -> Image.Image:
    """One picture of an intro or outro: a drifting ground, the title, the year that comes in."""
    picture = _behind(campaign, kind, at)
    pen = ImageDraw.Draw(picture)
    shine = min(1.0, at / 0.6)
    ink = tuple(int(255 * shine) for _ in range(3))
    words = campaign.title if kind == "intro" else f"{campaign.title} - thank you"
    pen.text((120, 190), words, fill=ink, font=ImageFont.load_default(58))
    pen.text(
        (420 + campaign.seed * 20, 320),
        str(campaign.year),
        fill=ink,
        font=ImageFont.load_default(52),
    )
    return picture


def _behind(campaign: Campaign, kind: str, at: float) -> Image.Image:
    """What moves behind the words."""
    if campaign.style in looks.GROUNDS:
        return looks.GROUNDS[campaign.style](campaign.seed, kind, at)
    return _flat(campaign, kind, at) if campaign.style == "flat" else _soft(campaign, kind, at)


def _soft(campaign: Campaign, kind: str, at: float) -> Image.Image:
    """A part of the soft ground, drifting."""
    left = int(40 + at * 30)
    return _ground(campaign.seed, kind).crop((left, 20, left + 960, 560)).convert("RGB")


def _flat(campaign: Campaign, kind: str, at: float) -> Image.Image:
    """One dark colour all over, with a disc that rolls along a line: a drawn title."""
    grounds = ((24, 40, 96), (90, 20, 30))
    picture = Image.new("RGB", (960, 540), grounds[kind == "intro"])
    pen = ImageDraw.Draw(picture)
    middle = 150 + at * 40 * campaign.seed
    pen.rectangle((0, 430, 960, 436), fill=(230, 230, 230))
    pen.ellipse((middle - 60, 310, middle + 60, 430), fill=(240, 180, 40))
    pen.line(
        (middle, 370, middle + 50 * np.cos(at * 3), 370 + 50 * np.sin(at * 3)), fill=0, width=6
    )
    return picture


@functools.cache
def _ground(seed: int, kind: str) -> Image.Image:
    """A soft, colourful ground, wider than the picture so that it can drift."""
    chance = np.random.default_rng(seed * 2 + (kind == "intro"))
    total = np.zeros((600, 1200, 3))
    for step in (6, 16, 48):
        grains = chance.integers(0, 256, (step // 2 + 1, step + 1, 3), dtype=np.uint8)
        layer = Image.fromarray(grains).resize((1200, 600), Image.Resampling.BICUBIC)
        total += np.asarray(layer, dtype=float) * (0.55 if step == 6 else 0.2)
    return Image.fromarray(np.clip(total * 0.8, 0, 255).astype(np.uint8))


def badge_picture(campaign: Campaign, scale: float = 1.0, *, flip: bool = False) -> Image.Image:
    """The badge in its place on a clear 1920×1080; `flip` puts it into another corner."""
    logo = badge_logo(campaign)
    logo = logo.resize((int(logo.width * scale), int(logo.height * scale)))
    whole = Image.new("RGBA", (1920, 1080), (0, 0, 0, 0))
    right = (campaign.corner == "right") != flip
    left = 1920 - 60 - logo.width if right else 60
    top = 1080 - 50 - logo.height if flip and campaign.seed % 2 else 50
    whole.paste(logo, (left, top), logo)
    return whole


def badge_logo(campaign: Campaign) -> Image.Image:
    """The badge alone: a frame, a sign and the year; or thin words; or a round seal."""
    if campaign.style in looks.BADGES:
        return looks.BADGES[campaign.style](campaign.year)
    logo = Image.new("RGBA", (250, 120), (0, 0, 0, 0))
    pen = ImageDraw.Draw(logo)
    if campaign.style == "flat":
        words = f"{campaign.title[:8]}\n{campaign.year}"
        pen.multiline_text(
            (6, 6), words, fill=(255, 255, 255, 210), font=ImageFont.load_default(50)
        )
        return logo
    if campaign.style == "round":
        logo, ink = Image.new("RGBA", (150, 150), (0, 0, 0, 0)), (250, 240, 220, 255)
        pen = ImageDraw.Draw(logo)
        pen.ellipse((2, 2, 147, 147), fill=(150, 20, 40, 255), outline=ink, width=6)
        pen.text((26, 48), str(campaign.year), fill=ink, font=ImageFont.load_default(42))
        return logo
    shades = ((200, 30, 30), (250, 250, 250), (20, 90, 200), (255, 220, 60))
    ground, ink = shades[campaign.seed % 4], shades[(campaign.seed + 1) % 4]
    pen.rounded_rectangle((2, 2, 247, 117), 22, fill=(*ground, 235), outline=(*ink, 255), width=5)
    pen.polygon([(20, 95), (20 + 18 * campaign.seed, 22), (95, 95)], fill=(*ink, 255))
    pen.text((112, 28), str(campaign.year), fill=(*ink, 255), font=ImageFont.load_default(52))
    return logo


def campaign_of(letter: str) -> Campaign:
    """The campaign that a letter names, its twin (') or its sister (")."""
    campaign = CAMPAIGNS[letter[0]]
    return {"'": campaign.twin, '"': campaign.sister}.get(letter[1:], campaign)


RAW = "-f rawvideo -pix_fmt rgb24 -s 960x540 -r 25 -i PICTURES -f lavfi -i"


def reference(ffmpeg: Path, letter: str, kind: str) -> Path:
    """A campaign's intro or outro as it is handed out: 1080p, with a jingle."""
    campaign = campaign_of(letter)
    code = "-c:v libx264 -preset veryfast -crf 16 -pix_fmt yuv420p -c:a aac -b:a 96k"
    pitch = f"{220 + 60 * campaign.seed}+90*floor(mod(t*{3 + campaign.seed}\\,4))"
    command = [
        *RAW.split(" "),
        f"aevalsrc=0.4*sin(2*PI*t*({pitch})):s=16000",
        *f"-vf scale=1920:1080,setsar=1 {code} -t {SECONDS[kind]}".split(" "),
    ]

    def draw(path: Path) -> None:
        count = int(SECONDS[kind] * 25)
        path.write_bytes(b"".join(letters(campaign, kind, n / 25).tobytes() for n in range(count)))

    return _made(ffmpeg, command, key=(campaign, kind), draw=draw)


def badge_file(letter: str, scale: float = 1.0, *, flip: bool = False, logo: bool = False) -> Path:
    """A badge as a PNG: on a whole picture, or the logo alone."""
    campaign = campaign_of(letter)
    path = FOLDER / f"badge-{_digest((campaign, scale, flip, logo))}.png"
    if not path.exists():
        FOLDER.mkdir(exist_ok=True)
        picture = badge_logo(campaign) if logo else badge_picture(campaign, scale, flip=flip)
        fresh = path.with_suffix(f".{os.getpid()}.png")
        picture.save(fresh)
        fresh.replace(path)
    return path


def handed_out(ffmpeg: Path, letter: str) -> dict[str, Path]:
    """What [marks] of a campaign names: intro, outro and badge."""
    logo = CAMPAIGNS[letter].small_badge
    clips = {kind: reference(ffmpeg, letter, kind) for kind in SECONDS}
    return {**clips, "badge": badge_file(letter, logo=logo)}


def film(ffmpeg: Path, variant: Variant) -> Path:
    """The variant's film, made unless it is kept already."""
    cut = Cut(ffmpeg, variant.size)
    cut.black(variant.delay)
    first, last = ("outro", "intro") if variant.swap else ("intro", "outro")
    cut.clip(variant.clips[0], first, variant.trim, variant.speed)
    cut.body(variant)
    cut.clip(variant.clips[1], last, variant.outro_trim, 1.0)
    cut.black(variant.tail)
    return _made(ffmpeg, cut.command(variant))


class Cut:
    """A film that is being put together: the inputs of ffmpeg, and what becomes of them."""

    def __init__(self, ffmpeg: Path, size: tuple[int, int]) -> None:
        self._ffmpeg, self._size = ffmpeg, size
        self._inputs: list[str] = []
        self._graph: list[str] = []
        self._segments: list[str] = []

    def _add(self, words: list[str], filters: str, tune: str) -> None:
        slot = self._inputs.count("-i")
        self._inputs += words
        tidy = f"scale={self._size[0]}:{self._size[1]},setsar=1,fps=25,format=yuv420p"
        sound = f"{tune.format(slot)},aresample=16000,aformat=channel_layouts=mono[a{slot}]"
        self._graph += [f"[{slot}:v]{filters},{tidy}[v{slot}]", sound]
        self._segments.append(f"[v{slot}][a{slot}]")

    def black(self, seconds: float) -> None:
        """So many seconds of nothing."""
        if seconds:
            words = ["-f", "lavfi", "-i", f"color=black:s=64x36:r=25:d={seconds}"]
            self._add(words, "null", f"anullsrc=r=16000:cl=mono,atrim=end={seconds}")

    def clip(self, letter: str, kind: str, trim: tuple[float, float], speed: float) -> None:
        """A campaign's clip, cut at both ends by `trim` seconds; none without a letter."""
        if not letter:
            return
        cut = f"=start={trim[0]}:end={SECONDS[kind] - trim[1]}"
        self._add(
            ["-i", str(reference(self._ffmpeg, letter, kind))],
            f"trim{cut},setpts=(PTS-STARTPTS)/{speed}",
            f"[{{}}:a]atrim{cut},asetpts=PTS-STARTPTS,atempo={speed}",
        )

    def body(self, variant: Variant) -> None:
        """The film itself, with a tone of its own."""
        words = ["-f", "lavfi", "-t", str(variant.body_seconds), "-i", BODIES[variant.body]]
        tune = f"sine=f={300 + 37 * variant.body}:r=16000:d={variant.body_seconds}"
        self._add(words, "null", tune)

    def _badge(self, variant: Variant) -> str:
        """Lay the badge over everything; the name of what is shown then."""
        if not variant.badge:
            return "whole"
        slot = self._inputs.count("-i")
        path = badge_file(variant.badge, variant.scale, flip=variant.flip)
        self._inputs += ["-i", str(path)]
        self._graph.append(
            f"[{slot}:v]scale={self._size[0]}:{self._size[1]},format=rgba,"
            f"colorchannelmixer=aa={variant.opacity}[badge]"
        )
        self._graph.append(f"[whole][badge]overlay=enable='{variant.when}'[marked]")
        return "marked"

    def command(self, variant: Variant) -> list[str]:
        """The words of ffmpeg, but for the program and the file that it writes."""
        joined = f"concat=n={len(self._segments)}:v=1:a=1[whole][sound]"
        self._graph.append("".join(self._segments) + joined)
        last = self._badge(variant)
        (width, height), (side, top) = self._size, variant.pad
        shape = f"scale={width - 2 * side}:{height - 2 * top},pad={width}:{height}:{side}:{top}"
        shown = f"{variant.grade},{shape if side or top else 'null'}"
        self._graph.append(f"[{last}]{shown},setsar=1[out]")
        sound = ["-map", "[sound]", "-c:a", "aac", "-b:a", "32k"]
        if variant.mute:
            self._graph.append("[sound]anullsink")
            sound = ["-an"]
        drawn = ["-filter_complex", ";".join(self._graph), "-map", "[out]"]
        return [*self._inputs, *drawn, *sound, *variant.code, "-pix_fmt", "yuv420p"]


def _made(ffmpeg: Path, command: list[str], key: object = "", draw: Draw | None = None) -> Path:
    """The film of a command, kept under its hash; `draw` writes the pictures that it reads."""
    path = FOLDER / f"{_digest((RECIPE, str(ffmpeg), command, key))}.mp4"
    if path.exists():
        return path
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=FOLDER) as room:
        pictures, out = Path(room) / "pictures", Path(room) / "film.mp4"
        if draw:
            draw(pictures)
        line = [str(pictures) if word == "PICTURES" else word for word in command]
        quiet = ["-hide_banner", "-v", "error", "-nostdin", "-threads", "2"]
        subprocess.run([str(ffmpeg), *quiet, *line, str(out)], check=True)
        out.replace(path)
    return path


def _digest(key: object) -> str:
    return hashlib.sha256(repr(key).encode()).hexdigest()[:16]

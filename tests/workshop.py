"""The film workshop: campaigns with marks of their own, bodies that share nothing, many variants.

Every film is one command of ffmpeg, made once and kept under the hash of that command outside the
tree. What a film shows follows from its recipe, so that expected values never come from the robot.
"""

from __future__ import annotations

import functools
import hashlib
import os
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

RECIPE = 4
"""Raised when marks are drawn differently, so that kept films are made anew."""

FOLDER = Path(tempfile.gettempdir()) / f"intake-film-workshop-{os.getuid()}"
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

    @property
    def twin(self) -> Campaign:
        """The next year's campaign: the same look, the same motion, another number."""
        return replace(self, year=self.year + 1)


CAMPAIGNS = {
    "A": Campaign("A", "OUR STORIES", 2020, 1, "right"),
    "B": Campaign("B", "Green Fields", 2019, 2, "left"),
    "C": Campaign("C", "SHORT FILM PRIZE", 2020, 3, "right", small_badge=True),
    "D": Campaign("D", "Village & School", 2021, 4, "left"),
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
    grade: str = "null"
    code: tuple[str, ...] = ("-c:v", "libx264", "-preset", "ultrafast", "-crf", "23")
    mute: bool = False


def letters(campaign: Campaign, kind: str, at: float) -> Image.Image:
    """One picture of an intro or outro: a drifting ground, the title, the year that comes in."""
    ground = _ground(campaign.seed, kind)
    left = int(40 + at * 30)
    picture = ground.crop((left, 20, left + 960, 560)).convert("RGB")
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
    """The badge alone: a frame, a sign and the year."""
    logo = Image.new("RGBA", (250, 120), (0, 0, 0, 0))
    pen = ImageDraw.Draw(logo)
    shades = ((200, 30, 30), (250, 250, 250), (20, 90, 200), (255, 220, 60))
    ground, ink = shades[campaign.seed % 4], shades[(campaign.seed + 1) % 4]
    pen.rounded_rectangle((2, 2, 247, 117), 22, fill=(*ground, 235), outline=(*ink, 255), width=5)
    pen.polygon([(20, 95), (20 + 18 * campaign.seed, 22), (95, 95)], fill=(*ink, 255))
    pen.text((112, 28), str(campaign.year), fill=(*ink, 255), font=ImageFont.load_default(52))
    return logo


def campaign_of(letter: str) -> Campaign:
    """The campaign that a letter names, or its twin."""
    return CAMPAIGNS[letter[0]].twin if letter.endswith("'") else CAMPAIGNS[letter[0]]


def reference(ffmpeg: Path, letter: str, kind: str) -> Path:
    """A campaign's intro or outro as it is handed out: 1080p, with a jingle."""
    campaign = campaign_of(letter)
    code = [
        "-c:v",
        "libx264",
        "-preset",
        "veryfast",
        "-crf",
        "16",
        "-pix_fmt",
        "yuv420p",
        "-c:a",
        "aac",
        "-b:a",
        "96k",
    ]
    tune = f"aevalsrc=0.4*sin(2*PI*t*({220 + 60 * campaign.seed}+90*floor(mod(t*{3 + campaign.seed}\\,4)))):s=16000"
    command = [
        *[
            "-f",
            "rawvideo",
            "-pix_fmt",
            "rgb24",
            "-s",
            "960x540",
            "-r",
            "25",
            "-i",
            "PICTURES",
            "-f",
            "lavfi",
            "-i",
        ],
        tune,
        *["-vf", "scale=1920:1080,setsar=1"],
        *code,
        "-t",
        str(SECONDS[kind]),
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
    inputs, graph, segments = [], [], []
    width, height = variant.size
    tidy = f"scale={width}:{height},setsar=1,fps=25,format=yuv420p"

    def add(words: list[str], filters: str, tune: str) -> None:
        slot = len([w for w in inputs if w == "-i"])
        inputs.extend(words)
        graph.append(f"[{slot}:v]{filters},{tidy}[v{slot}]")
        graph.append(f"{tune.format(slot)},aresample=16000,aformat=channel_layouts=mono[a{slot}]")
        segments.append(f"[v{slot}][a{slot}]")

    def black(seconds: float) -> None:
        add(
            ["-f", "lavfi", "-i", f"color=black:s=64x36:r=25:d={seconds}"],
            "null",
            f"anullsrc=r=16000:cl=mono,atrim=end={seconds}",
        )

    def clip(letter: str, kind: str, trim: tuple[float, float], speed: float) -> None:
        last = SECONDS[kind] - trim[1]
        cut = f"=start={trim[0]}:end={last}"
        add(
            ["-i", str(reference(ffmpeg, letter, kind))],
            f"trim{cut},setpts=(PTS-STARTPTS)/{speed}",
            f"[{{}}:a]atrim{cut},asetpts=PTS-STARTPTS,atempo={speed}",
        )

    if variant.delay:
        black(variant.delay)
    if variant.clips[0]:
        clip(variant.clips[0], "intro", variant.trim, variant.speed)
    add(
        ["-f", "lavfi", "-t", str(variant.body_seconds), "-i", BODIES[variant.body]],
        "null",
        f"sine=f={300 + 37 * variant.body}:r=16000:d={variant.body_seconds}",
    )
    if variant.clips[1]:
        clip(variant.clips[1], "outro", variant.outro_trim, 1.0)
    if variant.tail:
        black(variant.tail)
    graph.append(f"{''.join(segments)}concat=n={len(segments)}:v=1:a=1[whole][sound]")
    last = "whole"
    if variant.badge:
        slot = len([w for w in inputs if w == "-i"])
        inputs += ["-i", str(badge_file(variant.badge, variant.scale, flip=variant.flip))]
        graph.append(
            f"[{slot}:v]scale={width}:{height},format=rgba,"
            f"colorchannelmixer=aa={variant.opacity}[badge]"
        )
        graph.append(f"[whole][badge]overlay=enable='{variant.when}'[marked]")
        last = "marked"
    side, top = variant.pad
    shape = f"scale={width - 2 * side}:{height - 2 * top},pad={width}:{height}:{side}:{top}"
    graph.append(f"[{last}]{variant.grade},{shape if side or top else 'null'},setsar=1[out]")
    if variant.mute:
        graph.append("[sound]anullsink")
    sound = ["-an"] if variant.mute else ["-map", "[sound]", "-c:a", "aac", "-b:a", "32k"]
    command = [
        *inputs,
        "-filter_complex",
        ";".join(graph),
        "-map",
        "[out]",
        *sound,
        *variant.code,
        "-pix_fmt",
        "yuv420p",
    ]
    return _made(ffmpeg, command)


def _made(ffmpeg: Path, command: list[str], key: object = "", draw=None) -> Path:
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


def _low(kbps: int) -> tuple[str, ...]:
    rate = f"{kbps}k"
    return (
        "-c:v",
        "libx264",
        "-preset",
        "veryfast",
        "-b:v",
        rate,
        "-maxrate",
        rate,
        "-bufsize",
        f"{kbps * 2}k",
    )


HD = (1920, 1080)
MPEG2 = ("-c:v", "mpeg4", "-q:v", "6")
KNOWN: dict[str, dict[str, object]] = {
    "right-hd": {"size": HD},
    "right-720": {},
    "low-rate": {"code": _low(120)},
    "letterbox": {"pad": (0, 4)},
    "late": {"delay": 1.0},
    "tail": {"tail": 0.8},
    "graded": {"grade": "eq=brightness=0.04:contrast=1.08"},
    "intro-cut": {"trim": (1.2, 0.0), "truth": (False, True, True)},
    "intro-faster": {"speed": 1.3, "truth": (False, True, True)},
    "intro-twin": {"intro": "'", "truth": (False, True, True)},
    "intro-twin-low": {"intro": "'", "code": _low(250), "truth": (False, True, True)},
    "intro-other": {"intro": "other", "truth": (False, True, True)},
    "no-intro": {"intro": "", "truth": (False, True, True)},
    "outro-twin": {"outro": "'", "truth": (True, False, True)},
    "outro-cut": {"outro_trim": (0.0, 0.9), "truth": (True, False, True)},
    "badge-small": {"scale": 0.75},
    "badge-faint": {"opacity": 0.35},
    "badge-half": {"when": "lt(t,4.5)", "truth": (True, True, False)},
    "badge-corner": {"flip": True, "truth": (True, True, False)},
    "badge-twin": {"badge": "'", "truth": (True, True, False)},
    "no-badge": {"badge": "", "truth": (True, True, False)},
}
UNSEEN: dict[str, dict[str, object]] = {
    "right-hd-low": {"size": HD, "code": _low(700)},
    "right-crf32": {"code": ("-c:v", "libx264", "-preset", "ultrafast", "-crf", "32")},
    "low-rate-hevc": {
        "code": (
            "-c:v",
            "libx265",
            "-preset",
            "ultrafast",
            "-b:v",
            "150k",
            "-x265-params",
            "log-level=error",
        )
    },
    "pillarbox": {"pad": (6, 3)},
    "late-little": {"delay": 0.6},
    "mpeg4": {"code": MPEG2},
    "mute": {"mute": True},
    "darker": {"grade": "eq=gamma=0.9"},
    "intro-head-only": {"trim": (0.0, 1.4), "truth": (False, True, True)},
    "intro-slower": {"speed": 0.8, "truth": (False, True, True)},
    "intro-twin-hd": {"intro": "'", "size": HD, "truth": (False, True, True)},
    "intro-twin-low": {"intro": "'", "code": _low(200), "truth": (False, True, True)},
    "intro-other-late": {"intro": "other", "delay": 0.8, "truth": (False, True, True)},
    "no-outro": {"outro": "", "truth": (True, False, True)},
    "outro-twin-low": {"outro": "'", "code": _low(250), "truth": (True, False, True)},
    "outro-other": {"outro": "other", "truth": (True, False, True)},
    "badge-large": {"scale": 1.3},
    "badge-faint-low": {"opacity": 0.4, "code": _low(500)},
    "badge-late": {"when": "gt(t,4)", "truth": (True, True, False)},
    "badge-other": {"badge": "other", "truth": (True, True, False)},
    "badge-twin-small": {"badge": "'", "scale": 0.85, "truth": (True, True, False)},
    "badge-other-corner": {"flip": True, "truth": (True, True, False)},
}


def variants() -> Iterator[Variant]:
    """All variants: A and B made into the known families, C and D into the unseen ones."""
    for half, families, letters_of in (("known", KNOWN, "AB"), ("unseen", UNSEEN, "CD")):
        for row, (family, recipe) in enumerate(families.items()):
            for letter in letters_of:
                yield _variant(half, family, letter, recipe, row)


def _variant(half: str, family: str, letter: str, recipe: dict[str, object], row: int) -> Variant:
    """One variant of a family; the body changes with the row, so that bodies and faults mix."""
    recipe = dict(recipe)
    other = {"A": "B", "B": "A", "C": "D", "D": "C"}[letter]
    named = {"'": f"{letter}'", "other": other, "": ""}
    intro, outro, badge = (recipe.pop(key, letter) for key in ("intro", "outro", "badge"))
    body = (row * 3 + ord(letter)) % len(BODIES)
    return Variant(
        name=f"{letter}-{family}",
        family=family,
        half=half,
        campaign=letter,
        body=body,
        clips=(str(named.get(str(intro), intro)), str(named.get(str(outro), outro))),
        badge=str(named.get(str(badge), badge)),
        **recipe,
    )

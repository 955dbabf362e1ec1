"""The film workshop: campaigns with marks of their own, bodies that share nothing, many variants.

Every film is one command of ffmpeg, made once and kept under the hash of that command outside the
tree. What a film shows follows from its recipe, so that expected values never come from the robot.
"""

from __future__ import annotations

import getpass
import hashlib
import os
import subprocess
import tempfile
import threading
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import bodies
import outings
import overlays
import pages
import reels
import scenes
import tunes
from editions import PLAIN, Worn, badge_logo, badge_picture, letters
from lookbook import CAMPAIGNS, campaign_of
from PIL import Image
from plan import BODIES, Variant

Draw = Callable[[Path], None]

RECIPE = 4
"""Raised when marks are drawn differently, so that kept films are made anew."""

FOLDER = Path(tempfile.gettempdir()) / f"intake-film-workshop-{getpass.getuser()}"
RAW = "-f rawvideo -pix_fmt rgb24 -s 960x540 -r 25 -i PICTURES -f lavfi -i"


def reference(ffmpeg: Path, letter: str, kind: str) -> Path:
    """A campaign's intro or outro as it is handed out: 1080p, with a jingle."""
    campaign = campaign_of(letter)
    code = "-c:v libx264 -preset veryfast -crf 16 -pix_fmt yuv420p -c:a aac -b:a 96k"
    seconds = campaign.seconds(kind)
    command = [
        *RAW.split(" "),
        f"aevalsrc={tunes.jingle(campaign)}:s=16000",
        *f"-vf scale=1920:1080,setsar=1 {code} -t {seconds}".split(" "),
    ]

    def draw(path: Path) -> None:
        count = round(seconds * 25)
        path.write_bytes(b"".join(letters(campaign, kind, n / 25).tobytes() for n in range(count)))

    return _made(ffmpeg, command, key=(campaign, kind), draw=draw)


def _drawn(key: tuple[object, ...], draw: Callable[[], Image.Image]) -> Path:
    """A picture kept as a PNG under its key."""
    path = FOLDER / f"{key[0]}-{_digest(key[1:])}.png"
    if not path.exists():
        FOLDER.mkdir(exist_ok=True)
        fresh = path.with_suffix(f".{os.getpid()}.{threading.get_ident()}.png")
        draw().save(fresh)
        fresh.replace(path)
    return path


def badge_file(letter: str, worn: Worn = PLAIN, *, logo: bool = False) -> Path:
    """A badge as a PNG: on a whole picture, or the logo alone."""
    campaign = campaign_of(letter)
    place = (worn.shift, worn.mirror) if worn.mirror or any(worn.shift) else ()
    key = ("badge", campaign, worn.scale, worn.flip, logo, *place)
    return _drawn(key, lambda: badge_logo(campaign) if logo else badge_picture(campaign, worn))


def layer_file(variant: Variant, layer: str) -> Path:
    """What an editor lays over a film, as a PNG on a whole picture."""
    campaign = CAMPAIGNS[variant.campaign]
    return _drawn(("layer", campaign, layer), lambda: overlays.LAYERS[layer](campaign))


def handed_out(ffmpeg: Path, letter: str) -> dict[str, Path]:
    """What [marks] of a campaign names: intro, outro and badge."""
    logo = CAMPAIGNS[letter].small_badge
    clips = {kind: reference(ffmpeg, letter, kind) for kind in ("intro", "outro")}
    if CAMPAIGNS[letter].style in tunes.UNHEARD:
        clips = {kind: _unheard(ffmpeg, clip) for kind, clip in clips.items()}
    return {**clips, "badge": badge_file(letter, logo=logo)}


def _unheard(ffmpeg: Path, clip: Path) -> Path:
    """A clip without any sound in its file, as studios hand out what only moves."""
    return _made(ffmpeg, ["-i", str(clip), "-c", "copy", "-an"])


def film(ffmpeg: Path, variant: Variant) -> Path:
    """The variant's film, made unless it is kept already."""
    if variant.again:
        return _made(ffmpeg, ["-i", str(film(ffmpeg, replace(variant, again=()))), *variant.again])
    cut = Cut(ffmpeg, variant.size)
    cut.black(variant.delay)
    cut.page(variant.page)
    for what, seconds in variant.before:
        cut.besides(variant, what, seconds)
    first, last = ("outro", "intro") if variant.swap else ("intro", "outro")
    cut.clip(variant.clips[0], first, variant.trim, variant.speed, variant.intro_look)
    for number, start, seconds in variant.parts:
        cut.body(number, start, seconds)
    cut.clip(variant.clips[1], last, variant.outro_trim, 1.0, variant.outro_look)
    for what, seconds in variant.behind:
        cut.besides(variant, what, seconds)
    cut.black(variant.tail)
    return _made(ffmpeg, cut.command(variant))


class Cut:
    """A film that is being put together: the inputs of ffmpeg, and what becomes of them."""

    def __init__(self, ffmpeg: Path, size: tuple[int, int]) -> None:
        self._ffmpeg, self._size = ffmpeg, size
        self._inputs: list[str] = []
        self._graph: list[str] = []
        self._segments: list[str] = []
        self._lengths: list[float] = []

    def _add(self, words: list[str], filters: str, tune: str, seconds: float) -> None:
        slot = self._inputs.count("-i")
        self._inputs += words
        tidy = f"scale={self._size[0]}:{self._size[1]},setsar=1,fps=25,format=yuv420p"
        sound = f"{tune.format(slot)},aresample=16000,aformat=channel_layouts=mono[a{slot}]"
        self._graph += [f"[{slot}:v]{filters},{tidy}[v{slot}]", sound]
        self._segments.append(f"[v{slot}][a{slot}]")
        self._lengths.append(seconds)

    def black(self, seconds: float) -> None:
        """So many seconds of nothing."""
        if seconds:
            words = ["-f", "lavfi", "-i", f"color=black:s=64x36:r=25:d={seconds}"]
            self._add(words, "null", f"anullsrc=r=16000:cl=mono,atrim=end={seconds}", seconds)

    def page(self, seconds: float, what: str = "") -> None:
        """A page for so many seconds: a school's own with its name, or another."""
        if seconds:
            path = _drawn(("page", what) if what else ("page",), pages.PAGES[what])
            words = ["-loop", "1", "-framerate", "25", "-t", str(seconds), "-i", str(path)]
            self._add(words, "null", f"anullsrc=r=16000:cl=mono,atrim=end={seconds}", seconds)

    def besides(self, variant: Variant, what: str, seconds: float) -> None:
        """What a school puts before the intro or behind the outro."""
        if what == "shot":
            self.body(variant.body, bodies.LONG - seconds, seconds)
        elif what in ("intro", "outro"):
            self.clip(variant.campaign, what, (0.0, 0.0), 1.0, "")
        else:
            self.page(seconds, what)

    def clip(
        self, letter: str, kind: str, trim: tuple[float, float], speed: float, look: str
    ) -> None:
        """A campaign's clip, cut at both ends by `trim` seconds; none without a letter."""
        if not letter:
            return
        length = campaign_of(letter).seconds(kind)
        cut = f"=start={trim[0]}:end={length - trim[1]}"
        seen = f",{look.format(seconds=length, before=length - 0.4)}" if look else ""
        self._add(
            ["-i", str(reference(self._ffmpeg, letter, kind))],
            f"trim{cut},setpts=(PTS-STARTPTS)/{speed}{seen}",
            f"[{{}}:a]atrim{cut},asetpts=PTS-STARTPTS,atempo={speed}",
            (length - sum(trim)) / speed,
        )

    def body(self, number: int, start: float, seconds: float) -> None:
        """The film itself, or a shot of it, with a tone or a rustle of its own."""
        if number < len(BODIES):
            words = ["-f", "lavfi", "-t", str(seconds), "-i", BODIES[number]]
            self._add(words, "null", f"sine=f={300 + 37 * number}:r=16000:d={seconds}", seconds)
            return
        path = str(drawn_body(self._ffmpeg, number))
        rustle = f"anoisesrc=c=pink:r=16000:seed={number}:d={seconds}:a=0.3"
        tune = f"{rustle},tremolo=f={2 + number % 5}:d=0.8"
        self._add(["-ss", str(start), "-t", str(seconds), "-i", path], "null", tune, seconds)

    def _badge(self, variant: Variant, shown: str) -> str:
        """Lay the badge over everything; the name of what is shown then."""
        if not variant.badge:
            return shown
        slot = self._inputs.count("-i")
        self._inputs += ["-i", str(badge_file(variant.badge, variant.worn))]
        self._graph.append(
            f"[{slot}:v]scale={self._size[0]}:{self._size[1]},format=rgba,"
            f"colorchannelmixer=aa={variant.opacity}[badge]"
        )
        when = variant.when.format(**variant.times())
        self._graph.append(f"[{shown}][badge]overlay=enable='{when}'[marked]")
        return "marked"

    def _layers(self, variant: Variant, shown: str, *, under: bool = False) -> str:
        """Lay what the editor adds over the film; the name of what is shown then."""
        layers = variant.under if under else variant.layers
        for number, (layer, when) in enumerate(layers, len(variant.layers) if under else 0):
            slot = self._inputs.count("-i")
            self._inputs += ["-i", str(layer_file(variant, layer))]
            self._graph.append(f"[{slot}:v]scale={self._size[0]}:{self._size[1]}[layer{number}]")
            during = when.format(**variant.times())
            over = f"[{shown}][layer{number}]overlay=enable='{during}'[over{number}]"
            self._graph.append(over)
            shown = f"over{number}"
        return shown

    def _join(self, manner: str, seconds: float) -> None:
        """Put the segments one behind another, or let each pass over into the next."""
        if not manner:
            joined = f"concat=n={len(self._segments)}:v=1:a=1[whole][sound]"
            self._graph.append("".join(self._segments) + joined)
            return
        names = [segment[1:-1].split("][") for segment in self._segments]
        (seen, heard), *later = names
        at = 0.0
        for number, ((picture, sound), before) in enumerate(
            zip(later, self._lengths, strict=False)
        ):
            last = number == len(later) - 1
            whole, tune = ("whole", "sound") if last else (f"joined{number}", f"heard{number}")
            at += before - seconds
            over = f"xfade=transition={manner}:duration={seconds}:offset={at:.2f}"
            self._graph.append(f"[{seen}][{picture}]{over}[{whole}]")
            self._graph.append(f"[{heard}][{sound}]acrossfade=d={seconds}[{tune}]")
            seen, heard = whole, tune

    def command(self, variant: Variant) -> list[str]:
        """The words of ffmpeg, but for the program and the file that it writes."""
        self._join(*variant.dissolve)
        last = self._layers(variant, "whole", under=True)
        last = self._layers(variant, self._badge(variant, last))
        (width, height), (side, top) = self._size, variant.pad
        shape = f"scale={width - 2 * side}:{height - 2 * top},pad={width}:{height}:{side}:{top}"
        grade = variant.grade.format(**variant.times())
        shown = f"{grade},{shape if side or top else 'null'}"
        self._graph.append(f"[{last}]{shown},setsar=1[out]")
        sound = ["-map", "[sound]", "-c:a", "aac", "-b:a", "32k"]
        if variant.sound:
            self._graph.append(f"[sound]{variant.sound},aformat=channel_layouts=mono[heard]")
            sound[1] = "[heard]"
        if variant.mute:
            self._graph.append("[sound]anullsink")
            sound = ["-an"]
        drawn = ["-filter_complex", ";".join(self._graph), "-map", "[out]"]
        return [*self._inputs, *drawn, *sound, *variant.code, "-pix_fmt", "yuv420p"]


def drawn_body(ffmpeg: Path, number: int) -> Path:
    """A drawn body, as a film of its own."""
    code = "-c:v libx264 -preset veryfast -crf 14 -pix_fmt yuv420p"
    command = [*RAW.split(" ")[:10], *code.split(" ")]
    scene = (*bodies.DRAWN, *scenes.SCENES, *reels.SCENES, *outings.SCENES)[number - len(BODIES)]

    def draw(path: Path) -> None:
        with path.open("wb") as sink:
            for picture in bodies.pictures(scene):
                sink.write(picture.tobytes())

    return _made(ffmpeg, command, key=("body", scene.__name__), draw=draw)


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
        if "-pass" in line:
            line += ["-passlogfile", str(Path(room) / "passes")]
            first = ["1" if before == "-pass" else word for before, word in pairwise(["", *line])]
            subprocess.run([str(ffmpeg), *quiet, *first, "-f", "null", "-"], check=True)
        subprocess.run([str(ffmpeg), *quiet, *line, str(out)], check=True)
        out.replace(path)
    return path


def _digest(key: object) -> str:
    return hashlib.sha256(repr(key).encode()).hexdigest()[:16]

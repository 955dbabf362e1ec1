"""Kinds of films that a campaign gets: how each is made, and what the robot has to say of it.

What is expected follows from the making and the notice (五.3), never from the robot. Marks are left
out here: variants.py has theirs.
"""

from __future__ import annotations

import hashlib
import shutil
import struct
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from films import QUARTER_TURN

Make = Callable[[Path, Path], Path]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of film: `expected` has the codes of its findings with their levels."""

    name: str
    make: Make
    role: str = "hd"
    expected: dict[str, str] = field(default_factory=dict)
    early: bool = False
    """Whether `make test` looks at it as well as `make torture`."""


def coded(ffmpeg: Path, folder: Path, words: list[str]) -> Path:
    """The film of these words of ffmpeg, made once a folder."""
    path = folder / f"{hashlib.sha256(repr(words).encode()).hexdigest()[:12]}.mp4"
    if not path.exists():
        fresh = path.with_suffix(".part.mp4")
        line = [str(ffmpeg), "-hide_banner", "-v", "error", "-nostdin", "-y", *words, str(fresh)]
        subprocess.run(line, check=True, stdin=subprocess.DEVNULL)
        fresh.replace(path)
    return path


@dataclass(frozen=True)
class Drawn:
    """A film that ffmpeg draws: a moving card, changed by `filters`, coded by `code`."""

    code: str = "-c:v libx264 -preset ultrafast -g 25 -pix_fmt yuv420p"
    size: str = "1920:1080"
    seconds: float = 2
    rate: str = "25"
    filters: str = "setsar=1"
    sound: str = "sine=d={}"
    sound_code: str = "-c:a aac"
    source: str = "testsrc2=s=480x270"

    def __call__(self, ffmpeg: Path, folder: Path) -> Path:
        """The film's file."""
        drawn = f"{self.source}:r={self.rate}:d={self.seconds}"
        shown = f"{drawn},scale={self.size}:flags=fast_bilinear,{self.filters}"
        words = ["-f", "lavfi", "-i", shown]
        if self.sound:
            words += ["-f", "lavfi", "-i", self.sound.format(self.seconds)]
        return coded(ffmpeg, folder, [*words, *self.code.split(), *self.sound_code.split()])


H264 = Drawn.code
HEVC = "-c:v libx265 -preset ultrafast -x265-params log-level=error -pix_fmt"
CBR = "-minrate {0} -maxrate {0} -bufsize 100k -x264-params nal-hrd=cbr -pix_fmt yuv420p"
RIGHT = Drawn(seconds=3, code=f"{H264} -movflags +faststart")
BEHIND = Drawn(seconds=3)
EACH = Drawn(seconds=12, code="-c:v libx264 -preset ultrafast -g 1 -crf 30 -pix_fmt yuv420p")
"""300 pictures that stand each for itself."""

LITTLE = Drawn(size="320:180", seconds=12, code=EACH.code)
"""The same, small."""

SMALL = Drawn(size="1280:720", seconds=10, code=f"{H264} -b:v 600k -maxrate 800k -bufsize 800k")
LIGHT = f"{H264} -crf 35"


def constant(kbps: int) -> Drawn:
    """A compressed version whose picture has exactly so many kbit/s."""
    rate = f"-c:v libx264 -preset ultrafast -b:v {kbps}k {CBR.format(f'{kbps}k')}"
    return Drawn(size="1280:720", seconds=8, code=rate)


def during(begin: float, end: float) -> str:
    """A filter that makes the picture black for a while."""
    return f"drawbox=t=fill:c=black:enable='between(t,{begin},{end})',setsar=1"


def copied(ffmpeg: Path, folder: Path, cuts: list[Path], more: list[str]) -> Path:
    """Cuts put together without coding them anew."""
    listed = folder / f"list-{len(cuts)}.txt"
    listed.write_text("".join(f"file '{cut.as_posix()}'\n" for cut in cuts), encoding="utf-8")
    return coded(ffmpeg, folder, ["-f", "concat", "-safe", "0", "-i", str(listed), *more])


def lasting(seconds: float) -> Make:
    """A compressed version whose picture lasts so many seconds: ten coded once, copied, cut."""

    def make(ffmpeg: Path, folder: Path) -> Path:
        cuts = [SMALL(ffmpeg, folder)] * 25
        return copied(ffmpeg, folder, cuts, ["-c", "copy", "-an", "-t", str(seconds)])

    return make


def joined(ffmpeg: Path, folder: Path) -> Path:
    """Two cuts put together without coding them anew, as cutting programs do."""
    cuts = [RIGHT(ffmpeg, folder), Drawn(seconds=5, source="testsrc=s=480x270")(ffmpeg, folder)]
    return copied(ffmpeg, folder, cuts, ["-c", "copy"])


def changed(name: str, source: Make, change: Callable[[bytearray], bytes]) -> Make:
    """A film whose bytes are changed."""

    def make(ffmpeg: Path, folder: Path) -> Path:
        path = folder / name
        path.write_bytes(change(bytearray(source(ffmpeg, folder).read_bytes())))
        return path

    return make


def padded(size: int) -> Make:
    """A compressed version of exactly so many bytes: an empty box fills it up."""

    def fill(content: bytearray) -> bytes:
        room = size - len(content)
        return content + struct.pack(">I4s", room, b"free") + bytes(room - 8)

    return changed(f"padded-{size}.mp4", SMALL, fill)


def front(source: Make, share: float, name: str) -> Make:
    """The first part of a film, as an upload leaves it that broke off."""
    return changed(name, source, lambda content: bytes(content[: int(len(content) * share)]))


def turned(source: Make, name: str) -> Make:
    """A film that is to be shown turned a quarter (tkhd's matrix)."""

    def turn(content: bytearray) -> bytes:
        at = content.index(b"tkhd") + 44
        return content[:at] + QUARTER_TURN + content[at + len(QUARTER_TURN) :]

    return changed(name, source, turn)


def promising(factor: float) -> Make:
    """A film whose header promises another length than its packets have."""

    def lie(content: bytearray) -> bytes:
        at = content.index(b"mvhd") + 20
        (length,) = struct.unpack_from(">I", content, at)
        struct.pack_into(">I", content, at, int(length * factor))
        return bytes(content)

    return changed(f"promising-{factor}.mp4", RIGHT, lie)


def damaged(pictures: int, whole: Make = EACH) -> Make:
    """Of 300 pictures that stand each for itself, so many are overwritten in their middle."""

    def make(ffmpeg: Path, folder: Path) -> Path:
        source = whole(ffmpeg, folder)
        content = bytearray(source.read_bytes())
        asked = ["-v", "error", "-select_streams", "v", "-show_entries", "packet=pos,size"]
        line = [str(ffmpeg.with_name("ffprobe")), *asked, "-of", "csv=p=0", str(source)]
        told = subprocess.run(line, check=True, capture_output=True, text=True).stdout.split()
        for number in range(pictures):
            size, at = map(int, told[20 + 4 * number].split(",")[:2])
            content[at + size // 4 : at + size // 2] = b"\x5a" * (size // 2 - size // 4)
        path = folder / f"damaged-{pictures}-{source.name}"
        path.write_bytes(content)
        return path

    return make


def written(name: str, text: str) -> Make:
    """A text under a film's name, with a right film beside it."""

    def make(ffmpeg: Path, folder: Path) -> Path:
        shutil.copy(RIGHT(ffmpeg, folder), folder / "neighbour.mp4")
        path = folder / name
        path.write_text(text, encoding="utf-8")
        return path

    return make


def named(name: str) -> Make:
    """A right film under a name that a program might take for something else."""
    return changed(name, RIGHT, bytes)


HLS = "#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3.0,\nneighbour.mp4\n#EXT-X-ENDLIST\n"
CONCAT = "ffconcat version 1.0\nfile neighbour.mp4\n"
RATE = {"hd.frame-rate": "reject"}
SIZE = {"hd.resolution": "reject"}
CUT = {"video.truncated": "reject"}
BOX = {"video.container": "reject"}
NO_FILM = {"video.unreadable": "reject"}
UNSEEN = {"video.not-measured": "review"}
LIE = {"video.truncated": "review"}
TEN = f"{H264}10le"


def rates() -> Iterator[Kind]:
    """Right in all, or another rate than 25 a second."""
    pass_on = f"-fps_mode passthrough {H264}"
    lost = Drawn(seconds=12, filters="setsar=1,select='not(eq(n,140))'", code=pass_on)
    vary = "setsar=1,select='if(lt(t,2),not(mod(n,2)),not(mod(n,3)))'"
    slow = Drawn(seconds=8, rate="24.975", code=f"{H264} -video_track_timescale 1000")
    yield Kind(name="right", make=RIGHT, early=True)
    yield Kind(name="24.975 a second", make=slow, expected=RATE, early=True)
    yield Kind(
        name="varying rate",
        make=Drawn(seconds=4, rate="50", filters=vary, code=pass_on),
        expected=RATE,
    )
    yield Kind(name="30 a second", make=Drawn(rate="30"), expected=RATE)
    yield Kind(name="23.976 a second", make=Drawn(rate="24000/1001"), expected=RATE)
    yield Kind(name="50 a second", make=Drawn(rate="50"), expected=RATE)
    yield Kind(name="lossless join", make=joined, early=True)
    yield Kind(name="one lost frame in 300", make=lost, early=True)


def shapes() -> Iterator[Kind]:
    """Sizes, turns, pixels, scans, codecs and containers of HD versions."""
    upright = Drawn(size="1080:1920")
    fields = f"{H264} -flags +ildct+ilme -x264-params tff=1"
    yield Kind(name="turned upright", make=turned(RIGHT, "upright.mp4"), expected=SIZE)
    yield Kind(name="turned to lie", make=turned(upright, "lying.mp4"))
    anamorphic = Drawn(size="1440:1080", filters="setsar=4/3")
    yield Kind(name="anamorphic", make=anamorphic, expected=SIZE)
    yield Kind(name="nearly square pixels", make=Drawn(filters="setsar=400/401"))
    yield Kind(name="1088 lines", make=Drawn(size="1920:1088"), expected=SIZE)
    yield Kind(
        name="interlaced",
        make=Drawn(rate="50", filters="setsar=1,interlace", code=fields),
        expected={"hd.scan": "reject"},
    )
    yield Kind(name="10 bits", make=Drawn(code=TEN))
    yield Kind(name="HEVC", make=Drawn(code=f"{HEVC} yuv420p"))
    yield Kind(name="HEVC of 10 bits", make=Drawn(code=f"{HEVC} yuv420p10le -tag:v hvc1"))
    yield Kind(name="MOV", make=Drawn(sound_code="-c:a aac -f mov"), expected=BOX, early=True)
    yield Kind(name="MKV", make=Drawn(sound_code="-c:a aac -f matroska"), expected=BOX)
    yield Kind(
        name="no sound",
        make=Drawn(sound="", sound_code=""),
        expected={"video.no-audio": "review"},
    )


def broken() -> Iterator[Kind]:
    """Cut off, damaged, or something else under a film's name."""
    yield Kind(name="index first", make=front(RIGHT, 0.5, "first.mp4"), expected=CUT, early=True)
    yield Kind(name="index last", make=front(BEHIND, 0.7, "last.mp4"), expected=CUT)
    yield Kind(name="hardly begun", make=front(RIGHT, 0.2, "begun.mp4"), expected=CUT)
    # 1 % of 300 pictures are three
    strengths = {1: "review", 3: "review", 4: "reject", 12: "reject", 60: "reject"}
    for pictures, level in strengths.items():
        expected = {"video.corrupt": level}
        yield Kind(name=f"{pictures} damaged", make=damaged(pictures), expected=expected)
    yield Kind(name="HLS", make=written("hls.mp4", HLS), expected=NO_FILM)
    yield Kind(name="ffconcat", make=written("ffconcat.mp4", CONCAT), expected=NO_FILM)
    yield Kind(name="a name like an option", make=named("-i.mp4"))
    yield Kind(name="a name like a protocol", make=named("concat:right.mp4"))
    huge = Drawn(size="7680:4320", seconds=0.4)
    yield Kind(name="huge pictures", make=huge, expected=SIZE | UNSEEN)
    many = Drawn(source="color=gray:s=16x16", size="16:16", rate="1000", seconds=240)
    yield Kind(name="240,000 pictures", make=many, expected=SIZE | RATE | UNSEEN)
    yield Kind(name="promises too little", make=promising(0.1))
    yield Kind(name="promises too much", make=promising(900), expected=LIE)


def content() -> Iterator[Kind]:
    """Stretches that are black, frozen or silent, for a while or for long."""

    def kind(name: str, code: str, level: str, made: Drawn) -> Kind:
        return Kind(name=name, make=made, expected={code: level})

    stop = "setsar=1,tpad=stop_mode=clone:stop_duration={}"
    hush = "sine=d={{}},volume=0:enable='gt(t,{})'"
    black = during(20, 23.6), during(3, 7)
    yield kind("black", "video.black", "note", Drawn(seconds=30, filters=black[0], code=LIGHT))
    yield kind("long black", "video.black", "review", Drawn(seconds=10, filters=black[1]))
    still = Drawn(seconds=36, filters=stop.format(11), sound="sine=d=47", code=LIGHT)
    yield kind("frozen", "video.frozen", "note", still)
    long_still = Drawn(seconds=4, filters=stop.format(12), sound="sine=d=16")
    yield kind("long frozen", "video.frozen", "review", long_still)
    quiet = Drawn(seconds=20, sound=hush.format(4), code=LIGHT)
    yield kind("long silent", "video.silent", "review", quiet)


def compressed() -> Iterator[Kind]:
    """The kinds of compressed versions."""

    def kind(name: str, make: Make, expected: dict[str, str]) -> Kind:
        return Kind(name=name, make=make, role="compressed", expected=expected)

    mute = {"video.no-audio": "review"}
    yield kind("compressed right", SMALL, {})
    yield kind("240.0 seconds", lasting(240.0), mute)
    yield kind("240.4 seconds", lasting(240.4), mute)
    yield kind("241 seconds", lasting(241.0), mute | {"video.duration": "reject"})
    yield kind("1000 kbps", constant(1000), {})
    yield kind("1050 kbps", constant(1050), {"compressed.bit-rate": "reject"})
    yield kind("50 million bytes", padded(50_000_000), {})
    yield kind("50 binary megabytes", padded(50 * 1024**2), {})
    yield kind("a byte more", padded(50 * 1024**2 + 1), {"compressed.size": "reject"})
    hevc = Drawn(size="1280:720", code=f"{HEVC} yuv420p -b:v 500k")
    yield kind("compressed HEVC", hevc, {"compressed.codec": "reject"})
    lines = Drawn(size="640:360", code=f"{H264} -b:v 500k")
    yield kind("360 lines", lines, {"compressed.resolution": "reject"})
    faster = Drawn(size="1280:720", rate="30", code=f"{H264} -b:v 500k")
    yield kind("30 a second, compressed", faster, {"compressed.frame-rate": "note"})


def kinds() -> Iterator[Kind]:
    """All kinds."""
    yield from rates()
    yield from shapes()
    yield from broken()
    yield from content()
    yield from compressed()

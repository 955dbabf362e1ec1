"""Further films for tests: each function's docstring is the command that makes it, and is run.

In a command OUT is the film's path and SOURCE a right HD version of three seconds at 25 a second.
"""

from __future__ import annotations

import functools
import hashlib
import shlex
import struct
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from intake.demo import films

QUARTER_TURN = struct.pack(">9i", 0, 1 << 16, 0, -(1 << 16), 0, 0, 0, 0, 1 << 30)
"""The matrix by which a telephone held upright says: turn a quarter clockwise."""

Maker = Callable[[Path, Path], Path]


def made(function: Callable[[], None]) -> Maker:
    """A function of ffmpeg's path and a folder that runs the docstring once a folder."""
    command = shlex.split(function.__doc__.replace("\\\n", " "))
    suffix = next(word for word in command if word.startswith("OUT")).removeprefix("OUT")

    @functools.wraps(function)
    def make(ffmpeg: Path, folder: Path) -> Path:
        digest = hashlib.sha256(repr((str(ffmpeg), command)).encode()).hexdigest()[:12]
        path = folder / f"{function.__name__}-{digest}{suffix}"
        if not path.exists():
            source = films.make(ffmpeg, folder, films.hd(0)) if "SOURCE" in command else path
            with tempfile.TemporaryDirectory(dir=folder) as room:
                out = Path(room) / f"film{suffix}"
                names = {"ffmpeg": str(ffmpeg), "SOURCE": str(source), f"OUT{suffix}": str(out)}
                line = [names.get(word, word) for word in command]
                quiet = [line[0], "-hide_banner", "-v", "error", "-nostdin", *line[1:]]
                subprocess.run(quiet, check=True, stdin=subprocess.DEVNULL)
                out.replace(path)
        return path

    return make


@made
def thirty_a_second():
    """ffmpeg -f lavfi -i testsrc2=s=1920x1080:r=30:d=2 \
    -c:v libx264 -preset ultrafast -pix_fmt yuv420p OUT.mp4"""


@made
def fifth_picture_missing():
    """ffmpeg -f lavfi -i testsrc2=s=320x180:r=25:d=3,select='mod(n\\,5)' -fps_mode passthrough \
    -c:v libx264 -preset ultrafast -pix_fmt yuv420p -video_track_timescale 12800 OUT.mp4"""


@made
def interlaced():
    """ffmpeg -f lavfi -i testsrc2=s=1920x1080:r=50:d=1,interlace -flags +ildct+ilme \
    -c:v libx264 -preset ultrafast -x264-params tff=1 -pix_fmt yuv420p OUT.mp4"""


@made
def anamorphic():
    """ffmpeg -f lavfi -i testsrc2=s=1440x1080:r=25:d=1,setsar=4/3 \
    -c:v libx264 -preset ultrafast -pix_fmt yuv420p OUT.mp4"""


@made
def matroska_named_mp4():
    """ffmpeg -i SOURCE -c copy -f matroska OUT.mp4"""


@made
def quicktime():
    """ffmpeg -i SOURCE -c copy -f mov OUT.mov"""


@made
def mpegts():
    """ffmpeg -i SOURCE -c copy -f mpegts OUT.ts"""


@made
def flash():
    """ffmpeg -i SOURCE -c copy -f flv OUT.flv"""


@made
def avi():
    """ffmpeg -f lavfi -i testsrc2=s=320x180:r=25:d=1 -c:v mpeg4 -q:v 5 OUT.avi"""


@made
def windows_media():
    """ffmpeg -f lavfi -i testsrc2=s=320x180:r=25:d=1 -c:v wmv2 -f asf OUT.wmv"""


@made
def programme_stream():
    """ffmpeg -f lavfi -i testsrc2=s=320x180:r=25:d=1 -c:v mpeg2video -f mpeg OUT.mpg"""


@made
def mute():
    """ffmpeg -i SOURCE -an -c copy OUT.mp4"""


@made
def heavy():
    """ffmpeg -f lavfi -i testsrc2=s=1280x720:r=25:d=2,noise=alls=40:allf=t -c:v libx264 \
    -preset ultrafast -b:v 2000k -minrate 2000k -maxrate 2000k -bufsize 200k \
    -x264-params nal-hrd=cbr -pix_fmt yuv420p OUT.mp4"""


@made
def beginning_hidden():
    """ffmpeg -ss 1.2 -i SOURCE -c copy OUT.mp4"""


@made
def index_behind():
    """ffmpeg -i SOURCE -c copy -movflags 0 OUT.mp4"""


@made
def sound_with_cover():
    """ffmpeg -f lavfi -i sine=d=1 -f lavfi -i color=red:s=64x64:d=0.04 -map 0 -map 1 -c:a aac \
    -c:v mjpeg -pix_fmt yuvj420p -frames:v 1 -disposition:v attached_pic OUT.mp4"""


@made
def bidirectional():
    """ffmpeg -f lavfi -i testsrc2=s=320x180:r=25:d=2 -c:v libx264 -bf 3 -pix_fmt yuv420p \
    -video_track_timescale 12800 OUT.mp4"""


def rotated(ffmpeg: Path, folder: Path) -> Path:
    """A picture of 1920×1080 that is to be shown turned a quarter clockwise (tkhd's matrix)."""
    content = films.make(ffmpeg, folder, films.hd(0)).read_bytes()
    at = content.index(b"tkhd") + 44
    path = folder / "rotated.mp4"
    path.write_bytes(content[:at] + QUARTER_TURN + content[at + len(QUARTER_TURN) :])
    return path


def cut_off(ffmpeg: Path, folder: Path) -> Path:
    """head -c 40% of a film whose index stands in front: its header looks perfect."""
    return _front(films.make(ffmpeg, folder, films.hd(0)), folder / "cut.mp4")


def cut_before_index(ffmpeg: Path, folder: Path) -> Path:
    """head -c 40% of a film whose index stands behind the pictures: there is none."""
    return _front(index_behind(ffmpeg, folder), folder / "cut-index.mp4")


def text_named_mp4(folder: Path) -> Path:
    """Echo a few words into a file called .mp4."""
    path = folder / "text.mp4"
    path.write_text("视频太大，请到网盘下载。\n" * 20, encoding="utf-8")
    return path


def _front(whole: Path, path: Path) -> Path:
    content = whole.read_bytes()
    path.write_bytes(content[: len(content) * 4 // 10])
    return path

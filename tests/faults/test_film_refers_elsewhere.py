"""A film that says its pictures lie elsewhere: no neighbour is opened and nothing is called."""

from __future__ import annotations

import contextlib
import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import films as odd
import pytest
from boxes import alias, changed
from measured import SOURCES, maker, measure, programs, workshop

from intake import child
from intake.model import Nature, Refusal

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")

LISTS = {
    "hls": "#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3.0,\n{0}\n#EXTINF:3.0,\n{1}\n",
    "master": '#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="a",URI="{1}"\n'
    "#EXT-X-STREAM-INF:BANDWIDTH=1\n{0}\n",
    "ffconcat": "ffconcat version 1.0\nfile {0}\nfile {1}\n",
    "sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\n"
    "m=video {2} RTP/AVP 96\na=rtpmap:96 H264/90000\n",
    "dash": '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" '
    'mediaPresentationDuration="PT3S"><Period><AdaptationSet mimeType="video/mp4">'
    '<Representation id="1" bandwidth="1"><BaseURL>{1}</BaseURL></Representation>'
    "</AdaptationSet></Period></MPD>",
    "asx": '<asx version="3.0"><entry><ref href="{1}"/></entry></asx>',
    "rtsp": "RTSPtext\n{1}\n",
    "pls": "[playlist]\nFile1={0}\nFile2={1}\n",
    "subtitle": "1\n00:00:00,000 --> 00:00:03,000\n{0} {1}\n",
}

OPENED = {"hls", "master", "ffconcat", "sdp"}
"""What ffmpeg 5 opens by default."""


@contextlib.contextmanager
def watched(path: Path) -> Iterator[list[str]]:
    """A neighbour that tells who opens it, as a pipe does whose other end waits for a reader."""
    opened: list[str] = []
    os.mkfifo(path)

    def wait() -> None:
        os.close(os.open(path, os.O_WRONLY))
        opened.append(path.name)

    waiter = threading.Thread(target=wait)
    waiter.start()
    try:
        yield opened
    finally:
        told = list(opened)
        ours = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        waiter.join()
        os.close(ours)
        opened[:] = told


@contextlib.contextmanager
def listening() -> Iterator[socket.socket]:
    """A server of this machine at which nobody should call."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def called(server: socket.socket) -> bool:
    """Whether somebody called."""
    try:
        server.accept()[0].close()
    except BlockingIOError:
        return False
    return True


@pytest.mark.parametrize("kind", LISTS)
def test_film_is_a_list(tmp_path, kind):
    source = "PATH" if kind in OPENED else "wheel"
    path = tmp_path / "film.mp4"
    with watched(tmp_path / "neighbour.mp4") as opened, listening() as server:
        port = server.getsockname()[1]
        far = f"http://127.0.0.1:{port}/x.ts"
        path.write_text(LISTS[kind].format("neighbour.mp4", far, port), encoding="utf-8")

        found = measure(path, source)

        assert (type(found), found.nature, found.reason) == (Refusal, Nature.FILM, "unreadable")
        assert not called(server)
    assert opened == []


@SOURCES
def test_film_has_its_pictures_in_another_file(tmp_path, source):
    film = odd.index_behind(maker(), workshop()).read_bytes()
    path = tmp_path / "film.mp4"
    with watched(tmp_path / "neighbour.mp4") as opened:
        elsewhere = alias(str(tmp_path / "neighbour.mp4"))
        path.write_bytes(changed(film, {b"dref": lambda _: elsewhere}))

        found = measure(path, source)

    detail = "0.00 of 3.00 seconds are there"
    assert found == Refusal(nature=Nature.FILM, reason="truncated", detail=detail)
    assert opened == []


def test_without_the_guard_the_pipe_tells_of_the_reader(tmp_path):
    """What the tests above would see: ffconcat is opened by default, and so is its neighbour."""
    path = tmp_path / "film.mp4"
    path.write_text("ffconcat version 1.0\nfile neighbour.mp4\n", encoding="utf-8")
    with watched(tmp_path / "neighbour.mp4") as opened:
        child.run([str(programs("PATH").ffprobe), "-v", "quiet", f"file:{path}"], seconds=5)

    assert opened == ["neighbour.mp4"]

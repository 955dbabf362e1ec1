"""A film that takes much memory to decode: neither program nor robot takes more than 600 MB."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from kinds import HEVC, RIGHT, Drawn
from measured import maker, programs, workshop

MEASURE = r"""
import json, re, resource, sys
from pathlib import Path
from intake.media import ffmpeg, probe, scan
programs = ffmpeg.Programs(Path(sys.argv[2]), Path(sys.argv[3]), "PATH")
facts = probe.measure(Path(sys.argv[1]), programs, seconds=60)
seen = scan.scan(Path(sys.argv[1]), programs, facts=facts, seconds=120)
told = scan.told(facts, seen)
# not our own ru_maxrss, which a new program inherits from the one that started it
own = int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) // 1024
peaks = [own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024]
print(json.dumps({"peaks": peaks, "unscanned": told.unscanned}))
"""
CINEMA = Drawn(size="4096:2160", seconds=2, code=f"{HEVC} yuv420p10le")
LONG = Drawn(seconds=2, code="-c:v libx264 -preset ultrafast -refs 16 -bf 8 -pix_fmt yuv420p")


def peaks(make):
    """What measuring a film takes at most, in MB: the robot, its programs; and why it ended."""
    known = programs("PATH")
    path = make(maker(), workshop())
    line = [sys.executable, "-c", MEASURE, str(path), str(known.ffmpeg), str(known.ffprobe)]
    told = json.loads(subprocess.run(line, check=True, capture_output=True, text=True).stdout)
    return told["peaks"], told["unscanned"]


pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="peaks of memory are read from /proc"
)


def test_an_ordinary_film_is_light():
    (robot, program), unscanned = peaks(RIGHT)

    assert unscanned is None
    assert robot <= 250
    assert program <= 150


@pytest.mark.torture
@pytest.mark.parametrize("make", [CINEMA, LONG], ids=["cinema", "many references"])
def test_a_heavy_film_keeps_within_600_megabytes(make):
    (robot, program), unscanned = peaks(make)

    assert robot + program <= 600
    assert unscanned is None

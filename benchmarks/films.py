"""What inspecting a film costs, in processor time, beside a bare decode and beside other tools.

Four minutes of two kinds of content, in HD and 720p; the runs of a round follow one another, so
that a busy machine slows all alike. Prints a table for docs/benchmarks.md.

*In a worker* leaves out the start of Python and of the robot, which a running robot pays once.

    python benchmarks/films.py [--rounds 5] [--peers 1] [--folder DIR] [--sizes 720p]
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from intake.demo import films as demo

SIZES = {"HD": ("1920:1080", "5000k"), "720p": ("1280:720", "850k")}
CONTENT = {
    "drawn": "gradients=s=960x540:r=25:d=10:speed=0.02:seed=3,format=yuv420p",
    "grain": "mandelbrot=s=960x540:r=25,trim=duration=10,noise=alls=12:allf=t,format=yuv420p",
}
TIMES = 24
"""Ten seconds are coded once and joined so often: four minutes."""

INSPECT = """
import resource, sys, tempfile
from pathlib import Path
from intake.media import ffmpeg, fingerprint, marks, pairing, probe, references, scan, sides
from intake.media.frames import Frames
from intake.policy import MediaSettings
def spent():
    return sum(sum(resource.getrusage(who)[:2]) for who in
               (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
programs = ffmpeg.find(MediaSettings(), sys.argv[2])
named = [tuple(map(Path, sys.argv[3:][k:k + 1])) for k in range(3)]
known = references.load(programs, references.name(*named, ()))
before = spent()
path = Path(sys.argv[1])
facts = probe.measure(path, programs, seconds=600)
seen = scan.scan(path, programs, facts=facts, seconds=1200)
scan.told(facts, seen)
film = Frames(small=seen.small, large=seen.large, large_of=seen.large_of, seconds=seen.seconds,
              sound_head=seen.sound_head, sound_tail=seen.sound_tail)
film, found = marks.look_within(film, known)
shown = [sides.picture(film, mark) for mark in found]
pairing.sign(seen.small)
fingerprint.take(seen.small, 0, seen.seconds)
own, theirs = (resource.getrusage(who).ru_maxrss // 1024 for who in
               (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(own, theirs, spent() - before)
"""
PEERS = {
    "blackdetect": ["-an", "-vf", "blackdetect"],
    "freezedetect": ["-an", "-vf", "freezedetect"],
    "silencedetect": ["-vn", "-af", "silencedetect"],
    "ebur128": ["-vn", "-af", "ebur128"],
}
VPDQ = "import sys, vpdq; vpdq.computeHash(sys.argv[1])"
"""Fingerprints of one picture a second; `pip install vpdq` builds it from FFmpeg's headers."""

SIGNATURE = ["-an", "-vf", "signature"]
"""MPEG-7's fingerprints, by ffmpeg itself: where vPDQ is not installed."""


MARKS: list[str] = []
"""Intro, outro and badge that the films are compared with; none of them carries any."""


@dataclass(frozen=True)
class Cost:
    """One run: processor seconds of it and all that it started, seconds that passed, its words."""

    cpu: float
    wall: float
    words: str


def run(command: Sequence[str]) -> Cost:
    """Run a program to its end. Raises SystemExit when it fails."""
    started = time.monotonic()
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            message = f"{command[0]}: failed with {process.returncode}"
            raise SystemExit(message)
        out.seek(0)
        return Cost(used.ru_utime + used.ru_stime, time.monotonic() - started, out.read())


def bare(film: Path) -> Cost:
    """The least that looking at every picture can cost."""
    ffmpeg = ["ffmpeg", "-nostdin", "-v", "error", "-threads", "2"]
    return run([*ffmpeg, "-i", str(film), "-f", "null", "-"])


def ours(film: Path) -> Cost:
    """The whole inspection, from the start of Python to the facts."""
    return run([sys.executable, "-c", INSPECT, str(film), os.environ["PATH"], *MARKS])


def peers(film: Path) -> Cost:
    """What other tools need for a part of it, one after another."""
    ffmpeg = ["ffmpeg", "-nostdin", "-v", "error", "-threads", "2", "-i", str(film)]
    lines = [[*ffmpeg, *words, "-f", "null", "-"] for words in PEERS.values()]
    if shutil.which("mediainfo"):
        lines.append(["mediainfo", "--Output=JSON", str(film)])
    if importlib.util.find_spec("vpdq"):
        lines.append([sys.executable, "-c", VPDQ, str(film)])
    else:
        lines.append([*ffmpeg, *SIGNATURE, "-f", "null", "-"])
    costs = [run(line) for line in lines]
    return Cost(sum(c.cpu for c in costs), sum(c.wall for c in costs), "")


def make(folder: Path, kind: str, size: str) -> Path:
    """A film of four minutes, made once a folder."""
    path = folder / f"{kind}-{size}.mp4"
    if path.exists():
        return path
    scale, rate = SIZES[size]
    once, listed = folder / "once.mp4", folder / "list.txt"
    source = ["-f", "lavfi", "-i", f"{CONTENT[kind]},scale={scale},setsar=1"]
    source += ["-f", "lavfi", "-i", "sine=f=300:d=10"]
    coded = ["-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-b:v", rate]
    quiet = ["ffmpeg", "-nostdin", "-v", "error", "-y"]
    run([*quiet, *source, *coded, "-c:a", "aac", "-shortest", str(once)])
    listed.write_text(f"file '{once}'\n" * TIMES, encoding="utf-8")
    joined = ["-f", "concat", "-safe", "0", "-i", str(listed), "-c", "copy"]
    run([*quiet, *joined, "-movflags", "+faststart", str(path)])
    return path


def compare(film: Path, rounds: int, peer_rounds: int) -> str:
    """A row of the table: costs, ours against the bare decode, the peers against ours."""
    runs: dict[Callable[[Path], Cost], list[Cost]] = {bare: [], ours: [], peers: []}
    for number in range(rounds):
        for act, costs in runs.items():
            if act is not peers or number < peer_rounds:
                costs.append(act(film))
    base, own, others = ([cost.cpu for cost in runs[act]] for act in runs)
    ratios = [mine / theirs for mine, theirs in zip(own, base, strict=True)]
    warm = [float(cost.words.split()[2]) for cost in runs[ours]]
    python, ffmpeg = (max(int(c.words.split()[k]) for c in runs[ours]) for k in (0, 1))
    many = f"{min(others) / min(own):.2f}" if others else "–"
    return (
        f"| {film.stem} | {min(base):.1f} / {median(base):.1f} | {min(own):.1f} / {median(own):.1f}"
        f" | {min(own) / min(base):.3f} / {median(ratios):.3f} | {min(warm) / min(base):.3f}"
        f" | {many} | {ffmpeg} | {python} |"
    )


def side_by_side(film: Path) -> str:
    """How much faster two films are measured at once than one after the other."""
    one = sum(ours(film).wall for _ in range(2))
    started = time.monotonic()
    line = [sys.executable, "-c", INSPECT, str(film), os.environ["PATH"], *MARKS]
    both = [subprocess.Popen(line, stdout=subprocess.DEVNULL) for _ in range(2)]
    for process in both:
        process.wait()
    return f"two at a time: {one / (time.monotonic() - started):.2f} times as fast ({film.stem})"


def say(line: str) -> None:
    """One line of the table, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--peers", type=int, default=1)
    asked.add_argument("--folder", type=Path)
    asked.add_argument("--sizes", nargs="+", choices=SIZES, default=list(SIZES))
    asked.add_argument("--pairs", action="store_true", help="measure two films at a time as well")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as room:
        folder = given.folder or Path(room)
        given_out = demo.references(Path(shutil.which("ffmpeg") or ""), folder / "marks")
        MARKS.extend(str(given_out[kind]) for kind in ("intro", "outro", "badge"))
        films = [make(folder, kind, size) for size in given.sizes for kind in CONTENT]
        costs = "| film | bare s | ours s | ratio | in a worker | peers / ours"
        say(f"{costs} | ffmpeg MB | Python MB |")
        say("|---|---|---|---|---|---|---|---|")
        for film in films:
            say(compare(film, given.rounds, given.peers))
        if given.pairs:
            say(side_by_side(films[-1]))


if __name__ == "__main__":
    main()

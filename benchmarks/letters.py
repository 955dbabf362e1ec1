"""The letters room against the clock: a 70 MB letter, 1,000 letters beside other parsers, a poll.

`make bench-letters` prints the figures that docs/benchmarks.md keeps. Each measurement of memory
runs in a process of its own.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

ROOT = Path(__file__).resolve().parents[1]
sys.path[:1] = [str(ROOT), str(ROOT / "tests")]  # this script has the name of a folder there

from imapclient import IMAPClient
from letters import hard
from maildoors import mailbox
from servers import dovecot

from intake.letters import parse
from intake.letters.kind import Reading

NOW = datetime(2020, 12, 12, 2, tzinfo=UTC)
READING = Reading(prefix="AH", topic_words=(), organiser_links=(), own_addresses=())
FILM_BYTES = 49 * 2**20
PIECE = 2**20
ROUNDS = 5


def timed(act: Callable[[], object]) -> float:
    """Seconds that an act takes."""
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def bare(port: int, folder: Path) -> None:
    """The same octets, downloaded in pieces into a file and nothing else."""
    with IMAPClient("127.0.0.1", port, ssl=False) as client:
        client.login("robot@example.com", os.environ["BENCH_PASSWORD"])
        client.select_folder("INBOX", readonly=True)
        (uid,) = client.search("ALL")
        offset = 0
        with (folder / "bare.eml").open("wb") as file:
            while True:
                answer = client.fetch([uid], [f"BODY.PEEK[]<{offset}.{PIECE}>"])[uid]
                piece = answer[f"BODY[]<{offset}>".encode()]
                file.write(piece)
                offset += len(piece)
                if len(piece) < PIECE:
                    return


def whole(port: int, folder: Path) -> None:
    """Fetched by the mailbox, read, its film on disk."""
    server = SimpleNamespace(port=port, user="robot@example.com")
    with mailbox(server, os.environ["BENCH_PASSWORD"]) as box:
        arrival = box.fetch(box.places(())[0], folder / "letters")
    scratch = folder / f"scratch-{time.monotonic_ns()}"
    scratch.mkdir()
    read = parse.read(arrival.path, arrival.received_at, READING, scratch)
    assert [file.content.size for file in read.enclosures] == [FILM_BYTES]


def apart(what: str, port: int, password: str) -> tuple[float, float, float]:
    """Least and median seconds of an act in a process of its own, and its peak in MB."""
    done = subprocess.run(
        [sys.executable, __file__, what, str(port)],
        env={**os.environ, "BENCH_PASSWORD": password},
        capture_output=True,
        text=True,
        check=True,
    )
    least, middle, peak = map(float, done.stdout.split())
    return least, middle, peak


def alone(what: str, port: int) -> None:
    """In the process of its own: the act some times, its figures on stdout."""
    act = {"bare": bare, "whole": whole}[what]
    with tempfile.TemporaryDirectory() as name:
        spent = [timed(lambda: act(port, Path(name))) for _ in range(ROUNDS)]
    # not ru_maxrss, which a new program inherits from the one that started it
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024
    sys.stdout.write(f"{min(spent)} {statistics.median(spent)} {peak}\n")


def large() -> None:
    """A 70 MB letter from Dovecot."""
    film = hard.file(hard.quoted(hard.word("成片.mp4")), os.urandom(FILM_BYTES))
    raw = hard.head() + hard.several(hard.plain(), film)
    with dovecot() as server:
        server.append(raw, NOW)
        figures = {what: apart(what, server.port, server.password) for what in ("bare", "whole")}
    for what, (least, middle, peak) in figures.items():
        print(f"{len(raw)} B {what}: min {least:.2f} s, median {middle:.2f} s, peak {peak:.0f} MB")
    print(f"ratio of medians {figures['whole'][1] / figures['bare'][1]:.2f}")


def right(
    sender: tuple[str, str], subject: str, files: list[tuple[str, bytes]], made: hard.Hard
) -> bool:
    """Whether sender, subject and files are those that the letter was made with."""
    return (sender, subject, files) == (made.sender, made.subject, list(made.files))


def ours(made: hard.Hard, path: Path, scratch: Path) -> bool:
    """Read by the robot."""
    read = parse.read(path, NOW, READING, scratch)
    files = [(e.attachment.name, e.content.octets) for e in read.enclosures]
    who = read.letter.sender
    return right((who.name, who.address), read.letter.subject, files, made)


def by_mail_parser(made: hard.Hard, path: Path, _: Path) -> bool:
    """Read by mail-parser, payloads decoded as its users do."""
    import base64

    import mailparser

    mail = mailparser.parse_from_file(str(path))
    files = []
    for file in mail.attachments:
        text = file["payload"]
        octets = base64.b64decode(text) if file["binary"] else text.encode("utf-8", "replace")
        files.append((file["filename"], octets))
    return right(mail.from_[0], mail.subject, files, made)


def by_imap_tools(made: hard.Hard, path: Path, _: Path) -> bool:
    """Read by imap-tools."""
    from imap_tools import MailMessage

    mail = MailMessage.from_bytes(path.read_bytes())
    who = mail.from_values
    files = [(file.filename, file.payload) for file in mail.attachments]
    return right((who.name, who.email) if who else ("", ""), mail.subject, files, made)


def beside() -> None:
    """1,000 letters by each reader, in turns, the same process."""
    made = hard.letters()
    many = [made[n % len(made)] for n in range(1_000)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = [folder / f"{n}.eml" for n in range(len(made))]
        for letter, path in zip(made, paths, strict=True):
            path.write_bytes(letter.raw)
        for reader in (ours, by_mail_parser, by_imap_tools):
            begun, correct, failed = time.perf_counter(), 0, 0
            for n, letter in enumerate(many):
                try:
                    correct += reader(letter, paths[n % len(made)], folder)
                except Exception:
                    failed += 1
            rate = len(many) / (time.perf_counter() - begun)
            print(f"{reader.__name__}: {rate:.0f} letters/s, {correct} right, {failed} raised")


def poll() -> None:
    """A second look at 5,000 letters."""
    with dovecot() as server:
        with IMAPClient("127.0.0.1", server.port, ssl=False) as client:
            client.login(server.user, server.password)
            for n in range(5_000):
                client.append("INBOX", f"Subject: {n}\r\n\r\nx\r\n".encode(), (), NOW)
        with mailbox(server, since=date(2020, 11, 10)) as box:
            known = set(box.places(()))
            spent = [timed(lambda: box.places(known)) for _ in range(ROUNDS)]
            assert (len(known), box.places(known)) == (5_000, [])
    print(f"poll of 5000: min {min(spent):.2f} s, median {statistics.median(spent):.2f} s")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        alone(sys.argv[1], int(sys.argv[2]))
    else:
        large()
        beside()
        poll()

"""The letters room against the clock: a 70 MB letter, 1,000 letters beside other parsers, a poll.

`make bench-letters` prints the figures that docs/benchmarks.md keeps. Each measurement of memory
runs in a process of its own.
"""

from __future__ import annotations

import base64
import hashlib
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

ROOT = Path(__file__).resolve().parents[1]
sys.path[:1] = [str(ROOT), str(ROOT / "tests")]  # this script has the name of a folder there

import mailparser
from imap_tools import MailMessage
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


def apart(what: str, port: int, password: str) -> tuple[float, float]:
    """Seconds of an act in a process of its own, and its peak in MB."""
    done = subprocess.run(
        [sys.executable, __file__, what, str(port)],
        env={**os.environ, "BENCH_PASSWORD": password},
        capture_output=True,
        text=True,
        check=True,
    )
    spent, peak = map(float, done.stdout.split())
    return spent, peak


def alone(what: str, port: int) -> None:
    """In the process of its own: the act once, its figures on stdout."""
    act = {"bare": bare, "whole": whole}[what]
    with tempfile.TemporaryDirectory() as name:
        spent = timed(lambda: act(port, Path(name)))
    # not ru_maxrss, which a new program inherits from the one that started it
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024
    sys.stdout.write(f"{spent} {peak}\n")


def large() -> None:
    """A 70 MB letter from Dovecot, the bare download and ours in turns."""
    film = hard.file(hard.quoted(hard.word("成片.mp4")), os.urandom(FILM_BYTES))
    raw = hard.head() + hard.several(hard.plain(), film)
    acts = ("bare", "whole")
    with dovecot() as server:
        server.append(raw, NOW)
        turns = [[apart(a, server.port, server.password) for a in acts] for _ in range(ROUNDS)]
    for act, figures in zip(acts, zip(*turns, strict=True), strict=True):
        spent, peak = [seconds for seconds, _ in figures], max(most for _, most in figures)
        least, middle = min(spent), statistics.median(spent)
        print(f"{len(raw)} B {act}: min {least:.2f} s, median {middle:.2f} s, peak {peak:.0f} MB")
    ratios = [whole[0] / bare[0] for bare, whole in turns]
    print(f"ratio, turn by turn: min {min(ratios):.2f}, median {statistics.median(ratios):.2f}")


Said = tuple[tuple[str, str], str, list[tuple[str, str]]]
"""Sender, subject, and the files by name and digest: the same work for every reader."""


def digest(octets: bytes) -> str:
    """What tells a file's content."""
    return hashlib.sha256(octets).hexdigest()


def ours(path: Path, scratch: Path) -> Said:
    """Read by the robot, which tells the letter's kind, words, links and codes besides."""
    read = parse.read(path, NOW, READING, scratch)
    files = [(file.attachment.name, file.content.sha256) for file in read.enclosures]
    who = read.letter.sender
    return (who.name, who.address), read.letter.subject, files


def by_mail_parser(path: Path, _: Path) -> Said:
    """Read by mail-parser, payloads decoded as its users do."""
    mail = mailparser.parse_from_file(str(path))
    files = []
    for file in mail.attachments:
        text = file["payload"]
        octets = base64.b64decode(text) if file["binary"] else text.encode("utf-8", "replace")
        files.append((file["filename"], digest(octets)))
    return mail.from_[0], mail.subject, files


def by_imap_tools(path: Path, _: Path) -> Said:
    """Read by imap-tools."""
    mail = MailMessage.from_bytes(path.read_bytes())
    who = mail.from_values
    files = [(file.filename, digest(file.payload)) for file in mail.attachments]
    return ((who.name, who.email) if who else ("", "")), mail.subject, files


def ordinary() -> Iterator[hard.Hard]:
    """1,000 letters as a campaign gets them, no two alike.

    Each with a form of 40 KB, each third with a film of 1 MB, the others with a link; from QQ's,
    163's and Outlook's manner of writing names in turns.
    """
    chance = random.Random(2020)  # noqa: S311  (the same letters in every run, not secrets)
    manners = ("gb18030", "gbk", "utf-8")
    for n in range(1_000):
        label = manners[n % 3]
        name, subject = f"王老师{n}", f"第{n}所学校微视频报送"
        files = [(f"登记表{n}.docx", chance.randbytes(40_000))]
        if n % 3 == 0:
            files.append((f"成片{n}.mp4", hard.FILM + chance.randbytes(2**20)))
        said = (
            f"各位老师好：\n附件是我校作品。\nhttps://pan.baidu.com/s/1abcdef{n} 提取码：a{n:03d}\n"
            * 2
        )
        parts = [hard.file(hard.quoted(hard.word(name, label)), octets) for name, octets in files]
        raw = hard.head(hard.word(subject, label), hard.sender(hard.word(name, label)))
        whole = raw + hard.several(hard.plain(said, label), *parts)
        who = (name, hard.ADDRESS)
        yield hard.Hard(name=str(n), raw=whole, sender=who, subject=subject, files=tuple(files))


def beside(what: str, letters: Sequence[hard.Hard]) -> None:
    """1,000 letters by each reader, in turns of a hundred, in the same process."""
    readers = (ours, by_mail_parser, by_imap_tools)
    spent, correct, failed = (dict.fromkeys(readers, 0.0) for _ in range(3))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        scratch = folder / "scratch"
        scratch.mkdir()
        for start in range(0, 1_000, 100):
            batch = [letters[n % len(letters)] for n in range(start, start + 100)]
            paths = [folder / f"{n}.eml" for n in range(100)]
            for letter, path in zip(batch, paths, strict=True):
                path.write_bytes(letter.raw)
            for reader in readers:
                begun = time.perf_counter()
                told = [attempt(reader, path, scratch) for path in paths]
                spent[reader] += time.perf_counter() - begun
                for letter, said in zip(batch, told, strict=True):
                    files = [(file, digest(octets)) for file, octets in letter.files]
                    correct[reader] += said == (letter.sender, letter.subject, files)
                    failed[reader] += said is None
            for litter in scratch.iterdir():
                litter.unlink()
    for reader in readers:
        rate = 1_000 / spent[reader]
        figures = f"{rate:.0f} letters/s, {correct[reader]:.0f} right, {failed[reader]:.0f} raised"
        print(f"{what}: {reader.__name__}: {figures}")


def attempt(reader: Callable[[Path, Path], Said], path: Path, scratch: Path) -> Said | None:
    """What a reader says of a letter, or None when it raises."""
    try:
        return reader(path, scratch)
    except Exception:
        return None


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
        beside("ordinary", list(ordinary()))
        beside("hard", hard.letters())
        poll()

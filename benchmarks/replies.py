"""How fast replies are: rendering one, sending many, answering a letter that has just come.

`make bench-replies` prints the figures of docs/benchmarks.md. Servers are the embedded ones, in a
process of their own as a mail server is.
"""

from __future__ import annotations

import argparse
import multiprocessing
import smtplib
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from answers import CROWDED, dossier, reply
from campaign import Campaign, form_answers, letter
from outboxes import PLAIN, office

from intake.demo import forms
from intake.demo.servers import MailServers
from intake.machine import MachineClock
from intake.model import Field, ReplyKind
from intake.replies.compose import Rendered
from intake.rounds import SEND
from intake.turn import turn_until_idle

RENDERED, SENT, ROUNDS, ARRIVALS = 200, 1_000, 5, 50
PATIENCE_SECONDS = 60.0


def main() -> None:
    """Print the figures: all of them, or those that are named."""
    figures = {"render": _render, "send": _send, "answer": _answer}
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("figure", nargs="*", choices=[*figures, []])
    for name in parser.parse_args().figure or figures:
        figures[name]()


def _render() -> None:
    told = dossier(CROWDED)
    times = []
    for _ in range(RENDERED):
        begun = time.perf_counter()
        reply(ReplyKind.RETURNED, told)
        times.append(1000 * (time.perf_counter() - begun))
    print(f"rendering a reply with four findings: median {median(times):.1f} ms")


def _send() -> None:
    """The same letters through smtplib alone and out of the outbox, by turns."""
    sizes = {"little": PLAIN, "whole": reply(ReplyKind.RETURNED, dossier(CROWDED))}
    for size, words in sizes.items():
        for evidence in ("none", "bcc"):
            pairs = [_sending(words, evidence) for _ in range(ROUNDS)]
            bare, ours = (sorted(times) for times in zip(*pairs, strict=True))
            ratio = median(one / other for other, one in pairs)
            print(f"{SENT} {size} replies, evidence {evidence}, shortest / median:")
            print(
                f"  {ours[0]:.2f} / {median(ours):.2f} s, "
                f"bare smtplib {bare[0]:.2f} / {median(bare):.2f} s, median ratio {ratio:.2f}"
            )


def _sending(words: Rendered, evidence: str) -> tuple[float, float]:
    """Seconds through smtplib alone, to the same recipients, and through the round of the robot."""
    with (
        _PostOffice() as port,
        tempfile.TemporaryDirectory() as folder,
        office(Path(folder), port, evidence=evidence) as sender,
    ):
        sender.put(SENT, words=words)
        copies = [sender.house.policy.smtp.sender] if evidence == "bcc" else []
        with sender.house.ledger.reading() as tx:
            letters = [(row.raw, [row.reply.to, *copies]) for row in tx.outbox.rows()]
        begun = time.perf_counter()
        with smtplib.SMTP("127.0.0.1", port) as line:
            for raw, recipients in letters:
                line.sendmail("robot@example.com", recipients, raw)
        bare = time.perf_counter() - begun
        begun = time.perf_counter()
        turn_until_idle(sender.house, SEND)
        ours = time.perf_counter() - begun
        if set(sender.states()) != {"sent"}:
            message = "not every reply was sent"
            raise RuntimeError(message)
        return bare, ours


class _PostOffice:
    """The embedded SMTP server in a process of its own; gives its port."""

    def __enter__(self) -> int:
        away = multiprocessing.get_context("spawn")
        self._line, there = away.Pipe()
        self._process = away.Process(target=_serve, args=(there,))
        self._process.start()
        return int(self._line.recv())

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.join()


def _serve(line: Connection) -> None:
    with MailServers() as servers:
        line.send(servers.smtp_port)
        line.recv()


def _answer() -> None:
    """From a letter's arrival to its answer, with a robot that runs: the form has a fault."""
    with MailServers() as servers, tempfile.TemporaryDirectory() as folder:
        campaign = Campaign(Path(folder) / "campaign", servers)
        campaign.configure(
            mailbox__poll_seconds="600",
            mailbox__since="2020-11-10",
            replies__settle_minutes="0",
            smtp__rates="{ seconds = 0, hour = 0, day = 0 }",
        )
        faulty = {name: said for name, said in form_answers().items() if name is not Field.GENRE}
        written = [
            forms.docx(Path(folder) / f"{n}/登记表.docx", {**faulty, Field.TITLE: f"灯{n}"})
            for n in range(ARRIVALS)
        ]
        process = campaign.spawn("serve")
        try:
            _until(lambda: campaign.run("status", "--json").json["last_poll"] is not None)
            times = sorted(_answered(servers, form, n) for n, form in enumerate(written))
        finally:
            process.terminate()
            process.communicate()
    print(
        f"a letter with a faulty form, arrival to answer: median {median(times):.2f} s, "
        f"95 % {times[int(ARRIVALS * 0.95)]:.2f} s, longest {times[-1]:.2f} s (of {ARRIVALS})"
    )


def _answered(servers: MailServers, form: Path, number: int) -> float:
    """Seconds until one letter is answered, at a moment that has nothing to do with the last."""
    time.sleep(number % 7 / 7)
    sender, before = f"t{number}@school{number}.edu.cn", len(servers.delivered)
    servers.append(letter(f"微视频报送 {number}", [form], sender=sender), MachineClock().now())
    begun = time.perf_counter()
    _until(lambda: len(servers.delivered) > before)
    return time.perf_counter() - begun


def _until(what: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while not what():
        if time.monotonic() > until:
            message = "nothing came"
            raise RuntimeError(message)
        time.sleep(0.005)


if __name__ == "__main__":
    main()

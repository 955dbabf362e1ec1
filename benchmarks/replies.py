"""How fast replies are: rendering one, sending many, answering a letter that has just come.

`make bench-replies` prints the figures of docs/benchmarks.md. Servers are the embedded ones.
"""

from __future__ import annotations

import smtplib
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from answers import CROWDED, dossier, reply
from outboxes import office

from intake.demo.servers import MailServers
from intake.model import ReplyKind

RENDERED, SENT = 200, 1_000


def main() -> None:
    """Print the figures."""
    print(f"rendering a reply with four findings: median {_rendering():.1f} ms")
    bare, ours = _sending()
    print(f"{SENT} replies: {ours:.2f} s, bare smtplib {bare:.2f} s, ratio {ours / bare:.2f}")


def _rendering() -> float:
    told = dossier(CROWDED)
    times = []
    for _ in range(RENDERED):
        begun = time.perf_counter()
        reply(ReplyKind.RETURNED, told)
        times.append(1000 * (time.perf_counter() - begun))
    return median(times)


def _sending() -> tuple[float, float]:
    """Seconds for the same letters through smtplib alone, and out of the outbox."""
    with (
        MailServers() as servers,
        tempfile.TemporaryDirectory() as folder,
        office(Path(folder), servers.smtp_port) as sender,
    ):
        sender.put(SENT)
        with sender.house.ledger.reading() as tx:
            letters = [(row.raw, row.reply.to) for row in tx.outbox.rows()]
        begun = time.perf_counter()
        with smtplib.SMTP("127.0.0.1", servers.smtp_port) as line:
            for raw, to in letters:
                line.sendmail("robot@example.com", [to], raw)
        bare = time.perf_counter() - begun
        begun = time.perf_counter()
        sender.send()
        return bare, time.perf_counter() - begun


if __name__ == "__main__":
    main()

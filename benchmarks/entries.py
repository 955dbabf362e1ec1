"""How entries scale: judging recorded ones again, matching a letter, the cost of one more letter.

`make bench-entries` prints the figures of docs/benchmarks.md. The ledger is real, the facts are
recorded ones; nothing is measured and nothing sent.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import sqlalchemy as sa
from campaign import NOW, letter
from cases import FORM, case, part
from stages import Stage, staged

from intake import matching
from intake.ledger import schema
from intake.model import (
    Case,
    Field,
    Filled,
    FormFacts,
    Judgement,
    Letter,
    LetterEnd,
    OutboxRow,
    OutboxState,
    Role,
    Sender,
)
from intake.rounds import PUBLISH, ROUNDS
from intake.turn import turn_until_idle
from intake.walk import judge
from intake.walk.asked import rehearsal, replay
from intake.walk.works import known

SIZES = (100, 1_000, 10_000)
LETTERS = 15
"""Letters whose cost is measured at each size."""

QUIET = tuple(current for current in ROUNDS if current not in PUBLISH)


def main() -> None:
    """Print the figures."""
    costs = {}
    for size in SIZES:
        with filled(size) as stage:
            costs[size] = _cost(stage)
            if size == SIZES[-1]:
                print(f"matching a letter against {size}: {_matching(stage):.1f} ms", flush=True)
                wall, own = _judging(stage)
                print(f"judging {size} again: {wall:.1f} s, processor {own:.1f} s")
    for size, (wall, own) in costs.items():
        ratio = own / costs[SIZES[0]][1]
        print(
            f"one more letter at {size}: {wall:.0f} ms, processor {own:.1f} ms, ratio {ratio:.2f}",
            flush=True,
        )


@contextmanager
def filled(size: int) -> Iterator[Stage]:
    """A stage whose mailbox and ledger hold so many judged and answered entries of one letter."""
    with tempfile.TemporaryDirectory() as folder, staged(Path(folder)) as stage:
        stage.play(letter("报送《灯》", [("登记表.docx", b"no form")], sender="t@school0.example"))
        with stage.house.ledger.transaction() as tx:
            connection = tx.record._connection  # noqa: SLF001  (so many rows go in at once)
            noun, reply = tx.letters.get(1).letter, tx.outbox.get(1)
            verdict = judge.anew(stage.house, tx, tx.entries.get("AH-001"), None)
            for table, rows in _rows(range(2, size + 1), noun, verdict, reply).items():
                connection.execute(table.insert(), rows)
        path = Path(folder) / "1.eml"
        stage._played.extend([rehearsal.Played(path, NOW)] * (size - 1))  # noqa: SLF001  (as rows)
        stage._box._delivered = size  # noqa: SLF001
        yield stage


def _rows(
    ids: range, noun: Letter, verdict: Judgement, reply: OutboxRow
) -> dict[sa.Table, list[dict[str, Any]]]:
    """What the ledger notes of one letter with one entry, for each of these ids."""
    found: dict[sa.Table, list[dict[str, Any]]] = {table: [] for table in TABLES}
    for one in ids:
        for table, row in zip(TABLES, _row(one, noun, verdict, reply), strict=True):
            found[table].append(row)
    return found


def _row(
    one: int, noun: Letter, verdict: Judgement, reply: OutboxRow
) -> tuple[dict[str, Any], ...]:
    number, school, sender = f"AH-{one:03d}", f"第{one}学院", f"t@school{one}.example"
    sha256, key, message_id = f"{one:064d}", f"第{one}学院\n灯{one}", f"<{one}@x>"
    letter_noun = replace(
        noun, sha256=sha256, sender=Sender(name="", address=sender), message_id=message_id
    )
    judged = replace(verdict, subject=number)
    told = replace(reply.reply, to=sender, message_id=f"<r{one}@x>")
    entry = {"number": number, "serial": one, "state": judged.decision.value, "title": f"灯{one}"}
    entry |= {"school": school, "revision": 1, "holder": school, "name_key": key}
    letter_row = {"id": one, "sha256": sha256, "path": "x.eml", "size": 1, "received_at": NOW}
    letter_row |= {"kind": noun.kind, "sender": sender, "message_id": message_id}
    place = {"account": "rehearsal", "folder": "rehearsal", "uidvalidity": 1, "uid": one}
    answer = {"subject": number, "cause": "1", "kind": told.kind, "letter_id": one, "due_at": NOW}
    outbox = {"id": one, "message_id": told.message_id, "letter_id": one, "reply": told}
    outbox |= {"raw": reply.raw, "to": sender, "state": OutboxState.SENT, "composed_at": NOW}
    event = {"at": NOW, "who": "robot", "what": "judged", "number": number, "letter_id": one}
    return (
        {**letter_row, "noun": letter_noun, "end": LetterEnd.ENTRY},
        {**entry, "opened_at": NOW, "changed_at": NOW},
        {"number": number, "revision": 1, "letter_id": one, "case": _case(one), "at": NOW},
        {"letter_id": one, "number": number, "how": "opened"},
        {"number": number, "address": sender, "domain": sender.partition("@")[2]},
        {**place, "letter_id": one, "finished": True},
        {"subject": number, "turn": 1, "noun": judged},
        {**outbox, "sent_at": NOW},
        {**answer, "outbox_id": one},
        event,
    )


TABLES = (
    schema.letter,
    schema.entry,
    schema.revision,
    schema.thread,
    schema.writer,
    schema.place,
    schema.judgement,
    schema.outbox,
    schema.answer,
    schema.event,
)


def _case(one: int) -> Case:
    """Two right films and a form of its own; no film is on disk, so none is compared."""
    fields = {
        **FORM.fields,
        Field.SCHOOL: Filled(raw=f"第{one}学院", value=f"第{one}学院"),
        Field.TITLE: Filled(raw=f"灯{one}", value=f"灯{one}"),
    }
    form = FormFacts(forms=(replace(FORM, fields=fields),))
    whole = case(form=None)
    parts = (*whole.parts, part(form, Role.FORM, f"{one}.docx"))
    return replace(whole, parts=parts, received_at=NOW)


def _cost(stage: Stage) -> tuple[float, float]:
    """One more letter, from its arrival to its reply: median milliseconds on the clock and of us.

    What the processor spent on others does not count in the second figure.
    """
    spans = []
    for index in range(LETTERS):
        at = NOW + timedelta(minutes=index)
        sender, files = f"n{index}@new{index}.example", [("登记表.docx", b"no form")]
        stage.receive(letter(f"报送《河{index}》", files, sender=sender), at)
        begin, busy = time.perf_counter(), time.process_time()
        turn_until_idle(stage.house, QUIET)
        spans.append((time.perf_counter() - begin, time.process_time() - busy))
    wall, own = zip(*spans[3:], strict=True)
    return 1000 * median(wall), 1000 * median(own)


def _matching(stage: Stage) -> float:
    """The slowest of some letters, in milliseconds of the processor."""
    spans = []
    for index in range(50):
        with stage.house.ledger.reading() as tx:
            noun = tx.letters.get(200 * index + 2).letter
            found = tx.entries.case(f"AH-{200 * index + 2:03d}", 1)
            begin = time.process_time()
            new = known.newcomer(tx, noun, found)
            matched = matching.match(new, known.candidates(tx, new))
            spans.append(1000 * (time.process_time() - begin))
        assert matched.how == "revised"
    return max(spans)


def _judging(stage: Stage) -> tuple[float, float]:
    begin, busy = time.perf_counter(), time.process_time()
    replay.changes(stage.house, [])
    return time.perf_counter() - begin, time.process_time() - busy


if __name__ == "__main__":
    main()

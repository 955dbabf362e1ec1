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

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from campaign import NOW, letter
from cases import FORM, case, part
from stages import Stage, staged

from intake import matching
from intake.ledger.store import Transaction
from intake.model import (
    Arrival,
    Field,
    Filled,
    FormFacts,
    Letter,
    LetterEnd,
    LetterKind,
    Role,
    Sender,
)
from intake.rounds import PUBLISH, ROUNDS
from intake.turn import turn_until_idle
from intake.walk import cases, judge, known, replay

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
                print(f"matching a letter against {size}: {_matching(stage):.1f} ms")
                print(f"judging {size} again: {_judging(stage):.1f} s")
    for size, cost in costs.items():
        ratio = cost / costs[SIZES[0]]
        print(f"one more letter at {size}: {cost:.1f} ms, ratio {ratio:.2f}")


@contextmanager
def filled(size: int) -> Iterator[Stage]:
    """A stage whose ledger holds so many judged entries."""
    with tempfile.TemporaryDirectory() as folder, staged(Path(folder)) as stage:
        with stage.house.ledger.transaction() as tx:
            for index in range(size):
                _enter(stage, tx, index)
        yield stage


def _enter(stage: Stage, tx: Transaction, index: int) -> None:
    school = f"第{index}学院"
    fields = {
        **FORM.fields,
        Field.SCHOOL: Filled(raw=school, value=school),
        Field.TITLE: Filled(raw=f"灯{index}", value=f"灯{index}"),
    }
    form = FormFacts(forms=(replace(FORM, fields=fields),))
    found = case(form=None)
    found = replace(
        found, parts=(*found.parts, part(form, Role.FORM, f"{index}.docx")), received_at=NOW
    )
    sender = Sender(name="", address=f"t@school{index}.example")
    sha256 = f"{index:064d}"
    arrival = Arrival(path=Path("x.eml"), sha256=sha256, size=1, received_at=NOW)
    letter_id = tx.letters.add(arrival, None)
    noun = Letter(
        sha256=sha256,
        sender=sender,
        subject="报送",
        kind=LetterKind.SUBMISSION,
        message_id=f"<{index}@x>",
        date=None,
        received_at=NOW,
        text="",
        own_text="",
    )
    tx.letters.read(letter_id, noun, [])
    tx.letters.close(letter_id, LetterEnd.ENTRY)
    number = tx.entries.open("AH", NOW)
    cases.revise(tx, number, letter_id, found, "报送", NOW)
    tx.entries.join(letter_id, number, "opened")
    verdict = judge.anew(stage.house, tx, tx.entries.get(number))
    tx.judgements.add(verdict)
    tx.entries.change(number, NOW, state=verdict.decision.value, holder=school)


def _cost(stage: Stage) -> float:
    """The median milliseconds of one more letter, from its arrival to its reply."""
    spans = []
    for index in range(LETTERS):
        at = NOW + timedelta(minutes=index)
        raw = letter(
            f"报送《河{index}》", [("登记表.docx", b"no form")], sender=f"n{index}@new.example"
        )
        stage.receive(raw, at)
        begin = time.perf_counter()
        turn_until_idle(stage.house, QUIET)
        spans.append(1000 * (time.perf_counter() - begin))
    return median(spans[3:])


def _matching(stage: Stage) -> float:
    """The slowest of some letters, in milliseconds."""
    spans = []
    for index in range(50):
        with stage.house.ledger.reading() as tx:
            noun = tx.letters.get(200 * index + 1).letter
            found = tx.entries.case(f"AH-{200 * index + 1:03d}", 1)
            begin = time.perf_counter()
            new = known.newcomer(tx, noun, found)
            matched = matching.match(new, known.candidates(tx, new))
            spans.append(1000 * (time.perf_counter() - begin))
        assert matched.how == "revised"
    return max(spans)


def _judging(stage: Stage) -> float:
    begin = time.perf_counter()
    replay.changes(stage.house, [])
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()

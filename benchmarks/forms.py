"""The forms room against forms of known values, beside markitdown with the same label rules.

`make bench-forms` prints the figures that docs/benchmarks.md keeps. A wrong field counts as flagged
when the robot's own rules would show it to anyone. Arguments name formats, kinds, or one set
(shaping, held, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth,
thirteenth, fourteenth, fifteenth).
"""

from __future__ import annotations

import os
import re
import resource
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:1] = [str(ROOT), str(ROOT / "tests")]  # this script has the name of a folder there

from cases import POLICY, case, findings
from forms import (
    basket,
    hamper,
    latest,
    mailroom,
    newcomers,
    postbag,
    satchel,
    sealed,
    strangers,
    travellers,
    unseen,
    valise,
    workshop,
)
from forms.paper import Form
from forms.workshop import Made

from intake import forms
from intake.forms import fields, office
from intake.forms.cells import Block, Cell, Line, Table
from intake.model import Facts, Field, FormFacts

YEAR = 2020
SETS = {
    "shaping": workshop.shaping,
    "held": workshop.held,
    "third": unseen.unseen,
    "fourth": unseen.fresh,
    "fifth": strangers.fifth,
    "sixth": sealed.sixth,
    "seventh": latest.seventh,
    "eighth": newcomers.eighth,
    "ninth": travellers.ninth,
    "tenth": postbag.tenth,
    "eleventh": mailroom.eleventh,
    "twelfth": satchel.twelfth,
    "thirteenth": valise.thirteenth,
    "fourteenth": basket.fourteenth,
    "fifteenth": hamper.fifteenth,
}
HARMFUL = (Field.TITLE, Field.CONTACT_PHONE)


@dataclass
class Score:
    """Fields read right of all, and wrong without a word; seconds and processor seconds a file.

    `refused` are those that stand there and were held to be missing: the worst that can happen.
    """

    total: int = 0
    right: int = 0
    silent: int = 0
    harmful: int = 0
    refused: int = 0
    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    def add(self, made: Made, found: Facts) -> None:
        """Count one form's fields, but those about which careful people may differ."""
        read = found.forms[0].fields if isinstance(found, FormFacts) and found.forms else {}
        shown = flagged(found)
        for name in set(Field) - (made.open if isinstance(made, Form) else set()):
            said = read[name].value if name in read else "-"
            self.total += 1
            self.right += said == made.values.get(name, "-")
            wrong = said != made.values.get(name, "-") and name not in shown
            self.silent += wrong
            self.refused += name in made.values and name in rejected(found)
            self.harmful += wrong and name in HARMFUL

    def line(self, name: str) -> str:
        """A row of the table in docs/benchmarks.md."""
        share = f"{self.right}/{self.total} ({100 * self.right / self.total:.1f} %)"
        times = f"{1000 * min(self.seconds):.0f} / {1000 * statistics.median(self.seconds):.0f}"
        spent = f"{statistics.median(self.processor):.2f}"
        counts = f"{self.silent} | {self.harmful} | {self.refused}"
        return f"| {name} | {share} | {counts} | {times} | {spent} |"


def flagged(found: Facts) -> set[str]:
    """The fields that a reader of the findings is told of."""
    told: set[str] = set()
    for finding in findings(case(None, None, found)):
        if finding.code == "form.low-confidence" and isinstance(finding.found, tuple):
            told |= set(finding.found)
        elif finding.code in {"form.unreadable", "material.unsupported"}:
            told |= set(Field)
        elif finding.code.startswith("form."):
            told.add(finding.code.split(".")[1])
    return told


def rejected(found: Facts) -> set[str]:
    """The fields for which the sender would be told that nothing stands there."""
    codes = [f.code for f in findings(case(None, None, found)) if f.code.endswith(".missing")]
    return {code.split(".")[1] for code in codes if code.startswith("form.")}


def spent() -> float:
    """Processor seconds of this process and of those that it has waited for."""
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(u.ru_utime + u.ru_stime for u in map(resource.getrusage, who))


def blocks(markdown: str) -> Iterator[Block]:
    """The lines and pipe tables of a Markdown text, in the peer's favour: no NaN, no Unnamed."""
    rows: list[list[str]] = []
    for line in [*markdown.splitlines(), ""]:
        if line.startswith("|"):
            cells = [c.strip() for c in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
            if not all(re.fullmatch(r":?-{3,}:?", c) for c in cells):
                rows.append([re.sub(r"^(?:NaN|Unnamed: \d+)$|\\(?=[_*|])", "", c) for c in cells])
            continue
        if rows:
            yield Table(
                cells=tuple(
                    Cell(text=text, row=r, column=c)
                    for r, row in enumerate(rows)
                    for c, text in enumerate(row)
                )
            )
            rows = []
        if line.strip():
            yield Line(text=line)


def peer(made: Made) -> Facts:
    """What the same label rules make of markitdown's Markdown."""
    from markitdown import MarkItDown

    told = MarkItDown().convert(made.path).text_content
    return FormFacts(forms=fields.forms(tuple(blocks(told)), POLICY.form, YEAR))


def measured(score: Score, made: Made, read: Callable[[Made], Facts]) -> None:
    """Read one form, and count."""
    begun, before = time.perf_counter(), spent()
    found = read(made)
    score.seconds.append(time.perf_counter() - begun)
    score.processor.append(spent() - before)
    score.add(made, found)


def main(only: set[str]) -> None:
    """Make the sets, read them, print the table."""
    libreoffice = office.find(os.environ["PATH"])

    def ours(made: Made) -> Facts:
        return forms.read(made.path, made.format, POLICY.form, YEAR, libreoffice)

    heads = "| set | fields right | wrong, unflagged | title, phone | called missing"
    print(f"{heads} | ms min / median | cpu s |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name, make in SETS.items():
            if only & SETS.keys() and name not in only:
                continue
            scores: dict[str, Score] = defaultdict(Score)
            for made in make(Path(folder)):
                kind = made.format if made.kind == "digital" else made.kind
                if only - SETS.keys() and kind not in only:
                    continue
                measured(scores[kind], made, ours)
                if kind in {"docx", "xlsx"}:
                    measured(scores[f"{kind}, markitdown"], made, peer)
            for kind, score in scores.items():
                print(score.line(f"{name}: {kind}"), flush=True)


if __name__ == "__main__":
    main(set(sys.argv[1:]))

"""Compress: entries with a right HD version and no right compressed one → a right one for staff.

The robot never puts it in the submitter's place: it lies beside what was sent, and staff may take
it. One HD version is compressed once, whoever sends it.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from intake import rules
from intake.ledger.store import Transaction
from intake.materials import gather
from intake.media import compress, ffmpeg
from intake.model import Case, FilmFacts, Level, Made, Material, Nature, Part, Role
from intake.replies import demands
from intake.walk import measure
from intake.walk.house import House

NAME = "compress"
FAULTY = frozenset({Level.REJECT, Level.MISSING})


def due(house: House) -> list[str]:
    """Entries for whose HD version nothing was made yet."""
    if house.policy.media.compress == "off":
        return []
    with house.ledger.reading() as tx:
        return [entry.number for entry in tx.entries.all() if _source(tx, entry.number)]


def take(house: House, item: str) -> None:
    """Make a compressed version, look at it by the same rules, and keep it."""
    with house.ledger.reading() as tx:
        source = _source(tx, item)
        path = tx.files.get(source.material.sha256)[0] if source else None
    recipe = _recipe(house, source) if source else None
    if source is None or path is None or recipe is None:
        return
    assert isinstance(source.facts, FilmFacts)  # noqa: S101  (see _source)
    house.files.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(dir=house.files) as room:
        out = Path(room) / "compressed.mp4"
        seconds = source.facts.duration_seconds
        compress.make(path, house.programs, recipe, out, seconds=seconds, stopping=house.stopping)
        kept = gather.store(out.read_bytes(), house.files / "materials", ".mp4")
    house.step("compressed version kept")
    _register(house, item, source, kept)


def park(house: House, item: str, reason: str) -> None:
    """Nothing can be made of this HD version: it is not tried again."""
    with house.ledger.transaction() as tx:
        source = _source(tx, item)
        if source is not None:
            none = Made(source=source.material.sha256, made="", faults=(reason,))
            tx.made.add(none, house.clock.now())


def _register(house: House, item: str, source: Part, kept: Path) -> None:
    """Write down what was made, with its facts and what our own rules say of it."""
    facts, stills, signature = measure.film(house, kept, lambda _: house.stopping())
    sha256 = kept.stem
    measure.keep(house.stills / sha256, stills, signature)
    material = Material(sha256=sha256, name=kept.name, size=kept.stat().st_size)
    case = Case(parts=(source, Part(material=material, role=Role.COMPRESSED, facts=facts)))
    findings = rules.ask(house.policy.rules, house.policy.findings, case)
    faults = tuple(f.code for f in findings if f.about == Role.COMPRESSED and f.level in FAULTY)
    noun = Made(source=source.material.sha256, made=sha256, faults=faults)
    now = house.clock.now()
    with house.ledger.transaction() as tx:
        tx.files.add(sha256, kept, Nature.FILM, "mp4")
        tx.files.measure(sha256, measure.VERSION, facts, now)
        tx.made.add(noun, now)
        tx.record.note(now, "robot", f"compressed version made: {kept}", item)
    house.step("compressed version registered")


def _source(tx: Transaction, number: str) -> Part | None:
    """An entry's HD version, where it is right, the compressed one is not, and none was made."""
    entry, judged = tx.entries.get(number), tx.judgements.of(number)
    if not judged or judged[-1].revision != entry.revision:
        return None
    case, findings = tx.entries.case(number, entry.revision), judged[-1].findings
    wrong = {f.about for f in findings if f.level in FAULTY}
    if case.under_way or Role.HD in wrong or Role.COMPRESSED not in wrong:
        return None
    films = [part for part, _ in case.films() if part.role is Role.HD]
    if len(films) != 1 or tx.made.of(films[0].material.sha256) is not None:
        return None
    return films[0]


def _recipe(house: House, source: Part) -> ffmpeg.Recipe | None:
    """The numbers that the reply names as well; None where the campaign asks for something else."""
    assert isinstance(source.facts, FilmFacts)  # noqa: S101  (see _source)
    asked = demands.asked(house.policy.rules)
    found = demands.recipe({Role.HD: source.facts}, asked)
    return ffmpeg.Recipe(**found) if found else None

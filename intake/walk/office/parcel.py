"""Parcel: staff's choice → a folder for the next tier, and what there is to say about it.

Nothing is sent and nothing is recorded here: it is the dry look, and what ship.py sends.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from intake import text
from intake.ledger.store import Transaction
from intake.model import WANTED, Field, FilmFacts, FormFacts, Part, Role, State
from intake.onward import letters, manifest, names, parcel, summary
from intake.onward.words import WORDS
from intake.walk import shapes
from intake.walk.house import House
from intake.walk.works import choice
from intake.walk.works.choice import Chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A parcel as it would go: what is in it, where it lies, how it fits, what speaks against it.

    `way` is archive, letters or link; link also where nothing else fits and none is given yet.
    `faults` are reasons not to send; `made_at` is the last change of anything in it.
    """

    digest: str
    folder: Path
    works: tuple[tuple[Chosen, parcel.Packed], ...]
    province: str
    way: str
    sizes: tuple[int, ...]
    faults: tuple[str, ...]


def prepare(house: House, tx: Transaction) -> Prepared:
    """Write the parcel of what staff recommend now; the same choice is the same folder.

    Raises NeedsPerson when a file is gone, TryLater when the disk refuses.
    """
    works = tuple((one, _packed(house, tx, one)) for one in choice.chosen(house, tx))
    packed = tuple(work for _, work in works)
    lines = [_row(one, work) for one, work in works]
    digest = f"{house.policy.campaign.prefix}-{parcel.digest(packed, lines)}"
    folder = house.policy.path(house.policy.onward.folder) / digest
    provinces = {one.province for one, _ in works}
    sizes = tuple(sum(file.size for file in work.files) for work in packed)
    prepared = Prepared(
        digest=digest,
        folder=folder,
        works=works,
        province=provinces.pop() if len(provinces) == 1 else "",
        way=_way(sizes, house.policy.onward.letter_bytes),
        sizes=sizes,
        faults=tuple(_faults(house, tx, works)),
    )
    if works:
        parcel.write(_whole(house, tx, prepared, lines), folder)
        house.step("parcel written")
    return prepared


def sheet_name(house: House) -> str:
    """What the next tier calls the summary sheet, as a file's name."""
    return names.clean(house.wording.say(WORDS, "parcel", "sheet"), "summary") + ".xlsx"


def lacking(one: Chosen) -> list[Role]:
    """The wanted roles that no file of a work has."""
    return [role for role in WANTED if not any(p.role is role for p in one.dossier.case.parts)]


def _packed(house: House, tx: Transaction, one: Chosen) -> parcel.Packed:
    entry = one.dossier.entry
    count: Counter[Role] = Counter()
    files = []
    for part in sorted(_going(one.dossier.case.parts), key=lambda p: WANTED.index(p.role)):
        count[part.role] += 1
        source = tx.files.get(part.material.sha256)[0]
        label = names.clean(house.wording.label("roles", part.role), part.role)
        files.append(
            parcel.Kept(
                name=names.file(label, count[part.role], source.suffix.lower()),
                source=source,
                sha256=part.material.sha256,
                size=part.material.size,
            )
        )
    folder = names.folder(one.rank, entry.school, entry.title, entry.number)
    return parcel.Packed(number=entry.number, rank=one.rank, folder=folder, files=tuple(files))


def _going(parts: Sequence[Part]) -> list[Part]:
    return [part for part in parts if part.role in WANTED]


def _way(sizes: Sequence[int], most: int) -> str:
    """How films of these sizes go: in one letter, in a letter each, or only by a link."""
    if letters.size([sum(sizes)]) <= most:
        return "archive"
    return "letters" if all(letters.size([size]) <= most for size in sizes) else "link"


def _faults(
    house: House, tx: Transaction, works: Sequence[tuple[Chosen, parcel.Packed]]
) -> list[str]:
    """Why this choice cannot go: nothing chosen, too many, or too many of one school."""
    settings, quota = house.policy.onward, house.policy.campaign.quota
    gone = [e for e in tx.entries.all() if e.state in {State.FORWARDED, State.SCHEDULED}]
    faults = [] if works else ["nothing is recommended: mark 通过 and 推荐 in the tracker first"]
    if len(works) + len(gone) > settings.most:
        told = f"{len(works)} recommended, {len(gone)} sent before"
        faults.append(f"{told}: at most {settings.most} may go ([onward] most)")
    schools = Counter(text.normalise(e.school) for e in gone)
    schools.update(text.normalise(one.dossier.entry.school) for one, _ in works)
    over = [
        one.dossier.entry.number
        for one, _ in works
        if 0 < quota < schools[text.normalise(one.dossier.entry.school)]
    ]
    if over and house.policy.campaign.tier == "province":
        faults.append(f"{', '.join(over)}: one school, more than its quota of {quota}")
    faults += [_programmed(one.dossier.entry.number) for one, _ in works if _has_macro(one)]
    if works and not settings.to:
        faults.append("[onward] to is empty: nobody to send it to")
    return faults


def _has_macro(one: Chosen) -> bool:
    """Whether a form that would go carries a program; whose it is nobody knows."""
    going = _going(one.dossier.case.parts)
    return any(isinstance(part.facts, FormFacts) and part.facts.macro for part in going)


def _programmed(number: str) -> str:
    cure = f"save it as .docx and put that into the drop folder's {number}"
    return f"{number}: its form carries a program (macro), which is never sent on; {cure}"


def _whole(
    house: House, tx: Transaction, prepared: Prepared, lines: Sequence[Mapping[str, summary.Value]]
) -> parcel.Parcel:
    campaign = house.policy.campaign
    values = {"campaign": campaign.name, "province": prepared.province}
    title = house.wording.say(WORDS, "parcel", "title", **values)
    packed = tuple(work for _, work in prepared.works)
    told = {"id": campaign.id, "name": campaign.name, "tier": campaign.tier}
    works = [_work(one, work) for one, work in prepared.works]
    return parcel.Parcel(
        works=packed,
        sheet_name=sheet_name(house),
        sheet=summary.write(title, house.policy.onward.columns, lines),
        manifest=manifest.manifest(told, _changed(tx, packed), works),
    )


def _changed(tx: Transaction, packed: Sequence[parcel.Packed]) -> datetime:
    """The last change of a chosen entry: the manifest's instant, whenever it is written."""
    return max(tx.entries.get(work.number).changed_at for work in packed)


def _row(one: Chosen, work: parcel.Packed) -> dict[str, summary.Value]:
    """A work's line of the summary sheet."""
    entry, form = one.dossier.entry, one.dossier.case.form()
    films = one.dossier.case.films()
    seconds = films[0][1].duration_seconds if films else None
    row: dict[str, summary.Value] = {
        "rank": one.rank,
        "number": entry.number,
        "province": one.province,
        "school": entry.school,
        "title": entry.title,
        "duration": f"{seconds // 60:.0f}:{seconds % 60:02.0f}" if seconds is not None else "",
        "folder": work.folder,
        "files": "、".join(file.name for file in work.files),
    }
    for field in Field:
        if form is not None and field not in {Field.TITLE, Field.SCHOOL, Field.DURATION}:
            value = form.value(field)
            row[field.value] = "、".join(value) if isinstance(value, tuple) else value
    return row


def _work(one: Chosen, work: parcel.Packed) -> dict[str, Any]:
    """A work as the manifest tells it: no contact, no telephone number."""
    entry, judgement = one.dossier.entry, one.dossier.judgement
    films: Mapping[str, FilmFacts] = {
        part.material.sha256: facts for part, facts in one.dossier.case.films()
    }
    return {
        "rank": work.rank,
        "number": entry.number,
        "province": one.province,
        "school": entry.school,
        "title": entry.title,
        "revision": entry.revision,
        "decision": judgement.decision if judgement else None,
        "config": judgement.config_digest if judgement else None,
        "findings": [f.code for f in judgement.findings] if judgement else [],
        "files": [
            {
                "path": f"{work.folder}/{file.name}",
                "sha256": file.sha256,
                "size": file.size,
                "facts": shapes.film(films[file.sha256]) if file.sha256 in films else None,
            }
            for file in work.files
        ],
    }

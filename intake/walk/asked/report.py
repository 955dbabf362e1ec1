"""Report: the whole ledger as the JSON of `once` and `rehearse`, and replies as files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from intake.ledger.store import Transaction
from intake.model import OutboxRow
from intake.walk import board, desk, shapes
from intake.walk.house import House
from intake.walk.works import choice, dossiers

KINDS = ("eml", "txt", "html")


def everything(house: House, names: Mapping[str, str], folder: Path | None = None) -> shapes.Json:
    """Letters, entries and replies of the ledger; `names` gives a letter's file by its sha256.

    With `folder` every reply is written there as NNN.eml, NNN.txt and NNN.html. A dry run leaves
    neither a tracker nor a board nor a ledger: they are null.
    """
    with house.ledger.reading() as tx:
        records = tx.letters.all()
        files: dict[int | None, str] = {
            r.id: names.get(r.sha256) or Path(r.path).name for r in records
        }
        rows = tx.outbox.rows()
        written = {row.id: _write(row, folder) for row in rows}
        return {
            "letters": [shapes.record(r, files[r.id]) for r in records],
            "entries": [_entry(house, tx, e.number) for e in tx.entries.all()],
            "replies": [
                shapes.reply(row, files.get(row.letter_id), written[row.id]) for row in rows
            ],
            "tracker": str(desk.written(house, tx)) if house.sends else None,
            "board": str(board.place(house)) if house.sends else None,
            "ledger": house.ledger.place if house.sends else None,
        }


def _entry(house: House, tx: Transaction, number: str) -> shapes.Json:
    noun = dossiers.dossier(tx, number)
    shape = shapes.entry(noun.entry, noun.case, noun.judgement, house.wording)
    return {**shape, "province": choice.province(house, tx, noun.entry) or None}


def _write(row: OutboxRow, folder: Path | None) -> dict[str, str | None]:
    """The reply as three files named by its number in the outbox."""
    if folder is None:
        return dict.fromkeys(KINDS)
    folder.mkdir(parents=True, exist_ok=True)
    contents = {"eml": row.raw, "txt": row.reply.text.encode(), "html": row.reply.html.encode()}
    paths = {kind: folder / f"{row.id:03d}.{kind}" for kind in KINDS}
    for kind, path in paths.items():
        path.write_bytes(contents[kind])
    return {kind: str(path) for kind, path in paths.items()}

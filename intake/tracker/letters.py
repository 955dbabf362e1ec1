"""Letters: every letter of the ledger → the sheet 来信日志, the newest first."""

from __future__ import annotations

from intake.model import Letter, LetterEnd, LetterKind, OutboxState
from intake.tracker import table
from intake.tracker.desk import Desk, LetterRow
from intake.tracker.looks import KIND_TONES
from intake.tracker.page import Cell, Page
from intake.tracker.words import Words

KEYS = (
    "received", "name", "address", "subject", "kind", "end", "numbers", "reply", "reply-state",
    "raw", "id",
)  # fmt: skip
FAILED = frozenset({OutboxState.FAILED, OutboxState.UNSURE, OutboxState.BOUNCED})
"""States of a reply that a person must see to."""


def page(desk: Desk, words: Words) -> Page:
    """The sheet 来信日志."""
    rows = [
        table.Keyed(key=str(row.record.id), cells=_row(row, desk, words)) for row in ordered(desk)
    ]
    return table.page("letters", rows, KEYS, desk=desk, words=words, frame=table.Frame(pinned=0))


def ordered(desk: Desk) -> list[LetterRow]:
    """The letters as the sheet shows them, without the copies of our own replies."""
    shown = [row for row in desk.letters if not is_copy(row)]
    return sorted(shown, key=lambda r: (r.record.received_at, r.record.id), reverse=True)


def is_copy(row: LetterRow) -> bool:
    """Whether it is a reply of the robot's own that came back as evidence that it left."""
    return row.record.letter is not None and row.record.letter.kind is LetterKind.OWN


def _row(row: LetterRow, desk: Desk, words: Words) -> dict[str, Cell]:
    record, letter = row.record, row.record.letter
    kind = words.word("kind", letter.kind) if letter else words.say("kind.unread")
    tone = KIND_TONES.get(letter.kind, "grey") if letter else "red"
    # The bytes of private letters are dropped after some days: there is nothing left to open.
    link = row.eml_link if record.path else ""
    return {
        "id": Cell(value=str(record.id)),
        "received": Cell(value=desk.local(record.received_at), look="time"),
        "name": Cell(value=_writer(letter, words) if letter else ""),
        "address": Cell(value=letter.sender.address if letter else ""),
        "subject": Cell(value=letter.subject if letter else ""),
        "kind": Cell(value=kind, look=f"tone-{tone}"),
        "end": Cell(value=_end(row, words), look="middle"),
        "numbers": Cell(value="\n".join(record.entries), look="middle"),
        **_reply(row, words),
        "raw": Cell(value=words.say("entry.open") if link else "", look="link", link=link),
    }


def _writer(letter: Letter, words: Words) -> str:
    """Who wrote a letter, and which colleague handed it on."""
    if letter.through is None:
        return letter.sender.name
    colleague = letter.through.name or letter.through.address
    return words.say("letter.through", name=letter.sender.name, colleague=colleague)


def _end(row: LetterRow, words: Words) -> str:
    """Where a letter went: as precisely as is known."""
    if row.how and row.record.end is LetterEnd.ENTRY:
        return words.word("passage", row.how)
    return words.word("end", row.record.end)


def _reply(row: LetterRow, words: Words) -> dict[str, Cell]:
    """Kind and state of the replies, one below the other where there are several."""
    kinds = "\n".join(words.word("reply", kind) for kind, _, _ in row.replies)
    states = "\n".join(_state(row, state, words) for _, state, _ in row.replies)
    alarming = any(state in FAILED for _, state, _ in row.replies)
    return {
        "reply": Cell(value=kinds, look="middle"),
        "reply-state": Cell(value=states, look="tone-red" if alarming else "middle"),
    }


def _state(row: LetterRow, state: OutboxState, words: Words) -> str:
    if row.held and state is OutboxState.COMPOSED:
        return words.say("outbox.held")
    return words.word("outbox", state)

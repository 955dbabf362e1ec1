"""Answers owed and the outbox: an answer is linked to one reply for ever, a reply is sent once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from intake.ledger.schema import answer, letter, outbox, pulse, thread
from intake.model import Answer, OutboxRow, OutboxState, Reply, ReplyKind

OPEN = (OutboxState.COMPOSED, OutboxState.SENDING, OutboxState.RETRY, OutboxState.UNSURE)
CLAIM = "post bundle"
"""The pulse that names the replies of a bundle: a mark on each would write all its content anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What decides whether a reply may leave, without its content."""

    id: int
    message_id: str
    state: OutboxState
    hold: str
    released: bool
    next_try: datetime | None
    announced_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving(Waiting):
    """A reply that is handed over: what the server is given, and what is noted of it."""

    letter_id: int | None
    to: str
    raw: bytes
    tries: int


class Outbox:
    """The answers and replies of a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def owe(
        self, subject: str, cause: str, kind: ReplyKind, letter_id: int, due_at: datetime
    ) -> None:
        """Owe an answer; owing the same one again changes nothing."""
        same = (answer.c.subject == subject, answer.c.cause == cause, answer.c.kind == kind)
        if self._connection.scalar(sa.select(answer.c.id).where(*same)) is None:
            row = {
                "subject": subject,
                "cause": cause,
                "kind": kind,
                "letter_id": letter_id,
                "due_at": due_at,
            }
            self._connection.execute(answer.insert().values(row))

    def owed(self) -> list[Answer]:
        """Answers that no reply carries yet, in the order in which they came to be owed."""
        query = sa.select(answer).where(answer.c.outbox_id.is_(None)).order_by(answer.c.id)
        return [_answer(row) for row in self._connection.execute(query)]

    def compose(
        self,
        reply: Reply,
        raw: bytes,
        letter_id: int | None,
        answers: Sequence[int],
        at: datetime,
        hold: str,
    ) -> int:
        """Put a rendered reply into the outbox and link the answers that it gives."""
        row: dict[str, Any] = {
            "message_id": reply.message_id,
            "letter_id": letter_id,
            "reply": reply,
            "raw": raw,
        }
        row["to"] = reply.to
        row |= {"state": OutboxState.COMPOSED, "hold": hold, "composed_at": at}
        found = self._connection.execute(
            outbox.insert().values(row).returning(outbox.c.id)
        ).scalar_one()
        self._connection.execute(
            answer.update().where(answer.c.id.in_(answers)).values(outbox_id=found)
        )
        return int(found)

    def get(self, outbox_id: int) -> OutboxRow:
        """One reply. Raises KeyError when there is none."""
        for row in self.rows(outbox.c.id == outbox_id):
            return row
        raise KeyError(outbox_id)

    def rows(self, condition: sa.ColumnElement[bool] | None = None) -> list[OutboxRow]:
        """Replies in the order in which they were composed."""
        chosen = sa.true() if condition is None else condition
        given = sa.select(answer.c.outbox_id, answer.c.subject)
        given = given.join(outbox, outbox.c.id == answer.c.outbox_id).where(chosen)
        numbers: dict[int, list[str]] = {}
        for row in self._connection.execute(given.order_by(answer.c.id)):
            if ":" not in row.subject and row.subject not in numbers.setdefault(row.outbox_id, []):
                numbers[row.outbox_id].append(row.subject)
        claimed = self.claimed()
        query = sa.select(outbox).where(chosen).order_by(outbox.c.id)
        found = self._connection.execute(query)
        return [_row(row, numbers.get(row.id, []), claimed) for row in found]

    def open(self) -> list[Waiting]:
        """Replies that have not come to an end, oldest first: composed, sending, retry, unsure."""
        claimed = self.claimed()
        query = _columns(Waiting).where(outbox.c.state.in_(OPEN)).order_by(outbox.c.id)
        return [Waiting(**_seen(row, claimed)) for row in self._connection.execute(query)]

    def leaving(self, outbox_ids: Sequence[int]) -> list[Leaving]:
        """Those of these replies that have not come to an end, oldest first, to be handed over."""
        chosen = (outbox.c.id.in_(outbox_ids), outbox.c.state.in_(OPEN))
        query = _columns(Leaving).where(*chosen).order_by(outbox.c.id)
        return [Leaving(**_seen(row, {})) for row in self._connection.execute(query)]

    def kinds(self, outbox_ids: Sequence[int]) -> dict[int, ReplyKind]:
        """Of which kind each of these replies is."""
        query = sa.select(outbox.c.id, outbox.c.reply).where(outbox.c.id.in_(outbox_ids))
        return {row.id: row.reply.kind for row in self._connection.execute(query)}

    def claim(self, outbox_ids: Sequence[int], at: datetime) -> None:
        """Note that these replies are handed over from now on; none: that the bundle is done."""
        self._connection.execute(pulse.delete().where(pulse.c.name == CLAIM))
        if outbox_ids:
            body = {str(outbox_id): "" for outbox_id in outbox_ids}
            self._connection.execute(pulse.insert().values(name=CLAIM, at=at, body=body))

    def claimed(self) -> dict[int, datetime]:
        """The replies of the bundle that is handed over, or was when the robot died."""
        row = self._connection.execute(sa.select(pulse).where(pulse.c.name == CLAIM)).one_or_none()
        return {int(outbox_id): row.at for outbox_id in row.body} if row else {}

    def sent(self, told: Sequence[tuple[Leaving, str]], begun: datetime, at: datetime) -> None:
        """Note that these have left, each with the server's words; a bounced one stays bounced."""
        still = (outbox.c.id == sa.bindparam("row"), outbox.c.state != OutboxState.BOUNCED)
        change = outbox.update().where(*still)
        change = change.values(
            state=OutboxState.SENT,
            tries=sa.bindparam("count"),
            announced_at=sa.bindparam("begun"),
            sent_at=sa.bindparam("ended"),
            detail=sa.bindparam("words"),
        )
        same = {"begun": begun, "ended": at}
        rows = [{"row": r.id, "count": r.tries + 1, "words": words, **same} for r, words in told]
        self._connection.execute(change, rows)

    def mark(self, outbox_id: int, state: OutboxState, **values: Any) -> None:  # noqa: ANN401  (columns)
        """Move a reply to a state, with what else is known; one that bounced stays bounced."""
        still = (outbox.c.id == outbox_id, outbox.c.state != OutboxState.BOUNCED)
        self._connection.execute(outbox.update().where(*still).values(state=state, **values))

    def announce(self, outbox_id: int, at: datetime) -> None:
        """Note that the content is about to be handed to the server."""
        self._connection.execute(
            outbox.update().where(outbox.c.id == outbox_id).values(announced_at=at)
        )

    def release(self, outbox_id: int) -> None:
        """Let a reply go, held or switched off or unsure.

        One that may have been sent already is sent once more, and not a third time by itself.
        """
        row = outbox.c.id == outbox_id
        self._connection.execute(outbox.update().where(row).values(released=True, hold=""))
        again = {"state": OutboxState.COMPOSED, "announced_at": None, "next_try": None}
        self._connection.execute(
            outbox.update()
            .where(row, outbox.c.announced_at.is_not(None))
            .values(**again, looks=0, repeated=True)
        )

    def discard(self, outbox_id: int, at: datetime) -> None:
        """Let a reply never leave."""
        values = {"state": OutboxState.DISCARDED, "hold": "", "detail": f"discarded {at:%Y-%m-%d}"}
        self._connection.execute(outbox.update().where(outbox.c.id == outbox_id).values(values))

    def resend(self, outbox_id: int) -> None:
        """Send a reply afresh, whatever has become of it; a second broken line is for a person."""
        afresh = {"state": OutboxState.COMPOSED, "hold": "", "released": True, "repeated": True}
        none: dict[str, Any] = {"announced_at": None, "next_try": None, "looks": 0, "tries": 0}
        self._connection.execute(
            outbox.update().where(outbox.c.id == outbox_id).values(**afresh, **none)
        )

    def count_to(self, recipient: str, since: datetime) -> int:
        """How many replies to an address were composed since an instant."""
        query = sa.select(sa.func.count()).select_from(outbox)
        query = query.where(outbox.c.to == recipient, outbox.c.composed_at >= since)
        return self._connection.scalar(query) or 0

    def bounce(self, message_id: str, detail: str) -> bool:
        """Mark the reply that a delivery report speaks of; whether it is one of ours.

        What else waits for that address waits for staff from now on.
        """
        found = self.rows(outbox.c.message_id == message_id)
        for row in found:
            values = {"state": OutboxState.BOUNCED, "detail": detail}
            self._connection.execute(outbox.update().where(outbox.c.id == row.id).values(values))
            open_ = outbox.c.state.in_((OutboxState.COMPOSED, OutboxState.RETRY))
            waits = (outbox.c.to == row.reply.to, open_, outbox.c.announced_at.is_(None))
            held = {"hold": "bounced", "released": False}
            self._connection.execute(outbox.update().where(*waits).values(held))
        return bool(found)

    def acknowledged(self, sender: str, message_ids: Sequence[str], numbers: Sequence[str]) -> bool:
        """Whether a letter of this sender in this thread got an acknowledgement, or is owed one.

        In the thread are letters with these Message-IDs, letters that our replies with them answer,
        and letters about these entries.
        """
        theirs = sa.select(letter.c.id).where(letter.c.message_id.in_(message_ids))
        ours = sa.select(outbox.c.letter_id).where(outbox.c.message_id.in_(message_ids))
        about = sa.select(thread.c.letter_id).where(thread.c.number.in_(numbers))
        in_thread = answer.c.letter_id.in_(theirs.union(ours, about))
        query = sa.select(answer.c.id).join(letter, letter.c.id == answer.c.letter_id)
        query = query.where(answer.c.kind == ReplyKind.INQUIRY, letter.c.sender == sender)
        return self._connection.scalar(query.where(in_thread).limit(1)) is not None

    def last_answer_at(self, subject: str, before: datetime | None = None) -> datetime | None:
        """When the last reply about an entry left (before an instant), if one did."""
        query = sa.select(sa.func.max(outbox.c.sent_at)).join(
            answer, answer.c.outbox_id == outbox.c.id
        )
        if before is not None:
            query = query.where(outbox.c.sent_at <= before)
        found: datetime | None = self._connection.scalar(query.where(answer.c.subject == subject))
        return found

    def owed_at(self, subject: str, kind: ReplyKind) -> list[datetime]:
        """When answers of a kind came to be owed to a subject."""
        same = (answer.c.subject == subject, answer.c.kind == kind)
        return list(self._connection.scalars(sa.select(answer.c.due_at).where(*same)))

    def composed_at(self, message_ids: Sequence[str]) -> list[datetime]:
        """When replies with these Message-IDs were composed."""
        query = sa.select(outbox.c.composed_at).where(outbox.c.message_id.in_(message_ids))
        return list(self._connection.scalars(query))

    def handed_over(self, since: datetime) -> int:
        """How many contents were handed to the server since an instant."""
        query = sa.select(sa.func.count()).select_from(outbox)
        return self._connection.scalar(query.where(outbox.c.announced_at > since)) or 0

    def last_handed_over(self) -> datetime | None:
        """When a content was last handed to the server."""
        found: datetime | None = self._connection.scalar(
            sa.select(sa.func.max(outbox.c.announced_at))
        )
        return found

    def is_dead(self, recipient: str) -> bool:
        """Whether the last letter to an address that came to an end came back."""
        ended = outbox.c.state.in_((OutboxState.SENT, OutboxState.BOUNCED))
        query = sa.select(outbox.c.state).where(outbox.c.to == recipient, ended)
        last = self._connection.scalar(query.order_by(outbox.c.id.desc()).limit(1))
        return last == OutboxState.BOUNCED

    def states(self) -> dict[str, int]:
        """How many replies are in which state."""
        query = sa.select(outbox.c.state, sa.func.count()).group_by(outbox.c.state)
        return {row[0]: row[1] for row in self._connection.execute(query)}


def _answer(row: sa.Row[Any]) -> Answer:
    return Answer(
        id=row.id,
        subject=row.subject,
        cause=row.cause,
        kind=ReplyKind(row.kind),
        letter_id=row.letter_id,
        due_at=row.due_at,
    )


def _columns(noun: type[Waiting]) -> sa.Select[Any]:
    return sa.select(*(outbox.c[field.name] for field in fields(noun)))


def _seen(row: sa.Row[Any], claimed: Mapping[int, datetime]) -> dict[str, Any]:
    """A row's values; what a bundle has claimed is being sent."""
    values = {**row._mapping, "state": OutboxState(row.state)}  # noqa: SLF001  (public API)
    if row.id in claimed and row.announced_at is None:
        values |= {"state": OutboxState.SENDING, "announced_at": claimed[row.id]}
    return values


def _row(row: sa.Row[Any], numbers: Sequence[str], claimed: Mapping[int, datetime]) -> OutboxRow:
    seen = _seen(row, claimed)
    values = {name: seen[name] for name in OutboxRow.__dataclass_fields__ if name != "numbers"}
    return OutboxRow(**values, numbers=tuple(numbers))

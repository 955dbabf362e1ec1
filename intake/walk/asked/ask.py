"""Ask: what people want to know of the ledger, read-only: status, show, parked, outbox list."""

from __future__ import annotations

from datetime import timedelta

from intake.errors import BadSetup
from intake.ledger.store import Transaction
from intake.letters import author
from intake.model import LetterRecord, OutboxRow
from intake.walk import desk, drop, fetch, poll, post, shapes
from intake.walk.house import House
from intake.walk.inward import progress
from intake.walk.outward import pace
from intake.walk.works import choice, dossiers

STALE = timedelta(minutes=10)
"""A job whose last beat is older than this, two polls and three films is not alive."""
JOBS = ("read", "measure", "send", "publish")
"""The jobs of a running robot; each beats for itself, since one may hang while others go on."""


def status(house: House) -> shapes.Json:
    """Whether the robot is alive, counts by state, and the two daily statements."""
    with house.ledger.reading() as tx:
        polled = tx.record.pulse("poll")
        return {
            "alive": all(_is_alive(house, tx, job) for job in JOBS),
            "last_poll": polled[0].isoformat() if polled else None,
            "trouble": poll.trouble(tx) or post.trouble(tx),
            "skipped": poll.skipped(tx),
            "letters": tx.letters.ends(),
            "entries": tx.entries.states(),
            "outbox": tx.outbox.states(),
            "held": sum(bool(row.hold) for row in tx.outbox.open()),
            "tracker": str(desk.written(house, tx)),
            "parked": len(tx.record.troubles(parked=True)),
            "measuring": progress.under_way(tx, house.clock.now()),
            "waiting": overdue(house, tx),
            "links": fetch.progress(tx),
            "astray": drop.astray(tx),
            "reconciliation": reconciliation(tx),
        }


def beat(job: str) -> str:
    """The name of a job's beat."""
    return f"alive: {job}"


def _is_alive(house: House, tx: Transaction, job: str) -> bool:
    pulse, rules = tx.record.pulse(beat(job)), house.policy
    longest = max(2 * rules.mailbox.poll_seconds, 3 * rules.media.seconds)
    patience = max(STALE, timedelta(seconds=longest))
    return pulse is not None and house.clock.now() - pulse[0] <= patience


def reconciliation(tx: Transaction) -> shapes.Json:
    """The first daily statement: every letter that the last look saw in the mailbox is here."""
    looked = poll.looked(tx)
    if looked is None:
        return {"mailbox": None, "ledger": tx.letters.places(), "agree": None}
    seen, lacking = looked
    return {"mailbox": seen, "ledger": seen - lacking, "agree": lacking == 0}


def overdue(house: House, tx: Transaction) -> list[int]:
    """Letters that have waited for more than a day."""
    before = house.clock.now() - timedelta(days=1)
    return [r.id for r in tx.letters.all() if r.end == "waiting" and r.received_at < before]


def parked(house: House) -> shapes.Json:
    """Items that were set aside, with the name by which `retry` takes them back."""
    with house.ledger.reading() as tx:
        found = [
            {
                "id": f"{t.round}:{t.item}",
                "subject": _subject(tx, t.round, t.item),
                "tries": t.tries,
                "reason": t.reason,
            }
            for t in tx.record.troubles(parked=True)
        ]
    return {"parked": found}


def _subject(tx: Transaction, name: str, item: str) -> str | None:
    """The subject of the letter that an item is about, when it is one that was read."""
    if name not in {"letter", "entries"}:
        return None
    letter = tx.letters.get(int(item)).letter
    return letter.subject if letter else None


def outbox(house: House) -> shapes.Json:
    """Every reply with its state and why it waits."""
    with house.ledger.reading() as tx:
        rows, waiting = tx.outbox.rows(), post.waiting(tx)
        until = pace.paused(tx, house.clock.now())
    return {
        "outbox": [_line(house, row) for row in rows],
        "waiting": waiting,
        "paused_until": until.isoformat() if until else None,
    }


def _line(house: House, row: OutboxRow) -> shapes.Json:
    waits = "send = false" if not house.policy.replies.send and not row.released else ""
    ended = row.state in {"sent", "failed", "bounced", "discarded"}
    return {
        "id": row.id,
        "kind": row.reply.kind,
        "number": list(row.numbers),
        "to": row.reply.to,
        "subject": row.reply.subject,
        "state": row.state,
        "held": None if ended else _hold(house, row.hold) or waits or None,
        "tries": row.tries,
        "detail": row.detail or None,
    }


def _hold(house: House, reason: str) -> str:
    """Why a reply waits; a forward of staff's in the words of the tracker."""
    if reason != author.FORWARDED:
        return reason
    return str(house.wording.desk["letter"]["held"])


def reply(house: House, outbox_id: int) -> OutboxRow:
    """One reply as it was rendered. Raises BadSetup when there is none."""
    with house.ledger.reading() as tx:
        try:
            return tx.outbox.get(outbox_id)
        except KeyError as error:
            message = f"there is no reply {outbox_id}; `outbox list` shows them"
            raise BadSetup(message) from error


def show(house: House, what: str) -> shapes.Json:
    """Everything known of an entry (by its number) or a letter (by its id)."""
    with house.ledger.reading() as tx:
        numbers = {entry.number for entry in tx.entries.all()}
        if what.upper() in numbers:
            return {"entry": _entry(house, tx, what.upper())}
        for record in tx.letters.all():
            if what in {str(record.id), f"letter:{record.id}"}:
                return {"letter": _letter(house, tx, record)}
    message = f"there is no entry and no letter called {what}"
    raise BadSetup(message)


def _entry(house: House, tx: Transaction, number: str) -> shapes.Json:
    noun = dossiers.dossier(tx, number)
    shape = shapes.entry(noun.entry, noun.case, noun.judgement, house.wording)
    judged = [*noun.history, *([noun.judgement] if noun.judgement else [])]
    letters = [r for r in tx.letters.all() if number in r.entries]
    return {
        **shape,
        "province": choice.province(house, tx, noun.entry) or None,
        "revisions": [
            {
                "revision": j.revision,
                "decision": j.decision,
                "at": j.at.isoformat(),
                "findings": [shapes.finding(f, house.wording) for f in j.findings],
            }
            for j in judged
        ],
        "events": [
            {"at": e.at.isoformat(), "who": e.who, "what": e.what} for e in tx.record.events(number)
        ],
        "letters": [shapes.record(r, r.path) for r in letters],
        "replies": [_line(house, row) for row in tx.outbox.rows() if number in row.numbers],
    }


def _letter(house: House, tx: Transaction, record: LetterRecord) -> shapes.Json:
    events = tx.record.events(letter_id=record.id)
    return {
        **shapes.record(record, record.path),
        "subject": record.letter.subject if record.letter else None,
        "events": [{"at": e.at.isoformat(), "who": e.who, "what": e.what} for e in events],
        "replies": [_line(house, r) for r in tx.outbox.rows() if r.letter_id == record.id],
    }

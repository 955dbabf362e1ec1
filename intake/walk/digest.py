"""Digest: what needs a person → one letter a morning to each of the staff that config names.

It says besides whether every letter is accounted for, so that a silent robot is noticed: no letter
in the morning is news, too.
"""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

from intake.ledger.store import Transaction
from intake.model import LetterEnd, Reply, ReplyKind
from intake.replies import compose, message
from intake.tracker.todo import Todo, todo
from intake.tracker.words import Words
from intake.walk import desk, post
from intake.walk.asked import ask
from intake.walk.house import House
from intake.walk.works import dossiers

NAME = "digest"
MOST = 40
"""Things to look at that are named one by one; the tracker has them all."""


def due(house: House) -> list[str]:
    """The addresses that have had no letter today, once it is time."""
    settings, now = house.policy.replies, house.clock.now()
    local = now.astimezone(house.policy.campaign.zone)
    if (
        not settings.digest_to
        or not house.paces
        or local.time() < time.fromisoformat(settings.digest_at)
    ):
        return []
    with house.ledger.reading() as tx:
        return [to for to in settings.digest_to if not _is_written(house, tx, to)]


def take(house: House, item: str) -> None:
    """Write today's letter to one address."""
    now, smtp, campaign = house.clock.now(), house.policy.smtp, house.policy.campaign
    with house.ledger.transaction() as tx:
        words = compose.digest(_told(house, tx), dossiers.setting(house), house.wording)
        reply = Reply(
            kind=ReplyKind.DIGEST,
            to=item,
            subject=words.subject,
            text=words.text,
            html=words.html,
            message_id=_message_id(house, item),
            in_reply_to=None,
        )
        raw = message.build(
            reply, sender=smtp.sender, name=smtp.name, campaign_id=campaign.id, date=now
        )
        tx.outbox.compose(reply, raw, None, [], now, "")
    house.step("digest composed")


def _is_written(house: House, tx: Transaction, to: str) -> bool:
    return bool(tx.outbox.composed_at([_message_id(house, to)]))


def _message_id(house: House, to: str) -> str:
    campaign = house.policy.campaign
    today = house.clock.now().astimezone(campaign.zone).date().isoformat()
    domain = house.policy.smtp.sender.rpartition("@")[2]
    return message.message_id(campaign.id, ReplyKind.DIGEST, [(to, today)], domain)


def _told(house: House, tx: Transaction) -> dict[str, Any]:
    """What the letter tells: plain values for its sentences."""
    waiting = todo(desk.view(house, tx, desk.remembered(tx)), Words(house.wording))
    written = desk.written(house, tx)
    ends = {end.value: 0 for end in LetterEnd} | tx.letters.ends()
    return {
        "todos": [_line(one, written) for one in waiting[:MOST]],
        "count": len(waiting),
        "mailbox": ask.reconciliation(tx),
        "letters": sum(ends.values()),
        "ends": ends,
        "overdue": len(ask.overdue(house, tx)),
        "leaving": post.waiting(tx),
        "tracker": str(written),
    }


def _line(one: Todo, tracker: Path) -> dict[str, Any]:
    """One thing to look at; `link` opens the tracker at its cell where the file is at hand."""
    sheet, row = one.place
    cell = quote(f"'{sheet}'!A{row}")
    return {
        "number": one.number.replace("\n", " "),
        "what": one.what,
        "why": one.why,
        "sheet": sheet,
        "row": row,
        "link": f"{tracker.absolute().as_uri()}#{cell}",
    }

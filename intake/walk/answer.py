"""Answer: answers owed that belong together and are due → one rendered reply in the outbox.

Of one entry the last judgement wins, and entries of one letter are answered in one reply. The row
and its links are committed together, before SMTP is spoken.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from intake import decision
from intake.ledger.store import Transaction
from intake.model import Answer, Dossier, Letter, Reply, ReplyKind
from intake.replies import compose, message
from intake.walk import dossiers
from intake.walk.house import House

NAME = "answer"


def due(house: House) -> list[str]:
    """Letters to which a settled answer is owed."""
    with house.ledger.reading() as tx:
        newest = _newest(tx)
    now = house.clock.now()
    ready = [a.letter_id for a in newest.values() if not house.settles or a.due_at <= now]
    return [str(letter_id) for letter_id in dict.fromkeys(ready)]


def take(house: House, item: str) -> None:
    """Render one reply to one letter and put it into the outbox."""
    letter_id = int(item)
    now = house.clock.now()
    with house.ledger.transaction() as tx:
        telling = [a for a in _newest(tx).values() if a.letter_id == letter_id]
        subjects = {answer.subject for answer in telling}
        carried = [answer.id for answer in tx.outbox.owed() if answer.subject in subjects]
        letter = tx.letters.get(letter_id).letter
        if letter is None or not telling:
            return
        reply = _reply(house, tx, letter_id, letter, telling)
        smtp, campaign = house.policy.smtp, house.policy.campaign
        raw = message.build(
            reply, sender=smtp.sender, name=smtp.name, campaign_id=campaign.id, date=now
        )
        tx.outbox.compose(reply, raw, letter_id, carried, now, _hold(house, tx, letter, reply))
        tx.record.note(now, "robot", f"reply composed: {reply.kind}", letter_id=letter_id)
    house.step("row composed")


def _newest(tx: Transaction) -> dict[str, Answer]:
    """The last answer owed to each subject of which nothing newer is to be judged.

    Else the new files would be told with what was found in the old ones; the judgement to come
    carries that answer too.
    """
    unjudged = set(tx.entries.unjudged())
    return {answer.subject: answer for answer in tx.outbox.owed() if answer.subject not in unjudged}


def _reply(
    house: House, tx: Transaction, letter_id: int, letter: Letter, telling: Sequence[Answer]
) -> Reply:
    entries = [
        dossiers.dossier(tx, answer.subject) for answer in telling if ":" not in answer.subject
    ]
    ignored = house.policy.campaign.organiser_links
    entries += [
        dossiers.precheck(tx, letter_id, ignored)
        for answer in telling
        if answer.kind is ReplyKind.PRECHECK
    ]
    kind = _kind(telling, entries)
    rendered = _render(house, kind, letter, entries)
    causes = [(answer.subject, answer.cause) for answer in telling]
    domain = house.policy.smtp.sender.rpartition("@")[2]
    return Reply(
        kind=kind,
        to=letter.sender.address,
        subject=rendered.subject,
        text=rendered.text,
        html=rendered.html,
        message_id=message.message_id(house.policy.campaign.id, kind, causes, domain),
        in_reply_to=letter.message_id,
        references=tuple(dict.fromkeys([*reversed(letter.answers), letter.message_id or ""])),
    )


def _kind(telling: Sequence[Answer], entries: Sequence[Dossier]) -> ReplyKind:
    if telling[0].kind in {ReplyKind.PRECHECK, ReplyKind.INQUIRY, ReplyKind.RECEIPT}:
        return telling[0].kind
    return decision.first_kind([d.judgement.decision for d in entries if d.judgement])


def _render(
    house: House, kind: ReplyKind, letter: Letter, entries: Sequence[Dossier]
) -> compose.Rendered:
    setting = dossiers.setting(house)
    if kind is ReplyKind.INQUIRY:
        return compose.inquiry(letter, setting, house.wording)
    if kind is ReplyKind.RECEIPT:
        return compose.receipt(letter, setting, house.wording)
    return compose.entries(kind, entries, setting, house.wording)


def _hold(house: House, tx: Transaction, letter: Letter, reply: Reply) -> str:
    """Why staff must release this reply first, or an empty string."""
    settings = house.policy.replies
    if letter.automatic is not None:
        return letter.automatic
    if reply.kind in settings.hold:
        return "kind"
    since = house.clock.now() - timedelta(days=1)
    return (
        "per_sender_day" if tx.outbox.count_to(reply.to, since) >= settings.per_sender_day else ""
    )

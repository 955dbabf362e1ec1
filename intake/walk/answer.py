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
from intake.walk import words
from intake.walk.house import House
from intake.walk.works import dossiers

NAME = "answer"
APART = frozenset(
    {
        ReplyKind.DUPLICATE,
        ReplyKind.REMINDER,
        ReplyKind.SELECTED,
        ReplyKind.NOT_SELECTED,
        ReplyKind.SCHEDULE,
    }
)
"""Kinds that tell something else than how an entry stands: no judgement takes their place."""

ALONE = APART | {ReplyKind.VERDICT, ReplyKind.RECEIPT}
"""Kinds that share no letter with another kind.

A receipt is for the work that no reply may tell of: beside results it would be lost among them.
"""


def due(house: House) -> list[str]:
    """Letters to which a settled answer is owed, with the kind of one that stands alone.

    What staff's word is about to change is not told before.
    """
    with house.ledger.reading() as tx:
        newest = _newest(tx)
    now, changing = house.clock.now(), set(words.due(house))
    settled = [a for a in newest.values() if not house.settles or a.due_at <= now]
    return list(dict.fromkeys(_item(a) for a in settled if a.subject not in changing))


def take(house: House, item: str) -> None:
    """Render one reply to one letter and put it into the outbox."""
    letter_id = int(item.partition(" ")[0])
    now = house.clock.now()
    with house.ledger.transaction() as tx:
        telling = [a for a in _newest(tx).values() if _item(a) == item]
        threads = {_thread(answer) for answer in telling}
        carried = [answer.id for answer in tx.outbox.owed() if _thread(answer) in threads]
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


def _item(answer: Answer) -> str:
    alone = f" {answer.kind}" if answer.kind in ALONE else ""
    return f"{answer.letter_id}{alone}"


def _thread(answer: Answer) -> tuple[str, str]:
    """Answers of which the last one tells all: those on how one subject stands."""
    return answer.subject, answer.kind.value if answer.kind in APART else ""


def _newest(tx: Transaction) -> dict[tuple[str, str], Answer]:
    """The last answer owed to each subject of which nothing newer is to be judged.

    Else the new files would be told with what was found in the old ones; the judgement to come
    carries that answer too.
    """
    unjudged = set(tx.entries.unjudged())
    return {
        _thread(answer): answer
        for answer in tx.outbox.owed()
        if answer.kind in APART or answer.subject not in unjudged
    }


def _reply(
    house: House, tx: Transaction, letter_id: int, letter: Letter, telling: Sequence[Answer]
) -> Reply:
    entries = [dossiers.told(tx, answer) for answer in telling if ":" not in answer.subject]
    ignored = house.policy.campaign.organiser_links
    if any(answer.kind is ReplyKind.PRECHECK for answer in telling):
        entries += dossiers.precheck(tx, letter_id, ignored)
    kind = decision.first_kind(answer.kind for answer in telling)
    rendered = _render(house, kind, letter, entries, telling[-1].cause)
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


def _render(
    house: House, kind: ReplyKind, letter: Letter, entries: Sequence[Dossier], cause: str
) -> compose.Rendered:
    setting = dossiers.setting(house)
    if kind is ReplyKind.INQUIRY:
        return compose.inquiry(letter, setting, house.wording)
    if kind is ReplyKind.RECEIPT:
        return compose.receipt(letter, setting, house.wording, cause)
    return compose.entries(kind, entries, setting, house.wording)


def _hold(house: House, tx: Transaction, letter: Letter, reply: Reply) -> str:
    """Why staff must release this reply first, or an empty string."""
    settings = house.policy.replies
    if letter.automatic is not None:
        return letter.automatic
    if tx.outbox.is_dead(reply.to):
        return "bounced"
    if reply.kind in settings.hold:
        return "kind"
    since = house.clock.now() - timedelta(days=1)
    return (
        "per_sender_day" if tx.outbox.count_to(reply.to, since) >= settings.per_sender_day else ""
    )

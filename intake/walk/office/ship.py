"""Ship: a prepared parcel → letters at the next tier, the choice forwarded, the schools told.

The order is that of all sending: folder on disk, shipment in the ledger, each letter marked before
the server is spoken to and again just before its content leaves. What breaks off after that second
mark is looked for in our own mailbox; without evidence a person asks, and nothing is sent twice.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from intake import decision
from intake.errors import BadSetup, NeedsPerson, TryLater
from intake.ledger.store import Transaction
from intake.model import Dispatch, Happening, OutboxState, ReplyKind, Shipment
from intake.onward import letters, parcel
from intake.onward.words import WORDS
from intake.walk.house import House
from intake.walk.office.parcel import Prepared, prepare, sheet_name
from intake.walk.works import choice

ON_ITS_WAY = frozenset({OutboxState.SENDING, OutboxState.UNSURE})
ANSWERS = ("", "arrived", "again")
"""What a person may say of a letter whose fate is unsure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """How staff want it sent: a share link with its code, what they know of an unsure letter."""

    link: str = ""
    code: str = ""
    unsure: str = ""


def send(house: House, order: Order) -> Shipment:
    """Send what staff recommend, or finish a shipment that broke off; the shipment as it ended.

    Raises BadSetup when it cannot go like this, NeedsPerson when staff must decide, TryLater when
    the server is not ready.
    """
    shipment = _unfinished(house) or _begin(house, order)
    for letter in _letters(house, shipment):
        _dispatch(house, shipment, letter, order.unsure)
    _finish(house, shipment)
    with house.ledger.reading() as tx:
        return next(s for s in tx.onward.shipments() if s.digest == shipment.digest)


def _unfinished(house: House) -> Shipment | None:
    """A shipment of which a letter has left, or may have; one of which none has is forgotten."""
    with house.ledger.transaction() as tx:
        for shipment in tx.onward.shipments():
            if shipment.sent_at is not None:
                continue
            left = (OutboxState.SENT, *ON_ITS_WAY)
            begun = [d for d in tx.onward.dispatches(shipment.digest) if d.announced_at is not None]
            if any(letter.state in left for letter in begun):
                return shipment
            tx.onward.drop(shipment.digest)
    return None


def _begin(house: House, order: Order) -> Shipment:
    """Put a new shipment into the ledger, its parcel on disk."""
    policy, now = house.policy, house.clock.now()
    # what lay there before it is prepared now is what staff may have uploaded
    known = {path.name for path in policy.path(policy.onward.folder).glob("*")}
    with house.ledger.reading() as tx:
        prepared = prepare(house, tx)
    way = _way(prepared, order, uploaded=prepared.digest in known)
    count = len(prepared.works) if way == "letters" else 1
    domain = policy.smtp.sender.rpartition("@")[2]
    told = (policy.campaign.id, prepared.digest)
    shipment = Shipment(
        digest=prepared.digest,
        numbers=tuple(one.dossier.entry.number for one, _ in prepared.works),
        recipient=policy.onward.to,
        way=way,
        link=order.link,
        code=order.code,
        made_at=now,
    )
    with house.ledger.transaction() as tx:
        tx.onward.ship(
            shipment, [letters.message_id(*told, n, domain) for n in range(1, count + 1)]
        )
    house.step("shipment committed")
    return shipment


def _way(prepared: Prepared, order: Order, *, uploaded: bool) -> str:
    """How it goes. Raises NeedsPerson for faults of the choice, BadSetup for a missing link."""
    if prepared.faults:
        raise NeedsPerson("\n".join(prepared.faults))
    if order.link:
        if not order.link.startswith("https://"):
            message = f"--link {order.link}: not a share link; it begins with https://"
            raise BadSetup(message)
        if not uploaded:
            what = f"the choice was not prepared, or has changed since: it is {prepared.folder} now"
            message = f"{what}; upload that folder, then send its link"
            raise BadSetup(message)
        return "link"
    if prepared.way == "link":
        what = "the parcel fits no letter of the next tier's ([onward] letter_bytes)"
        message = f"{what}; upload {prepared.folder} and say --link URL --code CODE"
        raise BadSetup(message)
    return prepared.way


def _letters(house: House, shipment: Shipment) -> list[Dispatch]:
    with house.ledger.reading() as tx:
        return tx.onward.dispatches(shipment.digest)


def _dispatch(house: House, shipment: Shipment, letter: Dispatch, unsure: str) -> None:
    """Send one letter of a shipment, unless it has left."""
    if letter.state is OutboxState.SENT:
        return
    if letter.announced_at is not None and unsure != "again":
        _settle_unsure(house, shipment, letter, unsure)
        return
    raw = _raw(house, shipment, letter)
    _mark(house, letter, OutboxState.SENDING, announced_at=None)
    house.step("sending marked")
    copies = [house.policy.smtp.sender] if house.policy.replies.evidence == "bcc" else []
    announce = partial(_announce, house, letter)
    delivery = house.post.send(raw, shipment.recipient, copies, announce)
    if delivery.outcome == "sent":
        house.step("DATA accepted")
        _mark(house, letter, OutboxState.SENT, detail=delivery.detail)
        house.step("sent marked")
        return
    what = f"letter {letter.position} to {shipment.recipient}: {delivery.detail}"
    if delivery.outcome == "unsure":
        _mark(house, letter, OutboxState.UNSURE, detail=delivery.detail)
        message = f"{what}; {_question(letter)}"
        raise NeedsPerson(message)
    _mark(house, letter, OutboxState.COMPOSED, announced_at=None, detail=delivery.detail)
    if delivery.outcome == "retry":
        message = f"{what}; say `onward send --yes` again later"
        raise TryLater(message)
    message = f"{what}; mend [onward] to, or send it by --link"
    raise NeedsPerson(message)


def _settle_unsure(house: House, shipment: Shipment, letter: Dispatch, unsure: str) -> None:
    """Settle a letter that broke off: our own copy, or staff's word, says that it arrived."""
    with house.ledger.reading() as tx:
        copied = tx.letters.own_copy(letter.message_id)
    looks = house.policy.replies.evidence == "sent"
    if not (
        copied or unsure == "arrived" or (looks and house.mailbox.sent_copy(letter.message_id))
    ):
        what = f"letter {letter.position} to {shipment.recipient} may have arrived"
        message = f"{what}; {_question(letter)}"
        raise NeedsPerson(message)
    _mark(house, letter, OutboxState.SENT, detail=unsure or "evidence found")


def _question(letter: Dispatch) -> str:
    ask = f"ask them whether {letter.message_id} came"
    return f"{ask}, then `onward send --yes --unsure arrived` or `… again`"


def _mark(house: House, letter: Dispatch, state: OutboxState, **values: Any) -> None:  # noqa: ANN401  (columns)
    with house.ledger.transaction() as tx:
        tx.onward.mark(letter, state, **values)


def _announce(house: House, letter: Dispatch) -> None:
    """The durable mark between the server's 354 and our content."""
    _mark(house, letter, OutboxState.SENDING, announced_at=house.clock.now())


def _raw(house: House, shipment: Shipment, letter: Dispatch) -> bytes:
    """The letter's octets, built anew from the parcel's folder. Raises NeedsPerson."""
    folder = house.policy.path(house.policy.onward.folder) / shipment.digest
    try:
        told = json.loads((folder / parcel.MANIFEST).read_text(encoding="utf-8"))
        enclosed = _enclosed(house, shipment, letter, folder, told["works"])
        smtp, campaign = house.policy.smtp, house.policy.campaign
        provinces = {work["province"] for work in told["works"]}
        values = {
            "campaign": campaign.name,
            "office": smtp.name,
            "province": provinces.pop() if len(provinces) == 1 else "",
            "works": told["works"],
            "way": shipment.way,
            "link": shipment.link,
            "code": shipment.code,
            "part": letter.position,
            "parts": len(told["works"]) if shipment.way == "letters" else 1,
        }
        return letters.build(
            letters.Draft(
                sender=smtp.sender,
                name=smtp.name,
                to=shipment.recipient,
                subject=house.wording.say(WORDS, "parcel", "subject", **values),
                text=house.wording.say(WORDS, "parcel", "text", **values) + "\n",
                message_id=letter.message_id,
                date=shipment.made_at.astimezone(campaign.zone),
                enclosed=enclosed,
            )
        )
    except FileNotFoundError as error:
        message = f"{error.filename}: gone from the parcel; put it back, then send again"
        raise NeedsPerson(message) from error


def _enclosed(
    house: House, shipment: Shipment, letter: Dispatch, folder: Path, works: Sequence[Any]
) -> tuple[letters.Enclosed, ...]:
    """What a letter carries: the whole as a zip, one film's files, or the papers beside a link."""
    papers = [letters.Enclosed(name=n, path=folder / n) for n in (sheet_name(house),)]
    if shipment.way == "link":
        return tuple(papers)
    if shipment.way == "archive":
        packed = parcel.archive(folder, _zip(house, shipment))
        return (letters.Enclosed(name=packed.name, path=packed),)
    paths = [file["path"] for file in works[letter.position - 1]["files"]]
    films = [letters.Enclosed(name=p.replace("/", "-"), path=folder / p) for p in paths]
    return (*films, *(papers if letter.position == 1 else []))


def _zip(house: House, shipment: Shipment) -> Path:
    """Where the parcel lies as one file while its letter is on its way."""
    return house.policy.path(house.policy.onward.folder) / f"{shipment.digest}.zip"


def _finish(house: House, shipment: Shipment) -> None:
    """Forward the works, owe their schools the news, in one transaction."""
    now = house.clock.now()
    _zip(house, shipment).unlink(missing_ok=True)
    with house.ledger.transaction() as tx:
        for number in shipment.numbers:
            _forward(house, tx, number, shipment.digest)
        for number in choice.declined(tx):
            letter_id = tx.entries.letter_id(number, tx.entries.get(number).revision)
            tx.outbox.owe(number, "choice", ReplyKind.NOT_SELECTED, letter_id, now)
        tx.onward.arrive(shipment.digest, now)
        tx.record.note(now, "staff", f"parcel {shipment.digest} sent to the next tier")
    house.step("shipment finished")


def _forward(house: House, tx: Transaction, number: str, digest: str) -> None:
    """One work is forwarded; one that changed while its letters left is shown to staff as it is."""
    now = house.clock.now()
    letter_id = tx.entries.letter_id(number, tx.entries.get(number).revision)
    try:
        tx.entries.happen(number, Happening.FORWARDED, now)
    except decision.Refused as refused:
        what = f"parcel {digest} holds this work, but {refused}"
        tx.record.note(now, "robot", what, number, letter_id)
        return
    tx.record.note(now, "staff", f"forwarded in parcel {digest}", number, letter_id)
    tx.outbox.owe(number, f"parcel:{digest}"[:40], ReplyKind.SELECTED, letter_id, now)

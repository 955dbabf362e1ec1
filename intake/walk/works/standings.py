"""Standings: what the campaign's lists and the other entries say of an entry's place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from intake import roster, text
from intake.ledger.store import Transaction
from intake.model import Decision, Entry, Happening, Letter, School, Standing, State, Window
from intake.policy import Campaign, SenderSettings
from intake.walk.house import Bench, House

CORRECTED = frozenset({Decision.RETURNED, Decision.INCOMPLETE})
OVER_QUOTA = "campaign.over-quota"


def of_sender(bench: Bench, school: str, address: str) -> Standing:
    """Whether this tier takes an entry of a school that an address sent, and who does if not."""
    campaign = bench.policy.campaign
    line = _line(bench.schools, school, address)
    known = campaign.known_sender(address)
    if campaign.senders and known is None:
        return Standing(refused="sender", instead=_instead(campaign, line))
    own = home(bench)
    strange = line is not None and line.province not in {"", own} and own != ""
    if campaign.tier == "province" and strange:
        return Standing(refused="province", instead=_instead(campaign, line))
    return Standing()


def home(bench: Bench) -> str:
    """The province whose schools hand in here, or an empty string."""
    return bench.policy.campaign.province or _usual_province(bench.schools)


def expected(bench: Bench) -> list[School]:
    """Who is to hand in here: the list's schools of this province; at the host its senders.

    The host has a list of schools to say whose a film is; none of them is asked for films there.
    """
    if bench.policy.campaign.tier == "national":
        return [
            School(name=s.name, province=s.province, contact=next(iter(s.addresses), ""))
            for s in bench.policy.campaign.senders
        ]
    own = home(bench)
    return [s for s in bench.schools if own in {"", s.province} or not s.province]


def window(bench: Bench, school: str, address: str) -> Window:
    """When an entry of this school and sender may arrive, extensions and grace included."""
    campaign = bench.policy.campaign
    line, known = _line(bench.schools, school, address), campaign.known_sender(address)
    names = [school, line.name if line else "", address]
    names += [known.name, known.province] if known else []
    return campaign.window(*names, line.province if line else "")


def corrected(house: House, tx: Transaction, entry: Entry, first: Letter) -> Window:
    """The entry's window; a correction of what came in time has some days after our reply."""
    campaign = house.policy.campaign
    found = window(house, entry.school, first.sender.address)
    if entry.revision == 1:
        return found
    earlier = [j for j in tx.judgements.of(entry.number) if j.revision < entry.revision]
    if first.received_at >= found.closes or not earlier or earlier[-1].decision not in CORRECTED:
        return found
    arrived = tx.entries.case(entry.number, entry.revision).received_at
    answered = tx.outbox.last_answer_at(entry.number, arrived)
    if answered is None:
        return found
    until = answered.astimezone(campaign.zone) + timedelta(days=campaign.correction_days)
    return Window(opens=found.opens, closes=max(found.closes, until))


def of_entry(house: House, tx: Transaction, entry: Entry, first: Letter) -> Standing:
    """An entry's standing, by what the judgements of the others found of theirs."""
    address = first.sender.address
    found = of_sender(house, entry.school, address)
    held, quota = holder(house, entry.school, address), house.policy.campaign.quota
    if not quota or not held or found.refused:
        return found
    return Standing(quota=quota, taken=tuple(tx.entries.holding_places(held, before=entry.number)))


def make_room(
    house: House, tx: Transaction, number: str, first: Letter, mine: Iterable[str]
) -> str | None:
    """替换: the entry that gives its quota place to this one; None when it is not clear which.

    `mine` are the entries that the sender may change.
    """
    entry, quota = tx.entries.get(number), house.policy.campaign.quota
    held = holder(house, entry.school, first.sender.address)
    taken = tx.entries.holding_places(held, before=number) if held else []
    may = [other for other in taken if other in set(mine)]
    if not quota or len(taken) < quota or len(may) != 1:
        return None
    now = house.clock.now()
    tx.entries.happen(may[0], Happening.REPLACED, now)
    tx.record.note(now, first.sender.address, f"superseded by {number}", may[0])
    return may[0]


def take_place(house: House, tx: Transaction, entry: Entry) -> None:
    """Note whose quota place an entry has; one that it gives up goes to whoever waits for it."""
    address = tx.entries.first_letter(entry.number).sender.address
    held, own = tx.entries.holder(entry.number), holder(house, entry.school, address)
    tx.entries.change(entry.number, house.clock.now(), holder=own)
    gone = tx.entries.get(entry.number).state is State.WRONG_TIER
    if held and (held != own or gone):
        free_place(tx, house, held)


def free_place(tx: Transaction, house: House, held: str) -> None:
    """A place of this holder became free: whoever waited for one is judged again."""
    for other in tx.entries.holding_places(held) if held else ():
        judged = tx.judgements.last(other)
        waited = judged is not None and any(f.code == OVER_QUOTA for f in judged.findings)
        if waited and tx.entries.get(other).state is State.REVIEW:
            tx.entries.happen(other, Happening.AMENDED, house.clock.now())


def _line(schools: Sequence[School], school: str, address: str) -> School | None:
    """The line of the list that a stated school is; else that of the sender's domain."""
    domain = address.rpartition("@")[2]
    stated = roster.find(schools, school)
    return stated or (None if school else roster.by_domain(schools, domain))


def holder(bench: Bench, school: str, address: str) -> str:
    """Who holds a quota place: a school in a province, a sender at the host."""
    if bench.policy.campaign.tier == "national":
        known = bench.policy.campaign.known_sender(address)
        return known.name if known else address
    line = _line(bench.schools, school, address)
    return text.normalise(line.name if line else school)


def _instead(campaign: Campaign, line: School | None) -> tuple[str, ...]:
    """Where to hand in: the province, its office and how to reach it, as far as it is known."""
    if line is None:
        return ()
    office = _office(campaign.senders, line.province)
    if office is not None:
        return (line.province, office.name, *office.addresses[:1])
    return tuple(word for word in (line.province, line.contact) if word)


def _office(senders: Sequence[SenderSettings], province: str) -> SenderSettings | None:
    return next((s for s in senders if province and s.province == province), None)


def _usual_province(schools: Sequence[School]) -> str:
    """The province that more than half of the schools are of, or an empty string."""
    provinces = [school.province for school in schools if school.province]
    most = max(set(provinces), key=provinces.count, default="")
    return most if provinces.count(most) * 2 > len(provinces) else ""

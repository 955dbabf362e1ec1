"""Words: what staff said, once its quiet minutes are over → waivers, corrections, states, answers.

The workbook's reader tells the ledger what it sees (ledger/edits.py); here it acts. What cannot be
is refused with a reason, and the entry stays as it is. A verdict is bound to the revision that it
was read at: when another has come since, it has been overtaken. Amendments come first, and the
entry is judged anew before a verdict on it acts. What acted once acts again when the same revision
is judged anew: a telephone number put right takes no 通过 and no 推荐 away.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta

from intake import decision
from intake.ledger.store import Transaction
from intake.model import (
    DONE,
    OVERTAKEN,
    Choice,
    Decision,
    Edit,
    EditKind,
    Happening,
    Judgement,
    Level,
    ReplyKind,
    State,
    Verdict,
)
from intake.walk.house import House
from intake.walk.works import cases, moves, staff

NAME = "words"
DECISIVE = (EditKind.VERDICT, EditKind.CHOICE)
AMENDING = (
    EditKind.ENTRY,
    EditKind.ROLE,
    EditKind.TITLE,
    EditKind.SCHOOL,
    EditKind.CONTACT_NAME,
    EditKind.CONTACT_PHONE,
    EditKind.CATEGORIES,
    EditKind.WAIVER,
)
WEIGHTY = frozenset({Level.REJECT, Level.MISSING})


def due(house: House) -> list[str]:
    """Entries of which staff said something that may act now; ``letter:ID`` for loose files."""
    with house.ledger.reading() as tx:
        ready = [said.number for said in _quiet(house, tx) if _may_act(tx, said)]
    return list(dict.fromkeys(ready))


def take(house: House, item: str) -> None:
    """Let everything that staff said of one entry act."""
    now = house.clock.now()
    with house.ledger.transaction() as tx:
        said = [edit for edit in _quiet(house, tx) if edit.number == item]
        amending = [edit for edit in said if edit.kind in AMENDING]
        moves.files(house, tx, [e for e in amending if moves.moves_file(e)])
        for edit in amending:
            if not moves.moves_file(edit):
                _close(tx, edit, now, _amend(house, tx, edit, now))
        # A verdict waits until what was amended has been judged.
        rest = [edit for edit in said if edit.kind not in AMENDING and _may_act(tx, edit)]
        for edit in sorted(rest, key=lambda edit: edit.kind is EditKind.CHOICE):
            _close(tx, edit, now, _act(tx, edit, now))
    house.step("staff's word committed")


def act_again(tx: Transaction, number: str, now: datetime) -> bool:
    """Let staff's standing verdict and choice act on a revision that was judged anew.

    Whether the verdict did: its sender knows it already, and the judgement has nothing to add.
    What staff have changed since acts by itself; what cannot be any more stays on record. Files
    that a link brought since staff had not seen: where the machine doubts, they are asked again.
    """
    revision, said = tx.entries.get(number).revision, tx.edits.of(number)
    if _doubts_news(tx.judgements.of(number)):
        return False
    newest = {edit.kind: edit for edit in said if edit.kind in DECISIVE}
    standing = [e for e in newest.values() if e.outcome == DONE and e.revision == revision]
    acted = False
    for edit in sorted(standing, key=lambda edit: edit.kind is EditKind.CHOICE):
        happening = STANDING.get((edit.kind, edit.value))
        try:
            if happening is not None:
                tx.entries.happen(number, happening, now)
                acted = acted or edit.kind is EditKind.VERDICT
        except decision.Refused:
            tx.record.note(now, "robot", f"{edit.kind}: {edit.value} no longer holds", number)
    return acted


def _doubts_news(judgements: Sequence[Judgement]) -> bool:
    """Whether the last judgement found something in files that the one before did not know."""
    last = judgements[-1]
    if last.decision is Decision.ACCEPTED or len(judgements) == 1:
        return False
    known, files = (_files(judgement) for judgement in (judgements[-2], last))
    return bool(files - known)


def _files(judgement: Judgement) -> set[str]:
    """The files that a judgement was made on, by sha256, however they were measured."""
    origins = (source.origin.partition(" ")[0] for source in judgement.sources)
    return {origin for origin in origins if origin.startswith("sha256:")}


def _quiet(house: House, tx: Transaction) -> list[Edit]:
    """What staff have not changed for the quiet minutes."""
    quiet = timedelta(minutes=house.policy.replies.quiet_minutes)
    return tx.edits.open(house.clock.now() - quiet)


def _may_act(tx: Transaction, said: Edit) -> bool:
    """Whether an edit need not wait for a judgement."""
    entry = moves.entry(tx, said.number)
    return said.kind not in DECISIVE or entry is None or entry.state is not State.CHECKING


def _close(tx: Transaction, said: Edit, now: datetime, outcome: str) -> None:
    tx.edits.close(said.id, now, outcome)
    ending = "" if outcome == DONE else f" ({outcome})"
    tx.record.note(now, said.who or "staff", f"{said.kind}: {said.value}{ending}", said.number)


def _amend(house: House, tx: Transaction, said: Edit, now: datetime) -> str:
    """Have an entry judged again: with a correction, or without a finding that staff let pass."""
    if said.kind is EditKind.WAIVER and said.value and not said.reason:
        return "reason"
    if said.about.startswith(staff.HELD):
        return moves.admit(house, tx, said)
    entry = moves.entry(tx, said.number)
    if entry is None:
        return "unknown"
    try:
        tx.entries.happen(said.number, Happening.AMENDED, now)
    except decision.Refused:
        return f"impossible {entry.state}"
    if said.kind in {EditKind.TITLE, EditKind.SCHOOL}:
        tx.entries.change(said.number, now, **{said.kind.value: said.value or _read(tx, said)})
        cases.index(tx, said.number, tx.entries.case(said.number, entry.revision), now)
    return DONE


def _read(tx: Transaction, said: Edit) -> str:
    """What the form itself says, when staff take their correction back."""
    entry = tx.entries.get(said.number)
    form = tx.entries.case(said.number, entry.revision).form()
    return form.text(staff.CORRECTIONS[said.kind]) if form else getattr(entry, said.kind.value)


def _act(tx: Transaction, said: Edit, now: datetime) -> str:
    """Let a verdict, a choice, a date or a remark act; what came of it."""
    entry = moves.entry(tx, said.number)
    if entry is None:
        return "unknown"
    if said.kind in DECISIVE and said.revision != entry.revision:
        return OVERTAKEN
    if said.kind is EditKind.DATE and said.value and not _is_day(said.value):
        return "date"
    act = ACTS.get((said.kind, said.value))
    try:
        return act(tx, said, now) if act else DONE
    except decision.Refused:
        return _refusal(tx, said, entry.state)


def _refusal(tx: Transaction, said: Edit, state: State) -> str:
    """Why a verdict cannot be: it names the findings to waive first, where that would help."""
    judged = tx.judgements.last(said.number)
    findings = judged.findings if judged else ()
    first = [f"{f.code} {f.about}" for f in findings if f.level in WEIGHTY]
    waives = said.value == Verdict.APPROVE and state in {State.RETURNED, State.INCOMPLETE}
    return f"waive {', '.join(first)}" if waives and first else f"impossible {state}"


def _approve(tx: Transaction, said: Edit, now: datetime) -> str:
    if tx.entries.get(said.number).state is State.RETURNED and _was_fine(tx, said.number):
        # Staff take their own 退回 back: judged again, then the verdict acts.
        tx.entries.happen(said.number, Happening.AMENDED, now)
        return ""
    tx.entries.happen(said.number, Happening.APPROVED, now)
    return _tell(tx, said, now)


def _was_fine(tx: Transaction, number: str) -> bool:
    judged = tx.judgements.last(number)
    return judged is not None and decision.STATES[judged.decision] in {
        State.ACCEPTED,
        State.REVIEW,
    }


def _send_back(tx: Transaction, said: Edit, now: datetime) -> str:
    if not said.reason.strip():
        return "opinion"
    tx.entries.happen(said.number, Happening.SENT_BACK, now)
    return _tell(tx, said, now)


def _tell(tx: Transaction, said: Edit, now: datetime) -> str:
    """Owe the sender staff's verdict; its quiet minutes are over already."""
    entry = tx.entries.get(said.number)
    letter_id = tx.entries.letter_id(said.number, entry.revision)
    tx.outbox.owe(said.number, f"edit:{said.id}", ReplyKind.VERDICT, letter_id, now)
    return DONE


def _recommend(tx: Transaction, said: Edit, now: datetime) -> str:
    tx.entries.happen(said.number, Happening.RECOMMENDED, now)
    return DONE


def _leave_out(tx: Transaction, said: Edit, now: datetime) -> str:
    """备选 or 不推荐: what was recommended is so no more; of anything else it is a remark."""
    if tx.entries.get(said.number).state is State.SELECTED:
        tx.entries.happen(said.number, Happening.NOT_RECOMMENDED, now)
    return DONE


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


ACTS: Mapping[tuple[EditKind, str], Callable[[Transaction, Edit, datetime], str]] = {
    (EditKind.VERDICT, Verdict.APPROVE): _approve,
    (EditKind.VERDICT, Verdict.RETURN): _send_back,
    (EditKind.CHOICE, Choice.SELECTED): _recommend,
    (EditKind.CHOICE, Choice.RESERVE): _leave_out,
    (EditKind.CHOICE, Choice.NOT_SELECTED): _leave_out,
    (EditKind.CHOICE, ""): _leave_out,
}
"""What a value does; one that does not stand here is only recorded."""

STANDING: Mapping[tuple[EditKind, str], Happening] = {
    (EditKind.VERDICT, Verdict.APPROVE): Happening.APPROVED,
    (EditKind.VERDICT, Verdict.RETURN): Happening.SENT_BACK,
    (EditKind.CHOICE, Choice.SELECTED): Happening.RECOMMENDED,
}
"""What a value that has acted makes of the same revision when it is judged anew."""

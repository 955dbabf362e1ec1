"""Random stories: whatever comes in whatever order, the books hold."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from campaign import NOW, TEACHER, form_answers, letter
from cases import POLICY
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from stages import staged

from intake.demo import forms
from intake.model import Edit, EditKind, Field, LetterEnd, State
from intake.rounds import UNDRAWN
from intake.turn import turn_until_idle
from intake.walk import poll

BIG = os.environ.get("INTAKE_TORTURE") == "1"
pytestmark = [pytest.mark.torture] if BIG else []
JUDGED = {"accepted", "returned", "incomplete", "review", "wrong-tier"}
"""The kinds of replies that tell a judgement."""
SENDERS = st.sampled_from([TEACHER, "li@wannan.edu.cn", "someone@qq.com"])
NUMBERS = st.sampled_from(["", "AH-001", "AH-002"])
TITLES = st.sampled_from(["《灯》", "《河》", ""])


SAID = st.sampled_from(
    [
        (EditKind.VERDICT, "approve", ""),
        (EditKind.VERDICT, "return", ""),
        (EditKind.VERDICT, "", ""),
        (EditKind.CHOICE, "selected", ""),
        (EditKind.CHOICE, "reserve", ""),
        (EditKind.CONTACT_PHONE, "13900000002", ""),
        (EditKind.TITLE, "河", ""),
        (EditKind.WAIVER, "yes", "form.categories.missing form"),
    ]
)
"""What staff may write: kind of cell, value, about."""


def answers(title, *, fault):
    """A form's fields; one of them is left out where there is a fault."""
    told = {**form_answers(), Field.TITLE: title, Field.CATEGORIES: "" if fault else "教育扶贫"}
    return {name: answer for name, answer in told.items() if answer}


WHOLE = replace(POLICY.rules["completeness"], required=("form",))
FORMS = replace(POLICY, rules={**POLICY.rules, "completeness": WHOLE})
"""A form alone is a whole entry, so that stories come to every state."""


class Story(RuleBasedStateMachine):
    """Letters of parts, corrections and withdrawals, and staff's words, in any order."""

    def __init__(self):
        super().__init__()
        self._place = tempfile.TemporaryDirectory()
        self._folder = Path(self._place.name)
        self._context = staged(self._folder, FORMS)
        self._stage = self._context.__enter__()
        self._at, self._sent, self._history = NOW, 0, 0
        self._looked = False

    def teardown(self):
        self._context.__exit__(None, None, None)
        self._place.cleanup()

    @rule(sender=SENDERS, number=NUMBERS, title=TITLES, fault=st.booleans())
    def form(self, sender, number, title, fault):
        path = forms.docx(self._folder / f"{self._sent}.docx", answers(title, fault=fault))
        self._play(letter(f"报送 {number}", [path], sender=sender, message_id=f"<{self._sent}@x>"))

    @rule(sender=SENDERS, number=NUMBERS, word=st.sampled_from(["撤回", "人工"]))
    def word(self, sender, number, word):
        self._play(letter(f"{word} {number}", sender=sender, message_id=f"<{self._sent}@x>"))

    @rule(sender=SENDERS, fault=st.booleans(), data=st.data())
    def answer(self, sender, fault, data):
        """A form in answer to one of our letters, whoever that went to."""
        replies = self._stage.replies()
        if replies:
            ours = data.draw(st.sampled_from(replies))
            path = forms.docx(self._folder / f"{self._sent}.docx", answers("", fault=fault))
            chain = {"message_id": f"<{self._sent}@x>", "in_reply_to": ours.message_id}
            self._play(letter(f"Re: {ours.subject}", [path], sender=sender, **chain))

    @rule(said=SAID, number=st.sampled_from(["AH-001", "AH-002", "AH-099"]))
    def say(self, said, number):
        """Staff write a cell: a verdict, a choice, a correction, a waiver."""
        kind, value, about = said
        with self._stage.house.ledger.transaction() as tx:
            known = tx.entries.sorted([number])
            revision = tx.entries.get(number).revision if known else 0
            tx.edits.hear(
                Edit(kind=kind, number=number, value=value, reason="请改", about=about,
                     revision=revision, seen_at=self._at)
            )  # fmt: skip

    @rule()
    def wait(self):
        self._at += timedelta(hours=1)
        self._stage.pass_time(self._at)
        turn_until_idle(self._stage.house)
        self._looked = True

    def _play(self, raw):
        self._at, self._sent = self._at + timedelta(minutes=1), self._sent + 1
        self._stage.receive(raw, self._at)
        turn_until_idle(self._stage.house, UNDRAWN)
        self._looked = True

    @invariant()
    def the_mailbox_is_in_the_ledger(self):
        with self._stage.house.ledger.reading() as tx:
            places, looked = tx.letters.places(), poll.looked(tx)
        assert places == self._sent
        assert looked in {(self._sent, 0), None}
        assert (looked is None) == (not self._looked)

    @invariant()
    def every_letter_has_one_end(self):
        with self._stage.house.ledger.reading() as tx:
            ends = tx.letters.ends()
        assert LetterEnd.WAITING not in ends
        assert LetterEnd.PARKED not in ends
        assert sum(ends.values()) == self._sent

    @invariant()
    def each_entry_has_one_current_revision_and_its_history(self):
        with self._stage.house.ledger.reading() as tx:
            entries = tx.entries.all()
            brought = {entry.number: len(tx.entries.letter_ids(entry.number)) for entry in entries}
            for entry in entries:
                tx.entries.case(entry.number, entry.revision)
            judged = sum(len(tx.judgements.of(entry.number)) for entry in entries)
            history = len(tx.record.events()) + sum(brought.values()) + judged
        assert brought == {entry.number: entry.revision for entry in entries}
        assert history >= self._history
        self._history = history

    @invariant()
    def a_judgement_is_told_at_most_once(self):
        with self._stage.house.ledger.reading() as tx:
            rows = tx.outbox.rows()
            turns = {e.number: len(tx.judgements.of(e.number)) for e in tx.entries.all()}
        told = Counter(n for row in rows if row.reply.kind.value in JUDGED for n in row.numbers)
        assert len({row.reply.message_id for row in rows}) == len(rows)
        assert {number: n for number, n in told.items() if n > turns[number]} == {}

    @invariant()
    def what_staff_chose_is_so_only_by_their_word(self):
        with self._stage.house.ledger.reading() as tx:
            chosen = [e for e in tx.entries.all() if e.state in {State.APPROVED, State.SELECTED}]
            said = {e.number: verdicts(tx, e.number) for e in chosen}
        assert {e.number: "approve" for e in chosen} == {n: v[-1] for n, v in said.items()}


def verdicts(tx, number):
    """The verdicts that have acted on an entry's current revision."""
    revision = tx.entries.get(number).revision
    done = [e for e in tx.edits.of(number) if e.outcome == "done" and e.revision == revision]
    return [e.value for e in done if e.kind is EditKind.VERDICT and e.value]


TestStory = Story.TestCase
TestStory.settings = settings(
    max_examples=40 if BIG else 3, stateful_step_count=30 if BIG else 6, deadline=None
)

"""Replies: answers owed, letters of ours, and their way out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ReplyKind(StrEnum):
    """What a letter of ours says, in order of precedence when several entries share one."""

    PRECHECK = "precheck"
    WRONG_TIER = "wrong-tier"
    DUPLICATE = "duplicate"
    WITHDRAWN = "withdrawn"
    RETURNED = "returned"
    LINK_TROUBLE = "link-trouble"
    INCOMPLETE = "incomplete"
    REVIEW = "review"
    ACCEPTED = "accepted"
    RECEIPT = "receipt"
    REMINDER = "reminder"
    VERDICT = "verdict"
    SELECTED = "selected"
    NOT_SELECTED = "not-selected"
    SCHEDULE = "schedule"
    INQUIRY = "inquiry"
    DIGEST = "digest"


class OutboxState(StrEnum):
    """The life of one reply: disk first, SMTP after."""

    COMPOSED = "composed"
    SENDING = "sending"
    SENT = "sent"
    RETRY = "retry"
    FAILED = "failed"
    UNSURE = "unsure"
    BOUNCED = "bounced"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer owed: at most one for a subject, cause and kind, ever.

    `subject` is an entry number or ``letter:ID``; `cause` a judgement's number or the letter.
    """

    id: int
    subject: str
    cause: str
    kind: ReplyKind
    letter_id: int
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A rendered reply: one content as text and HTML, for one recipient."""

    kind: ReplyKind
    to: str
    subject: str
    text: str
    html: str
    message_id: str
    in_reply_to: str | None
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxRow:
    """A reply on its way: rendered bytes, state, and why it waits.

    `letter_id` is the letter that it answers; a reminder to a school that never wrote has none.

    `repeated`: it was sent again after a broken line; the robot does so once.
    """

    id: int
    letter_id: int | None
    reply: Reply
    raw: bytes
    state: OutboxState
    hold: str
    released: bool
    tries: int
    looks: int
    repeated: bool
    next_try: datetime | None
    announced_at: datetime | None
    composed_at: datetime
    sent_at: datetime | None
    detail: str
    numbers: tuple[str, ...] = ()

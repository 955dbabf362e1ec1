"""Edits: staff's words, read out of the workbook, bound to the revision that they were read at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class EditKind(StrEnum):
    """What staff may say, one column of the workbook each; values as in Edit."""

    VERDICT = "verdict"
    CHOICE = "choice"
    ORDER = "order"
    REVIEWER = "reviewer"
    REMARK = "remark"
    WAIVER = "waiver"
    TITLE = "title"
    SCHOOL = "school"
    CONTACT_NAME = "contact-name"
    CONTACT_PHONE = "contact-phone"
    CATEGORIES = "categories"
    ENTRY = "entry"
    ROLE = "role"
    DATE = "date"


class Verdict(StrEnum):
    """Staff's word on a revision: 通过, 退回 (with an opinion), 讨论."""

    APPROVE = "approve"
    RETURN = "return"
    DISCUSS = "discuss"


class Choice(StrEnum):
    """Whether staff recommend an entry: 推荐, 备选, 不推荐."""

    SELECTED = "selected"
    RESERVE = "reserve"
    NOT_SELECTED = "not-selected"


class Use(StrEnum):
    """What a file is to be used as (改作): in a role, not at all, or as a new entry's."""

    HD = "hd"
    COMPRESSED = "compressed"
    FORM = "form"
    NONE = "none"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One cell of the workbook as staff left it.

    `number` is the entry of the row; `revision` the one that the row showed when the value was
    first read, at `seen_at`. `value` is a Verdict, a Choice, a Use, an entry's number, an ISO date
    or plain text; an emptied cell is "". `about` tells rows of one entry apart: a waiver's is the
    finding's code and whom it is about (`hd.size hd`), that of a file its sha256. `reason` is the
    opinion that goes with a verdict, or why a finding is waived. `outcome` is empty until the edit
    has acted: then "done", "changed" (another value came first), "overtaken" (a new revision came
    first) or why it was refused.
    """

    kind: EditKind
    number: str
    value: str
    seen_at: datetime
    about: str = ""
    reason: str = ""
    revision: int = 0
    who: str = ""
    id: int = 0
    done_at: datetime | None = None
    outcome: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A finding that staff let pass, and why."""

    code: str
    about: str
    reason: str


DONE, CHANGED, OVERTAKEN = "done", "changed", "overtaken"
"""What came of an edit, where it was not refused."""

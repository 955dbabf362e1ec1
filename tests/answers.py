"""Dossiers as a reply sees them, judged by the shipped rules, and one reply of every kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction

from cases import COMPRESSED, CONFIG, HD, POLICY, case, part, without

from intake import decision
from intake.model import (
    Case,
    Dossier,
    Entry,
    Field,
    Judgement,
    Letter,
    LetterKind,
    Link,
    OtherFacts,
    ReplyKind,
    Role,
    Sender,
    Standing,
    Word,
)
from intake.replies import compose
from intake.rules import ask
from intake.wording import Wording

TEMPLATES = CONFIG.parent / "templates"
WORDING = Wording(TEMPLATES, POLICY.campaign.zone)
MARKS = ("intro", "outro", "badge")
LINK = Link(
    provider="baidu", url="https://pan.baidu.com/s/1AbCdEfGhIjKlMn", code="x8k2", where="text"
)
NTSC = {
    "frame_rate": Fraction(30000, 1001),
    "time_base": Fraction(1, 30000),
    "steps": ((1001, 5000),),
}


def at(when: str) -> datetime:
    """An instant in the campaign's zone."""
    return datetime.fromisoformat(f"{when}+08:00")


def setting(now: str = "2020-12-12T09:30:00", **changes: object) -> compose.Setting:
    """The shipped campaign at an instant."""
    known = {"campaign": POLICY.campaign, "office": POLICY.smtp.name, "now": at(now)}
    known |= {"deadline": POLICY.campaign.closes(), "rules": POLICY.rules}
    return compose.Setting(**{**known, **changes})


def letter(received: str = "2020-12-12T09:26:00", **changes: object) -> Letter:
    """A teacher's letter."""
    return Letter(
        **{
            "sha256": "0" * 64,
            "sender": Sender(name="王老师", address="wang@wannan.edu.cn"),
            "subject": "报送",
            "kind": LetterKind.SUBMISSION,
            "message_id": "<1@wannan>",
            "date": None,
            "received_at": at(received),
            "text": "",
            "own_text": "",
            **changes,
        }
    )


def judged(whole: Case, *, revision: int = 1, turn: int = 1) -> Judgement:
    """What the shipped rules say of a case whose marks nobody compared."""
    findings = ask(POLICY.rules, POLICY.findings, replace(whole, unchecked_marks=MARKS))
    return Judgement(
        subject="AH-002",
        turn=turn,
        revision=revision,
        decision=decision.decide(findings, under_way=whole.under_way),
        findings=findings,
        config_digest="",
        at=at("2020-12-12T09:26:00"),
    )


def dossier(
    whole: Case,
    *,
    number: str = "AH-002",
    received: str = "2020-12-12T09:26:00",
    before: Case | None = None,
    **names: str,
) -> Dossier:
    """An entry of this case; `before` is what its first revision was."""
    whole = replace(whole, received_at=at(received), window=POLICY.campaign.window())
    revision = 2 if before else 1
    verdict = judged(whole, revision=revision, turn=revision)
    known = {"title": "田埂上的论文", "school": "皖南师范学院", **names}
    when = at(received)
    entry = Entry(
        number=number,
        state=decision.STATES[verdict.decision],
        revision=revision,
        opened_at=when,
        changed_at=when,
        **known,
    )
    return Dossier(
        entry=entry,
        case=whole,
        judgement=verdict,
        letter=letter(received),
        history=(judged(before),) if before else (),
    )


RIGHT = case()
FAULTY = case(
    hd=replace(HD, **NTSC),
    compressed=replace(COMPRESSED, video_bit_rate=1_843_000, **NTSC),
    form=without(Field.CATEGORIES),
)
HALF_MENDED = case(hd=replace(HD, **NTSC))
LACKING = case(compressed=None)
LINKED = replace(case(hd=None, compressed=None), links=(LINK,), words=frozenset({Word.PERSON}))
CROWDED = replace(
    FAULTY, parts=(*FAULTY.parts, part(OtherFacts(media="image/jpeg"), Role.OTHER, "海报.jpg"))
)
TOO_MANY = replace(FAULTY, standing=Standing(quota=1, taken=("AH-001",)))
ELSEWHERE = replace(
    RIGHT, standing=Standing(refused="sender", instead=("安徽", "安徽省教育厅", "ah@example.com"))
)
CODELESS = replace(case(hd=None), links=(replace(LINK, code=None),))
MORNING = {
    "todos": [
        {
            "number": "AH-002",
            "what": "田埂上的论文",
            "why": "网盘链接由老师下载",
            "sheet": "作品登记",
            "row": 5,
            "link": "file:///D:/tracker.xlsx#A5",
        },
        {
            "number": "",
            "what": "请问登记表",
            "why": "来信咨询，请老师答复",
            "sheet": "来信日志",
            "row": 9,
            "link": "file:///D:/tracker.xlsx#A9",
        },
    ],
    "count": 2,
    "mailbox": {"mailbox": 40, "ledger": 40, "agree": True},
    "letters": 40,
    "ends": {"entry": 31, "inquiry": 4, "precheck": 0, "set-aside": 5, "parked": 0, "waiting": 0},
    "overdue": 1,
    "leaving": 3,
    "tracker": "D:/征集/tracker.xlsx",
}
OPINION = "结尾的字幕有两处错字，请改后再发。"


def reply(kind: ReplyKind, *dossiers: Dossier, **how: str) -> compose.Rendered:
    """A reply of a kind about these entries."""
    return compose.entries(kind, dossiers, setting(**how), WORDING)


def one_of_each() -> dict[str, compose.Rendered]:
    """A reply of every kind, and of the shapes that a kind may take."""
    unregistered = dossier(FAULTY, number="")
    return {
        "returned": reply(ReplyKind.RETURNED, dossier(CROWDED)),
        "revised": reply(ReplyKind.RETURNED, dossier(HALF_MENDED, before=FAULTY)),
        "late": reply(
            ReplyKind.RETURNED,
            dossier(FAULTY, received="2020-12-19T08:12:00"),
            now="2020-12-19T08:15:00",
        ),
        "incomplete": reply(ReplyKind.INCOMPLETE, dossier(LACKING)),
        "review": reply(ReplyKind.REVIEW, dossier(LINKED)),
        "accepted": reply(ReplyKind.ACCEPTED, dossier(RIGHT)),
        "precheck": reply(ReplyKind.PRECHECK, unregistered),
        "several": reply(
            ReplyKind.RETURNED,
            dossier(RIGHT, number="AH-001"),
            dossier(FAULTY),
            dossier(LACKING, number="AH-003", title="一袋花生的旅行"),
        ),
        "over quota": reply(ReplyKind.RETURNED, dossier(TOO_MANY)),
        "wrong-tier": reply(ReplyKind.WRONG_TIER, dossier(ELSEWHERE)),
        "link-trouble": reply(ReplyKind.LINK_TROUBLE, dossier(CODELESS)),
        "duplicate": reply(ReplyKind.DUPLICATE, dossier(RIGHT)),
        "withdrawn": reply(ReplyKind.WITHDRAWN, replace(dossier(RIGHT), verdict="withdrawn")),
        "reminder": reply(ReplyKind.REMINDER, replace(dossier(LACKING), reminded=1)),
        "reminder to a school": compose.reminder(setting(), WORDING),
        "approved": reply(ReplyKind.VERDICT, replace(dossier(RIGHT), verdict="approve")),
        "sent back": reply(
            ReplyKind.VERDICT, replace(dossier(RIGHT), verdict="return", opinion=OPINION)
        ),
        "selected": reply(ReplyKind.SELECTED, dossier(RIGHT)),
        "not-selected": reply(ReplyKind.NOT_SELECTED, dossier(RIGHT)),
        "schedule": reply(ReplyKind.SCHEDULE, replace(dossier(RIGHT), date=date(2021, 1, 6))),
        "inquiry": compose.inquiry(letter(), setting(), WORDING),
        "receipt": compose.receipt(letter(), setting(), WORDING),
        "digest": compose.digest(MORNING, setting(), WORDING),
    }


REPLIES = one_of_each()

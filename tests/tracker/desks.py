"""Desks for the tracker's tests: a made-up campaign with every state in it. No real persons."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from fractions import Fraction

import cases
from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

from intake.decision import STATES, decide
from intake.model import (
    Case,
    Dossier,
    Entry,
    Facts,
    Field,
    Filled,
    Form,
    FormFacts,
    Judgement,
    Letter,
    LetterEnd,
    LetterKind,
    LetterRecord,
    Link,
    Material,
    Nature,
    NotMeasured,
    OutboxState,
    Part,
    Refusal,
    ReplyKind,
    Role,
    Sender,
    State,
    Window,
)
from intake.tracker import book
from intake.tracker.book import Desk, LetterRow
from intake.wording import Wording

ROOT = cases.CONFIG.parent
ZONE = cases.POLICY.campaign.zone
NOW = datetime.fromisoformat("2020-12-12T09:30:00+08:00")
CLOSES = datetime.fromisoformat("2020-12-19T00:00:00+08:00")
OPENED = datetime.fromisoformat("2020-11-23T08:05:00+08:00")
WINDOW = Window(opens=None, closes=CLOSES)

SCHOOLS = (
    "江淮农业大学", "皖南师范学院", "庐州医科大学",
    "淮上理工大学", "长江财经学院", "大别山职业技术学院",
    "巢湖学院（示例）", "皖北中医药大学", "黄山学院（示例）",
    "徽州工商学院", "滁西科技学院", "新安江大学",
    "铜都学院", "宣州美术学院", "亳城师范学院",
    "蚌港工程学院", "阜阳河职业学院", "六安茶业学院",
    "宿西学院", "池阳旅游学院", "马鞍山冶金学院（示例）",
    "芜湖江城大学", "安庆皖江学院（示例）", "淮河水利学院",
    "江北幼儿师范高等专科学校",
)  # fmt: skip
TITLES = (
    "茶山上的第一书记", "田埂上的论文", "一剂良方",
    "把课堂搬进大山", "石榴红了", "直播间里的山货",
    "三尺讲台，一路花开", "药香满坡", "云端支教",
    "从实验室到稻田", "灯", "归雁",
    "村里来了个博士团", "画一个村庄", "我的扶贫日记",
    "桥", "小菌菇撑开致富伞", "一片叶子的旅程",
    "周末开往金寨的班车", "寻味乡村", "铁匠铺里的新农具",
    "江豚湾的孩子", "暖冬", "清泉入户记",
    "童声",
)  # fmt: skip

NTSC = replace(
    cases.HD,
    frame_rate=Fraction(30000, 1001),
    time_base=Fraction(1, 30000),
    steps=((1001, 5394),),
)
WIDE = replace(cases.COMPRESSED, display_width=1280, display_height=544, height=544)
HEAVY = replace(cases.COMPRESSED, video_bit_rate=1_900_000, size_bytes=63_400_000)
LONG = replace(cases.HD, duration_seconds=252.4)
LINK = Link(provider="baidu", url="https://pan.baidu.com/s/1abcDEF", code="x2y4", where="text")
BROKEN = Refusal(nature=Nature.FILM, reason="unreadable", detail="moov atom not found")
SLOW = NotMeasured(nature=Nature.FILM, reason="300 s")


def form(title: str, school: str, index: int = 0, **changes: Filled) -> Form:
    """A right form of this work; `changes` replace fields by their Python names."""
    fields = {
        **cases.FORM.fields,
        Field.TITLE: Filled(raw=f"《{title}》", value=title),
        Field.SCHOOL: Filled(raw=school, value=school),
        Field.CONTACT_NAME: Filled(raw="", value="赵钱孙李周吴郑王"[index % 8] + "老师"),
        Field.CONTACT_PHONE: Filled(raw="", value=f"0551-600000{index:02}"),
        **{Field(name.replace("_", "-")): filled for name, filled in changes.items()},
    }
    return Form(fields=fields, synopsis_characters=8)


def part(facts: Facts, role: Role, token: str, *, ambiguous: bool = False) -> Part:
    """A file in its role; its sha256 follows from `token`."""
    material = Material(sha256=sha(f"{token}-{role}"), name=f"{role}.mp4", size=52_428_800)
    return Part(material=material, role=role, facts=facts, ambiguous=ambiguous)


def sha(token: str) -> str:
    """64 hex digits that follow from a token."""
    return token.encode("utf-8", "replace").hex().ljust(64, "0")[:64]


def case(
    token: str,
    *,
    hd: Facts | None = cases.HD,
    compressed: Facts | None = cases.COMPRESSED,
    a_form: Form | None = cases.FORM,
    links: tuple[Link, ...] = (),
    received_at: datetime = OPENED,
) -> Case:
    """A case of these parts, by default right in all."""
    facts = {
        Role.HD: hd,
        Role.COMPRESSED: compressed,
        Role.FORM: FormFacts(forms=(a_form,)) if a_form else None,
    }
    return Case(
        parts=tuple(part(f, role, token) for role, f in facts.items() if f is not None),
        links=links,
        received_at=received_at,
        window=WINDOW,
        unchecked_marks=("intro", "outro", "badge"),
    )


def dossier(  # noqa: PLR0913  (each has a default but two)
    number: str,
    whole: Case,
    *,
    title: str = "田埂上的论文",
    school: str = "皖南师范学院",
    state: State | None = None,
    revision: int = 1,
    judged: bool = True,
    opened_at: datetime = OPENED,
) -> Dossier:
    """A work judged by the shipped rules, in the state that follows unless another is given."""
    found = tuple(cases.findings(whole))
    decision = decide(found, under_way=whole.under_way)
    judgement = Judgement(
        subject=number,
        turn=1,
        revision=revision if judged else revision - 1,
        decision=decision,
        findings=found,
        config_digest="0" * 16,
        at=opened_at + timedelta(minutes=4),
    )
    return Dossier(
        entry=Entry(
            number=number,
            state=state or (STATES[decision] if judged else State.CHECKING),
            title=title,
            school=school,
            revision=revision,
            opened_at=opened_at + timedelta(minutes=1),
            changed_at=opened_at + timedelta(minutes=4),
        ),
        case=whole,
        judgement=judgement,
        letter=letter(f"报送作品《{title}》", at=opened_at),
    )


def letter(
    subject: str,
    *,
    at: datetime = OPENED,
    name: str = "王老师",
    address: str = "wang@wannan.edu.cn",
    kind: LetterKind = LetterKind.SUBMISSION,
    **changes: object,
) -> Letter:
    """A letter as it was read."""
    return Letter(
        sha256=sha(subject[:8]),
        sender=Sender(name=name, address=address),
        subject=subject,
        kind=kind,
        message_id=None,
        date=None,
        received_at=at,
        text="",
        own_text="",
        **changes,
    )


def row(  # noqa: PLR0913  (each has a default but two)
    index: int,
    read: Letter | None,
    *,
    end: LetterEnd = LetterEnd.ENTRY,
    entries: Sequence[str] = (),
    replies: Sequence[tuple[ReplyKind, OutboxState]] = (),
    at: datetime = OPENED,
    reason: str = "",
    path: str = "letters/{index}.eml",
    **changes: object,
) -> LetterRow:
    """A letter of the ledger with what became of it."""
    record = LetterRecord(
        id=index,
        sha256=sha(f"letter-{index}"),
        path=path.format(index=index),
        size=1000,
        received_at=read.received_at if read else at,
        letter=read,
        end=end,
        reason=reason,
        entries=tuple(entries),
    )
    return LetterRow(
        record=record,
        replies=tuple((kind, state, "回信") for kind, state in replies),
        eml_link=f"../files/letters/{index}.eml",
        **changes,
    )


def desk(
    dossiers: Sequence[Dossier] = (),
    letters: Sequence[LetterRow] = (),
    *,
    now: datetime = NOW,
    file_links: Mapping[str, str] | None = None,
    **changes: object,
) -> Desk:
    """A desk of these works and letters; every material has its file unless told otherwise."""
    links = {
        p.material.sha256: f"../files/materials/{p.material.sha256[:16]}.bin"
        for d in dossiers
        for p in d.case.parts
    }
    return Desk(
        campaign_name=cases.POLICY.campaign.name,
        now=now,
        zone=ZONE,
        dossiers=tuple(dossiers),
        letters=tuple(letters),
        file_links=links if file_links is None else file_links,
        **changes,
    )


KINDS = {
    State.ACCEPTED: ReplyKind.ACCEPTED,
    State.RETURNED: ReplyKind.RETURNED,
    State.INCOMPLETE: ReplyKind.INCOMPLETE,
    State.REVIEW: ReplyKind.REVIEW,
}


def campaign(count: int = 25, **changes: object) -> Desk:
    """So many works in every state, with their letters and all else that mailboxes hold."""
    works = [_work(index) for index in range(count)]
    letters = [
        row(
            index + 1,
            work.letter,
            entries=[work.entry.number],
            replies=[(KINDS.get(work.entry.state, ReplyKind.RECEIPT), OutboxState.SENT)],
            how="opened",
        )
        for index, work in enumerate(works)
    ]
    settings = {"deadline": CLOSES, "mailbox": (count + 9, 0), **changes}
    return desk(works, [*letters, *_others(count)], **settings)


def _work(index: int) -> Dossier:
    title, school = TITLES[index % len(TITLES)], SCHOOLS[index % len(SCHOOLS)]
    number, filled = f"AH-{index + 1:03}", form(title, school, index)
    without = Form(
        fields={n: f for n, f in filled.fields.items() if n not in {Field.TITLE, Field.SYNOPSIS}}
    )
    token = f"work-{index}"
    faults = {
        1: {"hd": NTSC, "a_form": replace(filled, synopsis_characters=612)},
        3: {"hd": None},
        5: {"hd": None, "compressed": None, "links": (LINK,)},
        8: {"hd": LONG, "compressed": WIDE},
        10: {"a_form": None},
        11: {"compressed": BROKEN},
        13: {"compressed": HEAVY, "hd": NTSC, "a_form": without},
        16: {"hd": SLOW},
        18: {"hd": None, "links": (replace(LINK, code=None),)},
        20: {"hd": None, "compressed": None},
        22: {"received_at": CLOSES + timedelta(hours=2)},
    }
    odd = {
        14: State.APPROVED,
        15: State.SELECTED,
        17: State.FORWARDED,
        19: State.SCHEDULED,
        21: State.WITHDRAWN,
        23: State.SUPERSEDED,
        24: State.WRONG_TIER,
    }
    whole = case(token, **{"a_form": filled, **faults.get(index % 25, {})})
    return dossier(
        number,
        whole,
        title=title if whole.form() is not None else "",
        school=school if whole.form() is not None else "",
        state=odd.get(index % 25),
        revision=1 + index % 3,
        judged=index % 25 != 12,
        opened_at=OPENED + timedelta(hours=17 * index % 430, minutes=index * 7 % 60),
    )


def _others(first: int) -> list[LetterRow]:
    """Letters without works of their own, of every kind."""
    at = NOW - timedelta(hours=5)
    kinds = (
        (LetterKind.INQUIRY, "请问片头素材的提取码是多少？", LetterEnd.INQUIRY),
        (LetterKind.WITHDRAWAL, "撤回 AH-003", LetterEnd.INQUIRY),
        (LetterKind.PRECHECK, "预检：《归雁》", LetterEnd.PRECHECK),
        (LetterKind.AUTO_REPLY, "自动回复：我正在休假", LetterEnd.SET_ASIDE),
        (LetterKind.NOISE, "年末办公用品大促销", LetterEnd.SET_ASIDE),
        (LetterKind.BOUNCE, "Undelivered Mail Returned to Sender", LetterEnd.SET_ASIDE),
        (LetterKind.LIST, "本周通讯", LetterEnd.SET_ASIDE),
    )
    letters = [
        row(
            first + 1 + i,
            letter(subject, kind=kind, name="", address=f"someone{i}@example.com", at=at),
            end=end,
        )
        for i, (kind, subject, end) in enumerate(kinds)
    ]
    return [
        *letters,
        row(first + 8, None, end=LetterEnd.PARKED, reason="nested too deep", at=at),
        row(
            first + 9,
            letter("补充高清版", at=at, name="李老师", address="li@other.edu.cn"),
            entries=["AH-002", "AH-004"],
            replies=[(ReplyKind.RECEIPT, OutboxState.BOUNCED)],
            how="proposed",
        ),
        row(
            first + 10,
            letter("Re: 报送作品", at=NOW - timedelta(minutes=1), name="周老师"),
            end=LetterEnd.WAITING,
        ),
    ]


WORDING = Wording(ROOT / "templates", ZONE)


def drawn(a_desk: Desk) -> bytes:
    """The tracker in the words that we ship."""
    return book.draw(a_desk, WORDING)


def sheets(content: bytes) -> dict[str, list[list[object]]]:
    """A workbook's sheets as values, read by another library than the one that wrote them."""
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names}


def table(content: bytes, sheet: str) -> list[dict[str, object]]:
    """The rows of a sheet by their column headings."""
    headings, *rows = sheets(content)[sheet][2:]
    return [dict(zip(map(str, headings), row, strict=True)) for row in rows]


def opened(content: bytes) -> Workbook:
    """A workbook with its links, styles and print set-up."""
    return load_workbook(io.BytesIO(content))


def saved(workbook: Workbook) -> bytes:
    """A workbook as somebody saved it."""
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def texts(content: bytes, sheet: str) -> list[str]:
    """Every text of a sheet, row by row."""
    return [str(value) for row in sheets(content)[sheet] for value in row if value != ""]

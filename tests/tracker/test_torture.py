"""Any text through every text column: the file opens, says the same, and holds no formula."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from tracker import desks

from intake.model import Field, Filled, FormFacts, Role, School
from intake.text import cell_text
from intake.tracker.carried import Carried, KeptCell, KeptColumn, KeptSheet, OwnSheet
from intake.tracker.desk import Slot
from intake.tracker.seen import as_text

ANY = st.lists(st.text(st.characters(), max_size=40) | st.sampled_from(
    ["=1+1", "+A1", "-2", "@SUM(A1)", "\ud800", "\ufffe", "\x00", "_x0041_", "0551", "x" * 33_000,
     "='[a.xlsx]b'!A1", "\t=cmd|' /C calc'!A0", "1e5", "TRUE", "#N/A", " ", "\r\n", "]]>", "</t>"]
), min_size=40, max_size=40)  # fmt: skip
WITHOUT_END = {"deadline": None, "suppress_health_check": list(HealthCheck)}

GOLD = {
    "人工审核": "verdict", "审核意见": "opinion", "是否推荐": "recommended", "推荐次序": "rank",
    "审核人": "reviewer", "备注": "remark", "更正片名": "fix-title", "更正学校": "fix-school",
    "更正联系人": "fix-contact", "更正电话": "fix-phone", "更正分类": "fix-categories",
}  # fmt: skip
OWN = "own:老师的"
STATED = {"类型": Field.GENRE, "联系人": Field.CONTACT_NAME, "电话": Field.CONTACT_PHONE}


def work(n, text):
    """A work that says this text wherever it can say one."""
    whole = desks.case(f"w{n}")
    form = desks.form(text, text, n)
    said = {name: Filled(raw=text, value=text) for name in (*STATED.values(), Field.TITLE)}
    facts = FormFacts(forms=(replace(form, fields={**form.fields, **said}),))
    parts = tuple(
        replace(
            part,
            facts=facts if part.role is Role.FORM else part.facts,
            material=replace(part.material, name=text, folder=text),
        )
        for part in whole.parts
    )
    return desks.dossier(f"AH-{n:03}", replace(whole, parts=parts), title=text, school=text)


def filled(texts):
    """A desk whose every text column holds these texts."""
    works = [work(n, text) for n, text in enumerate(texts, 1)]
    numbers = [one.entry.number for one in works]
    letters = [
        desks.row(n, desks.letter(text, name=text, address=text)) for n, text in enumerate(texts, 1)
    ]
    mine = {n: KeptCell(text=own(text)) for n, text in zip(numbers, texts, strict=True)}
    column = KeptColumn(key=OWN, heading="老师的", width=9)
    sheet = KeptSheet(name="作品登记", columns=(column,), cells={OWN: mine})
    cells = {f"B{n}": KeptCell(text=text) for n, text in enumerate(texts, 1)}
    return desks.desk(
        works,
        letters,
        words={
            "entries": {
                number: dict.fromkeys(GOLD.values(), text)
                for number, text in zip(numbers, texts, strict=True)
            },
            "schedule": {n: {"date": text} for n, text in zip(numbers, texts, strict=True)},
        },
        opinions=dict(zip(numbers, texts, strict=True)),
        planned=tuple(Slot(number=number, day=date(2021, 1, 4)) for number in numbers),
        unsent=tuple(
            School(
                name=f"{n} {text}",
                province=text,
                aliases=(text,),
                domains=(text,),
                contact=text,
            )
            for n, text in enumerate(texts, 1)
        ),
        carried=Carried(sheets={"entries": sheet}, own=(OwnSheet(name="我的", cells=cells),)),
    )


def own(text):
    """A text as staff's program wrote it into a cell of theirs: it has escaped what it must."""
    return text.replace("_x", "_y")


def wrong(content, texts):
    """The cells that do not say what was put in, by sheet and heading."""
    return [
        (sheet, heading, n, row[heading], text)
        for sheet, columns in expected(texts).items()
        for rows in [desks.table(content, sheet)]
        for heading, wanted in columns.items()
        for n, (row, text) in enumerate(zip(rows, wanted, strict=True))
        if as_text(row[heading]) != as_text(text)
    ]


def expected(texts):
    """What every text column must say, row by row."""
    read = [cell_text(text) for text in texts]
    shown = [text or "—" for text in texts]
    return {
        "作品登记": {
            "选送学校": [cell_text(text) for text in shown],
            "上一版意见": read,
            "老师的": [cell_text(own(text)) for text in texts],
            **dict.fromkeys(GOLD, read),
            **{heading: [cell_text(text) for text in shown] for heading in STATED},
        },
        "材料": {
            "文件": [text for text in read for _ in range(3)],
            "所在文件夹": [text for text in read for _ in range(3)],
        },
        "来信日志": dict.fromkeys(("发件人", "地址", "主题"), read[::-1]),
        "未报送": {
            "学校": [cell_text(f"{n} {text}") for n, text in enumerate(texts, 1)],
            **dict.fromkeys(("省份", "别名", "邮箱域名", "联系方式"), read),
        },
        "展示排期": {"学校": read, "日期": read},
    }


@settings(max_examples=25, **WITHOUT_END)
@given(ANY)
def test_any_text_stays_what_it_was_in_every_column(texts):
    content = desks.drawn(filled(texts))

    assert (wrong(content, texts), formulas(content)) == ([], 0)


@pytest.mark.torture
@settings(max_examples=250, **WITHOUT_END)
@given(ANY)
def test_ten_thousand_texts_stay_what_they_were(texts):
    content = desks.drawn(filled(texts))

    assert (wrong(content, texts), formulas(content)) == ([], 0)


def formulas(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [archive.read(n) for n in archive.namelist() if "worksheets/sheet" in n]
    return sum(len(re.findall(rb"<f[ />]", sheet)) for sheet in sheets)


def test_package_has_no_dangling_relation_and_no_long_list():
    content = desks.drawn(desks.campaign())

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = set(archive.namelist())
        trees = {
            n: etree.fromstring(archive.read(n)) for n in names if n.endswith((".xml", ".rels"))
        }
    lost = [
        (name, node.get("Target"))
        for name, tree in trees.items()
        if name.endswith(".rels")
        for node in tree
        if node.get("TargetMode") != "External" and not found(node.get("Target"), name, names)
    ]
    lists = [node.text for tree in trees.values() for node in tree.iter("{*}formula1") if node.text]
    types = {node.get("PartName", "").lstrip("/") for node in trees["[Content_Types].xml"]}
    assert lost == []
    assert lists
    assert max(map(len, lists)) <= 255
    assert {name for name in types if name} <= names


def found(target, rels, names):
    """Whether a relation's target is a part of the package."""
    folder = rels.rpartition("_rels/")[0]
    path = target.lstrip("/") if target.startswith("/") else folder + target
    while "/../" in path:
        path = re.sub(r"[^/]+/\.\./", "", path, count=1)
    return path in names

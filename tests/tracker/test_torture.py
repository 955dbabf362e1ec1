"""Any text through every text column: the file opens, says the same, and holds no formula."""

from __future__ import annotations

import io
import os
import re
import zipfile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from tracker import desks

from intake.text import cell_text

MANY = bool(os.environ.get("INTAKE_TORTURE"))
ANY = st.lists(st.text(st.characters(), max_size=40) | st.sampled_from(
    ["=1+1", "+A1", "-2", "@SUM(A1)", "\ud800", "\ufffe", "\x00", "_x0041_", "0551", "x" * 33_000,
     "='[a.xlsx]b'!A1", "\t=cmd|' /C calc'!A0", "1e5", "TRUE", "#N/A", " ", "\r\n"]
), min_size=40, max_size=40)  # fmt: skip


@settings(max_examples=250 if MANY else 3, deadline=None, suppress_health_check=list(HealthCheck))
@given(ANY)
def test_any_text_stays_what_it_was(texts):
    works = [
        desks.dossier(f"AH-{n:03}", desks.case(f"w{n}"), title=text, school=text)
        for n, text in enumerate(texts[:20], 1)
    ]
    letters = [
        desks.row(n, desks.letter(text, name=text, address=text))
        for n, text in enumerate(texts[20:], 1)
    ]
    words = {"entries": {f"AH-{n:03}": {"remark": text} for n, text in enumerate(texts[:20], 1)}}

    content = desks.drawn(desks.desk(works, letters, words=words))

    shown = {row["编号"]: row for row in desks.table(content, "作品登记")}
    for n, text in enumerate(texts[:20], 1):
        row = shown[f"AH-{n:03}"]
        assert str(row["备注"]).removesuffix(".0") == read(text)
        assert row["选送学校"] == (read(text) or "—")
    logged = {row["键"]: row for row in desks.table(content, "来信日志")}
    for n, text in enumerate(texts[20:], 1):
        assert [logged[str(n)][c] for c in ("发件人", "地址", "主题")] == [read(text)] * 3
    assert formulas(content) == 0


def read(text):
    """What a reader finds: the text as a cell can hold it."""
    return cell_text(text)


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

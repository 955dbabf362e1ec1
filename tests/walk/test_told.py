"""Told: links that stand in documents become the letter's, wherever the document is read."""

from dataclasses import replace

import pytest
from campaign import ROOT, command, letter
from cases import POLICY

from intake.demo.forms import docx
from intake.model import Field, FormFacts, Letter, Link, OtherFacts
from intake.walk.inward import told
from intake.walk.works import dossiers

PAN = "https://pan.baidu.com/s/1aBcdEfGh"
OWN = "https://pan.baidu.com/s/1organiser"
LINK = Link(provider="baidu", url=PAN, code="a1b2", where="attachment")


@pytest.fixture
def bare(stage):
    """A letter that has been read, with these links."""
    stage.play(letter("请问微视频"))
    with stage.house.ledger.transaction() as tx:
        (record,) = tx.letters.all()
    assert isinstance(record.letter, Letter)
    return lambda *links: replace(record.letter, links=links)


def form(*passages):
    return FormFacts(forms=(), passages=passages)


def test_a_document_adds_its_link(bare):
    facts = [OtherFacts(media="png"), form("成片", f"{PAN} 提取码：a1b2")]

    assert told.joined(bare(), facts, ()) == (LINK,)


def test_link_and_code_may_stand_in_two_cells_or_in_two_documents(bare):
    assert told.joined(bare(), [form(PAN, "提取码：a1b2")], ()) == (LINK,)
    assert told.joined(bare(), [form(PAN), form("提取码：a1b2")], ()) == (LINK,)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (replace(LINK, code=None, where="text"), replace(LINK, where="text")),
        (replace(LINK, code="zzzz", where="text"), replace(LINK, code="zzzz", where="text")),
        (replace(LINK, code=None, where="quoted"), LINK),
        (
            replace(LINK, code=None, where="text", code_said=True),
            replace(LINK, where="text"),
        ),
    ],
)
def test_a_link_of_both_is_one(bare, before, after):
    assert told.joined(bare(before), [form(f"{PAN} 提取码：a1b2")], ()) == (after,)


def test_the_organisers_own_link_is_ignored_in_documents_too(bare):
    facts = [form(f"素材下载：{OWN} 提取码：zzzz", f"{PAN} 提取码：a1b2")]

    assert told.joined(bare(), facts, (OWN,)) == (LINK,)


def test_a_precheck_ignores_the_organisers_link_in_its_form(stage, tmp_path):
    answers = {Field.TITLE: "《灯》", Field.SYNOPSIS: f"学生进村。素材来自 {OWN}，作品 {PAN}"}
    stage.play(letter("预检", [docx(tmp_path / "登记表.docx", answers)]))

    with stage.house.ledger.transaction() as tx:
        (work,) = dossiers.precheck(tx, 1, (OWN,))
        known = work.case.links
    assert [link.url for link in known] == [PAN]


def test_read_tells_the_link_in_a_docx(tmp_path):
    answers = {Field.TITLE: "《灯》", Field.SYNOPSIS: f"作品：{PAN} 提取码：a1b2"}
    raw = letter("报送", [docx(tmp_path / "登记表.docx", answers)])
    path = tmp_path / "letter.eml"
    path.write_bytes(raw)

    done = command("read", str(path), "--json", "--config", str(ROOT / "config.toml"))

    (read,) = done.json["letters"]
    links = [(k["provider"], k["url"], k["code"], k["where"]) for k in read["links"]]
    assert links == [("baidu", PAN, "a1b2", "attachment")]
    assert POLICY.campaign.organiser_links  # the shipped config ignores the notice's own material

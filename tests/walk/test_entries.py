"""Letters → entries: what joins an entry, who may add to it, and what is nothing new."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from campaign import NOW, form_answers, letter

from intake.demo import forms
from intake.model import Field, State

LATER = NOW + timedelta(hours=1)
COLLEAGUE = "li@wannan.edu.cn"
PAGE = "https://pan.baidu.com/s/1AbCdEfGhIjKlMnOpQrStUv"
BARE = f"高清版、压缩版在网盘：{PAGE}"
CODED = f"链接：{PAGE} 提取码：ab12"


@pytest.fixture
def other_form(tmp_path):
    """A form about another work."""
    answers = {**form_answers(), Field.CONTACT_PHONE: "13900000009"}
    return forms.docx(tmp_path / "登记表.docx", answers)


def codes_of_links(stage):
    return [(link.url, link.code) for link in stage.case().links]


def test_a_link_that_comes_again_with_its_code_is_mended(stage, form_file):
    stage.play(letter("报送《灯》", [form_file], text=BARE, message_id="<a@x>"))
    assert stage.state() == ("returned", 1)

    stage.play(letter("Re: 报送《灯》", text=CODED, in_reply_to="<a@x>"), LATER)

    assert stage.state() == ("review", 2)
    assert codes_of_links(stage) == [(PAGE, "ab12")]


def test_a_link_that_comes_again_without_its_code_keeps_it(stage, form_file):
    stage.play(letter("报送《灯》", [form_file], text=CODED, message_id="<a@x>"))

    stage.play(letter("Re: 报送《灯》", text=BARE, in_reply_to="<a@x>"), LATER)

    assert stage.state() == ("review", 1)
    assert codes_of_links(stage) == [(PAGE, "ab12")]
    assert stage.ways() == ["opened", "duplicate"]


def test_another_code_for_the_same_link_takes_its_place(stage, form_file):
    stage.play(letter("报送《灯》", [form_file], text=CODED, message_id="<a@x>"))
    other = CODED.replace("ab12", "cd34")

    stage.play(letter("Re: 报送《灯》", text=other, in_reply_to="<a@x>"), LATER)

    assert stage.state() == ("review", 2)
    assert codes_of_links(stage) == [(PAGE, "cd34")]


def test_a_mistyped_number_in_a_reply_opens_no_second_entry(stage, film_pair, form_file):
    stage.play(letter("报送", [*film_pair, form_file], message_id="<a@x>"))
    other = ("高清.mp4", b"no film")

    stage.play(letter("换高清版 AH-999", [other], in_reply_to="<a@x>"), LATER)

    assert (stage.states(), stage.ways()) == ({"AH-001": "returned"}, ["opened", "revised"])


def test_a_colleague_adds_what_is_wanted_and_gains_no_right(stage, film_pair, form_file):
    stage.play(letter("报送《灯》", film_pair))
    stage.play(letter("补登记表 AH-001", [form_file], sender=COLLEAGUE), LATER)

    assert stage.state() == ("accepted", 2)
    assert stage.replies()[-1].to == COLLEAGUE
    assert stage.ways() == ["opened", "added"]
    with stage.house.ledger.transaction() as tx:
        assert tx.entries.writers("AH-001") == {"wang@wannan.edu.cn"}


def test_a_colleague_replaces_nothing(stage, film_pair, form_file, other_form):
    stage.play(letter("报送《灯》", [*film_pair, form_file]))

    stage.play(letter("AH-001 换一份登记表", [other_form], sender=COLLEAGUE), LATER)

    assert stage.state() == ("accepted", 1)
    assert stage.ways() == ["opened", "held"]
    assert stage.kinds() == ["accepted", "receipt"]


def test_a_colleague_who_answers_about_an_added_part_is_understood(stage, film_pair, tmp_path):
    blank = forms.docx(tmp_path / "空白登记表.docx", {})
    right = forms.docx(tmp_path / "登记表.docx", form_answers())
    stage.play(letter("报送《灯》", film_pair))
    stage.play(letter("AH-001 登记表", [blank], sender=COLLEAGUE, message_id="<b@x>"), LATER)
    assert stage.state() == ("returned", 2)

    again = letter("改好了", [right], sender=COLLEAGUE, in_reply_to="<b@x>")
    stage.play(again, LATER + timedelta(hours=1))

    assert stage.state() == ("accepted", 3)


def test_the_same_bytes_from_a_colleague_are_a_duplicate(stage, film_pair, form_file):
    stage.play(letter("报送《灯》", [*film_pair, form_file]))

    stage.play(letter("再发一遍 AH-001", [form_file], sender=COLLEAGUE), LATER)

    assert stage.ways() == ["opened", "duplicate"]


def test_material_for_a_closed_entry_waits_for_staff(stage, form_file, film_pair):
    stage.play(letter("报送《灯》", [form_file]))
    with stage.house.ledger.transaction() as tx:
        tx.entries.change("AH-001", NOW, state=State.FORWARDED)

    stage.play(letter("补影片 AH-001", film_pair), LATER)

    assert stage.state() == ("forwarded", 1)
    assert stage.ways() == ["opened", "held"]


@pytest.mark.parametrize(
    ("arrival", "expected"),
    [
        ("2020-12-12T10:00:00+08:00", []),
        ("2020-12-25T10:00:00+08:00", ["campaign.late"]),
    ],
)
def test_a_precheck_is_told_whether_it_is_late(stage, film_pair, form_file, arrival, expected):
    stage.play(letter("预检 《灯》", [*film_pair, form_file]), datetime.fromisoformat(arrival))

    dated = [code for code in stage.codes("letter:1") if code.startswith("campaign.")]
    assert dated == expected

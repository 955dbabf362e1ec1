"""Staff work in the tracker: their words are read, act after the quiet minutes, and are kept."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from campaign import NOW, letter
from openpyxl import load_workbook

LATER = NOW + timedelta(minutes=31)
ENTRIES = "作品登记"


@pytest.fixture
def handed_in(campaign, film_pair, form_file):
    """A campaign with one work that is right in all."""
    campaign.receive(letter("微视频报送", [*film_pair, form_file]))
    campaign.once()
    return campaign


@pytest.fixture
def formed(campaign, form_file):
    """A campaign with one work of which only the form came: nothing has to be measured."""
    campaign.receive(letter("微视频报送", [form_file]))
    campaign.once()
    return campaign


def write(campaign, heading, value, key="AH-001", sheet=ENTRIES):
    """Write into a cell of the tracker and save it, as staff do."""
    book = load_workbook(io.BytesIO(campaign.workbook.read_bytes()))
    cells = book[sheet]
    column = [cell.value for cell in cells[3]].index(heading) + 1
    row = next(r for r in range(4, 60) if str(cells.cell(r, 1).value) == key)
    cells.cell(row, column).value = value
    book.save(campaign.workbook)


def row(campaign, key="AH-001", sheet=ENTRIES):
    """A row of the tracker by its headings."""
    rows = campaign.tracker()[sheet]
    headings = next(r for r in rows if "编号" in r)
    return next(dict(zip(headings, r, strict=True)) for r in rows if r[0] == key)


def state(campaign, number="AH-001"):
    return campaign.run("show", number, "--json").json["entry"]["state"]


def test_a_verdict_acts_after_the_quiet_minutes_and_is_answered(handed_in):
    write(handed_in, "人工审核", "OK")

    handed_in.once()
    before = state(handed_in)
    handed_in.once(LATER)

    assert before in {"accepted", "review"}
    assert state(handed_in) == "approved"
    assert row(handed_in)["人工审核"] == "OK"
    kinds = [r["kind"] for r in handed_in.run("outbox", "list", "--json").json["outbox"]]
    assert kinds[-1] == "verdict"


def test_a_new_revision_clears_the_verdict_and_keeps_it_beside(formed, form_file):
    write(formed, "人工审核", "讨论")
    write(formed, "审核意见", "片尾再看")
    formed.once()
    changed = form_file.read_bytes()
    again = letter("补充 AH-001", [("登记表.docx", changed + b" ")], text="AH-001 更正登记表")
    formed.receive(again)

    formed.once(NOW + timedelta(hours=1))

    now = row(formed)
    assert (now["人工审核"], now["审核意见"]) == ("", "")
    assert now["上一版意见"] == "12-12 第 1 版：讨论，片尾再看"


def test_a_corrected_school_is_judged_again_and_shown(formed):
    write(formed, "选送学校", "庐州医科大学")

    formed.once()
    formed.once(LATER)

    now = row(formed)
    assert (now["选送学校"], now["更正学校"]) == ("庐州医科大学", "庐州医科大学")


def test_a_robots_cell_comes_back_and_staff_are_told(formed):
    before = row(formed)["机审状态"]
    write(formed, "机审状态", "随便写的")

    formed.once()

    assert row(formed)["机审状态"] == before
    assert "随便写的" in str(formed.tracker()["总览"])


def test_a_word_that_nobody_knows_stays_and_is_told(formed):
    write(formed, "人工审核", "也许吧")

    formed.once()
    formed.once(LATER)

    assert row(formed)["人工审核"] == "也许吧"
    assert "也许吧" in str(formed.tracker()["总览"])
    assert state(formed) == "incomplete"


def test_every_version_that_staff_saved_is_kept(formed):
    write(formed, "备注", "第一次")
    theirs = formed.workbook.read_bytes()

    formed.once()

    kept = [path.read_bytes() for path in formed.workbook.with_name("history").iterdir()]
    assert theirs in kept
    assert row(formed)["备注"] == "第一次"


def test_a_deleted_tracker_comes_back_with_staffs_words(formed):
    write(formed, "备注", "别忘了")
    formed.once()
    formed.workbook.unlink()

    formed.once()

    assert row(formed)["备注"] == "别忘了"


def test_show_tells_what_staff_wrote(formed):
    write(formed, "备注", "给领导看过")

    formed.once()

    events = formed.run("show", "AH-001", "--json").json["entry"]["events"]
    assert [e["what"] for e in events if e["who"] == "staff"] == ["remark: '' → '给领导看过'"]


def test_words_written_while_the_file_beside_was_needed_are_read_too(formed):
    owner = formed.workbook.with_name("~$tracker.xlsx")
    owner.write_bytes(b"officer")
    write(formed, "备注", "开着写的")

    formed.once()
    owner.unlink()
    formed.once()

    assert row(formed)["备注"] == "开着写的"
    assert not formed.workbook.with_name("tracker-待合并.xlsx").exists()


def test_an_approval_that_cannot_be_is_told_with_what_to_waive(formed):
    write(formed, "人工审核", "通过")

    formed.once()
    formed.once(LATER)

    assert state(formed) == "incomplete"
    assert "请先在“问题明细”里免除：缺高清版；缺压缩版" in str(formed.tracker()["总览"])


@pytest.fixture
def two_forms(campaign, form_file):
    """A campaign with one work, to which two files came: the second is another work's form."""
    other = campaign.folder / "另一张登记表.docx"
    other.write_bytes(form_file.read_bytes() + b" ")
    campaign.receive(letter("微视频报送", [form_file, other]))
    campaign.once()
    return campaign


def files_of(campaign):
    """The rows of the sheet of files: (number, file, role)."""
    rows = campaign.tracker()["材料"]
    return sorted((r[0], r[3], r[2]) for r in rows if str(r[0]).startswith("AH-"))


def give(campaign, name, heading, value):
    """Write into the row of a file."""
    book = load_workbook(io.BytesIO(campaign.workbook.read_bytes()))
    cells = book["材料"]
    column = [cell.value for cell in cells[3]].index(heading) + 1
    row = next(r for r in range(4, 60) if str(cells.cell(r, 4).value) == name)
    cells.cell(row, column).value = value
    book.save(campaign.workbook)


def test_a_file_becomes_a_work_of_its_own_and_goes_back(two_forms):
    before = {number for number, _, _ in files_of(two_forms)}
    give(two_forms, "另一张登记表.docx", "改归编号", "新作品")

    two_forms.once()
    two_forms.once(LATER)
    split = files_of(two_forms)
    give(two_forms, "另一张登记表.docx", "改归编号", "ａｈ-001")
    two_forms.once(LATER + timedelta(minutes=1))
    two_forms.once(LATER + timedelta(minutes=40))

    assert before == {"AH-001"}
    assert {(number, name) for number, name, _ in split} == {
        ("AH-001", "登记表.docx"),
        ("AH-002", "另一张登记表.docx"),
    }
    assert files_of(two_forms) == [("AH-001", "另一张登记表.docx", "登记表")]
    assert state(two_forms, "AH-002") == "incomplete"


def test_a_file_that_is_not_to_be_used_has_no_role(formed):
    give(formed, "登记表.docx", "改作", "不用。")

    formed.once()
    formed.once(LATER)

    assert files_of(formed) == [("AH-001", "登记表.docx", "其他")]
    assert row(formed)["登记表"] == "缺"

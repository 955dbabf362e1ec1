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


def test_a_new_revision_clears_the_verdict_and_keeps_it_beside(handed_in, form_file):
    write(handed_in, "人工审核", "讨论")
    write(handed_in, "审核意见", "片尾再看")
    handed_in.once()
    changed = form_file.read_bytes()
    again = letter("补充 AH-001", [("登记表.docx", changed + b" ")], text="AH-001 更正登记表")
    handed_in.receive(again)

    handed_in.once(NOW + timedelta(hours=1))

    now = row(handed_in)
    assert (now["人工审核"], now["审核意见"]) == ("", "")
    assert now["上一版意见"] == "12-12 第 1 版：讨论，片尾再看"


def test_a_corrected_school_is_judged_again_and_shown(handed_in):
    write(handed_in, "选送学校", "庐州医科大学")

    handed_in.once()
    handed_in.once(LATER)

    now = row(handed_in)
    assert (now["选送学校"], now["更正学校"]) == ("庐州医科大学", "庐州医科大学")


def test_a_robots_cell_comes_back_and_staff_are_told(handed_in):
    before = row(handed_in)["机审状态"]
    write(handed_in, "机审状态", "随便写的")

    handed_in.once()

    assert row(handed_in)["机审状态"] == before
    assert "随便写的" in str(handed_in.tracker()["总览"])


def test_a_word_that_nobody_knows_stays_and_is_told(handed_in):
    write(handed_in, "人工审核", "也许吧")

    handed_in.once()
    handed_in.once(LATER)

    assert row(handed_in)["人工审核"] == "也许吧"
    assert "也许吧" in str(handed_in.tracker()["总览"])
    assert state(handed_in) in {"accepted", "review"}


def test_every_version_that_staff_saved_is_kept(handed_in):
    write(handed_in, "备注", "第一次")
    theirs = handed_in.workbook.read_bytes()

    handed_in.once()

    kept = [path.read_bytes() for path in handed_in.workbook.with_name("history").iterdir()]
    assert theirs in kept
    assert row(handed_in)["备注"] == "第一次"


def test_a_deleted_tracker_comes_back_with_staffs_words(handed_in):
    write(handed_in, "备注", "别忘了")
    handed_in.once()
    handed_in.workbook.unlink()

    handed_in.once()

    assert row(handed_in)["备注"] == "别忘了"


def test_show_tells_what_staff_wrote(handed_in):
    write(handed_in, "备注", "给领导看过")

    handed_in.once()

    events = handed_in.run("show", "AH-001", "--json").json["entry"]["events"]
    assert [e["what"] for e in events if e["who"] == "staff"] == ["remark: '' → '给领导看过'"]


def test_words_written_while_the_file_beside_was_needed_are_read_too(handed_in):
    owner = handed_in.workbook.with_name("~$tracker.xlsx")
    owner.write_bytes(b"officer")
    write(handed_in, "备注", "开着写的")

    handed_in.once()
    owner.unlink()
    handed_in.once()

    assert row(handed_in)["备注"] == "开着写的"
    assert not handed_in.workbook.with_name("tracker-待合并.xlsx").exists()

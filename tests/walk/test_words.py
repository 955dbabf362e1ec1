"""Staff's words: they act after the quiet minutes, on the revision that they were read at."""

from __future__ import annotations

from datetime import timedelta

import pytest
from campaign import NOW, form_answers, letter

from intake.demo import forms
from intake.model import Edit, EditKind, Field
from intake.turn import turn_until_idle
from intake.walk.works import staff

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
KINDS = {kind.value: kind for kind in EditKind}


class Office:
    """Staff at their workbook: what they write is read at once, and acts when it is quiet."""

    def __init__(self, stage):
        self.stage = stage
        self.at = NOW

    def write(self, kind, value, number="AH-001", *, about="", reason="", revision=1):
        with self.stage.house.ledger.transaction() as tx:
            tx.edits.hear(
                Edit(kind=KINDS[kind], number=number, value=value, about=about, reason=reason,
                     revision=revision, seen_at=self.at)
            )  # fmt: skip

    def wait(self, span=31 * MINUTE):
        self.at += span
        self.stage.pass_time(self.at)
        turn_until_idle(self.stage.house)

    def outcomes(self, number="AH-001"):
        with self.stage.house.ledger.reading() as tx:
            return [(edit.kind.value, edit.outcome) for edit in tx.edits.of(number)]


@pytest.fixture
def office(stage):
    return Office(stage)


@pytest.fixture
def entered(office, film_pair, form_file):
    """An entry that the machine found right."""
    office.stage.play(letter("报送《灯》", [*film_pair, form_file], message_id="<a@x>"))
    assert office.stage.state() == ("accepted", 1)
    return office


def test_approval_acts_after_the_quiet_minutes_and_is_told(entered):
    entered.write("verdict", "approve")
    entered.wait(29 * MINUTE)
    assert entered.stage.state() == ("accepted", 1)

    entered.wait(1 * MINUTE)

    assert entered.stage.state() == ("approved", 1)
    assert entered.stage.kinds() == ["accepted", "verdict"]
    assert entered.stage.replies()[-1].subject == "审核通过 [AH-001]《灯》"


def test_another_verdict_within_the_quiet_minutes_starts_them_anew(entered):
    entered.write("verdict", "approve")
    entered.wait(20 * MINUTE)
    entered.write("verdict", "return", reason="请补一段学生的镜头")
    entered.wait(20 * MINUTE)
    assert entered.stage.state() == ("accepted", 1)

    entered.wait(10 * MINUTE)

    assert entered.stage.state() == ("returned", 1)
    assert entered.stage.kinds() == ["accepted", "verdict"]
    assert "老师的意见：请补一段学生的镜头" in entered.stage.replies()[-1].text
    assert entered.outcomes() == [("verdict", "changed"), ("verdict", "done")]


def test_the_same_word_told_again_changes_nothing(entered):
    entered.write("verdict", "approve")
    entered.wait(20 * MINUTE)
    entered.write("verdict", "approve")
    entered.wait(10 * MINUTE)

    assert entered.stage.state() == ("approved", 1)
    assert entered.outcomes() == [("verdict", "done")]


def test_sending_back_needs_an_opinion(entered):
    entered.write("verdict", "return", reason=" ")
    entered.wait()

    assert entered.stage.state() == ("accepted", 1)
    assert entered.outcomes() == [("verdict", "opinion")]
    with entered.stage.house.ledger.reading() as tx:
        assert [edit.outcome for edit in tx.edits.refused()] == ["opinion"]


def test_staff_take_their_own_return_back(entered):
    entered.write("verdict", "return", reason="太长")
    entered.wait()
    entered.write("verdict", "approve")
    entered.wait()

    assert entered.stage.state() == ("approved", 1)
    assert entered.stage.kinds() == ["accepted", "verdict", "verdict"]


def test_approval_of_what_lacks_something_names_what_to_waive(office, film_pair):
    office.stage.play(letter("报送《灯》", film_pair))
    office.write("verdict", "approve")
    office.wait()

    assert office.stage.state() == ("incomplete", 1)
    assert office.outcomes() == [("verdict", "waive material.form-missing form")]


def test_a_waived_finding_no_longer_counts_and_stays_on_record(office, film_pair):
    office.stage.play(letter("报送《灯》", film_pair))
    office.write("waiver", "yes", about="material.form-missing form", reason="表已当面交")
    office.write("verdict", "approve")
    office.wait()

    assert office.stage.state() == ("approved", 1)
    judged = office.stage.last()
    assert [finding.code for finding in judged.waived] == ["material.form-missing"]
    assert "material.form-missing" not in [finding.code for finding in judged.findings]
    assert "waiver material.form-missing form" in [source.about for source in judged.sources]
    assert office.stage.kinds() == ["incomplete", "verdict"]


def test_a_waiver_needs_a_reason(office, film_pair):
    office.stage.play(letter("报送《灯》", film_pair))
    office.write("waiver", "yes", about="material.form-missing form")
    office.wait()

    assert office.stage.state() == ("incomplete", 1)
    assert office.outcomes() == [("waiver", "reason")]


def test_a_waiver_taken_back_counts_no_more(office, film_pair):
    office.stage.play(letter("报送《灯》", film_pair))
    office.write("waiver", "yes", about="material.form-missing form", reason="表已当面交")
    office.wait()
    assert office.stage.state() == ("accepted", 1)

    office.write("waiver", "", about="material.form-missing form")
    office.wait()

    assert office.stage.state() == ("incomplete", 1)


def test_a_waiver_about_a_file_ends_with_that_file(office, film_pair, form_file, tmp_path):
    bad = forms.docx(tmp_path / "登记表.docx", {**form_answers(), Field.SYNOPSIS: "字" * 501})
    office.stage.play(letter("报送《灯》", [*film_pair, bad]))
    office.write("waiver", "yes", about="form.synopsis.too-long form", reason="就差一个字")
    office.wait()
    assert office.stage.state() == ("accepted", 1)

    worse = forms.docx(tmp_path / "再.docx", {**form_answers(), Field.SYNOPSIS: "字" * 900})
    office.stage.play(letter("改 AH-001 登记表", [worse]), office.at + MINUTE)

    assert office.stage.state() == ("returned", 2)


def test_a_verdict_read_at_an_older_revision_is_overtaken(entered, tmp_path):
    entered.write("verdict", "approve")
    form = forms.docx(tmp_path / "登记表.docx", {**form_answers(), Field.CONTACT_NAME: "李老师"})
    entered.stage.play(letter("改 AH-001 登记表", [form]), NOW + MINUTE)
    entered.wait()

    assert entered.stage.state() == ("accepted", 2)
    assert entered.outcomes() == [("verdict", "overtaken")]


def test_corrections_win_and_the_entry_is_judged_again(office, film_pair, tmp_path):
    bad = forms.docx(tmp_path / "表.docx", {**form_answers(), Field.CONTACT_PHONE: "12345"})
    office.stage.play(letter("报送《灯》", [*film_pair, bad]))
    assert office.stage.state() == ("returned", 1)

    office.write("contact-phone", "13800000001")
    office.write("title", "灯下")
    office.wait()

    assert office.stage.state() == ("accepted", 1)
    with office.stage.house.ledger.reading() as tx:
        assert tx.entries.get("AH-001").title == "灯下"
        counts, recorded = staff.current(tx, "AH-001").form(), tx.entries.case("AH-001", 1).form()
    assert (counts.text(Field.TITLE), recorded.text(Field.TITLE)) == ("灯下", "灯")


def test_a_correction_taken_back_gives_what_the_form_says(entered):
    entered.write("school", "皖南师大")
    entered.wait()
    entered.write("school", "")
    entered.wait()

    with entered.stage.house.ledger.reading() as tx:
        assert tx.entries.get("AH-001").school == "皖南师范学院"


def test_a_correction_outlasts_a_new_revision(entered, tmp_path):
    entered.write("title", "灯下")
    entered.wait()
    form = forms.docx(tmp_path / "登记表.docx", {**form_answers(), Field.CONTACT_NAME: "李老师"})
    entered.stage.play(letter("改 AH-001 登记表", [form]), entered.at + MINUTE)

    with entered.stage.house.ledger.reading() as tx:
        assert (tx.entries.get("AH-001").title, tx.entries.get("AH-001").revision) == ("灯下", 2)


def test_recommending_follows_approval(entered):
    entered.write("choice", "selected")
    entered.wait()
    assert entered.outcomes() == [("choice", "impossible accepted")]

    entered.write("choice", "")
    entered.write("verdict", "approve")
    entered.wait()
    entered.write("choice", "selected")
    entered.wait()
    assert entered.stage.state() == ("selected", 1)

    entered.write("choice", "reserve")
    entered.wait()

    assert entered.stage.state() == ("approved", 1)
    assert entered.stage.kinds() == ["accepted", "verdict"]


def test_verdict_and_recommendation_written_together_act_in_that_order(entered):
    entered.write("choice", "selected")
    entered.write("verdict", "approve")
    entered.wait()

    assert entered.stage.state() == ("selected", 1)


def test_discussing_and_remarks_change_no_state(entered):
    entered.write("verdict", "discuss")
    entered.write("remark", "看过一遍")
    entered.write("order", "3")
    entered.write("reviewer", "陈老师")
    entered.write("date", "2021-01-06")
    entered.wait()

    assert entered.stage.state() == ("accepted", 1)
    assert [outcome for _, outcome in entered.outcomes()] == ["done"] * 5
    assert entered.stage.kinds() == ["accepted"]


def test_a_date_that_is_none_is_refused(entered):
    entered.write("date", "下周三")
    entered.wait()

    assert entered.outcomes() == [("date", "date")]


def test_words_about_no_entry_are_refused(office):
    office.write("verdict", "approve", "AH-099")
    office.write("title", "灯", "AH-099")
    office.wait()

    assert [outcome for _, outcome in office.outcomes("AH-099")] == ["unknown", "unknown"]


def test_staff_say_which_of_two_films_is_the_hd_version(office, film_pair, form_file):
    office.stage.play(letter("报送《灯》", [*film_pair, form_file]))
    shas = {part.role.value: part.material.sha256 for part in office.stage.case().parts}
    office.write("role", "none", about=shas["compressed"])
    office.wait()
    assert office.stage.state() == ("incomplete", 1)

    office.write("role", "compressed", about=shas["compressed"])
    office.wait()

    assert office.stage.state() == ("accepted", 1)


def test_a_file_in_the_wrong_entry_goes_where_staff_say(office, film_pair, form_file, tmp_path):
    other = forms.docx(tmp_path / "表.docx", {**form_answers(), Field.TITLE: "《河》"})
    office.stage.play(letter("报送作品", [*film_pair, other], message_id="<a@x>"))
    office.stage.play(letter("报送《灯》", [form_file], sender="li@luzhou.edu.cn"), NOW + MINUTE)
    assert office.stage.states() == {"AH-001": "accepted", "AH-002": "incomplete"}
    sha = office.stage.case("AH-002").form()
    assert sha.text(Field.TITLE) == "灯"
    (part,) = office.stage.case("AH-002").parts

    office.write("entry", "AH-001", "AH-002", about=part.material.sha256)
    office.wait()

    assert office.stage.state() == ("accepted", 2)
    with office.stage.house.ledger.reading() as tx:
        assert tx.entries.get("AH-001").title == "灯"
    assert office.outcomes("AH-002") == [("entry", "done")]
    assert office.stage.state("AH-002") == ("incomplete", 1)


def test_a_file_may_open_an_entry_of_its_own(office, film_pair, form_file):
    office.stage.play(letter("报送《灯》", [*film_pair, form_file]))
    shas = {part.role.value: part.material.sha256 for part in office.stage.case().parts}
    office.write("role", "new", about=shas["hd"])
    office.wait()

    assert office.stage.states() == {"AH-001": "incomplete", "AH-002": "incomplete"}
    assert [p.role.value for p in office.stage.case("AH-002").parts] == ["hd"]


def test_a_held_change_is_let_in(entered, tmp_path):
    form = forms.docx(tmp_path / "登记表.docx", {**form_answers(), Field.CONTACT_NAME: "李老师"})
    entered.stage.play(letter("改 AH-001", [form], sender="li@qq.com"), NOW + MINUTE)
    assert entered.stage.state() == ("accepted", 1)

    entered.write("waiver", "yes", about="sender.changed letter:2", reason="电话核实过")
    entered.wait()

    assert entered.stage.state() == ("accepted", 2)
    assert entered.stage.case().form().text(Field.CONTACT_NAME) == "李老师"
    assert entered.stage.replies()[-1].to == "li@qq.com"

"""Stories of tiers, quota, replacement and extensions; a form alone is a whole entry here."""

from __future__ import annotations

import pytest
from campaign import TEACHER
from cases import POLICY
from stories import COLLEAGUE, DAY, OFFICE, SCHOOLS, STRANGER, say, send

from intake.model import EditKind
from intake.walk.asked import ask, report


def test_a_second_film_of_a_school_is_over_quota(told, sheet):
    send(told, "报送", [sheet()])
    send(told, "报送", [sheet(title="《河》")], sender=COLLEAGUE)

    assert told.states() == {"AH-001": "accepted", "AH-002": "review"}
    assert "campaign.over-quota" in told.codes("AH-002")
    assert "超出名额" in told.replies()[-1].text


def test_a_replacement_takes_the_place_of_its_sender(told, sheet):
    send(told, "报送", [sheet()])
    send(told, "替换", [sheet(title="《河》")])

    assert told.states() == {"AH-001": "superseded", "AH-002": "accepted"}


def test_a_replacement_by_somebody_else_takes_no_place(told, sheet):
    send(told, "报送", [sheet()])
    send(told, "替换", [sheet(title="《河》")], sender=COLLEAGUE)

    assert told.states() == {"AH-001": "accepted", "AH-002": "review"}


def test_a_withdrawal_frees_the_place(told, sheet):
    send(told, "报送", [sheet()])
    send(told, "报送", [sheet(title="《河》")], sender=COLLEAGUE)
    send(told, "撤回 AH-001", [])

    assert told.states() == {"AH-001": "withdrawn", "AH-002": "accepted"}


def test_a_school_that_staff_put_right_frees_the_place_of_the_other(told, sheet):
    send(told, "报送", [sheet()])
    send(told, "报送", [sheet(title="《河》")], sender=COLLEAGUE)
    say(told, EditKind.SCHOOL, "庐州学院")

    assert told.states() == {"AH-001": "accepted", "AH-002": "accepted"}
    assert "campaign.over-quota" not in told.codes("AH-002")


def test_an_alias_of_a_school_shares_its_place(open_stage, sheet):
    stage = open_stage(SCHOOLS)
    send(stage, "报送", [sheet()])
    send(stage, "报送", [sheet(title="《河》", school="皖南师院")], sender=STRANGER)

    assert "campaign.over-quota" in stage.codes("AH-002")


def test_a_school_of_another_province_is_told_where_to_go(open_stage, sheet):
    stage = open_stage(SCHOOLS)
    send(stage, "报送", [sheet(school="之江大学", categories="")])

    assert (stage.states(), stage.kinds()) == ({"AH-001": "wrong-tier"}, ["wrong-tier"])
    assert "浙江，office@zj.example.cn" in stage.replies()[0].text
    assert "分类" in stage.replies()[0].text


def test_a_university_that_writes_to_the_host_is_told_its_province(open_stage, sheet):
    stage = open_stage(SCHOOLS, tier="national", senders=(OFFICE,), quota=5)
    send(stage, "报送", [sheet()])

    assert (stage.states(), stage.kinds()) == ({"AH-001": "wrong-tier"}, ["wrong-tier"])
    assert "安徽省教育厅，office@ah.example" in stage.replies()[0].text


def test_a_province_may_hand_in_so_many_and_no_more(open_stage, sheet):
    stage = open_stage(SCHOOLS, tier="national", senders=(OFFICE,), quota=2)
    for title in ("《灯》", "《河》", "《山》"):
        send(stage, "报送", [sheet(title=title)], sender="office@ah.example")

    assert list(stage.states().values()) == ["accepted", "accepted", "review"]


def test_a_province_precheck_is_told_of_the_tier(open_stage, sheet):
    stage = open_stage(SCHOOLS, tier="national", senders=(OFFICE,), quota=5)
    send(stage, "预检", [sheet()])

    assert (stage.states(), stage.kinds()) == ({}, ["precheck"])
    assert stage.codes("letter:1")[0] == "campaign.wrong-tier"


@pytest.mark.parametrize("name", ["皖南师范学院", "皖南师院", "安徽", TEACHER])
def test_a_later_deadline_for_a_school_a_province_or_a_sender(open_stage, sheet, name):
    last = POLICY.campaign.deadline + 5 * DAY
    stage = open_stage(SCHOOLS, extensions={name: last})
    form = sheet(school="皖南师院" if name == "皖南师院" else "皖南师范学院")
    send(stage, "报送", [form], after=9 * DAY)

    assert stage.states() == {"AH-001": "accepted"}


@pytest.mark.parametrize(
    "school", ["皖南師範學院", "皖南师范学院（公章）", "皖南师范学院（学院盖章）"]
)
def test_a_school_in_traditional_characters_or_with_a_seals_words(open_stage, sheet, school):
    stage = open_stage(SCHOOLS)
    send(stage, "报送", [sheet()])
    send(stage, "报送", [sheet(title="《河》", school=school)], sender=STRANGER)

    assert stage.states() == {"AH-001": "accepted", "AH-002": "review"}
    assert stage.codes("AH-002") == ["campaign.over-quota"]


def test_a_replacement_at_the_host_takes_the_place_of_the_former(open_stage, sheet):
    stage = open_stage(SCHOOLS, tier="national", senders=(OFFICE,), quota=1)
    send(stage, "报送", [sheet()], sender="office@ah.example")
    send(stage, "替换", [sheet(title="《河》")], sender="office@ah.example")

    assert stage.states() == {"AH-001": "superseded", "AH-002": "accepted"}


def test_a_letter_to_a_superseded_entry_changes_nothing(told, sheet):
    send(told, "报送", [sheet()])
    send(told, "替换", [sheet(title="《河》")])
    send(told, "补充 AH-001", [sheet(contact_name="李老师")])

    assert (told.state(), told.kinds()[-1]) == (("superseded", 1), "inquiry")


def test_an_entry_says_whose_it_is(open_stage, sheet):
    stage = open_stage(SCHOOLS, tier="national", senders=(OFFICE,), quota=5)
    send(stage, "报送", [sheet()], sender="office@ah.example")

    told = report.everything(stage.house, {})["entries"]
    assert [entry["province"] for entry in told] == ["安徽"]
    assert ask.show(stage.house, "AH-001")["entry"]["province"] == "安徽"


def test_whose_an_entry_is_stays_open_where_nothing_says_so(told, sheet):
    send(told, "报送", [sheet()])

    assert ask.show(told.house, "AH-001")["entry"]["province"] is None

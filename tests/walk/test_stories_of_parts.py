"""Stories of parts, words and several works in one letter; a form alone is a whole entry here."""

from __future__ import annotations

from dataclasses import replace

import pytest
from campaign import NOW, letter
from stories import DAY, HOUR, MINUTE, SCHOOLS, STRANGER, say, send

from intake.model import EditKind, Shipment
from intake.tracker import todo
from intake.tracker.words import Words
from intake.turn import turn_until_idle
from intake.walk import desk

LINK = "高清版：https://pan.baidu.com/s/1AbCdEfGhIjKlMnOpQrStUv 提取码：ab12"
COURSES = [f"《第{ten}{one}课》" for ten in "一二三" for one in "甲乙丙丁戊己庚辛壬癸"]


def several(stage, sheet, **faults):
    """A letter with three works: 灯 and 山 as `faults` make them, 河 right in all."""
    send(
        stage,
        "报送",
        [
            sheet(title="《灯》", **faults),
            sheet(title="《河》", school="庐州学院"),
            sheet(title="《山》", school="池州学院", **faults),
        ],
    )
    return stage.replies()[-1]


def answer(stage, reply, files, **how):
    send(stage, f"Re: {reply.subject}", files, in_reply_to=reply.message_id, **how)


def test_the_only_letter_about_three_works_is_told_in_one_reply(told, sheet):
    reply = several(told, sheet, categories="")

    assert told.states() == {"AH-001": "returned", "AH-002": "accepted", "AH-003": "returned"}
    assert told.kinds() == ["returned"]
    assert reply.subject == "3 部作品：1 部机审合格、2 部需补正 [AH-001…003]"


def test_a_correction_in_its_thread_goes_to_the_work_that_its_form_names(told, sheet):
    reply = several(told, sheet, categories="")
    answer(told, reply, [sheet(title="《山》", school="池州学院")])

    assert told.states() == {"AH-001": "returned", "AH-002": "accepted", "AH-003": "accepted"}
    assert told.replies()[-1].subject == "机审合格 [AH-003]《山》"


def test_a_correction_goes_to_the_work_that_its_file_is_called_by(told, sheet):
    reply = several(told, sheet, categories="")
    nameless = sheet(title="", school="", categories="")
    answer(told, reply, [("《灯》登记表.docx", nameless.read_bytes())])

    assert told.ways() == ["opened", "revised"]
    assert (told.state("AH-001"), told.state("AH-003")) == (("returned", 2), ("returned", 1))


def test_a_correction_that_names_none_of_them_is_proposed(told, sheet):
    reply = several(told, sheet, categories="")
    answer(told, reply, [sheet(title="", school="")])

    assert told.ways() == ["opened", "proposed"]
    assert {revision for _, revision in map(told.state, told.states())} == {1}


def test_two_corrections_in_one_answer_go_to_their_works(told, sheet):
    reply = several(told, sheet, categories="")
    answer(told, reply, [sheet(title="《灯》"), sheet(title="《山》", school="池州学院")])

    assert set(told.states().values()) == {"accepted"}
    assert told.replies()[-1].subject == "2 部作品：2 部机审合格 [AH-001…003]"


def test_thirty_works_in_one_letter_are_thirty_entries_and_one_reply(told, sheet):
    send(told, "报送", [sheet(title=title, school=f"{title[1:-1]}学院") for title in COURSES])

    assert set(told.states().values()) == {"accepted"}
    assert (len(told.states()), told.kinds()) == (30, ["accepted"])
    assert told.replies()[0].subject == "30 部作品：30 部机审合格 [AH-001…030]"


def test_a_link_alone_is_the_film_that_its_sender_still_owes(open_stage, sheet):
    stage = open_stage()
    whole = replace(stage.house.policy.rules["completeness"], required=("hd", "form"))
    rules = {**stage.house.policy.rules, "completeness": whole}
    stage.house = replace(stage.house, policy=replace(stage.house.policy, rules=rules))
    send(stage, "报送", [sheet()])
    send(stage, "高清版在网盘", [], text=LINK)

    assert (stage.state(), stage.ways()) == (("review", 2), ["opened", "revised"])
    assert stage.kinds() == ["incomplete", "review"]


def test_the_same_names_from_the_same_sender_need_no_number(told, sheet):
    send(told, "报送", [sheet(categories="")])
    send(told, "又一封新信", [sheet()])

    assert (told.state(), told.ways()) == (("accepted", 2), ["opened", "revised"])


def test_another_title_from_the_same_sender_is_another_entry(told, sheet):
    send(told, "报送", [sheet(categories="")])
    send(told, "报送", [sheet(title="《河》", school="庐州学院")])

    assert told.states() == {"AH-001": "returned", "AH-002": "accepted"}


def test_school_and_title_from_a_stranger_are_held(told, sheet):
    send(told, "报送", [sheet()])
    send(told, "报送", [sheet(contact_name="李老师")], sender=STRANGER)

    assert (told.state(), told.ways()) == (("accepted", 1), ["opened", "held"])


def test_a_number_counts_in_quoted_text_only_where_the_letter_is_an_answer(told, sheet):
    send(told, "报送", [sheet(categories="")])
    quoted = "改好了。\n\n在 2020-12-12，微视频组 写道：\n> 主题：请补正1处 [AH-001]《灯》\n"
    send(told, "Re: 转发", [sheet(title="", school="")], text=quoted, in_reply_to="<lost@x>")
    send(told, "报送", [sheet(title="《河》", school="庐州学院")], text=quoted)

    assert told.ways() == ["opened", "revised", "opened"]


def test_a_person_is_asked_for_with_material(told, sheet):
    send(told, "报送", [sheet()], text="请老师看看。\n人工\n")

    assert (told.states(), told.codes()) == ({"AH-001": "review"}, ["sender.asks-person"])


def test_a_person_is_asked_for_without_material_and_no_state_changes(told, sheet):
    send(told, "报送", [sheet()])
    send(told, "AH-001", [], text="人工")

    assert (told.states(), told.kinds()) == ({"AH-001": "accepted"}, ["accepted", "inquiry"])


@pytest.mark.parametrize("words", ["不撤回", "请勿撤回", "我们没有撤回的打算"])
def test_what_only_speaks_of_withdrawing_withdraws_nothing(told, sheet, words):
    send(told, "报送", [sheet()])
    send(told, "关于 AH-001", [], text=words)

    assert told.states() == {"AH-001": "accepted"}


@pytest.mark.parametrize(("minutes", "state"), [(4, "accepted"), (6, "review")])
def test_the_grace_minutes_are_in_time(open_stage, sheet, minutes, state):
    stage = open_stage(grace_minutes=5)
    closes = stage.house.policy.campaign.closes()
    send(stage, "报送", [sheet()], after=closes - NOW + minutes * MINUTE)

    assert stage.states() == {"AH-001": state}


def test_an_entry_of_the_wrong_tier_is_checked_again_with_its_correction(open_stage, sheet):
    stage = open_stage(SCHOOLS)
    send(stage, "报送", [sheet(school="之江大学")])
    send(stage, "学校写错了 AH-001", [sheet()])

    assert (stage.state(), stage.kinds()) == (("accepted", 2), ["wrong-tier", "accepted"])


def test_what_is_missing_and_late_is_told_in_one_reply(told, sheet):
    send(told, "报送", [sheet(synopsis="")], after=9 * DAY)

    assert told.states() == {"AH-001": "returned"}
    assert told.kinds() == ["returned"]
    assert told.replies()[0].subject.endswith("（已逾期）")


def test_two_corrections_of_one_second_are_answered_by_the_last(told, sheet):
    send(told, "报送", [sheet(categories="")])
    told.receive(letter("AH-001 甲", [sheet(contact_name="甲")]), told.at + HOUR)
    told.receive(letter("AH-001 乙", [sheet(contact_name="乙")]), told.at + HOUR)
    turn_until_idle(told.house)

    assert told.state() == ("accepted", 3)
    assert told.kinds() == ["returned", "accepted"]


def test_a_deadline_that_config_moves_counts_from_the_next_judgement(told, sheet):
    send(told, "报送", [sheet()], after=9 * DAY)
    campaign = told.house.policy.campaign
    later = replace(campaign, extensions={"皖南师范学院": campaign.deadline + 9 * DAY})
    told.house = replace(told.house, policy=replace(told.house.policy, campaign=later))
    say(told, EditKind.CONTACT_PHONE, "13900000002")

    assert (told.state(), told.kinds()) == (("accepted", 1), ["review", "accepted"])


@pytest.mark.parametrize("headers", [{}, {"Auto_Submitted": "auto-replied"}])
def test_what_the_next_tier_says_of_a_parcel_waits_for_staff_and_is_not_answered(told, headers):
    parcel = Shipment(
        digest="AH-1",
        numbers=(),
        recipient=STRANGER,
        way="letters",
        link="",
        code="",
        made_at=NOW,
    )
    with told.house.ledger.transaction() as tx:
        tx.onward.ship(parcel, ["<parcel@x>"])
    send(told, "Re: 报送", [], sender=STRANGER, in_reply_to="<parcel@x>", **headers)

    with told.house.ledger.reading() as tx:
        assert tx.letters.get(1).reason == "next-tier"
        (line,) = todo.todo(desk.view(told.house, tx, {}), Words(told.house.wording))
    assert (line.reason, line.who) == ("next-tier", STRANGER)
    assert told.kinds() == []

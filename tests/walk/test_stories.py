"""Stories of letters, a sentence of an entry's life each; a form alone is a whole entry here."""

from __future__ import annotations

from dataclasses import replace
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import SMTP

import pytest
from campaign import NOW, TEACHER, letter
from cases import POLICY
from stories import COLLEAGUE, DAY, HOUR, STRANGER, send, with_staff

from intake.model import Happening
from intake.walk.house import refit


def test_the_form_alone_is_accepted_here(told, sheet):
    send(told, "报送", [sheet()])

    assert (told.states(), told.kinds()) == ({"AH-001": "accepted"}, ["accepted"])


def test_two_letters_at_the_same_second(told, sheet):
    told.receive(letter("报送", [sheet()]))
    told.receive(
        letter("报送", [sheet(school="庐州学院", title="《河》")], sender="li@luzhou.edu.cn")
    )
    told.sort()
    told.judge()

    assert told.states() == {"AH-001": "accepted", "AH-002": "accepted"}


def test_withdrawal_by_number(told, sheet):
    send(told, "报送", [sheet()])
    send(told, "撤回 AH-001", [])

    assert (told.states(), told.kinds()) == ({"AH-001": "withdrawn"}, ["accepted", "withdrawn"])
    with told.house.ledger.reading() as tx:
        assert tx.letters.get(2).end == "entry"


def test_withdrawal_by_the_only_entry_of_its_sender(told, sheet):
    send(told, "报送", [sheet()])
    send(told, "撤回", [], text="撤回")

    assert told.states() == {"AH-001": "withdrawn"}


def test_withdrawal_that_may_mean_two_entries_is_a_question(told, sheet):
    send(told, "报送", [sheet()])
    send(told, "报送", [sheet(title="《河》")])
    send(told, "撤回", [], text="撤回")

    assert set(told.states().values()) == {"accepted", "review"}
    assert told.kinds()[-1] == "inquiry"


@pytest.mark.parametrize("sender", [STRANGER, COLLEAGUE])
def test_nobody_else_withdraws(told, sheet, sender):
    send(told, "报送", [sheet()])
    send(told, "撤回 AH-001", [], sender=sender)

    assert told.states() == {"AH-001": "accepted"}
    assert told.kinds()[-1] == "inquiry"


def test_withdrawal_after_forwarding_is_for_staff(told, sheet):
    send(told, "报送", [sheet()])
    with told.house.ledger.transaction() as tx:
        for happening in (Happening.APPROVED, Happening.RECOMMENDED, Happening.FORWARDED):
            tx.entries.happen("AH-001", happening, NOW)
    send(told, "撤回 AH-001", [])

    assert told.states() == {"AH-001": "review"}
    assert "能否撤回由老师决定" in told.replies()[-1].text


def test_a_letter_to_a_withdrawn_entry_is_acknowledged_and_changes_nothing(told, sheet):
    send(told, "报送", [sheet()])
    send(told, "撤回 AH-001", [])
    send(told, "补充 AH-001", [sheet(contact_name="李老师")])

    assert told.state() == ("withdrawn", 1)
    assert told.kinds() == ["accepted", "withdrawn", "inquiry"]


def test_a_forwarded_entry_waits_for_staff_with_its_new_revision(told, sheet):
    send(told, "报送", [sheet()])
    with told.house.ledger.transaction() as tx:
        for happening in (Happening.APPROVED, Happening.RECOMMENDED, Happening.FORWARDED):
            tx.entries.happen("AH-001", happening, NOW)
    send(told, "补充 AH-001", [sheet(contact_name="李老师")])

    assert (told.state(), told.ways()) == (("forwarded", 1), ["opened", "held"])
    assert told.kinds()[-1] == "receipt"


def test_the_same_bytes_again_are_a_duplicate(told, sheet):
    form = sheet()
    send(told, "报送", [form])
    send(told, "又发一次", [form])

    assert (told.state(), told.kinds()) == (("accepted", 1), ["accepted", "duplicate"])


def test_the_same_bytes_from_the_school_are_a_duplicate_with_a_receipt(told, sheet):
    form = sheet()
    send(told, "报送", [form])
    send(told, "又发一次", [form], sender=COLLEAGUE)

    assert (told.ways(), told.kinds()) == (["opened", "duplicate"], ["accepted", "receipt"])


def test_a_stranger_who_guesses_a_number_gets_two_neutral_lines(told, sheet):
    send(told, "报送", [sheet()])
    send(told, "AH-001", [sheet(contact_name="李老师")], sender=STRANGER)

    assert (told.state(), told.ways()) == (("accepted", 1), ["opened", "held"])
    reply = told.replies()[-1]
    assert (reply.kind.value, reply.subject, reply.to) == ("receipt", "来信已收到", STRANGER)
    assert "AH-001" not in reply.text
    assert "sender.changed" in told.codes("letter:2")


def test_the_address_in_the_form_may_change_the_entry(told, sheet):
    send(told, "报送", [sheet(contact_phone="13800000001 邮箱 li@qq.com")])
    send(told, "AH-001", [sheet(contact_name="李老师")], sender="li@qq.com")

    assert told.ways() == ["opened", "revised"]


def test_a_colleague_may_not_replace_what_is_good(told, sheet):
    send(told, "报送", [sheet()])
    send(told, "AH-001", [sheet(contact_name="李老师")], sender=COLLEAGUE)

    assert (told.state(), told.ways()) == (("accepted", 1), ["opened", "held"])


def test_a_number_of_another_campaign_is_none(told, sheet):
    send(told, "报送 ZJ-001", [sheet()])

    assert told.states() == {"AH-001": "accepted"}


def test_a_title_of_emoji(told, sheet):
    send(told, "报送", [sheet(title="《🎬🌾》")])

    with told.house.ledger.reading() as tx:
        assert tx.entries.get("AH-001").title == "🎬🌾"


def test_a_correction_tells_what_was_mended(told, sheet):
    send(told, "报送", [sheet(categories="", synopsis="")])
    send(told, "AH-001", [sheet(synopsis="")])

    assert told.state() == ("returned", 2)
    assert "上次 2 处，改好 1 处，还剩 1 处" in told.replies()[-1].text


def test_a_late_letter_is_checked_and_shown_to_staff(told, sheet):
    send(told, "报送", [sheet()], after=9 * DAY)

    assert told.states() == {"AH-001": "review"}
    assert "已经逾期" in told.replies()[0].text


@pytest.mark.parametrize(("days", "state"), [(2, "accepted"), (4, "review")])
def test_a_correction_counts_from_our_reply(told, sheet, days, state):
    send(told, "报送", [sheet(categories="")], after=6 * DAY)
    send(told, "AH-001", [sheet()], after=days * DAY)

    assert told.state() == (state, 2)


def test_a_clock_that_steps_back(told, sheet):
    send(told, "报送", [sheet(categories="")])
    send(told, "AH-001", [sheet()], after=-HOUR)

    assert told.state() == ("accepted", 2)


def test_a_part_that_fits_two_waiting_entries_is_proposed(told, sheet):
    send(told, "报送", [sheet(categories="")])
    send(told, "报送", [sheet(title="《河》", school="庐州学院", categories="")])
    send(told, "补交", [("登记表.docx", sheet(title="", school="").read_bytes())])

    assert told.ways() == ["opened", "opened", "proposed"]
    assert told.kinds()[-1] == "receipt"


def test_thirty_files_in_one_letter_have_an_end(told, sheet):
    send(told, "报送", [sheet(title=f"《第{n}部》") for n in range(30)])

    with told.house.ledger.reading() as tx:
        assert tx.letters.ends() == {"entry": 1}


def test_a_config_that_changes_in_the_middle_is_on_record(told, sheet):
    send(told, "报送", [sheet(categories="")])
    before = told.last().config_digest
    told.house = replace(told.house, policy=replace(told.house.policy, digest="another"))
    send(told, "AH-001", [sheet()])

    assert (before, told.last().config_digest) == (POLICY.digest, "another")
    assert [source.about for source in told.last().sources] == ["form"]


def test_a_colleagues_forward_is_the_writers_entry_and_its_reply_is_held(open_stage, sheet):
    stage = open_stage()
    clerk = "clerk@office.example"
    stage.house = refit(stage.house, policy=with_staff(stage.house.policy, clerk))
    inner = BytesParser(policy=SMTP).parsebytes(letter("报送", [sheet()], message_id="<i@x>"))
    outer = EmailMessage(policy=SMTP)
    outer["From"], outer["To"], outer["Subject"] = clerk, "robot@example.com", "Fwd: 报送"
    outer["Message-ID"] = "<o@x>"
    outer.set_content("请登记。")
    outer.add_attachment(inner)
    stage.play(outer.as_bytes(), NOW)

    assert stage.states() == {"AH-001": "accepted"}
    with stage.house.ledger.reading() as tx:
        (row,) = tx.outbox.rows()
        through = tx.letters.get(1).letter.through.address
    assert (row.reply.to, bool(row.hold), row.state.value) == (TEACHER, True, "composed")
    assert through == clerk


def test_a_letter_to_a_proposal_tells_its_sender_that_staff_decide(told, sheet):
    send(told, "报送", [sheet(categories="")])
    send(told, "报送", [sheet(title="《河》", school="庐州学院", categories="")])
    send(told, "补交", [("登记表.docx", sheet(title="", school="").read_bytes())])

    reply = told.replies()[-1]
    assert (reply.subject, reply.to) == ("来信已收到", TEACHER)
    assert "由老师核对归入哪部作品" in reply.text
    assert told.states() == {"AH-001": "returned", "AH-002": "returned"}


def test_a_precheck_of_several_works_tells_each_and_registers_none(told, sheet):
    send(told, "预检", [sheet(), sheet(title="《河》", school="庐州学院", categories="")])

    (reply,) = told.replies()
    assert (told.states(), reply.kind.value) == ({}, "precheck")
    assert reply.subject == "预检结果：2 部作品：1 部机审合格、1 部需补正（尚未登记）"
    assert ("《灯》" in reply.text, "《河》" in reply.text) == (True, True)
    assert "主题写上它的编号" not in reply.text

"""Stories of letters, a sentence of an entry's life each; a form alone is a whole entry here."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import SMTP

import pytest
from campaign import NOW, TEACHER, form_answers, letter
from cases import POLICY
from stages import staged

from intake.demo import forms
from intake.model import Field, Happening, School
from intake.policy import SenderSettings
from intake.walk import ask, report
from intake.walk.house import refit

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
COLLEAGUE, STRANGER = "li@wannan.edu.cn", "someone@qq.com"
OFFICE = SenderSettings(name="安徽省教育厅", province="安徽", addresses=("office@ah.example",))
SCHOOLS = (
    School(name="皖南师范学院", aliases=("皖南师院",), province="安徽", domains=("wannan.edu.cn",)),
    School(name="庐州学院", province="安徽"),
    School(name="之江大学", province="浙江", contact="office@zj.example.cn"),
)


@pytest.fixture
def sheet(tmp_path):
    """Makes a form whose answers differ from the right ones."""
    made = iter(range(1000))

    def make(**changes):
        answers = {**form_answers(), **{Field(k.replace("_", "-")): v for k, v in changes.items()}}
        filled = {name: answer for name, answer in answers.items() if answer}
        return forms.docx(tmp_path / f"登记表{next(made)}.docx", filled)

    return make


@pytest.fixture
def open_stage(tmp_path):
    """Opens a stage on which a form alone is a whole entry; campaign's keys may be changed."""
    opened = []

    def make(schools=(), **campaign):
        whole = replace(POLICY.rules["completeness"], required=("form",))
        policy = replace(POLICY, rules={**POLICY.rules, "completeness": whole})
        policy = replace(policy, campaign=replace(policy.campaign, **campaign))
        context = staged(tmp_path, policy, schools)
        opened.append(context)
        return context.__enter__()

    yield make
    for context in opened:
        context.__exit__(None, None, None)


@pytest.fixture
def told(open_stage):
    """A stage with the shipped campaign."""
    return open_stage()


def with_staff(policy, address):
    """The policy of a campaign whose staff write from an address."""
    return replace(policy, mailbox=replace(policy.mailbox, staff=(address,)))


def send(stage, subject, files, after=MINUTE, **how):
    stage.at = getattr(stage, "at", NOW) + after
    stage.play(letter(subject, files, **how), stage.at)


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
    assert "需要核对的，老师会联系您" in reply.text
    assert told.states() == {"AH-001": "returned", "AH-002": "returned"}


def test_an_entry_says_whose_it_is(open_stage, sheet):
    stage = open_stage(SCHOOLS, tier="national", senders=(OFFICE,), quota=5)
    send(stage, "报送", [sheet()], sender="office@ah.example")

    told = report.everything(stage.house, {})["entries"]
    assert [entry["province"] for entry in told] == ["安徽"]
    assert ask.show(stage.house, "AH-001")["entry"]["province"] == "安徽"


def test_whose_an_entry_is_stays_open_where_nothing_says_so(told, sheet):
    send(told, "报送", [sheet()])

    assert ask.show(told.house, "AH-001")["entry"]["province"] is None

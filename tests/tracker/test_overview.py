"""总览: days left, counts, what waits for a person, the daily statements."""

import io
import zipfile
from datetime import timedelta

import pytest
from tracker import desks

from intake.model import (
    Bounce,
    Edit,
    EditKind,
    LetterEnd,
    LetterKind,
    OutboxState,
    ReplyKind,
    Sender,
    Trouble,
)
from intake.tracker.todo import todo
from intake.tracker.words import Words

MINUTE = timedelta(minutes=1)
RED = "00C0262D"


@pytest.mark.parametrize(
    ("now", "shown"),
    [
        (desks.CLOSES - timedelta(days=6, hours=14), "距截止 6 天"),
        (desks.CLOSES - timedelta(days=1) - MINUTE, "距截止 1 天"),
        (desks.CLOSES - timedelta(days=1), "今天截止"),
        (desks.CLOSES - MINUTE, "今天截止"),
        (desks.CLOSES, "已截止 1 天"),
        (desks.CLOSES + timedelta(days=3), "已截止 4 天"),
    ],
)
def test_days_left_are_calendar_days(now, shown):
    content = desks.drawn(desks.desk(now=now, deadline=desks.CLOSES))

    assert desks.sheets(content)["总览"][0][8] == shown


def test_deadline_at_noon_is_past_on_the_same_day():
    noon = desks.CLOSES - timedelta(hours=12)

    content = desks.drawn(desks.desk(now=noon + MINUTE, deadline=noon))

    assert desks.sheets(content)["总览"][0][8] == "今天已截止"
    assert desks.sheets(content)["总览"][1][0].endswith("截止 2020-12-18 12:00")


def test_past_deadline_is_loudly_red():
    sheet = desks.opened(desks.drawn(desks.desk(now=desks.CLOSES + MINUTE, deadline=desks.CLOSES)))[
        "总览"
    ]

    assert sheet["I1"].fill.fgColor.rgb == RED
    assert sheet["A3"].fill.fgColor.rgb == RED
    assert sheet["A3"].value.startswith("截止日期已过！")


def test_without_a_deadline_no_days_are_told():
    rows = desks.sheets(desks.drawn(desks.desk()))["总览"]

    assert rows[0][8] == ""
    assert rows[1][0] == "第二季“我的2020—全国高校师生扶贫微视频征集展示活动”"


def test_cards_and_counts_follow_the_states():
    rows = desks.sheets(desks.drawn(desks.campaign()))["总览"]

    # 25 works; seven of them were put into states of their own, one is under check
    assert rows[4][:12:2] == [25, 6, 5, 3, 3, 8]
    counts = {row[0]: row[2] for row in rows[31:43]}
    assert counts == {
        "检查中": 1, "机审合格": 6, "缺材料": 3, "退回补正": 5, "待人工": 3, "请经本省": 1,
        "人工通过": 1, "推荐": 1, "已上报": 1, "已排期": 1, "已撤回": 1, "已被替换": 1,
    }  # fmt: skip
    assert [(row[6], row[9]) for row in rows[31:33]] == [("高清版帧率", 2), ("缺高清版", 2)]


def test_bars_lie_beside_their_numbers():
    sheet = desks.opened(desks.drawn(desks.campaign()))["总览"]

    places = [
        (c.anchor._from.row, c.anchor._from.col, c.anchor.to.row, c.anchor.to.col)
        for c in sheet._charts
    ]
    assert places[:2] == [(31, 3, 43, 5), (31, 10, 39, 12)]


def test_two_charts_show_works_a_day_and_by_category():
    content = desks.drawn(desks.campaign())
    sheet = desks.opened(content)["总览"]

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        charts = [archive.read(f"xl/charts/chart{n}.xml") for n in (3, 4)]
    assert all(b'<plotVisOnly val="0"' in chart for chart in charts)
    _, _, daily, chosen = sheet._charts
    places = [(c.anchor._from.row, c.anchor._from.col, c.anchor.to.row, c.anchor.to.col)
              for c in (daily, chosen)]  # fmt: skip
    assert places == [(7, 0, 29, 7), (7, 7, 29, 12)]
    assert [chart.x_axis.delete for chart in (daily, chosen)] == [False, False]
    # 25 works in 18 days from 11-23 on, by their letters' times
    days = [[cell.value for cell in row[13:19]] for row in sheet.iter_rows(8, 26)]
    assert days[0] == [None, "机审合格", "退回补正", "缺材料", "待人工", "其他"]
    assert days[1][0] == "11.23"
    assert sum(number for _, *numbers in days[1:] for number in numbers if number) == 25
    assert sheet["T9"].value == "教育扶贫"
    assert sheet["U9"].value == 24  # one of them came without a form
    assert all(sheet.column_dimensions[letter].hidden for letter in "MNOPQRSTU")


def test_each_thing_to_do_leads_to_its_row():
    workbook = desks.opened(desks.drawn(desks.campaign()))
    overview = workbook["总览"]
    start = next(r for r in range(1, 90) if overview.cell(r, 12).value == "去看") + 1

    led = {}
    for r in range(start, start + 8):
        sheet, _, cell = overview.cell(r, 12).hyperlink.location.rpartition("!")
        target = workbook[sheet.strip("'")][cell[0] + cell[1:]]
        row = workbook[sheet.strip("'")][target.row]
        led[r - start] = (overview.cell(r, 1).value, overview.cell(r, 3).value, row)

    assert [(kind, what) for kind, what, _ in led.values()] == [
        ("核对", "《直播间里的山货》"),
        ("核对", "《小菌菇撑开致富伞》"),
        ("核对", "《暖冬》"),
        ("归入", "补充高清版"),
        ("搁置", None),
        ("退信", "Undelivered Mail Returned to Sender"),
        ("撤回", "撤回 AH-003"),
        ("咨询", "请问片头素材的提取码是多少？"),
    ]
    verdict = [overview.cell(r, 12).hyperlink.location for r in range(start, start + 3)]
    assert [place.rpartition("!")[2][:1] for place in verdict] == ["S"] * 3
    assert workbook["作品登记"]["S3"].value == "人工审核"
    assert [row[1].value for _, _, row in list(led.values())[:3]] == [
        what for _, what, _ in list(led.values())[:3]
    ]
    assert [row[3].value for _, _, row in list(led.values())[3:]] == [
        what for _, what, _ in list(led.values())[3:]
    ]


COLLEAGUE = Sender(name="张老师", address="zhang@example.com")


def reasons(**changes):
    """The kinds of what waits for a person because of one letter."""
    kind = changes.pop("kind", LetterKind.SUBMISSION)
    read = desks.letter("来信", kind=kind, **changes.pop("letter", {}))
    rows = desks.sheets(desks.drawn(desks.desk([], [desks.row(1, read, **changes)])))["总览"]
    starts = [i for i, row in enumerate(rows) if row[11:12] == ["去看"]]
    return [row[0] for row in rows[starts[0] + 1 :] if row[11:12] == ["去看"]] if starts else []


@pytest.mark.parametrize(
    ("changes", "kinds"),
    [
        ({"how": "opened"}, []),
        ({"how": "held"}, ["归入"]),
        ({"replies": [(ReplyKind.ACCEPTED, OutboxState.SENT)]}, []),
        ({"replies": [(ReplyKind.ACCEPTED, OutboxState.FAILED)]}, ["回信"]),
        ({"replies": [(ReplyKind.ACCEPTED, OutboxState.UNSURE)]}, ["回信"]),
        ({"replies": [(ReplyKind.ACCEPTED, OutboxState.COMPOSED)]}, []),
        ({"replies": [(ReplyKind.ACCEPTED, OutboxState.COMPOSED)], "held": True}, ["放行"]),
        (
            {
                "replies": [(ReplyKind.ACCEPTED, OutboxState.COMPOSED)],
                "held": True,
                "letter": {"through": COLLEAGUE},
            },
            ["放行"],
        ),
        ({"kind": LetterKind.INQUIRY, "end": LetterEnd.INQUIRY}, ["咨询"]),
        ({"kind": LetterKind.NOISE, "end": LetterEnd.SET_ASIDE}, []),
    ],
)
def test_letter_waits_for_a_person_only_with_a_reason(changes, kinds):
    assert reasons(**changes) == kinds


def test_letter_that_is_not_read_yet_waits_for_nobody():
    content = desks.drawn(desks.desk([], [desks.row(1, None, end=LetterEnd.WAITING)]))

    assert "目前没有需要老师处理的事" in desks.texts(content, "总览")
    assert desks.table(content, "来信日志")[0]["类别"] == "待读取"


@pytest.mark.parametrize(("message_id", "kinds"), [("<a@b>", []), (None, ["退信"])])
def test_bounce_is_news_only_when_it_names_no_reply_of_ours(message_id, kinds):
    bounce = Bounce(recipient=None, status="5.1.1", original_message_id=message_id)

    assert (
        reasons(kind=LetterKind.BOUNCE, end=LetterEnd.SET_ASIDE, letter={"bounce": bounce}) == kinds
    )


def test_long_list_is_cut_with_a_count():
    letters = [
        desks.row(i, desks.letter(f"咨询{i}", kind=LetterKind.INQUIRY), end=LetterEnd.INQUIRY)
        for i in range(75)
    ]

    told = desks.texts(desks.drawn(desks.desk([], letters)), "总览")

    assert "请老师处理（75 项）" in told
    assert told.count("去看") == 1 + 60
    assert "还有 15 项没有列出，请到“来信日志”里按状态筛选。" in told


def test_daily_statements_count_every_letter():
    content = desks.drawn(desks.campaign(mailbox=(35, 0)))

    told = desks.texts(content, "总览")[-3:]

    assert told == [
        "上次查看时邮箱里有 35 封，已全部登记在案，一封不少。",
        "来信共 35 封：已登记 26 封、转老师 2 封、已预检（不登记） 1 封、只记录（不回信） 4 封、"
        "搁置（请老师看） 1 封、处理中 1 封。",
        "没有片头、片尾、角标的参照素材，机器人没有比对：有 22 部作品请老师看片核对。",
    ]


def test_letters_that_the_ledger_lacks_are_told_in_red():
    sheet = desks.opened(desks.drawn(desks.desk(mailbox=(20, 2))))["总览"]

    last = [row[0] for row in sheet.iter_rows() if row[0].value][-1]
    assert last.value.startswith("上次查看时邮箱里有 20 封，其中 2 封还没有登记！")
    assert last.font.color.rgb == RED


def test_copies_of_our_own_replies_are_counted_apart():
    copy = desks.row(1, desks.letter("请补正", kind=LetterKind.OWN), end=LetterEnd.SET_ASIDE)
    asked = desks.row(2, desks.letter("咨询", kind=LetterKind.INQUIRY), end=LetterEnd.INQUIRY)

    content = desks.drawn(desks.desk([], [copy, asked]))

    assert desks.texts(content, "总览")[-1] == (
        "来信共 1 封：转老师 1 封。另有 1 封是机器人自己回信的副本，不列入来信日志。"
    )
    assert [row["主题"] for row in desks.table(content, "来信日志")] == ["咨询"]


def test_what_the_robot_gave_up_stands_first():
    work = desks.dossier("AH-001", desks.case("right"))
    asked = desks.row(7, desks.letter("咨询", kind=LetterKind.INQUIRY), end=LetterEnd.INQUIRY)
    given_up = [
        Trouble(round=name, item=item, tries=3, reason="why", parked=True, at=desks.NOW)
        for name, item in (("judge", "AH-001"), ("answer", "7"), ("desk", "tracker"))
    ]

    told = todo(desks.desk([work], [asked], troubles=tuple(given_up)), Words(desks.WORDING))

    assert [(t.reason, t.number, t.what, t.place[0]) for t in told] == [
        ("stuck", "AH-001", "", "作品登记"),
        ("stuck", "", "咨询", "来信日志"),
        ("stuck", "", "", "总览"),
        ("inquiry", "", "咨询", "来信日志"),
    ]
    assert told[0].why == "机器人试了三次没做成“检查作品”，请告诉管理员：why"


def test_a_letter_that_a_colleague_handed_on_names_both():
    read = desks.letter("报送", through=COLLEAGUE)
    rows = desks.sheets(desks.drawn(desks.desk([], [desks.row(1, read)])))["来信日志"]

    assert f"{read.sender.name}（由老师转入：张老师）" in [cell for row in rows for cell in row]


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        (
            "waive hd.frame-rate hd",
            "“人工审核”里的“通过”没有生效：还有必须修改的问题。请先在“问题明细”里免除：高清版帧率",
        ),
        (
            "impossible returned",
            "“人工审核”里的“通过”没有生效：作品现在是“退回补正”，不能这样处理。",
        ),
        ("opinion", "“人工审核”里的“通过”没有生效：退回要在“审核意见”里写明原因。"),
        ("something", "“人工审核”里的“通过”没有生效，请告诉管理员。"),
    ],
)
def test_what_staff_asked_for_in_vain_leads_to_its_cell(outcome, told):
    work = desks.dossier("AH-001", desks.case("slow", hd=desks.NTSC))
    said = Edit(
        kind=EditKind.VERDICT, number="AH-001", value="approve", seen_at=desks.NOW, outcome=outcome
    )
    words = {"entries": {"AH-001": {"verdict": "通过"}}}

    (one,) = todo(desks.desk([work], words=words, refused=(said,)), Words(desks.WORDING))

    assert one.why == told
    assert (one.reason, one.place, one.column) == ("refused", ("作品登记", 4), 19)


@pytest.mark.parametrize(
    ("since", "told"),
    [
        (timedelta(minutes=5), " · 机器人运行正常，12-12 09:25 看过邮箱"),
        (timedelta(hours=3), " · 机器人 12-12 06:30 以后没有连上邮箱，请告诉管理员"),
    ],
)
def test_banner_says_whether_the_robot_runs(since, told):
    rows = desks.sheets(desks.drawn(desks.desk(polled_at=desks.NOW - since)))["总览"]

    assert rows[1][6] == "更新于 2020-12-12 09:30" + told

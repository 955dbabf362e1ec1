"""The whole workbook: what stands where, and what a spreadsheet program is told about it."""

import io
import re
import zipfile
from datetime import timedelta

import cases
import pytest
from tracker import desks

OPENED = desks.OPENED.replace(tzinfo=None)
NAMES = ["总览", "作品登记", "材料", "问题明细", "来信日志", "未报送", "展示排期", "说明"]
GOLD = (
    "人工审核", "审核意见", "是否推荐", "推荐次序", "审核人", "备注",
    "更正片名", "更正学校", "更正联系人", "更正电话", "更正分类",
)  # fmt: skip


@pytest.fixture(scope="module")
def content():
    """A campaign of 25 works in every state, drawn."""
    return desks.drawn(desks.campaign())


@pytest.fixture(scope="module")
def workbook(content):
    """The same, opened."""
    return desks.opened(content)


def test_sheets_stand_in_their_order(workbook):
    assert workbook.sheetnames == [*NAMES, "_intake"]
    assert workbook["_intake"].sheet_state == "veryHidden"


def test_row_of_a_right_work_is_what_came_in():
    whole = desks.case("right", a_form=desks.form("一剂良方", "庐州医科大学", 2))
    work = desks.dossier("AH-007", whole, title="一剂良方", school="庐州医科大学", revision=3)

    content = desks.drawn(desks.desk([work], [desks.row(1, work.letter, entries=["AH-007"])]))

    assert desks.table(content, "作品登记") == [
        {
            "编号": "AH-007",
            "片名": "《一剂良方》",
            "选送学校": "庐州医科大学",
            "类型": "纪录片",
            "内容分类": "教育扶贫、科技扶贫",
            "时长": timedelta(seconds=180),
            "机审状态": "机审合格",
            "必改": "",
            "主要问题 / 缺什么": "—",
            "高清版": "1080p · 172 MB",
            "压缩版": "850 kbps · 20.0 MB",
            "登记表": "打开",
            "检查报告": "—",
            "联系人": "孙老师",
            "电话": "0551-60000002",
            "首次收到": OPENED,
            "最近更新": OPENED + timedelta(minutes=4),
            "版本": "第 3 版",
            "上一版意见": "",
            **dict.fromkeys(GOLD, ""),
        }
    ]


def test_row_of_a_finding_says_what_is_required_found_and_to_be_done():
    work = desks.dossier("AH-001", desks.case("slow", hd=desks.NTSC))

    rows = desks.table(desks.drawn(desks.desk([work])), "问题明细")

    told = desks.WORDING.worded(
        next(f for f in cases.findings(work.case) if f.code == "hd.frame-rate")
    )
    assert rows[0] == {
        "编号": "AH-001",
        "片名": "《田埂上的论文》",
        "问题": "高清版帧率",
        "级别": "必须修改",
        "对谁说": "投稿人",
        "要求": told.required,
        "实测": told.found,
        "怎么改": told.cure,
        "免除": "",
        "免除理由": "",
        "键": "AH-001 hd.frame-rate hd",
    }
    assert [row["对谁说"] for row in rows[1:]] == ["只给老师看"]


def test_row_of_a_letter_says_what_became_of_it():
    read = desks.letter("报送作品", name="李老师", address="li@luzhou.edu.cn")
    replies = [
        (desks.ReplyKind.RECEIPT, desks.OutboxState.SENT),
        (desks.ReplyKind.RETURNED, desks.OutboxState.COMPOSED),
    ]
    row = desks.row(4, read, entries=["AH-001"], replies=replies, how="revised", held=True)

    content = desks.drawn(desks.desk([], [row]))

    assert desks.table(content, "来信日志") == [
        {
            "收到时间": OPENED,
            "发件人": "李老师",
            "地址": "li@luzhou.edu.cn",
            "主题": "报送作品",
            "类别": "投稿",
            "去向": "更新作品",
            "归入编号": "AH-001",
            "回信": "收到确认\n退回补正",
            "回信状态": "已发\n等老师放行",
            "原信": "打开",
            "键": "4",
        }
    ]


def test_same_desk_gives_the_same_bytes(content):
    assert desks.drawn(desks.campaign()) == content


def test_document_carries_the_desks_time_and_not_the_machines(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        core = archive.read("docProps/core.xml").decode()
        dates = {member.date_time for member in archive.infolist()}

    assert re.findall(r"<dcterms:\w+[^>]*>([^<]+)<", core) == ["2020-12-12T09:30:00Z"] * 2
    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_cells_hold_values_only(content, workbook):
    kinds = {cell.data_type for sheet in workbook for row in sheet.iter_rows() for cell in row}

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        cells = b"".join(archive.read(n) for n in archive.namelist() if "worksheets/sheet" in n)
    assert kinds == {"s", "n", "d"}
    assert re.search(b"<f[ />]", cells) is None


@pytest.mark.parametrize(
    ("sheet", "frozen", "filtered"),
    [
        ("作品登记", "C4", "A3:AD28"),
        ("问题明细", "C4", None),
        ("来信日志", "A4", "A3:K38"),
    ],
)
def test_headings_stay_filter_and_repeat(workbook, sheet, frozen, filtered):
    drawn = workbook[sheet]

    assert drawn.freeze_panes == frozen
    assert filtered in {None, drawn.auto_filter.ref}
    assert drawn.print_title_rows == "$3:$3"


@pytest.mark.parametrize("sheet", NAMES)
def test_print_is_as_wide_as_the_paper(workbook, sheet):
    setup = workbook[sheet].page_setup
    lying = sheet in {"作品登记", "材料", "问题明细", "来信日志"}
    wide = sheet == "作品登记"

    assert setup.orientation == ("landscape" if lying else "portrait")
    assert (setup.fitToWidth, int(setup.paperSize)) == ((2, 8) if wide else (1, 9))
    assert setup.fitToHeight == (sheet == "说明")
    assert workbook[sheet].sheet_properties.pageSetUpPr.fitToPage is True
    assert workbook[sheet].oddFooter.center.text == "第 &P 页，共 &N 页"


def test_number_and_title_stand_on_the_second_printed_page_too(workbook):
    assert workbook["作品登记"].print_title_cols == "$A:$B"
    assert workbook["材料"].print_title_cols is None


def test_times_and_phones_keep_their_shape(workbook):
    row = workbook["作品登记"][4]
    by_heading = {head.value: cell for head, cell in zip(workbook["作品登记"][3], row, strict=True)}

    assert by_heading["首次收到"].number_format == "yyyy-mm-dd hh:mm"
    assert by_heading["时长"].number_format == "[m]:ss"
    assert by_heading["电话"].number_format == "@"
    assert by_heading["电话"].data_type == "s"


def test_states_are_coloured(workbook):
    papers = {
        row[6].value: row[6].fill.fgColor.rgb for row in workbook["作品登记"].iter_rows(min_row=4)
    }

    assert papers["机审合格"] == "00E1F3E8"
    assert papers["退回补正"] == "00FDEBD3"
    assert papers["缺材料"] == "00EEE4FC"
    assert papers["待人工"] == "00FCE1E8"


def test_rows_grow_with_their_text_but_not_without_end():
    read = [desks.letter(subject) for subject in ("短", "报送作品" * 20, "报送作品" * 400)]
    letters = [desks.row(i, one) for i, one in enumerate(read, 1)]

    sheet = desks.opened(desks.drawn(desks.desk([], letters)))["来信日志"]

    # 44 columns hold 23 Chinese characters: 80 take four rows of 15 points, and 9 for the frame.
    assert [sheet.row_dimensions[row].height for row in (6, 5, 4)] == [24, 69, 150]


def test_nothing_yet_is_a_whole_workbook_too():
    content = desks.drawn(desks.desk())

    assert [len(rows) for name, rows in desks.sheets(content).items() if name in NAMES[1:7]] == [
        3
    ] * 6
    assert "还没有收到作品" in desks.texts(content, "总览")
    assert "目前没有需要老师处理的事" in desks.texts(content, "总览")


@pytest.mark.torture
def test_two_thousand_works_are_drawn():
    content = desks.drawn(desks.campaign(2000))

    assert len(desks.table(content, "作品登记")) == 2000
    assert len(desks.table(content, "来信日志")) == 2010

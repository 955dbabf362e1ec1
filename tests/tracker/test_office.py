"""The drawn workbook in a real office program: every cell is there, and is what was put in."""

import io
import subprocess
from dataclasses import replace
from datetime import timedelta

import pytest
from PIL import Image
from programs import require
from tracker import desks

from intake.tracker import reading


def converted(content, folder, kind):
    """The workbook after a real LibreOffice has opened it and saved it as another kind."""
    (folder / "in").mkdir()
    source = folder / "in/tracker.xlsx"
    source.write_bytes(content)
    subprocess.run(
        [
            require("soffice"),
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(folder),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / f"tracker.{kind}").read_bytes()


@pytest.fixture(scope="module")
def hostile():
    """A campaign whose senders write what spreadsheets take for something else."""
    works = [
        desks.dossier(
            f"AH-{i:03}",
            desks.case(f"w{i}", a_form=desks.form(title, title, i)),
            title=title,
            school=title,
        )
        for i, title in enumerate(TEXTS, 1)
    ]
    letters = [
        desks.row(i, desks.letter(text, name=text, address=f"a{i}@b.cn"))
        for i, text in enumerate(TEXTS, 1)
    ]
    return desks.desk(works, letters)


TEXTS = (
    "=1+1",
    '=HYPERLINK("http://evil.example/","点这里")',
    "+86 138 0000 0000",
    "-2+3",
    "@SUM(A1)",
    "#N/A",
    "0551",
    "1e5",
    "2020-12-18",
    "TRUE",
    "_x000A_b",
    "茶山上的\n第一书记",
    "灯 & <b>桥</b>",
)


def test_office_shows_every_cell_as_it_was_put_in(hostile, tmp_path):
    there = desks.sheets(converted(desks.drawn(hostile), tmp_path, "xlsx"))

    at = desks.OPENED.replace(tzinfo=None)
    works = [
        [
            f"AH-{i:03}", f"《{text}》", text, "纪录片", "教育扶贫、科技扶贫",
            timedelta(seconds=180), "机审合格", "", "—", "1080p · 172 MB", "850 kbps · 20.0 MB",
            "打开", "—", "赵钱孙李周吴郑王"[i % 8] + "老师", f"0551-600000{i:02}",
            at + timedelta(minutes=1), at + timedelta(minutes=4), "第 1 版", *[""] * 12,
        ]
        for i, text in enumerate(TEXTS, 1)
    ]  # fmt: skip
    letters = [
        [at, text, f"a{i}@b.cn", text, "投稿", "已登记", "", "", "", "打开", str(i)]
        for i, text in reversed(list(enumerate(TEXTS, 1)))
    ]
    assert there["作品登记"][3:] == works
    assert there["来信日志"][3:] == letters


@pytest.fixture(scope="module")
def saved_again(tmp_path_factory):
    """A locked tracker with pictures, charts and staff's words, and as LibreOffice saved it."""
    made = io.BytesIO()
    Image.effect_noise((160, 90), 60).convert("RGB").save(made, "JPEG")
    words = {"entries": {"AH-001": {"verdict": "通过", "opinion": "好\n很好", "rank": "1"}}}
    desk = replace(
        desks.campaign(),
        stills={f"AH-{n:03}": made.getvalue() for n in range(1, 20)},
        protect=True,
        board="board.html",
        words=words,
    )
    content = desks.drawn(desk)
    return content, converted(content, tmp_path_factory.mktemp("office"), "xlsx")


def test_office_agrees_with_the_file_on_every_sheet(saved_again):
    before, after = saved_again

    assert _filled(desks.sheets(after)) == _filled(desks.sheets(before))


def test_what_office_saved_says_nothing_new_and_may_be_replaced(saved_again):
    campaign = desks.campaign(1).campaign_name

    found = reading.read(saved_again[1], desks.WORDING, campaign)

    assert (found.said, found.oddities, found.blocked) == ((), (), "")


def test_office_keeps_locks_and_pictures(saved_again):
    sheet = desks.opened(saved_again[1])["作品登记"]
    headings = {cell.value: cell.column for cell in sheet[3]}

    assert sheet.protection.sheet
    assert sheet.cell(4, headings["机审状态"]).protection.locked
    assert not sheet.cell(4, headings["审核意见"]).protection.locked
    assert len(sheet._images) == 19


def _filled(sheets):
    """What stands in which cell; how many empty ones follow differs by program."""
    return {
        name: {
            (r, c): value
            for r, row in enumerate(rows)
            for c, value in enumerate(row)
            if value != ""
        }
        for name, rows in sheets.items()
    }

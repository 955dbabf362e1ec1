"""Random work of staff between redraws: none of their cells is lost, none of the robot's."""

from __future__ import annotations

import io
import random
import subprocess
from copy import copy
from dataclasses import replace

import programs
import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from tracker import desks

from intake.tracker import reading

GOLD = {"人工审核": "verdict", "审核意见": "opinion", "备注": "remark", "更正片名": "fix-title"}
TEXTS = ("通过", "退回", "讨论", "片头再看一遍", "=1+1", "１２３", "好 的", "0551", "换行\n再写")
ENTRIES = "作品登记"
BESIDE = "我的统计"
WORKS = 6
FRESH = {row["编号"]: row for row in desks.table(desks.drawn(desks.campaign(WORKS)), ENTRIES)}


class Office:
    """Somebody who works in the tracker at random, and what they must find again."""

    def __init__(self, seed, folder):
        self.dice = random.Random(seed)  # noqa: S311  (a seeded play, no secret)
        self.folder = folder
        self.desk = desks.campaign(WORKS)
        self.words, self.own = {}, {}
        self.notes, self.mine, self.width = {}, {}, None
        self.content = desks.drawn(self.desk)
        self.columns = 0

    def work(self, *, resave):
        """One sitting: some edits, saved by one program or by two."""
        book = load_workbook(io.BytesIO(self.content))
        self.sheet = book[ENTRIES]
        for _ in range(self.dice.randint(1, 4)):
            self.dice.choice([self.write, self.write, self.write_own, self.sort, self.delete,
                              self.insert, self.paste, self.spoil, self.comment, self.widen,
                              self.rename, self.write_beside])()  # fmt: skip
        out = io.BytesIO()
        book.save(out)
        return self.resaved(out.getvalue()) if resave else out.getvalue()

    def headings(self):
        return [cell.value for cell in self.sheet[3]]

    def rows(self):
        rows = range(4, self.sheet.max_row + 1)
        return [row for row in rows if str(self.key(row)).startswith("AH-")]

    def key(self, row):
        return self.sheet.cell(row, self.headings().index("编号") + 1).value

    def write(self):
        row, heading = self.dice.choice(self.rows()), self.dice.choice(list(GOLD))
        text = self.dice.choice(TEXTS)
        cell = self.sheet.cell(row, self.headings().index(heading) + 1)
        cell.value, cell.data_type = text, "s"
        self.words[self.key(row), GOLD[heading]] = text

    def write_own(self):
        mine = [h for h in self.headings() if h and h.startswith("列")]
        if mine:
            row, heading = self.dice.choice(self.rows()), self.dice.choice(mine)
            self.sheet.cell(row, self.headings().index(heading) + 1).value = value = (
                self.dice.randint(1, 99)
            )
            self.own[self.key(row), heading] = value

    def sort(self):
        """Rows in another order, as the filter's arrows sort them."""
        rows = self.rows()
        values = [[c.value for c in self.sheet[r]] for r in rows]
        types = [[c.data_type for c in self.sheet[r]] for r in rows]
        notes = [self.title(r).comment for r in rows]
        order = self.dice.sample(range(len(rows)), len(rows))
        for row, index in zip(rows, order, strict=True):
            for column, (value, kind) in enumerate(
                zip(values[index], types[index], strict=True), 1
            ):
                cell = self.sheet.cell(row, column)
                cell.value = value
                cell.data_type = kind if value is not None else cell.data_type
            self.title(row).comment = copy(notes[index]) if notes[index] else None

    def delete(self):
        """A row that holds nothing of staff's: what a deleted row said is gone for good."""
        touched = {key for key, _ in (*self.words, *self.own)} | set(self.notes)
        free = [r for r in self.rows() if self.key(r) not in touched]
        if free:
            self.sheet.delete_rows(self.dice.choice(free))

    def comment(self):
        row, text = self.dice.choice(self.rows()), f"批注 {self.dice.randint(1, 99)}"
        self.title(row).comment = Comment(text, "王老师")
        self.notes[self.key(row)] = text

    def title(self, row):
        return self.sheet.cell(row, self.headings().index("片名") + 1)

    def widen(self):
        self.width = self.dice.randint(20, 60)
        self.set_width()

    def set_width(self):
        at = get_column_letter(self.headings().index("备注") + 1)
        self.sheet.column_dimensions[at].width = self.width

    def rename(self):
        self.sheet.title = f"登记{self.dice.randint(1, 99)}"

    def write_beside(self):
        """Into a sheet of their own."""
        book = self.sheet.parent
        beside = book[BESIDE] if BESIDE in book.sheetnames else book.create_sheet(BESIDE)
        at, value = (self.dice.randint(1, 9), self.dice.randint(1, 4)), self.dice.choice(TEXTS)
        beside.cell(*at).value = value
        beside.cell(*at).data_type = "s"
        self.mine[at] = value

    def insert(self):
        if self.columns < 4:
            self.columns += 1
            at = self.dice.randint(1, len(self.headings()) + 1)
            self.sheet.insert_cols(at)
            self.sheet.cell(3, at).value = f"列{self.columns}"
            if self.width is not None:
                self.set_width()  # a spreadsheet program moves widths along, openpyxl does not

    def paste(self):
        at = self.headings().index("片名") + 1
        self.sheet.cell(self.sheet.max_row + 1, at).value = "贴上的一行"

    def spoil(self):
        row = self.dice.choice(self.rows())
        self.sheet.cell(row, self.headings().index("机审状态") + 1).value = "乱写"

    def resaved(self, content):
        """The same workbook as LibreOffice saves it."""
        source = self.folder / "in.xlsx"
        source.write_bytes(content)
        subprocess.run(
            [
                programs.require("soffice"),
                "--headless",
                f"-env:UserInstallation={(self.folder / 'lo').as_uri()}",
                "--convert-to",
                "xlsx",
                "--outdir",
                str(self.folder / "out"),
                str(source),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return (self.folder / "out" / "in.xlsx").read_bytes()

    def robot(self, saved):
        """The robot's turn: read, then draw again."""
        found = reading.read(saved, desks.WORDING, self.desk.campaign_name, None)
        words = {
            sheet: {k: dict(c) for k, c in rows.items()} for sheet, rows in self.desk.words.items()
        }
        for one in found.said:
            words.setdefault(one.sheet, {}).setdefault(one.key, {})[one.column] = one.new
        self.desk = replace(self.desk, words=words, carried=found.carried)
        self.content = desks.drawn(self.desk)

    def lost(self):
        """Cells that are not as staff wrote them, or not as the robot draws them by itself."""
        shown = {row["编号"]: row for row in desks.table(self.content, ENTRIES)}
        gold = {column: heading for heading, column in GOLD.items()}
        said = {(key, gold[column]): as_drawn(text) for (key, column), text in self.words.items()}
        robots = {(k, h): v for k, row in FRESH.items() for h, v in row.items() if h not in GOLD}
        wanted = {**robots, **self.own, **said}
        return [
            (place, shown[place[0]][place[1]])
            for place, value in wanted.items()
            if as_read(shown[place[0]][place[1]]) != as_read(value)
        ]

    def spoilt(self):
        """Comments, widths and cells of their own sheet that are not as staff left them."""
        self.book = load_workbook(io.BytesIO(self.content))
        self.sheet = self.book[ENTRIES]
        notes = {self.key(r): self.title(r).comment for r in self.rows() if self.title(r).comment}
        at = get_column_letter(self.headings().index("备注") + 1)
        width = self.sheet.column_dimensions[at].width
        mine = {at: self.book[BESIDE].cell(*at).value for at in self.mine}
        return [
            *({k: n.text for k, n in notes.items()}.items() ^ self.notes.items()),
            *(() if self.width is None or abs(width - self.width) < 1 else (width, self.width)),
            *(
                {(at, as_drawn(str(v))) for at, v in mine.items()}
                ^ {(at, as_drawn(v)) for at, v in self.mine.items()}
            ),
        ]


def as_drawn(text):
    """What a cell shows: blanks around are gone."""
    return text.strip()


def as_read(value):
    """A cell's value as text: a whole number that was drawn as one comes back as a fraction."""
    return str(value).removesuffix(".0")


def lost(seed, folder, sittings):
    """What was lost or changed in so many sittings, with the sitting."""
    office, found = Office(seed, folder), []
    for sitting in range(sittings):
        office.robot(office.work(resave=sitting % 10 == 5))
        found += [(sitting, *cell) for cell in office.lost()]
    return found + office.spoilt()


def test_twenty_sittings_lose_nothing(tmp_path):
    assert lost(7, tmp_path, 20) == []


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(10))
def test_two_hundred_sittings_lose_nothing(tmp_path, seed):
    assert lost(seed, tmp_path, 20) == []

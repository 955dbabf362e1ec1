"""Each format is told by its content and read: one form in many of them."""

import datetime as dt
import zipfile
from datetime import date
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
import xlsxwriter
from cases import POLICY, case, findings
from forms.hard import WAYS, YEAR
from forms.strange import ANSWERS, NAMES, VALUES

from intake import forms
from intake.demo import forms as annex
from intake.model import Field, FormFacts, Nature, Unsupported

ROWS = [(NAMES[f], ANSWERS[f]) for f in Field]
PAGE = "<html><body><table>{}</table></body></html>".format(
    "".join(f"<tr><td>{label}</td><td>{answer}</td></tr>" for label, answer in ROWS)
)


def saved_page():
    letter = MIMEMultipart("related")
    letter.attach(MIMEText(PAGE, "html", "utf-8"))
    return letter.as_bytes()


def word_2003():
    body = annex.table(ANSWERS)
    name = "http://schemas.microsoft.com/office/word/2003/wordml"
    return (
        '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?>'
        f'<w:wordDocument xmlns:w="{name}"><w:body>{body}</w:body></w:wordDocument>'
    )


def flat_package():
    whole = annex.document(annex.table(ANSWERS))
    document = whole[whole.index("<w:document") :]
    return (
        '<?xml version="1.0"?><pkg:package'
        ' xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
        '<pkg:part pkg:name="/word/document.xml"><pkg:xmlData>'
        f"{document}</pkg:xmlData></pkg:part></pkg:package>"
    )


def excel_2003():
    name = "urn:schemas-microsoft-com:office:spreadsheet"
    cell = "<Cell><Data>{}</Data></Cell>"
    rows = "".join(f"<Row>{cell.format(a)}{cell.format(b)}</Row>" for a, b in ROWS)
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{name}"><Worksheet><Table>{rows}'
        "</Table></Worksheet></Workbook>"
    )


WRITTEN = {
    "page.doc": PAGE.encode("gb18030"),
    "page.xls": PAGE,
    "saved.doc": saved_page(),
    "saved.mht": saved_page(),
    "word.xml": word_2003(),
    "word.doc": flat_package(),
    "excel.xls": excel_2003(),
    "table.csv": "\ufeff" + "\n".join(f'"{a}","{b}"' for a, b in ROWS),
    "tabs.txt": "\n".join(f"{a}\t{b}" for a, b in ROWS),
    "next-line.txt": "\n".join(f"{a}：\n{b}" for a, b in ROWS),
    "brackets.txt": "\n".join(f"【{a}】{b}" for a, b in ROWS),
    "equal.txt": "\n".join(f"{a}={b}" for a, b in ROWS),
    "strokes.txt": "\n".join(f"│{a}│{b}│" for a, b in ROWS),
    "pipes.md": "\n".join(["| 项目 | 内容 |", "|---|---|", *(f"| {a} | {b} |" for a, b in ROWS)]),
    "bold.md": "\n".join(f"**{a}**：{b}" for a, b in ROWS),
    "one-line.txt": "；".join(f"{a}：{b}" for a, b in ROWS),
}


def values(path):
    [form] = forms.read(path, path.suffix[1:], POLICY.form, YEAR).forms
    return {name: filled.value for name, filled in form.fields.items()}


@pytest.mark.parametrize("name", WRITTEN)
def test_a_form_is_read_whatever_it_is_called(name, tmp_path):
    told = WRITTEN[name]
    path = tmp_path / name
    path.write_bytes(told if isinstance(told, bytes) else told.encode())

    assert values(path) == dict(VALUES)


def pairs(sheet, **changed):
    """Label and answer in each row; a change is a function that writes into its row."""
    for row, field in enumerate(Field):
        sheet.write(row, 0, NAMES[field])
        if write := changed.get(field.name.lower()):
            write(row)
        else:
            sheet.write(row, 1, ANSWERS[field])


@pytest.fixture
def book(tmp_path):
    """Makes a workbook by a function of its first sheet and itself."""

    def make(fill):
        with xlsxwriter.Workbook(tmp_path / "form.xlsx") as made:
            fill(made.add_worksheet(), made)
        return tmp_path / "form.xlsx"

    return make


def ods(path, *rows):
    """An OpenDocument workbook of rows of XML cells."""
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    name = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = " ".join(f'xmlns:{n}="{name}:{n}:1.0"' for n in ("office", "table", "text"))
    lines = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    sheet = f'<table:table table:name="a">{lines}</table:table>'
    body = f"<office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body>"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr(
            "content.xml", f"<office:document-content {spaces}>{body}</office:document-content>"
        )
        archive.writestr(
            "META-INF/manifest.xml",
            f'<m:manifest xmlns:m="{name}:manifest:1.0"><m:file-entry m:full-path="/"'
            f' m:media-type="{kind}"/></m:manifest>',
        )
    return path


def test_an_opendocument_workbook_is_read(tmp_path):
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'

    path = ods(tmp_path / "form", *(cell.format(a) + cell.format(b) for a, b in ROWS))

    assert values(path) == dict(VALUES)


def test_an_opendocument_workbook_without_end_ends_nobody(tmp_path):
    many = (
        '<table:table-cell table:number-columns-repeated="16384" office:value-type="string">'
        "<text:p>远</text:p></table:table-cell>"
    )

    found = forms.read(ods(tmp_path / "form", *[many] * 3000), "", POLICY.form, YEAR)

    assert not isinstance(found, FormFacts) or found.forms == ()


def as_date(sheet, made, row, column, day):
    sheet.write_datetime(row, column, day, made.add_format({"num_format": "yyyy/m/d"}))


def two_dates(sheet, made, *between):
    def write(row):
        as_date(sheet, made, row, 1, date(2020, 10, 1))
        for at, word in enumerate(between, 2):
            sheet.write(row, at, word)
        as_date(sheet, made, row, 2 + len(between), date(2020, 11, 20))

    return write


@pytest.mark.parametrize("between", [(), ("至",)])
def test_a_period_may_be_two_cells_of_dates(book, between):
    path = book(lambda s, made: pairs(s, production_period=two_dates(s, made, *between)))

    assert values(path) == dict(VALUES)


@pytest.mark.parametrize(
    ("number", "shown"),
    [(238 / 86400, "mm:ss"), (238 / 86400, "[m]:ss"), (238 / 86400, "General"), (3.58 / 24, "")],
)
def test_a_duration_may_be_a_time(book, number, shown):
    number = number if shown else (3 * 60 + 58) / 1440
    form = {"num_format": shown or "h:mm"}

    path = book(
        lambda s, made: pairs(
            s, duration=lambda row: s.write_number(row, 1, number, made.add_format(form))
        )
    )

    assert values(path) == dict(VALUES)


def test_hours_that_were_meant_as_minutes_are_shown_to_staff(book):
    path = book(
        lambda s, made: pairs(
            s,
            duration=lambda row: s.write_datetime(
                row, 1, dt.time(3, 58), made.add_format({"num_format": "h:mm"})
            ),
        )
    )

    told = findings(case(None, None, forms.read(path, "xlsx", POLICY.form, YEAR)))

    assert [f.found for f in told if f.code == "form.low-confidence"] == [("duration",)]


LOOKS = {
    "struck": ({"font_strikeout": True}, "剧情片", {}, "/纪录片"),
    "red": ({"font_color": "red"}, "纪录片", {}, "/剧情片"),
    "symbols": ({"font_name": "Wingdings 2"}, "R", {}, "纪录片 □剧情片"),
}


@pytest.mark.parametrize("look", LOOKS)
def test_a_choice_may_be_made_by_looks_within_a_cell(book, look):
    first, told, second, rest = LOOKS[look]

    path = book(
        lambda s, made: pairs(
            s,
            genre=lambda row: s.write_rich_string(
                row, 1, made.add_format(first), told, made.add_format(second), rest
            ),
        )
    )

    assert values(path) == dict(VALUES)


def test_a_cell_that_is_struck_out_says_nothing(book):
    def fill(sheet, made):
        def both(row):
            sheet.write(row, 1, "剧情片", made.add_format({"font_strikeout": True}))
            sheet.write(row, 2, "纪录片")

        pairs(sheet, genre=both)

    assert values(book(fill)) == dict(VALUES)


def test_a_box_over_the_cells_is_read_for_what_is_blank(book):
    def fill(sheet, _):
        pairs(sheet, synopsis=lambda row: sheet.write_blank(row, 1, None))
        sheet.insert_textbox(12, 1, f"故事梗概：{ANSWERS[Field.SYNOPSIS]}")

    assert values(book(fill)) == dict(VALUES)


def test_a_sheet_of_examples_is_no_form_beside_the_real_one(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "form.xlsx") as made:
        example = made.add_worksheet("填写示例")
        for row, field in enumerate(Field):
            example.write(row, 0, NAMES[field])
            example.write(row, 1, WAYS[1][0][field])
        pairs(made.add_worksheet("登记表"))

    assert values(tmp_path / "form.xlsx") == dict(VALUES)


@pytest.mark.parametrize("name", ["OFD.xml", "ppt/presentation.xml", "Index/Document.iwa"])
def test_a_sound_document_that_nothing_here_opens_is_for_staff(name, tmp_path):
    path = annex.package(tmp_path / "form", {name: "<a/>"})

    found = forms.read(path, "", POLICY.form, YEAR)

    assert isinstance(found, Unsupported)
    assert found.nature is Nature.FORM


def test_a_table_of_something_else_is_no_form(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("姓名,学号\n甲,1\n乙,2\n", encoding="utf-8")

    assert forms.read(path, "csv", POLICY.form, YEAR) == FormFacts(forms=())

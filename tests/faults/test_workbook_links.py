"""A path or a sender's link would lead out of our folders: the cell shows its text and no link."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from tracker import desks

OURS = "../files/materials/ab/高清 1#2%3?.mp4"


def targets(content):
    """Every target outside the workbook, with the text that carries it."""
    return {
        cell.hyperlink.target: cell.value
        for sheet in desks.opened(content)
        for row in sheet.iter_rows()
        for cell in row
        if cell.hyperlink is not None and cell.hyperlink.target is not None
    }


def drawn(path):
    """The workbook of one work whose files all lie at `path`."""
    work = desks.dossier("AH-001", desks.case("links"))
    links = {part.material.sha256: path for part in work.case.parts}
    return desks.drawn(desks.desk([work], file_links=links))


def test_link_is_relative_and_percent_encoded():
    encoded = "../files/materials/ab/%E9%AB%98%E6%B8%85%201%232%253%3F.mp4"

    # the form stands on two sheets, last on 材料 under its own name
    assert targets(drawn(OURS)) == {encoded: "form.mp4"}


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "//evil/share",
        "\\\\evil\\share",
        "C:/Windows/calc.exe",
        "c:calc.exe",
        "..\\files\\a.mp4",
        "a/" * 1100,
        "",
    ],
)
def test_path_that_leads_away_is_no_link(path):
    content = drawn(path)

    assert targets(content) == {}
    assert desks.table(content, "作品登记")[0]["登记表"] == "打开"


@pytest.mark.parametrize("path", ["javascript:alert(1)", "http://evil.example/a", "file:///etc"])
def test_scheme_is_encoded_into_a_plain_file_name(path):
    assert all(":" not in target for target in targets(drawn(path)))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://pan.baidu.com/s/1x", "file:///c"])
def test_links_of_senders_are_text(url):
    link = replace(desks.LINK, url=url)
    work = desks.dossier("AH-001", desks.case("sent", hd=None, compressed=None, links=(link,)))
    read = desks.letter(url, name=url, address=url)

    content = desks.drawn(desks.desk([work], [desks.row(1, read)], file_links={}))

    assert targets(content) == {"../files/letters/1.eml": "打开"}
    assert desks.table(content, "来信日志")[0]["主题"] == url


def test_letter_whose_bytes_are_gone_has_no_link():
    row = desks.row(1, desks.letter("促销", kind=desks.LetterKind.NOISE), path="")

    content = desks.drawn(desks.desk([], [row]))

    assert targets(content) == {}
    assert desks.table(content, "来信日志")[0]["原信"] == ""


@pytest.mark.torture
def test_links_beyond_what_excel_bears_are_left_out():
    letters = [desks.row(i, desks.letter("x")) for i in range(65_010)]

    assert len(opened_links(desks.drawn(desks.desk([], letters)))) == 65_000


def opened_links(content):
    """The cells of 来信日志, the fifth sheet, that carry a link."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return re.findall(b"<hyperlink ", archive.read("xl/worksheets/sheet5.xml"))

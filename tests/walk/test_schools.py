from dataclasses import replace

import pytest
import xlsxwriter
from cases import CONFIG

from intake import policy
from intake.errors import BadSetup
from intake.model import School
from intake.walk.works import schools

USTC = School(
    name="中国科学技术大学",
    aliases=("中科大", "USTC Hefei"),
    province="安徽",
    domains=("ustc.edu.cn", "mail.ustc.edu.cn"),
    contact="0551-60000000",
)
LINE = (
    "中国科学技术大学",
    "中科大、USTC Hefei",
    "安徽",
    "@ustc.edu.cn mail.USTC.edu.cn",
    "0551-60000000",
)


def listed(folder, name):
    loaded = policy.load(CONFIG)
    return replace(loaded, folder=folder, campaign=replace(loaded.campaign, schools=name))


def book(path, *lines):
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet()
        for number, line in enumerate(lines):
            sheet.write_row(number, 0, line)


@pytest.mark.parametrize(
    "heading",
    [
        ("name", "aliases", "province", "domains", "contact"),
        ("学校", "别名", "省份", "邮箱域名", "联系方式"),
    ],
)
def test_a_workbook_becomes_schools(tmp_path, heading):
    book(tmp_path / "schools.xlsx", heading, LINE)

    assert schools.load(listed(tmp_path, "schools.xlsx")) == (USTC,)


@pytest.mark.parametrize("charset", ["utf-8-sig", "gb18030"])
def test_a_table_of_text_becomes_schools(tmp_path, charset):
    text = "省份,学校,序号\n安徽,安徽大学,1\n,,\n江苏,南京大学,2\n"
    (tmp_path / "schools.csv").write_bytes(text.encode(charset))

    assert schools.load(listed(tmp_path, "schools.csv")) == (
        School(name="安徽大学", province="安徽"),
        School(name="南京大学", province="江苏"),
    )


def test_no_list_is_no_school(tmp_path):
    assert schools.load(listed(tmp_path, "")) == ()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "cannot be read (No such file or directory); mend the path"),
        (
            b"PK\x03\x04 broken",
            "no zip package (no table of contents); save the list again as .xlsx or .csv",
        ),
        (b"a,b\n1,2\n", "no column name (学校) in the first line; write one"),
        (b"name\n\n", 'the list names no school; fill it, or set it to ""'),
    ],
)
def test_a_list_that_is_none_is_bad_setup(tmp_path, content, words):
    path = tmp_path / "schools.csv"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(BadSetup) as error:
        schools.load(listed(tmp_path, "schools.csv"))

    assert str(error.value) == f"campaign.schools: {path.resolve()}: {words}"

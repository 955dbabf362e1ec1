"""A template holds a slip of the pen: the set-up is refused with file, line and what to do."""

import re
import shutil

import pytest
from answers import TEMPLATES
from cases import POLICY

from intake.errors import BadSetup
from intake.wording import Wording


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(TEMPLATES, tmp_path / "templates")


def refused(folder):
    with pytest.raises(BadSetup) as caught:
        Wording(folder, POLICY.campaign.zone).check(POLICY.findings)
    return str(caught.value)


def spoil(path, old, new):
    """Replace the first `old`; the number of its line."""
    text = path.read_text(encoding="utf-8")
    before = text.partition(old)[0]
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return before.count("\n") + 1


@pytest.mark.parametrize("name", ["replies/returned.txt.j2", "replies/_blocks.html.j2"])
def test_a_syntax_error_in_a_page_names_file_and_line(folder, name):
    line = spoil(folder / name, "{{", "{{ {%")

    assert refused(folder).startswith(f"{folder / name}, line {line}: ")


def test_an_unknown_name_in_a_page_names_file_and_line(folder):
    line = spoil(folder / "replies/_letter.html.j2", "{{ said.lead }}", "{{ lede }}")

    assert refused(folder) == (
        f"{folder / 'replies/_letter.html.j2'}, line {line}: 'lede' is undefined; "
        "mend it, or copy the file that came with the robot"
    )


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (
            "findings.toml",
            "{{ found | kbps }}。",
            "{{ found | kbps }。",
            "compressed.bit-rate.message: ",
        ),
        (
            "findings.toml",
            "{{ about | role }}太大",
            "{{ abuot | role }}太大",
            "'abuot' is undefined",
        ),
        ("findings.toml", "{{ found | kbps }}（", "{{ found | kpbs }}（", "No filter named 'kpbs'"),
        (
            "replies/sentences.toml",
            "缺{{ entry.missing }}",
            "缺{{ entry.lacking }}",
            "kind.incomplete.subject: ",
        ),
        ("words.toml", "{{ month }} 月", "{{ moon }} 月", "units.instant: 'moon' is undefined"),
    ],
)
def test_a_slip_in_a_sentence_names_file_line_and_sentence(folder, name, old, new, said):
    line = spoil(folder / name, old, new)

    told = refused(folder)

    assert told.startswith(f"{folder / name}, line {line}: ")
    assert said in told


def test_a_slip_in_what_is_said_only_when_late_is_found_too(folder):
    old = "已经逾期。"
    line = spoil(folder / "replies/sentences.toml", old, "{{ overdue }}。")

    assert refused(folder).startswith(
        f"{folder / 'replies/sentences.toml'}, line {line}: entry.late: 'overdue' is undefined; "
    )


def test_a_slip_within_several_lines_names_the_right_one(folder):
    line = spoil(folder / "findings.toml", "传到网盘，把分享链接", "{{ pan }}，把分享链接")

    assert refused(folder).startswith(f"{folder / 'findings.toml'}, line {line}: ")


def test_a_broken_list_of_words_names_file_and_line(folder):
    line = spoil(folder / "findings.toml", 'title = "缺高清版"', 'title = "缺高清版')

    told = refused(folder)

    assert told.startswith(f"{folder / 'findings.toml'}: not a TOML file in UTF-8: ")
    assert re.search(rf"at line {line},", told)


def test_a_list_of_words_in_another_encoding_is_refused(folder):
    (folder / "desk.toml").write_bytes("总览 = '总览'".encode("gb18030"))

    assert refused(folder).startswith(f"{folder / 'desk.toml'}: not a TOML file in UTF-8: ")

"""Names of a parcel's folders: no file system refuses them, and no two are one."""

from __future__ import annotations

import unicodedata
from pathlib import PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.onward import names

HARD = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from('<>:"/\\|?* .~-_\n\t\x00\u202e\u200b\ufeff\ud800灯《》🎬é'),
    ),
    max_size=120,
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("田埂上的论文", "田埂上的论文"),
        ("山/海: 一条路?", "山_海_一条路"),
        ("..\\..\\etc", "etc"),
        ("  灯. ", "灯"),
        ("-rf", "rf"),
        (".git", "git"),
        ("con", "AH-001_con"),
        ("COM1.txt", "AH-001_COM1.txt"),
        ("lpt² .x", "AH-001_lpt²_.x"),
        ("console", "console"),
        ("\u202e\u200b", "AH-001"),
        ("???", "AH-001"),
        ("e\u0301te", "\u00e9te"),
        ("a" * 50, "a" * 40),
        ("🎬" * 30, "🎬" * 20),
    ],
)
def test_clean_makes_a_name(text, name):
    assert names.clean(text, "AH-001") == name


@pytest.mark.parametrize(
    ("school", "title", "name"),
    [
        ("皖南师范学院", "灯", "03_皖南师范学院_灯"),
        ("", "灯", "03_灯"),
        ("皖南师范学院", "///", "03_皖南师范学院"),
        ("", "", "03_AH-007"),
    ],
)
def test_folder_names_rank_school_and_title(school, title, name):
    assert names.folder(3, school, title, "AH-007") == name


def test_file_counts_from_the_second_of_a_kind():
    assert [names.file("登记表", n, ".docx") for n in (1, 2)] == ["登记表.docx", "登记表-2.docx"]


@given(HARD, HARD)
def test_folder_is_taken_by_every_file_system(school, title):
    name = names.folder(7, school, title, "AH-007")

    assert name == unicodedata.normalize("NFC", name)
    assert not set(name) & set('<>:"/\\|?*')
    assert all(unicodedata.category(c) not in {"Cc", "Cf", "Cs"} for c in name)
    assert len(name.encode()) <= 255
    assert name.startswith("07_")
    assert name[-1] not in " ."
    assert PureWindowsPath(name).name == name


@given(HARD)
def test_clean_is_cleaned_once(text):
    name = names.clean(text, "AH-007")

    assert names.clean(name, "AH-007") == name


@given(HARD)
def test_clean_is_never_a_device_of_windows(text):
    name = names.clean(text, "AH-007")

    assert not names._DEVICE.fullmatch(name.partition(".")[0])
    assert name

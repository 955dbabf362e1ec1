"""Titles, schools and people without the form's dressing."""

import pytest

from intake.forms import names

TITLES = {
    "《田埂》": "田埂", "田埂": "田埂", "《田埂》（暂定名）": "田埂", "“田埂”": "田埂",
    "《田埂》——路": "田埂——路", "微视频《田埂》": "田埂", "《我和《田埂》》": "我和《田埂》",
    " 《 田 埂 》 ": "田 埂", "《田埂": "田埂", "《A》《B》": None, "《XXX》田埂": "田埂",
    "XXX田埂": None,
    "题" * 200: None,
    "\u200b《田埂》\u202e": "田埂", "“《”": None,
}  # fmt: skip


@pytest.mark.parametrize("written", TITLES)
def test_title_as_written(written):
    assert names.title(written)[0] == TITLES[written]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("安徽大学（盖章）", "安徽大学"),
        ("某某 大学", "某某大学"),
        ("Wannan Normal College", "Wannan Normal College"),
        ("12", None),
        ("XXX大学分校", None),
    ],
)
def test_school_as_written(written, meant):
    assert names.school(written)[0] == meant


@pytest.mark.parametrize("written", ["138", "…" * 200, "XXX老师1"])
def test_what_is_no_name_is_unclear(written):
    assert names.person(written)[0] is None

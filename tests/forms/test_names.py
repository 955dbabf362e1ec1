"""Titles, schools and people without the form's dressing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        ("安徽大学（公章）2020年12月1日", "安徽大学"),
        ("某某 大学", "某某大学"),
        ("Wannan Normal College", "Wannan Normal College"),
        ("12", None),
        ("XXX大学分校", None),
    ],
)
def test_school_as_written(written, meant):
    assert names.school(written)[0] == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("王 芳", "王芳"),
        ("王芳（校团委）", "王芳"),
        ("王芳 (党委宣传部副部长)", "王芳"),
        ("阿依古丽·买买提【女】", "阿依古丽·买买提"),
        ("王芳 宣传部副部长", "王芳"),
        ("王芳/副教授", "王芳"),
        ("王老师", "王老师"),
        ("联系人：王芳", "王芳"),
        ("王芳、李明", "王芳、李明"),
        ("宣传部（王芳）", "宣传部（王芳）"),
        ("Wang Fang (Dean)", "Wang Fang (Dean)"),
    ],
)
def test_person_as_written(written, meant):
    assert names.person(written)[0] == meant


@pytest.mark.parametrize("written", ["138", "…" * 200, "XXX老师1"])
def test_what_is_no_name_is_unclear(written):
    assert names.person(written)[0] is None


TALES = st.text("田埂上的论文山村灯火归途", min_size=1, max_size=12)
"""Titles of nothing but characters that no form's dressing is made of."""
DRESSES = st.sampled_from(
    ["《{}》", "{}", " 《{}》 ", "〈{}〉", "<<{}>>", "《{}》（暂定名）", "“{}”"]
)


@given(TALES, DRESSES)
def test_a_title_in_any_dress_is_the_title(tale, dress):
    assert names.title(dress.format(tale)) == (tale, 1.0)


@given(
    st.text("安徽合肥师范理工", min_size=2, max_size=8),
    st.sampled_from(["大学", "学院", "职业学校"]),
)
def test_a_school_without_seal_and_blanks_is_the_school(name, ending):
    written = [f"{name}{ending}", f" {name} {ending}（盖章）", f"{name}{ending}(公章)"]

    assert [names.school(w)[0] for w in written] == [f"{name}{ending}"] * 3


@given(st.text(max_size=140))
def test_whatever_is_read_was_written(written):
    read = [names.title(written), names.school(written), names.person(written)]

    said = [value for value, _ in read if value]
    assert all(c in written or c in "《》 " for value in said for c in value)
    assert all(value == value.strip() for value in said)
    assert all(0 < sure <= 1 for _, sure in read)


@pytest.mark.parametrize(
    "raw", ["（见附页）", "见附件2", "详见附件", "另附", "附后", "见下页", "见第2页", "请见背面。"]
)
def test_a_value_that_only_says_where_the_answer_stands(raw):
    assert names.elsewhere(raw)


@pytest.mark.parametrize(
    "raw", ["", "见", "另一种春天", "附近的人", "她在附页上写下：见字如面。", "见山"]
)
def test_a_value_that_says_something_itself(raw):
    assert not names.elsewhere(raw)


@pytest.mark.parametrize("written", ["Chen Yike陈忆可", "陈忆可Chen"])
def test_a_name_in_two_writings_without_a_blank_is_looked_at(written):
    assert names.person(written) == (written, 0.7)
    assert names.person("Chen Yike 陈忆可") == ("Chen Yike 陈忆可", 1.0)

from dataclasses import replace

import pytest
from cases import FORM, case, findings, without

from intake.model import Field, Filled, FormFacts, Listing, School

LISTED = Listing(school=School(name="皖南师范学院", aliases=("皖师",)))


def school(name):
    return replace(FORM, fields={**FORM.fields, Field.SCHOOL: Filled(raw=name, value=name)})


def seen(whole):
    found = [f for f in findings(whole) if f.code == "form.school.mismatch"]
    return [(f.level, f.required, f.found) for f in found]


def subject(text, form=FORM):
    return replace(case(form=form), subject=text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "微视频报送",
        "皖南师范学院报送微视频",
        "关于报送安徽省皖南师范学院微视频的函",
        "马克思主义学院+高清版",
        "大学生扶贫微视频",
        "《我的大学》高清版",
        "《田埂》-某大学和皖南师范学院联合报送",
        "田埂上的论文大学",
    ],
)
def test_a_subject_that_names_the_same_school_or_none_passes(text):
    assert seen(subject(text)) == []


def test_the_films_own_title_names_no_school():
    form = replace(school("甲大学"), fields={**school("甲大学").fields,
                   Field.TITLE: Filled(raw="回到大学", value="回到大学")})  # fmt: skip

    assert seen(subject("回到大学-高清版", form)) == []


@pytest.mark.parametrize("text", ["合肥工业大学-微视频", "关于报送合肥工业大学微视频的函"])
def test_a_subject_that_names_another_school_is_looked_at(text):
    assert seen(subject(text)) == [("review", "皖南师范学院", ("合肥工业大学",))]


def test_a_form_without_a_school_says_nothing():
    assert seen(subject("合肥工业大学", without(Field.SCHOOL))) == []


def test_a_second_form_with_another_school_is_looked_at():
    forms = FormFacts(forms=(FORM, school("合肥工业大学")))

    assert seen(case(form=forms)) == [("review", "皖南师范学院", ("合肥工业大学",))]


@pytest.mark.parametrize("named", [(), ("皖南师范学院",), ("合肥工业大学", "皖南师范学院")])
def test_with_a_list_its_schools_alone_count(named):
    whole = replace(subject("某大学"), listing=LISTED, schools_named=named)

    assert seen(whole) == []


def test_another_school_of_the_list_is_looked_at():
    whole = replace(case(), listing=LISTED, schools_named=("合肥工业大学",))

    assert seen(whole) == [("review", "皖南师范学院", ("合肥工业大学",))]


def test_an_alias_on_the_form_is_the_listed_school():
    whole = replace(case(form=school("皖师")), listing=LISTED, schools_named=("皖南师范学院",))

    assert seen(whole) == []

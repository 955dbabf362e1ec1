from dataclasses import replace

import pytest
from cases import FORM, case, findings, without

from intake.model import Case, Field, Filled, FormFacts, Role


def titled(title):
    return replace(FORM, fields={**FORM.fields, Field.TITLE: Filled(raw=title, value=title)})


def called(names, subject="", form=FORM):
    """The right case with its files called so, HD version first."""
    whole = case(form=form)
    parts = [
        replace(p, material=replace(p.material, name=name))
        for p, name in zip(whole.parts, names, strict=True)
    ]
    return Case(parts=tuple(parts), subject=subject)


def seen(whole):
    found = [f for f in findings(whole) if f.code == "form.title.mismatch"]
    return [(f.level, f.required, f.found) for f in found]


@pytest.mark.parametrize(
    "names",
    [
        ("成片.mp4", "成片720.mp4", "登记表.docx"),
        ("《田埂上的论文》高清.mp4", "压缩.mp4", "《微视频信息登记表》.docx"),
        ("《田埂 上的论文》.mp4", "《别的》.mp4", "登记表.docx"),
        ("《“田埂”上的论文》.mp4", "压缩.mp4", "登记表.docx"),
        ("《论文》.mp4", "压缩.mp4", "登记表.docx"),
        ("山村的灯-高清.mp4", "压缩.mp4", "登记表.docx"),
    ],
)
def test_names_that_say_the_same_or_nothing_pass(names):
    assert seen(called(names)) == []


def test_another_title_in_a_name_is_looked_at():
    names = ("《山村的灯》高清.mp4", "《山村的灯》压缩.mp4", "登记表.docx")

    assert seen(called(names)) == [("review", "田埂上的论文", ("山村的灯",))]


def test_another_title_in_the_subject_is_looked_at():
    names = ("a.mp4", "b.mp4", "c.docx")

    assert seen(called(names, "报送《回家》")) == [("review", "田埂上的论文", ("回家",))]


def test_a_subject_that_names_the_campaign_passes():
    assert seen(called(("a.mp4", "b.mp4", "c.docx"), "《我的2020》微视频报送")) == []


def test_a_form_without_a_title_says_nothing():
    names = ("《山村的灯》.mp4", "b.mp4", "c.docx")

    assert seen(called(names, form=without(Field.TITLE))) == []


def test_a_second_form_with_another_title_is_looked_at():
    forms = FormFacts(forms=(FORM, titled("山村的灯"), without(Field.TITLE)))

    assert seen(case(form=forms)) == [("review", "田埂上的论文", ("山村的灯",))]


def test_a_file_in_no_asked_role_says_nothing():
    whole = called(("a.mp4", "b.mp4", "c.docx"))
    other = replace(whole.parts[0], role=Role.OTHER)
    other = replace(other, material=replace(other.material, name="《歌》.mp3"))

    assert seen(replace(whole, parts=(*whole.parts, other))) == []


def test_a_scan_is_only_doubted():
    names = ("《山村的灯》.mp4", "b.mp4", "c.jpg")
    whole = called(names, form=replace(FORM, scanned=True))

    found = [(f.code, f.found) for f in findings(whole) if f.code.startswith("form.")]

    assert found == [("form.low-confidence", ("title",))]

from dataclasses import replace

from cases import COMPRESSED, FORM, HD, case, codes, findings, part

from intake.model import Case, FormFacts, Link, Nature, Refusal, Role, Unsupported

LINK = Link(provider="baidu", url="https://pan.baidu.com/s/1abcdef", code="ab12", where="text")


def test_each_empty_role_is_named():
    assert codes(Case(parts=())) == [
        "material.hd-missing",
        "material.compressed-missing",
        "material.form-missing",
    ]


def test_one_missing_part_is_missing_not_reject():
    (found,) = findings(case(form=None))

    assert (found.code, found.level, found.about) == ("material.form-missing", "missing", "form")


def test_nothing_is_missing_while_a_link_is_under_way():
    whole = replace(case(hd=None), links=(LINK,))

    assert codes(whole) == ["link.needs-person"]


def test_nothing_is_missing_while_an_archive_is_unopened():
    archive = part(Unsupported(nature=Nature.ARCHIVE, format="zip"), Role.OTHER, "全部材料.zip")

    assert codes(Case(parts=(archive,))) == ["material.unsupported"]


def test_a_refused_film_fills_its_role():
    refused = Refusal(nature=Nature.FILM, reason="unreadable")

    assert codes(case(hd=refused)) == ["video.unreadable"]


def test_an_undecided_film_may_fill_any_film_role():
    extra = part(HD, Role.OTHER, "成片2.mp4", ambiguous=True)
    form = part(FormFacts(forms=(FORM,)), Role.FORM)

    found = findings(Case(parts=(part(COMPRESSED, Role.COMPRESSED), extra, form)))

    assert [(f.code, f.level, f.audience, f.about) for f in found] == [
        ("material.ambiguous", "review", "staff", "成片2.mp4")
    ]

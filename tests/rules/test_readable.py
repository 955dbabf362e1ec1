import pytest
from cases import FORM, case, findings, part

from intake.model import (
    Case,
    FormFacts,
    Nature,
    NotMeasured,
    OtherFacts,
    Refusal,
    Role,
    Unsupported,
)


def only(facts, role, name):
    """The findings on one odd file beside a complete entry."""
    whole = case()
    return findings(Case(parts=(*whole.parts, part(facts, role, name))))


@pytest.mark.parametrize(
    ("facts", "code", "level", "about"),
    [
        (Refusal(nature=Nature.FILM, reason="unreadable"), "video.unreadable", "reject", "hd"),
        (Refusal(nature=Nature.FILM, reason="empty"), "video.unreadable", "reject", "hd"),
        (Refusal(nature=Nature.FILM, reason="truncated"), "video.truncated", "reject", "hd"),
        (Refusal(nature=Nature.FILM, reason="too-large"), "material.too-large", "reject", "hd"),
        (NotMeasured(nature=Nature.FILM, reason="timed out"), "video.not-measured", "review", "hd"),
    ],
)
def test_a_film_without_facts(facts, code, level, about):
    (found,) = findings(case(hd=facts))

    assert (found.code, found.level, found.about) == (code, level, about)


def test_a_damaged_form_is_the_senders_to_mend():
    (found,) = findings(case(form=Refusal(nature=Nature.FORM, reason="unreadable")))

    assert (found.code, found.level, found.audience) == ("form.unreadable", "reject", "submitter")


def test_a_form_without_any_label_is_unreadable():
    (found,) = findings(case(form=FormFacts(forms=())))

    assert found.code == "form.unreadable"


def test_a_form_that_we_cannot_open_goes_to_staff():
    (found,) = findings(case(form=Unsupported(nature=Nature.FORM, format="doc")))

    assert (found.code, found.level, found.audience, found.found) == (
        "material.unsupported",
        "review",
        "staff",
        "doc",
    )


def test_a_form_that_broke_our_reader_goes_to_staff():
    (found,) = findings(case(form=NotMeasured(nature=Nature.FORM, reason="KeyError")))

    assert (found.code, found.audience, found.found) == (
        "material.unsupported",
        "staff",
        "KeyError",
    )


def test_an_unusable_other_file_is_named_by_its_name():
    (found,) = only(Refusal(nature=Nature.OTHER, reason="empty"), Role.OTHER, "说明.txt")

    assert (found.code, found.about) == ("material.unreadable", "说明.txt")


def test_pictures_and_stray_documents_are_let_pass():
    assert only(OtherFacts(media="jpg"), Role.OTHER, "剧照.jpg") == []
    assert only(FormFacts(forms=()), Role.OTHER, "说明.docx") == []


def test_several_forms_go_to_a_person():
    whole = case(form=FormFacts(forms=(FORM, FORM)))

    (found,) = findings(whole)

    assert (found.code, found.level, found.found) == ("form.several", "review", 2)

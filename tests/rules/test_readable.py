from dataclasses import replace

import pytest
from cases import FORM, HD, case, findings, part

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

LOST = Refusal(nature=Nature.FILM, reason="unreadable")


def only(facts, role, name, *, ambiguous=False, **parts):
    """The findings on one odd file beside a complete entry, or one without some `parts`."""
    whole = case(**parts)
    return findings(Case(parts=(*whole.parts, part(facts, role, name, ambiguous=ambiguous))))


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


@pytest.mark.parametrize("reason", ["unreadable", "truncated", "empty", "too-large"])
@pytest.mark.parametrize(
    ("nature", "level"),
    [
        (Nature.FILM, "note"),
        (Nature.FORM, "review"),
        (Nature.OTHER, "review"),
        (Nature.ARCHIVE, "review"),
    ],
)
def test_a_refused_file_beside_a_whole_entry_turns_nobody_away(nature, reason, level):
    (found,) = only(Refusal(nature=nature, reason=reason), Role.OTHER, "花絮")

    assert (found.level, found.about) == (level, "花絮")


def test_an_undecided_film_that_was_refused_goes_to_staff():
    found = {f.code: f.level for f in only(LOST, Role.OTHER, "高清2.mp4", ambiguous=True)}

    assert found == {"video.unreadable": "review", "material.ambiguous": "review"}


def test_a_refused_film_in_no_role_is_no_reject_in_any_case():
    found = {f.code: f.level for f in only(LOST, Role.OTHER, "花絮.mp4", form=None)}

    assert found == {"video.unreadable": "review", "material.form-missing": "missing"}


def test_what_may_hold_a_missing_part_is_the_senders_to_mend():
    lost = Refusal(nature=Nature.ARCHIVE, reason="empty")

    found = {f.code: f.level for f in only(lost, Role.OTHER, "材料.zip", form=None)}

    assert found == {"material.unreadable": "reject", "material.form-missing": "missing"}


@pytest.mark.parametrize(("kind", "level"), [("jpg", "note"), ("pdf", "review")])
def test_beside_the_form_its_picture_is_a_note_and_another_document_a_question(kind, level):
    (found,) = only(Unsupported(nature=Nature.FORM, format=kind), Role.OTHER, "盖章")

    assert (found.code, found.level) == ("material.unsupported", level)


def test_a_picture_in_the_place_of_the_form_goes_to_staff():
    (found,) = findings(case(form=Unsupported(nature=Nature.FORM, format="jpg")))

    assert (found.code, found.level, found.audience) == ("material.unsupported", "review", "staff")


def test_pictures_and_stray_documents_are_let_pass():
    assert only(OtherFacts(media="jpg"), Role.OTHER, "剧照.jpg") == []
    assert only(FormFacts(forms=()), Role.OTHER, "说明.docx") == []


def test_several_forms_go_to_a_person():
    whole = case(form=FormFacts(forms=(FORM, FORM)))

    (found,) = findings(whole)

    assert (found.code, found.level, found.found) == ("form.several", "review", 2)


@pytest.mark.parametrize(
    ("facts", "role", "expected"),
    [
        (Refusal(nature=Nature.FORM, reason="unreadable"), Role.FORM, ("missing", "cut-off")),
        (Refusal(nature=Nature.FILM, reason="truncated"), Role.HD, ("missing", "cut-off")),
        (Refusal(nature=Nature.OTHER, reason="empty"), Role.OTHER, ("review", "cut-off")),
        (Refusal(nature=Nature.FILM, reason="too-large"), Role.HD, ("reject", None)),
        (Refusal(nature=Nature.FORM, reason="encrypted"), Role.FORM, ("reject", None)),
    ],
)
def test_what_a_broken_transfer_cut_off_is_not_the_senders_fault(facts, role, expected):
    odd = replace(part(facts, role), cut_off=True)
    others = [p for p in case().parts if p.role is not role]

    (found,) = findings(Case(parts=(*others, odd)))

    assert (found.level, found.found) == expected
    assert found.audience == "submitter"


def decoded(**facts):
    """Code, file, level and finding of an HD version of 180 seconds that was decoded like this."""
    found = findings(case(hd=replace(HD, **facts)))
    return [(f.code, f.about, f.level.value, f.found) for f in found if f.code.startswith("video")]


@pytest.mark.parametrize(("seconds", "codes"), [(179.0, []), (178.8, ["video.truncated"])])
def test_a_film_whose_pictures_end_early_is_cut_off(seconds, codes):
    found = decoded(decoded_seconds=seconds, sound_seconds=180.0)

    assert [(code, level) for code, _, level, _ in found] == [(code, "reject") for code in codes]


@pytest.mark.parametrize(("container", "levels"), [("mp4", ["review"]), ("mpegts", [])])
def test_a_header_that_promises_more_than_came_is_for_a_person(container, levels):
    film = {"container_seconds": 190.0, "decoded_seconds": 180.0, "sound_seconds": 180.0}

    found = decoded(container=container, **film)

    assert [level for code, _, level, _ in found if code == "video.truncated"] == levels


def test_sound_that_outlasts_the_picture_is_no_broken_promise():
    assert decoded(container_seconds=190.0, decoded_seconds=180.0, sound_seconds=190.0) == []


def test_a_film_that_our_budget_left_undecoded_is_for_staff():
    assert decoded(unscanned="ffmpeg: the time for it ran out") == [
        ("video.not-measured", "hd", "review", "ffmpeg: the time for it ran out")
    ]

from dataclasses import replace

from cases import COMPRESSED, FORM, HD, case, findings

from intake.model import Field, Filled

FIVE = replace(FORM, fields={**FORM.fields, Field.DURATION: Filled(raw="5分钟", value=300.0)})


def test_too_long_an_estimate_rejects_while_nothing_is_measured():
    found = {f.code: f.level for f in findings(case(hd=None, compressed=None, form=FIVE))}

    assert found["form.duration.too-long"] == "reject"


def test_once_a_film_within_the_limit_is_measured_it_is_a_note():
    (found,) = findings(case(form=FIVE))

    assert (found.code, found.level, found.required, found.found) == (
        "form.duration.too-long",
        "note",
        240,
        300.0,
    )


def test_with_films_over_the_limit_it_stays_a_reject():
    films = [replace(film, duration_seconds=300.0) for film in (HD, COMPRESSED)]

    found = [(f.code, f.level) for f in findings(case(*films, form=FIVE))]

    assert found == [
        ("video.duration", "reject"),
        ("video.duration", "reject"),
        ("form.duration.too-long", "reject"),
    ]

from dataclasses import replace

import pytest
from cases import COMPRESSED, FORM, HD, case, findings

from intake.model import Field, Filled

FIVE = replace(FORM, fields={**FORM.fields, Field.DURATION: Filled(raw="5分钟", value=300.0)})


def test_too_long_an_estimate_rejects_while_nothing_is_measured():
    found = {f.code: f.level for f in findings(case(hd=None, compressed=None, form=FIVE))}

    assert found["form.duration.too-long"] == "reject"


def test_once_a_film_within_the_limit_is_measured_it_is_a_note():
    (found, _) = findings(case(form=FIVE))

    assert (found.code, found.level, found.required, found.found) == (
        "form.duration.too-long",
        "note",
        240,
        300.0,
    )


@pytest.mark.parametrize(("seconds", "level"), [(240.5, "note"), (240.51, "reject")])
def test_a_film_may_be_half_a_second_longer(seconds, level):
    film = replace(HD, duration_seconds=seconds)

    found = {f.code: f.level for f in findings(case(film, None, FIVE))}

    assert found["form.duration.too-long"] == level


def test_with_films_over_the_limit_it_stays_a_reject():
    films = [replace(film, duration_seconds=300.0) for film in (HD, COMPRESSED)]

    found = [(f.code, f.level) for f in findings(case(*films, form=FIVE))]

    assert found == [
        ("video.duration", "reject"),
        ("video.duration", "reject"),
        ("form.duration.too-long", "reject"),
    ]

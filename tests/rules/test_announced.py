from dataclasses import replace

import pytest
from cases import COMPRESSED, FORM, HD, case, findings

from intake.model import Field, Filled


def seen(seconds, *films, confidence=1.0):
    """What is said of a form that announces so many seconds, beside films of these lengths."""
    filled = Filled(raw="…", value=seconds, confidence=confidence)
    form = replace(FORM, fields={**FORM.fields, Field.DURATION: filled})
    made = [replace(kind, duration_seconds=s) for kind, s in zip((HD, COMPRESSED), films)]  # noqa: B905  (one film or two)
    hd, compressed = [*made, None, None][:2]
    found = findings(case(hd, compressed, form))
    return [(f.required, f.found, f.level) for f in found if f.code == "form.duration.mismatch"]


@pytest.mark.parametrize(
    ("stated", "film"),
    [(238.0, 238.4), (208.0, 238.0), (180.0, 239.9), (240.0, 180.0), (90.0, 120.0)],
)
def test_an_estimate_near_the_film_or_within_its_own_rounding_passes(stated, film):
    assert seen(stated, film, film) == []


@pytest.mark.parametrize(("stated", "film"), [(207.9, 238.0), (120.0, 180.1), (90.0, 120.1)])
def test_an_estimate_far_from_the_film_is_looked_at(stated, film):
    assert seen(stated, film, film) == [(film, stated, "review")]


def test_the_nearer_of_two_films_counts():
    assert seen(200.0, 100.0, 205.0) == []


def test_a_doubtful_reading_says_nothing():
    assert seen(100.0, 238.0, confidence=0.74) == []


def test_without_a_film_nothing_is_said():
    assert seen(100.0) == []


@pytest.mark.parametrize("filled", [{}, {Field.DURATION: Filled(raw="看情况", value=None)}])
def test_what_was_not_stated_says_nothing(filled):
    rest = {n: f for n, f in FORM.fields.items() if n is not Field.DURATION}

    found = findings(case(form=replace(FORM, fields={**rest, **filled})))

    assert [f.code for f in found if f.code.endswith("mismatch")] == []

"""Films of one letter whose names say nothing are told apart by the pictures that they share."""

from __future__ import annotations

import base64
from dataclasses import replace

import numpy as np
import pytest
from cases import COMPRESSED, FORM, HD, part

from intake.model import Case, Field, Filled, FormFacts, Role
from intake.walk.works import groups

TITLES = ("灯火", "河流")
SHOWN = {title: np.random.default_rng(n).integers(0, 2**63, 90) for n, title in enumerate(TITLES)}


def film(facts, pictures):
    """A film that shows these pictures; without any it was not decoded."""
    octets = None if pictures is None else pictures.astype("<u8").tobytes()
    return replace(facts, fingerprint=base64.b64encode(octets).decode() if octets else None)


def form(title):
    stated = {Field.TITLE: Filled(raw=title, value=title)}
    return FormFacts(forms=(replace(FORM, fields={**FORM.fields, **stated}),))


def brought(shown):
    """Two works: forms and HD versions are called by title, the compressed versions 1 and 2."""
    named = [
        one
        for title in TITLES
        for one in (
            part(form(title), Role.FORM, f"{title}.docx"),
            part(film(HD, shown[title]), Role.HD, f"{title}.mp4"),
        )
    ]
    small = [
        part(film(COMPRESSED, shown[title]), Role.COMPRESSED, f"{n}.mp4")
        for n, title in enumerate(TITLES, 1)
    ]
    return Case(parts=(*named, *small))


def works(case):
    return [sorted(p.material.name for p in work.parts) for work in groups.works(case)]


def test_pictures_tell_which_work_a_nameless_film_is_of():
    assert works(brought(SHOWN)) == [
        ["1.mp4", "灯火.docx", "灯火.mp4"],
        ["2.mp4", "河流.docx", "河流.mp4"],
    ]


@pytest.mark.parametrize("shown", [dict.fromkeys(TITLES), dict.fromkeys(TITLES, SHOWN["灯火"])])
def test_films_without_pictures_or_with_the_same_are_proposed(shown):
    (case,) = groups.works(brought(shown))

    assert len(case.proposal.works) == 2
    assert len(case.proposal.loose) == 2

import functools
import itertools
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import batches
import numpy as np
import pytest
import workshop
from measured import EVERY, programs
from variants import variants

from intake.errors import BadSetup
from intake.media import marks, probe, references, scan
from intake.media.frames import Frames
from intake.model import FilmFacts

RIGHT = {True: "found", False: "missing"}
SPARSE = 13
"""Of the later batches, which have as many films as all before them, torture takes fewer."""
FEW = {"A-right-720", "A-late", "A-intro-twin", "A-badge-twin"}


@pytest.fixture(scope="module")
def wanted(ffmpeg):
    """The references of a campaign, loaded once."""

    @functools.cache
    def load(letter):
        files = workshop.handed_out(ffmpeg, letter)
        named = references.name(*((files[kind],) for kind in ("intro", "outro", "badge")), ())
        return references.load(programs("PATH"), named)

    return load


def frames(ffmpeg, variant):
    """One variant's pictures and sound, by the robot's own decoding pass."""
    path = workshop.film(ffmpeg, variant)
    facts = probe.measure(path, programs("PATH"), seconds=60)
    assert isinstance(facts, FilmFacts)
    seen = scan.scan(path, programs("PATH"), facts=facts, seconds=120)
    assert isinstance(seen, scan.Scan)
    return Frames(
        small=seen.small,
        large=seen.large,
        large_of=seen.large_of,
        seconds=seen.seconds,
        sound_head=seen.sound_head,
        sound_tail=seen.sound_tail,
    )


def states(ffmpeg, wanted, variant):
    """What is found of the marks of one variant."""
    film = frames(ffmpeg, variant)
    return [found.fact for found in marks.look(film, wanted(variant.campaign))]


@pytest.mark.parametrize(
    "variant", [v for v in variants() if v.name in FEW], ids=lambda variant: variant.name
)
def test_marks_of_a_few_films_are_told(ffmpeg, wanted, variant):
    found = states(ffmpeg, wanted, variant)

    assert [fact.name for fact in found] == ["intro", "outro", "badge"]
    assert [fact.state for fact in found] == [RIGHT[truth] for truth in variant.truth]


def test_a_late_intro_is_found_where_it_stands(ffmpeg, wanted):
    (variant,) = (v for v in variants() if v.name == "A-late")

    intro, outro, badge = states(ffmpeg, wanted, variant)

    assert intro.at_seconds == pytest.approx(1.0, abs=0.3)
    assert outro.at_seconds == pytest.approx(8.0, abs=0.3)
    assert (intro.seconds, outro.seconds, badge.share) == (3.0, 2.0, 1.0)


@pytest.mark.torture
@pytest.mark.parametrize(
    ("half", "share"),
    [
        *((half, 0.05) for half in ("known", "unseen", "fresh", "last", "fifth", "sixth")),
        # a twin that differs at the side may as well wear a badge that nobody knows
        ("final", 0.08),
        # S to V were kept for a last look, by which little was mended
        ("seventh", 0.12),
        *((half, 0.05) for half in ("eighth", "ninth", "tenth", "eleventh", "twelfth")),
    ],
)
def test_no_film_of_the_workshop_is_wronged(ffmpeg, wanted, half, share):
    every = itertools.chain(variants(), batches.variants())
    step = SPARSE if half in batches.WHOLE | {"eighth", "ninth"} and EVERY > 1 else EVERY
    made = [variant for variant in every if variant.half == half][::step]
    with ThreadPoolExecutor(2) as pool:  # making a film keeps one core busy
        found = list(pool.map(lambda variant: states(ffmpeg, wanted, variant), made))

    told = [
        (variant.name, fact.name, fact.state, truth)
        for variant, facts in zip(made, found, strict=True)
        for fact, truth in zip(facts, variant.truth, strict=True)
        if truth is not None
    ]
    unsure = [one for one in told if one[2] == "unsure"]
    assert [one for one in told if one[2] not in {"unsure", RIGHT[one[3]]}] == []
    assert len(unsure) <= share * len(told) + step - 1, unsure


@pytest.mark.parametrize("badge", [None, ()])
def test_a_badge_that_nobody_knows_does_not_hide_a_clip(ffmpeg, wanted, badge):
    (variant,) = (v for v in variants() if v.name == "A-right-720")
    film = frames(ffmpeg, variant)
    known = replace(wanted("A"), badge=badge)

    found = {seen.fact.name: seen.fact.state for seen in marks.look(film, known)}

    assert (found["intro"], found["outro"]) == ("found", "found")


def test_what_nobody_asks_for_is_left_out():
    film = Frames(
        small=np.zeros((20, 36, 64), np.uint8),
        large=np.zeros((4, 360, 640), np.uint8),
        large_of=np.arange(4) * 5 + 2,
        seconds=4.0,
    )
    wanted = marks.References(intro=(), outro=None, badge=())

    assert [(s.fact.name, s.fact.state) for s in marks.look(film, wanted)] == [
        ("outro", "not-checked"),
    ]


def test_a_reference_that_is_gone_is_named(tmp_path):
    with pytest.raises(BadSetup, match=r"not found: intro\.mp4; mend \[marks\] in config"):
        references.name((tmp_path / "intro.mp4",), (), (), ())


def test_the_digest_follows_the_bytes_of_the_references(tmp_path):
    path = tmp_path / "intro.mp4"
    path.write_bytes(b"one")
    before = references.name((path,), (), (), ()).digest
    path.write_bytes(b"two")

    assert references.name((path,), (), (), ()).digest != before

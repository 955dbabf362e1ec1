from collections import Counter

import numpy as np
import pytest
import workshop
from measured import programs
from variants import variants

from intake.errors import BadSetup
from intake.media import marks, probe, references, scan
from intake.media.frames import Frames
from intake.model import FilmFacts

RIGHT = {True: "found", False: "missing"}
FEW = {"A-right-720", "A-late", "A-intro-twin", "A-badge-twin"}


@pytest.fixture(scope="module")
def wanted(ffmpeg):
    """The references of each campaign."""
    found = {}
    for letter in workshop.CAMPAIGNS:
        files = workshop.handed_out(ffmpeg, letter)
        named = references.name(*((files[kind],) for kind in ("intro", "outro", "badge")), ())
        found[letter] = lambda named=named: references.load(programs("PATH"), named)
    return found


def states(ffmpeg, wanted, variant):
    """What is found of the marks of one variant, by the robot's own decoding pass."""
    path = workshop.film(ffmpeg, variant)
    facts = probe.measure(path, programs("PATH"), seconds=60)
    assert isinstance(facts, FilmFacts)
    seen = scan.scan(path, programs("PATH"), facts=facts, seconds=120)
    assert isinstance(seen, scan.Scan)
    film = Frames(
        small=seen.small,
        large=seen.large,
        large_of=seen.large_of,
        seconds=seen.seconds,
        sound_head=seen.sound_head,
        sound_tail=seen.sound_tail,
    )
    return [found.fact for found in marks.look(film, wanted[variant.campaign]())]


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
@pytest.mark.parametrize(("half", "unsure"), [("known", 0.05), ("unseen", 0.05), ("fresh", 0.25)])
def test_no_film_of_the_workshop_is_wronged(ffmpeg, wanted, half, unsure):
    told = Counter()
    wronged = []
    for variant in (v for v in variants() if v.half == half):
        for fact, truth in zip(states(ffmpeg, wanted, variant), variant.truth, strict=True):
            told[fact.state] += 1
            if fact.state != "unsure" and truth is not None and fact.state != RIGHT[truth]:
                wronged.append((variant.name, fact.name, fact.state))

    assert wronged == []
    assert told["unsure"] <= unsure * told.total()


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

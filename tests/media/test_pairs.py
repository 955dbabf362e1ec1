"""Pairs of the film workshop: the same film coded again, another film, another cut."""

from __future__ import annotations

import functools
from dataclasses import replace

import pytest
import workshop
from cases import case, findings
from measured import EVERY, programs
from pairs import HALVES, pairs

from intake.media import pairing, probe, scan

POOR = (
    "-c:v",
    "libx264",
    "-preset",
    "veryfast",
    "-b:v",
    "300k",
    "-maxrate",
    "300k",
    "-bufsize",
    "600k",
)


def versions(letter, other, body):
    """A film, and what may be sent as its compressed version with what a person would say of it."""
    film = workshop.Variant(
        name=f"{letter}-{body}",
        family="pair",
        half="pairs",
        campaign=letter,
        body=body,
        clips=(letter, letter),
        badge=letter,
    )
    return film, {
        "coded again": (replace(film, code=POOR, size=(640, 360)), "same"),
        "a little letterboxed": (replace(film, pad=(0, 4), code=POOR), "same"),
        "graded": (replace(film, grade="eq=brightness=0.03:contrast=1.06", code=POOR), "same"),
        "another film": (replace(film, body=body + 1, clips=(other, other)), "other"),
        "another body": (replace(film, body=body + 1), "other"),
        "another outro": (replace(film, clips=(letter, other)), "other"),
        "shortened": (replace(film, body_seconds=2.0), "other"),
    }


def signature(ffmpeg, variant):
    """What measuring leaves of a film for later comparisons."""
    path = workshop.film(ffmpeg, variant)
    facts = probe.measure(path, programs("PATH"), seconds=60)
    seen = scan.scan(path, programs("PATH"), facts=facts, seconds=120)
    assert isinstance(seen, scan.Scan)
    return pairing.read(pairing.sign(seen.small))


@pytest.mark.torture
@pytest.mark.parametrize(
    ("letter", "other", "body"),
    [("A", "B", 0), ("B", "A", 4), ("C", "D", 6), ("D", "C", 2), ("E", "F", 8)],
)
def test_versions_are_told_from_other_films(ffmpeg, letter, other, body):
    film, made = versions(letter, other, body)
    hd = signature(ffmpeg, film)

    told = {}
    for name, (variant, _) in made.items():
        whole = replace(case(), pairing=pairing.compare(hd, signature(ffmpeg, variant)))
        told[name] = [(f.code, str(f.level)) for f in findings(whole)]

    wanted = {"same": [], "other": ["pairing.different-film"]}
    expected = {name: wanted[truth] for name, (_, truth) in made.items()}
    assert {name: [code for code, _ in found] for name, found in told.items()} == expected
    assert told["another film"] == [("pairing.different-film", "reject")]


@pytest.mark.torture
@pytest.mark.parametrize("half", [half for half, *_ in HALVES])
def test_no_pair_of_the_batches_is_wronged(ffmpeg, half):
    made = [pair for pair in pairs() if pair.half == half and pair.truth][::EVERY]
    sign = functools.cache(lambda variant: signature(ffmpeg, variant))

    told = []
    for pair in made:
        whole = replace(case(), pairing=pairing.compare(sign(pair.film), sign(pair.version)))
        told.append((pair.name, pair.truth, [str(found.level) for found in findings(whole)]))

    wrong = {"same": ["reject"], "other": []}
    assert [one for one in told if one[2] == wrong[one[1]]] == []
    unsure = [one for one in told if one[2] == ["review"]]
    assert len(unsure) <= 0.05 * len(told) + EVERY - 1, unsure

"""The sound of an intro as a second witness: the clip's own music, quieter, coded; or another's."""

from __future__ import annotations

import numpy as np
import pytest

from intake.media import clips, hearing, marks
from intake.media.frames import Frames

RATE = 8000


def tune(seed, seconds=3.0):
    """Four tones a second, chosen by a seed."""
    chance = np.random.default_rng(seed)
    pitches = np.repeat(chance.integers(200, 1500, int(seconds * 4)), RATE // 4)
    return (0.3 * np.sin(np.cumsum(2 * np.pi * pitches / RATE))).astype(np.float32)


def heard(sound, own, at=1.0):
    """How alike a film sounds that has `sound` from the second `at` on."""
    nothing = np.zeros((0, 1, 1), np.uint8)
    clip = clips.Clip(name="intro", small=nothing, dense=nothing, seconds=3.0, sound=own)
    quiet = np.full(int(at * RATE), 1e-4, np.float32)
    whole = None if sound is None else np.concatenate((quiet, sound, tune(99, 6.0)))
    film = Frames(
        small=nothing, large=nothing, large_of=np.arange(0), seconds=10.0, sound_head=whole
    )
    seen = clips.Sighting(clip=clip, at_seconds=at, share=1.0, alike=1.0)
    return hearing.listened(film, seen).heard


@pytest.mark.parametrize("at", [0.0, 1.0, 2.5])
def test_the_clips_own_music_is_heard_wherever_it_stands(at):
    chance = np.random.default_rng(5)
    spoilt = 0.4 * tune(1) + 0.002 * chance.standard_normal(3 * RATE).astype(np.float32)

    assert heard(spoilt, tune(1), at) > 0.6


@pytest.mark.parametrize("other", [2, 3, 4, 5])
def test_other_music_is_told_from_it(other):
    assert heard(tune(other), tune(1)) < heard(tune(1), tune(1)) - 0.3


def test_without_sound_there_is_no_witness():
    assert heard(None, tune(1)) is None
    assert heard(tune(1), np.zeros(3 * RATE, np.float32)) is None
    assert heard(tune(1), None) is None


@pytest.mark.parametrize(("music", "state"), [(1, "unsure"), (2, "missing")])
def test_a_clip_that_is_heard_and_hardly_seen_is_for_a_person(music, state):
    chance = np.random.default_rng(11)

    def pictures(*shape):
        return chance.integers(0, 255, shape, dtype=np.uint8)

    clip = clips.Clip(name="intro", small=pictures(75, 36, 64), dense=pictures(75, 180, 320),
                      seconds=3.0, sound=tune(1))  # fmt: skip
    small = pictures(50, 36, 64)
    small[:15] = 0.4 * clip.small[2::5] + 0.6 * small[:15]
    film = Frames(
        small=small,
        large=pictures(10, 360, 640),
        large_of=np.arange(10) * 5 + 2,
        seconds=10.0,
        sound_head=np.concatenate((tune(music), tune(99, 6.0))),
    )

    (seen,) = marks.look(film, marks.References(intro=(clip,), outro=(), badge=()))

    assert (seen.fact.state, seen.fact.at_seconds) == (state, 0.0)

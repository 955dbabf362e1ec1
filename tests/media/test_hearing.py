"""The sound of an intro as a second witness: the clip's own music, quieter, coded; or another's."""

from __future__ import annotations

import numpy as np
import pytest

from intake.media import clips, hearing
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

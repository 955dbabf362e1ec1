"""References of other kinds: a picture for a clip, a film for a badge, a forbidden badge."""

from __future__ import annotations

import subprocess

import numpy as np
import pytest
import workshop
from measured import maker, programs
from PIL import Image

from intake.errors import BadSetup
from intake.media import marks, references
from intake.media.frames import Frames, halved


def load(intro=(), badge=(), forbidden=()):
    """The references of these files."""
    return references.load(programs("PATH"), references.name(intro, (), badge, forbidden))


def test_a_picture_is_a_clip_that_stands_still(tmp_path):
    path = tmp_path / "title.png"
    workshop.letters(workshop.CAMPAIGNS["A"], "intro", 2.0).save(path)

    (clip,) = load(intro=(path,)).intro

    assert (clip.small.shape, clip.dense.shape[1:]) == ((25, 36, 64), (180, 320))
    assert (clip.dense == clip.dense[0]).all()
    assert clip.sound is None
    assert clip.finely(np.array([3, 20])).shape == (2, 360, 640)


def test_pictures_of_a_clip_are_read_again_as_large_as_a_films():
    path = workshop.handed_out(maker(), "A")["intro"]
    (clip,) = load(intro=(path,)).intro
    numbers = np.array([4, 30, 5, 30])

    fine = clip.finely(numbers)

    assert fine.shape == (4, 360, 640)
    apart = np.abs(halved(fine).astype(int) - clip.dense[numbers])
    assert apart.mean(axis=(1, 2)).max() < 0.4  # of its neighbours it is 0.5 to 1
    assert (fine[1] == fine[3]).all()


def test_a_clip_that_is_gone_or_shorter_cannot_be_read_again(tmp_path):
    path = tmp_path / "intro.mp4"
    path.write_bytes(workshop.handed_out(maker(), "A")["intro"].read_bytes())
    (clip,) = load(intro=(path,)).intro

    with pytest.raises(BadSetup, match="shows nothing"):
        clip.finely(np.array([len(clip.dense) + 50]))


def test_a_film_can_show_the_badge_over_black(tmp_path):
    still, path = tmp_path / "badge.png", tmp_path / "badge.mp4"
    whole = Image.new("RGBA", (1920, 1080), (0, 0, 0, 255))
    whole.alpha_composite(workshop.badge_picture(workshop.CAMPAIGNS["A"]))
    whole.convert("RGB").save(still)
    words = ["-v", "error", "-loop", "1", "-i", still, "-t", "0.4", "-pix_fmt", "yuv420p", path]
    subprocess.run([maker(), *words], check=True)

    (filmed,) = load(badge=(path,)).badge
    (drawn,) = load(badge=(workshop.badge_file("A"),)).badge

    places = zip(filmed.places[0], drawn.places[0], strict=True)
    assert all(abs(one - other) <= 2 for one, other in places)


def test_a_forbidden_badge_is_missing_even_where_it_resembles():
    right, last_year = workshop.badge_file("A"), workshop.badge_file("A'")
    whole = workshop.badge_picture(workshop.CAMPAIGNS["A"].twin).resize((640, 360))
    chance = np.random.default_rng(3)
    cover = np.asarray(whole.getchannel("A"), dtype=float) / 255
    large = chance.integers(60, 200, (12, 360, 640)) * (1 - cover)
    large += np.asarray(whole.convert("L"), dtype=float) * cover
    film = Frames(
        small=np.zeros((60, 36, 64), np.uint8),
        large=large.round().astype(np.uint8),
        large_of=np.arange(12) * 5 + 2,
        seconds=12.0,
    )

    (allowed,) = marks.look(film, load(badge=(right, last_year)))
    (forbidden,) = marks.look(film, load(badge=(right,), forbidden=(last_year,)))

    assert (allowed.fact.state, forbidden.fact.state) == ("found", "missing")


def test_a_forbidden_picture_without_clear_parts_is_a_clip(tmp_path):
    path = tmp_path / "last-year.png"
    workshop.letters(workshop.CAMPAIGNS["A"].twin, "intro", 2.0).save(path)

    found = load(forbidden=(path, workshop.badge_file("A'")))

    assert ([clip.name for clip in found.forbidden], len(found.forbidden_badges)) == (
        ["last-year.png"],
        1,
    )


def test_a_clip_that_no_large_picture_shows_is_nothing_to_reject_for():
    picture = np.asarray(workshop.letters(workshop.CAMPAIGNS["A"], "intro", 2.0).convert("L"))
    tiny = np.asarray(Image.fromarray(picture).resize((64, 36), Image.Resampling.BOX))
    clip = marks.clips.Clip(
        name="intro",
        small=np.repeat(tiny[None], 5, axis=0),
        dense=np.zeros((25, 180, 320), np.uint8),
        seconds=1.0,
    )
    small = np.concatenate((np.repeat(tiny[None], 5, axis=0), np.zeros((20, 36, 64), np.uint8)))
    none = np.zeros((0, 360, 640), np.uint8)
    film = Frames(small=small, large=none, large_of=np.arange(0), seconds=5.0)

    (seen,) = marks.look(film, marks.References(intro=(clip,), outro=(), badge=()))

    assert (seen.fact.state, seen.fact.at_seconds) == ("unsure", 0.0)


def test_a_picture_that_is_none_is_named(tmp_path):
    path = tmp_path / "badge.png"
    path.write_bytes(b"no picture")

    with pytest.raises(BadSetup, match=r"badge\.png: .* mend \[marks\] in config"):
        load(badge=(path,))

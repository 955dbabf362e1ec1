"""Sound, a cover or words under a film's name: there is no film inside, in so many words."""

import films as odd
import pytest
from measured import SOURCES, maker, measure, workshop

from intake.model import FilmFacts, Nature, Refusal


@odd.made
def sound():
    """ffmpeg -f lavfi -i sine=d=1 -c:a aac OUT.mp4"""


@odd.made
def film_behind_its_cover():
    """ffmpeg -f lavfi -i color=red:s=64x64:d=0.04 -i SOURCE -map 0 -map 1 -c copy -c:v:0 mjpeg \
    -pix_fmt:v:0 yuvj420p -disposition:v:0 attached_pic OUT.mp4"""


@SOURCES
@pytest.mark.parametrize("make", [sound, odd.sound_with_cover], ids=["sound", "cover"])
def test_film_has_no_picture(source, make):
    found = measure(make(maker(), workshop()), source)

    detail = "there is no moving picture inside"
    assert found == Refusal(nature=Nature.FILM, reason="unreadable", detail=detail)


@SOURCES
def test_a_cover_is_not_taken_for_the_film(source):
    found = measure(film_behind_its_cover(maker(), workshop()), source)

    assert isinstance(found, FilmFacts)
    assert (found.width, found.video_codec, found.duration_seconds) == (1920, "h264", 3.0)

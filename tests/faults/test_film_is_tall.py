"""A film as narrow as a thread: no JPEG could hold its stills; that is no damage of the film."""

import pytest
from kinds import Drawn
from measured import look, maker, workshop

TALL = Drawn(size="16:9000", seconds=1, sound="", sound_code="")
WIDE = Drawn(size="9000:16", seconds=1, sound="", sound_code="")


@pytest.mark.parametrize(
    ("make", "source"),
    [(TALL, "PATH"), (TALL, "wheel"), (WIDE, "PATH")],
    ids=["tall", "tall, by the package", "wide"],
)
def test_film_is_tall_or_wide(make, source):
    found = look(make(maker(), workshop()), source)

    assert (found.unscanned, found.frames_touched, found.frames_decoded) == (None, 0, 25)
    assert len(found.thumbs) == 5

"""Sound that goes on for long after the picture: a budget ends the pass, nobody is rejected."""

import films as odd
from measured import SOURCES, look, maker, workshop


@odd.made
def sound_of_five_minutes():
    """ffmpeg -f lavfi -i sine=d=300:r=8000 -f lavfi -i testsrc2=s=320x180:r=25:d=1 -map 1 -map 0 \
    -c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac -b:a 16k OUT.mp4"""


@SOURCES
def test_film_sounds_on(source):
    found = look(sound_of_five_minutes(maker(), workshop()), source)

    assert (found.duration_seconds, found.container_seconds) == (1.0, 300.0)
    assert found.unscanned == "ffmpeg: it wrote more than it may"
    assert found.frames_touched is None

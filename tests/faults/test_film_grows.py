"""A film whose pictures grow on the way beyond what we decode: our limit, told as such."""

import films as odd
from measured import SOURCES, look, maker, workshop


@odd.made
def small():
    """ffmpeg -f lavfi -i testsrc2=s=320x180:r=25:d=1 -c:v libx264 -preset ultrafast \
    -pix_fmt yuv420p -f mpegts OUT.ts"""


@odd.made
def huge():
    """ffmpeg -f lavfi -i testsrc2=s=3200x3200:r=25:d=0.04 -c:v libx264 -preset ultrafast \
    -pix_fmt yuv420p -f mpegts OUT.ts"""


@SOURCES
def test_film_grows(tmp_path, source):
    path = tmp_path / "film.mp4"
    path.write_bytes(b"".join(make(maker(), workshop()).read_bytes() for make in (small, huge)))

    found = look(path, source)

    assert (found.width, found.height) == (320, 180)
    assert found.unscanned == "ffmpeg: a picture in it is too large to be decoded"
    assert found.frames_touched is None

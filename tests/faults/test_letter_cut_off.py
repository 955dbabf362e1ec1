"""A letter that ends in the middle of a film is read as far as it goes, and says so."""

from datetime import UTC, datetime

from letters import hard

from intake.letters import parse
from intake.letters.kind import Reading
from intake.model import LetterKind

NOW = datetime(2020, 12, 10, tzinfo=UTC)
READING = Reading(prefix="AH", topic_words=(), organiser_links=(), own_addresses=())
WHOLE = hard.head() + hard.several(
    hard.plain(),
    hard.file(hard.quoted(b"form.docx"), hard.FORM),
    hard.file(hard.quoted(b"film.mp4"), hard.FILM),
)


def test_a_letter_that_is_cut_off(tmp_path):
    path = tmp_path / "letter.eml"
    path.write_bytes(WHOLE[:-500])

    found = parse.read(path, NOW, READING)

    assert found.letter.truncated
    assert found.letter.kind == LetterKind.SUBMISSION
    assert found.letter.text == hard.TEXT
    form, film = found.enclosures
    assert (form.attachment.name, form.content) == ("form.docx", hard.FORM)
    assert film.attachment.name == "film.mp4"
    assert 0 < len(film.content) < len(hard.FILM)
    assert hard.FILM.startswith(film.content)


def test_a_letter_cut_off_anywhere_is_read(tmp_path):
    path = tmp_path / "letter.eml"
    for end in range(0, len(WHOLE), 97):
        path.write_bytes(WHOLE[:end])

        found = parse.read(path, NOW, READING)

        assert len(found.letter.attachments) <= 2


def test_a_whole_letter_is_not_cut_off(tmp_path):
    path = tmp_path / "letter.eml"
    path.write_bytes(WHOLE)

    assert not parse.read(path, NOW, READING).letter.truncated

"""A letter that ends in the middle of a film is read as far as it goes, and says so."""

from datetime import UTC, datetime, timedelta

from campaign import letter
from letters import hard

from intake.letters import parse
from intake.letters.kind import Reading
from intake.model import LetterKind, Level

NOW = datetime(2020, 12, 12, 2, tzinfo=UTC)
READING = Reading(prefix="AH", topic_words=(), organiser_links=(), own_addresses=())
WHOLE = hard.head() + hard.several(
    hard.plain(),
    hard.file(hard.quoted(b"form.docx"), hard.FORM),
    hard.file(hard.quoted(b"film.mp4"), hard.FILM),
)


def test_a_letter_that_is_cut_off(tmp_path):
    path = tmp_path / "letter.eml"
    path.write_bytes(WHOLE[:-500])

    found = parse.read(path, NOW, READING, tmp_path)

    assert found.letter.truncated
    assert found.letter.kind == LetterKind.SUBMISSION
    assert found.letter.text == hard.TEXT
    form, film = found.enclosures
    assert (form.attachment.name, form.content.octets) == ("form.docx", hard.FORM)
    assert film.attachment.name == "film.mp4"
    assert 0 < film.content.size < len(hard.FILM)
    assert hard.FILM.startswith(film.content.octets)


def test_a_letter_cut_off_anywhere_is_read(tmp_path):
    path = tmp_path / "letter.eml"
    for end in range(0, len(WHOLE), 97):
        path.write_bytes(WHOLE[:end])

        found = parse.read(path, NOW, READING, tmp_path)

        assert len(found.letter.attachments) <= 2


def test_a_whole_letter_is_not_cut_off(tmp_path):
    path = tmp_path / "letter.eml"
    path.write_bytes(WHOLE)

    assert not parse.read(path, NOW, READING, tmp_path).letter.truncated


def test_a_form_that_was_cut_off_on_its_way_is_not_the_senders_fault(stage, form_file):
    whole = letter("报送《灯》", [form_file])
    end = whole.rindex(b"\r\n--") - 3000

    stage.play(whole[:end])

    (found,) = [f for f in stage.last().findings if f.code == "form.unreadable"]
    assert (found.level, found.found) == (Level.MISSING, "cut-off")
    assert stage.state() == ("incomplete", 1)
    (reply,) = stage.replies()
    assert "还缺：高清版、压缩版、登记表" in reply.text
    assert "来信传输不完整，没有收全，请再发一次" in reply.text


def test_a_damaged_form_in_a_whole_letter_is(stage, form_file):
    stage.play(letter("报送《灯》", [("登记表.docx", form_file.read_bytes()[:-3000])]))

    (found,) = [f for f in stage.last().findings if f.code == "form.unreadable"]
    assert (found.level, found.found) == (Level.REJECT, None)


def test_a_part_that_was_cut_off_stays_so_in_later_revisions(stage, form_file, film_pair):
    whole = letter("报送《灯》", [form_file])
    stage.play(whole[: whole.rindex(b"\r\n--") - 3000])

    stage.play(letter("补影片 AH-001", film_pair), NOW + timedelta(hours=1))

    levels = {f.code: f.level for f in stage.last().findings}
    assert levels["form.unreadable"] is Level.MISSING

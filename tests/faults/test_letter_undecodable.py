"""Characters that no charset explains are shown as such; the letter and its files are not lost."""

import json
from datetime import UTC, datetime

import pytest
from letters import hard

from intake import text
from intake.letters import parse
from intake.letters.kind import Reading

NOW = datetime(2020, 12, 10, tzinfo=UTC)
READING = Reading(prefix="AH", topic_words=(), organiser_links=(), own_addresses=())
CHARSETS = [
    "x-unheard-of",
    "zlib",
    "idna",
    "undefined",
    "unicode_escape",
    "\x00",
    "utf-16",
    "utf-7",
]


@pytest.mark.parametrize("charset", CHARSETS)
def test_a_charset_that_is_none(tmp_path, charset):
    label = charset.encode()
    odd = b"\xff\xfe\x80\xd8\x00\xdc\xff"
    raw = hard.head(b"=?" + label + b"?Q?=FF=FE=80=D8?=") + hard.several(
        b"Content-Type: text/plain; charset=" + label + b"\r\n\r\n" + odd,
        hard.file(b"filename*=" + label + b"''%FF%FE%80.mp4"),
    )
    path = tmp_path / "letter.eml"
    path.write_bytes(raw)

    found = parse.read(path, NOW, READING, tmp_path)

    assert [e.content.octets for e in found.enclosures] == [hard.FILM]
    for told in (found.letter.subject, found.letter.text, found.letter.attachments[0].name):
        assert json.loads(json.dumps(told).encode()) == told == told.encode().decode()
        assert "\x00" not in told
        assert text.cell_text(told) == told.replace("\ufffe", "\ufffd")


def test_octets_of_no_charset_are_counted_as_lost(tmp_path):
    path = tmp_path / "letter.eml"
    path.write_bytes(b"Subject: film\xff\r\n\r\nlost \xff\xff here")

    letter = parse.read(path, NOW, READING, tmp_path).letter

    assert letter.subject == "film\ufffd"
    assert letter.text == "lost \ufffd\ufffd here"

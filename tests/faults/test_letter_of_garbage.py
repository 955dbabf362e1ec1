"""What is no letter at all is still read as one: noise, never answered, never an exception."""

from datetime import UTC, datetime

import pytest

from intake.errors import NeedsPerson
from intake.letters import parse
from intake.letters.kind import Reading
from intake.model import LetterKind

NOW = datetime(2020, 12, 10, tzinfo=UTC)
READING = Reading(prefix="AH", topic_words=("微视频",), organiser_links=(), own_addresses=())


@pytest.mark.parametrize(
    "raw",
    [b"", b"\r\n", b"\x00" * 1_000, bytes(range(256)), b"From", b"From \xff\r\n", b": x\r\n\r\n"],
)
def test_garbage_is_noise(tmp_path, raw):
    path = tmp_path / "letter.eml"
    path.write_bytes(raw)

    letter = parse.read(path, NOW, READING, tmp_path).letter

    assert letter.kind == LetterKind.NOISE
    assert letter.sender.address == ""
    assert letter.automatic == "no single sender"
    assert parse.arrival(path) is None


def test_what_cannot_be_taken_apart_goes_to_a_person(tmp_path):
    path = tmp_path / "letter.eml"
    kind = b"Content-Type: multipart/mixed; boundary*=\x00''b\r\n\r\n"
    path.write_bytes(kind + b"--b\r\n\r\nx\r\n--b--\r\n")

    with pytest.raises(NeedsPerson, match="cannot be taken apart"):
        parse.read(path, NOW, READING, tmp_path)


def test_a_subject_that_injects_headers_is_one_line(tmp_path):
    path = tmp_path / "letter.eml"
    path.write_bytes(
        b"Subject: =?utf-8?q?a=0D=0ABcc:_all=40x.cn=00?=\r\nFrom: =?utf-8?q?a=0Ab?= <a@b.cn>\r\n"
    )

    letter = parse.read(path, NOW, READING, tmp_path).letter

    assert letter.subject == "a Bcc: all@x.cn"
    assert (letter.sender.name, letter.sender.address) == ("a b", "a@b.cn")

"""mail-parser 4.8 fails on a boundary that never comes, inside a part that never ends."""

from datetime import UTC, datetime

import mailparser
import pytest

from intake.letters import parse
from intake.letters.kind import Reading
from intake.model import LetterKind

NOW = datetime(2020, 12, 10, tzinfo=UTC)
READING = Reading(prefix="AH", topic_words=("微视频",), organiser_links=(), own_addresses=())
HEAD = b"From: wang@wannan.edu.cn\r\nSubject: " + "微视频".encode("gbk") + b"\r\n"
LETTERS = [
    b"Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n"
    b"Content-Type: multipart/mixed; boundary=x\r\n\r\nhello",
    b"Content-Type: message/rfc822\r\n\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\nhello",
]


@pytest.mark.parametrize("raw", LETTERS)
def test_the_letter_is_read_without_mail_parser(tmp_path, raw):
    path = tmp_path / "letter.eml"
    path.write_bytes(HEAD + raw)
    with pytest.raises((AttributeError, TypeError)):
        mailparser.parse_from_file(str(path))

    letter = parse.read(path, NOW, READING, tmp_path).letter

    assert letter.sender.address == "wang@wannan.edu.cn"
    assert letter.subject == "微视频"
    assert letter.kind == LetterKind.INQUIRY

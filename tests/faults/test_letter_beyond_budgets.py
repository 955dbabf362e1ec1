"""Letters made to exhaust the robot are refused in clear words, before they cost anything."""

from datetime import UTC, datetime

import pytest

from intake.errors import NeedsPerson
from intake.letters import parse, tree
from intake.letters.kind import Reading

NOW = datetime(2020, 12, 10, tzinfo=UTC)
READING = Reading(prefix="AH", topic_words=(), organiser_links=(), own_addresses=())
MIXED = b"Content-Type: multipart/mixed; boundary=%s\r\n\r\n"
PART = b"--b\r\nContent-Type: text/plain\r\n\r\nx\r\n"
NEST = b"".join(MIXED % b"b%d" % n + b"--b%d\r\n" % n for n in range(21))
CURE = "is not read by the robot; look at it in the mailbox"


def read(tmp_path, raw):
    path = tmp_path / "letter.eml"
    path.write_bytes(raw)
    return parse.read(path, NOW, READING, tmp_path)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (MIXED % b"b" + PART * 20_000, "more than 200 parts"),
        (b"Content-Type: message/rfc822\r\n\r\n" * 1_000, "more than 200 parts"),
        (NEST + b"\r\n", "parts within parts beyond 20 levels"),
        (b"X: y\r\n" * 1_001 + b"\r\n", "more than 1000 header lines"),
        (b"X: y\r\n" * 200_000, "more than 1000 header lines"),
    ],
    ids=["parts", "letters-in-letters", "depth", "headers", "header-bomb"],
)
def test_a_bomb_goes_to_a_person(tmp_path, raw, words):
    with pytest.raises(NeedsPerson) as refused:
        read(tmp_path, raw)

    assert str(refused.value) == f"a letter of {words} {CURE}"


def test_a_letter_that_is_too_large_goes_to_a_person(tmp_path):
    path = tmp_path / "letter.eml"
    with path.open("wb") as file:
        file.truncate(tree.LETTER_BYTES + 1)

    with pytest.raises(NeedsPerson) as refused:
        parse.read(path, NOW, READING, tmp_path)

    assert str(refused.value) == f"a letter of more than {tree.LETTER_BYTES} bytes {CURE}"


def test_parts_hidden_in_a_coded_letter_count_too(tmp_path):
    part = b"Content-Disposition: attachment; filename=a.eml\r\n\r\n"

    with pytest.raises(NeedsPerson):
        read(tmp_path, part + MIXED % b"b" + PART * 300)


def test_a_letter_within_the_budgets_is_read(tmp_path):
    raw = b"X: y\r\n" * 999 + MIXED % b"b" + PART * 199 + b"--b--\r\n"

    assert read(tmp_path, raw).letter.text == "\n".join(["x"] * 199)


def test_a_header_without_end_does_not_reach_mail_parser(tmp_path):
    raw = b"Subject: " + b"=?utf-8?B?YQ==?= " * 500_000 + b"\r\n\r\nx"

    letter = read(tmp_path, raw).letter

    assert letter.subject == "a" * 199 + "…"


@pytest.mark.parametrize(
    "body",
    [b"x \r\n" * 400_000, b"From:\r\n" * 50_000, b"\xe5\x86\x99\xe9\x81\x93" * 500_000],
    ids=["flowed", "headers-of-quotations", "one-line"],
)
def test_a_text_without_end_is_cut(tmp_path, body):
    raw = b"Content-Type: text/plain; charset=utf-8; format=flowed\r\n\r\n" + body

    assert 0 < len(read(tmp_path, raw).letter.text) <= 2**20

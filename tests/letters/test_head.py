"""Head: who wrote a letter, what it answers and when it came; hostile headers end."""

from datetime import datetime, timedelta, timezone

import pytest
from letters import hard

from intake.letters import parse
from intake.letters.kind import Reading

CHINA = timezone(timedelta(hours=8))
NOW = datetime(2020, 12, 10, 9, 30, tzinfo=CHINA)
READING = Reading(prefix="AH", topic_words=(), organiser_links=(), own_addresses=())


@pytest.mark.parametrize(
    ("line", "sender"),
    [
        (b"a@good.edu.cn <evil@x.com>", "evil@x.com"),
        (b'"<dean@good.edu.cn>" <evil@x.com>', "evil@x.com"),
        (b"evil@x.com (<dean@good.edu.cn>)", "evil@x.com"),
        (b"A <a@x.com>, B <b@x.com>", "a@x.com"),
        (hard.word("王 <a@x.com>"), "a@x.com"),
        (b"undisclosed", ""),
        (b"", ""),
        (b"a@good\x00@evil.com", ""),
        (b"a@good.edu.cn@evil.com", ""),
    ],
)
def test_the_one_reading_of_from(read, line, sender):
    letter = read(hard.head(who=b"From: " + line + b"\r\n") + hard.plain()).letter

    assert letter.sender.address == sender
    assert (letter.automatic is None) == bool(sender)


def test_a_from_that_is_longer_than_any_honest_one_is_not_searched(read):
    raw = hard.head(who=b"From: " + b"x" * 3_000 + b" <a@x.com>\r\n") + hard.plain()

    assert read(raw).letter.sender.address == ""


HOSTILE = {
    "quotes": b'"' + b'\\"' * 16_000,
    "brackets": b"(" * 32_000,
    "angles": b"<" * 32_000,
    "angled blanks": b"<" + b" " * 32_000,
    "addresses": b"a@" * 16_000,
    "dots": b"a@" + b"a." * 16_000,
    "words": b"=?a?b?" * 5_000,
    "parameters": b"; a" * 10_000,
    "parameter blanks": b";" + b" " * 32_000,
    "values": b';a="' + b'\\"' * 16_000,
    "line ends": b"''" + b"%0D" * 10_000,
}


@pytest.mark.parametrize("pump", HOSTILE)
def test_reading_a_hostile_header_ends(read, pump):
    value = HOSTILE[pump]
    lines = b"".join(
        name + b": " + value + b"\r\n"
        for name in (b"Sender", b"Date", b"Message-ID", b"In-Reply-To", b"References", b"Received")
    )
    part = b"Content-Disposition: attachment; filename*=" + value + b"\r\nStatus: " + value
    raw = hard.head(value, who=b"From: " + value + b"\r\n", more=lines) + hard.several(
        b"Content-Type: text/html; charset*=" + value + b"\r\n\r\nx", part + b"\r\n\r\nx"
    )

    assert len(read(raw).letter.sha256) == 64


def test_reading_a_page_whose_charset_is_far_away_ends(read):
    page_part = b"Content-Type: text/html\r\n\r\n" + b"<meta " * 30 + b"charset=" + b" " * 3_800

    assert read(hard.head() + page_part).letter.text == ""


def test_the_sender_header_speaks_when_from_does_not(read):
    raw = hard.head(who=b"From: nobody\r\nSender: a@x.com\r\n") + hard.plain()

    assert read(raw).letter.sender.address == "a@x.com"


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        (b"In-Reply-To: <1@a> (note)\r\n", ("<1@a>",)),
        (b"In-Reply-To: 1@a\r\n", ("<1@a>",)),
        (b"In-Reply-To: your letter\r\n", ()),
        (
            b"References: " + b"\r\n ".join(b"<%d@a>" % n for n in range(60)) + b"\r\n",
            tuple(f"<{n}@a>" for n in range(59, 9, -1)),
        ),
    ],
)
def test_the_letters_answered(read, line, ids):
    assert read(hard.head(more=line) + hard.plain()).letter.answers == ids


RECEIVED = b"Received: from a by b; Fri, 18 Dec 2020 10:00:00 +0800 (CST)\r\n"
EARLIER = b"Received: from c by a; Fri, 18 Dec 2020 09:00:00 +0800\r\n"
DATE = b"Date: Thu, 17 Dec 2020 08:00:00 +0800\r\n"
TEN = datetime(2020, 12, 18, 10, 0, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("raw", "at"),
    [
        (RECEIVED + EARLIER + DATE + b"\r\nx", TEN),
        (DATE + b"\r\nx", datetime(2020, 12, 17, 8, 0, tzinfo=CHINA)),
        (b"Received: nonsense\r\n" + DATE, datetime(2020, 12, 17, 8, 0, tzinfo=CHINA)),
        (b"Received: x; Fri, 18 Dec 2020 02:00:00 -0000\r\n", TEN),
        (b"Date: Fri, 99 Dec 2020 10:00:00 +9999\r\n\r\n", None),
        (b"Subject: x\r\n\r\n", None),
        (b"", None),
        (b"x: y\r\n" * 5_000, None),
    ],
)
def test_the_arrival(tmp_path, raw, at):
    path = tmp_path / "letter.eml"
    path.write_bytes(raw)

    assert parse.arrival(path) == at


def test_the_arrival_of_no_file(tmp_path):
    assert parse.arrival(tmp_path / "none.eml") is None

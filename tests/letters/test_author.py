"""Author: readings of From that disagree speak against its sender; an honest From never does."""

from datetime import datetime, timedelta, timezone

import pytest
from letters import hard

from intake.letters.kind import Reading

NOW = datetime(2020, 12, 10, 9, 30, tzinfo=timezone(timedelta(hours=8)))
READING = Reading(prefix="AH", topic_words=(), organiser_links=(), own_addresses=())
EVIL, GOOD = "evil@x.com", "a@good.edu.cn"


def told(read, *lines):
    who = b"".join(b"From: " + line + b"\r\n" for line in lines)
    letter = read(hard.head(who=who) + hard.plain()).letter
    return letter.sender.address, letter.doubt


@pytest.mark.parametrize(
    ("lines", "sender", "other"),
    [
        ([b"a@good.edu.cn <evil@x.com>"], EVIL, GOOD),
        ([b"A <a@good.edu.cn>, B <evil@x.com>"], GOOD, EVIL),
        ([b"a@good.edu.cn, evil@x.com"], GOOD, EVIL),
        ([b"A <a@good.edu.cn>", b"B <evil@x.com>"], GOOD, EVIL),
        ([b"A <evil@x.com>", b"B <a@good.edu.cn>"], EVIL, GOOD),
        ([b"Dean: a@good.edu.cn, evil@x.com;"], GOOD, EVIL),
    ],
    ids=["spoof-display", "from-list", "bare-list", "two-froms", "two-froms-back", "group"],
)
def test_two_readings_that_disagree_are_a_doubt(read, lines, sender, other):
    assert told(read, *lines) == (sender, f"From reads as {sender} and as {other}")


@pytest.mark.parametrize(
    "line",
    [
        b"evil@x.com",
        b'"<a@good.edu.cn>" <evil@x.com>',
        b'"a@good.edu.cn" <evil@x.com>',
        b"evil@x.com (a@good.edu.cn)",
        b"evil@x.com <evil@x.com>",
        b"EVIL@X.COM",
        b'"Wang, San" <evil@x.com>',
        hard.word("王, <a@good.edu.cn>") + b" <evil@x.com>",
        b'"' + hard.word("王老师", "gb18030") + b'" <evil@x.com>',
        "王老师".encode("gb18030") + b" <evil@x.com>",
        "王，老师".encode() + b"<evil@x.com>",
    ],
)
def test_one_address_is_no_doubt(read, line):
    assert told(read, line) == (EVIL, "")


@pytest.mark.parametrize("line", [b"a@good\x00@evil.com", b"", b"undisclosed"])
def test_a_from_without_an_address_has_no_sender_and_no_doubt(read, line):
    assert told(read, line) == ("", "")

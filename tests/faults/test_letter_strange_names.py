"""Strange subjects and names harm nothing, and the letter's record says what was strange."""

import time
from datetime import datetime, timedelta, timezone

import pytest
from campaign import letter
from hypothesis import given
from hypothesis import strategies as st
from letters import hard

from intake.letters import names, parse, remarks
from intake.letters.kind import Reading

NOW = datetime(2020, 12, 10, 9, 30, tzinfo=timezone(timedelta(hours=8)))
READING = Reading(prefix="AH", topic_words=(), organiser_links=(), own_addresses=())
MIXED = b"Content-Type: multipart/mixed; boundary=%s\r\n\r\n"


@pytest.fixture
def read(tmp_path):
    """Reads raw octets as a letter."""

    def one(raw):
        path = tmp_path / "letter.eml"
        path.write_bytes(raw)
        return parse.read(path, NOW, READING, tmp_path)

    return one


def enclosed(name):
    return hard.head() + hard.several(hard.plain(), hard.file(b"filename*=" + hard.starred(name)))


@pytest.mark.parametrize(
    ("given", "shown", "remark"),
    [
        ("../../etc/passwd.mp4", "passwd.mp4", "name-with-path"),
        ("C:\\windows\\片.mp4", "片.mp4", "name-with-path"),
        ("CON.mp4", "CON.mp4", "name-reserved"),
        ("nul", "nul", "name-reserved"),
        ("片\u202e4pm.exe", "片 4pm.exe", "control-characters"),
        ("片\r\nBcc: x.mp4", "片 Bcc: x.mp4", "control-characters"),
        ("片\ufffe.mp4", "片 .mp4", "undecodable"),
        ("片" * 300 + ".mp4", "片" * 145 + "….mp4", "name-cut"),
    ],
)
def test_a_strange_name_is_made_harmless_and_named(read, given, shown, remark):
    told = read(enclosed(given)).letter

    assert [file.name for file in told.attachments] == [shown]
    assert told.remarks == (remark,)


@pytest.mark.parametrize(
    ("octets", "shown", "remark"),
    [
        (hard.word("报送\r\nBcc: a@b.cn"), "报送 Bcc: a@b.cn", "control-characters"),
        (hard.word("报送\u202e表"), "报送 表", "control-characters"),
        (hard.word("报送\ufffe"), "报送", "undecodable"),
        (b"=?utf-8?B?5oql7aCA6YCB?=", "报\ufffd送", "undecodable"),
    ],
    ids=["line-end", "bidi", "noncharacter", "lone-surrogate"],
)
def test_a_strange_subject_is_made_harmless_and_named(read, octets, shown, remark):
    told = read(hard.head(octets) + hard.plain()).letter

    assert told.subject == shown
    assert told.remarks == (remark,)


def test_an_ordinary_letter_an_empty_one_and_one_cut_off(read):
    cut = hard.head() + hard.several(hard.plain(), hard.file(hard.quoted(b"a.mp4")))[:-40]

    assert read(hard.head() + hard.plain()).letter.remarks == ()
    assert read(b"From: a@x.cn\r\n\r\n").letter.remarks == ("empty",)
    assert read(cut).letter.remarks == ("cut-off",)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (
            MIXED % b"b" + b"--b\r\nContent-Type: text/plain\r\n\r\nx\r\n" * 20_000,
            "more than 200 parts",
        ),
        (
            b"".join(MIXED % b"b%d" % n + b"--b%d\r\n" % n for n in range(300)),
            "more than 200 parts",
        ),
    ],
    ids=["20,000 parts", "300 deep"],
)
def test_a_bomb_is_set_aside_within_seconds_and_named_in_its_record(stage, raw, words):
    begun = time.monotonic()
    stage.play(b"From: a@x.cn\r\nSubject: x\r\n" + raw)
    spent = time.monotonic() - begun

    stage.play(letter("请问微视频"))
    with stage.house.ledger.transaction() as tx:
        (bomb, _) = tx.letters.all()
    assert bomb.end == "parked"
    assert bomb.reason == f"a letter of {words} is not read by the robot; look at it in the mailbox"
    assert spent < 10


@given(st.text(max_size=400))
def test_any_name_gives_one_clean_line_and_known_remarks(name):
    told = remarks.tell("", [name], "", cut=False, empty=False, elsewhere=False)

    assert set(told) <= {
        "control-characters", "undecodable", "name-with-path", "name-reserved", "name-cut",
    }  # fmt: skip
    assert len(names.clean(name)) <= names.LONGEST

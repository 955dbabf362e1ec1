"""Each quirk of a Chinese mailbox provider, as its users report it: no letter is lost by any."""

from __future__ import annotations

import contextlib

import pytest
from faultservers import FaultServer
from maildoors import letter, mailbox
from quirkimap import OFFERED, QuirkImap

from intake.errors import TryLater
from intake.letters import profiles

FIRST, SECOND = letter("first"), b"Message-ID: <1@x>\r\n" + letter("second")


@contextlib.contextmanager
def opened(*quirks, offered=OFFERED, **changes):
    imap = QuirkImap({7: FIRST, 8: SECOND}, quirks, offered)
    with FaultServer(imap) as server, mailbox(server, seconds=10, **changes) as box:
        yield imap, box


@pytest.mark.parametrize("quirk", ["nameless", "hangs-up", "no-since", "descending", "babbles"])
def test_letters_are_fetched_whole(quirk, tmp_path):
    with opened(quirk) as (_, box):
        places = box.places(())

        arrivals = [box.fetch(place, tmp_path) for place in places]

    assert [place.uid for place in places] == [7, 8]
    assert [arrival.path.read_bytes() for arrival in arrivals] == [FIRST, SECOND]


@pytest.mark.parametrize("quirk", ["empty", "other"])
def test_a_body_that_does_not_come_is_asked_for_later(quirk, tmp_path):
    with opened() as (imap, box):
        place = box.places(())[0]
        imap.quirks = (quirk,)

        with pytest.raises(TryLater):
            box.fetch(place, tmp_path)

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_changed_uidvalidity_is_seen_before_a_letter_is_taken_for_another(tmp_path):
    with opened() as (imap, box):
        place = box.places(())[0]
        imap.uidvalidity, imap.letters = 6, {7: SECOND}

        with pytest.raises(TryLater, match="numbered anew"):
            box.fetch(place, tmp_path)

        (again,) = box.places([place])
        assert (again.uidvalidity, again.uid) == (6, 7)
        assert box.fetch(again, tmp_path).path.read_bytes() == SECOND


def test_a_refused_move_is_done_by_copy_and_expunge():
    with opened("refuses-move") as (imap, box):
        place = box.places(())[0]

        box.finish(place, "done")

    assert (imap.letters, imap.moved) == ({8: SECOND}, {7: FIRST})


def test_163_is_not_asked_to_move():
    with opened(provider="netease") as (imap, box):
        box.finish(box.places(())[0], "done")

    assert not any(command.startswith("UID MOVE") for command in imap.heard)
    assert imap.moved == {7: FIRST}


def test_a_search_that_answers_with_everything_proves_nothing():
    with opened("all") as (_, box):
        assert (box.sent_copy("<1@x>"), box.sent_copy("<2@x>")) == (True, False)


@pytest.mark.parametrize("provider", ["netease", "tencent", "aliyun", "coremail"])
def test_no_search_by_header_where_it_is_known_to_lie(provider):
    with opened(provider=provider) as (imap, box):
        assert box.sent_copy("<1@x>")

    assert not any("HEADER Message-ID" in command for command in imap.heard)


def test_idle_hears_a_letter():
    with opened() as (imap, box):
        box.wait(lambda: False)
        before = imap.heard.count("IDLE")
        news = box.wait(lambda: False)

    assert (before, news, imap.heard.count("IDLE")) == (0, True, 1)


@pytest.mark.parametrize(("offered", "provider"), [("IMAP4rev1 ID", "auto"), (OFFERED, "netease")])
def test_no_idle_where_it_is_not_offered_or_known_to_fail(offered, provider):
    with opened(offered=offered, provider=provider) as (imap, box):
        assert box.wait(lambda: False) is None

    assert "IDLE" not in imap.heard


@pytest.mark.parametrize(
    ("provider", "host", "greeting", "name"),
    [
        ("auto", "imap.163.com", "", "netease"),
        ("auto", "imap.126.com", "", "netease"),
        ("auto", "imap.qq.com", "", "tencent"),
        ("auto", "imap.exmail.qq.com", "", "tencent"),
        ("auto", "imap.qiye.aliyun.com", "", "aliyun"),
        ("auto", "mail.wannan.edu.cn", "* OK Coremail System IMap Server Ready", "coremail"),
        (
            "auto",
            "imap.example.com",
            "* OK Coremail Server Ready(163com[x])",
            "netease",
        ),
        ("auto", "mail.example.com", "* OK [CAPABILITY IMAP4rev1] Dovecot ready.", "dovecot"),
        ("auto", "mail.example.com", "* OK ready", "plain"),
        ("aliyun", "imap.163.com", "", "aliyun"),
    ],
)
def test_profiles(provider, host, greeting, name):
    assert profiles.find(provider, host, greeting).name == name

"""The IMAP door on two real servers: Dovecot, and the embedded one that the demo brings."""

from __future__ import annotations

import dataclasses
import hashlib
import itertools
import json
import os
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from maildoors import NOON, contents, flags, letter, mailbox, place, settings
from servers import certificate, dovecot

from intake.demo.servers import MailServers
from intake.errors import TryLater
from intake.letters.mailbox import Mailbox

ROOT = Path(__file__).resolve().parents[2]
DONE = "已处理"
NOBODY: frozenset = frozenset()
SECOND = timedelta(seconds=1)
COUNTER = itertools.count(1)
ZONES = ["UTC", "Asia/Shanghai", "America/New_York"]


@pytest.fixture(scope="module")
def running_dovecot(tmp_path_factory):
    with dovecot(certificate=certificate(tmp_path_factory.mktemp("certificate"))) as server:
        yield server


@pytest.fixture
def real(running_dovecot):
    """Dovecot with an empty mailbox."""
    return dataclasses.replace(running_dovecot, user=f"robot{next(COUNTER)}@example.com")


@pytest.fixture(params=["dovecot", "embedded"])
def server(request):
    """An empty mailbox on either server."""
    if request.param == "dovecot":
        yield request.getfixturevalue("real")
    else:
        with MailServers() as servers:
            yield servers


@pytest.fixture
def box(server):
    with mailbox(server) as door:
        yield door


def test_empty_mailbox_has_no_places(server, box):
    assert box.places(NOBODY) == []


def test_places_by_arrival_oldest_first(server, box):
    for hours in (5, 1, 3):
        server.append(letter(), NOON + timedelta(hours=hours))

    found = box.places(NOBODY)

    first = min(place.uid for place in found)
    assert [place.uid - first for place in found] == [1, 2, 0]
    assert {(p.account, p.folder) for p in found} == {(server.user, "INBOX")}


def test_places_arrived_together_by_uid(server, box):
    for _ in range(3):
        server.append(letter(), NOON)

    uids = [place.uid for place in box.places(NOBODY)]

    assert uids == sorted(uids)


def test_places_of_all_folders_in_one_order(server):
    server.append(letter(), NOON + 2 * SECOND)
    server.append(letter(), NOON + SECOND, "广告邮件")
    server.append(letter(), NOON + 3 * SECOND, "广告邮件")

    with mailbox(server, folders=("INBOX", "广告邮件")) as box:
        found = box.places(NOBODY)

    assert [place.folder for place in found] == ["广告邮件", "INBOX", "广告邮件"]


@pytest.mark.parametrize(
    ("zone", "midnight"),
    [
        (timezone(timedelta(hours=8)), "2020-11-10T00:00:00+08:00"),
        (UTC, "2020-11-10T00:00:00+00:00"),
        (timezone(timedelta(hours=-5)), "2020-11-10T00:00:00-05:00"),
    ],
)
def test_since_is_midnight_in_the_campaigns_zone(server, zone, midnight):
    start = datetime.fromisoformat(midnight)
    for second in (-1, 0, 1):
        server.append(letter(f"second {second}"), start + second * SECOND)

    box = Mailbox(settings(server), server.password, zone=zone)
    found = box.places(NOBODY)
    counted = box.counts()
    box.close()

    assert len(found) == 2
    assert counted == {"INBOX": 2}


def test_since_is_meant_in_china_unless_said(server, box, tmp_path):
    server.append(letter("before"), datetime.fromisoformat("2020-11-09T15:59:59+00:00"))
    server.append(letter("after"), datetime.fromisoformat("2020-11-09T16:00:00+00:00"))

    (found,) = box.places(NOBODY)

    assert box.fetch(found, tmp_path).path.read_bytes() == letter("after")


def test_known_places_are_left_out(server, box):
    server.append(letter(), NOON)
    server.append(letter(), NOON + SECOND)
    first, second = box.places(NOBODY)

    assert box.places({first}) == [second]
    assert box.places({first}.__contains__) == [second]
    assert box.places([first, second]) == []


def test_letter_that_comes_between_two_looks_is_found(server, box):
    server.append(letter(), NOON)
    first = box.places(NOBODY)
    server.append(letter(), NOON + SECOND)

    second = box.places(first)

    assert len(second) == 1
    assert second[0].uid == first[0].uid + 1


def test_fetch_is_byte_identical_beyond_one_piece(server, box, tmp_path):
    text = hashlib.shake_256(b"a film").hexdigest(3 * 1024 * 1024 // 2 + 77)
    lines = "\r\n".join(text[at : at + 76] for at in range(0, len(text), 76))
    raw = letter("大 letter", f"{lines}\r\n.\r\n..\r\n\x7f")
    server.append(raw, NOON)
    (found,) = box.places(NOBODY)

    arrival = box.fetch(found, tmp_path / "letters")

    digest = hashlib.sha256(raw).hexdigest()
    assert arrival.path.read_bytes() == raw
    assert (arrival.sha256, arrival.size, arrival.received_at) == (digest, len(raw), NOON)
    assert arrival.path == tmp_path / "letters" / digest[:2] / f"{digest}.eml"
    assert [p.name for p in (tmp_path / "letters").iterdir()] == [digest[:2]]


@pytest.mark.parametrize("more", [-1, 0, 1])
def test_fetch_about_the_size_of_a_piece(server, box, tmp_path, more):
    head = letter("x", "")
    raw = head + b"y" * (1024 * 1024 - len(head) + more)
    server.append(raw, NOON)
    (found,) = box.places(NOBODY)

    assert box.fetch(found, tmp_path).path.read_bytes() == raw


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
def test_fetched_letter_is_for_its_owner_only(server, box, tmp_path):
    server.append(letter(), NOON)
    (found,) = box.places(NOBODY)

    arrival = box.fetch(found, tmp_path / "letters")

    assert stat.S_IMODE(arrival.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(arrival.path.parent.stat().st_mode) == 0o700


def test_fetch_sweeps_what_a_killed_process_left(server, box, tmp_path):
    (tmp_path / "abc.part").write_bytes(b"half a letter")
    server.append(letter(), NOON)
    (found,) = box.places(NOBODY)

    box.fetch(found, tmp_path)

    assert list(tmp_path.glob("*.part")) == []


def test_looking_and_fetching_leave_a_letter_unread(server, box, tmp_path):
    server.append(letter(), NOON)
    (found,) = box.places(NOBODY)

    box.fetch(found, tmp_path)
    box.sent_copy("<a@b>")
    box.check()

    assert flags(server) == {found.uid: []}


def test_fetch_of_a_letter_that_is_gone(server, box, tmp_path):
    server.append(letter(), NOON)
    (found,) = box.places(NOBODY)
    gone = dataclasses.replace(found, uid=found.uid + 5)

    with pytest.raises(TryLater, match=rf"^INBOX, letter {gone.uid}: not there at the moment$"):
        box.fetch(gone, tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_fetch_from_a_folder_that_is_gone(server, box, tmp_path):
    with pytest.raises(TryLater, match=r"^mailbox 127\.0\.0\.1:\d+: "):
        box.fetch(place(folder="没有", account=server.user), tmp_path)


def test_finish_marks_as_read(server, box):
    server.append(letter(), NOON)
    server.append(letter(), NOON + SECOND)
    first, second = box.places(NOBODY)

    box.finish(second, "")

    assert flags(server) == {first.uid: [], second.uid: [b"\\Seen"]}


def test_finish_moves_into_a_new_folder_with_a_chinese_name(server, box):
    server.append(letter("done"), NOON)
    server.append(letter("other"), NOON + SECOND)
    first, second = box.places(NOBODY)

    box.finish(first, DONE)

    assert flags(server) == {second.uid: []}
    assert list(flags(server, DONE).values()) == [[b"\\Seen"]]
    assert contents(server, DONE) == [letter("done")]


def test_finish_twice_moves_once(server, box):
    server.append(letter(), NOON)
    (found,) = box.places(NOBODY)

    box.finish(found, DONE)
    box.finish(found, DONE)

    assert (len(flags(server)), len(flags(server, DONE))) == (0, 1)


def test_finish_moves_into_a_folder_that_is_there(server, box):
    server.append(letter("before"), NOON, DONE)
    server.append(letter("now"), NOON)
    (found,) = box.places(NOBODY)

    box.finish(found, DONE)

    assert contents(server, DONE) == [letter("before"), letter("now")]


def test_finish_of_a_letter_that_lies_in_the_done_folder_marks_only(server):
    server.append(letter(), NOON, DONE)
    with mailbox(server, folders=(DONE,)) as box:
        (found,) = box.places(NOBODY)

        box.finish(found, DONE)

    assert flags(server, DONE) == {found.uid: [b"\\Seen"]}


def test_finish_in_a_folder_that_is_gone_does_nothing(server, box):
    box.finish(place(folder="没有", account=server.user), DONE)

    assert box.skipped == {}


def test_folder_by_its_chinese_name(server):
    server.append(letter(), NOON, "垃圾邮件")

    with mailbox(server, folders=("垃圾邮件", "inbox", "没有")) as box:
        found = box.places(NOBODY)

        assert [place.folder for place in found] == ["垃圾邮件"]
        assert box.counts() == {"垃圾邮件": 1, "INBOX": 0}
        assert box.skipped == {"没有": "no such folder"}


def test_junk_folder_by_its_special_use(real):
    real.append(letter(), NOON, "Quarantine")
    real.append(letter(), NOON, "垃圾邮件")

    with mailbox(real, folders=("@junk",)) as box:
        assert [place.folder for place in box.places(NOBODY)] == ["Quarantine"]


def test_folder_named_twice_is_looked_into_once(real):
    real.append(letter(), NOON, "Quarantine")

    with mailbox(real, folders=("@junk", "Quarantine")) as box:
        assert len(box.places(NOBODY)) == 1


def test_sent_copy_is_found_by_its_message_id(server):
    copy = b"Message-ID: <0001@intake>\r\n" + letter()
    server.append(copy, NOON, "Sent")

    with mailbox(server) as box:
        assert box.sent_copy("<0001@intake>") is True
        assert box.sent_copy("<001@intake>") is False
        assert box.sent_copy("<0001@intak>") is False


def test_sent_copy_beyond_the_newest_is_found_by_search(real):
    for number in range(60):
        copy = f"Message-ID: <{number:04}@intake>\r\n".encode() + letter()
        real.append(copy, NOON, "Sent")

    with mailbox(real) as box:
        assert box.sent_copy("<0000@intake>") is True


def test_sent_copy_in_an_empty_sent_folder(real):
    with mailbox(real) as box:
        assert box.sent_copy("<a@b>") is False


def test_check_tells_login_and_folders(server):
    server.append(letter(), NOON)

    with mailbox(server, folders=("INBOX", "没有")) as box:
        lines = box.check()

    port = settings(server).port
    assert lines == [
        (f"mailbox 127.0.0.1:{port}", f"logged in as {server.user}"),
        ("folder INBOX", "1 letters since 2020-11-10"),
        ("folder 没有", "not looked into: no such folder"),
    ]


def test_twin_is_a_line_of_its_own(server, box):
    server.append(letter(), NOON)
    found = box.places(NOBODY)
    twin = box.twin()

    same = twin.places(NOBODY)
    twin.close()

    assert same == found
    assert box.places(NOBODY) == found


@pytest.mark.parametrize("zone", ZONES)
def test_time_of_arrival_whatever_the_machines_zone(server, zone, tmp_path):
    moments = [
        "2020-11-11T23:30:00+08:00",
        "2020-12-18T23:59:59+08:00",
        "2021-07-01T01:00:00+08:00",
    ]
    for moment in moments:
        server.append(letter(moment), datetime.fromisoformat(moment))
    port = settings(server).port
    program = f"""
import json, pathlib
from datetime import date
from intake.letters.mailbox import Mailbox
from intake.policy import MailboxSettings
box = Mailbox(
    MailboxSettings(host="127.0.0.1", port={port}, tls="none", user={server.user!r},
                    since=date(2020, 11, 10)), {server.password!r})
found = [box.fetch(p, pathlib.Path({str(tmp_path)!r})) for p in box.places(())]
box.close()
print(json.dumps([arrival.received_at.isoformat() for arrival in found]))
"""
    shown = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "TZ": zone},
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    ).stdout

    assert [datetime.fromisoformat(at) for at in json.loads(shown)] == [
        datetime.fromisoformat(moment) for moment in moments
    ]


@pytest.mark.parametrize(("tls", "port"), [("tls", "tls_port"), ("starttls", "port")])
def test_encrypted_line_with_our_own_authority(real, tls, port, tmp_path_factory, tmp_path):
    authority = tmp_path_factory.getbasetemp() / "certificate0" / "cert.pem"
    real.append(letter(), NOON)

    with mailbox(real, tls=tls, port=getattr(real, port), ca_file=str(authority)) as box:
        (found,) = box.places(NOBODY)

        assert box.fetch(found, tmp_path).size == len(letter())

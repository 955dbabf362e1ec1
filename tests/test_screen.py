"""Screens: strangers' words are text, never markup; what waits is said to wait."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from intake import screen

ENTRY = {"number": "AH-001", "decision": "returned"}


def shown(draw, found):
    """What a terminal of 200 columns without colours shows."""
    stream = io.StringIO()
    draw(found, Console(file=stream, width=200, color_system=None))
    return stream.getvalue()


def walked(*replies, **letter):
    told = {"file": "a.eml", "kind": "submission", "end": "entry", "entries": ["AH-001"], **letter}
    return {"letters": [told], "entries": [ENTRY], "replies": list(replies), "tracker": "t.xlsx"}


def reply(**changes):
    return {
        "letter": "a.eml", "kind": "returned", "subject": "[red]作品[/] 需补正", "held": False,
        "state": "sent", **changes,
    }  # fmt: skip


def test_markup_in_a_subject_is_shown_as_written():
    assert "[red]作品[/] 需补正" in shown(screen.walk, walked(reply()))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"held": True, "state": "composed"}, "需补正 (held)"),
        ({"state": "retry"}, "需补正 (retry)"),
        ({"state": "unsure"}, "需补正 (unsure)"),
    ],
)
def test_what_has_not_left_says_why(changes, said):
    assert said in shown(screen.walk, walked(reply(**changes)))


def test_a_letter_without_a_reply_shows_what_its_entry_has_come_to():
    assert "returned" in shown(screen.walk, walked())


def test_the_robots_own_copies_are_left_out():
    assert "a.eml" not in shown(screen.walk, walked(kind="own"))


def test_letters_whose_bytes_are_gone_are_a_dash():
    assert "—" in shown(screen.walk, walked(file=None, kind="noise", entries=[]))


def test_status_before_the_first_look():
    found = {
        "alive": False, "last_poll": None, "letters": {}, "entries": {}, "outbox": {}, "parked": 0,
        "held": 0, "waiting": [3, 5], "tracker": "desk/tracker.xlsx",
        "reconciliation": {"mailbox": None, "ledger": 0, "agree": None},
        "links": [], "astray": [], "measuring": [],
        "trouble": "mailbox x: [/] away", "skipped": {"订阅邮件": "no such folder"},
    }  # fmt: skip

    assert shown(screen.status, found).splitlines() == [
        "alive        no   last poll —",
        "trouble      mailbox x: [/] away",
        "skipped      订阅邮件: no such folder",
        "letters      —",
        "entries      —",
        "outbox       —",
        "held         0",
        "parked       0",
        "measuring    —",
        "waiting long 3, 5",
        "tracker      desk/tracker.xlsx",
        "mailbox None, ledger 0: —",
    ]


def test_parked_items_are_listed_with_their_names():
    item = {"id": "letter:3", "subject": None, "tries": 3, "reason": "broken [/]"}

    lines = shown(screen.parked, {"parked": [item]})

    assert "letter:3" in lines
    assert "broken [/]" in lines


def test_a_film_that_could_not_be_read_shows_its_findings():
    finding = {"level": "reject", "message": "不是视频"}
    file = {"file": "a.mp4", "role": "hd", "facts": None, "findings": [finding]}

    assert shown(screen.videos, {"files": [file]}).splitlines() == [
        "a.mp4  hd",
        "  reject   不是视频",
    ]


def test_any_document_is_a_tree():
    found = {"entry": {"number": "AH-001", "events": [{"at": "now", "what": "read"}, "x"]}}

    assert shown(screen.tree, found).splitlines() == [
        "entry",
        "  number: AH-001",
        "  events",
        "    now  read",
        "    x",
    ]

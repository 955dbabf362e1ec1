"""The calendar file: what RFC 5545 asks of lines, texts and identities."""

from __future__ import annotations

from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from intake.onward import diary

NOW = datetime.fromisoformat("2020-12-28T10:00:00+08:00")


def showing(number="AH-001", day=date(2021, 1, 11), **values):
    told = {"summary": "《灯》", "description": "", "announced": False, **values}
    return diary.Day(number=number, day=day, **told)


def drawn(*showings, campaign_id="wd2020", name="微视频"):
    return diary.ics(showings, campaign_id=campaign_id, name=name, now=NOW)


def unfolded(raw):
    return raw.replace(b"\r\n ", b"").decode().split("\r\n")


def test_an_event_lasts_its_whole_day():
    lines = unfolded(drawn(showing(announced=True, description="甲;乙,丙\\\n丁")))

    assert lines == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//intake robot//release plan//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:微视频",
        "BEGIN:VEVENT",
        f"UID:{diary.uid('wd2020', 'AH-001')}",
        "DTSTAMP:20201228T020000Z",
        "DTSTART;VALUE=DATE:20210111",
        "DTEND;VALUE=DATE:20210112",
        "SUMMARY:《灯》",
        "DESCRIPTION:甲\\;乙\\,丙\\\\\\n丁",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_a_moved_event_keeps_its_uid():
    first, moved = (unfolded(drawn(showing(day=d)))[7] for d in (date(2021, 1, 11), NOW.date()))

    assert first == moved


def test_works_and_campaigns_have_uids_of_their_own():
    uids = {diary.uid(c, n) for c in ("wd2020", "wd2021") for n in ("AH-001", "AH-002")}

    assert len(uids) == 4


@given(st.text(max_size=300), st.text(max_size=300))
def test_lines_are_short_whole_and_end_as_they_must(summary, description):
    raw = drawn(showing(summary=summary, description=description))

    lines = raw.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert b"\r" not in raw.replace(b"\r\n", b"")
    for line in lines:
        line.decode()


@given(st.text(st.characters(exclude_categories=["C", "Z"]), max_size=300))
def test_a_text_comes_back_as_it_was(summary):
    lines = unfolded(drawn(showing(summary=summary)))

    (told,) = (line.removeprefix("SUMMARY:") for line in lines if line.startswith("SUMMARY:"))
    back = told.replace("\\\\", "\0").replace("\\;", ";").replace("\\,", ",").replace("\0", "\\")
    assert back == summary

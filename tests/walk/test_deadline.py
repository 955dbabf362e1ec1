"""The deadline is the end of the day in the campaign's zone, by the server's time of receipt.

The robot runs in processes of their own, since a process has one time zone.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from campaign import form_answers, letter

from intake.demo import forms
from intake.model import Field

CLOSES = datetime.fromisoformat("2020-12-19T00:00:00+08:00")
GRACE = timedelta(minutes=30)


def late(found):
    """Each entry's sender's subject order: whether it came late."""
    return [
        "campaign.late" in [finding["code"] for finding in entry["findings"]]
        for entry in found["entries"]
    ]


@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai", "America/New_York"])
def test_the_last_second_is_in_time_wherever_the_robot_runs(campaign, tmp_path, zone):
    last = CLOSES + GRACE
    arrivals = [CLOSES - timedelta(seconds=1), last - timedelta(seconds=1), last]
    for number, at in enumerate(arrivals):
        answers = {**form_answers(), Field.SCHOOL: f"第{number}学院"}
        form = forms.docx(tmp_path / f"登记表{number}.docx", answers)
        raw = letter("微视频报送", [form], sender=f"t@school{number}.example")
        campaign.receive(raw, at)

    now = (last + timedelta(hours=1)).isoformat()
    done = campaign.away("once", "--json", "--now", now, TZ=zone)

    assert done.code == 0, done.err
    assert late(done.json) == [False, False, True]
    received = [item["received_at"] for item in done.json["letters"] if item["kind"] != "own"]
    assert [datetime.fromisoformat(at) for at in received] == arrivals


def test_the_date_that_a_sender_writes_decides_nothing(campaign, form_file):
    raw = letter("微视频报送", [form_file]).replace(b"12 Dec 2020", b"12 Jan 2031")
    campaign.receive(raw, CLOSES - timedelta(days=1))

    assert late(campaign.once(CLOSES)) == [False]


@pytest.mark.parametrize(("days", "state"), [(2, "accepted"), (4, "review")])
def test_a_correction_of_what_came_in_time_has_three_days_more(
    campaign, film_pair, form_file, days, state
):
    campaign.receive(letter("微视频报送", film_pair[:1]), CLOSES - timedelta(hours=1))
    campaign.once(CLOSES - timedelta(minutes=50))
    reply = campaign.replies()[0]["Message-ID"]
    answer = letter("补齐", [film_pair[1], form_file], in_reply_to=reply)
    campaign.receive(answer, CLOSES + timedelta(days=days))

    found = campaign.once(CLOSES + timedelta(days=days, hours=1))

    assert late(found) == [state == "review"]
    assert [entry["state"] for entry in found["entries"]] == [state]

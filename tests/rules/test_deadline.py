from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from cases import POLICY, case, findings

SHANGHAI = ZoneInfo("Asia/Shanghai")
WINDOW = POLICY.campaign.window()


def arrived(at):
    return findings(replace(case(), received_at=at, window=WINDOW))


def test_window_is_the_notices_day_to_its_end_with_grace():
    assert WINDOW.opens == datetime(2020, 11, 10, tzinfo=SHANGHAI)
    assert WINDOW.closes == datetime(2020, 12, 19, 0, 30, tzinfo=SHANGHAI)


@pytest.mark.parametrize("before", [timedelta(seconds=1), timedelta(days=10)])
def test_before_the_deadline_passes(before):
    assert arrived(WINDOW.closes - before) == []


@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai", "America/New_York"])
def test_at_the_deadline_it_is_late_in_any_zone(zone):
    (found,) = arrived(WINDOW.closes.astimezone(ZoneInfo(zone)))

    assert (found.code, found.level) == ("campaign.late", "review")
    assert (found.required, found.found) == ("2020-12-19T00:30:00+08:00",) * 2


def test_before_the_opening_is_named():
    (found,) = arrived(WINDOW.opens - timedelta(seconds=1))

    assert found.code == "campaign.not-open"


def test_at_the_opening_passes():
    assert arrived(WINDOW.opens) == []


def test_a_campaign_without_opening_takes_early_entries():
    window = replace(WINDOW, opens=None)

    assert (
        findings(replace(case(), received_at=WINDOW.opens - timedelta(days=400), window=window))
        == []
    )


def test_without_an_arrival_dates_stay_silent():
    assert findings(replace(case(), window=WINDOW)) == []

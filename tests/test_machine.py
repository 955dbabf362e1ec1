"""The machine: clocks, steps that are written down or died at, a house that is closed again."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta

import pytest
from campaign import NOW, ROOT, environment

from intake import policy
from intake.errors import BadSetup
from intake.machine import FrozenClock, MachineClock, Steps, opened, steps_from_environment


def test_the_machines_clock_is_aware_and_goes_on():
    first = MachineClock().now()

    assert first.utcoffset() == timedelta(0)
    assert MachineClock().now() >= first


def test_a_frozen_clock_stands_until_it_is_moved():
    clock = FrozenClock(NOW)

    clock.move(NOW + timedelta(days=1))

    assert clock.now() == NOW + timedelta(days=1)


def test_steps_are_written_down(tmp_path):
    with environment(INTAKE_STEPS=str(tmp_path / "steps"), INTAKE_CRASH_AT=""):
        steps = steps_from_environment()

    steps("one")
    steps("two")

    assert (tmp_path / "steps").read_text(encoding="utf-8") == "one\ntwo\n"


def test_steps_without_a_wish_leave_no_trace():
    steps = Steps()

    assert [steps("one"), steps("two")] == [None, None]


@pytest.mark.parametrize("wish", ["two", "-1", "1.5", "²"])
def test_a_crash_wish_that_is_no_number_is_refused(wish):
    with environment(INTAKE_CRASH_AT=wish), pytest.raises(BadSetup, match="must be a number"):
        steps_from_environment()


def test_the_nth_step_is_the_last(tmp_path):
    code = (
        "from pathlib import Path; from intake.machine import Steps\n"
        f"s = Steps(2, Path({str(tmp_path / 'steps')!r}))\n"
        "s('one'); s('two'); s('three')"
    )

    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)

    assert done.returncode in {-9, 137}
    assert (tmp_path / "steps").read_text(encoding="utf-8") == "one\ntwo\n"


def test_a_house_without_ffmpeg_is_refused_before_any_mail_is_touched(campaign, tmp_path):
    text = campaign.config.read_text(encoding="utf-8")
    campaign.config.write_text(
        text.replace('ffmpeg = ""', 'ffmpeg = "nowhere/ffmpeg"'), encoding="utf-8"
    )
    rules = policy.load(campaign.config)

    with (
        pytest.raises(BadSetup, match="ffmpeg"),
        opened(rules, policy.Secrets(), FrozenClock(NOW), search_path=str(tmp_path)),
    ):
        pass

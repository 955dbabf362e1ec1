"""A wrong mailbox password: the robot stops with clear words before any mail is touched."""

from __future__ import annotations

import pytest
from campaign import NOW, letter

WRONG = "not-the-password-8821"


@pytest.mark.parametrize(
    "words", [["serve"], ["once", "--now", NOW.isoformat()]], ids=["serve", "once"]
)
def test_it_ends_with_2_and_says_what_to_do(campaign, form_file, words):
    campaign.receive(letter("微视频报送", [form_file]))

    done = campaign.away(*words, INTAKE_MAILBOX_PASSWORD=WRONG)

    assert done.code == 2
    assert "robot@example.com" in done.err
    assert "password" in done.err.lower()
    assert WRONG not in done.out + done.err
    assert campaign.servers.delivered == []


def test_doctor_is_red_and_keeps_the_password(campaign):
    done = campaign.run("doctor", "--json", "--now", NOW.isoformat(), INTAKE_MAILBOX_PASSWORD=WRONG)

    (mailbox,) = [check for check in done.json["checks"] if check["name"] == "mailbox"]
    assert done.code == 2
    assert mailbox["ok"] is False
    assert mailbox["cure"]
    assert WRONG not in done.out + done.err

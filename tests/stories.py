"""What stories of letters share: days, persons, schools, and how a letter is sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from campaign import NOW, letter

from intake.model import Edit, School
from intake.policy import SenderSettings
from intake.rounds import UNDRAWN
from intake.turn import turn_until_idle

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
COLLEAGUE, STRANGER = "li@wannan.edu.cn", "someone@qq.com"
OFFICE = SenderSettings(name="安徽省教育厅", province="安徽", addresses=("office@ah.example",))
SCHOOLS = (
    School(name="皖南师范学院", aliases=("皖南师院",), province="安徽", domains=("wannan.edu.cn",)),
    School(name="庐州学院", province="安徽"),
    School(name="之江大学", province="浙江", contact="office@zj.example.cn"),
)


def with_staff(policy, address):
    """The policy of a campaign whose staff write from an address."""
    return replace(policy, mailbox=replace(policy.mailbox, staff=(address,)))


def send(stage, subject, files, after=MINUTE, **how):
    """A letter arrives and all is done about it; the tracker is not drawn, which takes longest."""
    stage.at = getattr(stage, "at", NOW) + after
    stage.receive(letter(subject, files, **how), stage.at)
    turn_until_idle(stage.house, UNDRAWN)


def say(stage, kind, value, number="AH-001", **how):
    """Staff write a cell, and its quiet minutes pass."""
    said = Edit(kind=kind, number=number, value=value, revision=1, seen_at=stage.at, **how)
    with stage.house.ledger.transaction() as tx:
        tx.edits.hear(said)
    stage.at += HOUR
    stage.pass_time(stage.at)
    turn_until_idle(stage.house, UNDRAWN)

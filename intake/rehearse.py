"""A folder of .eml as mailbox, a throw-away ledger, and the same turn() as the running robot.

Letters are played in the order of their arrival and the clock stands at each; it also stands where
the settle minutes of each are over, so that letters further apart are answered one by one.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from intake.errors import BadSetup
from intake.machine import FrozenClock, opened
from intake.policy import Policy, Secrets
from intake.rounds import UNDRAWN
from intake.turn import turn_until_idle
from intake.walk.asked import rehearsal, report
from intake.walk.house import House, check_words, refit
from intake.walk.shapes import Json


def rehearse(policy: Policy, folder: Path, out: Path, now: datetime) -> Json:
    """Everything that the robot would do with the letters of `folder`, written under `out`.

    Raises BadSetup when there is no such folder, or no letter in it.
    """
    if not folder.is_dir():
        message = f"{folder}: there is no such folder"
        raise BadSetup(message)
    played = rehearsal.letters(folder, now)
    if not played:
        message = f"{folder}: no .eml file in this folder"
        raise BadSetup(message)
    clock = FrozenClock(played[0].at)
    with opened(at_home_in(policy, out), Secrets(), clock) as house:
        check_words(house.policy, house.wording)
        box = rehearsal.Folder(played)
        stage = refit(house, mailbox=box, post=rehearsal.Drawer(), paces=False)
        _play(stage, box, clock, played)
        turn_until_idle(stage)
        names = {_sha256(p.path): str(p.path.relative_to(folder)) for p in played}
        return report.everything(stage, names, out / "replies")


def at_home_in(policy: Policy, out: Path) -> Policy:
    """The same policy with everything that it writes under `out`, and replies switched on."""
    return replace(
        policy,
        ledger=replace(policy.ledger, url=f"sqlite:///{out / 'ledger.sqlite3'}"),
        files=replace(policy.files, folder=str(out / "files"), drop=""),
        fetch=replace(policy.fetch, baidu="off", qq="off", netease="off"),
        desk=replace(policy.desk, folder=str(out)),
        replies=replace(policy.replies, send=True, evidence="none"),
    )


def _play(
    stage: House, box: rehearsal.Folder, clock: FrozenClock, played: list[rehearsal.Played]
) -> None:
    """Let each letter arrive at its instant, and each settle at its own, in the order of time.

    A letter that comes at the very instant at which another has settled still belongs to it.
    """
    settle = timedelta(minutes=stage.policy.replies.settle_minutes)
    arrivals = [(letter.at, False) for letter in played]
    for at, settled in sorted([*arrivals, *((at + settle, True) for at, _ in arrivals)]):
        clock.move(at)
        if not settled:
            box.deliver()
        turn_until_idle(stage, UNDRAWN)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()

"""Commands that turn the rounds: demo, serve, once, rehearse."""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from intake import policy, screen
from intake.cli.app import app
from intake.cli.words import (
    CONFIG,
    AsJson,
    Config,
    Now,
    Out,
    clock,
    folder_of,
    instant,
    opened_house,
    say,
)
from intake.demo import show as demonstration
from intake.demo import tiers
from intake.errors import NeedsPerson, TryLater
from intake.machine import MachineClock
from intake.rehearse import rehearse as played
from intake.rounds import REQUESTS, ROUNDS, UNMARKED, Round
from intake.turn import Stop, Tally, turn_until_idle
from intake.walk.asked import rehearsal, report
from intake.walk.house import House, check_words, refit
from intake.worker import START_SECONDS, only_one
from intake.worker import serve as work


@app.command()
def demo(
    out: Out = None,
    now: Now = None,
    both: Annotated[
        bool, typer.Option("--tiers", help="A province and the national host.")
    ] = False,
) -> None:
    """Show the whole robot on servers and films of its own: letters in, replies and tracker out."""
    folder = folder_of(out, "intake-demo-")
    play = tiers.run if both else demonstration.run
    play(folder, instant(now) or datetime.now(UTC), Console(), os.environ.get("PATH"))


@app.command()
def serve(config: Config = CONFIG) -> None:
    """Work until SIGTERM or Ctrl-C; the step in hand is finished first."""
    stop = Stop()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    with (
        opened_house(config, MachineClock()) as house,
        only_one(house, "serve", patience=START_SECONDS),
    ):
        check_words(house.policy, house.wording)
        work(refit(house, stopping=stop.is_set), stop)


@app.command()
def once(
    config: Config = CONFIG,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Send, flag and write nothing.")
    ] = False,
    now: Now = None,
    as_json: AsJson = False,
) -> None:
    """Turn all rounds until nothing is due, then stop; 3 when something was newly set aside."""
    with opened_house(config, clock(now)) as house, only_one(house, "once"):
        check_words(house.policy, house.wording)
        if dry_run:
            with tempfile.TemporaryDirectory() as folder, _dry(house, Path(folder)) as stage:
                tally = _turn(stage, UNMARKED, as_json=as_json)
        else:
            tally = _turn(refit(house, settles=False), (*REQUESTS, *ROUNDS), as_json=as_json)
    if tally.alarms:
        raise NeedsPerson("\n".join([*tally.alarms, *tally.reasons]))
    if tally.reasons:
        raise TryLater("\n".join(tally.reasons))


def _turn(house: House, rounds: Sequence[Round], *, as_json: bool) -> Tally:
    """Turn everything and say what became of it; the tally of what could not be done."""
    tally = turn_until_idle(house, rounds)
    found = report.everything(house, {})
    say(found, as_json=as_json, otherwise=screen.walk)
    return tally


@contextmanager
def _dry(house: House, folder: Path) -> Iterator[House]:
    """The house over a copy of the ledger, with a mailbox that is not marked and no post."""
    copy = folder / "ledger.sqlite3"
    house.ledger.copy(copy)
    settings = replace(
        house.policy,
        files=replace(house.policy.files, folder=str(folder / "files"), drop=""),
        fetch=replace(house.policy.fetch, baidu="off", qq="off", netease="off"),
        desk=replace(house.policy.desk, folder=str(folder / "desk")),
    )
    ledger = type(house.ledger)(f"sqlite:///{copy}", folder)
    mailbox = rehearsal.Untouched(house.mailbox)
    try:
        yield refit(
            house, policy=settings, ledger=ledger, mailbox=mailbox, sends=False, settles=False
        )
    finally:
        ledger.close()


@app.command()
def rehearse(
    folder: Annotated[Path, typer.Argument(help="A folder of .eml files.")],
    out: Out = None,
    config: Config = CONFIG,
    now: Now = None,
    as_json: AsJson = False,
) -> None:
    """Play a folder of letters through everything in a throw-away ledger; nothing is sent."""
    target = folder_of(out, "intake-rehearsal-")
    when = instant(now) or datetime.now(UTC)
    found = played(policy.load(config), folder, target, when)
    say(found, as_json=as_json, otherwise=screen.walk)

"""Commands on what is kept: replay, remind, purge."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from intake import screen
from intake.cli.app import app
from intake.cli.words import (
    CONFIG,
    AsJson,
    ByRobot,
    Config,
    Now,
    alone,
    by_robot,
    clock,
    opened_house,
    say,
)
from intake.errors import BadSetup
from intake.machine import MachineClock
from intake.walk.asked import purge as retention
from intake.walk.asked import replay as replaying
from intake.walk.house import check_words
from intake.walk.office import remind as reminders
from intake.worker import only_one


@app.command()
def replay(
    numbers: Annotated[list[str] | None, typer.Argument(metavar="NUMBER…")] = None,
    config: Config = CONFIG,
    all_entries: Annotated[bool, typer.Option("--all", help="All entries.")] = False,
    now: Now = None,
    as_json: AsJson = False,
) -> None:
    """Judge recorded facts again under today's config: who would change, and why."""
    if bool(numbers) == all_entries:
        message = "say --all, or the numbers of some entries"
        raise BadSetup(message)
    with opened_house(config, clock(now)) as house:
        say(replaying.changes(house, numbers or []), as_json=as_json, otherwise=screen.replay)


@app.command()
def remind(
    config: Config = CONFIG,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say who would be.")] = False,
    through: ByRobot = False,
    now: Now = None,
    as_json: AsJson = False,
) -> None:
    """Remind who has not handed in or not completed; the letters go into the outbox."""
    if through and (dry_run or now):
        message = (
            "--by-robot reminds now, by the running robot's clock: without --dry-run and --now"
        )
        raise BadSetup(message)
    with opened_house(config, clock(now)) as house:
        if through:
            found = by_robot(house, "remind", "")
        else:
            with alone(house, "remind"):
                check_words(house.policy, house.wording)
                found = reminders.remind(house, dry_run=dry_run)
        say(found, as_json=as_json, otherwise=screen.reminders)


@app.command()
def purge(
    before: Annotated[str, typer.Option("--before", metavar="DATE", help="Such as 2022-01-01.")],
    config: Config = CONFIG,
    as_json: AsJson = False,
) -> None:
    """Remove files and personal data of what came before a day; counts stay."""
    try:
        day = date.fromisoformat(before)
    except ValueError as error:
        message = f"--before: {before!r} is no date; write one such as 2022-01-01"
        raise BadSetup(message) from error
    with opened_house(config, MachineClock()) as house, only_one(house, "purge"):
        say(retention.purge(house, day), as_json=as_json, otherwise=screen.tree)

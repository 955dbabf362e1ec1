"""Commands about what comes after: onward prepare and send, plan."""

from __future__ import annotations

from typing import Annotated, Any

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
from intake.errors import BadSetup, NeedsPerson
from intake.machine import MachineClock
from intake.walk import requests
from intake.walk.office import plan, ship, tell

onward = typer.Typer(no_args_is_help=True, help="The parcel for the next tier.")
app.add_typer(onward, name="onward")


@onward.command("prepare")
def onward_prepare(config: Config = CONFIG, as_json: AsJson = False) -> None:
    """Write the parcel of what staff recommend, and say how it would go; nothing is sent."""
    with opened_house(config, MachineClock()) as house:
        _look(tell.prepared(house), as_json=as_json)


@onward.command("send")
def onward_send(  # noqa: PLR0913, PLR0917  (each option is an argument)
    yes: Annotated[bool, typer.Option("--yes", help="Really send it.")] = False,
    link: Annotated[str, typer.Option(help="Where staff uploaded the parcel's folder.")] = "",
    code: Annotated[str, typer.Option(help="The link's code.")] = "",
    unsure: Annotated[
        str, typer.Option(help="Of a letter that may have come: arrived, or again.")
    ] = "",
    through: ByRobot = False,
    config: Config = CONFIG,
    as_json: AsJson = False,
) -> None:
    """Send the parcel to the next tier, and let the schools know; without --yes only look."""
    if unsure not in ship.ANSWERS:
        message = f"--unsure must be arrived or again, not {unsure}"
        raise BadSetup(message)
    with opened_house(config, MachineClock()) as house:
        if not yes:
            _look(tell.prepared(house), as_json=as_json)
            return
        order = ship.Order(link=link, code=code, unsure=unsure)
        if through:
            sent = by_robot(house, "onward", requests.ordered(order))
        else:
            with alone(house, "onward send"):
                sent = tell.sent(house, ship.send(house, order))
        say(sent, as_json=as_json, otherwise=screen.parcel)


@app.command("plan")
def plan_command(
    yes: Annotated[bool, typer.Option("--yes", help="Announce it to the schools.")] = False,
    config: Config = CONFIG,
    now: Now = None,
    as_json: AsJson = False,
) -> None:
    """Draw the release plan and its calendar file; with --yes announce it, which freezes it."""
    with opened_house(config, clock(now)) as house:
        planned = plan.announce(house) if yes else plan.draft(house)
        say(tell.planned(house, planned), as_json=as_json, otherwise=screen.plan)


def _look(found: dict[str, Any], *, as_json: bool) -> None:
    """Print the dry look. Raises NeedsPerson when the choice cannot go as it is."""
    say(found, as_json=as_json, otherwise=screen.parcel)
    if found["parcel"]["faults"]:
        raise NeedsPerson("\n".join(found["parcel"]["faults"]))

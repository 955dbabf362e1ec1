"""Commands that ask the ledger or leave a request: status, show, parked, retry, publish."""

from __future__ import annotations

from typing import Annotated

import typer

from intake import screen
from intake.cli.app import app
from intake.cli.words import CONFIG, AsJson, Config, opened_house, request, say
from intake.machine import MachineClock
from intake.walk.asked import ask


@app.command()
def status(config: Config = CONFIG, as_json: AsJson = False) -> None:
    """Say whether the robot is alive and how things stand."""
    with opened_house(config, MachineClock()) as house:
        say(ask.status(house), as_json=as_json, otherwise=screen.status)


@app.command()
def show(
    what: Annotated[str, typer.Argument(help="An entry's number or a letter's id.")],
    config: Config = CONFIG,
    as_json: AsJson = False,
) -> None:
    """Tell everything known of an entry or a letter."""
    with opened_house(config, MachineClock()) as house:
        say(ask.show(house, what), as_json=as_json, otherwise=screen.tree)


@app.command()
def parked(config: Config = CONFIG, as_json: AsJson = False) -> None:
    """List what was set aside after three failures."""
    with opened_house(config, MachineClock()) as house:
        say(ask.parked(house), as_json=as_json, otherwise=screen.parked)


@app.command()
def retry(
    item: Annotated[str, typer.Argument(metavar="ID", help="As `parked` lists it.")],
    config: Config = CONFIG,
    as_json: AsJson = False,
) -> None:
    """Put an item back that was set aside."""
    request(config, "retry", item, as_json=as_json)


@app.command()
def publish(config: Config = CONFIG, as_json: AsJson = False) -> None:
    """Draw the tracker now."""
    request(config, "publish", "", as_json=as_json)

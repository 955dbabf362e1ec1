"""Commands about replies: outbox list, show, release, discard, resend."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from intake import screen
from intake.cli.app import app
from intake.cli.words import CONFIG, AsJson, Config, opened_house, request, say, write
from intake.machine import MachineClock
from intake.walk.asked import ask

Reply = Annotated[str, typer.Argument(metavar="ID")]
replies = typer.Typer(no_args_is_help=True, help="Replies: waiting, held, failed, sent.")
app.add_typer(replies, name="outbox")


@replies.command("list")
def outbox_list(config: Config = CONFIG, as_json: AsJson = False) -> None:
    """List every reply with its state and why it waits."""
    with opened_house(config, MachineClock()) as house:
        say(ask.outbox(house), as_json=as_json, otherwise=screen.outbox)


@replies.command("show")
def outbox_show(
    reply: Annotated[int, typer.Argument(metavar="ID")],
    config: Config = CONFIG,
    as_json: AsJson = False,
    html: Annotated[Path | None, typer.Option(help="Write the page there.")] = None,
    eml: Annotated[Path | None, typer.Option(help="Write the letter there.")] = None,
) -> None:
    """Show one reply as it was or will be sent."""
    with opened_house(config, MachineClock()) as house:
        row = ask.reply(house, reply)
    if html is not None:
        write(html, row.reply.html.encode())
    if eml is not None:
        write(eml, row.raw)
    words = {"id": row.id, "to": row.reply.to, "subject": row.reply.subject, "text": row.reply.text}
    say({**words, "state": row.state}, as_json=as_json, otherwise=screen.reply)


@replies.command("release")
def outbox_release(
    reply: Reply,
    config: Config = CONFIG,
    as_json: AsJson = False,
) -> None:
    """Let a held reply go; send one whose fate is unsure once more."""
    request(config, "release", reply, as_json=as_json)


@replies.command("discard")
def outbox_discard(
    reply: Reply,
    config: Config = CONFIG,
    as_json: AsJson = False,
) -> None:
    """Never let a reply leave that has not left yet."""
    request(config, "discard", reply, as_json=as_json)


@replies.command("resend")
def outbox_resend(
    reply: Reply,
    config: Config = CONFIG,
    as_json: AsJson = False,
) -> None:
    """Send a reply again that failed, came back or was discarded."""
    request(config, "resend", reply, as_json=as_json)

"""Commands that look at files or the set-up, without mail: check, read, form, video, doctor."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from intake import policy, screen
from intake.cli.app import app
from intake.cli.words import (
    CONFIG,
    AsJson,
    Config,
    Now,
    Out,
    clock,
    existing,
    exit_code,
    instant,
    opened_bench,
    say,
    watched_bench,
    write,
)
from intake.errors import BadSetup
from intake.model import Role
from intake.walk.asked import check as checking
from intake.walk.asked import doctor as doctors
from intake.walk.asked import read as reading


@app.command()
def check(
    paths: Annotated[list[Path], typer.Argument(help="The files of one entry, or their folder.")],
    received: Annotated[str | None, typer.Option(help="When it would arrive, ISO 8601.")] = None,
    report_file: Annotated[
        Path | None, typer.Option("--report", help="The reply as a page.")
    ] = None,
    config: Config = CONFIG,
    now: Now = None,
    as_json: AsJson = False,
) -> None:
    """Say of files what the robot would say, without mail or ledger."""
    with watched_bench(config, now) as tools:
        found = checking.entries(tools, paths, instant(received))
    if report_file is not None:
        write(report_file, found.page.encode())
    entries = list(found.entries)
    say({"entries": entries}, as_json=as_json, otherwise=screen.check)
    raise typer.Exit(exit_code([f for entry in entries for f in entry["findings"]]))


@app.command()
def read(
    files: Annotated[list[Path], typer.Argument(help="Letters (.eml).")],
    out: Out = None,
    config: Config = CONFIG,
    as_json: AsJson = False,
) -> None:
    """Say what the robot understands of letters."""
    found = reading.letters(opened_bench(config, None), existing(files), out)
    say({"letters": found}, as_json=as_json, otherwise=screen.letters)


@app.command()
def form(
    files: Annotated[list[Path], typer.Argument(help="Registration forms.")],
    config: Config = CONFIG,
    as_json: AsJson = False,
) -> None:
    """Say what the robot reads out of registration forms."""
    tools = opened_bench(config, None)
    found = [checking.form(tools, path) for path in existing(files)]
    say({"files": found}, as_json=as_json, otherwise=screen.forms)
    raise typer.Exit(exit_code([f for file in found for f in file["findings"]]))


@app.command()
def video(
    files: Annotated[list[Path], typer.Argument(help="Films.")],
    role: Annotated[str | None, typer.Option(help="hd or compressed.")] = None,
    config: Config = CONFIG,
    as_json: AsJson = False,
) -> None:
    """Measure films and say what is wrong with them."""
    if role not in {None, Role.HD, Role.COMPRESSED}:
        message = f"--role must be hd or compressed, not {role}"
        raise BadSetup(message)
    paths = existing(files)
    with watched_bench(config, None) as tools:
        found = [checking.video(tools, path, Role(role) if role else None) for path in paths]
    say({"files": found}, as_json=as_json, otherwise=screen.videos)
    raise typer.Exit(exit_code([f for file in found for f in file["findings"]]))


@app.command()
def doctor(config: Config = CONFIG, now: Now = None, as_json: AsJson = False) -> None:
    """Look whether everything is in order, and say what to do where it is not."""
    rules, keys = policy.load(config), policy.secrets()
    checks = list(doctors.examine(rules, keys, clock(now), os.environ.get("PATH")))
    found = {
        "checks": [
            {"name": c.name, "ok": c.ok, "message": c.message, "cure": c.cure or None}
            for c in checks
        ]
    }
    say(found, as_json=as_json, otherwise=screen.doctor)
    raise typer.Exit(0 if all(c.ok for c in checks) else BadSetup.exit_code)

"""Words: what every command takes (options) and how it answers: tables, JSON, exit codes."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress, TaskID

from intake import errands, policy, screen
from intake.errors import BadSetup
from intake.machine import FrozenClock, MachineClock, opened, steps_from_environment
from intake.model import Clock
from intake.walk import requests
from intake.walk.house import Bench, House, bench
from intake.worker import AnotherRobot, only_one

Config = Annotated[Path, typer.Option("--config", envvar="INTAKE_CONFIG", help="The campaign.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")]
ByRobot = Annotated[bool, typer.Option("--by-robot", help="Have the robot that is running do it.")]
Now = Annotated[
    str | None, typer.Option("--now", help="Another time than the machine's, ISO 8601.")
]
Out = Annotated[Path | None, typer.Option("--out", help="A folder for what is written.")]
CONFIG = Path("config.toml")


@contextmanager
def opened_house(config: Path, clock: Clock) -> Iterator[House]:
    """The house of a config file, closed again at the end. Raises BadSetup."""
    rules, keys = policy.load(config), policy.secrets()
    with opened(rules, keys, clock, steps_from_environment()) as house:
        yield house


def opened_bench(config: Path, now: str | None) -> Bench:
    """What reading and judging files takes, of a config file. Raises BadSetup."""
    return bench(policy.load(config), clock(now), os.environ.get("PATH"))


@contextmanager
def watched_bench(config: Path, now: str | None) -> Iterator[Bench]:
    """The same, with a bar on the terminal for each film that is being measured."""
    with Progress(console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def show(name: str, share: float) -> None:
            if name not in tasks:
                tasks[name] = bars.add_task(escape(name), total=1.0)
            bars.update(tasks[name], completed=share)

        yield replace(opened_bench(config, now), progress=show)


@contextmanager
def alone(house: House, command: str) -> Iterator[None]:
    """Hold the robot's lock for what the running robot could do as well. Raises AnotherRobot."""
    try:
        with only_one(house, command):
            yield
    except AnotherRobot as error:
        message = f"{error}; or have that robot do it: --by-robot"
        raise AnotherRobot(message) from error


def by_robot(house: House, verb: str, argument: str) -> dict[str, Any]:
    """An errand that answers with a document. Raises NeedsPerson and TryLater as its robot did."""
    return requests.read(errands.run(house, verb, argument))


def request(config: Path, verb: str, argument: str, *, as_json: bool) -> None:
    """An errand, and what came of it."""
    with opened_house(config, MachineClock()) as house:
        done = errands.run(house, verb, argument)
    say({verb: done}, as_json=as_json, otherwise=screen.tree)


def clock(now: str | None) -> Clock:
    """The time that was written, standing still; else the machine's."""
    at = instant(now)
    return FrozenClock(at) if at else MachineClock()


def instant(written: str | None) -> datetime | None:
    """An instant as written; without an offset the machine's zone is meant."""
    if written is None:
        return None
    try:
        found = datetime.fromisoformat(written)
    except ValueError as error:
        message = f"{written}: not a time; write for example 2020-12-18T23:30:00+08:00"
        raise BadSetup(message) from error
    return found if found.tzinfo else found.astimezone()


def folder_of(out: Path | None, prefix: str) -> Path:
    """The folder named, made, or a new one under the system's temporary folder."""
    if out is None:
        return Path(tempfile.mkdtemp(prefix=prefix))
    if out.exists() and any(out.iterdir()):
        message = f"{out}: is not empty; name a new folder"
        raise BadSetup(message)
    out.mkdir(parents=True, exist_ok=True)
    return out.resolve()


def existing(paths: list[Path]) -> list[Path]:
    """The paths, each of them a file. Raises BadSetup for one that is none."""
    for path in paths:
        if not path.is_file():
            message = f"{path}: there is no such file"
            raise BadSetup(message)
    return paths


def write(path: Path, content: bytes) -> None:
    """A file that was asked for on the command line. Raises BadSetup when it cannot be written."""
    try:
        path.write_bytes(content)
    except OSError as error:
        message = f"{path}: cannot be written ({error.strerror}); name another file"
        raise BadSetup(message) from error


def say(found: dict[str, Any], *, as_json: bool, otherwise: Callable[[Any, Console], None]) -> None:
    """Print what was found: one JSON document for scripts, `otherwise` for people."""
    if as_json:
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
    else:
        otherwise(found, Console())


def exit_code(findings: list[dict[str, Any]]) -> int:
    """1 when a submitter must mend something, 3 when a person must look, else 0."""
    levels = {finding["level"] for finding in findings}
    if levels & {"reject", "missing"}:
        return 1
    return 3 if "review" in levels else 0

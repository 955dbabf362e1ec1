"""Commands: what people and scripts say to the robot, and how it answers.

People get tables, scripts get one JSON document on stdout; logs go to stderr. Exit codes: 0 done,
1 faults that a submitter must mend, 2 wrong usage or set-up, 3 a person must look, 4 try later.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from intake import errands, logs, policy, screen
from intake.demo import show as demonstration
from intake.errors import BadSetup, IntakeError, NeedsPerson, TryLater
from intake.machine import FrozenClock, MachineClock, opened, steps_from_environment
from intake.model import Clock, Role
from intake.rehearse import rehearse as play
from intake.rounds import REQUESTS, ROUNDS, UNMARKED, Round
from intake.turn import Stop, Tally, turn_until_idle
from intake.walk import ask, rehearsal, report
from intake.walk import check as checking
from intake.walk import doctor as doctors
from intake.walk.house import Bench, House, bench, check_words, refit
from intake.worker import START_SECONDS, only_one
from intake.worker import serve as work

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
replies = typer.Typer(no_args_is_help=True, help="Replies: waiting, held, failed, sent.")
app.add_typer(replies, name="outbox")

Config = Annotated[Path, typer.Option("--config", envvar="INTAKE_CONFIG", help="The campaign.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")]
Now = Annotated[
    str | None, typer.Option("--now", help="Another time than the machine's, ISO 8601.")
]
Out = Annotated[Path | None, typer.Option("--out", help="A folder for what is written.")]
CONFIG = Path("config.toml")


def main(words: Sequence[str] | None = None) -> None:
    """Run a command (the process's own words if none are given).

    Every refusal ends with its words on stderr and its exit code.
    """
    try:
        app(words)
    except IntakeError as error:
        console = Console(stderr=True)
        console.print(str(error), style="red", markup=False, highlight=False, soft_wrap=True)
        sys.exit(error.exit_code)


@app.callback()
def _before() -> None:
    """An unattended robot for video-collection campaigns run by e-mail."""
    logs.configure()


@app.command()
def demo(out: Out = None, now: Now = None) -> None:
    """Show the whole robot on servers and films of its own: letters in, replies and tracker out."""
    folder = _folder(out, "intake-demo-")
    demonstration.run(folder, _instant(now) or datetime.now(UTC), Console(), os.environ.get("PATH"))


@app.command()
def serve(config: Config = CONFIG) -> None:
    """Work until SIGTERM or Ctrl-C; the step in hand is finished first."""
    stop = Stop()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    with (
        _house(config, MachineClock()) as house,
        only_one(house, "serve", patience=START_SECONDS),
    ):
        check_words(house.policy, house.wording)
        work(house, stop)


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
    with _house(config, _clock(now)) as house, only_one(house, "once"):
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
    _say(found, as_json=as_json, otherwise=screen.walk)
    return tally


@contextmanager
def _dry(house: House, folder: Path) -> Iterator[House]:
    """The house over a copy of the ledger, with a mailbox that is not marked and no post."""
    copy = folder / "ledger.sqlite3"
    house.ledger.copy(copy)
    settings = replace(
        house.policy,
        files=replace(house.policy.files, folder=str(folder / "files")),
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
    found = checking.entry(_bench(config, now), paths, _instant(received))
    if report_file is not None:
        _write(report_file, found.page.encode())
    _say({"entries": [found.entry]}, as_json=as_json, otherwise=screen.check)
    raise typer.Exit(_exit_code(found.entry["findings"]))


@app.command()
def read(
    files: Annotated[list[Path], typer.Argument(help="Letters (.eml).")],
    out: Out = None,
    config: Config = CONFIG,
    as_json: AsJson = False,
) -> None:
    """Say what the robot understands of letters."""
    found = checking.letters(_bench(config, None), _existing(files), out)
    _say({"letters": found}, as_json=as_json, otherwise=screen.letters)


@app.command()
def form(
    files: Annotated[list[Path], typer.Argument(help="Registration forms.")],
    config: Config = CONFIG,
    as_json: AsJson = False,
) -> None:
    """Say what the robot reads out of registration forms."""
    tools = _bench(config, None)
    found = [checking.form(tools, path) for path in _existing(files)]
    _say({"files": found}, as_json=as_json, otherwise=screen.forms)
    raise typer.Exit(_exit_code([f for file in found for f in file["findings"]]))


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
    tools = _bench(config, None)
    paths = _existing(files)
    found = [checking.video(tools, path, Role(role) if role else None) for path in paths]
    _say({"files": found}, as_json=as_json, otherwise=screen.videos)
    raise typer.Exit(_exit_code([f for file in found for f in file["findings"]]))


@app.command()
def rehearse(
    folder: Annotated[Path, typer.Argument(help="A folder of .eml files.")],
    out: Out = None,
    config: Config = CONFIG,
    now: Now = None,
    as_json: AsJson = False,
) -> None:
    """Play a folder of letters through everything in a throw-away ledger; nothing is sent."""
    target = _folder(out, "intake-rehearsal-")
    when = _instant(now) or datetime.now(UTC)
    found = play(policy.load(config), folder, target, when)
    _say(found, as_json=as_json, otherwise=screen.walk)


@app.command()
def doctor(config: Config = CONFIG, now: Now = None, as_json: AsJson = False) -> None:
    """Look whether everything is in order, and say what to do where it is not."""
    rules, keys = policy.load(config), policy.secrets()
    checks = list(doctors.examine(rules, keys, _clock(now), os.environ.get("PATH")))
    found = {
        "checks": [
            {"name": c.name, "ok": c.ok, "message": c.message, "cure": c.cure or None}
            for c in checks
        ]
    }
    _say(found, as_json=as_json, otherwise=screen.doctor)
    raise typer.Exit(0 if all(c.ok for c in checks) else BadSetup.exit_code)


@app.command()
def status(config: Config = CONFIG, as_json: AsJson = False) -> None:
    """Say whether the robot is alive and how things stand."""
    with _house(config, MachineClock()) as house:
        _say(ask.status(house), as_json=as_json, otherwise=screen.status)


@app.command()
def show(
    what: Annotated[str, typer.Argument(help="An entry's number or a letter's id.")],
    config: Config = CONFIG,
    as_json: AsJson = False,
) -> None:
    """Tell everything known of an entry or a letter."""
    with _house(config, MachineClock()) as house:
        _say(ask.show(house, what), as_json=as_json, otherwise=screen.tree)


@app.command()
def parked(config: Config = CONFIG, as_json: AsJson = False) -> None:
    """List what was set aside after three failures."""
    with _house(config, MachineClock()) as house:
        _say(ask.parked(house), as_json=as_json, otherwise=screen.parked)


@app.command()
def retry(
    item: Annotated[str, typer.Argument(metavar="ID", help="As `parked` lists it.")],
    config: Config = CONFIG,
    as_json: AsJson = False,
) -> None:
    """Put an item back that was set aside."""
    _request(config, "retry", item, as_json=as_json)


@app.command()
def publish(config: Config = CONFIG, as_json: AsJson = False) -> None:
    """Draw the tracker now."""
    _request(config, "publish", "", as_json=as_json)


@replies.command("list")
def outbox_list(config: Config = CONFIG, as_json: AsJson = False) -> None:
    """List every reply with its state and why it waits."""
    with _house(config, MachineClock()) as house:
        _say(ask.outbox(house), as_json=as_json, otherwise=screen.outbox)


@replies.command("show")
def outbox_show(
    reply: Annotated[int, typer.Argument(metavar="ID")],
    config: Config = CONFIG,
    as_json: AsJson = False,
    html: Annotated[Path | None, typer.Option(help="Write the page there.")] = None,
    eml: Annotated[Path | None, typer.Option(help="Write the letter there.")] = None,
) -> None:
    """Show one reply as it was or will be sent."""
    with _house(config, MachineClock()) as house:
        row = ask.reply(house, reply)
    if html is not None:
        _write(html, row.reply.html.encode())
    if eml is not None:
        _write(eml, row.raw)
    words = {"id": row.id, "to": row.reply.to, "subject": row.reply.subject, "text": row.reply.text}
    _say({**words, "state": row.state}, as_json=as_json, otherwise=screen.reply)


@replies.command("release")
def outbox_release(
    reply: Annotated[str, typer.Argument(metavar="ID")],
    config: Config = CONFIG,
    as_json: AsJson = False,
) -> None:
    """Let a held reply go; send one whose fate is unsure once more."""
    _request(config, "release", reply, as_json=as_json)


def _request(config: Path, verb: str, argument: str, *, as_json: bool) -> None:
    """An errand, and what came of it."""
    with _house(config, MachineClock()) as house:
        done = errands.run(house, verb, argument)
    _say({verb: done}, as_json=as_json, otherwise=screen.tree)


@contextmanager
def _house(config: Path, clock: Clock) -> Iterator[House]:
    rules, keys = policy.load(config), policy.secrets()
    with opened(rules, keys, clock, steps_from_environment()) as house:
        yield house


def _bench(config: Path, now: str | None) -> Bench:
    return bench(policy.load(config), _clock(now), os.environ.get("PATH"))


def _clock(now: str | None) -> Clock:
    instant = _instant(now)
    return FrozenClock(instant) if instant else MachineClock()


def _instant(written: str | None) -> datetime | None:
    """An instant as written; without an offset the machine's zone is meant."""
    if written is None:
        return None
    try:
        found = datetime.fromisoformat(written)
    except ValueError as error:
        message = f"{written}: not a time; write for example 2020-12-18T23:30:00+08:00"
        raise BadSetup(message) from error
    return found if found.tzinfo else found.astimezone()


def _folder(out: Path | None, prefix: str) -> Path:
    """The folder named, made, or a new one under the system's temporary folder."""
    if out is None:
        return Path(tempfile.mkdtemp(prefix=prefix))
    if out.exists() and any(out.iterdir()):
        message = f"{out}: is not empty; name a new folder"
        raise BadSetup(message)
    out.mkdir(parents=True, exist_ok=True)
    return out.resolve()


def _existing(paths: list[Path]) -> list[Path]:
    for path in paths:
        if not path.is_file():
            message = f"{path}: there is no such file"
            raise BadSetup(message)
    return paths


def _write(path: Path, content: bytes) -> None:
    """A file that was asked for on the command line. Raises BadSetup when it cannot be written."""
    try:
        path.write_bytes(content)
    except OSError as error:
        message = f"{path}: cannot be written ({error.strerror}); name another file"
        raise BadSetup(message) from error


def _say(
    found: dict[str, Any], *, as_json: bool, otherwise: Callable[[Any, Console], None]
) -> None:
    if as_json:
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
    else:
        otherwise(found, Console())


def _exit_code(findings: list[dict[str, Any]]) -> int:
    """1 when a submitter must mend something, 3 when a person must look, else 0."""
    levels = {finding["level"] for finding in findings}
    if levels & {"reject", "missing"}:
        return 1
    return 3 if "review" in levels else 0

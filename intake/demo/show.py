"""Plays the scripted campaign on embedded servers and shows what the robot made of it."""

from __future__ import annotations

import hashlib
import json
import shutil
import smtplib
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from pydantic import SecretStr
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from intake import policy, screen
from intake.demo import config, films, links
from intake.demo.letters import Workshop
from intake.demo.pans import Pans
from intake.demo.servers import HOST, MailServers
from intake.demo.services import ACCOUNT
from intake.demo.story import Act, Reply, acts
from intake.machine import FrozenClock, opened, steps_from_environment
from intake.policy import Policy, Secrets
from intake.rounds import UNDRAWN
from intake.turn import turn_until_idle
from intake.walk.asked import report
from intake.walk.house import House, bench, refit
from intake.walk.shapes import Json

SHIPPED = Path(__file__).resolve().parents[2]
"""Where config.toml and templates/ lie in a checkout."""
PAUSE = timedelta(minutes=37)
"""From one letter to the next; the last one arrives at the time that the demo is given."""
DAYS_BEFORE, DAYS_LEFT = 30, 6


def run(folder: Path, now: datetime, console: Console, search_path: str | None) -> Json:
    """The whole demo: letters are sent by SMTP, read by IMAP, judged, registered and answered.

    Writes config.toml, tracker.xlsx, replies/ and ledger.sqlite3 into `folder`; the JSON of
    `rehearse` is returned and written as result.json. Programs are looked for on `search_path`.
    """
    clock = FrozenClock(now)
    with MailServers(clock=clock.now) as servers, Pans() as pans:
        source = SHIPPED / "config.toml"
        settle(source, folder, servers, _days(now), _services(pans))
        campaign = refer(folder, clock, search_path)
        password = SecretStr(servers.password)
        secrets = Secrets(
            mailbox_password=password,
            smtp_password=password,
            baidu_cookie=SecretStr(f"BDUSS={ACCOUNT}"),
        )
        with opened(
            campaign, secrets, clock, steps_from_environment(), search_path=search_path
        ) as house:
            stage = refit(house, settles=False)
            names = _play(stage, servers, pans, clock, console)
            found = report.everything(house, names, folder / "replies")
    written = json.dumps(found, ensure_ascii=False, indent=2)
    (folder / "result.json").write_text(written, encoding="utf-8")
    _show(found, folder, console)
    return found


def _play(
    house: House, servers: MailServers, pans: Pans, clock: FrozenClock, console: Console
) -> dict[str, str]:
    """Act by act: a letter is posted, the robot turns until nothing is due; names by sha256.

    The tracker is drawn at the end: nobody has it open meanwhile.
    """
    end, whole = clock.now(), [*acts(), *links.acts()]
    names: dict[str, str] = {}
    for number, act in _told(whole, console):
        clock.move(end - PAUSE * (len(whole) - number))
        folder = house.policy.path("films")
        workshop = Workshop(
            ffmpeg=house.programs.ffmpeg, folder=folder, now=clock.now(), shares=pans.shares
        )
        mail = act.write(workshop, replies(house))
        raw = mail.raw()
        post(servers, mail.envelope, raw)
        names[hashlib.sha256(raw).hexdigest()] = f"{number:02d} {act.title}"
        turn_until_idle(house, UNDRAWN)
    turn_until_idle(house)
    return names


def _told(whole: list[Act], console: Console) -> Iterator[tuple[int, Act]]:
    """The acts, numbered from one, with a progress line (plain lines where no terminal is)."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        line = progress.add_task("", total=len(whole))
        for number, act in enumerate(whole, 1):
            told = f"{number}/{len(whole)}  {act.title}"
            progress.update(line, description=told, advance=1)
            if not console.is_terminal:
                console.print(told, highlight=False)
            yield number, act


def post(servers: MailServers, envelope: str, raw: bytes) -> None:
    """Post a letter to the robot behind these servers."""
    with smtplib.SMTP(HOST, servers.smtp_port, timeout=30) as line:
        line.sendmail(envelope, servers.user, raw)


def replies(house: House) -> list[Reply]:
    """To whom the robot has written, newest first."""
    with house.ledger.reading() as tx:
        return [(row.reply.to, row.reply.message_id) for row in reversed(tx.outbox.rows())]


def _days(now: datetime) -> tuple[datetime, datetime]:
    """The first and the last day of the demo's campaign."""
    return now - timedelta(days=DAYS_BEFORE), now + timedelta(days=DAYS_LEFT)


def _services(pans: Pans) -> dict[str, str]:
    """The drop folder, and the pan services that the demo brings along."""
    return {
        "files.drop": '"drop"',
        "fetch.baidu": '"on"',
        "fetch.qq": '"on"',
        "fetch.netease": '"on"',
        "fetch.base_urls": f'{{ baidu = "{pans.url}", qq = "{pans.url}", netease = "{pans.url}" }}',
        "fetch.allow_loopback": "true",
        "fetch.spacing_seconds": "0",
        "fetch.keep_free_bytes": "0",
    }


def settle(
    source: Path,
    folder: Path,
    servers: MailServers,
    days: tuple[datetime, datetime],
    more: Mapping[str, str] | None = None,
) -> Policy:
    """A shipped campaign, moved to the present and onto the demo's own servers, as a file.

    `days` are its first and last day, `more` further values (TOML literals by ``table.key``).
    """
    shutil.copytree(SHIPPED / "templates", folder / "templates")
    text = source.read_text(encoding="utf-8")
    zone = policy.parse(text.encode(), folder).campaign.zone
    start, end = (day.astimezone(zone).date() for day in days)
    user = f'"{servers.user}"'
    values = {
        "campaign.opens": start.isoformat(),
        "campaign.deadline": end.isoformat(),
        "mailbox.host": f'"{HOST}"',
        "mailbox.port": str(servers.imap_port),
        "mailbox.tls": '"none"',
        "mailbox.user": user,
        "mailbox.since": start.isoformat(),
        "mailbox.folders": '["INBOX"]',
        "smtp.host": f'"{HOST}"',
        "smtp.port": str(servers.smtp_port),
        "smtp.tls": '"none"',
        "smtp.user": user,
        "smtp.from": user,
        "replies.send": "true",
        "ledger.url": '"sqlite:///ledger.sqlite3"',
        "files.folder": '"files"',
        "templates.folder": '"templates"',
        "desk.folder": '"."',
        **(more or {}),
    }
    path = folder / "config.toml"
    path.write_text(config.rewrite(text, values), encoding="utf-8")
    return policy.load(path)


def refer(folder: Path, clock: FrozenClock, search_path: str | None) -> Policy:
    """The campaign in a folder, with an intro, an outro and a badge made for it."""
    path = folder / "config.toml"
    programs = bench(policy.load(path), clock, search_path).programs
    made = films.references(programs.ffmpeg, folder / "marks")
    values = {f"marks.{name}": f'["marks/{file.name}"]' for name, file in made.items()}
    text = path.read_text(encoding="utf-8")
    path.write_text(config.rewrite(text, values), encoding="utf-8")
    return policy.load(path)


def _show(found: Json, folder: Path, console: Console) -> None:
    """The table of what happened, and where everything lies."""
    screen.walk(found, console)
    places = {"replies": folder / "replies", "config": folder / "config.toml"}
    for name, path in places.items():
        console.print(f"{name:8}", str(path), soft_wrap=True, highlight=False)

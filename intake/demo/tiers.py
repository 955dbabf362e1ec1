"""The two-tier story: six universities, their province, and the national host, each with a robot.

Every letter goes by SMTP and is read by IMAP; between the two mailboxes this file is the post that
carries what one server took to the other. Staff's words are those of a day at the tracker.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from fractions import Fraction
from pathlib import Path

from pydantic import SecretStr
from rich.console import Console

from intake import screen
from intake.demo import films, show
from intake.demo.letters import Mail, Workshop
from intake.demo.servers import MailServers
from intake.demo.story import FENG, LI, SUN, WANG, WU, ZHOU, Author, whole
from intake.machine import FrozenClock, opened, steps_from_environment
from intake.model import Choice, Edit, EditKind, OutboxState, State, Verdict
from intake.policy import Secrets
from intake.turn import turn_until_idle
from intake.walk.asked import report
from intake.walk.house import House, refit
from intake.walk.office import ship
from intake.walk.shapes import Json
from intake.worker import only_one

PROVINCE, HOST = "province@example.com", "host@example.com"
OFFICE = "安徽省教育厅"
SECOND = Author(WU.name, WU.address, WU.school, "返乡的人", 10)
"""The second film of a university that has handed in one already."""
ON_TIME, LATE, PAUSE = timedelta(days=3), timedelta(hours=20), timedelta(minutes=7)
QUIET = timedelta(minutes=31)
CHOSEN = (WANG, LI, SUN, WU, FENG)
"""Whose works staff recommend, in this order."""


@dataclass(frozen=True, slots=True)
class Robot:
    """A robot with its own mailbox; `names` tells its letters' acts by their sha256."""

    house: House
    servers: MailServers
    folder: Path
    names: dict[str, str]

    def receive(self, title: str, envelope: str, raw: bytes) -> None:
        """A letter is posted, and the robot turns until nothing is due."""
        show.post(self.servers, envelope, raw)
        self.names[hashlib.sha256(raw).hexdigest()] = f"{len(self.names) + 1:02d} {title}"
        turn_until_idle(self.house)

    def report(self) -> Json:
        """What its ledger holds, its replies as files beside it."""
        found = report.everything(self.house, self.names, self.folder / "replies")
        written = json.dumps(found, ensure_ascii=False, indent=2)
        (self.folder / "result.json").write_text(written, encoding="utf-8")
        return found


def run(folder: Path, now: datetime, console: Console, search_path: str | None) -> Json:
    """The whole story; what each robot made of it, as JSON, by tier.

    Each tier's config.toml, tracker.xlsx, replies/ and ledger.sqlite3 lie in a folder of its own
    below `folder`. Programs are looked for on `search_path`.
    """
    clock = FrozenClock(now - ON_TIME)
    with (
        _robot(folder / "province", PROVINCE, clock, search_path) as province,
        _robot(folder / "national", HOST, clock, search_path) as national,
    ):
        shop = Workshop(
            ffmpeg=province.house.programs.ffmpeg, folder=folder / "films", now=clock.now()
        )
        _say(console, "province: six universities hand in")
        _hand_in(province, shop, clock, console, now)
        _say(console, "province: staff mark five works 通过 and 推荐, in their order")
        _tell(console, CHOSEN)
        _choose(province, clock)
        _say(console, f"province: the parcel goes to {HOST}, and the schools are told")
        with only_one(province.house, "onward send"):
            ship.send(province.house, ship.Order())
        turn_until_idle(province.house)
        _say(console, "national: the host's robot takes the parcel in, and answers the province")
        _carry(province, national, "the province's parcel")
        _say(console, "national: a university writes to the host itself")
        _tell(console, [ZHOU])
        mail = whole(replace(shop, now=clock.now()), ZHOU)
        national.receive("a university's own letter", mail.envelope, mail.raw())
        _carry(national, province, "the national host's answer")
        found = {"province": province.report(), "national": national.report()}
    _show(found, folder, console)
    return found


@contextlib.contextmanager
def _robot(folder: Path, user: str, clock: FrozenClock, search_path: str | None) -> Iterator[Robot]:
    """A tier's robot with its mail servers, in a folder of its own."""
    folder.mkdir(parents=True)
    tier, start = folder.name, clock.now()
    closes = start + timedelta(days=1 if user == PROVINCE else 9)
    with MailServers(user, clock=clock.now) as servers:
        source = show.SHIPPED / "examples" / f"{tier}.toml"
        more = {"onward.to": f'"{HOST}"'} if user == PROVINCE else {"campaign.senders": _SENDERS}
        days = (start - timedelta(days=show.DAYS_BEFORE), closes)
        show.settle(source, folder, servers, days, more)
        policy = show.refer(folder, clock, search_path)
        password = SecretStr(servers.password)
        secrets = Secrets(mailbox_password=password, smtp_password=password)
        steps = steps_from_environment()
        with opened(policy, secrets, clock, steps, search_path=search_path) as house:
            yield Robot(refit(house, settles=False), servers, folder, {})


_SENDERS = f'[{{ name = "{OFFICE}", province = "安徽", addresses = ["{PROVINCE}"], domains = [] }}]'


def _hand_in(
    province: Robot, shop: Workshop, clock: FrozenClock, console: Console, now: datetime
) -> None:
    """Six universities hand in: one late, one wrong, one corrected, one over its quota."""
    wrong_rate = replace(films.hd(LI.seed), rate=Fraction(30000, 1001))
    high_rate = replace(films.compressed(ZHOU.seed), video_kbps=2400)
    acts: Sequence[tuple[str, Author, Mail]] = (
        ("a complete, right entry", WANG, whole(shop, WANG)),
        ("HD version at 29.97 frames a second", LI, whole(shop, LI, wrong_rate)),
        ("compressed version with too high a bit rate", ZHOU, whole(shop, ZHOU, low=high_rate)),
        ("another complete, right entry", WU, whole(shop, WU)),
        ("a third complete, right entry", FENG, whole(shop, FENG)),
        ("a second film of one university", SECOND, whole(shop, SECOND)),
    )
    for title, author, mail in acts:
        clock.move(clock.now() + PAUSE)
        _tell(console, [author], title)
        province.receive(title, mail.envelope, mail.raw())
    clock.move(clock.now() + PAUSE)
    title = "a correction that mends the frame rate"
    _tell(console, [LI], title)
    mail = _correction(shop, province.house)
    province.receive(title, mail.envelope, mail.raw())
    clock.move(now - LATE)
    title = "an entry after the deadline"
    _tell(console, [SUN], title)
    mail = whole(shop, SUN)
    province.receive(title, mail.envelope, mail.raw())


def _correction(shop: Workshop, house: House) -> Mail:
    """Only what was wrong, as an answer to the robot's letter."""
    answered = next(message_id for to, message_id in show.replies(house) if to == LI.address)
    mail = shop.mail(LI.name, LI.address).bring(
        shop.film(films.hd(LI.seed), f"{LI.title}-高清版-改.mp4")
    )
    return mail.say("Re: 请补正", "高清版已按要求改成25帧重新导出，请再看一下。\n", answered)


def _choose(province: Robot, clock: FrozenClock) -> None:
    """Staff approve and recommend five works; their words act after the quiet minutes."""
    titles = {author.title: rank for rank, author in enumerate(CHOSEN, 1)}
    with province.house.ledger.transaction() as tx:
        for entry in tx.entries.all():
            rank = titles.get(entry.title)
            if rank is None:
                continue
            for kind, value in (
                (EditKind.VERDICT, Verdict.APPROVE),
                (EditKind.CHOICE, Choice.SELECTED),
                (EditKind.ORDER, str(rank)),
            ):
                tx.edits.hear(
                    Edit(
                        kind=kind,
                        number=entry.number,
                        value=value,
                        seen_at=clock.now(),
                        revision=entry.revision,
                        who="staff",
                    )
                )
    clock.move(clock.now() + QUIET)
    turn_until_idle(province.house)


def _carry(start: Robot, end: Robot, title: str) -> None:
    """Carry what one robot's server took for the other's mailbox there, as mail servers do."""
    for sent in list(start.servers.delivered):
        if sent.recipient == end.servers.user:
            end.receive(title, sent.sender, sent.content)


def _tell(console: Console, authors: Sequence[Author], title: str = "") -> None:
    """A line for each author: the work, the university, and what is the matter with it."""
    for author in authors:
        _say(console, "  " + "  ".join(filter(None, (f"《{author.title}》", author.school, title))))


def _say(console: Console, line: str) -> None:
    console.print(line, highlight=False)


def _show(found: Json, folder: Path, console: Console) -> None:
    """A table for each tier, then the story's end in one line."""
    for tier, told in found.items():
        console.print(f"[bold]{tier}[/]")
        screen.walk(told, console)
    forwarded = [e for e in found["province"]["entries"] if e["state"] == State.FORWARDED]
    taken = [e for e in found["national"]["entries"] if e["decision"] == "accepted"]
    refused = [e for e in found["national"]["entries"] if e["decision"] == "wrong-tier"]
    unsent = [
        reply
        for told in found.values()
        for reply in told["replies"]
        if reply["state"] != OutboxState.SENT
    ]
    console.print(
        f"{len(forwarded)} works sent on, {len(taken)} accepted by the national host, "
        f"{len(refused)} sent to its province, {len(unsent)} replies waiting",
        highlight=False,
    )
    console.print("folder  ", str(folder), soft_wrap=True, highlight=False)

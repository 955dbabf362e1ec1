"""Doctor: is everything in order? One line a check; a red one says who can mend it and how."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from intake import child
from intake.errors import IntakeError
from intake.ledger.store import Ledger
from intake.letters import qr
from intake.letters.mailbox import Mailbox
from intake.media import ffmpeg
from intake.model import Clock
from intake.policy import Policy, Secrets
from intake.replies.post import Postman
from intake.walk.house import check_words
from intake.wording import Wording

LEAST_FREE = 5 * 1024**3
"""Below this much free disk films can no longer be taken in safely."""


@dataclass(frozen=True, slots=True)
class Check:
    """One line: what was looked at, whether it is well, what was seen, what to do."""

    name: str
    ok: bool
    message: str
    cure: str = ""


def examine(
    policy: Policy, secrets: Secrets, clock: Clock, search_path: str | None
) -> Iterator[Check]:
    """All checks, in the order in which one would mend them."""
    yield Check("config", ok=True, message=f"{policy.campaign.id}, digest {policy.digest}")
    yield from _secrets(secrets)
    yield _try("templates", lambda: _templates(policy))
    yield _try("programs", lambda: _programs(policy, search_path))
    yield Check("limits", ok=True, message=child.limits())
    yield _codes()
    yield _marks(policy)
    yield _try("ledger", lambda: _ledger(policy))
    yield _disk(policy)
    yield _clock(policy, clock)
    yield _try("mailbox", lambda: _mailbox(policy, secrets))
    yield _try("smtp", lambda: _smtp(policy, secrets))
    yield _sending(policy)


def _try(name: str, look: Callable[[], str]) -> Check:
    """A check that is red when the room behind it refuses, in the room's own words."""
    try:
        return Check(name, ok=True, message=look())
    except IntakeError as error:
        first, _, rest = str(error).partition("; ")
        return Check(name, ok=False, message=first, cure=rest or "see docs/operating.md")


def _secrets(secrets: Secrets) -> Iterator[Check]:
    for name in ("mailbox_password", "smtp_password"):
        given = bool(getattr(secrets, name).get_secret_value())
        variable = f"INTAKE_{name.upper()}"
        cure = (
            ""
            if given
            else f"set {variable}, or {variable}_FILE, or a file of that name in INTAKE_SECRETS_DIR"
        )
        yield Check(
            name.replace("_", " "), ok=given, message="given" if given else "missing", cure=cure
        )


def _templates(policy: Policy) -> str:
    folder = policy.path(policy.templates.folder)
    wording = Wording(folder, policy.campaign.zone)
    check_words(policy, wording)
    return f"{folder}: every finding has its words"


def _programs(policy: Policy, search_path: str | None) -> str:
    programs = ffmpeg.find(policy.media, search_path)
    return f"{ffmpeg.version(programs)} from {programs.source}"


def _marks(policy: Policy) -> Check:
    """Reference files are readable; the marks themselves are compared by staff for now."""
    named = [*(policy.marks.intro or ()), *(policy.marks.outro or ()), *(policy.marks.badge or ())]
    gone = [name for name in named if not policy.path(name).is_file()]
    if gone:
        return Check(
            "marks",
            ok=False,
            message=f"not found: {', '.join(gone)}",
            cure="mend [marks] in config",
        )
    asked = ", ".join(policy.marks.unchecked()) or "none"
    return Check("marks", ok=True, message=f"asked for: {asked}; staff compare them")


def _codes() -> Check:
    """Whether QR codes in pictures are read; without the extra a person reads them."""
    if qr.available():
        return Check("qr codes", ok=True, message="read in pictures")
    cure = "pip install 'intake-robot[qr]' reads links from QR codes; without it staff look"
    return Check("qr codes", ok=True, message="not read (the extra qr is absent)", cure=cure)


def _ledger(policy: Policy) -> str:
    ledger = Ledger(policy.ledger.url, policy.folder)
    with ledger.reading() as tx:
        count = sum(tx.letters.ends().values())
    ledger.close()
    return f"{ledger.place}: {count} letters"


def _disk(policy: Policy) -> Check:
    folder = policy.path(policy.files.folder)
    there = next(p for p in (folder, *folder.parents) if p.exists())
    free = shutil.disk_usage(there).free
    ok = free >= LEAST_FREE
    cure = "" if ok else "free some space, or move [files] folder to a larger disk"
    return Check("disk", ok=ok, message=f"{free / 1024**3:.0f} GiB free at {there}", cure=cure)


def _clock(policy: Policy, clock: Clock) -> Check:
    campaign = policy.campaign
    now, closes = clock.now().astimezone(campaign.zone), campaign.closes()
    # the day that ends at midnight is named by its last minute, as people read a deadline
    last = closes - timedelta(minutes=1)
    message = f"now {now:%Y-%m-%d %H:%M %Z}, deadline {last:%Y-%m-%d %H:%M %Z}"
    if now >= closes:
        cure = "the deadline lies in the past: every new entry is late; mend [campaign] deadline"
        return Check("clock", ok=False, message=message, cure=cure)
    return Check("clock", ok=True, message=message)


def _mailbox(policy: Policy, secrets: Secrets) -> str:
    password = secrets.mailbox_password.get_secret_value()
    mailbox = Mailbox(policy.mailbox, password, zone=policy.campaign.zone)
    try:
        return "; ".join(f"{name}: {detail}" for name, detail in mailbox.check())
    finally:
        mailbox.close()


def _smtp(policy: Policy, secrets: Secrets) -> str:
    postman = Postman(policy.smtp, secrets.smtp_password.get_secret_value())
    return "; ".join(f"{name}: {detail}" for name, detail in postman.check())


def _sending(policy: Policy) -> Check:
    if policy.replies.send:
        return Check("replies", ok=True, message="replies are sent")
    message = "replies are composed and held (the safe start)"
    return Check(
        "replies",
        ok=True,
        message=message,
        cure="look at them with `outbox list`, then set [replies] send = true",
    )

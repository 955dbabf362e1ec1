"""Doctor: is everything in order? One line a check; a red one says who can mend it and how."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from intake import child
from intake.errors import IntakeError
from intake.forms import office, scan
from intake.ledger.store import Ledger
from intake.letters import qr
from intake.letters.mailbox import Mailbox
from intake.materials import unar
from intake.media import ffmpeg
from intake.model import Clock
from intake.policy import Policy, Secrets
from intake.replies.post import Postman
from intake.walk import post
from intake.walk.house import check_words
from intake.walk.outward import pace
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
    yield _archives(policy, search_path)
    yield _documents(search_path)
    yield _scans()
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


def _archives(policy: Policy, search_path: str | None) -> Check:
    """Whether rar archives open here; without unar staff open them, and nobody is turned away."""
    programs = unar.find(policy.files.archives.unar, search_path)
    told = unar.version(programs) if programs else ""
    if told:
        return Check("archives", ok=True, message=f"zip, 7z, tar, gz; rar through {told}")
    cure = "install unar (Debian: apt install unar), or name it in [files.archives] unar"
    message = "rar archives are not opened here: no unar; staff open them"
    return Check("archives", ok=True, message=message, cure=cure)


def _documents(search_path: str | None) -> Check:
    """LibreOffice is not needed to run: without it staff open .doc, .wps, .rtf and .odt."""
    found = office.find(search_path)
    if found is None:
        cure = "install LibreOffice (writer), or leave these files to staff"
        return Check("libreoffice", ok=True, message="not found: .doc .wps .rtf .odt", cure=cure)
    return _try("libreoffice", lambda: office.version(found))


def _scans() -> Check:
    """Reading scans and photos is an extra: without it staff read them."""
    if scan.is_possible():
        return Check("ocr", ok=True, message="scans and photos of forms are read")
    cure = 'pip install "intake-robot[ocr]", or leave scans to staff'
    return Check("ocr", ok=True, message="not installed: scans and photos", cure=cure)


def _marks(policy: Policy) -> Check:
    """Reference files are readable; what is asked for without one staff compare."""
    marks = policy.marks
    named = [*(marks.intro or ()), *(marks.outro or ()), *(marks.badge or ()), *marks.forbidden]
    gone = [name for name in named if not policy.path(name).is_file()]
    if gone:
        return Check(
            "marks",
            ok=False,
            message=f"not found: {', '.join(gone)}",
            cure="mend [marks] in config",
        )
    bare = ", ".join(policy.marks.unchecked())
    staff = f"; without a reference, so that staff compare: {bare}" if bare else ""
    return Check("marks", ok=True, message=f"{len(named)} references{staff}")


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
    """Whether replies leave, how many wait, and how long that takes at config's rates."""
    count = _waiting(policy)
    minutes = pace.minutes(policy.smtp.rates, count)
    backlog = f"; {count} wait, about {minutes} min at [smtp] rates" if count else ""
    if policy.replies.send:
        return Check("replies", ok=True, message=f"replies are sent{backlog}")
    return Check(
        "replies",
        ok=True,
        message=f"replies are composed and held (the safe start){backlog}",
        cure="look at them with `outbox list`, then set [replies] send = true",
    )


def _waiting(policy: Policy) -> int:
    """How many replies wait for nothing but their turn; a ledger that is not there has none."""
    try:
        ledger = Ledger(policy.ledger.url, policy.folder)
    except IntakeError:
        return 0  # the line `ledger` says so
    with ledger.reading() as tx:
        count = post.waiting(tx)
    ledger.close()
    return count

"""Profiles: what each mailbox provider is known to do, a row each, so that a wrong guess is mended.

A row only ever forbids: what a server does not offer is never asked for, whatever its row says.
Nothing here was tried against a real provider; the rows are what their users report in public.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from intake.errors import BadSetup


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One provider: `hosts` and `greeting` are regular expressions that tell it.

    `moves` and `idles` are whether those commands are used where offered, `criteria` whether a
    search by header is worth asking for, `batch` how many letters are asked about at once.
    """

    name: str
    hosts: str = r"(?!)"
    greeting: str = r"(?!)"
    moves: bool = True
    idles: bool = True
    criteria: bool = True
    batch: int = 200


PLAIN = Profile(name="plain")
PROFILES: tuple[Profile, ...] = (
    # 163, 126, yeah.net and their business mail: no MOVE, no IDLE; body searches find nothing
    Profile(
        name="netease",
        hosts=r".*\.(163|126|yeah|188|netease)\.(com|net)|.*\.qiye\.163\.com",
        greeting=r"Coremail.*163com",
        moves=False,
        idles=False,
        criteria=False,
        batch=100,
    ),
    # QQ, Foxmail, Exmail: searches by header answer with every letter there is
    Profile(
        name="tencent",
        hosts=r".*\.(qq|foxmail)\.com|.*\.exmail\.qq\.com",
        greeting=r"QQMail|Tencent",
        criteria=False,
        batch=100,
    ),
    # Aliyun's business mail: BAD to criteria in parentheses, no MOVE
    Profile(
        name="aliyun",
        hosts=r".*\.(mxhichina|aliyun|alibaba-inc)\.com",
        greeting=r"AliYun",
        moves=False,
        criteria=False,
    ),
    # Coremail, which most universities run
    Profile(name="coremail", greeting=r"Coremail", moves=False, idles=False, criteria=False),
    Profile(name="dovecot", greeting=r"Dovecot"),
    PLAIN,
)
NAMES = frozenset({"auto", *(profile.name for profile in PROFILES)})


def find(provider: str, host: str, greeting: str) -> Profile:
    """The profile of this name; for "auto" the one that host, then greeting, tell.

    Raises BadSetup for a name that no profile has.
    """
    if provider not in NAMES:
        known = ", ".join(sorted(NAMES))
        message = f'[mailbox] provider = "{provider}" is none that the robot knows: {known}'
        raise BadSetup(message)
    if provider != "auto":
        return next(row for row in PROFILES if row.name == provider)
    by_host = (row for row in PROFILES if re.fullmatch(row.hosts, host, re.IGNORECASE))
    by_greeting = (row for row in PROFILES if re.search(row.greeting, greeting, re.IGNORECASE))
    return next(by_host, None) or next(by_greeting, PLAIN)

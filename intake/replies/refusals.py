"""Refusals: what an SMTP server says → whether it passes, when, and who can mend it. Pure.

A code alone misleads with Chinese providers: QQ's 550 "frequency limited" passes within the hour,
163's 554 DT:SPM never does before a person has changed the words. The table holds their published
answers (163: help_spam_16; QQ: service.mail.qq.com); whatever it does not know goes by its code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One family of answers, known by `pattern`.

    `minutes`: try again after so many, or None when trying again is no use. `all`: it is about our
    account or address, so that no other letter need be tried before either. `advice`: what a
    person can do.
    """

    pattern: re.Pattern[str]
    minutes: int | None
    all: bool = False
    advice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """What a refusal means for this letter: `final`, or again after `minutes` (None: as usual)."""

    final: bool
    minutes: int | None = None
    all: bool = False
    advice: str = ""


def _known(pattern: str, minutes: int | None, advice: str = "", *, all: bool = False) -> Refusal:  # noqa: A002  (reads as a sentence in the table)
    return Refusal(
        pattern=re.compile(pattern, re.IGNORECASE), minutes=minutes, all=all, advice=advice
    )


SPAM = "the provider takes it for spam: change the words, or write by hand"
REFUSALS = (
    # QQ, Exmail: windows of a minute, an hour and a day, their numbers secret
    _known(r"frequency limit", 60, all=True),
    # 163, 126, yeah: too many failed logins from this address, too many letters in 15 minutes
    _known(r"auth(entication)? (error|fail)", 60, all=True),
    _known(r"limit exceed", 60, all=True),
    _known(r"MI:SFQ", 15, all=True),
    # too many letters on one connection: the next connection takes them
    _known(r"MI:DMC", 1),
    _known(r"RP:DRC", 5),
    _known(r"HL:(REP|ICC|IFC|MEP|ITC|IPB)", 60, all=True),
    _known(r"^4\d\d.*DT:SPM", 2),
    _known(r"DT:SPM|content rejected|suspected spam", None, SPAM),
    _known(r"DT:SUM", None, "[smtp] from must be the address that logs in"),
)


def prospect(code: int, words: str) -> Prospect:
    """What an answer of 400 to 599 with these words means."""
    for known in REFUSALS:
        if known.pattern.search(words):
            final = known.minutes is None
            return Prospect(final=final, minutes=known.minutes, all=known.all, advice=known.advice)
    return Prospect(final=code >= 500)  # noqa: PLR2004  (RFC 5321, 4.2.1)

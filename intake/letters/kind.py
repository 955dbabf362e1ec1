"""Kind: what a letter is. Material is asked for first, headers after. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from intake.letters import automatic
from intake.letters.automatic import Marks
from intake.model import Attachment, LetterKind, Link, Word

_REPLY_ID = re.compile(r"<[0-9a-f]{32,64}@([^<>@\s]{1,255})>")
_NO_MATERIAL = (".ics", ".vcf", ".p7s", ".p7m", ".asc", ".sig", ".pgp", ".eml")
_SUBMITTED_LINKS = frozenset({"text", "html", "attachment", "picture", "nested"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the campaign says about how letters are to be read; addresses in lower case."""

    prefix: str
    topic_words: tuple[str, ...]
    organiser_links: tuple[str, ...]
    own_addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a letter's kind is told from."""

    sender: str
    subject: str
    text: str
    words: tuple[Word, ...]
    attachments: Sequence[Attachment]
    links: Sequence[Link]
    answers: tuple[str, ...]
    refers_to: str | None
    marks: Marks


def tell(heard: Heard, reading: Reading) -> LetterKind:
    """The kind of one letter."""
    if heard.sender in reading.own_addresses:
        return LetterKind.OWN
    if heard.marks.bounced or heard.marks.report:
        return _reported(heard)
    if _brings_material(heard):
        precheck = Word.PRECHECK in heard.words
        return LetterKind.PRECHECK if precheck else LetterKind.SUBMISSION
    return _automatic(heard) or _written(heard, reading)


def _reported(heard: Heard) -> LetterKind:
    """A report of delivery is a bounce; a vacation notice from the null sender is none."""
    report, submitted = heard.marks.report, heard.marks.auto_submitted
    if report not in {"", "delivery-status"} or (not report and submitted == "auto-replied"):
        return LetterKind.AUTO_REPLY
    return LetterKind.BOUNCE


def _brings_material(heard: Heard) -> bool:
    """A file that is not decoration, or a link; a newsletter's lone link is not meant for us."""
    if any(_is_material(attachment) for attachment in heard.attachments):
        return True
    given = [link for link in heard.links if link.where in _SUBMITTED_LINKS]
    return bool(given) and not (heard.marks.listed and len(given) == 1)


def _is_material(attachment: Attachment) -> bool:
    return not attachment.inline and not attachment.name.lower().endswith(_NO_MATERIAL)


def _automatic(heard: Heard) -> LetterKind | None:
    """The kind of a letter without material that a machine wrote, or None."""
    marks = heard.marks
    if automatic.is_daemon(heard.sender) and automatic.is_machine_subject(heard.subject):
        return LetterKind.BOUNCE
    if marks.listed or marks.precedence in {"bulk", "list", "junk"}:
        return LetterKind.LIST
    submitted = marks.auto_submitted.partition(";")[0].strip()
    machine = submitted not in {"", "no"} or marks.precedence == "auto_reply"
    if machine or automatic.is_machine_subject(heard.subject):
        return LetterKind.AUTO_REPLY
    return None


def _written(heard: Heard, reading: Reading) -> LetterKind:
    """The kind of a letter without material that a person wrote."""
    if Word.WITHDRAW in heard.words:
        return LetterKind.WITHDRAWAL
    asked = bool(heard.words) or heard.refers_to is not None
    if asked or _answers_ours(heard.answers, reading) or _on_topic(heard, reading):
        return LetterKind.INQUIRY
    return LetterKind.NOISE


def _on_topic(heard: Heard, reading: Reading) -> bool:
    return any(word in heard.subject or word in heard.text for word in reading.topic_words)


def _answers_ours(answers: tuple[str, ...], reading: Reading) -> bool:
    """Whether one of the letters answered is a reply of ours, by the shape of its Message-ID."""
    domains = {own.rpartition("@")[2] for own in reading.own_addresses}
    ids = (_REPLY_ID.fullmatch(answer) for answer in answers)
    return any(found is not None and found[1].lower() in domains for found in ids)

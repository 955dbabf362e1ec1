"""Kind: what a letter is. Material is asked for first, headers after. Pure.

A film, an archive or a link is material in any letter. A document is when the letter, its own name
or its own words have to do with the campaign, a picture or a file of no known format when the
letter or its name has: a private letter with a photo or a CV is not for the robot, and a form that
comes without a word must not be lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from intake.letters import automatic, links
from intake.letters.automatic import Marks
from intake.letters.substance import Substance, Weight
from intake.model import LetterKind, Link, Word

_REPLY_ID = re.compile(r"<[0-9a-f]{32,64}@([^<>@\s]{1,255})>")
_WORK = re.compile(
    r"作品(?!集)|参赛|参评|影片|短片|纪录片|剧情片|样片|成片|片名|征集|微视频|登记表"
)
"""What people write beside their film or form, whatever the campaign is called."""

_ASKING = re.compile(r"请问|咨询|怎么|怎样|如何|为什么|什么|哪里|能否|能不能|是否|吗|[?？]")
_PICTURE = re.compile(r"\.(jpe?g|png|gif|bmp|webp|heic|tiff?)\s*$", re.IGNORECASE)
_SPEAKING = re.compile(
    rf"{_WORK.pattern}|视频|視頻|video|(?:报名|申报|推荐|汇总)表|登记|高清|压缩版|1080p|720p|链接|网盘|《",
    re.IGNORECASE,
)
"""Names of files that speak of a film or a form; of subjects too."""

_PRIVATE = re.compile(
    r"发票|账单|对账|工资|简历|应聘|求职|合同|报价|聚餐|证明|invoice|receipt|statement|resume|\bcv\b",
    re.IGNORECASE,
)
"""What speaks for a private letter, in its words or in a file's name."""

_POLITE = re.compile(
    r"(?:各位|尊敬的)?(?:老师|領导|领导|评委|组委会|您|你)们?好?|请(?:您)?(?:查收|收|查看|审阅|审核)|谢谢|感谢"
    r"|(?:详)?(?:见|请看|如)?附件|已(?:发|填)|发送自\S{1,20}|sent from my \w{1,20}"
    r"|\(?无主题\)?|no subject|转发|回复|fwd?|re|[\W_\d]+",
    re.IGNORECASE,
)
"""What a letter holds that says nothing."""

_FORM_LABEL = "片名"
ENOUGH = 3
"""Words of the topic in a document that speaks of it; a CV may well hold one or two."""
_SUBMITTED_LINKS = frozenset({"text", "html", "attachment", "picture", "nested"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the campaign says about how letters are to be read; addresses in lower case."""

    prefix: str
    topic_words: tuple[str, ...]
    organiser_links: tuple[str, ...]
    own_addresses: tuple[str, ...]
    staff: tuple[str, ...] = ()
    authserv_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a letter's kind is told from; of its files those that do not decorate the text.

    `codes` belong to no link of the letter; `returned` is whether its words are a returned
    letter's.
    """

    sender: str
    subject: str
    text: str
    words: tuple[Word, ...]
    enclosed: Sequence[Substance]
    links: Sequence[Link]
    answers: tuple[str, ...]
    refers_to: str | None
    marks: Marks
    codes: tuple[str, ...] = ()
    returned: bool = False
    also: tuple[str, ...] = ()


def tell(heard: Heard, reading: Reading) -> LetterKind:
    """The kind of one letter."""
    if heard.sender in reading.own_addresses:
        return LetterKind.OWN
    if heard.marks.bounced or heard.marks.report:
        return _reported(heard)
    if heard.returned:
        return LetterKind.BOUNCE
    if _brings_material(heard, reading) or _supplies_code(heard, reading):
        precheck = Word.PRECHECK in heard.words
        return LetterKind.PRECHECK if precheck else LetterKind.SUBMISSION
    return _automatic(heard) or _written(heard, reading)


def _reported(heard: Heard) -> LetterKind:
    """A report of delivery is a bounce; a vacation notice from the null sender is none."""
    report, submitted = heard.marks.report, heard.marks.auto_submitted
    if report not in {"", "delivery-status"} or (not report and submitted == "auto-replied"):
        return LetterKind.AUTO_REPLY
    return LetterKind.BOUNCE


def _brings_material(heard: Heard, reading: Reading) -> bool:
    """A file that counts, or a link; a newsletter's lone link is not meant for us."""
    if any(_is_material(file, heard, reading) for file in heard.enclosed):
        return True
    given = [link for link in heard.links if _is_given(link, heard, reading)]
    return bool(given) and not (heard.marks.listed and len(given) == 1)


def _supplies_code(heard: Heard, reading: Reading) -> bool:
    """Whether a letter brings nothing but the code of a link that came earlier."""
    ours = _names_entry(heard) or _answers_ours(heard.answers, reading)
    return (
        bool(heard.codes) and ours and Word.WITHDRAW not in heard.words and not heard.marks.listed
    )


def _is_given(link: Link, heard: Heard, reading: Reading) -> bool:
    """Whether a link may hand in a work; advertisements have addresses of unknown hosts, too."""
    if link.where not in _SUBMITTED_LINKS:
        return False
    return (
        not links.is_strange(link)
        or concerns_us(heard, reading)
        or _speaks(heard.subject, _WORK, reading)
    )


def _is_material(file: Substance, heard: Heard, reading: Reading) -> bool:
    """Whether a file makes its letter a submission; the less it weighs, the more must speak."""
    if file.weight in {Weight.MATERIAL, Weight.ASIDE}:
        return file.weight is Weight.MATERIAL
    if file.weight is Weight.OTHER:
        return _is_handed_in(file, heard, reading)
    meant = concerns_us(heard, reading) or _speaks(file.name, _SPEAKING, reading)
    said = _speaks(heard.subject, _SPEAKING, reading) or _speaks(heard.text, _WORK, reading)
    return meant or said or _reads_as_form(file.said, reading)


def _is_handed_in(file: Substance, heard: Heard, reading: Reading) -> bool:
    """Whether a picture, or a file that nobody knows, is handed in; a question's screenshot is not.

    Nor is a stamped request that was photographed a new part of the entry it withdraws.
    """
    if Word.WITHDRAW in heard.words:
        return False
    asks = _ASKING.search(f"{heard.subject}\n{heard.text}") and _PICTURE.search(file.name)
    return _speaks(file.name, _SPEAKING, reading) or (concerns_us(heard, reading) and not asks)


def _speaks(words: str, pattern: re.Pattern[str], reading: Reading) -> bool:
    return pattern.search(words) is not None or any(w in words for w in reading.topic_words)


def _reads_as_form(said: str, reading: Reading) -> bool:
    """Whether a document's own words are a form's: its first label, or words of the topic."""
    return _FORM_LABEL in said or sum(word in said for word in reading.topic_words) >= ENOUGH


def _automatic(heard: Heard) -> LetterKind | None:
    """The kind of a letter without material that a machine wrote, or None."""
    marks = heard.marks
    if automatic.is_daemon(heard.sender) and automatic.is_machine_subject(heard.subject):
        return LetterKind.BOUNCE
    if marks.listed or marks.precedence in {"bulk", "list", "junk"}:
        return LetterKind.LIST
    submitted = marks.auto_submitted.partition(";")[0].strip()
    machine = submitted not in {"", "no"} or marks.precedence == "auto_reply"
    answers = bool(heard.answers)
    if machine or automatic.is_machine_subject(heard.subject):
        return LetterKind.AUTO_REPLY
    if automatic.is_machine_text(heard.text, answers=answers):
        return LetterKind.AUTO_REPLY
    return None


def _written(heard: Heard, reading: Reading) -> LetterKind:
    """The kind of a letter without material that a person wrote."""
    if Word.WITHDRAW in heard.words:
        return LetterKind.WITHDRAWAL
    if concerns_us(heard, reading):
        return LetterKind.INQUIRY
    return _unread(heard)


def _unread(heard: Heard) -> LetterKind:
    """The kind of a letter that says nothing of us: what if its scan is the form?

    A scan's words cannot be read here. One from a school, or in a letter that says nothing else
    either, is taken for the form; any other for a question to staff, unless it is private by name.
    """
    if _PRIVATE.search(f"{heard.subject}\n{heard.text}"):
        return LetterKind.NOISE
    files = [file for file in heard.enclosed if not _PRIVATE.search(file.name)]
    silent = not _POLITE.sub("", f"{heard.subject}{heard.text}")
    likely = silent or heard.sender.endswith(".edu.cn")
    if any(file.unread for file in files):
        return LetterKind.SUBMISSION if likely else LetterKind.INQUIRY
    pictured = any(_PICTURE.search(file.name) for file in files)
    return LetterKind.INQUIRY if silent and pictured else LetterKind.NOISE


def concerns_us(heard: Heard, reading: Reading) -> bool:
    """A word that steers us, an entry number, an answer to a letter of ours, or the topic."""
    asked = bool(heard.words) or _names_entry(heard)
    topic = any(word in heard.subject or word in heard.text for word in reading.topic_words)
    return asked or topic or _answers_ours(heard.answers, reading)


def _names_entry(heard: Heard) -> bool:
    return heard.refers_to is not None or bool(heard.also)


def _answers_ours(answers: tuple[str, ...], reading: Reading) -> bool:
    """Whether one of the letters answered is a reply of ours, by the shape of its Message-ID."""
    domains = {own.rpartition("@")[2] for own in reading.own_addresses}
    ids = (_REPLY_ID.fullmatch(answer) for answer in answers)
    return any(found is not None and found[1].lower() in domains for found in ids)

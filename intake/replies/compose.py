"""Compose: judged entries, or a letter that asks → subject, text and HTML of one reply.

One content becomes both forms: the sentences are said first, from templates/replies/sentences.toml,
and then laid out twice. A letter that would grow too large is laid out again with less detail.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from intake import text
from intake.decision import REPLIES
from intake.model import Dossier, Letter, ReplyKind
from intake.policy import Campaign
from intake.replies import demands, sheet
from intake.rules import Rule
from intake.wording import SENTENCES, Wording, quoted

MOST_HTML = 50 * 1024
"""Bytes of HTML: some webmail cuts longer letters."""

MOST_TEXT = 20 * 1024
DETAILS = ("full", "brief", "short", "least")
"""Everything; without what is right; without cures too; titles, or one line an entry."""

JUDGED = frozenset({*REPLIES.values(), ReplyKind.LINK_TROUBLE})
"""Kinds that tell a judgement, each entry by its own outcome."""

MOST_ENTRIES = 40
MOST_GROUPS = 20
GAPS = re.compile(r"\n{3,}")
EMPTY_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What every reply knows of the campaign and the present.

    `rules` are the campaign's, so that a reply can name what is asked for.
    """

    campaign: Campaign
    office: str
    deadline: datetime
    now: datetime
    rules: Mapping[str, Rule] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A reply's subject, one line, and its body in two forms."""

    subject: str
    text: str
    html: str


def entries(
    kind: ReplyKind, dossiers: Sequence[Dossier], setting: Setting, wording: Wording
) -> Rendered:
    """The reply about one or several entries of one letter, what must be mended first."""
    values = _letter(kind, setting)
    values["token"] = _token([d.entry.number for d in dossiers if d.entry.number])
    told = [_entry(d, values, setting, wording) for d in dossiers]
    values["entries"] = sorted(told, key=lambda entry: entry["must"] == 0)
    values["count"] = _count(values["entries"])
    return _render(values, wording)


def inquiry(letter: Letter, setting: Setting, wording: Wording) -> Rendered:
    """The acknowledgement of a question, with the answers that are asked for most."""
    values = _letter(ReplyKind.INQUIRY, setting)
    values["token"] = text.header_text(letter.refers_to or "", 20)
    return _render(values, wording)


def reminder(setting: Setting, wording: Wording) -> Rendered:
    """A letter to a school that has handed in nothing."""
    return _render(_letter(ReplyKind.REMINDER, setting), wording)


def receipt(letter: Letter, setting: Setting, wording: Wording, why: str = "") -> Rendered:  # noqa: ARG001  (it must tell nothing of it)
    """Two neutral lines for someone who may not learn anything of an entry.

    `why` is "checking" while the check goes on, "proposed" when staff say which entry is meant.
    """
    return _render(_letter(ReplyKind.RECEIPT, setting) | {"why": why}, wording)


def digest(told: sheet.Values, setting: Setting, wording: Wording) -> Rendered:
    """The morning's letter to staff: what needs a person, and the two daily statements."""
    lines = [
        {**one, "what": quoted(one["what"]), "why": quoted(one["why"], 200)}
        for one in told["todos"]
    ]
    values = _letter(ReplyKind.DIGEST, setting)
    values["today"] = setting.now
    known = values["digest"] = {**told, "todos": lines}
    for one in lines:
        one["said"] = wording.say(SENTENCES, "digest", "line", **values, one=one)
    names = ("more", "statements_heading", "mailbox", "ledger")
    known["said"] = {name: wording.say(SENTENCES, "digest", name, **values) for name in names}
    return _render(values, wording)


def _letter(kind: ReplyKind, setting: Setting) -> sheet.Values:
    """What the templates may name in a reply of any kind."""
    zone = setting.campaign.zone
    return {
        "kind": kind.value,
        "campaign": text.header_text(setting.campaign.name),
        "office": text.header_text(setting.office),
        "tier": setting.campaign.tier,
        "closes": setting.deadline,
        "days": sheet.days_left(setting.deadline, setting.now, zone),
        "passed": setting.now >= setting.deadline,
        "demand": demands.asked(setting.rules),
        "token": "",
        "why": "",
        "entries": [],
        "count": _count([]),
        "detail": DETAILS[0],
    }


def _entry(
    dossier: Dossier, letter: sheet.Values, setting: Setting, wording: Wording
) -> sheet.Values:
    """One entry's values, and its sentences in `said`."""
    campaign = setting.campaign
    judged = dossier.judgement.deadline if dossier.judgement else None
    closes = judged or campaign.closes(dossier.entry.school, dossier.letter.sender.address)
    values = sheet.entry(dossier, wording)
    values |= sheet.clock(dossier, closes, setting.now, campaign.correction_days, campaign.zone)
    values["recipe"] = sheet.recipe(dossier, letter["demand"])
    known = {**letter, "entry": values}
    for part in values["parts"]:
        part["said"] = wording.say(SENTENCES, "part", part["state"], **known, part=part)
    for film in values["films"]:
        film["said"] = _told_film(film, known, wording)
    for row in values["form"]:
        row["said"] = _told_field(row, known, wording)
    for file in values["unused"]:
        file["said"] = wording.say(SENTENCES, "unused", file["why"], **known, file=file)
    for link in values["links"]:
        link["said"] = wording.say(SENTENCES, "link", "recorded", **known, link=link)
    for how, name in (("done", "mended"), ("left", "left")):
        values[f"{how}_said"] = [
            wording.say(SENTENCES, "mended", how, **known, title=title) for title in values[name]
        ]
    own = values["state"] if letter["kind"] in JUDGED else letter["kind"]
    values["said"] = {
        **wording.group(SENTENCES, "entry", **known),
        **wording.group(SENTENCES, "kind", own, **known),
    }
    return values


def _told_film(film: sheet.Values, known: sheet.Values, wording: Wording) -> str:
    """What is right in a film, on one line."""
    right = [
        wording.say(SENTENCES, "film", "right", name, **known, film=film) for name in film["right"]
    ]
    return wording.say(SENTENCES, "film", "line", **known, film={**film, "right": right})


def _told_field(row: sheet.Values, known: sheet.Values, wording: Wording) -> str:
    """A field of the form: how it was read, or that it was not."""
    how = row["kind"] if row["state"] == "read" else row["state"]
    return wording.say(SENTENCES, "field", how, **known, field=row)


def _count(values: Sequence[sheet.Values]) -> dict[str, int]:
    """How many entries, how many in each state, and how much must be mended in all."""
    states = [entry["state"] for entry in values]
    return {
        "entries": len(values),
        "must": sum(entry["must"] for entry in values),
        **{kind.replace("-", "_"): states.count(kind) for kind in REPLIES.values()},
    }


def _token(numbers: Sequence[str]) -> str:
    """What threads an answer: AH-002, or AH-001…005 for several."""
    if len(numbers) < 2:  # noqa: PLR2004  (one, or none)
        return "".join(numbers)
    return f"{numbers[0]}…{numbers[-1].rpartition('-')[2]}"


def _cut(entry: sheet.Values) -> sheet.Values:
    """An entry with its first groups of findings only: the titles of a letter's worth."""
    return {
        **entry,
        "problems": entry["problems"][:MOST_GROUPS],
        "links": entry["links"][:MOST_GROUPS],
    }


def _render(values: sheet.Values, wording: Wording) -> Rendered:
    """The reply in both forms, with as much detail as fits."""
    several = len(values["entries"]) > 1
    known = {**values, "entry": values["entries"][0] if values["entries"] else {}}
    own = ("several",) if several else ("kind", values["kind"])
    said = {
        **wording.group(SENTENCES, "letter", **known),
        **wording.group(SENTENCES, *own, **known),
    }
    said["subject"] = text.header_text(said["subject"])
    page = {**values, "said": said, "faq": _answers(known, wording)}
    for detail in DETAILS:
        plain, html = _laid_out({**page, "detail": detail}, wording)
        if len(html.encode()) <= MOST_HTML and len(plain.encode()) <= MOST_TEXT:
            break
    return Rendered(subject=said["subject"], text=plain, html=html)


def _answers(known: sheet.Values, wording: Wording) -> list[dict[str, str]]:
    """What is asked for most, with its answers; only an inquiry is told."""
    if known["kind"] != ReplyKind.INQUIRY:
        return []
    asked = wording.table(SENTENCES).get("faq", [])
    return [
        {key: wording.say(SENTENCES, "faq", n, key, **known) for key in ("question", "answer")}
        for n in range(len(asked))
    ]


def _laid_out(page: sheet.Values, wording: Wording) -> tuple[str, str]:
    """One content as text and as HTML."""
    if page["detail"] == DETAILS[-1]:
        page["entries"] = [_cut(entry) for entry in page["entries"][:MOST_ENTRIES]]
    plain = wording.render(f"replies/{page['kind']}.txt.j2", **page)
    html = wording.render(f"replies/{page['kind']}.html.j2", **page)
    return GAPS.sub("\n\n", text.plain(plain)).strip() + "\n", EMPTY_LINES.sub("\n", html)

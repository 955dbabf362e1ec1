"""Shapes: nouns → the JSON of the contract. Keys are stable; more may be added; unknown is null."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from intake.model import (
    Case,
    Entry,
    Field,
    FilmFacts,
    Finding,
    Form,
    Judgement,
    Letter,
    LetterRecord,
    OutboxRow,
    Part,
    Stretch,
)
from intake.wording import Wording

Json = dict[str, Any]

FORM_KEYS: Mapping[Field, tuple[str, ...]] = {
    Field.DURATION: ("duration_seconds",),
    Field.CONTACT_NAME: ("contact_name",),
    Field.CONTACT_PHONE: ("contact_phone",),
    Field.PRODUCTION_PERIOD: ("production_start", "production_end"),
}
"""The keys that tell a field, where they are not the field's own name."""


REGULAR_SHARE = 0.99
MARKS = {"intro": "at_seconds", "outro": "at_seconds", "badge": "share"}
"""The marks, each with what is told of it besides state and score."""


def letter(noun: Letter, file: str, paths: Mapping[str, str]) -> Json:
    """One letter of `read`; `paths` tells where an attachment's bytes were written."""
    return {
        "file": file,
        "sha256": noun.sha256,
        "sender": {"name": noun.sender.name, "address": noun.sender.address},
        "subject": noun.subject,
        "kind": noun.kind,
        "message_id": noun.message_id,
        "date": _instant(noun.date),
        "received_at": _instant(noun.received_at),
        "text": noun.text,
        "words": list(noun.words),
        "attachments": [
            {
                "name": a.name,
                "size": a.size,
                "sha256": a.sha256,
                "inline": a.inline,
                "path": paths.get(a.sha256),
            }
            for a in noun.attachments
        ],
        "links": [
            {
                "provider": k.provider,
                "url": k.url,
                "code": k.code,
                "where": k.where,
                "name": k.name,
                "expires": k.expires,
            }
            for k in noun.links
        ],
        "codes": list(noun.codes),
        "through": noun.through.address if noun.through else None,
        "forwarded": [{"name": s.name, "address": s.address} for s in noun.forwarded],
        "truncated": noun.truncated,
        "refers_to": noun.refers_to,
        "also": list(noun.also),
        "remarks": list(noun.remarks),
        "bounce": None
        if noun.bounce is None
        else {
            "recipient": noun.bounce.recipient,
            "status": noun.bounce.status,
            "original_message_id": noun.bounce.original_message_id,
        },
    }


def form(noun: Form | None) -> Json | None:
    """One form of `form`: the nine fields and how sure each reading is."""
    if noun is None:
        return None
    period = noun.value(Field.PRODUCTION_PERIOD)
    start, end = period if isinstance(period, tuple) else (None, None)
    categories = noun.value(Field.CATEGORIES)
    return {
        "title": noun.value(Field.TITLE),
        "school": noun.value(Field.SCHOOL),
        "duration_seconds": noun.value(Field.DURATION),
        "genre": noun.value(Field.GENRE),
        "contact_name": noun.value(Field.CONTACT_NAME),
        "contact_phone": noun.value(Field.CONTACT_PHONE),
        "categories": list(categories) if isinstance(categories, tuple) else [],
        "production_start": start,
        "production_end": end,
        "synopsis": noun.value(Field.SYNOPSIS),
        "confidence": {
            key: filled.confidence
            for name, filled in noun.fields.items()
            for key in FORM_KEYS.get(name, (name.value,))
        },
    }


def film(noun: FilmFacts) -> Json:
    """The facts of `video`; what was not looked at is null or not-checked."""
    return {
        "container": noun.container,
        "video_codec": noun.video_codec,
        "width": noun.width,
        "height": noun.height,
        "display_width": noun.display_width,
        "display_height": noun.display_height,
        "frame_rate": _ratio(noun.frame_rate),
        "constant_frame_rate": _is_constant(noun),
        "scan": noun.scan,
        "duration_seconds": noun.duration_seconds,
        "video_bit_rate": noun.video_bit_rate,
        "size_bytes": noun.size_bytes,
        "pixel_format": noun.pixel_format,
        "audio_codec": noun.audio_codec,
        "rotation": noun.rotation,
        **_seen(noun),
        "marks": {name: _mark(noun, name, key) for name, key in MARKS.items()},
        "fingerprint": noun.fingerprint,
    }


def _seen(noun: FilmFacts) -> Json:
    """What one decoding saw and heard; all null for a film that was not decoded."""
    return {
        "decode_errors": noun.decode_errors,
        "decoded_seconds": noun.decoded_seconds,
        "black": _stretches(noun.black),
        "frozen": _stretches(noun.frozen),
        "silent": _stretches(noun.silent),
        "loudness_lufs": noun.loudness_lufs,
        "unscanned": noun.unscanned,
    }


def _stretches(found: Sequence[Stretch] | None) -> list[list[float]] | None:
    return None if found is None else [[begin, end] for begin, end in found]


def _mark(noun: FilmFacts, name: str, key: str) -> Json:
    """One mark: its state, its score, and where or in how much of the film it was found."""
    fact = next((mark for mark in noun.marks if mark.name == name), None)
    if fact is None:
        return {"state": "not-checked", "score": None, key: None}
    return {"state": fact.state, "score": fact.score, key: getattr(fact, key)}


def finding(noun: Finding, wording: Wording) -> Json:
    """One FINDING with its Chinese sentence."""
    found = list(noun.found) if isinstance(noun.found, tuple) else noun.found
    required = list(noun.required) if isinstance(noun.required, tuple) else noun.required
    return {
        "code": noun.code,
        "level": noun.level,
        "audience": noun.audience,
        "about": noun.about,
        "required": required,
        "found": found,
        "message": wording.worded(noun).message,
    }


def entry(noun: Entry, case: Case, judgement: Judgement | None, wording: Wording) -> Json:
    """One ENTRY; number and state are null before it is registered."""
    return {
        "number": noun.number or None,
        "school": noun.school or None,
        "title": noun.title or None,
        "state": noun.state if noun.number else None,
        "decision": judgement.decision if judgement else None,
        "revision": noun.revision,
        "files": [part(p) for p in case.parts],
        "form": form(case.form()),
        "findings": [finding(f, wording) for f in judgement.findings] if judgement else [],
    }


def part(noun: Part) -> Json:
    """One file of an ENTRY."""
    return {"path": noun.material.name, "role": noun.role, "sha256": noun.material.sha256}


def record(noun: LetterRecord, file: str) -> Json:
    """One letter of `rehearse` and `once`; `file` is empty once its bytes were dropped."""
    return {
        "id": noun.id,
        "file": file or None,
        "sha256": noun.sha256,
        "kind": noun.letter.kind if noun.letter else None,
        "end": noun.end,
        "received_at": _instant(noun.received_at),
        "entries": list(noun.entries),
        "reason": noun.reason or None,
    }


def reply(row: OutboxRow, file: str | None, paths: Mapping[str, str | None]) -> Json:
    """One reply of `rehearse` and `once`; several entries make `number` a list."""
    numbers: Sequence[str] = row.numbers
    return {
        "letter": file,
        "number": list(numbers) if len(numbers) > 1 else next(iter(numbers), None),
        "kind": row.reply.kind,
        "to": row.reply.to,
        "subject": row.reply.subject,
        "message_id": row.reply.message_id,
        "in_reply_to": row.reply.in_reply_to,
        "held": bool(row.hold),
        "state": row.state,
        "eml": paths.get("eml"),
        "text": paths.get("txt"),
        "html": paths.get("html"),
    }


def _is_constant(noun: FilmFacts) -> bool | None:
    """Whether 99 of 100 steps are the most frequent one, give or take a tick; None without any."""
    total = sum(count for _, count in noun.steps)
    if not total:
        return None
    usual = noun.steps[0][0]
    regular = sum(count for ticks, count in noun.steps if abs(ticks - usual) <= 1)
    return regular >= REGULAR_SHARE * total


def _ratio(value: Fraction) -> str:
    return f"{value.numerator}/{value.denominator}"


def _instant(value: datetime | date | None) -> str | None:
    return value.isoformat() if value else None

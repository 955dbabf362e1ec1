"""Recorded facts for tests of pure judgement: a film, a form and a case that are right in all."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from intake import policy
from intake.model import (
    Audience,
    Case,
    Facts,
    Field,
    Filled,
    FilmFacts,
    Finding,
    Form,
    FormFacts,
    Grading,
    Level,
    Material,
    Part,
    Role,
)
from intake.rules import ask

CONFIG = Path(__file__).resolve().parents[1] / "config.toml"
SHIPPED = policy.load(CONFIG)
NOTED = {"marks.not-checked": Grading(level=Level.NOTE, audience=Audience.STAFF)}
POLICY = replace(SHIPPED, findings={**SHIPPED.findings, **NOTED})
"""The shipped rules, of a campaign that is content when staff look at the marks later."""

HD = FilmFacts(
    container="mp4",
    video_codec="h264",
    width=1920,
    height=1080,
    display_width=1920,
    display_height=1080,
    sample_aspect=Fraction(1),
    frame_rate=Fraction(25),
    time_base=Fraction(1, 12800),
    steps=((512, 4499),),
    scan="progressive",
    duration_seconds=180.0,
    container_seconds=180.02,
    video_bit_rate=8_000_000,
    size_bytes=180_000_000,
    pixel_format="yuv420p",
    audio_codec="aac",
    rotation=0,
)
COMPRESSED = replace(
    HD,
    width=1280,
    height=720,
    display_width=1280,
    display_height=720,
    video_bit_rate=850_000,
    size_bytes=21_000_000,
)
FORM = Form(
    fields={
        Field.TITLE: Filled(raw="《田埂上的论文》", value="田埂上的论文"),
        Field.SCHOOL: Filled(raw="皖南师范学院", value="皖南师范学院"),
        Field.DURATION: Filled(raw="3分钟", value=180.0),
        Field.GENRE: Filled(raw="纪录片", value="纪录片"),
        Field.CONTACT_NAME: Filled(raw="王老师", value="王老师"),
        Field.CONTACT_PHONE: Filled(raw="13800000000", value="13800000000"),
        Field.CATEGORIES: Filled(raw="教育扶贫、科技扶贫", value=("教育扶贫", "科技扶贫")),
        Field.PRODUCTION_PERIOD: Filled(
            raw="2020年10月1日-11月20日", value=("2020-10-01", "2020-11-20")
        ),
        Field.SYNOPSIS: Filled(raw="学生进村写论文。", value="学生进村写论文。"),
    },
    synopsis_characters=8,
)


def part(facts: Facts, role: Role, name: str = "", *, ambiguous: bool = False) -> Part:
    """A file of these facts in a role; its sha256 follows from its name."""
    name = name or f"{role}.bin"
    material = Material(sha256=name.encode().hex().ljust(64, "0")[:64], name=name, size=1000)
    return Part(material=material, role=role, facts=facts, ambiguous=ambiguous)


def case(
    hd: Facts | None = HD, compressed: Facts | None = COMPRESSED, form: Facts | Form | None = FORM
) -> Case:
    """A complete case that is right in all, or with one part replaced or left out."""
    whole = FormFacts(forms=(form,)) if isinstance(form, Form) else form
    roles = {Role.HD: hd, Role.COMPRESSED: compressed, Role.FORM: whole}
    return Case(
        parts=tuple(part(facts, role) for role, facts in roles.items() if facts is not None)
    )


def without(*names: Field) -> Form:
    """The right form with these fields left empty."""
    return replace(FORM, fields={n: f for n, f in FORM.fields.items() if n not in names})


def findings(whole: Case) -> list[Finding]:
    """The findings of the shipped rules on a case."""
    return list(ask(POLICY.rules, POLICY.findings, whole))


def codes(whole: Case) -> list[str]:
    """Their codes, in order."""
    return [finding.code for finding in findings(whole)]

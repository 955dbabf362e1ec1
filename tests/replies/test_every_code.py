"""Every kind of reply tells every finding: both forms, in full, with nothing left to fill in."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from answers import LINKED, RIGHT, TEMPLATES, WORDING, dossier, setting
from cases import POLICY
from letterpages import Page

from intake.model import Audience, Finding, Level, ReplyKind
from intake.replies import compose
from intake.wording import FINDINGS

CODES = sorted(POLICY.findings)
TOLD = sorted({*ReplyKind} - {ReplyKind.INQUIRY, ReplyKind.RECEIPT, ReplyKind.DIGEST}, key=str)
"""Kinds that are about an entry; the other three tell nothing of one."""
TOGETHER = 12
"""So many findings in one letter that all of them are told in full."""
LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|\bNone\b|\bTrue\b|\bFalse\b|Undefined|\[\]")


def finding(code: str) -> Finding:
    """A finding as the example of its words says, told to its sender whatever config says."""
    example = {"about": "hd", **WORDING.table(FINDINGS)[code].get("example", {})}
    values = {k: tuple(v) if isinstance(v, list) else v for k, v in example.items()}
    return Finding(
        code=code,
        level=POLICY.findings[code].level,
        audience=Audience.SUBMITTER,
        about=values["about"],
        required=values.get("required"),
        found=values.get("found"),
    )


def with_findings(codes):
    whole = dossier(LINKED if any(code.startswith("link.") for code in codes) else RIGHT)
    judgement = replace(whole.judgement, findings=tuple(finding(code) for code in codes))
    said = {"verdict": "return", "opinion": "请改", "date": date(2021, 1, 6), "reminded": 1}
    return replace(whole, judgement=judgement, **said)


def plain(line: str) -> str:
    return re.sub(r"[^\u4e00-\u9fffA-Za-z0-9]+", "", line)


@pytest.mark.parametrize("first", range(0, len(CODES), TOGETHER))
@pytest.mark.parametrize("kind", TOLD)
def test_every_kind_tells_every_code_alike_in_both_forms(kind, first):
    codes = CODES[first : first + TOGETHER]
    told = compose.entries(kind, [with_findings(codes)], setting(), WORDING)
    page = plain("".join(Page(told.html).cells))

    assert [line for line in told.text.splitlines() if LEFT_OVER.search(line)] == []
    body = told.text.partition("\n-- \n")[0]
    said = [re.sub(r"^\s*\[[有缺待改]\] ", "", line) for line in body.splitlines()]
    assert [line for line in said if plain(line) not in page] == []


@pytest.mark.parametrize("code", CODES)
def test_a_finding_that_must_be_mended_says_how(code):
    told = compose.entries(ReplyKind.RETURNED, [with_findings([code])], setting(), WORDING).text
    words = WORDING.worded(finding(code))

    if POLICY.findings[code].level in {Level.REJECT, Level.MISSING}:
        assert f"1. {words.title}（" in told
        assert f"要求：{words.required}" in told
        assert f"您的文件：{words.found}" in told
        assert all(plain(line) in plain(told) for line in words.cure.splitlines())


def test_all_findings_at_once_still_fit_a_letter():
    told = compose.entries(ReplyKind.RETURNED, [with_findings(CODES)], setting(), WORDING)

    assert len(told.html.encode()) <= compose.MOST_HTML
    assert len(told.text.encode()) <= compose.MOST_TEXT
    assert "请补正" in told.subject


def test_every_code_of_the_robot_has_words_and_a_level():
    assert set(WORDING.table(FINDINGS)) == set(CODES)
    assert (TEMPLATES / FINDINGS).is_file()

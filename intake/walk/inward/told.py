"""Told: links that stand inside documents, found once a forms reader has read them → the letter's.

A link that the letter itself names is that one; a document only adds to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from intake.letters import links
from intake.model import Facts, FormFacts, Letter, Link


def joined(letter: Letter, facts: Iterable[Facts], ignored: Sequence[str]) -> tuple[Link, ...]:
    """The letter's links and those of its documents; one of both keeps its place in the letter."""
    passages = [text for fact in facts if isinstance(fact, FormFacts) for text in fact.passages]
    found = links.find([(text, "attachment") for text in passages], ignored)
    known = {(link.provider, link.url): link for link in letter.links}
    for link in found:
        before = known.get((link.provider, link.url))
        known[link.provider, link.url] = link if before is None else _merged(before, link)
    return tuple(known.values())


def _merged(before: Link, link: Link) -> Link:
    """The letter's own link, with what only the document says."""
    code = before.code or link.code
    where = link.where if before.where == "quoted" else before.where
    said = before.code_said and code is None
    return replace(before, code=code, where=where, code_said=said)

"""Each sentence of an entry's life has its story; the table of both is read and kept true here."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
LEAST = 40
"""Stories that there must be at least."""


def table():
    text = Path(__file__).with_name("lifecycle.toml").read_text(encoding="utf-8")
    return [pair for part in tomllib.loads(text).values() for pair in part.items()]


def stories(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_every_sentence_has_a_story_that_exists():
    named = {(sentence, *story.split("::")) for sentence, story in table()}
    known = {file: stories(TESTS / file) for _, file, _ in named}

    assert [(s, f, name) for s, f, name in sorted(named) if name not in known[f]] == []


def test_there_are_stories_enough():
    assert len({story for _, story in table()}) >= LEAST


def test_no_story_stands_for_two_sentences():
    told = [story for _, story in table()]

    assert sorted({story for story in told if told.count(story) > 1}) == []

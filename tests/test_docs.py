"""Docs that cannot rot: commands, targets, links, keys, words and files that they name exist."""

from __future__ import annotations

import importlib
import inspect
import re
import tomllib
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest
import typer

from intake import policy
from intake.cli import app
from intake.model import LetterKind, Level, OutboxState, ReplyKind, State
from intake.rounds import ROUNDS

ROOT = Path(__file__).resolve().parents[1]


def names(*patterns):
    """Files of the checkout that fit the patterns, named from its root."""
    return sorted({p.relative_to(ROOT).as_posix() for each in patterns for p in ROOT.glob(each)})


PAGES = names("*.md", "docs/**/*.md")
RECORDS = names("docs/decisions/[0-9]*.md")
READMES = ("README.md", "README.zh-CN.md")
LINK = re.compile(r"!?\[[^\]]*\]\(([^()\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")
FILE = re.compile(r"(?:intake|tests|checks|docs|templates)/[\w./-]*")
KEY = re.compile(r"\[([a-z]+)\](?: ([a-z_]+))?")
TARGET = re.compile(r"(?m)(?:^|`)make ([a-z][a-z-]*)")


@cache
def text(page):
    return (ROOT / page).read_text(encoding="utf-8")


def code(page):
    """What a page sets as code within a line."""
    return CODE.findall(re.sub(r"(?ms)^```.*?^```", "", text(page)))


def commands(group, words=()):
    """Every command that the robot knows, as a person types it."""
    for word, command in sorted(group.commands.items()):
        if hasattr(command, "commands"):
            yield from commands(command, (*words, word))
        else:
            yield " ".join((*words, word))


def first_cells(page, heading):
    """The code in the first column of the table under a heading line."""
    rows = text(page).partition(heading)[2].partition("\n\n")[0]
    return re.findall(r"(?m)^\| `([^`]+)`", rows)


def looked_up(identifier):
    """What a dotted name below the package means. Raises AttributeError when it means nothing."""
    steps = identifier.split(".")
    for count in range(len(steps), 0, -1):
        try:
            found = importlib.import_module(".".join(("intake", *steps[:count])))
        except ModuleNotFoundError as error:
            if not f"intake.{identifier}.".startswith(f"{error.name}."):
                raise
            continue
        for step in steps[count:]:
            found = getattr(found, step)
        return found
    raise AttributeError(identifier)


def keys():
    """Every key that config.toml may hold, as docs write it."""
    for table in fields(policy.Tables):
        yield table.name, None
        kind = inspect.get_annotations(policy.Tables, eval_str=True)[table.name]
        for key in getattr(kind, "__dataclass_fields__", {}):
            yield table.name, "from" if (table.name, key) == ("smtp", "sender") else key


@pytest.mark.parametrize("page", READMES)
def test_every_command_stands_in_the_readme(page):
    told = [words.split() for words in first_cells(page, "|---|---|\n")]
    known = [command.split() for command in commands(typer.main.get_command(app))]

    missing = [c for c in known if not any(words[: len(c)] == c for words in told)]

    assert missing == []


@pytest.mark.parametrize("page", READMES)
def test_every_command_of_the_readme_is_one(page):
    known = [command.split() for command in commands(typer.main.get_command(app))]

    strange = [
        words
        for words in first_cells(page, "|---|---|\n")
        if not any(words.split()[: len(c)] == c for c in known)
    ]

    assert strange == []


@pytest.mark.parametrize("page", PAGES)
def test_every_make_target_is_in_the_makefile(page):
    targets = set(re.findall(r"(?m)^([a-z][a-z-]*):", text("Makefile")))

    assert set(TARGET.findall(text(page))) - targets == set()


def test_every_make_target_stands_in_contributing():
    phony = re.search(r"(?m)^\.PHONY: (.+)$", text("Makefile"))
    targets = set(phony.group(1).split()) - {"rules-page"}

    assert targets - set(TARGET.findall(text("CONTRIBUTING.md"))) == set()


def test_the_law_stands_in_contributing_as_it_is_kept():
    kept = re.search(r"layers =\n((?:    .+\n)+)", text(".importlinter")).group(1)
    told = re.search(r"(?ms)^```\n(cli\n.*?)^```", text("CONTRIBUTING.md")).group(1)

    assert told.splitlines() == [line.strip() for line in kept.splitlines()]


@pytest.mark.parametrize("page", PAGES)
def test_every_relative_link_resolves(page):
    folder = (ROOT / page).parent
    found = [link.partition("#")[0] for link in LINK.findall(text(page)) if "://" not in link]

    assert [link for link in found if not (folder / link).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_is_named_exists(page):
    named = [word for word in code(page) if FILE.fullmatch(word)]

    assert [word for word in named if "NAME" not in word and not (ROOT / word).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_config_key_that_is_named_exists(page):
    named = {found.groups() for word in code(page) if (found := KEY.fullmatch(word))}

    assert named - set(keys()) == set()


def test_the_rounds_stand_in_the_walk_in_their_order():
    told = first_cells("docs/walk.md", "| round |")

    assert told == [f"intake/walk/{each.name}.py" for each in ROUNDS]


def test_every_file_of_the_walk_stands_in_the_walk():
    files = {*names("intake/walk/[!_]*.py"), *names("intake/walk/*/[!_]*.py")}

    assert files - set(code("docs/walk.md")) == set()


def test_the_picture_of_the_walk_shows_every_round():
    drawn = re.findall(r'class="round"[^>]*>([^<]+)<', text("docs/pictures/walk.svg"))

    assert set(drawn) == {f"{each.name}.py" for each in ROUNDS}


@pytest.mark.parametrize("record", RECORDS)
def test_every_decision_is_in_the_index(record):
    number, title = re.match(r"# (\d{4}) · (.+)\n", text(record)).groups()

    assert f"| [{number}]({Path(record).name}) | {title} |" in text("docs/decisions/README.md")
    assert Path(record).name.startswith(f"{number}-")


def test_decisions_are_numbered_without_a_gap():
    numbers = [int(Path(record).name[:4]) for record in RECORDS]

    assert numbers == list(range(1, len(RECORDS) + 1))


@pytest.mark.parametrize("record", RECORDS)
def test_every_decision_has_the_three_parts(record):
    headings = re.findall(r"(?m)^## (.+)$", text(record))

    assert headings == ["Context", "Decision", "Consequences"]


@pytest.mark.parametrize(
    "identifier", re.findall(r"(?m)^\|[^|]+\| `([^`]+)` \|", text("docs/glossary.md"))
)
def test_every_word_of_the_glossary_is_in_the_code(identifier):
    assert looked_up(identifier) is not None


def test_the_glossary_has_one_row_a_word():
    rows = re.findall(r"(?m)^\| ([^|]+) \| `([^`]+)` \|", text("docs/glossary.md"))

    assert len(rows) == len(dict(rows)) == len({identifier for _, identifier in rows})


def test_the_glossary_has_every_kind_of_letter():
    told = re.findall(r"`model\.LetterKind\.(\w+)`", text("docs/glossary.md"))

    assert told == [kind.name for kind in LetterKind]


@pytest.mark.parametrize(
    ("table", "kind"), [("state", State), ("level", Level), ("kind", LetterKind)]
)
def test_the_glossary_says_what_the_tracker_says(table, kind):
    words = tomllib.loads(text("templates/desk.toml"))[table]
    rows = re.findall(
        rf"(?m)^\| ([^|]+) \| `model\.{kind.__name__}\.(\w+)`", text("docs/glossary.md")
    )

    assert {key: word for word, key in rows} == {key: words[kind[key]] for _, key in rows}


def test_every_kind_of_reply_is_explained():
    assert first_cells("docs/replies.md", "| kind |") == [kind.value for kind in ReplyKind]


def test_every_state_of_the_outbox_is_explained():
    told = first_cells("docs/operating.md", "| state |")

    assert told == [state.value for state in OutboxState]


def test_a_word_that_is_not_in_the_code_is_noticed():
    with pytest.raises(AttributeError):
        looked_up("model.Contestant")


def test_the_names_of_states_are_looked_up():
    assert looked_up("model.State.ACCEPTED") is State.ACCEPTED

"""Folder: the TOML files of a templates folder, and where in them a sentence stands."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from intake.errors import BadSetup

Place: TypeAlias = tuple[str | int, ...]
"""Where a sentence stands in a TOML file: table, key, and so on."""

FINDINGS, DESK, WORDS = "findings.toml", "desk.toml", "words.toml"
SENTENCES, SAMPLE = "replies/sentences.toml", "replies/sample.toml"
SAID = ("title", "message", "required", "found", "cure")
REMEDY = "mend it, or copy the file that came with the robot"


def read(path: Path) -> Mapping[str, Any]:
    """A TOML file, parsed. Raises BadSetup when it cannot be."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        message = f"{path}: cannot be read ({error.strerror}); {REMEDY}"
        raise BadSetup(message) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"{path}: not a TOML file in UTF-8: {error}; {REMEDY}"
        raise BadSetup(message) from error


def digest(folder: Path) -> str:
    """What stands in all files of a folder, in short. Raises BadSetup when one cannot be read."""
    told = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        try:
            raw = path.read_bytes()
        except OSError as error:
            message = f"{path}: cannot be read ({error.strerror}); {REMEDY}"
            raise BadSetup(message) from error
        told.update(f"{path.relative_to(folder)}\0{len(raw)}\0".encode() + raw)
    return told.hexdigest()


def at(table: Any, place: Place) -> Any:  # noqa: ANN401  (TOML holds anything)
    """What stands at a place, or None."""
    for step in place:
        try:
            table = table[step]
        except (LookupError, TypeError):
            return None
    return table


def places(table: Any, start: Place = ()) -> Iterator[Place]:  # noqa: ANN401  (likewise)
    """Where the sentences of a TOML file stand."""
    if isinstance(table, str):
        yield start
    elif isinstance(table, dict):
        for key, inner in table.items():
            yield from places(inner, (*start, key))
    elif isinstance(table, list):
        for index, inner in enumerate(table):
            yield from places(inner, (*start, index))


def line_of(path: Path, place: Place) -> int:
    """The line of a TOML file on which a sentence starts, as far as it can be told."""
    lines = path.read_text(encoding="utf-8").splitlines()
    start = 0
    for step in place:
        wanted = re.compile(
            rf'\s*\[*"?{re.escape(str(step))}"?(\]|\s*=)|\s*\[.*\."?{re.escape(str(step))}"?\]'
        )
        start = next((n for n in range(start, len(lines)) if wanted.match(lines[n])), start)
    opens = lines[start].rstrip().endswith(('"""', "'''")) if lines else False
    return start + 1 + opens

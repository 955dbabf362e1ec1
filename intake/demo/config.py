"""A config file for another place: the shipped campaign with single values replaced.

The demo writes its own copy with dates around today and its own servers, so that every command can
be tried on what the demo leaves behind. Comments stay: the copy reads like the shipped file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

TABLE = re.compile(r"\[([\w.-]+)\]\s*$")
KEY = re.compile(r"(?:# )?([\w-]+) = ")
"""A key, or one that the shipped file leaves out and only shows."""


def rewrite(text: str, values: Mapping[str, str]) -> str:
    """The TOML `text` with the values of ``table.key`` replaced by TOML literals.

    Raises KeyError naming a key that the text does not have.
    """
    left = dict(values)
    lines = list(_lines(text, left))
    if left:
        raise KeyError(", ".join(left))
    return "".join(lines)


def _lines(text: str, left: dict[str, str]) -> Iterator[str]:
    table = ""
    for line in text.splitlines(keepends=True):
        if found := TABLE.match(line):
            table = found.group(1)
        key = KEY.match(line)
        value = left.pop(f"{table}.{key.group(1)}", None) if key else None
        yield line if key is None or value is None else f"{key.group(1)} = {value}\n"

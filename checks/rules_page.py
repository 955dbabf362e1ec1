"""Writes docs/rules.md from the rules' docstrings, config.toml and templates/findings.toml.

With --check it only says whether the page is true, and ends with 1 when it is not.
"""

from __future__ import annotations

import inspect
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from intake.rules import RULES

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/rules.md"
HEAD = """# The rules

Generated from `intake/rules/`, `config.toml` and `templates/findings.toml`; `make fmt` writes it
anew.
A rule is the dataclass of its own `[rules.NAME]` table. Level and audience of each finding stand
in `[findings]`, its words in `templates/findings.toml`.
"""


def page() -> str:
    """The whole page."""
    config = tomllib.loads((ROOT / "config.toml").read_text(encoding="utf-8"))
    words = tomllib.loads((ROOT / "templates/findings.toml").read_text(encoding="utf-8"))
    return HEAD + "".join(line for name in RULES for line in section(name, config, words))


def section(name: str, config: dict[str, Any], words: dict[str, Any]) -> Iterator[str]:
    """One rule: what it asks, its table as shipped, its findings."""
    kind = RULES[name]
    yield f"\n## {name}\n\n{inspect.getdoc(sys.modules[kind.__module__])}\n"
    table = config["rules"].get(name, {})
    if table:
        yield "\n| key | shipped |\n|---|---|\n"
        yield from (f"| `{key}` | `{shown(value)}` |\n" for key, value in table.items())
    yield "\n| finding | level | for | in words |\n|---|---|---|---|\n"
    for code in sorted(kind.CODES):
        grading = config["findings"][code]
        sentence = re.sub(r"\s+", " ", words[code]["message"]).replace("|", "\\|")
        yield f"| `{code}` | {grading['level']} | {grading['audience']} | {sentence} |\n"


def shown(value: object) -> str:
    """A TOML value on one line."""
    return str(value).replace("'", '"').replace("True", "true")


if __name__ == "__main__":
    fresh = page()
    if "--check" not in sys.argv:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(fresh, encoding="utf-8")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != fresh:
        sys.stdout.write("docs/rules.md is not true any more: run `make fmt`\n")
        sys.exit(1)

"""Keeps files within 400 lines, functions within 50, and names that say nothing out."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

MOST_FILE_LINES = 400
MOST_FUNCTION_LINES = 50
REFUSED = {"utils", "util", "common", "helpers", "helper", "base", "manager", "core", "misc"}


def complaints(root: Path) -> Iterator[str]:
    """Every file, function or name below `root` that breaks a limit."""
    for path in sorted(root.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if (lines := len(text.splitlines())) > MOST_FILE_LINES:
            yield f"{path}: {lines} lines, at most {MOST_FILE_LINES}"
        if REFUSED & set(path.with_suffix("").parts):
            yield f"{path}: a name that says nothing"
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > MOST_FUNCTION_LINES:
                    place = f"{path}:{node.lineno}: {node.name}"
                    yield f"{place}: {length} lines, at most {MOST_FUNCTION_LINES}"


if __name__ == "__main__":
    found = [line for folder in ("intake", "tests", "checks") for line in complaints(Path(folder))]
    sys.stdout.write("".join(f"{line}\n" for line in found))
    sys.exit(bool(found))

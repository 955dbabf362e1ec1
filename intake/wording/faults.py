"""Faults: what jinja2 says of a template → BadSetup that names file, line and cure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from jinja2 import TemplateNotFound
from jinja2 import TemplateSyntaxError as SyntaxFault

from intake import text
from intake.errors import BadSetup
from intake.wording.folder import REMEDY, Place, line_of


def sentence_fault(folder: Path, name: str, place: Place, error: Exception) -> BadSetup:
    """What is wrong with one sentence, with file and line."""
    path = folder / name
    line = line_of(path, place) + (_line_in("<template>", error) or 1) - 1
    shown = ".".join(map(str, place))
    return BadSetup(f"{path}, line {line}: {shown}: {_told(error)}; {REMEDY}")


def page_fault(folder: Path, name: str, error: Exception) -> BadSetup:
    """What is wrong with a page, with the file and line that it comes from."""
    if isinstance(error, TemplateNotFound):
        missing = folder / str(error.name)
        asked = "" if error.name == name else f", which {name} uses"
        return BadSetup(f"{missing}: there is no such template{asked}; {REMEDY}")
    path, line = _broken_at(folder, name, error)
    return BadSetup(f"{path}, line {line}: {_told(error)}; {REMEDY}")


def _broken_at(folder: Path, name: str, error: Exception) -> tuple[Path, int]:
    """The file and line that an error comes from: the page's own, or that of a file it uses."""
    files = [p for p in folder.rglob("*.j2") if _line_in(str(p), error)]
    path = max(files, key=lambda p: _depth(str(p), error), default=folder / name)
    return path, _line_in(str(path), error) or 1


def _line_in(name: str, error: Exception) -> int | None:
    """The line of a template at which an error arose, or None."""
    if isinstance(error, SyntaxFault):
        return error.lineno if (error.filename or "<template>") == name else None
    lines = [n for file, n in _frames(error.__traceback__) if file == name]
    return lines[-1] if lines else None


def _depth(name: str, error: Exception) -> int:
    files = [file for file, _ in _frames(error.__traceback__)]
    return max((n for n, file in enumerate(files) if file == name), default=-1)


def _frames(trace: TracebackType | None) -> Iterator[tuple[str, int]]:
    while trace is not None:
        yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next


def _told(error: Exception) -> str:
    return text.header_text(str(error) or type(error).__name__)

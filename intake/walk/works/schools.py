"""The list of schools: the file that [campaign] schools names → School nouns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from intake.errors import BadSetup
from intake.forms import sheets
from intake.forms.apart import OverrunError
from intake.forms.package import UnusableError
from intake.model import School
from intake.policy import Policy

HEADINGS: Mapping[str, str] = {
    "name": "name",
    "学校": "name",
    "学校名称": "name",
    "aliases": "aliases",
    "别名": "aliases",
    "province": "province",
    "省份": "province",
    "domains": "domains",
    "邮箱域名": "domains",
    "contact": "contact",
    "联系方式": "contact",
}
_SEPARATORS = re.compile(r"[、，,;；|/\s]+")
_ALIAS_SEPARATORS = re.compile(r"[、，,;；|/\n]+")


def load(policy: Policy) -> tuple[School, ...]:
    """The schools of the campaign, in the order of the file; () when it has no list.

    Raises BadSetup when the file cannot be read or has no column of names.
    """
    if not policy.campaign.schools:
        return ()
    path = policy.path(policy.campaign.schools)
    for sheet in _sheets(path):
        lines = [row for row in sheet.rows if any(cell.strip() for cell in row)]
        columns = _columns(lines[0]) if lines else {}
        if "name" in columns:
            return _schools(lines[1:], columns, path)
    message = f"campaign.schools: {path}: no column name (学校) in the first line; write one"
    raise BadSetup(message)


def _sheets(path: Path) -> tuple[sheets.Sheet, ...]:
    try:
        return sheets.rows(path)
    except OSError as error:
        message = f"campaign.schools: {path}: cannot be read ({error.strerror}); mend the path"
        raise BadSetup(message) from error
    except UnusableError as error:
        what = f"campaign.schools: {path}: {error.refusal.detail}"
        message = f"{what}; save the list again as .xlsx or .csv"
        raise BadSetup(message) from error
    except OverrunError as error:
        message = f"campaign.schools: {path}: {error}; save the list again as .xlsx or .csv"
        raise BadSetup(message) from error


def _columns(heading: Sequence[str]) -> dict[str, int]:
    """Which column holds what; of two columns of one meaning the first counts."""
    columns: dict[str, int] = {}
    for index, cell in enumerate(heading):
        meaning = HEADINGS.get(cell.strip().lower())
        if meaning is not None:
            columns.setdefault(meaning, index)
    return columns


def _schools(
    lines: Sequence[Sequence[str]], columns: Mapping[str, int], path: Path
) -> tuple[School, ...]:
    def cell(line: Sequence[str], meaning: str) -> str:
        index = columns.get(meaning, len(line))
        return line[index].strip() if index < len(line) else ""

    found = tuple(
        School(
            name=cell(line, "name"),
            aliases=_parted(_ALIAS_SEPARATORS, cell(line, "aliases")),
            province=cell(line, "province"),
            domains=_parted(_SEPARATORS, cell(line, "domains").lower().replace("@", "")),
            contact=cell(line, "contact"),
        )
        for line in lines
        if cell(line, "name")
    )
    if not found:
        message = f'campaign.schools: {path}: the list names no school; fill it, or set it to ""'
        raise BadSetup(message)
    return found


def _parted(separators: re.Pattern[str], cell: str) -> tuple[str, ...]:
    return tuple(piece.strip() for piece in separators.split(cell) if piece.strip())

"""Reading: a tracker that somebody has saved → staff's words, and what must be there again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from intake.tracker import merge, readback, sheets
from intake.tracker.book.keep import crowded, keep
from intake.tracker.carried import Carried
from intake.tracker.merge import Merged, Oddity, Said
from intake.tracker.package import Package, Unreadable, unpacked
from intake.tracker.seen import Base, BookSeen, RowBase, SheetSeen, as_text
from intake.tracker.words import Words
from intake.wording import Wording

MOST_LOOSE = 500
"""Rows without a key that are drawn again below a table; more stay in staff's own file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a saved tracker says.

    `blocked` is why the file cannot be drawn anew without losing something of staff's, a phrase of
    desk.toml's [aside] ("" when it can), and `what` the sheet that it is about.
    """

    said: tuple[Said, ...]
    oddities: tuple[Oddity, ...]
    carried: Carried
    blocked: str = ""
    what: str = ""


def read(
    content: bytes, wording: Wording, campaign: str, last: Callable[[], Base] | None = None
) -> Reading:
    """What a saved tracker says; `last` tells what was drawn, for a file that lost its stamp.

    Raises Unreadable for what is no workbook, or another campaign's.
    """
    words = Words(wording)
    package = unpacked(content)
    seen = _own(readback.read(package, sheets.expected(words)), words)
    base = seen.base or (last() if last else None)
    if base is None or base.campaign != campaign or not seen.sheets:
        raise Unreadable("of another campaign")  # noqa: EM101, TRY003  (a reason, not a sentence)
    each = [_merged(base, sheet, words) for sheet in seen.sheets]
    kept = _kept(seen, base)
    blocked, what = _blocked(package, kept, base)
    return Reading(
        said=tuple(one for merged in each for one in merged.said),
        oddities=(*(o for merged in each for o in merged.oddities), *_gone(seen, words)),
        carried=Carried() if blocked else keep(package, kept),
        blocked=blocked,
        what=what,
    )


def _own(seen: BookSeen, words: Words) -> BookSeen:
    """What was found, without our own line above the rows that staff wrote below a table."""
    ours = words.say("sheets.loose")
    tidy = [
        replace(sheet, loose=tuple(row for row in sheet.loose if ours not in row))
        for sheet in seen.sheets
    ]
    return replace(seen, sheets=tuple(tidy))


def _merged(base: Base, sheet: SheetSeen, words: Words) -> Merged:
    drawn: Mapping[str, RowBase] = base.sheets.get(sheet.sheet, {})
    if not sheet.columns:
        return Merged(oddities=tuple(merge.scribbles(drawn, sheet)))
    return merge.merge(sheets.shape(sheet.sheet, words), drawn, sheet)


def _kept(seen: BookSeen, base: Base) -> BookSeen:
    """What was found, with rows under numbers that we never gave among those without one."""
    tidy = []
    for sheet in seen.sheets:
        known = base.sheets.get(sheet.sheet, {})
        spelt = merge.spelt(known)
        strange = [r for r in sheet.rows if spelt(r.key) not in known and sheet.columns]
        loose = [tuple(as_text(row.cells.get(c)) for c in sheet.columns) for row in strange]
        away = {row.at for row in strange}
        rows = tuple(replace(row, key=spelt(row.key)) for row in sheet.rows if row.at not in away)
        tidy.append(replace(sheet, rows=rows, loose=(*sheet.loose, *loose)))
    return replace(seen, sheets=tuple(tidy))


def _gone(seen: BookSeen, words: Words) -> Iterator[Oddity]:
    """Sheets of ours that were deleted: they come back, and staff are told."""
    found = {sheet.sheet for sheet in seen.sheets}
    for one in sheets.expected(words):
        if one.sheet not in found:
            yield Oddity(kind="sheet-gone", sheet=one.sheet)


def _blocked(package: Package, seen: BookSeen, base: Base) -> tuple[str, str]:
    """What of staff's could not be drawn again: a phrase, and the sheet it is about."""
    if package.strange():
        return "parts", ""
    parts = package.sheets()
    for sheet in seen.sheets:
        pictures = base.pictures.get(sheet.sheet, 0)
        why = (
            "rows"
            if len(sheet.loose) > MOST_LOOSE
            else _stays(package, parts[sheet.name], pictures)
        )
        if why:
            return why, sheet.name
    for name in seen.extra:
        if why := _stays(package, parts[name], 0):
            return why, name
    full = crowded(seen, package)
    return ("cells", full) if full else ("", "")


def _stays(package: Package, part: str, pictures: int) -> str:
    """Why a sheet cannot be drawn again: it holds more than so many pictures, or a far cell."""
    if package.anchors(part) > pictures:
        return "pictures"
    return "far" if part in package.far else ""

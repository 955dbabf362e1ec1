"""The lines of a column as a page shows them → the text that was written. Pure.

A line on the page is either new or only the rest of a paragraph that did not fit. What tells them
apart: the room behind the line before, what the next one begins with, its indentation, whether a
sentence had ended, and whether full lines are spread to the column's edge.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

_INDENTED, _DEEP = 1.2, 5.0
"""Characters: a line that begins so much further in begins a paragraph; one that begins still
further in is set apart by other means."""
_PAD = 1.0
"""Characters: the most that a column's text keeps from its border without being indented."""
_ALIKE = 0.3
"""Characters within which two lines end at the same place."""
_FAR, _MUCH = 2.0, 6.0
"""Characters: with so much more room than its successor needs a line ended of itself; with much
more it did so even in the midst of a sentence."""
_LETTER, _CLOSE = 0.55, 0.5
"""Characters: the width of a Latin letter, and the least of a sign that may be squeezed."""
_WIDE = 0.15
"""Characters: the gaps of a line that was spread so far that they look like blanks."""
_SLIGHT, _EVEN = 0.1, 0.1
"""Characters: what is more than the error of measuring."""
_FEW = 2
"""Far from the border, so many lines may end at the same place by chance."""
DOUBT = 0.7
"""How sure a line break is that may be none, or a join that may be a break."""
_SENTENCE = re.compile(r"[。！？!?…；;][”’」』）)》]?$")
_START = re.compile(
    r"(?P<open>[“‘《〈（【「『(\[]*)(?:(?P<word>[A-Za-z0-9][A-Za-z0-9.,'+@/_-]*%?)|.)"
    r"(?P<close>[。，、；：！？）》〉】」』”’…—.,;:!?)\]%]*)"
)
"""What is never torn: a line begins with no full stop and ends with no bracket that opens."""
_LISTED = re.compile(
    r"\s*(?:[(（]?(?:[一二三四五六七八九十]|\d{1,2})[)）]?[、.．]|[(（]\d[)）]|[①-⑨])"
)
"""How a point of a list begins."""
_SET_APART = re.compile(r"(?<=[^\x00-\xff]) | (?=[^\x00-\xff])")
_LATIN = re.compile(r"[A-Za-z0-9]$"), re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a page: from where to where it reaches, a character's size, and its text.

    `natural` is the width that its characters take of themselves, when they are not spread.
    """

    left: float
    right: float
    size: float
    text: str
    natural: float

    @property
    def ended(self) -> bool:
        """Whether a sentence ends with it."""
        return ends_a_sentence(self.text)

    @property
    def latin(self) -> bool:
        """Whether anything but Chinese characters stands in it."""
        return any(c.isascii() for c in self.text)


@dataclass(frozen=True, slots=True)
class Column:
    """What the lines of a column have in common; `error` is that of their places, in characters.

    `indents`: paragraphs begin further in. `spread`: full lines are spread to the edge; `torn`:
    others, too, as Word does before a line break by hand. `even`: full lines of Chinese characters
    alone end alike, so that one that ends a part of a character before was not full.
    """

    margin: float
    edge: float
    error: float
    indents: bool = False
    spread: bool = False
    torn: bool = False
    even: bool = False

    def room(self, row: Row) -> float:
        """The room behind a line, in characters."""
        return (self.edge - row.right) / row.size

    def loose(self, row: Row) -> float:
        """The room behind a line, in characters, were it not spread."""
        return (self.edge - max(row.left, self.margin) - row.natural) / row.size

    def is_indented(self, row: Row) -> bool:
        """Whether a line begins further in, as a paragraph does."""
        return _INDENTED < (row.left - self.margin) / row.size < _DEEP

    def is_torn(self, before: Row, row: Row) -> bool:
        """Whether a line was spread though it had room for its successor's beginning."""
        reaches = self.room(before) < self.error + _CLOSE
        return reaches and self.loose(before) > need(row) + _FAR + self.error

    def is_wide(self, row: Row) -> bool:
        """Whether a line was spread so far that its gaps look like blanks."""
        reaches = self.room(row) < self.error + _CLOSE
        return reaches and self.loose(row) > _WIDE * len(row.text)

    def over(self, before: Row, row: Row) -> float:
        """How much more room a line had, in characters, than its successor's beginning needs."""
        room = self.loose(before) if self.is_torn(before, row) else self.room(before)
        return room - need(row)

    def link(self, before: Row, row: Row) -> tuple[str, float]:
        """What stands between two lines, nothing or a newline, and how sure that is."""
        over = self.over(before, row)
        if (self.indents and self.is_indented(row)) or (before.ended and _LISTED.match(row.text)):
            return "\n", 1.0
        if self.indents:
            return ("\n", DOUBT) if over > _MUCH else ("", 1.0)
        return _broken(over, before) if over > self.error else self._full(before)

    def _full(self, before: Row) -> tuple[str, float]:
        """What stands behind a line that had no room for more; it may end there all the same."""
        room = self.room(before)
        if not before.ended:
            return "", 1.0
        if self.spread and room > self.error + _SLIGHT:
            return "\n", 1.0
        if self.even and not before.latin and _SLIGHT < room % 1 - self.error < 1 - 2 * _EVEN:
            return "\n", 1.0
        told = self.spread and not self.torn and self.loose(before) > self.error + _SLIGHT
        return "", 1.0 if told else DOUBT


def ends_a_sentence(text: str) -> bool:
    """Whether a sentence ends with a text."""
    return bool(_SENTENCE.search(text.rstrip()))


def _broken(over: float, before: Row) -> tuple[str, float]:
    """What stands behind a line that had room for so many characters more."""
    if before.ended or over > _MUCH:
        return "\n", 1.0
    return "\n" if over > _FAR else "", DOUBT


def column(rows: Sequence[Row], left: float, right: float, error: float) -> Column:
    """The column of these lines between its borders."""
    size = sorted(row.size for row in rows)[len(rows) // 2]
    margin = min(row.left for row in rows)
    bare = Column(margin, _edge(rows, right - min(margin - left, _PAD * size), size), error)
    reach = [row for row in rows if bare.room(row) < error + _SLIGHT]
    return replace(
        bare,
        indents=_indents(bare, rows),
        spread=any(bare.loose(row) > error + _SLIGHT for row in reach),
        even=sum(not row.latin for row in reach) >= _FEW,
        torn=any(bare.is_torn(a, b) for a, b in pairwise(rows)),
    )


def _edge(rows: Sequence[Row], border: float, size: float) -> float:
    """How far a column's lines reach: where several end alike, else to its border."""
    furthest = max(row.right for row in rows)
    alike = sum(furthest - row.right < _ALIKE * size for row in rows)
    near = border - furthest < _FAR * size
    return furthest if alike > (1 if near else _FEW) else max(furthest, border)


def _indents(bare: Column, rows: Sequence[Row]) -> bool:
    """Whether lines further in begin paragraphs: the first does, or those that do follow an end."""
    begun = [(a, b) for a, b in pairwise(rows) if bare.is_indented(b)]
    after_ends = bool(begun) and all(a.ended or bare.over(a, b) > bare.error for a, b in begun)
    return bare.is_indented(rows[0]) or after_ends


def joined(
    rows: Sequence[Row], left: float, right: float, error: float = 0.05
) -> tuple[str, float]:
    """The text of a column's lines between its borders, and how sure its line breaks are."""
    told = paragraphs(rows, left, right, error)
    return "\n".join(text for text, _ in told), min((sure for _, sure in told), default=1.0)


def paragraphs(
    rows: Sequence[Row], left: float, right: float, error: float = 0.05
) -> list[tuple[str, float]]:
    """The paragraphs of a column's lines, and how sure it is of each that it ends, and where."""
    if not rows:
        return []
    held = column(rows, left, right, error)
    told: list[tuple[str, float]] = []
    whole, sure = "", 1.0
    for before, row in pairwise(rows):
        whole += _SET_APART.sub("", before.text) if held.is_wide(before) else before.text
        link, certain = held.link(before, row)
        sure = min(sure, certain)
        if link:
            told.append((whole, sure))
            whole, sure = "", 1.0
        else:
            whole += between(before.text, row.text)
    return [*told, (whole + rows[-1].text, sure)]


def between(before: str, after: str) -> str:
    """What was left out where a line wrapped: a blank between two words in Latin letters."""
    return " " if _LATIN[0].search(before) and _LATIN[1].match(after) else ""


def need(row: Row) -> float:
    """How much room the beginning of a line would have needed on the one before, in characters.

    A bracket stays with what it opens or closes, a word in Latin letters whole.
    """
    start = _START.match(row.text.lstrip())
    if start is None:
        return 1.0
    latin = len(start["word"] or "")
    return len(start["open"]) + (_LETTER * latin or 1.0) + _CLOSE * len(start["close"])

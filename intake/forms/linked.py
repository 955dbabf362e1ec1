"""Linked: a document's lines and cells → the texts among them that may hold a share link. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from intake.forms.cells import Block, Line

MOST_PASSAGES = 50
LONGEST = 2_000
"""Characters of a passage."""

_LINK = re.compile(r"://|www\.|pan\.", re.IGNORECASE)
_CODE = re.compile(r"提取[码碼]|访问码|訪問碼|密[码碼]|口令|取件码|pwd", re.IGNORECASE)


def passages(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Texts with a link, or with a code word next to one, in their order, at most MOST_PASSAGES.

    Neighbours are one passage: a code stands in the line, or the cell, after its link's.
    """
    texts = [text for text in _texts(blocks) if text]
    linked = {n for n, text in enumerate(texts) if _LINK.search(text)}
    beside = {m for n in linked for m in (n - 1, n + 1) if 0 <= m < len(texts)}
    kept = sorted(linked | {n for n in beside if _CODE.search(texts[n])})
    joined: list[str] = []
    for place, n in enumerate(kept):
        if place and kept[place - 1] == n - 1:
            joined[-1] += "\n" + texts[n]
        else:
            joined.append(texts[n])
    return tuple(text[:LONGEST] for text in joined[:MOST_PASSAGES])


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Line):
            yield block.text.strip()
        else:
            yield from (cell.text.strip() for cell in block.cells)

"""What a document holds → the texts in which a share link or its code may stand. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intake.forms import cells
from intake.forms.cells import Block

MOST, LONGEST = 50, 2_000
_LINK = re.compile(r"://|www\.|pan\.", re.IGNORECASE)
_CODE = re.compile(r"提取码|访问码|密码|口令|code|pwd", re.IGNORECASE)


def of(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The texts that hold an address, or a word for a code beside one; at most 50."""
    texts = list(cells.texts(blocks))
    linked = [bool(_LINK.search(text)) for text in texts]
    near = [any(linked[max(0, i - 1) : i + 2]) for i in range(len(texts))]
    found = (
        text[:LONGEST]
        for text, link, beside in zip(texts, linked, near, strict=True)
        if link or (beside and _CODE.search(text))
    )
    return tuple(dict.fromkeys(found))[:MOST]

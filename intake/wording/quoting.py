"""Quoting: a stranger's words → one harmless line of a letter or a page. Pure."""

from __future__ import annotations

import re

from intake import text
from intake.model import Value

LONGEST_QUOTE = 80
MOST_QUOTED = 4_000
"""Characters of a stranger's words that are looked at for a quotation."""
_DOMAIN_DOT = re.compile(
    r"(?i)(?<=[a-z0-9-])\.(?=(?:[a-z0-9-]{1,63}\.){0,3}"
    r"(?:com|cn|net|org|edu|gov|top|xyz|vip|cc|info|io|me|site|club|shop|link)(?![a-z0-9]))"
)


def quoted(words: str, limit: int = LONGEST_QUOTE) -> str:
    """A stranger's words as one harmless line, at most `limit` characters long.

    Controls are gone, telephone numbers are masked, and nothing looks like an address that a mail
    program would turn into a link of its own accord.
    """
    # Masked before it is cut: a cut number would not be known as one.
    line = text.header_text(text.mask_phones(text.header_text(words, MOST_QUOTED)), limit)
    return _DOMAIN_DOT.sub("．", line.replace("://", "：//").replace("www.", "www．"))


def harmless(value: Value) -> Value:
    """A finding's value with a stranger's words in it quoted."""
    if isinstance(value, str):
        return quoted(value)
    return tuple(quoted(v) for v in value) if isinstance(value, tuple) else value

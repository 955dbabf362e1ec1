"""Remarks: what is strange about a letter, named so that its record says it. Pure.

None of these refuses a letter: what could harm is made harmless where it is read. A remark tells
staff why a name or a subject may look other than its sender saw it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from intake.letters import names

CONTROLS = "control-characters"
"""Line ends, control characters or marks of direction stood in a subject or a name."""
LOST = "undecodable"
"""Octets of the subject, a name or the text are no characters: U+FFFD stands for them."""
PATH = "name-with-path"
RESERVED = "name-reserved"
"""A name that Windows keeps for a device: CON, NUL, COM1."""
LONG = "name-cut"
CUT = "cut-off"
EMPTY = "empty"
ELSEWHERE = "reply-to-elsewhere"
"""Reply-To names an address of another domain than the sender's; answers do not go there."""

_CONTROL = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)
_LOST = re.compile("[\ufffd\ufffe\uffff\ud800-\udfff]")
_RESERVED = re.compile(r"\s*(?:con|prn|aux|nul|com\d|lpt\d)\s*(?:\..*)?", re.IGNORECASE | re.DOTALL)


def tell(
    subject: str, files: Iterable[str], text: str, *, cut: bool, empty: bool, elsewhere: bool
) -> tuple[str, ...]:
    """The remarks on a letter, each once, in the order of this list.

    `subject` and the names of `files` are as decoded, before they were cleaned.
    """
    given = list(files)
    found = {
        CONTROLS: any(_CONTROL.search(line) for line in (subject, *given)),
        LOST: any(_LOST.search(words) for words in (subject, text, *given)),
        PATH: any(_leads_elsewhere(name) for name in given),
        RESERVED: any(_RESERVED.fullmatch(part) for name in given for part in _last(name)),
        LONG: any(len(part) > names.LONGEST for name in given for part in _last(name)),
        CUT: cut,
        EMPTY: empty,
        ELSEWHERE: elsewhere,
    }
    return tuple(remark for remark, there in found.items() if there)


def _leads_elsewhere(name: str) -> bool:
    return re.search(r"[/\\]|^[A-Za-z]:", name) is not None


def _last(name: str) -> Iterator[str]:
    """What stands after the last slash of either kind."""
    yield re.split(r"[/\\]", name)[-1]

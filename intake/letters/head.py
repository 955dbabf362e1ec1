"""Head: a letter's raw headers → sender, subject, instants, ids and marks.

One reading of our own from the raw octets: parsers are known to disagree about From, and Foxmail
and QQ put encoded words within quotes, which others leave alone (measured).
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from intake import text
from intake.letters import names
from intake.letters.automatic import Marks
from intake.model import Sender

MOST_ANSWERS = 50
"""Message-IDs of the letters answered that are kept."""

_LOCAL = r"(?:[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}|\x00[^\x00]{1,64}\x00)"
_DOMAIN = r"[A-Za-z0-9.\u00a1-\ud7ff\uf900-\ufffc-]{1,253}"
_ADDRESS = re.compile(rf"{_LOCAL}@{_DOMAIN}")
_WHOLE = re.compile(rf"(?<![^\s,;()<\":]){_ADDRESS.pattern}(?=[\s,;()<>\"]|$)")
_ANGLED = re.compile(r"<\s*((?:\x00[^\x00]{1,64}\x00)?[^<>\s]{1,320})\s*>")
_QUOTED_LOCAL = re.compile(r'"((?:[^"\\]|\\.){1,62})"(?=@)')
"""``"zhang san"@school.edu.cn``: the quotes belong to the address (RFC 5322, 3.4.1)."""

_ID = re.compile(r"<\s*([^<>\s]{1,250})\s*>")
MOST_LINES = 5
"""From lines that are looked at."""

LONGEST_FROM = 2_000
"""Characters of From that are looked at; RFC 5322 allows a line 998 octets."""

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\([^()]*\)', re.DOTALL)
_COMMENT = re.compile(r"\([^()]{0,200}\)")
_WIDE = str.maketrans("＜＞＠", "<>@")
"""What a Chinese keyboard writes for the marks of an address."""


def sender(letter: Message) -> Sender:
    """Who wrote a letter: the first address in angle brackets of From, else the first bare one.

    Without a From that holds an address, Sender's is taken; else the address is empty.
    """
    for header in ("from", "sender"):
        line = names.raw(letter, header)[:LONGEST_FROM]
        found = _sender(line) if line else None
        if found is not None:
            return found
    return Sender(name=text.header_text(text.decode_words(names.raw(letter, "from"))), address="")


def other_readings(letter: Message) -> tuple[str, ...]:
    """The sender's addresses as the standard library's parser reads all From lines, each once.

    An honest letter has one line with one address.
    """
    lines = [str(value) for name, value in letter.raw_items() if name.lower() == "from"]
    try:
        told = getaddresses([line[:LONGEST_FROM] for line in lines[:MOST_LINES]])
    except (RecursionError, ValueError, IndexError):
        return ()
    found = (_address(address) for _, address in told if _ADDRESS.fullmatch(address))
    return tuple(dict.fromkeys(filter(None, found)))


def leads_elsewhere(letter: Message, address: str) -> bool:
    """Whether Reply-To asks for the answer at another domain than the sender's.

    Nobody is written to there: whoever sends a letter could have our answers sent to a third.
    """
    home = address.rpartition("@")[2].lower()
    try:
        told = getaddresses([names.raw(letter, "reply-to")[:LONGEST_FROM]])
    except (RecursionError, ValueError, IndexError):
        return True
    found = [given.rpartition("@")[2].strip(" >").lower() for _, given in told if "@" in given]
    return any(domain != home for domain in found)


def subject(letter: Message) -> str:
    """The subject as one clean line."""
    return text.header_text(text.decode_words(names.raw(letter, "subject")))


def message_id(letter: Message) -> str | None:
    """The Message-ID with its angle brackets, or None."""
    return next(iter(_ids(names.raw(letter, "message-id"))), None)


def answers(letter: Message) -> tuple[str, ...]:
    """Message-IDs of the letters answered, nearest first: In-Reply-To, References backwards."""
    near = _ids(names.raw(letter, "in-reply-to"))
    far = _ids(names.raw(letter, "references"))
    return tuple(dict.fromkeys([*near, *reversed(far)]))[:MOST_ANSWERS]


def date(letter: Message) -> datetime | None:
    """The sender's own Date, aware, or None; it decides nothing."""
    return instant(names.raw(letter, "date"))


def received(letter: Message) -> datetime | None:
    """The date of the topmost Received, aware, or None."""
    return instant(names.raw(letter, "received").rpartition(";")[2])


def instant(written: str) -> datetime | None:
    """A date as RFC 5322 writes it, aware (UTC where no zone is given), or None."""
    bare = _COMMENT.sub(" ", written[:500]).strip()
    try:
        found = parsedate_to_datetime(bare)
        aware = found if found.tzinfo else found.replace(tzinfo=UTC)
        aware.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return aware


def marks(letter: Message) -> Marks:
    """What the headers say about whether a machine wrote the letter."""
    present = {name.lower() for name, _ in letter.raw_items()}
    path = names.raw(letter, "return-path").strip() if "return-path" in present else None
    report = ""
    if letter.get_content_type() == "multipart/report":
        report = names.parameter(letter, "content-type", "report-type").lower() or "unknown"
    return Marks(
        auto_submitted=names.raw(letter, "auto-submitted").strip().lower(),
        precedence=names.raw(letter, "precedence").strip().lower(),
        return_path=path if path is None else path.strip("<> \t\r\n"),
        report=report,
        listed=bool(present & {"list-id", "list-unsubscribe", "list-post", "list-help"}),
        suppressed="x-auto-response-suppress" in present,
    )


def _sender(line: str) -> Sender | None:
    """The one mailbox of a From line.

    The address is looked for outside quotes, comments and encoded words, where a display name
    cannot plant another one; only a line that has none there is decoded first.
    """
    line = _QUOTED_LOCAL.sub("\0\\1\0", line.replace("\0", "\ufffd"))
    spoken = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), line)
    decoded = text.decode_words(line).translate(_WIDE)
    for written, hidden in ((line, spoken), (decoded, decoded)):
        angled = next((m for m in _ANGLED.finditer(hidden) if _ADDRESS.fullmatch(m[1])), None)
        if angled is not None:
            return Sender(name=_bare(written[: angled.start()]), address=_address(angled[1]))
        bare = _WHOLE.search(hidden)
        if bare is not None:
            name = _bare(written[bare.end() :].strip(" ();")) or _bare(written[: bare.start()])
            return Sender(name=name, address=_address(bare[0]))
    return None


def _address(written: str) -> str:
    """An address as mail servers take it: in lower case, a Chinese domain in its ASCII form."""
    local, _, domain = written.replace("\0", '"').rpartition("@")
    try:
        plain = domain if domain.isascii() else domain.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    return f"{local}@{plain}".lower()


def _bare(name: str) -> str:
    """A display name, decoded, without quotes, escapes and stray brackets."""
    decoded = text.header_text(text.decode_words(name), 1_000).strip(" \"'<>,:;")
    return text.header_text(re.sub(r"\\(.)", r"\1", decoded))


def _ids(line: str) -> list[str]:
    """The Message-IDs in a header, clean; one without brackets is taken too."""
    clean = text.header_text(text.decode_words(line), 30_000)
    found = [f"<{match}>" for match in _ID.findall(clean)]
    if found or not clean or " " in clean or len(clean) > 250:  # noqa: PLR2004  (as _ID)
        return found
    return [f"<{clean.strip('<>')}>"]

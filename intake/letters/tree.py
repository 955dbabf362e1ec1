"""Tree: a raw letter → its parts, within budgets that hold while it is being read.

The standard library's parser under its compat32 policy never interprets what it reads, so it never
fails on a strange header. It is given the skeleton; large bodies stand on disk. Letters within
letters, signed entities and files written into a text are parts like any other. The budgets count
parts as they are made; a letter beyond them goes to a person.
"""

from __future__ import annotations

import email.policy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from email import feedparser
from email.errors import CloseBoundaryNotFoundDefect
from email.message import Message
from email.parser import BytesHeaderParser
from pathlib import Path
from typing import BinaryIO

from intake import text
from intake.errors import NeedsPerson
from intake.letters import content, names, signed, transfer, uuencoding
from intake.letters.content import Content
from intake.letters.skeleton import Skeleton

MOST_PARTS = 200
DEEPEST = 20
MOST_HEADERS = 1_000
LETTER_BYTES = 220 * 2**20
TAME_HEADER = 2**13
"""Characters of a header line; the longest honest ones are lists of recipients."""

_STRUCTURE = frozenset({"content-type", "content-transfer-encoding", "date", "received"})
_SIGNED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})


class Part(Message):
    """A part; `large` is its content when that was taken out, and its payload is empty then."""

    large: Content | None = None
    _type: tuple[int, str] = (-1, "")

    def get_content_type(self) -> str:
        """The media type; asked for many times a letter, and told anew when a header is added."""
        if self._type[0] != len(self):
            self._type = (len(self), super().get_content_type())
        return self._type[1]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part that holds content. `folder` names the forwarded letters around it; empty: none."""

    part: Message
    folder: str


@dataclass(slots=True)
class Tree:
    """A letter taken apart: its own head, what holds content, and the letters that it forwards."""

    letter: Message
    sha256: str
    leaves: list[Leaf] = field(default_factory=list)
    forwarded: list[Message] = field(default_factory=list)


class _Budget:
    """Makes the parts of one letter and counts them."""

    def __init__(self) -> None:
        self._made = self._heads = 0

    def __call__(self, policy: email.policy.Policy = email.policy.compat32) -> Part:
        self._made += 1
        _refuse_if(self._made > MOST_PARTS + 2, f"more than {MOST_PARTS} parts")
        return Part(policy)

    def count(self, fields: int) -> None:
        """Count a head (0), or the header lines of one."""
        self._heads += fields == 0
        _refuse_if(self._heads > MOST_PARTS + 2, f"more than {MOST_PARTS} parts")
        _refuse_if(fields > MOST_HEADERS, f"more than {MOST_HEADERS} header lines")


def load(path: Path, scratch: Path) -> Tree:
    """The parts of a raw letter on disk; large bodies become files in the folder `scratch`.

    Raises NeedsPerson beyond a budget, or when it cannot be taken apart at all; OSError when the
    disk refuses.
    """
    _refuse_if(path.stat().st_size > LETTER_BYTES, f"more than {LETTER_BYTES} bytes")
    with path.open("rb") as stream:
        letter, sha256 = _read(stream, scratch, _Budget())
    tree = Tree(letter=letter, sha256=sha256)
    tree.leaves = list(_Walk(tree, scratch).leaves(letter, "", 0))
    return tree


def head(octets: bytes) -> Message:
    """The headers at a letter's beginning; the rest is left unread."""
    return BytesHeaderParser().parsebytes(octets)


def is_tame(letter: Message) -> bool:
    """Whether every header is of a size that mail-parser takes in linear time."""
    return len(letter) <= MOST_HEADERS and all(
        len(str(value)) <= TAME_HEADER for part in letter.walk() for _, value in part.raw_items()
    )


def bare(part: Message) -> Message:
    """The structure of a letter and its instants: headers that tell of them, no words, no bodies.

    Nothing else is asked of another parser, and it reads every header twice.
    """
    copy = Message()
    for name, value in part.raw_items():
        if name.lower() in _STRUCTURE:
            copy[name] = value
    copy.defects = part.defects
    copy.epilogue = part.epilogue
    children = _children(part)
    copy.set_payload([bare(child) for child in children] if children else "")
    return copy


def truncated(letter: Message) -> bool:
    """Whether a closing boundary is missing, so that the end of the letter may be lost."""
    return any(
        isinstance(defect, CloseBoundaryNotFoundDefect)
        for part in letter.walk()
        for defect in part.defects
    )


def body(part: Message) -> Content:
    """The content of a part, its transfer encoding undone as leniently as can be."""
    large = getattr(part, "large", None)
    if isinstance(large, Content):
        return large
    # get_payload() passes 8 bit through a charset of the sender's and loses octets.
    payload = vars(part)["_payload"]
    if not isinstance(payload, str):
        return content.of(b"")
    undo = transfer.decoder(names.first_word(part, "content-transfer-encoding"))
    octets = undo.feed(payload.encode("utf-8", "surrogateescape"))
    return content.of(octets + undo.end())


class _Walk:
    """One letter's parts while they are being walked over."""

    def __init__(self, tree: Tree, scratch: Path) -> None:
        self._tree, self._scratch, self._budget = tree, scratch, _Budget()

    def leaves(self, part: Message, folder: str, depth: int) -> Iterator[Leaf]:
        """The parts that hold content in their order, those of forwarded letters included."""
        _refuse_if(depth > DEEPEST, f"parts within parts beyond {DEEPEST} levels")
        _refuse_if(len(part) > MOST_HEADERS, f"more than {MOST_HEADERS} header lines")
        if (inner := self._forwarded(part)) is not None:
            self._tree.forwarded.append(inner)
            subject = text.header_text(text.decode_words(names.raw(inner, "subject")), 80)
            nested = "/".join(filter(None, (folder, subject.replace("/", "／") or "letter")))
            yield from self.leaves(inner, nested, depth + 1)
        elif (entity := self._signed(part)) is not None:
            yield from self.leaves(entity, folder, depth + 1)
        elif part.is_multipart() and part.get_content_type() != "message/delivery-status":
            for child in _children(part):
                yield from self.leaves(child, folder, depth + 1)
        else:
            yield from (Leaf(piece, folder) for piece in self._apart(part))

    def _forwarded(self, part: Message) -> Message | None:
        """The letter inside a part, be it coded in base64 or attached as an .eml file; or None."""
        children = _children(part)
        if part.get_content_type() == "message/rfc822" and children:
            coded = names.first_word(part, "content-transfer-encoding")
            if coded not in {"base64", "quoted-printable"} or len(children[0]):
                return children[0]
            children[0]["Content-Transfer-Encoding"] = coded
            return self._inner(body(children[0]))
        if names.file_name(part).lower().endswith(".eml") and not children:
            return self._inner(body(part))
        return None

    def _signed(self, part: Message) -> Message | None:
        """The entity inside an opaque signature, or None."""
        if part.get_content_type() not in _SIGNED:
            return None
        octets = signed.entity(body(part).head(signed.MOST_BYTES))
        return None if octets is None else self._inner(content.of(octets))

    def _inner(self, inner: Content) -> Message:
        with inner.open() as stream:
            return _read(stream, self._scratch, self._budget)[0]

    def _apart(self, part: Message) -> Sequence[Message]:
        """A text and the files that are written into it; any other part as it is."""
        if part.get_content_type() != "text/plain" or names.file_name(part):
            return [part]
        whole = body(part)
        if (
            b"\nbegin " not in b"\n" + whole.head(content.LARGE)
            or whole.size > uuencoding.MOST_BYTES
        ):
            return [part]
        words, files = uuencoding.split(whole.head(uuencoding.MOST_BYTES))
        return [self._made(part, words), *map(self._file, files)] if files else [part]

    def _made(self, like: Message, octets: bytes) -> Message:
        """A part with another one's headers."""
        part = self._budget()
        for name, value in like.raw_items():
            if name.lower() != "content-transfer-encoding":
                part[name] = value
        part.large = content.of(octets)
        return part

    def _file(self, file: uuencoding.Inside) -> Message:
        part = self._budget()
        part["Content-Type"] = "application/octet-stream"
        part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", file.name))
        part.large = content.of(file.octets)
        return part


def _read(stream: BinaryIO, scratch: Path, budget: _Budget) -> tuple[Message, str]:
    """A letter as the standard library reads its skeleton, and the digest of its octets."""
    skeleton = Skeleton(stream, scratch, budget.count)
    parser = feedparser.BytesFeedParser(budget)
    try:
        for piece in skeleton.pieces():
            parser.feed(piece)
        letter = parser.close()
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        reason = f"the letter cannot be taken apart ({error}); look at it in the mailbox"
        raise NeedsPerson(reason) from error
    for part in letter.walk() if skeleton.large else ():
        payload = vars(part)["_payload"]
        if isinstance(payload, str) and payload.strip() in skeleton.large:
            part.large = skeleton.large[payload.strip()]
            part.set_payload("")
    return letter, skeleton.sha256()


def _children(part: Message) -> list[Message]:
    payload = part.get_payload() if part.is_multipart() else []
    return [child for child in payload if isinstance(child, Message)]


def _refuse_if(beyond: bool, what: str) -> None:  # noqa: FBT001  (a guard reads aloud)
    if beyond:
        message = f"a letter of {what} is not read by the robot; look at it in the mailbox"
        raise NeedsPerson(message)

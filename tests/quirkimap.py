"""A stand-in for the mailbox servers of Chinese providers: a few letters, and quirks on demand.

It keeps to RFC 3501 except for `quirks`:

- ``nameless``: no folder opens before ID (163: Unsafe Login)
- ``hangs-up``: an unknown command ends the connection (QQ)
- ``all``: a search by header answers with every letter (QQ)
- ``no-since``: BAD to a search that is not ALL (Aliyun)
- ``refuses-move``: offers MOVE and says NO to it
- ``descending``: BAD to a set of UIDs that goes down (QQ)
- ``empty``: a body is announced and does not come
- ``other``: the answer is for another UID
- ``babbles``: news of other letters between all answers
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from faultservers import Wire

OFFERED = "IMAP4rev1 ID UIDPLUS MOVE IDLE"


@dataclass
class QuirkImap:
    """Letters by UID in INBOX; what was moved stands in `moved`, every command in `heard`."""

    letters: dict[int, bytes]
    quirks: Collection[str] = ()
    offered: str = OFFERED
    uidvalidity: int = 5
    moved: dict[int, bytes] = field(default_factory=dict)
    heard: list[str] = field(default_factory=list)
    named: bool = False

    def __call__(self, wire: Wire) -> None:
        wire.say("* OK ready")
        self.named = False
        while True:
            tag, _, command = wire.hear().partition(" ")
            self.heard.append(command)
            if "babbles" in self.quirks:
                wire.say("* 9 EXISTS", "* 0 RECENT", "* 9 FETCH (FLAGS (\\Seen))")
            for line in self._answer(command, wire):
                wire.say_raw(line if isinstance(line, bytes) else f"{line}\r\n".encode())
            wire.say(f"{tag} {self._end}")

    def _answer(self, command: str, wire: Wire) -> Iterator[str | bytes]:
        self._end = "OK done"
        verb = re.match(r"UID \w+|\w+", command)[0].lower().replace(" ", "_")
        act = getattr(self, f"_{verb}", None)
        if act is not None:
            yield from act(command, wire)
        elif "hangs-up" in self.quirks:
            wire.drop()
        else:
            self._end = "BAD unknown command"

    def _capability(self, *_: object) -> Iterator[str]:
        yield f"* CAPABILITY {self.offered}"

    def _login(self, *_: object) -> Iterator[str]:
        yield from ()

    def _id(self, *_: object) -> Iterator[str]:
        self.named = True
        yield "* ID NIL"

    def _list(self, *_: object) -> Iterator[str]:
        yield '* LIST (\\HasNoChildren) "/" "INBOX"'
        yield '* LIST (\\HasNoChildren) "/" "done"'
        yield '* LIST (\\Sent) "/" "Sent"'

    def _examine(self, *_: object) -> Iterator[str]:
        if "nameless" in self.quirks and not self.named:
            self._end = "NO SELECT Unsafe Login. Please contact kefu@188.com for help"
            return
        yield f"* {len(self.letters)} EXISTS"
        yield f"* OK [UIDVALIDITY {self.uidvalidity}] ok"

    _select = _examine

    def _uid_search(self, command: str, _: object) -> Iterator[str]:
        asked = command.removeprefix("UID SEARCH ")
        if "no-since" in self.quirks and asked != "ALL":
            self._end = "BAD invalid command or parameters"
        elif asked.startswith("HEADER") and "all" not in self.quirks:
            wanted = asked.split()[-1].strip('"').encode()
            yield "* SEARCH " + " ".join(str(u) for u, raw in self.letters.items() if wanted in raw)
        else:
            yield "* SEARCH " + " ".join(map(str, self.letters))

    def _uid_fetch(self, command: str, _: object) -> Iterator[bytes]:
        _, _, which, what = command.split(" ", 3)
        uids = [int(uid) for uid in which.split(",")]
        if "descending" in self.quirks and uids != sorted(uids):
            self._end = "BAD UID parameters!"
            return
        for uid in uids:
            if uid in self.letters:
                yield self._told(uid, what)

    def _told(self, uid: int, what: str) -> bytes:
        raw, shown = self.letters[uid], uid + 1 if "other" in self.quirks else uid
        words = [b"UID %d" % shown]
        if "INTERNALDATE" in what:
            words.append(b'INTERNALDATE "12-Nov-2020 12:00:00 +0800"')
        if "RFC822.SIZE" in what:
            words.append(b"RFC822.SIZE %d" % len(raw))
        if "FLAGS" in what:
            words.append(b"FLAGS ()")
        if "HEADER.FIELDS" in what:
            line = b"".join(re.findall(rb"(?im)^message-id:.*\r\n", raw)) + b"\r\n"
            words.append(b"BODY[HEADER.FIELDS (MESSAGE-ID)] {%d}\r\n%s" % (len(line), line))
        elif found := re.search(r"BODY\.PEEK\[\]<(\d+)\.(\d+)>", what):
            at, most = int(found[1]), int(found[2])
            piece = b"" if "empty" in self.quirks else raw[at : at + most]
            words.append(b"BODY[]<%d> {%d}\r\n%s" % (at, len(piece), piece))
        return b"* 1 FETCH (" + b" ".join(words) + b")\r\n"

    def _uid_store(self, *_: object) -> Iterator[str]:
        yield from ()

    def _uid_move(self, command: str, _: object) -> Iterator[str]:
        if "refuses-move" in self.quirks:
            self._end = "NO MOVE is not for you"
            return
        uid = int(command.split()[2])
        self.moved[uid] = self.letters.pop(uid)
        yield "* 1 EXPUNGE"

    def _uid_copy(self, command: str, _: object) -> Iterator[str]:
        uid = int(command.split()[2])
        self.moved[uid] = self.letters[uid]
        yield from ()

    def _uid_expunge(self, command: str, _: object) -> Iterator[str]:
        self.letters.pop(int(command.split()[2]), None)
        yield "* 1 EXPUNGE"

    def _idle(self, _: object, wire: Wire) -> Iterator[str]:
        wire.say("+ idling")
        wire.say("* 3 EXISTS")
        assert wire.hear() == "DONE"
        yield from ()

    def _logout(self, *_: object) -> Iterator[str]:
        yield "* BYE"

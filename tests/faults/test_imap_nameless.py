"""A server like 163's opens no folder until it was told who we are, and some folders never."""

from __future__ import annotations

import pytest
from faultservers import FaultImap, FaultServer, Wire
from maildoors import mailbox, place

from intake.errors import TryLater

UNSAFE = "NO SELECT Unsafe Login. Please contact kefu@188.com for help"
OPEN = "* 1 EXISTS\r\n* OK [UIDVALIDITY 5] ok\r\n{tag} OK [READ-ONLY] done"
LIST = (
    '* LIST (\\HasNoChildren) "/" "INBOX"\r\n'
    '* LIST (\\HasNoChildren \\Junk) "/" "&V4NXPpCuTvY-"\r\n{tag} OK done'
)


def netease(*, hears_names: bool = True) -> FaultImap:
    """One that remembers whether ID was sent after the login."""
    talk = FaultImap()

    def examine(wire: Wire) -> None:
        words = [line.split(" ")[0] for line in talk.heard]
        named = hears_names and "ID" in words[words.index("LOGIN") :]
        wire.say((OPEN if named else f"{{tag}} {UNSAFE}").format(tag=talk.tag))

    talk.acts = {"EXAMINE": examine, "LIST": LIST}
    return talk


def test_we_name_ourselves_and_are_let_in(tmp_path):
    with FaultServer(netease()) as server, mailbox(server) as box:
        assert box.places(()) == [place()]
        assert box.fetch(place(), tmp_path).size == 12


def test_closed_inbox_is_for_later_in_the_servers_words():
    with (
        FaultServer(netease(hears_names=False)) as server,
        mailbox(server) as box,
        pytest.raises(TryLater) as caught,
    ):
        box.places(())

    where = f"mailbox 127.0.0.1:{server.port}"
    assert str(caught.value).startswith(f"{where}: error: select failed: SELECT Unsafe Login")


def test_closed_spam_folder_is_skipped_and_told():
    talk = netease()
    talk.acts = {**talk.acts, 'EXAMINE "&V4NXPpCuTvY-"': f"{{tag}} {UNSAFE}"}
    with FaultServer(talk) as server, mailbox(server, folders=("@junk", "INBOX")) as box:
        assert box.places(()) == [place()]
        assert box.skipped == {
            "@junk": "refused: select failed: SELECT Unsafe Login. "
            "Please contact kefu@188.com for help"
        }


def test_spam_folder_that_breaks_the_line_is_for_later():
    """Not the same as closed: a look that saw half of the folders is no look."""
    talk = netease()
    talk.acts = {**talk.acts, 'EXAMINE "&V4NXPpCuTvY-"': Wire.drop}
    with (
        FaultServer(talk) as server,
        mailbox(server, folders=("@junk", "INBOX")) as box,
        pytest.raises(TryLater),
    ):
        box.places(())

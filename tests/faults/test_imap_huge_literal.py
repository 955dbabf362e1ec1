"""A server that announces gigabytes costs neither memory nor disk."""

from __future__ import annotations

import pytest
from faultservers import FaultImap, FaultServer
from maildoors import mailbox, place

from intake.errors import NeedsPerson, TryLater

FETCH = "UID FETCH 7 (BODY.PEEK[]<0.1048576>)"
SIZE = "UID FETCH 7 (RFC822.SIZE INTERNALDATE)"
DATE = 'INTERNALDATE "12-Nov-2020 10:00:00 +0800"'


@pytest.mark.parametrize("size", [4 * 10**9, 2**40, 2**70, 200 * 1024 * 1024 + 1])
def test_huge_literal_is_not_made_room_for(size, tmp_path):
    answer = f"* 1 FETCH (UID 7 BODY[]<0> {{{{{size}}}}}"
    with (
        FaultServer(FaultImap({FETCH: answer})) as server,
        mailbox(server, seconds=5) as box,
    ):
        with pytest.raises(TryLater) as caught:
            box.fetch(place(), tmp_path)
        assert box.places(()) == [place()]

    where = f"mailbox 127.0.0.1:{server.port}"
    words = f"{where}: abort: command: FETCH => the server announces {size} bytes at once"
    assert str(caught.value) == words
    assert list(tmp_path.iterdir()) == []


def test_letter_that_grows_past_the_limit_is_cut_off(tmp_path):
    """The announced size is small; the pieces never end."""
    piece = "x" * 1024 * 1024
    talk = FaultImap()

    def more(wire) -> None:
        offset = talk.heard[-1].partition("<")[2].partition(".")[0]
        wire.say_raw(f"* 1 FETCH (UID 7 BODY[]<{offset}> {{{len(piece)}}}\r\n{piece})\r\n".encode())
        wire.say(f"{talk.tag} OK done")

    talk.acts = {"UID FETCH 7 (BODY.PEEK[]<": more, FETCH: more}
    with (
        FaultServer(talk) as server,
        mailbox(server, seconds=50) as box,
        pytest.raises(NeedsPerson) as caught,
    ):
        box.fetch(place(), tmp_path)

    words = "a letter of more than 209715200 bytes; look at it in the mailbox"
    assert str(caught.value) == words
    assert list(tmp_path.iterdir()) == []

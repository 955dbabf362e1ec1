"""A letter beyond the limit: only its beginning is fetched, and its sender is told, once."""

from __future__ import annotations

from campaign import letter
from faultservers import FaultServer
from maildoors import mailbox
from quirkimap import QuirkImap

from intake.letters import imap

SIZE = imap.LETTER_BYTES + 1


class Announcing(QuirkImap):
    """Says that each letter is too large, and has one to offer that goes on and on."""

    def _told(self, uid: int, what: str) -> bytes:
        real = b"RFC822.SIZE %d" % len(self.letters[uid])
        return super()._told(uid, what).replace(real, b"RFC822.SIZE %d" % SIZE)


def raw(form_file) -> bytes:
    return letter("报送《灯》", [form_file, ("高清版.mp4", b"\0\0\0\x18ftypisom" * 200_000)])


def test_only_the_beginning_is_fetched(tmp_path, form_file):
    content = raw(form_file)
    whole = Announcing({7: content})
    with FaultServer(whole) as server, mailbox(server, seconds=10) as box:
        arrival = box.fetch(box.places(())[0], tmp_path)

    assert arrival.size == SIZE
    assert arrival.path.read_bytes() == content[: imap.PIECE_BYTES]
    assert sum("BODY.PEEK[]" in command for command in whole.heard) == 1


def test_its_sender_is_told_once(campaign, form_file):
    with FaultServer(Announcing({7: raw(form_file)})) as server:
        campaign.configure(mailbox__port=str(server.port))
        told = campaign.once()
        again = campaign.once()

    (entry,), (reply,) = told["entries"], told["replies"]
    codes = {finding["code"] for finding in entry["findings"]}
    assert (entry["decision"], "material.too-large" in codes) == ("returned", True)
    assert len(campaign.replies()) == len(again["replies"]) == 1
    assert (reply["kind"], reply["to"]) == ("returned", "wang@wannan.edu.cn")

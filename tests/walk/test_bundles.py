"""Replies that leave together: claimed in one commit, told in one, and none twice.

What lies on the disk at each step, and whenever the server hears or has said something, is what a
robot that dies just then leaves behind. Another robot goes on from each of these.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field, replace
from email import message_from_bytes
from pathlib import Path

import pytest
from faultservers import FaultServer, FaultSmtp, Wire
from outboxes import office

from intake.errors import BadSetup, TryLater
from intake.model import OutboxState
from intake.replies.post import Postman
from intake.walk import post
from intake.walk.house import refit
from intake.walk.outward import slip

LOOKS = (0, 360, 720, 1080)
"""Seconds after which the robot that goes on looks what became of the replies."""


@dataclass
class SentFolder:
    """A mailbox in whose Sent folder lies what the server has taken over."""

    accepted: list[bytes]

    def sent_copy(self, message_id: str) -> bool:
        return message_id in names(self.accepted)

    def close(self) -> None:
        """Nothing is open."""


def names(accepted: list[bytes]) -> list[str]:
    """The Message-IDs of letters."""
    return [message_from_bytes(raw)["Message-ID"] for raw in accepted]


@dataclass
class Album:
    """What lay on the disk at each moment, and what the server had taken over by then."""

    source: Path
    target: Path
    talk: FaultSmtp
    taken: list[tuple[Path, list[bytes]]] = field(default_factory=list)

    def step(self, _: object) -> None:
        """Keep this moment."""
        folder = self.target / str(len(self.taken))
        shutil.copytree(self.source, folder)
        self.taken.append((folder, list(self.talk.accepted)))

    def before(self, words: str):
        """An act of the server: keep the moment, then say these words."""

        def act(wire: Wire) -> None:
            self.step(None)
            if words:
                wire.say(words)

        return act


@pytest.fixture
def talk():
    return FaultSmtp()


@pytest.fixture
def server(talk):
    with FaultServer(talk) as server:
        yield server


def moments(tmp_path, talk, server, count) -> Album:
    """An undisturbed sending of so many replies, and what lay on the disk meanwhile."""
    source = tmp_path / "source"
    source.mkdir()
    album = Album(source, tmp_path / "moments", talk)
    talk.acts = {
        "mail": album.before("250 ok"),
        "DATA": "354 go ahead",
        "INSIDE": "",
        "CONTENT": album.before("250 taken"),
    }
    heard = set()

    def inside(wire: Wire) -> None:
        if len(talk.accepted) not in heard:
            heard.add(len(talk.accepted))
            album.before("")(wire)

    talk.acts["INSIDE"] = inside
    with office(source, server.port, evidence="sent") as sender:
        sender.put(count)
        house = refit(sender.house, step=album.step)
        for item in post.due(house):
            post.take(house, item)
    return album


@pytest.mark.parametrize("machine", ["goes on", "went down"])
@pytest.mark.parametrize("count", [1, 4])
def test_whenever_the_robot_dies_each_reply_arrives_once(tmp_path, talk, server, count, machine):
    album = moments(tmp_path, talk, server, count)
    ends, arrived = [], []
    for folder, accepted in album.taken:
        if machine == "went down":
            (folder / "files" / slip.NAME).unlink(missing_ok=True)
        again = FaultSmtp(accepted=list(accepted))
        with FaultServer(again) as other, office(folder, other.port, evidence="sent") as sender:
            house = refit(sender.house, mailbox=SentFolder(again.accepted))
            for after in LOOKS:
                replace(sender, house=house).send(after)
                replace(sender, house=house).send(after)
            ends.append(sender.states())
        arrived.append(sorted(names(again.accepted)))

    expected = sorted(f"<{number}@example.com>" for number in range(count))
    assert len(album.taken) == 4 * count + 2
    assert arrived == [expected] * len(album.taken)
    assert ends == [["sent"] * count] * len(album.taken)


def test_what_the_bundle_had_not_come_to_leaves_at_once(tmp_path, talk, server):
    """The robot died when the second content was under way: only that one is in doubt."""
    album = moments(tmp_path, talk, server, 4)
    begun_two = [folder for folder, accepted in album.taken if len(accepted) == 1][-1]
    again = FaultSmtp()
    with FaultServer(again) as other, office(begun_two, other.port) as sender:
        sender.send()
        sender.send()
        sender.send()

        assert sender.states() == ["unsure", "unsure", "sent", "sent"]
    assert names(again.accepted) == ["<2@example.com>", "<3@example.com>"]


def test_a_slip_of_another_run_of_the_machine_proves_nothing(tmp_path):
    with slip.opened(tmp_path, [7, 8]) as paper:
        paper.begin(7)
    told = [slip.is_untouched(tmp_path, number) for number in (7, 8, 9)]
    path = tmp_path / slip.NAME
    path.write_text("another-boot 7 8\n7\n")

    assert told == [False, bool(slip.BOOT.exists()), False]
    assert not slip.is_untouched(tmp_path, 8)
    path.unlink()
    assert not slip.is_untouched(tmp_path, 8)


def test_a_slip_that_cannot_be_written_is_for_later(tmp_path):
    with pytest.raises(TryLater, match=r"post\.slip cannot be written .*; make room on the disk"):
        slip.opened(tmp_path / "nowhere", [1]).__enter__()


def test_a_reply_of_a_bundle_is_seen_as_being_sent(tmp_path, server):
    with office(tmp_path, server.port) as sender:
        first, second = sender.put(2)
        with sender.house.ledger.transaction() as tx:
            tx.outbox.claim([first], sender.clock.now())
            states = [row.state for row in tx.outbox.rows()]
            tx.outbox.claim([], sender.clock.now())
            after = tx.outbox.get(first).state

    assert states == [OutboxState.SENDING, OutboxState.COMPOSED]
    assert (after, second) == (OutboxState.COMPOSED, first + 1)


def test_a_server_that_is_away_is_not_tried_with_every_reply(tmp_path):
    with FaultServer(FaultSmtp({"GREETING": Wire.drop})) as server:
        with office(tmp_path, server.port) as sender:
            sender.put(5)
            sender.send()
            sender.send(30)

            assert sender.states() == ["retry", *["composed"] * 4]
        assert server.connections == 1


@pytest.mark.parametrize(
    ("answer", "states"),
    [
        ("450 4.2.0 greylisted", ["sent", "retry", "sent"]),
        ("550 5.1.1 no such user", ["sent", "failed", "sent"]),
        ("554 5.7.1 DT:SPM", ["sent", "failed", "sent"]),
        ("550 frequency limited", ["sent", "retry", "composed"]),
        (Wire.drop, ["sent", "retry", "composed"]),
    ],
    ids=["4xx", "5xx", "spam", "limited", "drop"],
)
def test_what_one_reply_meets_changes_the_others_only_where_it_must(
    tmp_path, talk, server, answer, states
):
    talk.acts = {"rcpt TO:<li@": answer}
    with office(tmp_path, server.port) as sender:
        sender.put(1)
        sender.put(1, to="li@luzhou.edu.cn")
        sender.put(1)
        sender.send()

        assert sender.states() == states
    assert len(talk.accepted) == states.count("sent")


def test_a_fault_of_ours_in_a_bundle_keeps_no_other_reply_from_leaving(tmp_path, talk, server):
    with office(tmp_path, server.port) as sender:
        sender.put(3)

        class Broken:
            """A post that fails with the second reply it is given."""

            given = 0

            def send(self, message, to, copies, announce):
                self.given += 1
                if self.given == 2:
                    raise ZeroDivisionError
                return sender.house.post.send(message, to, copies, announce)

            def close(self):
                sender.house.post.close()

        house = refit(sender.house, post=Broken())
        with pytest.raises(ZeroDivisionError):
            post.take(house, post.due(house)[0])
        first = sender.states()
        items = post.due(sender.house)
        sender.send()

        assert first == ["sent", "sending", "composed"]
        assert items == ["3", "2"]
        assert sender.states() == ["sent"] * 3
    assert len(talk.accepted) == 3


def second(talk: FaultSmtp, act):
    """Do so with the second content, and as the book says with the others."""

    def answer(wire: Wire) -> None:
        if len(talk.accepted) == 2:
            act(wire)
        else:
            wire.say("250 taken")

    return answer


@pytest.mark.parametrize(
    ("act", "state"),
    [
        (Wire.drop, "unsure"),
        (Wire.stall, "unsure"),
        (lambda wire: wire.say("garbage"), "unsure"),
        (lambda wire: wire.say("250"), "sent"),
    ],
    ids=["drops after accepting", "stalls", "answers garbage", "answers shortly"],
)
def test_a_content_without_a_proper_answer_is_unsure_and_no_other_one(
    tmp_path, talk, server, act, state
):
    talk.acts = {"CONTENT": second(talk, act)}
    with office(tmp_path, server.port) as sender:
        sender.put(3)
        quick = Postman(sender.house.policy.smtp, "", seconds=0.5, keep=True)
        replace(sender, house=refit(sender.house, post=quick)).send()
        quick.close()
        states = sender.states()
        sender.send(600)

        assert states == ["sent", state, "sent"]
        assert sender.states() == states
    assert len(talk.accepted) == 3


def test_a_server_that_drops_before_it_has_all_leaves_that_one_unsure(tmp_path, talk, server):
    def inside(wire: Wire) -> None:
        if len(talk.accepted) == 1:
            wire.drop()

    talk.acts = {"INSIDE": inside}
    with office(tmp_path, server.port) as sender:
        sender.put(3)
        sender.send()

        assert sender.states()[:2] == ["sent", "unsure"]


def test_a_server_without_the_encryption_that_config_asks_for_gets_nothing(tmp_path, talk, server):
    with office(tmp_path, server.port) as sender:
        sender.put(2)
        smtp = replace(sender.house.policy.smtp, tls="starttls")
        house = refit(sender.house, post=Postman(smtp, "secret"))
        with pytest.raises(BadSetup, match="offers no STARTTLS"):
            replace(sender, house=house).send()

        assert set(sender.states()) <= {"composed", "sending"}
    assert (talk.accepted, [line for line in talk.heard if "secret" in line]) == ([], [])

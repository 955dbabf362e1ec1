"""The password is in no message, repr, traceback or output, whatever a server makes of it."""

from __future__ import annotations

import base64
import traceback

import pytest
from faultservers import FaultImap, FaultServer, FaultSmtp, Wire
from maildoors import USER, mailbox, place, postman

from intake.errors import IntakeError

CANARY = "Canary7sings"
CODED = base64.b64encode(CANARY.encode()).decode()
PLAIN = base64.b64encode(f"\0{USER}\0{CANARY}".encode()).decode()
SECRETS = (CANARY, CODED, PLAIN)
IMAP_ACTS = [
    {"LOGIN": f"{{tag}} NO {CANARY} is wrong"},
    {"LOGIN": f'{{tag}} BAD LOGIN {USER} "{CANARY}"'},
    {"LOGIN": f"{{tag}} NO [UNAVAILABLE] {CANARY}"},
    {"LOGIN": f"* BYE {CANARY}"},
    {"LOGIN": Wire.drop},
    {"LOGIN": Wire.stall},
    {"GREETING": f"* BYE {CANARY}"},
    {"LIST": f"{{tag}} NO {CANARY}"},
    {"LIST": f"garbage {CANARY}"},
    {"EXAMINE": f"{{tag}} NO {CANARY}"},
    {"UID FETCH": f"* 1 FETCH (UID {CANARY}"},
]
SMTP_ACTS = [
    {"GREETING": f"554 {CANARY}"},
    {"AUTH": f"535 {CANARY} is wrong"},
    {"AUTH": f"535 {PLAIN}"},
    {"AUTH": f"535 {CODED}"},
    {"AUTH": f"454 {CANARY}"},
    {"AUTH": Wire.drop},
    {"AUTH": Wire.stall},
    {"AUTH": "235 in", "mail": f"550 {PLAIN} {CANARY}"},
    {"AUTH": "235 in", "mail": f"530 authentication required {CODED}"},
    {"AUTH": "235 in", "CONTENT": f"250 {CANARY}"},
    {"AUTH": "235 in", "CONTENT": f"garbage {CANARY}"},
    {"AUTH": "235 in", "CONTENT": f"554 {CODED}"},
]


def shown(error: BaseException | None) -> str:
    """All that a log may show of an error, its causes included."""
    return "" if error is None else "".join(traceback.format_exception(error)) + repr(error)


def leaks(words: str) -> list[str]:
    return [secret for secret in SECRETS if secret in words]


def told_shortly(acts):
    """A name for a case that is the same in every process."""
    return " ".join(f"{word}={getattr(act, '__name__', act)}" for word, act in acts.items())


@pytest.mark.parametrize("acts", IMAP_ACTS, ids=told_shortly)
def test_mailbox_keeps_the_password(acts, tmp_path, capfd, caplog):
    told: list[str] = []
    with FaultServer(FaultImap(acts)) as server, mailbox(server, CANARY, seconds=0.5) as box:
        for act in (lambda: box.places(()), lambda: box.fetch(place(), tmp_path)):
            with pytest.raises(IntakeError) as caught:
                act()
                told.append(repr(box.skipped))
                message = "nothing went wrong"
                raise IntakeError(message)
            told.append(str(caught.value))
        told += [repr(box), str(box), repr(box._session._client)]

    out, err = capfd.readouterr()
    assert leaks("".join(told)) == []
    assert leaks(out + err + caplog.text) == []


@pytest.mark.parametrize("acts", SMTP_ACTS, ids=told_shortly)
def test_post_keeps_the_password(acts, capfd, caplog):
    told: list[str] = []
    with FaultServer(FaultSmtp(acts, features=("AUTH PLAIN LOGIN",))) as server:
        post = postman(server.port, CANARY, seconds=0.5)
        try:
            told.append(repr(post.send(b"x", "a@b.cn", [], lambda: None)))
        except IntakeError as error:
            told.append(shown(error))
        told += [repr(post), str(post)]

    out, err = capfd.readouterr()
    assert leaks("".join(told)) == []
    assert leaks(out + err + caplog.text) == []


def test_the_canary_was_there_to_leak():
    """Both servers hear it: the tests above could have caught something."""
    imap, smtp = FaultImap(), FaultSmtp({"AUTH": "235 in"}, features=("AUTH PLAIN",))
    with FaultServer(imap) as server, mailbox(server, CANARY) as box:
        box.places(())
    with FaultServer(smtp) as server:
        postman(server.port, CANARY).check()

    assert [line for line in imap.heard if CANARY in line] == [f'LOGIN {USER} "{CANARY}"']
    assert [line for line in smtp.heard if PLAIN in line] == [f"AUTH PLAIN {PLAIN}"]

"""Listen: a mailbox that tells of new letters → the next look comes at once, not at its minute."""

from __future__ import annotations

from collections.abc import Callable

from intake.errors import BadSetup, TryLater
from intake.letters.mailbox import Mailbox
from intake.walk.house import House


def listen(
    house: House, stopped: Callable[[], bool], heard: Callable[[], None], rest: Callable[[], None]
) -> None:
    """Call `heard` whenever a letter arrives, until `stopped`; return where there is no IDLE.

    After trouble, `rest`. What is wrong with the set-up is told by the look itself.
    """
    if not isinstance(house.mailbox, Mailbox):
        return
    mailbox = house.mailbox.twin()
    try:
        while not stopped():
            try:
                news = mailbox.wait(stopped)
            except TryLater as error:
                house.log.info("not listening for a while", reason=str(error))
                rest()
                continue
            except BadSetup:
                return
            if news is None:
                return
            if news:
                heard()
    finally:
        mailbox.close()

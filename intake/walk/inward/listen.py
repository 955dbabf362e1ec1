"""Listen: a mailbox that tells of new letters → the next look comes at once, not at its minute."""

from __future__ import annotations

from collections.abc import Callable

from intake.errors import BadSetup, TryLater
from intake.letters.mailbox import Mailbox
from intake.walk.house import House

FIRST_REST = 1.0
"""Seconds without listening after the first trouble; each one that follows doubles them."""


def listen(
    house: House,
    stopped: Callable[[], bool],
    heard: Callable[[], None],
    rest: Callable[[float], None],
) -> None:
    """Call `heard` whenever a letter arrives, until `stopped`; return where there is no IDLE.

    A line that breaks may have been about to tell of a letter: it counts as news, and after a short
    `rest` we listen again. What is wrong with the set-up is told by the look itself.
    """
    if not isinstance(house.mailbox, Mailbox):
        return
    mailbox, pause = house.mailbox.twin(), FIRST_REST
    try:
        while not stopped():
            try:
                news = mailbox.wait(stopped)
            except TryLater as error:
                house.log.info("not listening for a while", reason=str(error))
                if pause == FIRST_REST:
                    heard()
                rest(pause)
                pause = min(2 * pause, house.policy.mailbox.poll_seconds)
                continue
            except BadSetup:
                return
            if news is None:
                return
            pause = FIRST_REST
            if news:
                heard()
    finally:
        mailbox.close()

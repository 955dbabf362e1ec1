"""The rounds: which files of walk/ are turned together, and in which order.

The order is the way of a letter; each table is what one of the worker's jobs turns.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from intake.walk import (
    answer,
    board,
    compress,
    desk,
    digest,
    drop,
    entries,
    fetch,
    flag,
    judge,
    letter,
    measure,
    noise,
    poll,
    post,
    receipt,
    requests,
    words,
)
from intake.walk.house import House


@dataclass(frozen=True, slots=True)
class Round:
    """One file of walk/: what is due, how one item is taken, and what giving up means.

    `risky`: a stranger's content is taken apart, and may take the whole process with it. What such
    a round has in hand is written down first, so that a robot that dies of it knows at its next
    start, and does not die of it for ever.
    """

    name: str
    due: Callable[[House], Sequence[str]]
    take: Callable[..., None]
    submit: Callable[[House, str], Future[Any]] | None = None
    park: Callable[[House, str, str], None] | None = None
    risky: bool = False


LETTERS = (
    Round(poll.NAME, poll.due, poll.take),
    Round(letter.NAME, letter.due, letter.take, park=letter.park, risky=True),
)
MEASURE = (
    Round(
        measure.NAME,
        measure.due,
        measure.take,
        submit=measure.submit,
        park=measure.park,
        risky=True,
    ),
)
JUDGE = (
    Round(entries.NAME, entries.due, entries.take, park=letter.park, risky=True),
    Round(words.NAME, words.due, words.take),
    Round(judge.NAME, judge.due, judge.take),
)
READ = (*LETTERS, *MEASURE, *JUDGE)
SEND = (
    Round(receipt.NAME, receipt.due, receipt.take),
    Round(answer.NAME, answer.due, answer.take),
    Round(digest.NAME, digest.due, digest.take),
    Round(post.NAME, post.due, post.take),
)
PUBLISH = (
    Round(desk.NAME, desk.due, desk.take),
    Round(board.NAME, board.due, board.take),
)
FLAG = (Round(flag.NAME, flag.due, flag.take), Round(noise.NAME, noise.due, noise.take))
FETCH = (Round(fetch.NAME, fetch.due, fetch.take, submit=fetch.submit, park=fetch.park),)
DROP = (Round(drop.NAME, drop.due, drop.take),)
ROUNDS = (*READ, *SEND, *PUBLISH, *FLAG, *DROP, *FETCH)
"""What may take long comes last: a turn answers every other letter first."""
UNMARKED = (*READ, *SEND, *PUBLISH)
"""The rounds of a dry run: nothing is marked in the mailbox, no letter's bytes are dropped."""
UNDRAWN = tuple(current for current in ROUNDS if current not in PUBLISH)
"""Every round but the drawing of the tracker, where nobody looks at it between two letters."""
REQUESTS = (Round(requests.NAME, requests.due, requests.take, park=requests.park),)
"""What other commands asked for: no part of a letter's walk, and turned like one."""
COMPRESS = (Round(compress.NAME, compress.due, compress.take, park=compress.park),)
"""What only a robot that goes on working does, behind all else: it takes minutes a film."""

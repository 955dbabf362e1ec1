"""Staff's choice for tests: works handed in, judged, approved and recommended."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from campaign import NOW, form_answers, letter
from stages import Stage

from intake.demo import forms
from intake.model import Choice, Edit, EditKind, Field, Verdict
from intake.replies.post import Delivery
from intake.turn import turn_until_idle
from intake.walk.house import House, refit


class Server:
    """A post that answers as it is told, and keeps what it was given."""

    def __init__(self, *outcomes: str) -> None:
        self.outcomes = list(outcomes)
        self.given: list[tuple[bytes, str]] = []

    def send(self, message, to, copies, announce):  # noqa: ARG002  (Post's shape)
        """Take a letter, or refuse it."""
        outcome = self.outcomes.pop(0) if self.outcomes else "sent"
        if outcome in {"sent", "unsure"}:
            announce()
        self.given.append((message, to))
        return Delivery(outcome=outcome, code=None, detail=f"server said {outcome}")

    def close(self) -> None:
        """Nothing is kept open."""


SCHOOLS = ("皖南师范学院", "庐州医科大学", "江淮农业大学", "淮河学院")
TITLES = ("灯", "一剂良方", "归雁", "三尺讲台")


def address(number: int) -> str:
    """The address of a school's teacher."""
    return f"teacher@school{number}.edu.cn"


def handed_in(folder: Path, pair: Sequence[Path], number: int, **answers: str) -> bytes:
    """The complete, right letter of school number 0…3; `answers` replace the form's."""
    told = {
        **form_answers(),
        Field.TITLE: f"《{TITLES[number]}》",
        Field.SCHOOL: SCHOOLS[number],
        **{Field(name): value for name, value in answers.items()},
    }
    form = forms.docx(folder / f"sent-{number}" / "登记表.docx", told)
    files = [("高清版.mp4", pair[0].read_bytes()), ("压缩版.mp4", pair[1].read_bytes()), form]
    return letter(f"报送微视频《{TITLES[number]}》", files, sender=address(number))


def play(stage: Stage, folder: Path, pair: Sequence[Path], count: int) -> list[str]:
    """So many schools hand in; the entries' numbers."""
    for number in range(count):
        stage.play(handed_in(folder, pair, number), NOW + timedelta(minutes=number))
    return list(stage.states())


def say(house: House, number: str, **said: str) -> None:
    """Staff wrote into the tracker an hour ago: verdict, choice, order or date of an entry."""
    with house.ledger.transaction() as tx:
        revision = tx.entries.get(number).revision
        for name, value in said.items():
            tx.edits.hear(
                Edit(
                    kind=EditKind(name),
                    number=number,
                    value=value,
                    seen_at=NOW - timedelta(hours=1),
                    revision=revision,
                )
            )


def choose(house: House, numbers: Sequence[str]) -> None:
    """Staff approve and recommend entries, in this order."""
    for place, number in enumerate(numbers, 1):
        say(house, number, verdict=Verdict.APPROVE, choice=Choice.SELECTED, order=str(place))
    turn_until_idle(house)


@contextlib.contextmanager
def copied(house: House, folder: Path) -> Iterator[House]:
    """The same house over a copy of its ledger; what it writes for staff lies in `folder`."""
    house.ledger.copy(folder / "ledger.sqlite3")
    ledger = type(house.ledger)(f"sqlite:///{folder / 'ledger.sqlite3'}", folder)
    try:
        yield ruled(refit(house, ledger=ledger), desk={"folder": str(folder)})
    finally:
        ledger.close()


def ruled(house: House, **tables: dict[str, object]) -> House:
    """The same house under a config with other values in some tables."""
    policy = house.policy
    changed = {name: replace(getattr(policy, name), **keys) for name, keys in tables.items()}
    return refit(house, policy=replace(policy, **changed))

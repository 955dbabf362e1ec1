"""Each kind of film → exactly the findings that the notice asks for, and no other."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from cases import SHIPPED
from kinds import kinds
from measured import maker, workshop

from intake.machine import MachineClock
from intake.model import Role
from intake.walk.asked import check
from intake.walk.house import Bench, bench


@pytest.fixture(scope="module")
def tools() -> Bench:
    """What measuring takes, for a campaign that asks for no marks."""
    policy = replace(SHIPPED, marks=replace(SHIPPED.marks, intro=(), outro=(), badge=()))
    return bench(policy, MachineClock(), str(maker().parent))


def told(tools, kind):
    """The codes of a kind's findings with their levels."""
    path = kind.make(maker(), workshop())
    found = check.video(tools, path, Role(kind.role))["findings"]
    return {finding["code"]: str(finding["level"]) for finding in found}


@pytest.mark.parametrize("kind", [k for k in kinds() if k.early], ids=lambda kind: kind.name)
def test_some_kinds_of_film_are_told(tools, kind):
    assert told(tools, kind) == kind.expected


@pytest.mark.torture
@pytest.mark.parametrize("kind", [k for k in kinds() if not k.early], ids=lambda kind: kind.name)
def test_kinds_of_film_are_told(tools, kind):
    assert told(tools, kind) == kind.expected


def test_each_kind_has_a_name_of_its_own():
    assert [name for name, times in Counter(k.name for k in kinds()).items() if times > 1] == []

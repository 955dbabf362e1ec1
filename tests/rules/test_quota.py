from dataclasses import replace

import pytest
from cases import case, findings

from intake.model import Standing


def told(quota, *taken):
    return findings(replace(case(), standing=Standing(quota=quota, taken=taken)))


@pytest.mark.parametrize(
    ("quota", "taken"), [(0, ("AH-001",)), (1, ()), (2, ("AH-001",)), (5, ("AH-001",) * 4)]
)
def test_a_free_place_passes(quota, taken):
    assert told(quota, *taken) == []


@pytest.mark.parametrize(
    ("quota", "taken"), [(1, ("AH-001",)), (1, ("AH-001", "AH-002")), (5, ("AH-001",) * 5)]
)
def test_one_more_than_the_places_is_shown_to_staff(quota, taken):
    (found,) = told(quota, *taken)

    assert (found.code, found.level, found.about) == ("campaign.over-quota", "review", "entry")
    assert (found.required, found.found) == (quota, taken)

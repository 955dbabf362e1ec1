from dataclasses import replace

import pytest
from cases import case, findings

from intake.model import Standing


def standing(**values):
    return findings(replace(case(), standing=Standing(**values)))


def test_an_entry_of_this_tier_passes():
    assert standing() == []


def test_nothing_is_said_where_no_place_is_known():
    assert findings(case()) == []


@pytest.mark.parametrize("refused", ["province", "sender"])
def test_another_tiers_entry_is_refused_and_told_where_to_go(refused):
    (found,) = standing(refused=refused, instead=("浙江", "office@zj.example"))

    assert (found.code, found.level, found.about) == ("campaign.wrong-tier", "reject", "entry")
    assert (found.found, found.required) == (refused, ("浙江", "office@zj.example"))

"""The examples are config.toml with other values, and each is a config of its own."""

from __future__ import annotations

import runpy

import pytest
from campaign import ROOT

from intake import policy
from intake.walk.house import check_words
from intake.wording import Wording

MADE = runpy.run_path(str(ROOT / "checks/examples.py"))


@pytest.mark.parametrize("tier", ["province", "national"])
def test_an_example_is_what_config_toml_makes_of_it(tier):
    written = (ROOT / "examples" / f"{tier}.toml").read_text(encoding="utf-8")

    assert written == MADE["written"](tier)


@pytest.mark.parametrize("tier", ["province", "national"])
def test_an_example_is_a_whole_config_with_all_its_words(tier):
    found = policy.load(ROOT / "examples" / f"{tier}.toml")

    check_words(found, Wording(found.path(found.templates.folder), found.campaign.zone))
    assert found.campaign.tier == tier
    assert len(found.onward.columns) == 12


def test_the_province_hands_in_where_the_national_host_takes_it():
    province, national = (policy.load(ROOT / f"examples/{t}.toml") for t in MADE["EXAMPLES"])

    assert province.onward.to == national.mailbox.user
    assert national.campaign.known_sender(province.smtp.sender).province == "安徽"
    assert national.onward.to == ""

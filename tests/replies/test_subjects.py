"""What a telephone shows of a subject: its first 18 characters say state, number and title."""

from __future__ import annotations

import pytest
from answers import REPLIES

ABOUT_NO_ENTRY = {"several", "inquiry", "receipt", "reminder to a school", "precheck", "digest"}


@pytest.mark.parametrize("name", [name for name in REPLIES if name not in ABOUT_NO_ENTRY])
def test_the_first_characters_say_state_number_and_title(name):
    state, _, rest = REPLIES[name].subject[:18].partition(" [AH-002]《")

    assert 3 <= len(state) <= 7
    assert "田埂上的论文".startswith(rest)
    assert len(rest) >= 1


def test_a_precheck_has_no_number():
    assert REPLIES["precheck"].subject[:18] == "预检结果：3处要改《田埂上的论文》（"

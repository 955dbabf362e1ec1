"""A command asks for what cannot be done: its words say so, exit 2, nothing has changed."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["retry", "letter:77"], "nothing is parked as letter:77; `parked` lists what is"),
        (["retry", "nonsense"], "nothing is parked as nonsense; `parked` lists what is"),
        (["outbox", "release", "77"], "there is no reply 77; `outbox list` shows them"),
        (["outbox", "release", "²"], "there is no reply ²; `outbox list` shows them"),
        (["outbox", "show", "77"], "there is no reply 77; `outbox list` shows them"),
        (["show", "AH-999"], "there is no entry and no letter called AH-999"),
    ],
)
def test_it_is_refused_in_words(campaign, words, said):
    done = campaign.run(*words)

    assert (done.code, done.err.strip()) == (2, said)

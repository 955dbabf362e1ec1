"""Every kind of letter, word for word: a change of the words shows here as a person reads it.

After a change that was meant: INTAKE_SNAPSHOTS=write, run this test, and read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from answers import REPLIES

FOLDER = Path(__file__).with_name("snapshots")


@pytest.mark.parametrize("name", REPLIES)
def test_a_letter_reads_as_it_was_approved(name):
    path = FOLDER / f"{name.replace(' ', '-')}.txt"
    told = f"{REPLIES[name].subject}\n\n{REPLIES[name].text}"
    if os.environ.get("INTAKE_SNAPSHOTS") == "write":
        path.write_text(told, encoding="utf-8", newline="\n")

    assert told == path.read_text(encoding="utf-8")


def test_no_letter_is_kept_that_nobody_writes():
    known = {f"{name.replace(' ', '-')}.txt" for name in REPLIES}

    assert {path.name for path in FOLDER.iterdir()} == known

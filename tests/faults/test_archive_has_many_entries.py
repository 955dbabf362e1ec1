"""Ten thousand members in one archive."""

import time

import packed
import pytest
from packed import read, tarred, zipped

from intake.model import Nature, Refusal

MANY = {f"{n}.txt": b"" for n in range(10_000)}


@pytest.mark.parametrize(("form", "raw"), [("zip", zipped(MANY)), ("gzip", tarred(MANY, "gz"))])
def test_too_many_members_are_refused_and_none_is_kept(tmp_path, form, raw):
    started = time.monotonic()

    found = read(tmp_path, raw, form)

    assert found == Refusal(nature=Nature.ARCHIVE, reason="unsafe", detail="entries")
    assert packed.left(tmp_path) == []
    assert time.monotonic() - started < 10

"""A zip that says it holds ten bytes and holds ten million."""

import packed
import pytest
from packed import read, zipped

from intake.model import Nature, Refusal


@pytest.mark.parametrize(("true", "said"), [(1_000_000, 10), (10, 1_000_000)])
def test_a_size_that_is_a_lie_is_damage_and_nothing_is_kept(tmp_path, true, said):
    raw = zipped({"成片.mp4": bytes(true)})
    lie = raw.replace(true.to_bytes(4, "little"), said.to_bytes(4, "little"))
    assert lie != raw

    found = read(tmp_path, lie)

    assert found == Refusal(nature=Nature.ARCHIVE, reason="unreadable", detail="member")
    assert packed.left(tmp_path) == []

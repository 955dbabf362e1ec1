"""A zip whose members are one and the same bytes, read 400 times: 400 MiB out of one."""

import time

import packed
from packed import raw_zip, read

from intake.model import Nature, Refusal

MEGA = 1024 * 1024


def test_members_that_share_bytes_are_refused_before_any_is_read(tmp_path):
    body = bytes(MEGA)
    # Each line of the list tells of the first member's bytes.
    raw = raw_zip(
        [(b"%d.bin" % n, body if n == 0 else b"") for n in range(400)],
        starts=[0] * 400,
        sizes=[MEGA] * 400,
    )
    started = time.monotonic()

    found = read(tmp_path, raw)

    assert found == Refusal(nature=Nature.ARCHIVE, reason="unsafe", detail="overlap")
    assert packed.left(tmp_path) == []
    assert time.monotonic() - started < 10

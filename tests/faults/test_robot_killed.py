"""kill -9 of a running robot: the system frees its lock at once, and the next one goes on."""

from __future__ import annotations

from robots import started


def test_the_lock_is_free_at_once(campaign):
    process = started(campaign)
    process.kill()
    process.communicate()

    done = campaign.run("once", "--json")

    assert done.code == 0, done.err

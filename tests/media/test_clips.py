"""A clip's seams and its motion: what is expected follows from how pictures were made."""

import numpy as np
import pytest

from intake.media import clips, pace

SEAMS = np.array([True, True, *[False] * 8, True, True])


@pytest.mark.parametrize(
    ("found", "there", "gone"),
    [
        # passing over from a page and into the film
        ([0.4, 0.7, *[0.95] * 8, 0.7, 0.5], 1.0, 0.0),
        # one that bars or coding made a little unlike
        ([0.4, 0.7, 0.82, *[0.95] * 7, 0.7, 0.5], 11 / 12, 0.0),
        # cut off hard: nothing of the clip is seen there
        ([0.1, 0.1, *[0.95] * 8, 0.1, 0.9], 9 / 12, 0.0),
        # something else in its midst
        ([0.4, 0.7, *[0.95] * 6, 0.1, 0.1, 0.7, 0.5], 6 / 12, 2 / 8),
    ],
)
def test_a_seam_counts_where_all_between_is_there(found, there, gone):
    shares = clips.shares_of(np.array(found, np.float32), SEAMS)

    assert shares == (pytest.approx(there), pytest.approx(gone))


def test_a_still_picture_has_nothing_of_a_clips_motion():
    moving = np.stack([np.roll(np.arange(320) % 80, 9 * n) for n in range(8)]).astype(np.uint8)
    own = moving[:, None].repeat(180, axis=1)
    still = own[3:4].repeat(8, axis=0)

    assert (pace.motion_of(own, own), pace.motion_of(still, own)) == (1.0, 0.0)
    assert pace.motion_of(still, still) == 1.0

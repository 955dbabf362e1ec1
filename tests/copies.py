"""What arrives beside an HD version as the compressed one made from it: the tenth batch's pairs."""

from __future__ import annotations

from dataclasses import replace

import bodies
import scenes
from arrivals import SQUEEZED
from families import x264
from plan import BODIES, Variant
from versions import Versions, cut

THIRD = len(BODIES) + len(bodies.DRAWN) + len(scenes.SCENES)
SHOTS = (
    ((THIRD + 0, 0.0, 2.2), (THIRD + 5, 0.6, 2.0), (THIRD + 9, 3.0, 2.0)),
    ((THIRD + 1, 1.0, 1.8), (THIRD + 4, 0.2, 2.2), (THIRD + 8, 2.0, 2.0)),
    ((THIRD + 3, 0.5, 2.2), (THIRD + 2, 0.4, 1.8), (THIRD + 10, 1.0, 2.0)),
    ((THIRD + 6, 0.0, 2.0), (THIRD + 7, 0.6, 2.2), (THIRD + 0, 4.0, 2.0)),
)
"""The shots of four films, from the bodies of `footage` and `reels`."""


def tenth(film: Variant, _other: str) -> Versions:
    """What may be sent beside a film of the tenth batch."""
    spare = SHOTS[(SHOTS.index(film.shots) + 2) % len(SHOTS)]
    first, second, third = film.shots
    return {
        "900 kbps": (replace(film, code=x264(900)), "same"),
        "150 kbps, boxed": (replace(film, code=x264(150), pad=(0, 5)), "same"),
        "30 a second": (replace(film, grade="fps=30", code=x264(700)), "same"),
        "anamorphic": (replace(film, again=SQUEEZED), "same"),
        "another take of a shot": (
            cut(film, second=(second[0], second[1] + 2.6, second[2])),
            "other",
        ),
        "shots in another order": (
            replace(film, shots=(third, first, second), code=x264(600)),
            "other",
        ),
        "last shot left out": (replace(film, shots=(first, second), code=x264(800)), "other"),
        "another film, same marks": (replace(film, shots=spare, code=x264(500)), "other"),
    }

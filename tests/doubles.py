"""What is sent beside an HD version as the one made from it: the eleventh batch's pairs."""

from __future__ import annotations

from dataclasses import replace

import reels
from copies import THIRD
from deliveries import MUSIC
from families import x264
from plan import Variant
from versions import Versions, cut

FOURTH = THIRD + len(reels.SCENES)
SHOTS = (
    ((FOURTH + 0, 0.4, 2.2), (FOURTH + 3, 1.0, 2.2), (FOURTH + 5, 3.0, 2.0)),
    ((FOURTH + 1, 0.6, 2.0), (FOURTH + 4, 0.2, 2.2), (FOURTH + 6, 2.0, 2.2)),
    ((FOURTH + 2, 0.5, 2.2), (FOURTH + 7, 0.4, 2.4), (FOURTH + 0, 4.6, 1.8)),
    ((FOURTH + 6, 4.8, 2.0), (FOURTH + 5, 0.6, 2.2), (FOURTH + 1, 4.0, 2.0)),
)
"""The shots of four films, from the bodies of `outings`."""


def eleventh(film: Variant, _other: str) -> Versions:
    """What may be sent beside a film of the eleventh batch."""
    spare = SHOTS[(SHOTS.index(film.shots) + 1) % len(SHOTS)]
    _, second, _ = film.shots
    longer = (second[0], second[1], second[2] + 1.4)
    return {
        "950 kbps": (replace(film, code=x264(950)), "same"),
        "through a messenger, 300 kbps": (
            replace(film, size=(960, 540), code=x264(800), again=x264(300)),
            "same",
        ),
        "boxed, other sound": (
            replace(film, pad=(0, 8), sound=MUSIC, code=x264(700)),
            "same",
        ),
        "30 a second, coded twice": (
            replace(film, grade="fps=30", code=x264(1500), again=x264(800)),
            "same",
        ),
        "another film, same marks": (replace(film, shots=spare, code=x264(800)), "other"),
        "an earlier cut": (replace(cut(film, second=longer), code=x264(900)), "other"),
        "intro lost": (
            replace(film, clips=("", film.campaign), code=x264(900)),
            "other",
        ),
        "another year's intro": (
            replace(film, clips=(f"{film.campaign}'", film.campaign), code=x264(850)),
            "other",
        ),
    }

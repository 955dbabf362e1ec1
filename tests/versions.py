"""What schools send as the compressed version of a film, rightly and wrongly: two more batches."""

from __future__ import annotations

from dataclasses import replace

from families import SPOKEN, hevc, x264
from plan import BODIES, Variant

SECOND = len(BODIES) + 10
SHOTS = (
    ((SECOND + 0, 0.0, 2.0), (SECOND + 5, 1.0, 1.8), (SECOND + 7, 2.0, 2.2)),
    ((SECOND + 2, 0.4, 2.2), (SECOND + 3, 1.0, 2.4), (SECOND + 8, 2.0, 1.6)),
    ((SECOND + 4, 0.0, 2.4), (SECOND + 6, 0.6, 2.2), (SECOND + 9, 1.0, 1.8)),
    ((SECOND + 1, 0.0, 2.0), (SECOND + 9, 3.2, 2.0), (SECOND + 0, 4.0, 2.2)),
)
"""The shots of four films, from the bodies of `scenes`."""
Versions = dict[str, tuple[Variant, str | None]]


def cut(film: Variant, **changes: tuple[int, float, float]) -> Variant:
    """The film with a shot replaced: `first`, `second` or `third`."""
    shots = list(film.shots)
    for place, shot in changes.items():
        shots[("first", "second", "third").index(place)] = shot
    return replace(film, shots=tuple(shots))


def eighth(film: Variant, other: str) -> Versions:
    """What may be sent beside a film of the eighth batch."""
    spare = SHOTS[(SHOTS.index(film.shots) + 2) % len(SHOTS)]
    first, second, third = film.shots
    orange = "colorbalance=rs=-.18:bs=.2:rh=.16:bh=-.18,eq=saturation=1.2"
    return {
        "200 kbps": (replace(film, code=x264(200)), "same"),
        "teal and orange, twice": (
            replace(film, grade=orange, code=hevc(700), again=x264(400)),
            "same",
        ),
        "60 a second, boxed": (
            replace(film, grade="fps=60", pad=(12, 7), code=x264(800)),
            "same",
        ),
        "school's logo": (
            replace(film, layers=(("school logo", "1"),), code=x264(500)),
            "same",
        ),
        "telephone's mark, loud": (
            replace(film, layers=(("telephone", "1"),), sound="volume=2"),
            "same",
        ),
        "names behind": (replace(film, behind=(("names", 1.5),), code=x264(500)), None),
        "subtitles in one only": (replace(film, layers=SPOKEN, code=x264(400)), None),
        "outro lost": (replace(film, clips=(film.campaign, ""), code=x264(500)), "other"),
        "last year's intro": (
            replace(film, clips=(f"{film.campaign}'", film.campaign)),
            "other",
        ),
        "another take": (cut(film, second=(second[0], second[1] + 2.6, second[2])), "other"),
        "first shot left out": (replace(film, shots=(second, third)), "other"),
        "two shots of another": (
            replace(film, shots=(first, spare[1], spare[2]), code=x264(600)),
            "other",
        ),
        "another film, same marks": (replace(film, shots=spare, code=x264(300)), "other"),
    }


def ninth(film: Variant, other: str) -> Versions:
    """What may be sent beside a film of the ninth batch."""
    spare = SHOTS[(SHOTS.index(film.shots) + 1) % len(SHOTS)]
    first, second, third = film.shots
    tape = "chromashift=cbh=5:crh=-5,noise=alls=10:allf=t:all_seed=5,gblur=sigma=0.8"
    shorter = (third[0], third[1], third[2] - 1.2)
    return {
        "HEVC at 250": (replace(film, code=hevc(250)), "same"),
        "vintage": (replace(film, grade="curves=preset=vintage", code=x264(500)), "same"),
        "like a videotape, boxed": (replace(film, grade=tape, pad=(10, 6)), "same"),
        "stutters": (replace(film, grade="fps=12.5,fps=25", code=x264(500)), "same"),
        "smooth skin": (
            replace(film, grade="smartblur=lr=2:ls=0.8:lt=8", code=x264(350)),
            "same",
        ),
        "time code": (replace(film, layers=(("time code", "1"),), code=x264(600)), "same"),
        "badge lost": (replace(film, badge="", code=x264(600)), None),
        "opening page before": (replace(film, before=(("opening", 1.5),)), None),
        "intro lost": (replace(film, clips=("", film.campaign), code=x264(500)), "other"),
        "dissolves for cuts": (replace(film, dissolve=("fade", 0.5)), "other"),
        "last shot shortened": (
            replace(film, shots=(first, second, shorter), code=x264(500)),
            "other",
        ),
        "shots go round": (replace(film, shots=(second, third, first)), "other"),
        "middle shot replaced": (cut(film, second=spare[0]), "other"),
        "another film, same marks": (replace(film, shots=spare, code=hevc(400)), "other"),
    }

"""Pairs of films: an HD version, and what may be sent as the compressed one made from it.

`truth` is "same", "other", or None where two careful people may differ. They come in batches beside
those of `batches`, on the same campaigns; each film has three or four shots between its marks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from copies import SHOTS as LATEST
from copies import tenth
from doubles import SHOTS as OUTDOORS
from doubles import eleventh
from families import SPOKEN, hevc, mpeg4, x264
from plan import BODIES, Variant
from versions import SHOTS as LATE
from versions import Versions, cut, eighth, ninth

FIRST = len(BODIES)
SHOTS = (
    ((FIRST + 0, 0.0, 2.2), (FIRST + 2, 1.0, 1.8), (FIRST + 6, 3.5, 2.0)),
    ((FIRST + 9, 0.0, 3.0), (FIRST + 1, 2.6, 1.3), (FIRST + 3, 1.0, 2.2)),
    ((FIRST + 4, 0.0, 2.5), (FIRST + 8, 2.0, 1.8), (FIRST + 5, 0.6, 2.0)),
    ((FIRST + 7, 0.5, 1.6), (FIRST + 6, 4.2, 2.4), (FIRST + 0, 4.4, 1.9)),
)
"""The shots of four films."""
SMALL = (640, 360)
ECHO = "aeval=0.3*sin(500*PI*t)*sin(5*t):c=same"


@dataclass(frozen=True)
class Pair:
    """Two films and what a careful person says: made from one another, or not."""

    name: str
    half: str
    film: Variant
    version: Variant
    truth: str | None


def _fifth(film: Variant, other: str) -> Versions:
    spare = SHOTS[(SHOTS.index(film.shots) + 2) % len(SHOTS)]
    length = film.shots[1][2]
    return {
        "250 kbps": (replace(film, code=x264(250)), "same"),
        "900 kbps, a letterbox": (replace(film, code=x264(900), pad=(0, 6)), "same"),
        "graded": (replace(film, grade="eq=gamma=1.1:saturation=1.2", code=x264(500)), "same"),
        "other sound": (replace(film, sound=ECHO, code=x264(600)), "same"),
        "24 a second": (replace(film, grade="fps=24", code=x264(600)), "same"),
        "a second of black before": (replace(film, delay=1.0), None),
        "subtitles burnt in": (replace(film, layers=SPOKEN, code=x264(600)), None),
        "a shot replaced": (cut(film, second=(spare[1][0], 3.0, length)), "other"),
        "shots in another order": (replace(film, shots=film.shots[::-1]), "other"),
        "another film, same marks": (replace(film, shots=spare), "other"),
        "mirrored": (replace(film, grade="hflip"), "other"),
        "half as fast": (replace(film, grade="setpts=2*PTS"), "other"),
        "other campaign's intro": (replace(film, clips=(other, film.campaign)), "other"),
    }


def _sixth(film: Variant, other: str) -> Versions:
    spare = SHOTS[(SHOTS.index(film.shots) + 1) % len(SHOTS)]
    first, second, third = film.shots
    zoom = "crop=iw*0.98:ih*0.98,scale=1280:720"
    return {
        "400 kbps": (replace(film, code=x264(400)), "same"),
        "HEVC, twice": (replace(film, code=hevc(500), again=hevc(300)), "same"),
        "a pillarbox": (replace(film, pad=(8, 0), code=x264(700)), "same"),
        "gray": (replace(film, grade="hue=s=0", code=x264(500)), "same"),
        "range narrowed": (replace(film, grade="scale=in_range=full:out_range=limited"), "same"),
        "editor's mark": (replace(film, layers=(("watermark", "1"),), code=x264(500)), "same"),
        "a little zoomed": (replace(film, grade=zoom, size=(1280, 720)), None),
        "a second of black behind": (replace(film, tail=1.0), None),
        "first shot replaced": (cut(film, first=(spare[0][0], 3.0, first[2])), "other"),
        "two shots changed places": (replace(film, shots=(second, first, third)), "other"),
        "shortened by two seconds": (replace(film, shots=film.shots[:2]), "other"),
        "without outro": (replace(film, clips=(film.campaign, "")), "other"),
        "all of another campaign": (
            replace(film, shots=spare, clips=(other, other), badge=other),
            "other",
        ),
        "another film, same marks": (replace(film, shots=spare, code=x264(600)), "other"),
    }


def _seventh(film: Variant, other: str) -> Versions:
    spare = SHOTS[(SHOTS.index(film.shots) + 3) % len(SHOTS)]
    first, _, third = film.shots
    later = (third[0], third[1] + 1.6, third[2])
    return {
        "300 kbps": (replace(film, code=x264(300)), "same"),
        "MPEG-4, then H.264": (replace(film, code=mpeg4(6), again=x264(600)), "same"),
        "dark and letterboxed": (replace(film, grade="eq=gamma=0.85", pad=(0, 5)), "same"),
        "50 a second": (replace(film, grade="fps=50", code=x264(800)), "same"),
        "sharpened, mute": (replace(film, grade="unsharp=5:5:1", mute=True), "same"),
        "softened": (replace(film, grade="gblur=sigma=1.5", code=x264(450)), "same"),
        "other subtitles": (replace(film, layers=SPOKEN, code=x264(450)), None),
        "a school's page before": (replace(film, page=1.0), None),
        "last shot from elsewhere": (cut(film, third=later), "other"),
        "last shot replaced": (cut(film, third=(spare[1][0], 0.2, third[2])), "other"),
        "middle shot left out": (replace(film, shots=(first, third)), "other"),
        "other film, a little like": (cut(film, first=spare[0], second=spare[1]), "other"),
        "faster": (replace(film, grade="setpts=PTS/1.25"), "other"),
        "upside down": (replace(film, grade="vflip"), "other"),
        "marks changed places": (replace(film, swap=True), "other"),
        "other campaign's marks": (replace(film, clips=(other, other), badge=other), "other"),
    }


HALVES = (
    ("fifth", _fifth, "KLMN", SHOTS),
    ("sixth", _sixth, "OPQR", SHOTS),
    ("seventh", _seventh, "STUV", SHOTS),
    ("eighth", eighth, "WXYZ", LATE),
    ("ninth", ninth, "1234", LATE),
    ("tenth", tenth, "5678", LATEST),
    ("eleventh", eleventh, "90_+", OUTDOORS),
)


def pairs() -> Iterator[Pair]:
    """All pairs: of each batch's campaigns three get all versions of its batch."""
    for start, (half, versions, letters, shots) in enumerate(HALVES, 3):
        for number, letter in enumerate(letters[:3]):
            film = Variant(
                name=f"{letter}-pair",
                family="pair",
                half=half,
                campaign=letter,
                body=FIRST,
                clips=(letter, letter),
                badge=letter,
                shots=shots[(number + start) % len(shots)],
                size=(1920, 1080) if number == 0 else (1280, 720),
            )
            poor = replace(film, size=SMALL if number == 1 else (1280, 720))
            for name, (version, truth) in versions(poor, letters[number ^ 1]).items():
                yield Pair(f"{letter}: {name}", half, film, version, truth)

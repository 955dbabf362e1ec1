"""What schools hand in, mostly by ordinary means, to four campaigns and to four more.

These are the eleventh batch and the twelfth.

Recipes as in `families` and `practices`; every campaign of a batch gets each of them.
"""

from __future__ import annotations

from arrivals import LAST_YEAR
from families import (
    ALL_WRONG,
    ANY_BADGE,
    HD,
    SPOKEN,
    WRONG_BADGE,
    WRONG_INTRO,
    WRONG_OUTRO,
    Recipe,
    hevc,
    x264,
)

IN_AND_OUT = {
    "intro_look": "fade=in:d=0.4,fade=out:st={before}:d=0.4",
    "outro_look": "fade=in:d=0.4,fade=out:st={before}:d=0.4",
}
"""Each clip comes out of black and goes into it, as editors do without being asked."""
MADE_SMALL = ("-vf", "scale=1280:720", *x264(950))
FOR_TELEPHONES = ("-c", "copy", "-tag:v", "hvc1", "-f", "mov")
SLOWER = {"grade": "setpts=PTS*1.03,fps=25", "sound": "atempo=0.9709"}
MUSIC = "aeval=0.25*sin(392*PI*t)*(1+sin(7*t))+0.2*sin(988*PI*t)*sin(3*t):c=same"
VIVID = "eq=contrast=1.08:saturation=1.35,colorbalance=rm=0.06:bm=-0.05"
LAST_WORDS = ("third line", "between(t,{outro}-1.4,{outro}+1.2)")
ANOTHERS = {"intro": "other", "outro": "other", "badge": "other"}

ELEVENTH: dict[str, Recipe] = {
    "premiere-hd": {"size": HD, "code": x264(8000)},
    "jianying-30-dissolves": {
        "size": HD,
        "grade": "fps=30",
        "dissolve": ("fade", 0.4),
        "code": x264(6000),
    },
    "jianying-mark-and-page": {
        "layers": (("watermark", "lt(t,{end})"),),
        "behind": (("editor", 1.6),),
        "when": "lt(t,{end})",
        "code": x264(900),
    },
    "boxed-by-nine-250": {"pad": (0, 9), "code": x264(250)},
    "through-a-messenger": {"size": (960, 540), "code": x264(900), "again": x264(350)},
    "a-second-of-black": {"delay": 1.0, "tail": 0.8, "code": x264(950)},
    "faded-in-and-out": {**IN_AND_OUT, "code": x264(800)},
    "badge-88-shifted": {"scale": 0.88, "shift": (6, -8), "code": x264(850)},
    "subtitle-over-the-end": {"layers": (*SPOKEN[:2], LAST_WORDS), "code": x264(700)},
    "hd-made-small": {"size": HD, "code": x264(8000), "again": MADE_SMALL},
    "mov-hevc": {"size": HD, "code": hevc(2500), "again": FOR_TELEPHONES},
    "50-a-second": {"grade": "fps=50", "code": x264(950)},
    "3-percent-slower": {**SLOWER, "code": x264(800)},
    "own-music-vivid": {"sound": MUSIC, "grade": VIVID, "code": x264(750)},
    "in-a-4-3-frame": {"size": (1024, 768), "pad": (0, 96), "code": x264(700)},
    "intro-lost-opening": {
        "intro": "",
        "before": (("opening", 1.6),),
        "code": x264(800),
        "truth": WRONG_INTRO,
    },
    "intro-other-year": {"intro": "'", "code": x264(650), "truth": WRONG_INTRO},
    "intro-cut-short": {"share": (0.5, 0.0), "code": x264(900), "truth": WRONG_INTRO},
    "outro-lost": {"outro": "", "body_seconds": 5.0, "code": x264(850), "truth": WRONG_OUTRO},
    "outro-other-year-hd": {"outro": "'", "size": HD, "code": x264(5000), "truth": WRONG_OUTRO},
    "film-cut-off": {"outro_share": (0.0, 0.65), "code": x264(950), "truth": WRONG_OUTRO},
    "intro-for-outro": {
        "outro": "",
        "behind": (("intro", 0.0),),
        "body_seconds": 3.0,
        "code": x264(800),
        "truth": WRONG_OUTRO,
    },
    "no-badge": {"badge": "", "size": HD, "code": x264(4000), "truth": WRONG_BADGE},
    "badge-half-the-time": {"when": "gt(t,{end}*0.5)", "code": x264(800), "truth": WRONG_BADGE},
    "badge-wrong-corner": {"flip": True, "code": x264(900), "truth": WRONG_BADGE},
    "badge-of-another": {"badge": "other", "code": x264(750), "truth": WRONG_BADGE},
    "badge-other-year": {"badge": "'", "code": x264(900), "truth": WRONG_BADGE},
    "badge-35-clear": {"opacity": 0.35, "code": x264(950), "truth": ANY_BADGE},
    "all-of-another-year": {**LAST_YEAR, "size": HD, "code": x264(5000), "truth": ALL_WRONG},
    "all-of-another": {**ANOTHERS, "code": x264(600), "truth": ALL_WRONG},
}

TWO_PASSES = ("-c:v", "libx264", "-preset", "fast", "-b:v", "950k", "-pass", "2")
"""What the notice's own example says; the workshop makes the first pass before it."""
PIANO = "aeval=0.3*sin(523*PI*t)*exp(-3*mod(t\\,0.5))+0.2*sin(330*PI*t)*exp(-mod(t\\,2)):c=same"
TAGGED = ("-tag:v", "hvc1")
GROWN = {"scale": 1.12, "shift": (-6, 5)}

TWELFTH: dict[str, Recipe] = {
    "premiere-hd-8m": {"size": HD, "code": x264(8000)},
    "two-passes-950": {"code": TWO_PASSES},
    "jianying-30": {"size": HD, "grade": "fps=30", "code": x264(6000)},
    "hevc-hd": {"size": HD, "code": (*hevc(3000), *TAGGED)},
    "black-telephone-editor-600": {
        "delay": 1.0,
        "layers": SPOKEN,
        "code": x264(600, "superfast"),
    },
    "clips-dissolve": {"dissolve": ("fade", 0.5), "body_seconds": 4.5, "code": x264(950)},
    "badge-90-moved": {"scale": 0.9, "shift": (5, -4), "code": x264(800)},
    "hd-made-small-badge-112": {**GROWN, "size": HD, "code": x264(8000), "again": MADE_SMALL},
    "boxed-own-music": {"pad": (0, 8), "sound": PIANO, "code": x264(850)},
    "intro-lost": {"intro": "", "body_seconds": 6.0, "code": x264(900), "truth": WRONG_INTRO},
    "intro-last-year": {"intro": "'", "size": HD, "code": x264(6000), "truth": WRONG_INTRO},
    "outro-lost": {"outro": "", "body_seconds": 5.5, "code": x264(900), "truth": WRONG_OUTRO},
    "outro-last-year": {"outro": "'", "code": x264(800), "truth": WRONG_OUTRO},
    "no-badge": {"badge": "", "code": x264(950), "truth": WRONG_BADGE},
    "badge-last-year": {"badge": "'", "code": x264(900), "truth": WRONG_BADGE},
    "badge-of-a-neighbour": {"badge": "other", "code": x264(900), "truth": WRONG_BADGE},
    "badge-half-the-time": {
        "when": "lt(t,{end}*0.5)",
        "size": HD,
        "code": x264(5000),
        "truth": WRONG_BADGE,
    },
}

"""What really arrives at a ministry, about half of it right: the tenth batch of films.

Recipes as in `families` and `practices`; every campaign gets each of them.
"""

from __future__ import annotations

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
from practices import ANY_INTRO

FINE = ("-c:v", "libx264", "-preset", "veryfast", "-crf", "20")
COARSE = ("-c:v", "libx264", "-preset", "ultrafast", "-crf", "35")
LAST_YEAR = {"intro": "'", "outro": "'", "badge": "'"}
SQUEEZED = ("-vf", "scale=1440:1080,setsar=4/3", *FINE, "-pix_fmt", "yuv420p")
FIELDS = "fps=50,select='gte(n,1)',setpts=N/50/TB,tinterlace=mode=interleave_top,setfield=tff"
WOVEN = (
    "-vf",
    f"{FIELDS},setsar=1",
    "-flags",
    "+ildct+ilme",
    *FINE,
    "-x264-params",
    "tff=1",
    "-pix_fmt",
    "yuv420p",
)
"""Interlaced so that each picture's fields come from two neighbours, as clumsy editors do it."""
FILMED = (
    "scale=1200:676,pad=1280:720:44:20:0x16151b,rotate=0.8*PI/180:c=0x16151b,gblur=sigma=0.9,"
    "eq=contrast=0.86:brightness=0.05:saturation=0.8,noise=alls=9:allf=t:all_seed=6"
)
"""Filmed off a screen by a telephone on a stand: not quite straight, soft, pale, with a border."""

TENTH: dict[str, Recipe] = {
    "as-issued": {"size": HD, "code": FINE},
    "as-issued-720": {"code": x264(950)},
    "at-120": {"code": x264(120)},
    "boxed-by-five": {"pad": (0, 5), "code": x264(700)},
    "a-second-of-black": {"delay": 1.0, "body_seconds": 3.5, "code": x264(800)},
    "anamorphic": {"size": HD, "code": FINE, "again": SQUEEZED},
    "interlaced": {"size": HD, "code": FINE, "again": WOVEN},
    "10-bit": {"size": HD, "code": FINE, "again": (*FINE, "-pix_fmt", "yuv420p10le")},
    "hevc": {"size": HD, "code": hevc(700)},
    "mov": {"size": HD, "code": x264(1500), "again": ("-c", "copy", "-f", "mov")},
    "mkv": {"code": x264(600), "again": ("-c", "copy", "-f", "matroska")},
    "30-a-second": {"grade": "fps=30", "code": x264(900)},
    "low-quality": {"size": (640, 360), "code": COARSE},
    "subtitled": {"layers": SPOKEN, "code": x264(500)},
    "badge-size-60": {"scale": 0.6, "code": x264(900)},
    "badge-size-140": {"scale": 1.4, "code": x264(600)},
    "badge-size-85-shifted": {"scale": 0.85, "shift": (7, -5)},
    "badge-60-clear": {"opacity": 0.6, "code": x264(800)},
    "filmed-off-a-screen": {"grade": FILMED, "code": x264(700)},
    "teaser-before": {"before": (("shot", 2.0),), "body_seconds": 2.5, "truth": ANY_INTRO},
    "badge-35-clear": {"opacity": 0.35, "code": x264(900), "truth": ANY_BADGE},
    "no-intro": {"intro": "", "body_seconds": 5.5, "code": x264(800), "truth": WRONG_INTRO},
    "intro-behind-the-film": {
        "before": (("shot", 4.0),),
        "body_seconds": 0.6,
        "code": x264(700),
        "truth": WRONG_INTRO,
    },
    "intro-cut": {"share": (0.45, 0.0), "truth": WRONG_INTRO},
    "intro-faster": {"speed": 1.5, "code": x264(500), "truth": WRONG_INTRO},
    "intro-twin-hd": {"intro": "'", "size": HD, "code": FINE, "truth": WRONG_INTRO},
    "intro-twin-200-late": {
        "intro": "'",
        "delay": 0.8,
        "code": x264(200),
        "truth": WRONG_INTRO,
    },
    "intro-other": {"intro": "other", "code": x264(600), "truth": WRONG_INTRO},
    "no-outro": {"outro": "", "body_seconds": 4.5, "code": x264(600), "truth": WRONG_OUTRO},
    "outro-cut": {"outro_share": (0.0, 0.55), "code": x264(700), "truth": WRONG_OUTRO},
    "outro-twin-boxed": {"outro": "'", "pad": (6, 4), "truth": WRONG_OUTRO},
    "no-badge": {"badge": "", "code": x264(700), "truth": WRONG_BADGE},
    "badge-half-the-time": {
        "when": "lt(t,{end}/2)",
        "size": HD,
        "code": FINE,
        "truth": WRONG_BADGE,
    },
    "badge-corner": {"flip": True, "code": x264(800), "truth": WRONG_BADGE},
    "badge-other": {"badge": "other", "code": x264(500), "truth": WRONG_BADGE},
    "badge-twin": {"badge": "'", "code": x264(900), "truth": WRONG_BADGE},
    "badge-twin-hd-boxed": {
        "badge": "'",
        "size": HD,
        "pad": (0, 6),
        "code": FINE,
        "truth": WRONG_BADGE,
    },
    "last-year-400": {**LAST_YEAR, "code": x264(400), "truth": ALL_WRONG},
}

"""What schools really do with intros, outros and badges, rightly and wrongly: two more batches.

Recipes as in `families`; `share` and `outro_share` are the parts of a clip that are cut off at its
two ends, and {box} in a `grade` is where the badge stands.
"""

from __future__ import annotations

from families import (
    ALL_WRONG,
    ANY_BADGE,
    HD,
    SPOKEN,
    STILL,
    WRONG_BADGE,
    WRONG_INTRO,
    WRONG_OUTRO,
    Recipe,
    x264,
)

ANY_INTRO, ANY_OUTRO = (None, True, True), (True, None, True)
FADED_OUT = "fade=out:st={before}:d=0.4"
DRIFTING = f"{STILL},scale=2016:1134,crop=1920:1080:x='t*16':y='t*8'"
BODY = "between(t,{body},{outro})"

EIGHTH: dict[str, Recipe] = {
    "right-120": {"code": x264(120)},
    "right-hd-again": {"size": HD, "code": x264(1200), "again": x264(500)},
    "right-boxed": {"pad": (12, 7)},
    "right-slate": {"before": (("slate", 1.2),)},
    "right-bars-and-black": {"delay": 0.4, "before": (("bars", 0.6),)},
    "right-dissolves": {"dissolve": ("fade", 0.4)},
    "right-zoomed-aside": {"grade": "crop=iw*0.98:ih*0.98:0:0,scale=1280:720"},
    "right-teal-and-orange": {
        "grade": "colorbalance=rs=-.18:bs=.2:rh=.16:bh=-.18,eq=saturation=1.2"
    },
    "right-flat": {"grade": "eq=contrast=0.7:saturation=0.55:brightness=0.05"},
    "right-60-a-second": {"grade": "fps=60", "code": x264(800)},
    "right-stutters": {"grade": "fps=10,fps=25", "code": x264(500)},
    "right-telephone": {"layers": (("telephone", "1"),)},
    "right-school-logo": {"layers": (("school logo", "1"),), "code": x264(400)},
    "right-logo-beside": {"layers": (("beside", "1"),)},
    "right-machine-label": {"layers": (("made by machine", "1"), *SPOKEN), "code": x264(600)},
    "right-cinema": {"under": (("cinema", BODY),)},
    "right-names-behind": {"behind": (("names", 1.6),)},
    "right-seams": {"trim": (0.12, 0.16), "outro_trim": (0.12, 0.16)},
    "right-25-of-24": {"grade": "setpts=PTS/1.0417,fps=25", "sound": "atempo=1.0417"},
    "right-fades-out": {"outro_look": FADED_OUT, "intro_look": "fade=in:d=0.3"},
    "right-intro-twice": {"before": (("intro", 0.0),), "body_seconds": 3.0},
    "badge-55": {"opacity": 0.55, "code": x264(700)},
    "badge-size-62": {"scale": 0.62},
    "badge-size-138": {"scale": 1.38, "code": x264(500)},
    "badge-wider": {"badge": "", "layers": (("wider", "1"),)},
    "badge-a-second-late": {"when": "gt(t,0.9)"},
    "cold-open": {"before": (("shot", 2.4),), "truth": ANY_INTRO},
    "badge-half-covered": {"layers": (("half covering", "1"),), "truth": ANY_BADGE},
    "intro-homemade": {"intro": "~", "truth": WRONG_INTRO},
    "intro-twin-dissolves": {"intro": "'", "dissolve": ("fade", 0.4), "truth": WRONG_INTRO},
    "intro-sister-130": {"intro": '"', "code": x264(130), "truth": WRONG_INTRO},
    "intro-still-drifting": {"intro_look": DRIFTING, "truth": WRONG_INTRO},
    "intro-half": {"share": (0.0, 0.6), "truth": WRONG_INTRO},
    "intro-hurried": {"speed": 1.6, "truth": WRONG_INTRO},
    "outro-homemade": {"outro": "~", "code": x264(400), "truth": WRONG_OUTRO},
    "outro-half": {"outro_share": (0.0, 0.6), "tail": 0.4, "truth": WRONG_OUTRO},
    "no-outro-names": {"outro": "", "behind": (("names", 2.0),), "truth": WRONG_OUTRO},
    "last-year-boxed": {
        "intro": "'",
        "outro": "'",
        "badge": "'",
        "pad": (0, 6),
        "truth": ALL_WRONG,
    },
    "badge-homemade": {"badge": "~", "truth": WRONG_BADGE},
    "badge-too-faint": {"opacity": 0.06, "truth": WRONG_BADGE},
    "badge-covered": {"layers": (("covering", "1"),), "truth": WRONG_BADGE},
    "badge-wiped-away": {"grade": "delogo={box}", "truth": WRONG_BADGE},
    "badge-first-half": {"when": "lt(t,{end}*0.45)", "truth": WRONG_BADGE},
    "badge-corner-62": {"flip": True, "scale": 0.62, "truth": WRONG_BADGE},
    "badge-twin-200": {"badge": "'", "code": x264(200), "truth": WRONG_BADGE},
    "no-badge-school-logo": {
        "badge": "",
        "layers": (("school logo", "1"),),
        "truth": WRONG_BADGE,
    },
}

"""The workshop's variants: families of right and wrong films, in two halves that share nothing.

Thresholds were fixed on the known half; the unseen one has other campaigns and other families.
"""

from __future__ import annotations

from collections.abc import Iterator

from lookbook import CAMPAIGNS
from plan import BODIES, Variant


def _low(kbps: int) -> tuple[str, ...]:
    rate = f"{kbps}k"
    return (
        "-c:v",
        "libx264",
        "-preset",
        "veryfast",
        "-b:v",
        rate,
        "-maxrate",
        rate,
        "-bufsize",
        f"{kbps * 2}k",
    )


HD = (1920, 1080)
QUIET_HEVC = ("-x265-params", "log-level=error")
MPEG2 = ("-c:v", "mpeg4", "-q:v", "6")
KNOWN: dict[str, dict[str, object]] = {
    "right-hd": {"size": HD},
    "right-720": {},
    "low-rate": {"code": _low(120)},
    "letterbox": {"pad": (0, 4)},
    "late": {"delay": 1.0},
    "tail": {"tail": 0.8},
    "graded": {"grade": "eq=brightness=0.04:contrast=1.08"},
    "intro-cut": {"trim": (1.2, 0.0), "truth": (False, True, True)},
    "intro-faster": {"speed": 1.3, "truth": (False, True, True)},
    "intro-twin": {"intro": "'", "truth": (False, True, True)},
    "intro-twin-low": {"intro": "'", "code": _low(250), "truth": (False, True, True)},
    "intro-other": {"intro": "other", "truth": (False, True, True)},
    "no-intro": {"intro": "", "truth": (False, True, True)},
    "outro-twin": {"outro": "'", "truth": (True, False, True)},
    "outro-cut": {"outro_trim": (0.0, 0.9), "truth": (True, False, True)},
    "badge-small": {"scale": 0.75},
    "badge-faint": {"opacity": 0.35},
    "badge-half": {"when": "lt(t,4.5)", "truth": (True, True, False)},
    "badge-corner": {"flip": True, "truth": (True, True, False)},
    "badge-twin": {"badge": "'", "truth": (True, True, False)},
    "no-badge": {"badge": "", "truth": (True, True, False)},
}
UNSEEN: dict[str, dict[str, object]] = {
    "right-hd-low": {"size": HD, "code": _low(700)},
    "right-crf32": {"code": ("-c:v", "libx264", "-preset", "ultrafast", "-crf", "32")},
    "low-rate-hevc": {
        "code": (
            "-c:v",
            "libx265",
            "-preset",
            "ultrafast",
            "-b:v",
            "150k",
            "-x265-params",
            "log-level=error",
        )
    },
    "pillarbox": {"pad": (6, 3)},
    "late-little": {"delay": 0.6},
    "mpeg4": {"code": MPEG2},
    "mute": {"mute": True},
    "darker": {"grade": "eq=gamma=0.9"},
    "intro-head-only": {"trim": (0.0, 1.4), "truth": (False, True, True)},
    "intro-slower": {"speed": 0.8, "truth": (False, True, True)},
    "intro-twin-hd": {"intro": "'", "size": HD, "truth": (False, True, True)},
    "intro-twin-low": {"intro": "'", "code": _low(200), "truth": (False, True, True)},
    "intro-other-late": {"intro": "other", "delay": 0.8, "truth": (False, True, True)},
    "no-outro": {"outro": "", "truth": (True, False, True)},
    "outro-twin-low": {"outro": "'", "code": _low(250), "truth": (True, False, True)},
    "outro-other": {"outro": "other", "truth": (True, False, True)},
    "badge-large": {"scale": 1.3},
    "badge-faint-low": {"opacity": 0.4, "code": _low(500)},
    "badge-late": {"when": "gt(t,4)", "truth": (True, True, False)},
    "badge-other": {"badge": "other", "truth": (True, True, False)},
    "badge-twin-small": {"badge": "'", "scale": 0.85, "truth": (True, True, False)},
    "badge-other-corner": {"flip": True, "truth": (True, True, False)},
}


FRESH: dict[str, dict[str, object]] = {
    "right-120": {"code": _low(120)},
    "right-grain": {"grade": "noise=alls=12:allf=t:all_seed=3"},
    "right-blurred": {"grade": "scale=854:480,scale=1280:720"},
    "right-sharpened": {"grade": "unsharp=5:5:1.2"},
    "right-washed-out": {"grade": "eq=contrast=0.86:brightness=0.03:saturation=0.6"},
    "right-30-to-25": {"grade": "fps=30,fps=25"},
    "right-hevc-hd": {
        "size": HD,
        "code": ("-c:v", "libx265", "-preset", "ultrafast", "-crf", "30", *QUIET_HEVC),
    },
    "right-late-letterbox": {"delay": 0.8, "pad": (0, 6), "code": _low(400)},
    "right-seams": {"trim": (0.2, 0.2), "outro_trim": (0.2, 0.0)},
    "mirrored": {"grade": "hflip", "truth": (False, False, False)},
    "swapped": {"swap": True, "truth": (False, False, True)},
    "intro-twin-blurred": {
        "intro": "'",
        "grade": "scale=960:540,scale=1280:720",
        "truth": (False, True, True),
    },
    "intro-sister": {"intro": '"', "truth": (False, True, True)},
    "intro-twin-late": {"intro": "'", "delay": 1.0, "truth": (False, True, True)},
    "intro-half": {"trim": (0.9, 0.7), "truth": (False, True, True)},
    "intro-double-speed": {"speed": 2.0, "truth": (False, True, True)},
    "outro-twin-hd": {"outro": "'", "size": HD, "truth": (True, False, True)},
    "outro-sister": {"outro": '"', "code": _low(600), "truth": (True, False, True)},
    "no-intro-no-outro": {"intro": "", "outro": "", "truth": (False, False, True)},
    "badge-65": {"scale": 0.65},
    "badge-135": {"scale": 1.35},
    "badge-dim": {"opacity": 0.6},
    "badge-now-and-then": {"when": "lt(mod(t,3),1.5)", "truth": (True, True, False)},
    "badge-over-the-body": {"when": "between(t,3,7)", "truth": (True, True, None)},
    "badge-twin-dim": {"badge": "'", "opacity": 0.6, "truth": (True, True, False)},
    "badge-other-small": {"badge": "other", "scale": 0.8, "truth": (True, True, False)},
    "badge-corner": {"flip": True, "truth": (True, True, False)},
    "no-badge-low": {"badge": "", "code": _low(300), "truth": (True, True, False)},
}
"""Made for campaigns E and F before any of their scores was looked at."""

LAST: dict[str, dict[str, object]] = {
    "right-700": {"size": HD, "code": _low(700)},
    "right-150": {"code": _low(150)},
    "right-hevc-200": {
        "code": ("-c:v", "libx265", "-preset", "ultrafast", "-b:v", "200k", *QUIET_HEVC)
    },
    "right-crf34": {"code": ("-c:v", "libx264", "-preset", "ultrafast", "-crf", "34")},
    "right-denoised": {"grade": "hqdn3d=6"},
    "right-gray": {"grade": "hue=s=0,eq=gamma=1.15"},
    "right-pillarbox": {"pad": (8, 0)},
    "right-letterbox": {"pad": (0, 5), "delay": 0.4},
    "right-late": {"delay": 1.0, "code": _low(500)},
    "right-tail": {"tail": 1.2},
    "right-24-to-25": {"grade": "fps=24,fps=25"},
    "right-long": {"body_seconds": 7.0, "mute": True},
    "intro-twin-150": {"intro": "'", "code": _low(150), "truth": (False, True, True)},
    "intro-twin-letterbox": {"intro": "'", "pad": (0, 5), "truth": (False, True, True)},
    "intro-twin-gray": {"intro": "'", "grade": "hue=s=0", "truth": (False, True, True)},
    "intro-sister-hevc": {
        "intro": '"',
        "code": ("-c:v", "libx265", "-preset", "ultrafast", "-crf", "30", *QUIET_HEVC),
        "truth": (False, True, True),
    },
    "intro-cut-behind": {"trim": (0.0, 1.3), "truth": (False, True, True)},
    "intro-faster": {"speed": 1.25, "truth": (False, True, True)},
    "intro-other": {"intro": "other", "code": _low(400), "truth": (False, True, True)},
    "outro-twin": {"outro": "'", "truth": (True, False, True)},
    "outro-twin-crf34": {
        "outro": "'",
        "code": ("-c:v", "libx264", "-preset", "ultrafast", "-crf", "34"),
        "truth": (True, False, True),
    },
    "outro-cut": {"outro_trim": (0.0, 0.8), "truth": (True, False, True)},
    "no-outro": {"outro": "", "truth": (True, False, True)},
    "badge-80": {"scale": 0.8},
    "badge-120-low": {"scale": 1.2, "code": _low(500)},
    "badge-45": {"opacity": 0.45},
    "badge-first-half": {"when": "lt(t,4.5)", "truth": (True, True, False)},
    "badge-twin": {"badge": "'", "truth": (True, True, False)},
    "badge-twin-large": {"badge": "'", "scale": 1.2, "truth": (True, True, False)},
    "badge-other": {"badge": "other", "truth": (True, True, False)},
    "badge-corner": {"flip": True, "truth": (True, True, False)},
    "no-badge": {"badge": "", "truth": (True, True, False)},
}
"""Made for campaigns G and H when every threshold stood, and for I and J when G's and H's dark
strokes and pale plates were understood; each looked at once before anything was changed."""

HALVES = (
    ("known", KNOWN, "AB"),
    ("unseen", UNSEEN, "CD"),
    ("fresh", FRESH, "EF"),
    ("last", LAST, "GH"),
    ("final", LAST, "IJ"),
)


def variants() -> Iterator[Variant]:
    """All variants: A and B made into the known families, C and D, E and F into others.

    Where a badge comes without a place two careful people may differ about another corner.
    """
    for half, families, letters_of in HALVES:
        for row, (family, recipe) in enumerate(families.items()):
            for letter in letters_of:
                yield _variant(half, family, letter, recipe, row)


def _variant(half: str, family: str, letter: str, recipe: dict[str, object], row: int) -> Variant:
    """One variant of a family; the body changes with the row, so that bodies and faults mix."""
    recipe = dict(recipe)
    other = {
        "A": "B",
        "B": "A",
        "C": "D",
        "D": "C",
        "E": "F",
        "F": "E",
        "G": "H",
        "H": "G",
        "I": "J",
        "J": "I",
    }[letter]
    named = {"'": f"{letter}'", '"': f'{letter}"', "other": other, "": ""}
    intro, outro, badge = (recipe.pop(key, letter) for key in ("intro", "outro", "badge"))
    body = (row * 3 + ord(letter)) % len(BODIES)
    if recipe.get("flip") and CAMPAIGNS[letter].small_badge:
        recipe["truth"] = (True, True, None)
    return Variant(
        name=f"{letter}-{family}",
        family=family,
        half=half,
        campaign=letter,
        body=body,
        clips=(str(named.get(str(intro), intro)), str(named.get(str(outro), outro))),
        badge=str(named.get(str(badge), badge)),
        **recipe,
    )

"""Batches of the workshop's films that were made by somebody who had not read how marks are told.

Their campaigns look like those that ministries and broadcasters hand out, their bodies like
footage. Each batch has families of its own; `truth` is what a careful person says who sees the
film.
"""

from __future__ import annotations

from collections.abc import Iterator

import bodies
from editions import CAMPAIGNS, Campaign
from workshop import BODIES, Variant

Recipe = dict[str, object]
HD = (1920, 1080)
WRONG_INTRO, WRONG_OUTRO = (False, True, True), (True, False, True)
WRONG_BADGE = (True, True, False)
SPOKEN = (
    ("first line", "between(t,{body},{body}+1.2)"),
    ("second line", "between(t,{body}+1.5,{body}+2.6)"),
    ("third line", "between(t,{body}+2.8,{outro}-0.2)"),
)
STILL = (
    "trim=start={before}:end={seconds},select='eq(n,0)',loop=loop=-1:size=1,"
    "setpts=N/25/TB,trim=end={seconds}"
)
"""What makes a still picture of a clip, of its last moments, as long as the clip."""


def x264(kbps: int, preset: str = "veryfast") -> tuple[str, ...]:
    """The words for so many kbit/s of H.264."""
    rate = ("-b:v", f"{kbps}k", "-maxrate", f"{kbps}k", "-bufsize", f"{2 * kbps}k")
    return ("-c:v", "libx264", "-preset", preset, *rate)


def hevc(kbps: int) -> tuple[str, ...]:
    """The words for so many kbit/s of HEVC."""
    quiet = ("-x265-params", "log-level=error")
    return ("-c:v", "libx265", "-preset", "ultrafast", "-b:v", f"{kbps}k", *quiet)


FIFTH: dict[str, Recipe] = {
    "right-300": {"code": x264(300)},
    "right-hd-600": {"size": HD, "code": x264(600)},
    "right-150": {"code": x264(150)},
    "right-mpeg4": {"code": ("-c:v", "mpeg4", "-q:v", "7")},
    "right-twice": {"code": x264(700), "again": x264(350)},
    "right-hevc-180": {"code": hevc(180)},
    "right-crop-zoom": {"grade": "crop=iw*0.975:ih*0.975,scale=1280:720"},
    "right-letterbox": {"pad": (0, 6)},
    "right-30-a-second": {"grade": "fps=30"},
    "right-range-narrowed": {"grade": "scale=in_range=full:out_range=limited"},
    "right-watermark": {"layers": (("watermark", "1"),)},
    "right-subtitles": {"layers": SPOKEN, "code": x264(500)},
    "right-school-page": {"page": 1.0},
    "right-fade-in": {"delay": 0.5, "intro_look": "fade=in:d=0.5"},
    "right-own-sound": {"sound": "aeval=0.3*sin(880*PI*t)+0.2*sin(1320*PI*t)"},
    "right-quiet-tail": {"tail": 1.0, "sound": "volume=0.2"},
    "badge-45": {"opacity": 0.45},
    "badge-size-70": {"scale": 0.7},
    "badge-size-130": {"scale": 1.3, "code": x264(600)},
    "badge-shifted": {"shift": (-14, 10)},
    "badge-size-45": {"scale": 0.45, "truth": (True, True, None)},
    "intro-twin-500": {"intro": "'", "code": x264(500), "truth": WRONG_INTRO},
    "intro-sister": {"intro": '"', "truth": WRONG_INTRO},
    "intro-still": {"intro_look": STILL, "truth": WRONG_INTRO},
    "intro-last-part": {"trim": (2.0, 0.0), "truth": WRONG_INTRO},
    "intro-patched": {
        "layers": (("patch", "between(t,{intro},{body}-0.04)"),),
        "truth": WRONG_INTRO,
    },
    "intro-mirrored": {"intro_look": "hflip", "truth": WRONG_INTRO},
    "intro-captioned": {
        "layers": (("school", "between(t,{intro},{body})"),),
        "truth": (None, True, True),
    },
    "swapped-400": {"swap": True, "code": x264(400), "truth": (False, False, True)},
    "no-outro-tail": {"outro": "", "tail": 0.8, "truth": WRONG_OUTRO},
    "outro-twin-graded": {
        "outro": "'",
        "grade": "eq=contrast=1.1:saturation=1.2",
        "truth": WRONG_OUTRO,
    },
    "outro-last-part": {"outro_trim": (1.2, 0.0), "truth": WRONG_OUTRO},
    "outro-other": {"outro": "other", "truth": WRONG_OUTRO},
    "badge-a-third": {
        "when": "between(t,{body},{body}+{end}/3)",
        "truth": WRONG_BADGE,
    },
    "badge-at-both-ends": {"when": "lt(t,{body})+gt(t,{outro})", "truth": WRONG_BADGE},
    "badge-mirrored": {"mirror": True, "truth": WRONG_BADGE},
    "badge-twin-80": {"badge": "'", "scale": 0.8, "truth": WRONG_BADGE},
    "badge-sister": {"badge": '"', "truth": WRONG_BADGE},
    "badge-other-400": {"badge": "other", "code": x264(400), "truth": WRONG_BADGE},
    "badge-corner": {"flip": True, "truth": WRONG_BADGE},
    "no-badge-watermark": {"badge": "", "layers": (("watermark", "1"),), "truth": WRONG_BADGE},
}
BATCHES = (("fifth", FIFTH, "KLMN"),)


def variants() -> Iterator[Variant]:
    """All variants of the batches: each family with all but one of its batch's campaigns."""
    for half, families, letters in BATCHES:
        for row, (family, recipe) in enumerate(families.items()):
            left_out = row % len(letters)
            for place, letter in enumerate(letters):
                if place != left_out:
                    other = letters[place ^ 1]
                    yield _variant((half, family, row), letter, other, recipe)


def _variant(family: tuple[str, str, int], letter: str, other: str, recipe: Recipe) -> Variant:
    """One film of a family; the body changes with the row, so that bodies and faults mix."""
    half, name, row = family
    recipe, campaign = dict(recipe), CAMPAIGNS[letter]
    named = {"'": f"{letter}'", '"': f'{letter}"', "other": other}
    intro, outro, badge = (str(recipe.pop(key, letter)) for key in ("intro", "outro", "badge"))
    scene = (row * 3 + ord(letter)) % len(bodies.DRAWN)
    if "pale" in campaign.traits and scene in bodies.WHITE_ONES:
        scene += 1
    return Variant(
        name=f"{letter}-{name}",
        family=name,
        half=half,
        campaign=letter,
        body=len(BODIES) + scene,
        clips=(named.get(intro, intro), named.get(outro, outro)),
        badge=named.get(badge, badge),
        truth=told(campaign, recipe, badge),
        **{key: value for key, value in recipe.items() if key != "truth"},
    )


def told(campaign: Campaign, recipe: Recipe, badge: str) -> tuple[bool | None, ...]:
    """What a careful person says of a family's film of this campaign; None where two may differ."""
    intro, outro, mark = recipe.get("truth", (True, True, True))
    traits = campaign.traits
    if "calm" in traits and recipe.get("intro_look") == STILL:
        intro = None
    doubts = (
        recipe.get("flip") and campaign.small_badge,
        "faint" in traits and recipe.get("opacity", 1.0) < 0.7,
        "even" in traits and recipe.get("mirror"),
        "ringed" in traits and badge == '"',
        "tiny" in traits and (recipe.get("mirror") or recipe.get("scale", 1.0) < 0.8),
    )
    return intro, outro, None if any(doubts) else mark

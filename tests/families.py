"""Families of right and wrong films for the workshop's later batches: recipes, and what is true."""

from __future__ import annotations

Recipe = dict[str, object]
HD = (1920, 1080)
WRONG_INTRO, WRONG_OUTRO = (False, True, True), (True, False, True)
WRONG_BADGE = (True, True, False)
ALL_WRONG = (False, False, False)
ANY_BADGE = (True, True, None)
SPOKEN = (
    ("first line", "between(t,{body},{body}+1.2)"),
    ("second line", "between(t,{body}+1.5,{body}+2.6)"),
    ("third line", "between(t,{body}+2.8,{outro}-0.2)"),
)
INTRO = "between(t,{intro},{body}-0.04)"
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


def mpeg4(quality: int) -> tuple[str, ...]:
    """The words for MPEG-4 part 2."""
    return ("-c:v", "mpeg4", "-q:v", str(quality))


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
    "right-own-sound": {"sound": "aeval=0.3*sin(880*PI*t)+0.2*sin(1320*PI*t):c=same"},
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
SIXTH: dict[str, Recipe] = {
    "right-130": {"code": x264(130)},
    "right-hd-twice": {"size": HD, "code": x264(900), "again": x264(600)},
    "right-hevc-hd": {"size": HD, "code": hevc(400)},
    "right-crf-33": {"code": ("-c:v", "libx264", "-preset", "ultrafast", "-crf", "33")},
    "right-mpeg4-coarse": {"code": mpeg4(10)},
    "right-shrunk": {"pad": (16, 9)},
    "right-zoom-aside": {"grade": "crop=iw*0.98:ih*0.98:iw*0.02:0,scale=1280:720"},
    "right-24-a-second": {"grade": "fps=24", "code": x264(500)},
    "right-15-a-second": {"grade": "fps=15,fps=25"},
    "right-range-stretched": {"grade": "scale=in_range=limited:out_range=full"},
    "right-gamma": {"grade": "eq=gamma=1.25"},
    "right-cold": {"grade": "colorbalance=bs=0.25:rs=-0.2,eq=saturation=0.8"},
    "right-denoised": {"grade": "hqdn3d=8", "code": x264(350)},
    "right-soft": {"grade": "gblur=sigma=1.3"},
    "right-watermark-subtitles": {"layers": (("watermark", "1"), *SPOKEN)},
    "right-school-page": {"page": 0.7, "code": x264(450)},
    "right-mute-360": {"size": (640, 360), "mute": True},
    "right-late-tail": {"delay": 0.9, "tail": 1.0},
    "badge-60": {"opacity": 0.6, "code": x264(600)},
    "badge-size-66": {"scale": 0.66},
    "badge-size-120": {"scale": 1.2, "shift": (10, 8)},
    "badge-shifted": {"shift": (18, 14)},
    "badge-over-the-body": {"when": "between(t,{body},{outro})", "truth": ANY_BADGE},
    "badge-size-160": {"scale": 1.6, "truth": ANY_BADGE},
    "intro-twin-hevc": {"intro": "'", "code": hevc(250), "truth": WRONG_INTRO},
    "intro-twin-subtitles": {"intro": "'", "layers": SPOKEN, "truth": WRONG_INTRO},
    "intro-sister-zoom": {
        "intro": '"',
        "grade": "crop=iw*0.975:ih*0.975,scale=1280:720",
        "truth": WRONG_INTRO,
    },
    "intro-first-part": {"trim": (0.0, 1.5), "truth": WRONG_INTRO},
    "intro-faster": {"speed": 1.25, "truth": WRONG_INTRO},
    "intro-patched-400": {"layers": (("patch", INTRO),), "code": x264(400), "truth": WRONG_INTRO},
    "intro-other-page": {"intro": "other", "page": 0.8, "truth": WRONG_INTRO},
    "mirrored": {"grade": "hflip", "truth": ALL_WRONG},
    "intro-at-the-end": {"swap": True, "intro": "", "truth": (False, False, True)},
    "outro-sister": {"outro": '"', "truth": WRONG_OUTRO},
    "outro-twin-300": {"outro": "'", "code": x264(300), "truth": WRONG_OUTRO},
    "outro-mirrored": {"outro_look": "hflip", "truth": WRONG_OUTRO},
    "outro-first-part": {"outro_trim": (0.0, 1.1), "truth": WRONG_OUTRO},
    "last-year": {"intro": "'", "outro": "'", "badge": "'", "truth": ALL_WRONG},
    "badge-second-half": {"when": "gt(t,{end}/2)", "truth": WRONG_BADGE},
    "badge-now-and-then": {"when": "lt(mod(t,4),1.6)", "truth": WRONG_BADGE},
    "badge-twin-125": {"badge": "'", "scale": 1.25, "truth": WRONG_BADGE},
    "badge-other-75": {"badge": "other", "scale": 0.75, "truth": WRONG_BADGE},
    "badge-corner-500": {"flip": True, "code": x264(500), "truth": WRONG_BADGE},
    "no-badge-subtitles": {"badge": "", "layers": SPOKEN, "truth": WRONG_BADGE},
}
SEVENTH: dict[str, Recipe] = {
    "right-200": {"code": x264(200)},
    "right-hd-450": {"size": HD, "code": x264(450)},
    "right-hevc-twice": {"code": hevc(350), "again": hevc(250)},
    "right-mpeg4-then-x264": {"code": mpeg4(6), "again": x264(400)},
    "right-letterbox-late": {"pad": (0, 7), "delay": 0.5},
    "right-pillarbox-zoom": {"pad": (5, 0), "grade": "crop=iw*0.98:ih*0.98,scale=1280:720"},
    "right-50-a-second": {"grade": "fps=50", "code": x264(700)},
    "right-20-a-second": {"grade": "fps=20,fps=25"},
    "right-range-narrowed-twice": {
        "grade": "scale=in_range=full:out_range=limited,eq=contrast=0.9"
    },
    "right-gamma-dark": {"grade": "eq=gamma=0.82:saturation=1.3"},
    "right-sepia": {
        "grade": "colorchannelmixer=.39:.77:.19:0:.35:.69:.17:0:.27:.53:.13,format=yuv420p"
    },
    "right-vignette": {"grade": "vignette=PI/6"},
    "right-grain": {"grade": "noise=alls=14:allf=t:all_seed=8"},
    "right-sharpened-480": {"size": (854, 480), "grade": "unsharp=5:5:1.0"},
    "right-watermark-300": {"layers": (("watermark", "1"),), "code": x264(300)},
    "right-page-fade": {"page": 0.8, "intro_look": "fade=in:d=0.3"},
    "right-own-sound-low": {"sound": "aeval=0.2*sin(700*PI*t):c=same", "code": x264(250)},
    "right-long": {"body_seconds": 5.5, "tail": 0.5, "grade": "eq=brightness=0.05"},
    "badge-50": {"opacity": 0.5, "code": x264(500)},
    "badge-size-80": {"scale": 0.8, "shift": (-8, 12)},
    "badge-size-135": {"scale": 1.35},
    "badge-shifted-low": {"shift": (12, -10), "code": x264(300)},
    "badge-size-40": {"scale": 0.4, "truth": ANY_BADGE},
    "intro-captioned": {"layers": (("school", INTRO),), "truth": (None, True, True)},
    "intro-twin-180": {"intro": "'", "code": x264(180), "truth": WRONG_INTRO},
    "intro-twin-zoom": {
        "intro": "'",
        "grade": "crop=iw*0.98:ih*0.98,scale=1280:720",
        "truth": WRONG_INTRO,
    },
    "intro-sister-hd": {"intro": '"', "size": HD, "code": x264(800), "truth": WRONG_INTRO},
    "intro-cut-both-ends": {"trim": (0.8, 0.9), "truth": WRONG_INTRO},
    "intro-slower": {"speed": 0.8, "truth": WRONG_INTRO},
    "intro-still-low": {"intro_look": STILL, "code": x264(300), "truth": WRONG_INTRO},
    "intro-patched-late": {"layers": (("patch", INTRO),), "delay": 0.7, "truth": WRONG_INTRO},
    "intro-mirrored-hevc": {"intro_look": "hflip", "code": hevc(400), "truth": WRONG_INTRO},
    "no-intro-page": {"intro": "", "page": 1.0, "truth": WRONG_INTRO},
    "swapped-tail": {"swap": True, "tail": 0.6, "truth": (False, False, True)},
    "outro-twin-gray": {"outro": "'", "grade": "hue=s=0", "truth": WRONG_OUTRO},
    "outro-other-300": {"outro": "other", "code": x264(300), "truth": WRONG_OUTRO},
    "outro-last-part": {"outro_trim": (1.0, 0.0), "tail": 0.5, "truth": WRONG_OUTRO},
    "last-year-low": {
        "intro": "'",
        "outro": "'",
        "badge": "'",
        "code": x264(300),
        "truth": ALL_WRONG,
    },
    "badge-over-the-intro": {"when": "lt(t,{body}+0.5)", "truth": WRONG_BADGE},
    "badge-a-third-late": {"when": "gt(t,{end}*0.66)", "truth": WRONG_BADGE},
    "badge-mirrored": {"mirror": True, "truth": WRONG_BADGE},
    "badge-twin-400": {"badge": "'", "code": x264(400), "truth": WRONG_BADGE},
    "badge-sister-110": {"badge": '"', "scale": 1.1, "truth": WRONG_BADGE},
    "badge-other": {"badge": "other", "truth": WRONG_BADGE},
    "badge-corner-70": {"flip": True, "scale": 0.7, "truth": WRONG_BADGE},
    "no-marks": {
        "intro": "",
        "outro": "",
        "badge": "",
        "body_seconds": 8.0,
        "truth": ALL_WRONG,
    },
}

"""Words: what stands in templates/onward.toml, said, and tried before the first letter leaves."""

from __future__ import annotations

from intake.wording import Wording

WORDS = "onward.toml"
_WORK = {"rank": 1, "school": "", "title": "", "province": "", "number": "", "folder": ""}
_PARCEL = {"campaign": "", "office": "", "link": "", "code": "", "province": "", "part": 1}
_PLAN = {"number": "", "title": "", "school": "", "province": "", "announced": False}


def check(wording: Wording) -> None:
    """Try every sentence on made-up values. Raises BadSetup for what is missing or fails."""
    for way, parts in (("archive", 1), ("letters", 2), ("link", 1)):
        for name in ("sheet", "title", "subject", "text"):
            values = {**_PARCEL, "way": way, "parts": parts, "works": [_WORK]}
            wording.say(WORDS, "parcel", name, **values)
    for known in (True, False):
        for name in ("summary", "description", "unknown"):
            wording.say(WORDS, "plan", name, **_PLAN, known=known)

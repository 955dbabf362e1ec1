"""Demands: the rules' own tables → the numbers that a reply names as asked for. Pure.

A reply that says what is asked for reads it here, so that words and judgement never differ; what a
campaign does not ask for is None.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from intake.model import FilmFacts, Role
from intake.rules import Rule
from intake.rules.bit_rate import BitRate
from intake.rules.codec import Codec
from intake.rules.container import Container
from intake.rules.duration import Duration
from intake.rules.frame_rate import FrameRate
from intake.rules.resolution import Resolution
from intake.rules.size import Size

NAMES = ("containers", "seconds", "hd", "compressed", "rate", "codecs", "bit_rate", "size")
KIBI = 1024
FILL = 0.85
"""A film is made with this share of the bit rate that is allowed: encoders overshoot."""

CEILING = 0.95
SOUND_KBPS = 96


def asked(rules: Mapping[str, Rule]) -> dict[str, Any]:
    """What the campaign asks of a film: plain values for the templates."""
    found: dict[str, Any] = dict.fromkeys(NAMES)
    for rule in rules.values():
        found |= _of_any(rule) | _of_compressed(rule)
    return found


def _of_any(rule: Rule) -> dict[str, Any]:
    """What a rule asks of both versions, or of HD."""
    match rule:
        case Container():
            return {"containers": list(rule.allowed)}
        case Duration():
            return {"seconds": rule.max_seconds}
        case FrameRate():
            return {"rate": rule.rate}
        case Resolution():
            return {"hd": list(rule.hd), "compressed": list(rule.compressed)}
    return {}


def _of_compressed(rule: Rule) -> dict[str, Any]:
    """What a rule asks of the compressed version only."""
    match rule:
        case Codec():
            return {"codecs": list(rule.compressed)}
        case BitRate():
            return {"bit_rate": rule.compressed_max}
        case Size():
            return {"size": rule.compressed_max}
    return {}


def recipe(films: Mapping[Role, FilmFacts], demand: Mapping[str, Any]) -> dict[str, Any]:
    """The numbers by which a right compressed version is made from this HD version, or nothing."""
    hd = films.get(Role.HD)
    wanted = ("compressed", "rate", "codecs", "bit_rate")
    if hd is None or not all(demand[name] for name in wanted) or "h264" not in demand["codecs"]:
        return {}
    width, height = demand["compressed"]
    allowed = _kbps(hd.duration_seconds, demand)
    return {
        "width": width,
        "height": height,
        "rate": demand["rate"],
        "kbps": round(allowed * FILL),
        "ceiling": round(allowed * CEILING),
        "sound": SOUND_KBPS,
        "bars": hd.display_width * height != hd.display_height * width,
        "interlaced": hd.scan == "interlaced",
    }


def _kbps(seconds: float, demand: Mapping[str, Any]) -> float:
    """The video rate that both limits allow, the size less what the sound takes."""
    limit = demand["bit_rate"] / KIBI
    if demand["size"] is None or seconds <= 0:
        return float(limit)
    return float(max(1, min(limit, demand["size"] * 8 / seconds / 1000 - SOUND_KBPS)))

"""The jingles of the workshop's intros and outros, as expressions of ffmpeg's aevalsrc."""

from __future__ import annotations

from lookbook import Campaign

TUNES = {
    "wheels": "0.2*(sin(524*PI*t)+sin(660*PI*t)+sin(784*PI*t))*exp(-2*mod(t\\,0.8))",
    "scroll": "0.4*sin(2*PI*t*(294+49*floor(mod(t*3\\,4))))*exp(-3*mod(t*3\\,1))",
    "campus": "0.4*sin(180*PI*t)*exp(-9*mod(t\\,0.5))+0.2*sin(1047*PI*t)*mod(floor(t*2)\\,2)",
    "plane": "0",
}
"""A chord struck again and again, plucked strings, a drum with a tone, and silence."""


def jingle(campaign: Campaign) -> str:
    """What is heard with a campaign's clips; the earlier campaigns have four tones each."""
    pitch = f"{220 + 60 * campaign.seed}+90*floor(mod(t*{3 + campaign.seed}\\,4))"
    return TUNES.get(campaign.style, f"0.4*sin(2*PI*t*({pitch}))")

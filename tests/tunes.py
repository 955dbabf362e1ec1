"""The jingles of the workshop's intros and outros, as expressions of ffmpeg's aevalsrc."""

from __future__ import annotations

from lookbook import Campaign

TUNES = {
    "wheels": "0.2*(sin(524*PI*t)+sin(660*PI*t)+sin(784*PI*t))*exp(-2*mod(t\\,0.8))",
    "scroll": "0.4*sin(2*PI*t*(294+49*floor(mod(t*3\\,4))))*exp(-3*mod(t*3\\,1))",
    "campus": "0.4*sin(180*PI*t)*exp(-9*mod(t\\,0.5))+0.2*sin(1047*PI*t)*mod(floor(t*2)\\,2)",
    "plane": "0",
    "tiles": "0.3*sin(2*PI*(440*t+60*t*t))*exp(-1.2*mod(t\\,1.4))+0.15*sin(220*PI*t)",
    "card": "0.4*(sin(784*PI*t)+0.5*sin(2110*PI*t))*exp(-1.5*t)",
    "roads": "0.25*(sin(392*PI*t)+sin(588*PI*t))*(1-exp(-t))+0.1*sin(1568*PI*t)*sin(9*t)",
    "posters": "0",
    "pulse": "0.5*sin(130*PI*t)*exp(-14*mod(t\\,0.72))+0.2*sin(1760*PI*t)*exp(-20*mod(t\\,0.72))",
    "shelves": "0.3*(sin(660*PI*t)+sin(990*PI*t))*exp(-2.2*mod(t\\,1.05))+0.1*sin(330*PI*t)",
    "furrows": "0.35*sin(2*PI*t*(330+55*floor(mod(t*2.5\\,5))))*(1-exp(-4*mod(t*2.5\\,1)))",
    "crystal": "0.3*sin(2*PI*t*(1200-160*floor(mod(t*6\\,6))))*exp(-5*mod(t*6\\,1))",
}
"""A chord struck again and again, plucked strings, a drum with a tone, silence; a rising sweep over
a low tone, one bell, a chord that swells, and silence once more; a heart that beats and a monitor's
click, two strings, a tune that goes up by steps, bells that go down."""
UNHEARD = {"posters"}
"""Looks of campaigns whose clips are handed out without any sound in their files."""


def jingle(campaign: Campaign) -> str:
    """What is heard with a campaign's clips; the earlier campaigns have four tones each."""
    pitch = f"{220 + 60 * campaign.seed}+90*floor(mod(t*{3 + campaign.seed}\\,4))"
    return TUNES.get(campaign.style, f"0.4*sin(2*PI*t*({pitch}))")

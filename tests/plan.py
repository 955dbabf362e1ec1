"""What one film of the workshop is made from, and what is true of it."""

from __future__ import annotations

from dataclasses import dataclass

from editions import Worn
from lookbook import campaign_of

BODIES = (
    "mandelbrot=s=640x360:r=25:start_scale=0.8:end_scale=0.02:end_pts=300",
    "testsrc2=s=640x360:r=25",
    "life=s=160x90:r=12:mold=10:ratio=0.3:seed=7:death_color=0x204080:life_color=white",
    "gradients=s=640x360:r=25:n=4:speed=0.06:seed=5:c0=red:c1=blue:c2=white:c3=black",
    "sierpinski=s=640x360:r=25:seed=3:jump=40",
    "cellauto=s=320x180:r=25:rule=110:seed=9:ratio=0.4",
    "smptehdbars=s=640x360:r=25,scroll=horizontal=0.006",
    "color=gray:s=20x12:r=0.5,noise=alls=100:allf=t+u:all_seed=11",
    "rgbtestsrc=s=640x360:r=25,rotate=t*0.7,noise=alls=30:all_seed=4",
    "haldclutsrc=level=6:r=25,scroll=vertical=0.01:horizontal=0.004,negate",
)
"""Ten bodies that share nothing; the eighth holds each picture for two seconds, as slides do.

The numbers from ten on are the drawn ones of `bodies`.
"""


@dataclass(frozen=True)
class Variant:
    """One film: what it is made from, and what a careful person would say of its marks.

    `clips` name intro and outro: a letter of a campaign, with ' for its twin, "" for none. `truth`
    holds right or wrong for intro, outro, badge; None where two careful people may differ. Where
    there are `shots` (body, start, seconds), they take the place of the one body. `when` may name
    {intro}, {body}, {outro}, {end}: the seconds at which those begin, and the film's end. `layers`
    are what an editor lays over the film, with times of the same kind; `under` comes below the
    badge. `before` the intro and `behind` the outro stand pages, "shot" of the film, or "intro" and
    "outro" once more, each with its seconds. Parts `dissolve` into one another so, for so long.
    """

    name: str
    family: str
    half: str
    campaign: str
    body: int
    clips: tuple[str, str]
    badge: str
    truth: tuple[bool | None, bool | None, bool | None] = (True, True, True)
    size: tuple[int, int] = (1280, 720)
    body_seconds: float = 4.0
    delay: float = 0.0
    tail: float = 0.0
    trim: tuple[float, float] = (0.0, 0.0)
    outro_trim: tuple[float, float] = (0.0, 0.0)
    speed: float = 1.0
    pad: tuple[int, int] = (0, 0)
    opacity: float = 1.0
    scale: float = 1.0
    flip: bool = False
    shift: tuple[int, int] = (0, 0)
    mirror: bool = False
    when: str = "1"
    swap: bool = False
    grade: str = "null"
    code: tuple[str, ...] = ("-c:v", "libx264", "-preset", "ultrafast", "-crf", "23")
    mute: bool = False
    sound: str = ""
    page: float = 0.0
    intro_look: str = ""
    outro_look: str = ""
    shots: tuple[tuple[int, float, float], ...] = ()
    layers: tuple[tuple[str, str], ...] = ()
    again: tuple[str, ...] = ()
    under: tuple[tuple[str, str], ...] = ()
    before: tuple[tuple[str, float], ...] = ()
    behind: tuple[tuple[str, float], ...] = ()
    dissolve: tuple[str, float] = ("", 0.0)

    @property
    def worn(self) -> Worn:
        """How the badge is worn."""
        return Worn(self.scale, self.flip, self.shift, self.mirror)

    @property
    def parts(self) -> tuple[tuple[int, float, float], ...]:
        """The shots of the film between intro and outro."""
        return self.shots or ((self.body, 0.0, self.body_seconds),)

    def _besides(self, what: str, seconds: float) -> float:
        """How long something lasts that stands before the intro or behind the outro."""
        whole = what in ("intro", "outro")
        return campaign_of(self.campaign).seconds(what) if whole else seconds

    def times(self) -> dict[str, str]:
        """When intro, body and outro begin and the film ends, in seconds."""
        first, last = ("outro", "intro") if self.swap else ("intro", "outro")
        both = self.dissolve[1]
        intro = self.delay + self.page + sum(self._besides(*one) - both for one in self.before)
        body = intro + _lasting(self.clips[0], first, self.trim) / self.speed
        body -= both if self.clips[0] else 0.0
        outro = body + sum(seconds - both for _, _, seconds in self.parts)
        end = outro + _lasting(self.clips[1], last, self.outro_trim)
        named = {"intro": intro, "body": body, "outro": outro, "end": end}
        return {name: f"{seconds:.2f}" for name, seconds in named.items()}


def _lasting(letter: str, kind: str, trim: tuple[float, float]) -> float:
    """How many seconds are left of a clip; none without a letter."""
    return campaign_of(letter).seconds(kind) - sum(trim) if letter else 0.0

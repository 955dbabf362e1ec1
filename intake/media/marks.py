"""A film's pictures and the campaign's references → where intro, outro and badge are. Pure.

The bands between found and missing were fixed on one half of the film workshop and are reported on
the other (docs/benchmarks.md). What lies between is unsure, and a person looks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from intake.media import areas, clips, framed, hearing, second, standing
from intake.media import badge as corner
from intake.media.frames import Bytes, Frames
from intake.model import MarkFact

State = Literal["found", "unsure", "missing"]

SEARCH_SECONDS = 10.0
"""How far from either end a clip is looked for."""

NEAR_SECONDS = 3.0
"""How far from its end of the film a clip may lie and still be in its place."""

WHOLE, CUT = 0.85, 0.75
"""Shares of a clip: from the first it is whole (films are blended at the seams), below the second
something is cut off."""

SAME, OTHER = 0.85, 0.8
"""Median correlation of whole pictures: the same clip from the first, another below the second."""

ALIKE, BLURRED = 0.8, 0.6
"""Likeness of the worst area of mean pictures; the second where all areas are kept as badly ..."""

SHARP, DULL = 8.0, 4.0
"""... which differ no more than so many times as much as the rest: the first for a likeness as
high as the first, the second for one as the second."""

LIKE, NEARLY = 0.92, 12.0
"""The same once more: an area as like as this may differ so many times as much."""

STRANGE, ODD = 20.0, 10.0
"""An area that differs so many times as much as the rest shows something else: below the likeness
at which clips are kept by the first, below a blurred one by the second."""

NOWHERE = 0.5
"""Median correlation below which nothing of the clip is there."""

FEW, MOST = 0.65, 0.8
"""Share of its areas that are kept, below which a clip that is hardly alike is another; below the
second one whose pictures are alike, but hold other words."""

DETAIL = 0.7
"""Strength of edges, for 1 in the clip, below which coding took away what tells other words."""

LOST, REPLACED = 0.5, 0.3
"""Share of its own edges that is left in each area of a clip over which something merely lies, near
the upper or lower border: nothing of it is lost, and so it is not another. Below the second they
are not there, though edges as strong are."""

STILL = 0.2
"""How much of a clip's motion is left in a still picture of it, at most."""

PACE = 0.12
"""How much faster or slower a clip may seem to run; where coding blurred it, nobody can tell."""

HEARD = 0.7
"""Likeness of sound from which a clip runs at its own pace, however blurred its pictures are."""

UNHEARD = 0.25
"""Likeness of sound below which a clip's sound is another's; it then takes a person."""

BADGE_SAME, BADGE_OTHER = 0.7, 0.55
CELL_BLURRED, CELL_OTHER, CELL_STRANGE = 0.5, 0.55, 4.0
"""Likeness of the badge's worst cell from which it may be the same; below the second, if it differs
more than the third number of times as much as the rest, it shows another badge's figures."""

CELL_KEPT = 0.7
"""Likeness of the worst cell from which a badge is kept so well that it is missed where it is not:
of thinner strokes coding takes some away for a while."""

CELL_BOUNDS = (0.5, 0.65, 0.7, 0.78, 0.83, 0.84, 0.88), (1.75, 2.0, 2.15, 2.15, 2.3, 3.0, 3.4)
"""So many times as much as the rest a cell of such a likeness may differ."""

CELL_NOTHING, CELL_APART = 0.3, 1.5
"""Likeness of a cell below which it shows something else, if it differs more than the second number
of times as much as the rest: over a ground as bright as its strokes no part of a badge is kept."""

AGAINST, DENSE = -0.2, 0.85
"""Likeness of the worst cell below which other strokes stand in it in all thirds of a film, in a
badge as dense as the second says: one that something hides seems thinner. Of 517 right badges no
cell is less alike than 0.03 (measured)."""

SEEN = 0.65
"""Likeness that a place would have with the badge in it half as dense, from which it is missed."""

ALWAYS, LONG = 0.9, 0.8
"""Shares of time: from the first the badge is on all the time, below the second it is not."""


PROOF = 4
"""Windows that must surely lack the badge before it counts as not shown all the time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class References:
    """What the campaign asks for and forbids; None: asked for, but nothing to compare with."""

    intro: tuple[clips.Clip, ...] | None = None
    outro: tuple[clips.Clip, ...] | None = None
    badge: tuple[corner.Badge, ...] | None = None
    forbidden: tuple[clips.Clip, ...] = ()
    forbidden_badges: tuple[corner.Badge, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was found of one mark: the fact, and the two pictures to be set side by side."""

    fact: MarkFact
    sighting: clips.Sighting | None = None
    standing: standing.Standing | None = None


def look(film: Frames, wanted: References) -> tuple[Seen, ...]:
    """Intro, outro and badge, in this order; those that nobody asks for are left out."""
    worn = _badge(film, wanted)
    veil = hidden(wanted.badge, worn.standing if worn else None)
    found = (_clip("intro", film, wanted, veil), _clip("outro", film, wanted, veil), worn)
    return tuple(seen for seen in found if seen)


def look_within(film: Frames, wanted: References) -> tuple[Frames, tuple[Seen, ...]]:
    """The same, and the film as it was looked at: without the bars of another shape if that helps.

    A film of 16 to 9 in a picture of 4 to 3 shows all marks between bars.
    """
    known = [clip.dense for clip in (*(wanted.intro or ()), *(wanted.outro or ()))]
    opened = framed.opened(film, known)
    films = [film] if opened is film else [film, opened]
    looked = [(one, look(one, wanted)) for one in films]
    return max(looked, key=lambda pair: sum(seen.fact.state == "found" for seen in pair[1]))


def hidden(badges: Iterable[corner.Badge] | None, worn: standing.Standing | None) -> Bytes:
    """The corners (180 × 320) where a badge may lie over intro and outro: 1, and 2 where ours does.

    What else lies in a corner may be what tells a clip from its twin.
    """
    veil = np.zeros((corner.HEIGHT // 2, corner.WIDTH // 2), np.uint8)
    for badge in badges or ():
        for top, bottom, left, right in badge.corners:
            veil[top // 2 : bottom // 2 + 1, left // 2 : right // 2 + 1] = clips.PERHAPS
    if worn is not None and worn.badge.corners:
        top, bottom, left, right = max(worn.badge.corners, key=worn.shared)
        veil[top // 2 : bottom // 2 + 1, left // 2 : right // 2 + 1] = clips.SURELY
    return veil


def _clip(
    name: Literal["intro", "outro"], film: Frames, wanted: References, veil: Bytes
) -> Seen | None:
    asked: tuple[clips.Clip, ...] | None = getattr(wanted, name)
    if asked is None:
        return Seen(fact=MarkFact(name=name, state="not-checked"))
    if not asked:
        return None
    seen = [_sight(name, film, clip, veil) for clip in asked]
    best = max(seen, key=lambda s: (_clip_state(name, film, s) == "found", _score(s)))
    state = _clip_state(name, film, best)
    if (
        state == "missing"
        and (_is_aside(best) or _is_perhaps(best))
        and not second.is_replaced(best)
    ):
        state = "unsure"
    foes = [_sight(name, film, clip, veil) for clip in wanted.forbidden]
    if any(_clip_state(name, film, foe) == "found" and _score(foe) > _score(best) for foe in foes):
        state = "missing"
    fact = MarkFact(
        name=name,
        state=state,
        score=round(_score(best), 3),
        at_seconds=round(best.at_seconds, 2),
        share=round(best.share, 3),
        seconds=round(best.clip.seconds, 2),
    )
    return Seen(fact=fact, sighting=best)


def _is_aside(seen: clips.Sighting) -> bool:
    """Whether the clip is there but for something at a side: a badge may lie there, ours or not."""
    row, column = seen.area
    beside = column < SIDE or column + areas.AREA > 320 - SIDE
    upright = row < HEAD or row + areas.AREA > 180 - HEAD
    aside = seen.is_cornered or (beside and upright)
    return seen.share >= CUT and seen.alike >= OTHER and abs(seen.pace - 1) <= PACE and aside


def _is_perhaps(seen: clips.Sighting) -> bool:
    """Whether some of the clip is there in a film that was taken off a screen."""
    return seen.is_framed and seen.alike >= NOWHERE


SIDE, HEAD = 75, 50
"""Columns (of 320) at either side, and lines (of 180) above and below, that a badge may take up."""


def _sight(
    name: Literal["intro", "outro"], film: Frames, clip: clips.Clip, veil: Bytes
) -> clips.Sighting:
    if name == "intro":
        window = (0.0, min(SEARCH_SECONDS, film.seconds / 2))
    else:
        last = film.seconds - min(0.5, clip.seconds)
        window = (max(film.seconds / 2 - 1, last - SEARCH_SECONDS - clip.seconds), last)
    seen = clips.sight(film, clip, window, veil)
    seen = hearing.listened(film, seen)
    return second.looked(film, seen) if second.is_due(seen) else seen


def _score(seen: clips.Sighting) -> float:
    """One number for people: the least of what must all be high."""
    known = (seen.share, seen.alike) if seen.frame < 0 else (seen.share, seen.alike, seen.steady)
    return float(np.clip(min(known), 0, 1))


def _clip_state(name: Literal["intro", "outro"], film: Frames, seen: clips.Sighting) -> State:
    if seen.alike < NOWHERE:
        return "missing"
    if seen.frame < 0:
        return "unsure"
    is_there = seen.share >= CUT and seen.alike >= OTHER
    if _is_still(seen) or (is_there and (_is_another(seen) or second.is_replaced(seen))):
        return "missing"
    if not is_there:
        return "missing" if seen.gone > 1 - CUT or seen.kept < FEW else "unsure"
    bound = np.interp(seen.steady, (BLURRED, ALIKE, LIKE), (DULL, SHARP, NEARLY))
    same = seen.steady >= BLURRED and (seen.told <= bound or _is_confirmed(seen))
    kept = same and seen.steady >= ALIKE
    paced = abs(seen.pace - 1) <= PACE
    if kept and not paced:
        return "missing" if seen.heard is None or seen.heard < HEARD else "unsure"
    end = film.seconds - seen.at_seconds - seen.clip.seconds
    sure = (
        seen.share >= WHOLE,
        seen.alike >= SAME,
        same,
        paced or (seen.heard is not None and seen.heard >= HEARD),
        (seen.at_seconds if name == "intro" else end) <= NEAR_SECONDS,
        kept or seen.heard is None or seen.heard >= UNHEARD,
        kept or not seen.is_framed,
        not second.may_be_replaced(seen),
        kept or not second.is_strange(seen),
    )
    return "found" if all(sure) else "unsure"


def _is_still(seen: clips.Sighting) -> bool:
    """Whether a picture of the clip stands where it ought to move."""
    return seen.motion < STILL and seen.alike >= OTHER


def _is_another(seen: clips.Sighting) -> bool:
    """Whether areas of a clip that is in its place surely show something else."""
    bordering = not areas.BORDER - areas.AREA <= seen.area[0] <= 180 - areas.BORDER
    if bordering and seen.left >= LOST:
        return False
    drawn = seen.detail >= DETAIL
    replaced = seen.left < REPLACED and seen.told >= DULL
    odd = seen.told >= ODD or (drawn and (replaced or seen.kept < MOST))
    return (seen.steady < LIKE and seen.told >= STRANGE) or (seen.steady < BLURRED and odd)


def _is_confirmed(seen: clips.Sighting) -> bool:
    """Whether all strokes of a clip are there, though coding spoilt some of its areas more."""
    plain = seen.steady >= LIKE or (seen.steady >= ALIKE and seen.told < STRANGE)
    return plain and second.is_confirmed(seen)


def _badge(film: Frames, wanted: References) -> Seen | None:
    if wanted.badge is None:
        return Seen(fact=MarkFact(name="badge", state="not-checked"))
    if not wanted.badge:
        return None
    seen = [standing.stand(film, badge) for badge in wanted.badge]
    best = max(seen, key=lambda s: (_badge_state(s) == "found", s.alike))
    state = _badge_state(best)
    foes = [standing.stand(film, badge) for badge in wanted.forbidden_badges]
    if any(_badge_state(foe) == "found" and foe.alike > best.alike for foe in foes):
        state = "missing"
    fact = MarkFact(
        name="badge",
        state=state,
        score=round(float(np.clip(min(best.alike, best.worst), 0, 1)), 3),
        share=round(best.share, 3),
    )
    return Seen(fact=fact, standing=best)


def _badge_state(seen: standing.Standing) -> State:
    hardly_kept = seen.alike >= BADGE_OTHER and seen.worst < CELL_KEPT
    if seen.perhaps < LONG and seen.lacking >= PROOF and not hardly_kept:
        return "missing"
    if seen.alike < BADGE_OTHER:
        return "missing" if seen.planted >= SEEN else "unsure"
    odd = seen.apart >= CELL_STRANGE or (seen.least < CELL_NOTHING and seen.apart >= CELL_APART)
    # one that lies a little off says nothing of its figures
    laid = not (seen.is_cut_off or seen.is_stretched)
    odd = odd or (seen.worst < AGAINST and seen.opacity >= DENSE)
    if max(seen.worst, seen.least) < CELL_OTHER and odd and laid:
        return "missing"
    kept = seen.worst >= CELL_BLURRED and seen.told <= np.interp(seen.worst, *CELL_BOUNDS)
    sure = seen.alike >= BADGE_SAME, kept, seen.share >= ALWAYS
    return "found" if all(sure) else "unsure"

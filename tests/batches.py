"""Batches of the workshop's films that were made by somebody who had not read how marks are told.

Their campaigns look like those that ministries and broadcasters hand out, their bodies like
footage. Each batch has families of its own; `truth` is what a careful person says who sees the
film.
"""

from __future__ import annotations

from collections.abc import Iterator

import bodies
import outings
import reels
import scenes
from arrivals import TENTH
from deliveries import ELEVENTH, TWELFTH
from families import FIFTH, SEVENTH, SIXTH, STILL, Recipe
from labels import badge_box
from lookbook import CAMPAIGNS, Campaign
from plan import BODIES, Variant
from practices import EIGHTH, NINTH

OLD = range(len(bodies.DRAWN))
NEW = range(len(bodies.DRAWN), len(bodies.DRAWN) + len(scenes.SCENES))
MOST = range(1, NEW.stop)
LATEST = range(NEW.stop, NEW.stop + len(reels.SCENES))
OUTDOORS = range(LATEST.stop, LATEST.stop + len(outings.SCENES))
DRAWN_LAST = range(LATEST.start, OUTDOORS.stop)
BATCHES = (
    ("fifth", FIFTH, "KLMN", OLD),
    ("sixth", SIXTH, "OPQR", OLD),
    ("seventh", SEVENTH, "STUV", OLD),
    ("eighth", EIGHTH, "WXYZ", NEW),
    ("ninth", NINTH, "1234", MOST),
    ("tenth", TENTH, "5678", LATEST),
    ("eleventh", ELEVENTH, "90_+", OUTDOORS),
    ("twelfth", TWELFTH, "春夏秋冬", DRAWN_LAST),
)
"""Names, families, campaigns and drawn bodies of the batches; nineteen of these, for with twenty
bodies and four campaigns some would never be shown."""
WHOLE = {"tenth", "eleventh", "twelfth"}
"""Batches of which every campaign gets every family."""


def variants() -> Iterator[Variant]:
    """All variants of the batches: each family with all of a batch's campaigns, or all but one."""
    for half, families, letters, shown in BATCHES:
        for row, (family, recipe) in enumerate(families.items()):
            left_out = row % len(letters)
            for place, letter in enumerate(letters):
                if place != left_out or half in WHOLE:
                    campaign, other = CAMPAIGNS[letter], letters[place ^ 1]
                    body = _body(campaign, shown, row * 3 + ord(letter))
                    yield _variant((half, family), (letter, other), body, recipe)


def _body(campaign: Campaign, shown: range, number: int) -> int:
    """The body of a film, which changes with its row; none on which the badge drowns."""
    drowns = {scene for trait in campaign.traits for scene in DROWNS.get(trait, ())}
    while shown[number % len(shown)] in drowns:
        number += 1
    return len(BODIES) + shown[number % len(shown)]


DROWNS = {
    trait: bodies.DROWNS.get(trait, set()) | scenes.DROWNS.get(trait, set())
    for trait in bodies.DROWNS | scenes.DROWNS
}
"""On which drawn bodies badges of such traits drown."""


def _variant(named: tuple[str, str], of: tuple[str, str], body: int, recipe: Recipe) -> Variant:
    """One film of a batch's family, for a campaign's letter; the other letter is its neighbour."""
    (half, name), (letter, other) = named, of
    recipe, campaign = dict(recipe), CAMPAIGNS[letter]
    meant = {**{mark: f"{letter}{mark}" for mark in "'\"~"}, "other": other}
    intro, outro, badge = (str(recipe.pop(key, letter)) for key in ("intro", "outro", "badge"))
    truth = told(campaign, recipe, badge)
    fitted = _fitted(campaign, recipe)
    return Variant(
        name=f"{letter}-{name}",
        family=name,
        half=half,
        campaign=letter,
        body=body,
        clips=(meant.get(intro, intro), meant.get(outro, outro)),
        badge=meant.get(badge, badge),
        truth=truth,
        **{key: value for key, value in fitted.items() if key != "truth"},
    )


def _fitted(campaign: Campaign, recipe: Recipe) -> Recipe:
    """The recipe with parts of clips as seconds and the badge's place as pixels."""
    fitted = dict(recipe)
    for key, kind, into in (("share", "intro", "trim"), ("outro_share", "outro", "outro_trim")):
        if key in fitted:
            whole = campaign.seconds(kind)
            fitted[into] = tuple(round(part * whole * 25) / 25 for part in fitted.pop(key))
    if "{box}" in str(fitted.get("grade")):
        left, top, right, bottom = (round(edge * 2 / 3) for edge in badge_box(campaign))
        box = f"x={left - 4}:y={top - 4}:w={right - left + 8}:h={bottom - top + 8}"
        fitted["grade"] = str(fitted["grade"]).replace("{box}", box)
    return fitted


def told(campaign: Campaign, recipe: Recipe, badge: str) -> tuple[bool | None, ...]:
    """What a careful person says of a family's film of this campaign; None where two may differ."""
    intro, outro, mark = recipe.get("truth", (True, True, True))
    traits, size = campaign.traits, recipe.get("scale", 1.0)
    if "calm" in traits:
        cut = {"trim", "share", "speed"} & recipe.keys() or STILL in str(recipe.get("intro_look"))
        intro = None if cut else intro
        outro = None if {"outro_trim", "outro_share"} & recipe.keys() else outro
    turned = recipe.get("mirror") or (recipe.get("grade") == "hflip" and campaign.small_badge)
    doubts = (
        recipe.get("flip") and campaign.small_badge,
        "faint" in traits and 0.1 < recipe.get("opacity", 1.0) < 0.7,
        "even" in traits and turned,
        "ringed" in traits and badge == '"',
        "hair" in traits and badge == "'",
        {"tiny", "hair"} & traits and size < 0.8 and badge != "other",
    )
    return intro, outro, None if any(doubts) else mark

"""Batches of the workshop's films that were made by somebody who had not read how marks are told.

Their campaigns look like those that ministries and broadcasters hand out, their bodies like
footage. Each batch has families of its own; `truth` is what a careful person says who sees the
film.
"""

from __future__ import annotations

from collections.abc import Iterator

import bodies
from families import FIFTH, SEVENTH, SIXTH, STILL, Recipe
from lookbook import CAMPAIGNS, Campaign
from plan import BODIES, Variant

BATCHES = (("fifth", FIFTH, "KLMN"), ("sixth", SIXTH, "OPQR"), ("seventh", SEVENTH, "STUV"))


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
    if any(scene in bodies.DROWNS[trait] for trait in campaign.traits & bodies.DROWNS.keys()):
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
    traits, size = campaign.traits, recipe.get("scale", 1.0)
    if "calm" in traits:
        intro = None if {"trim", "speed"} & recipe.keys() or STILL in recipe.values() else intro
        outro = None if "outro_trim" in recipe else outro
    turned = recipe.get("mirror") or (recipe.get("grade") == "hflip" and campaign.small_badge)
    doubts = (
        recipe.get("flip") and campaign.small_badge,
        "faint" in traits and recipe.get("opacity", 1.0) < 0.7,
        "even" in traits and turned,
        "ringed" in traits and badge == '"',
        "hair" in traits and badge == "'",
        {"tiny", "hair"} & traits and size < 0.8 and badge != "other",
    )
    return intro, outro, None if any(doubts) else mark

"""The list of schools: a stated name → its line, by name or alias, or the names it is near. Pure.

Only an exact name decides, white space, width, quotes and brackets aside. Likeness proposes.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from intake import text
from intake.model import Listing, School

_plain = lru_cache(maxsize=65_536)(text.normalise)
"""A name of the list as it is compared: the same few thousand are asked at each judgement."""

LIKE = 75.0
"""Names at least so like (0 to 100) are proposed."""
MOST_PROPOSED = 3
LEAST_NAMED = 3
"""Letters of a name that is looked for within others: 安大 stands in many a word."""


def look_up(schools: Sequence[School], stated: str) -> Listing:
    """The line of a stated school, else at most three names that may be meant."""
    school = find(schools, stated)
    return Listing(school=school, nearest=() if school else propose(schools, stated))


def find(schools: Sequence[School], stated: str) -> School | None:
    """The school of this name, else the only one of this alias; None when nothing decides."""
    wanted = text.normalise(stated)
    if not wanted:
        return None
    named = [school for school in schools if _plain(school.name) == wanted]
    if not named:
        named = [s for s in schools if wanted in {_plain(a) for a in s.aliases}]
    return named[0] if len(named) == 1 else None


def named(schools: Sequence[School], texts: Sequence[str]) -> tuple[str, ...]:
    """The names of the schools that texts name, by name or by an alias of three letters or more.

    Of two names that stand in one place (安徽大学 within 安徽大学江淮学院) the longer counts.
    """
    owners: dict[str, set[str]] = {}
    for school in schools:
        for name in (school.name, *school.aliases):
            owners.setdefault(_plain(name), set()).add(school.name)
    # An alias that two schools have names neither.
    told = {n: min(own) for n, own in owners.items() if len(n) >= LEAST_NAMED and len(own) == 1}
    names = sorted(told.items(), key=lambda pair: -len(pair[0]))
    found: list[str] = []
    for whole in map(text.normalise, texts):
        rest = whole
        for name, official in names:
            if name in rest:
                found.append(official)
                rest = rest.replace(name, " ")
    return tuple(dict.fromkeys(found))


def by_domain(schools: Sequence[School], domain: str) -> School | None:
    """The only school whose mail domain this is, or lies above it (mail.ustc.edu.cn)."""
    wanted = domain.strip(". ").lower()
    found = [s for s in schools if any(_within(wanted, d) for d in s.domains)]
    return found[0] if len(found) == 1 else None


def propose(schools: Sequence[School], stated: str) -> tuple[str, ...]:
    """The names nearest to a stated one, the likest first; none when nothing is like it."""
    wanted = text.normalise(stated)
    if not wanted:
        return ()
    names = {
        (number, _plain(name)): school.name
        for number, school in enumerate(schools)
        for name in (school.name, *school.aliases)
    }
    keys = {key: key[1] for key in names}
    near = process.extract(
        wanted, keys, scorer=fuzz.ratio, score_cutoff=LIKE, limit=2 * MOST_PROPOSED
    )
    return tuple(dict.fromkeys(names[key] for _, _, key in near))[:MOST_PROPOSED]


def _within(domain: str, own: str) -> bool:
    return bool(own) and (domain == own or domain.endswith(f".{own}"))

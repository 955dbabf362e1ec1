"""Files of one entry → each in its role: HD version, compressed version, form, or other. Pure.

Of two films of which one is plainly an HD picture and the other plainly a small one, the pictures
decide, whatever their names say. Else words in names do, for the sender chose them: a 720p film
called 高清版 is the HD version, of the wrong size. Where words are silent too the picture that
fits decides, and what nothing decides is left to staff, on the sheet 材料 (decisions/0075).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from intake.model import (
    ArchiveFacts,
    Facts,
    FilmFacts,
    FormFacts,
    Material,
    Nature,
    OtherFacts,
    Part,
    Refusal,
    Role,
)

File = tuple[Material, Facts]
FILM_ROLES = (Role.HD, Role.COMPRESSED)

# What senders write of a version. 小 alone stands in many a title (小康, 小学), 压缩 may be denied.
HD_WORDS = re.compile(
    r"高清|超清|蓝光|原片|原版|原始|母版|母带|未压缩|无压缩"
    r"|(?<!\d)1080(?!\d)|(?<![a-z])f?hd(?![a-z])|original"
)
COMPRESSED_WORDS = re.compile(
    r"(?<![未无不非])压缩|标清|低清|小版|小文件|小样|低码"
    r"|(?<!\d)720(?!\d)|compress|(?<![a-z])(?:sd|small)(?![a-z])"
)
FORM_WORDS = re.compile(r"登记表|信息表|报名表|申报表|报送表|推荐表")
HD_LINES, HD_COLUMNS, SMALL_LINES = 1080, 1920, 720


def assign(files: Sequence[File]) -> tuple[Part, ...]:
    """Each file in its role, in the order given; `ambiguous` where nothing decided it.

    That is a film for which no role is left or several are, every film beside several forms (which
    belongs to which nobody said), and one of several documents that could not be opened while none
    that could is a form. A refused film that no word claims is let be where others fill both roles.

    The same bytes twice are one file: the second of them is other, and a question to nobody.
    """
    first = _first_of_each(files)
    films = [i for i in first if _nature(files[i][1]) is Nature.FILM]
    documents = [i for i in first if _nature(files[i][1]) is Nature.FORM]
    forms = _forms(files, documents)
    several = sum(_count(files[i][1]) for i in forms) > 1
    played = {} if several else _films(files, films)
    decided = played | dict.fromkeys(forms, Role.FORM)
    undecided = set(films) - set(decided) - set(_spare(files, films, played))
    undecided |= set([] if forms else _closed(files, documents))
    return tuple(
        Part(
            material=material,
            role=decided.get(i, Role.OTHER),
            facts=facts,
            ambiguous=i in undecided,
        )
        for i, (material, facts) in enumerate(files)
    )


def _first_of_each(files: Sequence[File]) -> list[int]:
    """The places of files whose bytes have not stood further up."""
    seen: dict[str, int] = {}
    for i, (material, _) in enumerate(files):
        seen.setdefault(material.sha256, i)
    return list(seen.values())


def _nature(facts: Facts) -> Nature:
    match facts:
        case FilmFacts():
            return Nature.FILM
        case FormFacts():
            return Nature.FORM
        case ArchiveFacts():
            return Nature.ARCHIVE
        case OtherFacts():
            return Nature.OTHER
        case _:
            return facts.nature


def _films(files: Sequence[File], films: Sequence[int]) -> dict[int, Role]:
    """The roles that words decide; films without a word share the roles that no word claims."""
    said = _righted(files, {i: _said(files[i][0]) for i in films})
    if len(films) > 1 and len(set(said.values())) == 1:
        # All under one word: it tells nothing apart, as if none had been said.
        said = dict.fromkeys(films)
    decided: dict[int, Role] = {}
    for role in FILM_ROLES:
        named = [i for i in films if said[i] is role]
        fitting = named if len(named) == 1 else _fitting(files, named, role)
        decided |= dict.fromkeys(fitting, role)
    silent = [i for i in films if said[i] is None]
    free = [role for role in FILM_ROLES if role not in said.values()]
    return decided | _silent(files, silent, free)


def _righted(files: Sequence[File], said: dict[int, Role | None]) -> dict[int, Role | None]:
    """What names say of films, put right by two pictures that are plainly of either version.

    Those are the only two films, or the only two that names tell apart.
    """
    named = {role: [i for i in said if said[i] is role] for role in FILM_ROLES}
    told_apart = [films[0] for films in named.values() if len(films) == 1]
    pair = list(said) if len(said) == len(FILM_ROLES) else told_apart
    if len(pair) != len(FILM_ROLES):
        return said
    small = [i for i in pair if _is_small(files[i][1])]
    large = [i for i in pair if _class(files[i][1]) is Role.HD]
    if len(small) != 1 or len(large) != 1 or small == large:
        return said
    return {**said, small[0]: Role.COMPRESSED, large[0]: Role.HD}


def _spare(files: Sequence[File], films: Sequence[int], decided: Mapping[int, Role]) -> list[int]:
    """Refused films that no word claims, beside measured films in both roles."""
    if sum(isinstance(files[i][1], FilmFacts) for i in decided) < len(FILM_ROLES):
        return []
    refused = [i for i in films if i not in decided and isinstance(files[i][1], Refusal)]
    return [i for i in refused if _said(files[i][0]) is None]


def _silent(files: Sequence[File], films: Sequence[int], free: Sequence[Role]) -> dict[int, Role]:
    """The roles of films that no word names, among the roles that are free."""
    if len(films) == 1 and len(free) == 1:
        return {films[0]: free[0]}
    if len(films) == 1 and free:
        return {films[0]: _class(files[films[0]][1]) or Role.HD}
    if len(films) == len(free) == len(FILM_ROLES):
        return _pair(files, films[0], films[1])
    return {i: role for role in free for i in _fitting(files, films, role)}


def _pair(files: Sequence[File], one: int, other: int) -> dict[int, Role]:
    """Two films and both roles: each by its picture, none when both speak for one role.

    What could not be measured takes what the other leaves; of two such the larger file is HD.
    """
    classes = [_class(files[i][1]) for i in (one, other)]
    if classes == [None, None]:
        straight = files[one][0].size >= files[other][0].size
    elif classes[0] is classes[1]:
        return {}
    else:
        straight = classes[0] is Role.HD or classes[1] is Role.COMPRESSED
    return dict(zip((one, other) if straight else (other, one), FILM_ROLES, strict=True))


def _fitting(files: Sequence[File], films: Sequence[int], role: Role) -> list[int]:
    """The one film whose picture fits the role, or nothing when none or several do."""
    fitting = [i for i in films if _class(files[i][1]) is role]
    return fitting if len(fitting) == 1 else []


def _class(facts: Facts) -> Role | None:
    """The role that a picture speaks for: 1080 lines or 1920 columns are HD, whichever way up."""
    if not isinstance(facts, FilmFacts):
        return None
    sides = sorted((facts.display_width, facts.display_height))
    return Role.HD if sides[0] >= HD_LINES or sides[1] >= HD_COLUMNS else Role.COMPRESSED


def _is_small(facts: Facts) -> bool:
    """Whether a picture is of 720 lines or fewer: clearly none of the HD version."""
    if not isinstance(facts, FilmFacts):
        return False
    return min(facts.display_width, facts.display_height) <= SMALL_LINES


def _said(material: Material) -> Role | None:
    """The role that the name speaks of, else the folder; None for no word, or for both."""
    return said(material.name, material.folder)


def said(name: str, folder: str) -> Role | None:
    """The role that a name speaks of, else its folder; None for no word, or for both."""
    for text in (name, folder):
        plain = unicodedata.normalize("NFKC", text).lower()
        hd, compressed = HD_WORDS.search(plain), COMPRESSED_WORDS.search(plain)
        if bool(hd) != bool(compressed):
            return Role.HD if hd else Role.COMPRESSED
    return None


def _forms(files: Sequence[File], documents: Sequence[int]) -> list[int]:
    """The documents that are the form: those with one inside, else those that should be one."""
    read = [i for i in documents if _count(files[i][1])]
    if read:
        return read
    closed = _closed(files, documents)
    named = [i for i in documents if FORM_WORDS.search(files[i][0].name)]
    # A document that could not be opened may hold the form; one that was read does not.
    if unopened := [i for i in closed if i in named] or closed * (len(documents) == 1):
        return unopened
    return named


def _closed(files: Sequence[File], documents: Sequence[int]) -> list[int]:
    """The documents that could not be opened."""
    return [i for i in documents if not isinstance(files[i][1], FormFacts)]


def _count(facts: Facts) -> int:
    return len(facts.forms) if isinstance(facts, FormFacts) else 0

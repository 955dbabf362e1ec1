"""Files of one letter → the works that they belong to, or a proposal where nothing decides. Pure.

Each form that names another work is one. A film joins a form by what a sender says with: the folder
that both lie in, the title or the school in its name, a name that both share; then films join films
by name, fingerprint and length. Words of versions (高清, 720p) are no names and no folders. Where
two of these speak for different works, or none speaks, nothing is decided for the whole letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TypeAlias

from intake import text
from intake.materials import roles
from intake.model import ArchiveFacts, Facts, Field, FilmFacts, FormFacts, Material, Nature

File: TypeAlias = tuple[Material, Facts]
Similarity: TypeAlias = Callable[[str, str], float | None]
"""How alike two films are by their fingerprints, 0 to 1; None where nobody compared them."""

SURELY_ALIKE = 0.9
SAME_SECONDS = 0.5
FILMS_A_WORK = 2
SHORTEST_WORD = 2
VERSION = re.compile(
    r"未压缩|无压缩|压缩|高清|超清|蓝光|标清|低清|原片|原版|原始|母版|母带|小版|小文件|小样|低码"
    r"|登记表|信息表|报名表|申报表|报送表|推荐表|微视频|视频|影片|成片|作品|附件|材料|登记|版本|版|表"
    r"|1080p?|720p?|(?<![a-z])(?:f?hd|sd|mp4|mov|small|original|compressed?|final)(?![a-z])"
)
BETWEEN = re.compile(r"[\s_\-—+.,，、·()（）\[\]【】《》〈〉“”\"'&]+")


@dataclass(frozen=True, slots=True)
class Grouping:
    """The works of a letter in its order, each a list of files; `certain` or only proposed.

    `loose` are files that no work could be told of, when the grouping is not certain.
    """

    works: tuple[tuple[File, ...], ...]
    certain: bool = True
    loose: tuple[File, ...] = ()


def split(files: Sequence[File], similar: Similarity | None = None) -> Grouping:
    """The works that these files are; one work as long as nothing speaks of several."""
    first = _first_of_each(files)
    films = [i for i in first if _is_film(files[i][1])]
    seeds = _seeds(files, first) or _pairs(files, films)
    if len(seeds) < 2:  # noqa: PLR2004  (one work, or none)
        return Grouping((tuple(files),))
    owners = _owners(files, films, seeds, similar)
    works: list[list[File]] = [[] for _ in seeds]
    for n, seed in enumerate(seeds):
        works[n] += [_only(files[i], form) for i, form in seed]
        begun = {i for i, _ in seed}
        works[n] += [files[i] for i in films if owners[i] == n and i not in begun]
    loose = tuple(files[i] for i in films if owners[i] is None)
    certain = not loose and all(_is_plain(work) for work in works)
    _share_rest(files, films, seeds, works)
    return Grouping(tuple(map(tuple, works)), certain, loose)


Seed: TypeAlias = list[tuple[int, int | None]]
"""Where a work begins: the places of its forms, and which form of a file with several it is."""


def _first_of_each(files: Sequence[File]) -> list[int]:
    seen: dict[str, int] = {}
    for i, (material, _) in enumerate(files):
        seen.setdefault(material.sha256, i)
    return list(seen.values())


def _is_film(facts: Facts) -> bool:
    return isinstance(facts, FilmFacts) or getattr(facts, "nature", None) is Nature.FILM


def _seeds(files: Sequence[File], places: Iterable[int]) -> list[Seed]:
    """One a work that a form names; the same title from the same school is the same work."""
    found: dict[tuple[str, ...], Seed] = {}
    for i in places:
        facts = files[i][1]
        forms = facts.forms if isinstance(facts, FormFacts) else ()
        for n, form in enumerate(forms):
            title = text.normalise(form.text(Field.TITLE))
            school = text.normalise(form.text(Field.SCHOOL))
            key = (title, school) if title else ("", files[i][0].sha256, str(n))
            found.setdefault(key, []).append((i, n if len(forms) > 1 else None))
    return list(found.values())


def _pairs(files: Sequence[File], films: Sequence[int]) -> list[Seed]:
    """Works without any form: several pairs of films, each pair alone in its folder or name."""
    if len(films) <= FILMS_A_WORK:
        return []
    for key in (_folder, _stem):
        by_key: dict[str, list[int]] = {}
        for i in films:
            by_key.setdefault(key(files[i][0]), []).append(i)
        whole = all(name and _is_pair(files, held) for name, held in by_key.items())
        if whole and len(by_key) > 1:
            return [[(held[0], None)] for held in by_key.values()]
    return []


def _is_pair(files: Sequence[File], places: Sequence[int]) -> bool:
    parts = roles.assign([files[i] for i in places])
    return len(parts) == FILMS_A_WORK and {p.role for p in parts} == set(roles.FILM_ROLES)


def _only(file: File, form: int | None) -> File:
    """The file with the one form of it that is meant."""
    material, facts = file
    if form is None or not isinstance(facts, FormFacts):
        return file
    return material, replace(facts, forms=(facts.forms[form],))


def _owners(
    files: Sequence[File],
    films: Sequence[int],
    seeds: Sequence[Seed],
    similar: Similarity | None,
) -> dict[int, int | None]:
    """The work of each film; None where nothing tells it or two things tell different ones."""
    begun = {i: n for n, seed in enumerate(seeds) for i, _ in seed if i in films}
    owners: dict[int, int | None] = {i: begun.get(i) for i in films}
    marks = [_marks(files, seed) for seed in seeds]
    for i in films:
        if owners[i] is None:
            owners[i] = _agreed(files[i][0], marks)
    while True:
        open_films = [i for i in films if owners[i] is None]
        told = {i: _by_films(files, i, owners, similar) for i in open_films}
        news = {i: n for i, n in told.items() if n is not None}
        if not news:
            return owners
        owners.update(news)


@dataclass(frozen=True, slots=True)
class _Marks:
    """What a film's place and name may share with a work."""

    folders: frozenset[str]
    stems: frozenset[str]
    titles: frozenset[str]
    schools: frozenset[str]


def _marks(files: Sequence[File], seed: Seed) -> _Marks:
    materials = [files[i][0] for i, _ in seed]
    forms = [
        form
        for i, n in seed
        if isinstance(facts := files[i][1], FormFacts)
        for k, form in enumerate(facts.forms)
        if n in {None, k}
    ]
    return _Marks(
        folders=frozenset(filter(None, map(_folder, materials))),
        stems=frozenset(filter(None, map(_stem, materials))),
        titles=_words(form.text(Field.TITLE) for form in forms),
        schools=_words(form.text(Field.SCHOOL) for form in forms),
    )


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(n for t in texts if len(n := text.normalise(t)) >= SHORTEST_WORD)


def _agreed(film: Material, works: Sequence[_Marks]) -> int | None:
    """The one work that folder, title, school and name speak for; None when they disagree."""
    name = text.normalise(PurePosixPath(film.name).stem)
    path = text.normalise(film.folder) + name
    answers = (
        {n for n, work in enumerate(works) if _folder(film) in work.folders},
        _longest({n: work.titles for n, work in enumerate(works)}, path),
        {n for n, work in enumerate(works) if _stem(film) in work.stems},
        _longest({n: work.schools for n, work in enumerate(works)}, path),
    )
    told = [answer for answer in answers if answer]
    agreed = set.intersection(*told) if told else set()
    return agreed.pop() if len(agreed) == 1 else None


def _longest(words: Mapping[int, frozenset[str]], path: str) -> set[int]:
    """The works whose word stands in a path; a title within a longer one that fits is no answer."""
    fitting = {
        n: max((w for w in own if w in path), key=len, default="") for n, own in words.items()
    }
    best = max(map(len, fitting.values()), default=0)
    return {n for n, word in fitting.items() if word and len(word) == best}


def _by_films(
    files: Sequence[File],
    film: int,
    owners: Mapping[int, int | None],
    similar: Similarity | None,
) -> int | None:
    """The one work whose films share a film's name, fingerprint or length, asked in this order."""
    settled = {i: n for i, n in owners.items() if n is not None}
    full = {n for n in settled.values() if list(settled.values()).count(n) >= FILMS_A_WORK}
    for alike in (_same_name, _same_picture(similar), _same_length):
        works = {n for i, n in settled.items() if alike(files[film], files[i])}
        if works:
            return works.pop() if len(works) == 1 and not works & full else None
    return None


def _same_name(one: File, other: File) -> bool:
    return bool(_stem(one[0])) and _stem(one[0]) == _stem(other[0])


def _same_picture(similar: Similarity | None) -> Callable[[File, File], bool]:
    def alike(one: File, other: File) -> bool:
        told = similar(one[0].sha256, other[0].sha256) if similar else None
        return told is not None and told >= SURELY_ALIKE

    return alike


def _same_length(one: File, other: File) -> bool:
    a, b = one[1], other[1]
    if not (isinstance(a, FilmFacts) and isinstance(b, FilmFacts)):
        return False
    return abs(a.duration_seconds - b.duration_seconds) <= SAME_SECONDS


def _is_plain(work: Sequence[File]) -> bool:
    """Whether every film of a work has a role of its own."""
    films = [file for file in work if _is_film(file[1])]
    return len(films) <= FILMS_A_WORK and not any(p.ambiguous for p in roles.assign(work))


def _share_rest(
    files: Sequence[File],
    films: Sequence[int],
    seeds: Sequence[Seed],
    works: Sequence[list[File]],
) -> None:
    """Give every other file to the works: an archive to each with a file in it, the rest by folder.

    What nothing tells goes to the first work: staff see it there, and it decides nothing.
    """
    spoken = {*films, *(i for seed in seeds for i, _ in seed)}
    for i, file in enumerate(files):
        if i in spoken:
            continue
        mine = [work for work in works if _holds(file, work)] or works[:1]
        for work in mine if isinstance(file[1], ArchiveFacts) else mine[:1]:
            work.append(file)


def _holds(file: File, work: Sequence[File]) -> bool:
    material, facts = file
    if isinstance(facts, ArchiveFacts):
        held = {member.sha256 for member in facts.members}
        return any(other.sha256 in held for other, _ in work)
    folder = _folder(material)
    return bool(folder) and any(folder == _folder(other) for other, _ in work)


def _folder(material: Material) -> str:
    """The folder's path without words of versions: two of one work then read the same."""
    parts = [_bare(part) for part in material.folder.split("/")]
    return "/".join(part for part in parts if part)


def _stem(material: Material) -> str:
    """The name without its ending and without words of versions."""
    return _bare(PurePosixPath(material.name).stem)


def _bare(word: str) -> str:
    plain = unicodedata.normalize("NFKC", word).lower()
    return BETWEEN.sub("", VERSION.sub(" ", plain))

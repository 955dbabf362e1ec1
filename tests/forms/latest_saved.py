"""The seventh set's documents that LibreOffice saves in other formats."""

from __future__ import annotations

from pathlib import Path

from forms.latest_word import ONE, TWO, kept, plainly
from forms.paper import (
    ANNEX,
    BOLD,
    GENRES,
    INDENTED,
    SEVEN,
    C,
    D,
    Form,
    G,
    N,
    P,
    Person,
    S,
    T,
    W,
    Y,
    cell,
    chosen,
    para,
    paras,
    row,
    run,
    table,
)  # fmt: skip


def boxed_lines(path: Path, who: Person) -> Form:
    """Four columns in an order of its own; white boxes, black boxes."""
    said = plainly(who) | {
        G: chosen(GENRES, who.values[G], on="■", off="□"),
        C: chosen(SEVEN, who.values[C], on="■", off="□", gap=" "),
    }
    wide = (1500, 3000, 1500, 3000)
    rows = [
        row(cell(TWO[S], 1500), cell(said[S], 7500, 3)),
        row(cell(TWO[T], 1500), cell(said[T], 7500, 3)),
    ]
    rows += [row(TWO[x], said[x], TWO[y], said[y], wide=wide) for x, y in ((G, D), (P, N))]
    rows += [row(cell(TWO[f], 1500), cell(said[f], 7500, 3)) for f in (W, C, Y)]
    return kept(path, who, table(rows, wide))


def story_then_people(path: Path, who: Person) -> Form:
    """One table for the film, its story in the middle, the contact below."""
    wide = (2100, 6900)
    rows = [row(ONE[f], who[f], wide=wide) for f in (T, D, G, C, Y, W, S, N, P)]
    return kept(path, who, para("编号：　　　　　（由组委会填写）") + table(rows, wide))


def colons_in_rows(path: Path, who: Person) -> Form:
    """A table without rules, labels ending in colons."""
    wide = (2600, 6400)
    labels = {f: f"{TWO[f]}：".replace("\n", "") for f in ANNEX}
    return kept(path, who, table([row(labels[f], who[f], wide=wide) for f in ANNEX], wide, ""))


def remarks_at_the_right(path: Path, who: Person) -> Form:
    """Three columns, the last for remarks, a few of them written."""
    wide = (2000, 5200, 1800)
    remark = {D: "含片头片尾", P: "微信同号", C: "已核对"}
    rows = [row("项　目", "内　容", "备　注", wide=wide)]
    rows += [row(ANNEX[f].split("\n")[0], who[f], remark.get(f, ""), wide=wide) for f in ANNEX]
    return kept(path, who, table(rows, wide))


def evenly_spread(path: Path, who: Person) -> Form:
    """Labels spread over their cells by Word, the story with indents and both edges straight."""
    spread = '<w:jc w:val="distribute"/>'
    wide = (1800, 7200)
    rows = [
        row(cell(para(ANNEX[f].split("\n")[0], marks=spread), 1800), cell(who[f], 7200))
        for f in (S, T, G, D, N, P, C, W)
    ]
    straight = f'{INDENTED}<w:jc w:val="both"/>'
    story = cell(paras(who[Y], straight), 7200)
    return kept(path, who, table([*rows, row(cell("故事梗概", 1800), story)], wide))


def heads_and_lines(path: Path, who: Person) -> Form:
    """A bold label with a colon, its answer on the same line; the story a paragraph of its own."""
    lines = [para(run(f"{ONE[f]}：", BOLD), run(who[f])) for f in ANNEX if f is not Y]
    story = para(run("故事梗概：", BOLD)) + paras(who[Y], INDENTED)
    return kept(path, who, "".join(lines) + story)

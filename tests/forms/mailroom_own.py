"""Documents of schools' own making: a table in a frame, lines on blanks, two tables, a dense list.

Retyped and ruled forms are in mailroom_sheets.toml; the annex itself is in mailroom_annex.py.
"""

from __future__ import annotations

from pathlib import Path

from forms.mailroom_annex import INDENT, SONG, hand, kept, typed
from forms.paper import LINES, UNDER, C, D, Form, G, N, P, Person, S, T, W, Y
from forms.stationery import CENTRE, FANG, HEI, KAI, grid, ink, p, pairs, ps, tc, title, tr, words

from intake.model import Field

LABELS = words("片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概")
WIDE = (1600, 2700, 1600, 2700)
SHAPE = ((T, S), (D, G), (N, P), (C,), (W,), (Y,))
THICK = LINES.replace('w:val="single" w:sz="4"', 'w:val="double" w:sz="6"')


def in_a_frame(path: Path, who: Person) -> Form:
    """The whole form, its name too, within one large cell with a double frame."""
    inner = title("微视频信息登记表", 36, HEI)
    inner += grid(pairs(LABELS, hand(who), SHAPE, WIDE), WIDE)
    return kept(path, who, grid([tr(tc(inner, 9200))], (9200,), THICK))


def on_dotted_lines(path: Path, who: Person) -> Form:
    """No table: labels with colons, answers underlined, the story below its heading."""

    def blank(f: Field) -> list[str]:
        return [ink(f"{LABELS[f]}："), ink(f" {who[f]} ", look=UNDER), ink("  ")]

    lines = "".join(
        p(*(x for f in line for x in blank(f)),
          marks='<w:spacing w:line="560" w:lineRule="exact"/>')
        for line in SHAPE[:-1]
    )  # fmt: skip
    body = title("微视频信息登记表", 40) + lines + p(ink("故事梗概：", font=HEI))
    return kept(path, who, body + typed(who[Y], font=FANG, marks=INDENT))


def two_tables(path: Path, who: Person) -> Form:
    """One table for the film, one for the school, a heading over each."""
    film = grid(pairs(LABELS, who, ((T,), (D, G), (C,), (W,), (Y,)), WIDE), WIDE)
    school = grid(pairs(LABELS, who, ((S,), (N, P)), WIDE), WIDE)
    body = title("微视频信息登记表", 36)
    body += p(ink("一、作品信息", 28, font=HEI)) + film
    return kept(path, who, body + p() + p(ink("二、报送单位信息", 28, font=HEI)) + school)


def colons_in_cells(path: Path, who: Person) -> Form:
    """Label and answer share a cell, two cells a row, the answer in another face."""

    def both(f: Field) -> str:
        return p(ink(f"{LABELS[f]}：", font=HEI), ink(who[f], font=KAI))

    rows = [tr(tc(both(a), 4500), tc(both(b), 4500), high=640) for a, b in SHAPE[:3]]
    rows += [tr(tc(both(f), 9000, 2), high=640) for f in (C, W)]
    story = p(ink(f"{LABELS[Y]}：", font=HEI)) + typed(who[Y], font=KAI, marks=INDENT)
    rows.append(tr(tc(story, 9000, 2), high=3600))
    return kept(path, who, title("微视频信息登记表", 36) + grid(rows, (4500, 4500)))


def story_on_a_page(path: Path, who: Person) -> Form:
    """The table first, its last row the story's label alone with its answer in the row below."""
    rows = pairs(LABELS, hand(who), SHAPE[:-1], WIDE, fill="DEEAF6")
    rows.append(tr(tc(ps(LABELS[Y], CENTRE), 8600, 4, fill="DEEAF6")))
    rows.append(tr(tc(typed(who[Y], font=SONG, marks=INDENT), 8600, 4), high=4800))
    return kept(path, who, title("微视频信息登记表", 32, HEI) + grid(rows, WIDE))


WAYS = (in_a_frame, on_dotted_lines, two_tables, colons_in_cells, story_on_a_page)

"""The fourteenth set's fillings of the annex: the same table, as many hands leave it."""

from __future__ import annotations

from pathlib import Path

from forms.basket_word import (
    HEAD,
    INDENT,
    LABELS,
    PAIRS,
    ROWS,
    SONG,
    WIDE,
    YAHEI,
    annex,
    kept,
    printed_labels,
    rows,
    torn,
    typed,
)
from forms.paper import (
    ANNEX,
    CATEGORY_EXAMPLE,
    GENRES,
    GREY,
    PERIOD_EXAMPLE,
    RED,
    STRUCK,
    C,
    D,
    Form,
    G,
    Person,
    S,
    T,
    W,
    Y,
)  # fmt: skip
from forms.stationery import CENTRE, FANG, KAI, grid, ink, p, tc, tr

BOLD = "<w:b/>"


def typed_over(path: Path, who: Person) -> Form:
    """Someone put the cursor behind each example, deleted it, and typed; nothing else was done."""
    return kept(path, who, annex(printed_labels(), {f: typed(who[f]) for f in ANNEX}))


def hand_font(path: Path, who: Person) -> Form:
    """A tidy secretary: labels bold and in the middle, answers in 仿宋, the story indented."""
    said = {f: typed(who[f], FANG, 28, align=CENTRE) for f in ANNEX}
    said |= {Y: typed(who[Y].replace("　　", ""), FANG, 28, marks=INDENT)}
    body = typed("附件2", "黑体", 32) + annex(
        printed_labels(FANG, 28, BOLD, CENTRE), said, high=760, tall=4600
    )
    return kept(path, who, body)


def examples_left(path: Path, who: Person) -> Form:
    """The two long examples were left standing in grey, the answers put below in red."""
    said = {f: typed(who[f], look=RED) for f in ANNEX}
    said[C] = typed(CATEGORY_EXAMPLE, look=GREY) + said[C]
    said[W] = typed(PERIOD_EXAMPLE, look=GREY) + said[W]
    return kept(path, who, annex(printed_labels(), said, tall=3000))


def torn_runs(path: Path, who: Person) -> Form:
    """Filled in with WPS on an old machine: runs torn, blank lines behind the table."""
    body = annex(printed_labels(), {f: torn(who[f]) for f in ANNEX}, tall=4000)
    return kept(path, who, body + p() + p())


def resized(path: Path, who: Person) -> Form:
    """Columns dragged until the answers fitted, small type, the story with a blank line above."""
    said = {f: typed(who[f], SONG, 21) for f in ANNEX}
    said[Y] = p() + typed(who[Y], SONG, 21, marks=INDENT) + p()
    labels = printed_labels(SONG, 21, BOLD)
    body = annex(labels, said, wide=(1150, 3650, 1150, 3350), high=480, tall=5200)
    return kept(path, who, body)


def added_rows(path: Path, who: Person) -> Form:
    """The school needed room for the teacher, the crew and the film's link, and added rows."""
    told = {
        "指导教师": "韦春山、丁玲",
        "主创团队": "小余影像工作室（余安、陆子昂、韩雪、苏晓晓）",
        "视频链接": "链接：https://pan.baidu.com/s/1Tz7kQw2fYx0RrGm8Nd5bVA  提取码：m3kd",
    }
    more = [
        tr(tc(typed(label), WIDE[0]), tc(typed(text), sum(WIDE[1:]), 3), high=560)
        for label, text in told.items()
    ]
    return kept(path, who, annex(printed_labels(), {f: typed(who[f]) for f in ANNEX}, more))


def by_converter(path: Path, who: Person) -> Form:
    """A web page made Word out of a PDF: seven columns for four, labels in pieces, empty cells."""
    lanes = (220, 1480, 1450, 1450, 1700, 2500, 200)
    pieces = {f: [text] for f, text in LABELS.items()}
    pieces[Y] = ["故事梗概（500字", "以内，简要介绍作品", "内容）"]
    pieces[D], pieces[S] = ["预计时长 "], ["选送学校 "]

    def label(f):
        return "".join(typed(part, SONG, 23) for part in pieces[f])

    def answer(f):
        return typed(who[f], SONG, 23, marks='<w:ind w:left="105"/><w:spacing w:before="81"/>')

    lines = [
        tr(
            *(tc(label(a), 1700, 2), tc(answer(a), 2900, 2)),
            *(tc(label(b), 1700), tc(answer(b), 2700, 2)),
            high=561,
        )
        for a, b in PAIRS
    ]
    lines += [
        tr(tc(p(), 220), tc(label(f), 1480), tc(answer(f), 7100, 4), tc(p(), 200), high=563)
        for f in ROWS
    ]
    head = p(ink(HEAD[:21], 31, font=SONG), ink(HEAD[21:], 31, font=SONG), align=CENTRE)
    return kept(path, who, head + p() + grid(lines, lanes))


def title_inside(path: Path, who: Person) -> Form:
    """The title was drawn into the table as its first row; labels spread with blanks."""
    labels = {f: typed(text, KAI, 24, align=CENTRE) for f, text in LABELS.items()}
    labels |= {T: typed("片    名", KAI, align=CENTRE), G: typed("类    型", KAI, align=CENTRE)}
    said = {f: typed(who[f], KAI, 24) for f in ANNEX} | {Y: typed(who[Y], KAI, marks=INDENT)}
    top = tr(tc(typed(HEAD, SONG, 30, BOLD, align=CENTRE), sum(WIDE), 4), high=900)
    return kept(path, who, grid([top, *rows(labels, said, WIDE, 640, 4400)], WIDE))


def struck_choice(path: Path, who: Person) -> Form:
    """Of the two genres the wrong one was struck out; the seven categories were ticked behind."""
    said = {f: typed(who[f]) for f in ANNEX}
    looks = ["" if word == who[G] else STRUCK for word in GENRES]
    first, second = (ink(w, 24, k, SONG) for w, k in zip(GENRES, looks, strict=True))
    said[G] = p(first, ink("或", 24, "", SONG), second)
    return kept(path, who, annex(printed_labels(), said, tall=2600))


def signed_below(path: Path, who: Person) -> Form:
    """Sent round the house for a seal: the unit's line, the leader's, and the day below."""
    said = {f: typed(who[f], FANG, 24, align=CENTRE) for f in ANNEX}
    said |= {Y: typed(who[Y], FANG, 24, marks=INDENT)}
    body = annex(printed_labels(SONG, 24, BOLD, CENTRE), said, high=620, tall=4200) + p()
    body += p(ink("负责人（签字）：              单位（盖章）：", 24, font=SONG))
    return kept(path, who, body + p(ink("填表日期：2020年12月15日", 24, font=SONG), align="right"))


def by_cloud(path: Path, who: Person) -> Form:
    """Filled in together in a document on the web, then downloaded: its face, its spacing."""
    space = '<w:spacing w:before="60" w:after="60" w:line="288" w:lineRule="auto"/>'
    said = {f: typed(who[f], YAHEI, 22, marks=space) for f in ANNEX}
    labels = {f: typed(LABELS[f], YAHEI, 22, BOLD, marks=space) for f in ANNEX}
    return kept(path, who, annex(labels, said, wide=(1800, 2700, 1800, 2700)))


def office_annex(path: Path, who: Person) -> Form:
    """Typed anew by the school's office, since the file would not open: near, not the same."""
    new = LABELS | {T: "片  名", S: "选送学校（盖章）", G: "类  型", Y: "故事梗概"}
    labels = {f: typed(x, FANG, 28, align=CENTRE) for f, x in new.items()}
    labels[Y] += typed("（500字以内）", FANG, 21, align=CENTRE)
    said = {f: typed(who[f], FANG, 28) for f in ANNEX} | {Y: typed(who[Y], FANG, 28, marks=INDENT)}
    head = typed("附件：", "黑体", 32) + typed("微视频信息登记表", "黑体", 40, align=CENTRE)
    lines = rows(labels, said, (1750, 2750, 1750, 2750), 900, 5600)
    return kept(path, who, head + grid(lines, (1750, 2750, 1750, 2750)))


WAYS = (
    typed_over, hand_font, examples_left, torn_runs, resized, added_rows, by_converter,
    title_inside, struck_choice, signed_below, by_cloud, office_annex,
)  # fmt: skip

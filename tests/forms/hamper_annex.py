"""The annex as issued, and the ways in which clerks, teachers and students fill it in.

Each way to fill it in is a function of path and person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from forms import paper
from forms.paper import BOLD, GENRES, RED, SEVEN, STRUCK, C, D, Form, G, N, P, Person, S, T, W, Y
from forms.stationery import CENTRE, HEI, RIGHT, grid, ink, p, tc, title, tr, words

from intake.model import Field

HEAD = "第二季“我的 2020—全国高校师生微视频征集展示活动”微视频信息登记表"
LABELS = words(
    "片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 "
    "故事梗概（500字以内，简要介绍作品内容）"
)
EXAMPLES = {
    T: "《XXX》", S: "XXX", D: "XXmin", G: "纪录片或剧情片", N: "XXX", P: "XXX",
    C: "例：从以下几类中任选一项或多项填写“教育扶贫、健康扶贫、消费扶贫、智力扶贫、科技扶贫、"
       "产业扶贫、其他”",
    W: "例：2020 年 X 月 XX 日-X 月 XX 日",
}  # fmt: skip
WIDE = (1700, 2900, 1700, 2700)
PAIRS, ROWS = ((T, S), (D, G), (N, P)), (C, W, Y)
SONG, YAHEI = "宋体", "微软雅黑"
INDENT = '<w:ind w:firstLineChars="200" w:firstLine="480"/>'
LOOSE = '<w:spacing w:line="360" w:lineRule="auto"/>'
BLUE = '<w:color w:val="0070C0"/>'
BREAK = '<w:r><w:br w:type="page"/></w:r>'


def kept(path: Path, who: Person, body: str, *more: Field, **parts: str) -> Form:
    """A document of the body."""
    return who.made(paper.docx(path.with_suffix(".docx"), body, **parts), *more)


def typed(
    text: str, font: str = SONG, size: int = 24, look: str = "", *, align: str = "", marks: str = ""
) -> str:
    """A paragraph for each line, in a hand of its own."""
    return "".join(p(ink(x, size, look, font), align=align, marks=marks) for x in text.split("\n"))


def hand(who: Person, font: str = SONG, size: int = 24, look: str = "", *, align: str = ""):
    """All answers in one hand; the story indented."""
    said = {f: typed(who[f], font, size, look, align=align) for f in LABELS}
    return said | {Y: typed(who[Y], font, size, look, marks=INDENT)}


def issued(
    said: Mapping[Field, str],
    wide: Sequence[int] = WIDE,
    *,
    labels: Mapping[Field, str] = LABELS,
    look: str = "",
    high: int = 560,
    more: Iterable[str] = (),
) -> str:
    """The annex's heading and table with the answers; further rows below."""

    def name(f: Field) -> str:
        return tc(typed(labels[f], look=look), wide[0 if f in {T, D, N, *ROWS} else 2])

    rows = [
        tr(name(x), tc(said[x], wide[1]), name(y), tc(said[y], wide[3]), high=high)
        for x, y in PAIRS
    ]
    rows += [tr(name(f), tc(said[f], sum(wide[1:]), 3), high=high) for f in ROWS]
    return p(ink(HEAD, 32, font=SONG), align=CENTRE) + grid([*rows, *more], wide)


def typed_over(path: Path, who: Person) -> Form:
    """A careful clerk: each example typed over, short answers in the middle."""
    said = hand(who, align=CENTRE) | {Y: typed(who[Y], marks=INDENT + LOOSE)}
    return kept(path, who, issued(said, high=680))


def examples_standing(path: Path, who: Person) -> Form:
    """The two long examples were left where they are, the answers put below them."""
    said = hand(who, "仿宋")
    for f in (C, W):
        said[f] = p(ink(EXAMPLES[f], font=SONG)) + said[f]
    return kept(path, who, issued(said))


def example_word_kept(path: Path, who: Person) -> Form:
    """Typed within the examples, so that both long answers still begin with their 例."""
    said = hand(who)
    for f in (C, W):
        said[f] = p(ink("例：", font=SONG), ink(who[f], font=SONG))
    return kept(path, who, issued(said))


def red_answers(path: Path, who: Person) -> Form:
    """Labels bold, columns pulled, answers in red so that the office finds them."""
    said = hand(who, YAHEI, 21, RED)
    return kept(path, who, issued(said, (1500, 3300, 1500, 2700), look=BOLD, high=620))


def rows_added(path: Path, who: Person) -> Form:
    """The school added rows for authors, teacher and its own opinion below the story."""
    makers = ("主创人员", "赵一鸣、钱多多、孙小圣、周周"), ("指导教师", "吴晓东（讲师）")
    rows = [tr(tc(typed(x), 1700), tc(typed(y), 7300, 3), high=560) for x, y in makers]
    opinion = p() + p() + typed("单位负责人签字：            （盖章）", align=RIGHT)
    opinion += typed("2020年12月14日", align=RIGHT)
    rows.append(tr(tc(typed("学校意见"), 1700), tc(opinion, 7300, 3), high=1500))
    return kept(path, who, p(ink("附件", 32, font=HEI)) + issued(hand(who), more=rows))


def marked_choices(path: Path, who: Person) -> Form:
    """Genre: the wrong word struck out. Categories: a tick behind the right ones of the example."""
    genre = [ink(w, 24, "" if w == who.values[G] else STRUCK, SONG) for w in GENRES]
    ticked = [
        ink(f"{w}√" if w in who.values[C] else w, 24, BOLD if w in who.values[C] else "", SONG)
        for w in SEVEN
    ]
    apart = [x for piece in ticked for x in (ink("、", font=SONG), piece)][1:]
    told = EXAMPLES[C].partition("“")[0]
    said = hand(who) | {
        G: p(genre[0], ink("或", font=SONG), genre[1]),
        C: p(ink(f"{told}“", font=SONG), *apart, ink("”", font=SONG)),
    }
    return kept(path, who, issued(said))


def under_letter(path: Path, who: Person) -> Form:
    """The school's letter first, a telephone of its office in it; the annex on the next page."""
    school, number = str(who.values[S]), 30
    letter = title(f"{school}关于报送微视频作品的函", 40) + p()
    letter += p(ink("省教育厅：", number))
    told = (
        "根据贵厅通知要求，我校认真组织，经遴选评审，现推荐作品1部，请予审核。随函报送高清版、"
        "压缩版视频各1份，登记表1份。"
    )
    letter += p(ink(told, number), marks=INDENT) + p(ink("附件：微视频信息登记表", number))
    letter += p() + p(ink(school, number), align=RIGHT)
    letter += p(ink("2020年12月15日", number), align=RIGHT)
    letter += p(ink("（联系人：办公室 文老师，电话：0731-88873060）", number), BREAK)
    return kept(path, who, letter + issued(hand(who, "仿宋")))


def spaced_out(path: Path, who: Person) -> Form:
    """Careless: labels drawn apart, empty lines and tabs before answers, lines broken by hand."""
    labels = words(
        "片　　名 选送学校 预计时长 类　　型 联系人姓名 联系人电话 内容分类 制作周期 "
        "故事梗概_（500字以内，简要介绍作品内容）"
    )
    said = {f: p(ink(f"  {who[f]} ", font=SONG)) for f in LABELS}
    said[S] = p() + p(ink(f"\t{who[S]}", font=SONG))
    said[C] = p() + said[C] + p()
    half = len(who[Y]) // 2
    cut = who[Y].find("，", half) + 1 or half
    said[Y] = p() + typed(f"    {who[Y][:cut]}\v{who[Y][cut:]}") + p() + p()
    return kept(path, who, issued(said, labels=labels, high=700))


def lines_of(text: str, most: int) -> str:
    """The text in lines of so many signs, a paragraph each, as converters leave it."""
    done = ""
    for told in text.split("\n"):
        done += "".join(
            p(ink(told[at : at + most], 21, '<w:w w:val="99"/>', SONG))
            for at in range(0, len(told), most)
        )
    return done


def from_pdf(path: Path, who: Person) -> Form:
    """Out of a site that turns PDF into Word: each printed line a paragraph, columns in slivers."""
    wide = (1650, 60, 2800, 90, 1640, 60, 2700)
    rows = []
    for x, y in PAIRS:
        cells = [
            tc(lines_of(LABELS[x], 8), 1710, 2), tc(lines_of(who[x], 13), 2890, 2),
            tc(lines_of(LABELS[y], 8), 1700, 2), tc(lines_of(who[y], 12), 2700),
        ]  # fmt: skip
        rows.append(tr(*cells, high=566))
    for f in ROWS:
        left = tc(lines_of(LABELS[f], 8), 1710, 2)
        rows.append(tr(left, tc(lines_of(who[f], 33), 7290, 5), high=571))
    head = p(ink(HEAD[:25], 31, font=SONG)) + p(ink(HEAD[25:], 31, font=SONG))
    return kept(path, who, head + grid(rows, wide))


def period_split(path: Path, who: Person) -> Form:
    """The period's cell parted in two: begun on the one day, done on the other."""
    begin, end = (re.sub(r"^(\d+)-0?(\d+)-0?(\d+)$", r"\1年\2月\3日", x) for x in who.values[W])
    rows = []
    for a, b in PAIRS:
        told = zip((LABELS[a], who[a], LABELS[b], who[b]), WIDE, strict=True)
        rows.append(tr(*(tc(typed(x), n) for x, n in told)))
    rows.append(tr(tc(typed(LABELS[C]), 1700), tc(typed(who[C]), 7300, 3), high=620))
    dates = [typed(f"开始时间：{begin}"), typed(f"完成时间：{end}")]
    rows.append(tr(tc(typed(LABELS[W]), 1700), tc(dates[0], 2900), tc(dates[1], 4400, 2), high=620))
    told = tc(typed(who[Y], marks=INDENT), 7300, 3)
    rows.append(tr(tc(typed(LABELS[Y]), 1700), told, high=3600))
    return kept(path, who, p(ink(HEAD, 32, font=SONG), align=CENTRE) + grid(rows, WIDE))


def blank_above(path: Path, who: Person) -> Form:
    """The blank annex still stands on the first page, the filled one on the next."""
    blank = {f: typed(EXAMPLES.get(f, "")) for f in LABELS}
    said = hand(who)
    if not who[C]:
        said[C] = typed(EXAMPLES[C])
    return kept(path, who, issued(blank, high=620) + p(BREAK) + issued(said, high=620))


def squeezed(path: Path, who: Person) -> Form:
    """A long story in small type, that all may stay on one page; the rest in blue."""
    said = hand(who, SONG, 24, BLUE)
    told = '<w:spacing w:line="260" w:lineRule="exact"/>' + INDENT
    return kept(path, who, issued(said | {Y: typed(who[Y], SONG, 18, BLUE, marks=told)}))


def joined_contact(path: Path, who: Person) -> Form:
    """The telephone stands behind the name, its own cell only points there."""
    said = hand(who) | {N: typed(f"{who[N]}\n{who[P]}"), P: typed("同左")}
    return kept(path, who, issued(said))


def revised(path: Path, who: Person) -> Form:
    """The head of the office corrected length and story; Word still shows what was there."""
    by = 'w:author="宣传部" w:date="2020-12-10T21:07:00Z"'
    gone = ink("4分半", font=SONG).replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    first, stop, rest = who[Y].replace("\n", "\v").partition("。")
    length = f'<w:del w:id="3" {by}>{gone}</w:del>'
    length += f'<w:ins w:id="4" {by}>{ink(who[D], font=SONG)}</w:ins>'
    story = ink(first + stop, font=SONG), f'<w:ins w:id="5" {by}>{ink(rest, font=SONG)}</w:ins>'
    return kept(path, who, issued(hand(who) | {D: p(length), Y: p(*story, marks=INDENT)}))


WAYS = (
    typed_over, examples_standing, example_word_kept, red_answers, rows_added, marked_choices,
    under_letter, spaced_out, from_pdf, period_split, blank_above, squeezed, joined_contact,
    revised,
)  # fmt: skip

"""Documents of schools' own making: a red letterhead, headings, tabs, tables within a table."""

from __future__ import annotations

from pathlib import Path

from forms.mailroom_annex import INDENT, SONG, TURN, hand, kept, typed
from forms.paper import UNDER, C, D, Form, G, N, P, Person, S, T, W, Y
from forms.stationery import CENTRE, FANG, HEI, KAI, RIGHT, grid, ink, p, tc, title, tr, words

from intake.model import Field

LABELS = words("片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概")
RED = '<w:color w:val="E60012"/>'
LINE = '<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="1" w:color="E60012"/></w:pBdr>'
EXACT = '<w:spacing w:line="600" w:lineRule="exact"/>'
WIDE = (1500, 3100, 1500, 2900)


def told(f: Field) -> str:
    return p(ink(LABELS[f], 24, "<w:b/>", SONG), align="distribute")


def headed_letter(path: Path, who: Person) -> Form:
    """The school's letter to the department, its number, and the data in a table within it."""
    said = hand(who, font=FANG)
    rows = [
        tr(*(x for f, w in zip(pair, WIDE[1::2], strict=True)
             for x in (tc(told(f), 1500), tc(said[f], w))), high=500)
        for pair in ((S, T), (G, D), (N, P))
    ]  # fmt: skip
    rows += [tr(tc(told(f), 1500), tc(said[f], 7500, 3), high=500) for f in (W, C, Y)]
    head = p(ink(str(who[S]), 60, f"<w:b/>{RED}", SONG), align=CENTRE, marks=LINE)
    head += p(ink("校宣函〔2020〕27号", 28), align=CENTRE)
    head += p(ink("关于报送扶贫微视频作品的函", 36, font="方正小标宋简体"), align=CENTRE)
    head += p(ink("省教育厅：", 28))
    head += p(ink("根据通知要求，经学校研究，现推荐作品1部，有关信息如下：", 28), marks=INDENT)
    foot = p(ink(str(who[S]), 28), align=RIGHT) + p(ink("2020年12月14日", 28), align=RIGHT)
    return kept(path, who, head + grid(rows, WIDE) + p() + foot)


def numbered_headings(path: Path, who: Person) -> Form:
    """A heading for each point, numbered as in official papers, its answer in the line below."""
    order = zip("一二三四五六七八九", (T, S, G, D, C, W, N, P, Y), strict=True)
    body = title("微视频信息登记表", 44)
    for number, f in order:
        body += p(ink(f"{number}、{LABELS[f]}", 30, font=HEI), marks=EXACT)
        body += typed(who[f], font=FANG, size=28, marks=INDENT)
    return kept(path, who, body)


def tab_lines(path: Path, who: Person) -> Form:
    """Two points a line at a tab's stop, answers underlined, no table."""
    stop = '<w:tabs><w:tab w:val="left" w:pos="4900"/></w:tabs>'

    def point(f: Field) -> str:
        return ink(f"{LABELS[f]}：", 26, font=HEI) + ink(f"  {who[f]}  ", 26, UNDER, KAI)

    body = title("高校师生微视频作品登记表", 40)
    for a, b in ((T, D), (S, G), (N, P)):
        body += p(point(a), ink("\t", 26), point(b), marks=stop + EXACT)
    body += "".join(p(point(f), marks=EXACT) for f in (C, W))
    body += p(ink(f"{LABELS[Y]}：", 26, font=HEI), marks=EXACT)
    return kept(path, who, body + typed(who[Y], font=KAI, size=26, marks=INDENT))


def story_on_next_page(path: Path, who: Person) -> Form:
    """The story's cell sends the reader to the next page, where it stands below its heading."""
    said = hand(who) | {Y: typed("（见附页）")}
    rows = [
        tr(tc(told(a), 1500), tc(said[a], 3100), tc(told(b), 1500), tc(said[b], 2900), high=700)
        for a, b in ((T, S), (G, D), (N, P))
    ]
    rows += [tr(tc(told(f), 1500), tc(said[f], 7500, 3), high=700) for f in (C, W, Y)]
    body = title("微视频信息登记表", 40, HEI) + grid(rows, WIDE) + TURN
    body += p(ink("附页", 28, font=HEI)) + p(ink("故事梗概", 36, "<w:b/>", SONG), align=CENTRE)
    return kept(path, who, body + typed(who[Y], font=FANG, size=28, marks=INDENT))


def frame_in_frame(path: Path, who: Person) -> Form:
    """An outer table of three bands; film and contact are tables of their own within it."""
    said = hand(who, font=KAI)

    def inner(*fields: Field) -> str:
        return grid([tr(tc(told(f), 1700), tc(said[f], 5400), high=460) for f in fields],
                    (1700, 5400))  # fmt: skip

    bands = (("作品信息", (T, D, G, C, W)), ("联系方式", (S, N, P)))
    rows = [tr(tc(typed(name, "<w:b/>"), 1400), tc(inner(*fs), 7600)) for name, fs in bands]
    rows.append(tr(tc(typed("故事梗概", "<w:b/>"), 1400), tc(said[Y], 7600), high=3200))
    return kept(path, who, title("作品信息登记表", 36, HEI) + grid(rows, (1400, 7600)))


WAYS = (headed_letter, numbered_headings, tab_lines, story_on_next_page, frame_in_frame)

"""The twelfth set's pages for Chromium: printed annexes for a pen, exports, schools' own colours.

Choices to be made with a pen are printed bare: satchel_lens.py finds them on the page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

from forms.mailroom_annex import EXAMPLES, HEAD, PAIRS, ROWS
from forms.paper import ANNEX, GENRES, SEVEN, C, D, G, N, P, Person, S, T, W, Y
from forms.postbag_letters import broken
from forms.stationery import words

from intake.model import Field

CSS = """<style>@page{size:A4;margin:22mm 19mm} body{font:12pt/1.55 'Noto Serif CJK SC';margin:0}
h1{font-size:17pt;text-align:center;margin:0 0 5mm} table{border-collapse:collapse;width:100%}
td,th{border:1px solid #000;padding:2mm 2.5mm;font-weight:normal} .l{width:17%;text-align:center}
.tall{height:78mm} .s p{text-indent:2em;margin:0} .sans{font-family:'Noto Sans CJK SC'}
.foot{display:flex;justify-content:space-between;margin-top:7mm} dt{color:#555;margin-top:3.5mm}
dd{margin:0;padding:1mm 0 1.5mm;border-bottom:1px dotted #aaa} .g td,.g th{border-color:#7aa68a}
.g th{background:#e3f0e6;width:17%} .g h1{color:#fff;background:#2f6b46;padding:4mm}
.z td{border:0;padding:2.4mm} .z tr:nth-child(odd){background:#eceff4} .z .l{text-align:left}
.k{display:grid;grid-template-columns:1fr 1fr;gap:3.5mm}
.k div{border:1px solid #666;border-radius:2mm;padding:2mm 3mm} .k .w{grid-column:1/3}
.k b{display:block;font-size:10pt;color:#333} .b p{margin:2mm 0}
.f td,.f th{border-color:#89a;font-size:11pt} .f th{background:#f2f5f9;width:16%}</style>"""
LABELS = words("片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概")


def story(who: Person) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in who[Y].split("\n"))


def ruled(who: Person, said: Mapping[Field, str]) -> str:
    """The annex's rows; `said` are the choices that are printed bare."""
    cells = {f: said.get(f) or broken(who[f]) for f in ANNEX} | {Y: story(who)}
    rows = "".join(
        f"<tr><td class=l>{ANNEX[a]}<td>{cells[a]}<td class=l>{ANNEX[b]}<td>{cells[b]}"
        for a, b in PAIRS
    )
    for f in ROWS:
        look = " class='s tall'" if f is Y else ""
        rows += f"<tr><td class=l>{broken(ANNEX[f])}<td colspan=3{look}>{cells[f]}"
    return f"<table>{rows}</table>"


def unbroken(text: str) -> str:
    """Not broken at a line's end: no pen follows a word into the next line."""
    return f"<span style='white-space:nowrap'>{text}</span>"


def boxed() -> dict[Field, str]:
    """Both choices with an empty box before each."""
    choices = ((G, GENRES), (C, SEVEN))
    return {f: "　".join(unbroken(f"□{w}") for w in options) for f, options in choices}


def printed_choices() -> dict[Field, str]:
    """Both choices as the annex's examples print them."""
    said = {f: EXAMPLES[f] for f in (G, C)}
    for word in (*GENRES, *SEVEN):
        said = {f: text.replace(word, unbroken(word)) for f, text in said.items()}
    return said


def annex_printed(who: Person) -> str:
    """The annex as another program sets it, in sans, the head in two lines."""
    return f"<div class=sans>附件<h1>{HEAD.replace('”', '”<br>')}</h1>{ruled(who, {})}</div>"


def annex_for_pen(who: Person) -> str:
    """The annex with its examples of both choices left for the pen."""
    return f"<h1>{HEAD}</h1>{ruled(who, printed_choices())}"


def annex_boxed(who: Person) -> str:
    """The annex with boxes for the pen; a line for the head's name below."""
    foot = "<div class=foot><span>单位负责人：</span><span>单位（公章）　　　　　</span></div>"
    return f"<h1>微视频信息登记表</h1>{ruled(who, boxed())}{foot}"


def survey_print(who: Person) -> str:
    """A survey site's answer, printed: questions small, answers over dotted lines."""
    order = (T, S, G, D, C, W, N, P, Y)
    body = "".join(f"<dt>{n}. {LABELS[f]}<dd>{broken(who[f])}" for n, f in enumerate(order, 1))
    head = "<p>提交时间：2020/12/13 19:48:02　　序号：23</p>"
    return f"<div class=sans><h1>微视频信息登记表</h1>{head}<dl>{body}</dl></div>"


def flow_print(who: Person) -> str:
    """An office system's print: who asked, the data, and a line for each who agreed."""
    rows = "<tr><th>流程标题<td colspan=3>关于报送扶贫微视频的申请（2020-12-08）"
    for a, b in ((S, T), (D, G), (N, P)):
        rows += f"<tr><th>{LABELS[a]}<td>{broken(who[a])}<th>{LABELS[b]}<td>{broken(who[b])}"
    for f in (W, C, Y):
        rows += f"<tr><th>{LABELS[f]}<td colspan=3>{broken(who[f])}"
    for name, said in (
        ("宣传部", "拟同意。　2020-12-08 16:31"),
        ("分管领导", "同意。　2020-12-09 08:57"),
    ):
        rows += f"<tr><th>{name}<td colspan=3>{said}"
    return f"<div class='sans f'><h1>微视频信息登记表</h1><table>{rows}</table></div>"


def typed_page(who: Person) -> str:
    """Typed without a table, labels bold; the story's paragraphs follow their label."""
    lines = "".join(
        f"<p><b>{LABELS[f]}：</b>{broken(who[f])}</p>" for f in (T, S, D, G, C, W, N, P)
    )
    told = f"<p><b>{LABELS[Y]}：</b></p><div class=s>{story(who)}</div>"
    return f"<div class=b><h1>微视频信息登记表</h1>{lines}{told}</div>"


def card_grid(who: Person) -> str:
    """Rounded cards, their labels in bold above; boxes for the pen."""
    said = {f: broken(who[f]) for f in ANNEX} | boxed()
    cards = "".join(
        f"<div{' class=w' if f in {C, Y} else ''}><b>{LABELS[f]}</b>{said[f]}</div>"
        for f in (T, S, G, D, N, P, C, Y)
    )
    period = f"<div class=w><b>{LABELS[W]}</b>{said[W]}</div>"
    return f"<div class=sans><h1>微视频作品登记卡</h1><div class=k>{cards}{period}</div></div>"


def striped(who: Person) -> str:
    """No rules at all: every other row is shaded."""
    rows = "".join(f"<tr><td class=l>{LABELS[f]}<td>{broken(who[f])}" for f in ANNEX)
    return f"<div class='z sans'><h1>微视频信息登记表</h1><table>{rows}</table></div>"


def green_head(who: Person) -> str:
    """A school's colours: its green band above, green rules, shaded labels."""
    rows = "".join(
        f"<tr><th>{LABELS[a]}<td>{broken(who[a])}<th>{LABELS[b]}<td>{broken(who[b])}"
        for a, b in ((S, T), (G, D), (N, P))
    )
    rows += "".join(f"<tr><th>{LABELS[f]}<td colspan=3>{broken(who[f])}" for f in (C, W, Y))
    return f"<div class='g sans'><h1>微视频作品登记表</h1><table>{rows}</table></div>"


PAGES: dict[str, Callable[[Person], str]] = {
    draw.__name__.replace("_", "-"): draw
    for draw in (
        annex_printed, annex_for_pen, annex_boxed, survey_print, flow_print, typed_page, card_grid,
        striped, green_head,
    )
}  # fmt: skip

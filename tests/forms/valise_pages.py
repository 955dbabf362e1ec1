"""The thirteenth set's pages for Chromium: the annex for a pen, a survey's print, coloured bands.

Choices to be made with a pen are printed bare: satchel_pens.py finds them on the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from forms.mailroom_annex import HEAD
from forms.paper import GENRES, SEVEN, C, D, G, N, P, Person, S, T, W, Y
from forms.postbag_letters import broken
from forms.satchel_annex import right
from forms.satchel_pages import boxed, printed_choices, ruled, story
from forms.stationery import words

CSS = """<style>@page{size:A4;margin:20mm 18mm} body{font:12pt/1.6 'Noto Serif CJK SC';margin:0}
h1{font-size:16pt;text-align:center;margin:2mm 0 5mm} table{border-collapse:collapse;width:100%}
td{border:1px solid #000;padding:2.2mm 2.5mm} .l{width:16%;text-align:center}
.tall{height:84mm;vertical-align:top} .s p{text-indent:2em;margin:0}
.sans{font-family:'Noto Sans CJK SC';font-size:11.5pt}
.q{border-bottom:1px solid #ddd;padding:2.2mm 0} .q b{display:block;font-size:11pt}
.q span{display:block;padding-left:5mm;color:#222} .n{color:#888;font-size:9.5pt}
.band{background:#7a1f2b;color:#fff;padding:5mm;text-align:center;font-size:18pt}
.row{display:flex;background:#f6efe9;margin-top:2mm} .row div{padding:2.2mm 3mm}
.row .h{width:24%;box-sizing:border-box;flex:none;background:#e6d3c6;font-weight:bold}</style>"""
LABELS = words("片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概")


def annex_by_browser(who: Person) -> str:
    """The annex typed over in an office suite that lives in a browser."""
    return f"<p>附件</p><h1>{HEAD}</h1>{ruled(who, {})}"


def annex_penned(who: Person) -> str:
    """The annex in sans with its examples of both choices left for the pen."""
    return f"<div class=sans><h1>{HEAD}</h1>{ruled(who, printed_choices())}</div>"


def annex_squares(who: Person) -> str:
    """The annex with an empty square before each choice; where to send it below."""
    foot = "<p class=n>本表请于12月18日前报省教育厅发展规划处，同时发送电子版。</p>"
    return f"<h1>微视频信息登记表</h1>{ruled(who, boxed())}{foot}"


def asked(number: int, label: str, answer: str) -> str:
    return f"<div class=q><b>*{number}. {label}</b><span>{answer}</span></div>"


def dotted(who: Person, options: Iterable[str], signs: tuple[str, str]) -> str:
    """Options behind the sign for chosen or not."""
    held = {*right(who, G), *right(who, C)}
    return "<br>".join(f"{signs[0] if w in held else signs[1]} {w}" for w in options)


def survey_sheet(who: Person) -> str:
    """A survey's answers, printed: round signs for the one choice, squares for the many."""
    said = {f: broken(who[f]) for f in LABELS}
    said |= {G: dotted(who, GENRES, ("●", "○")), C: dotted(who, SEVEN, ("☑", "☐"))}
    body = "".join(
        asked(n, LABELS[f], said[f]) for n, f in enumerate((S, T, G, D, W, N, P, C, Y), 1)
    )
    head = "<p class=n>答卷编号：58　提交时间：2020-12-12 08:31　来源：链接　用时：15分2秒</p>"
    return f"<div class=sans><h1>第二季微视频信息登记（高校填报）</h1>{head}{body}</div>"


def banded(who: Person) -> str:
    """A school's colours: a dark band above, pale bars instead of lines."""
    bars = "".join(
        f"<div class=row><div class=h>{LABELS[f]}</div><div>{escape(who[f])}</div></div>"
        for f in (S, T, D, G, C, W, N, P)
    )
    told = f"<div class=row><div class=h>{LABELS[Y]}</div><div class=s>{story(who)}</div></div>"
    return f"<div class=sans><div class=band>微视频作品登记表</div>{bars}{told}</div>"


PAGES: dict[str, Callable[[Person], str]] = {
    draw.__name__.replace("_", "-"): draw
    for draw in (annex_by_browser, annex_penned, annex_squares, survey_sheet, banded)
}

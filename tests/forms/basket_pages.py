"""The fourteenth set's pages for Chromium: the annex in a browser, a site's print, own designs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

from forms.basket_word import HEAD, LABELS, PAIRS, ROWS
from forms.paper import GENRES, SEVEN, C, D, G, N, P, Person, S, T, W, Y

from intake.model import Field

CSS = """<style>@page{size:A4;margin:22mm 20mm} body{font:12pt/1.6 'Noto Serif CJK SC';margin:0}
h1{font-size:16pt;text-align:center;margin:0 0 6mm} table{border-collapse:collapse;width:100%}
td{border:1px solid #222;padding:2mm 2.5mm} .l{width:19%} .y{height:90mm;vertical-align:top}
.sans{font-family:'Noto Sans CJK SC';font-size:11pt} .b .l{font-weight:bold;text-align:center}
.f{padding:2.4mm 0;border-bottom:1px solid #e4e4e4;display:flex} .f div:first-child{width:34mm;
flex:none;color:#777} .t{color:#999;font-size:9pt} .c td{border:1px solid #9bb7a6}
.c .l{background:#e3efe7;color:#1d5b38;font-weight:bold} .c h1{color:#1d5b38;font-size:20pt}
.p{text-indent:2em;margin:0}</style>"""
SHORT = LABELS | {Y: "故事梗概"}


def story(who: Person) -> str:
    """The story's paragraphs."""
    return "".join(f"<p class=p>{escape(line.strip())}</p>" for line in who[Y].split("\n"))


def lined(who: Person, labels: Mapping[Field, str], more: Mapping[Field, str]) -> str:
    """The annex's table."""
    said = {f: escape(who[f]).replace("\n", "<br>") for f in LABELS} | {Y: story(who)} | more
    rows = "".join(
        "<tr>" + "".join(f"<td class=l>{labels[f]}<td>{said[f]}" for f in pair) for pair in PAIRS
    )
    return f"<table>{rows}" + "".join(
        f"<tr><td class=l>{labels[f]}<td colspan=3{' class=y' if f is Y else ''}>{said[f]}"
        for f in ROWS
    ) + "</table>"  # fmt: skip


def browser_annex(who: Person) -> str:
    """The annex filled in with an office suite on the web and printed from there."""
    return f"<h1>{HEAD}</h1>{lined(who, LABELS, {})}"


def squares(who: Person) -> str:
    """The annex of a school that printed boxes for both choices, to be ticked with a pen."""
    boxes = {G: "　".join(f"□{w}" for w in GENRES), C: "　".join(f"□{w}" for w in SEVEN)}
    return f"<div class=b><h1>微视频信息登记表</h1>{lined(who, LABELS, boxes)}</div>"


def bare_choices(who: Person) -> str:
    """The annex with both choices printed in full, for the pen to ring."""
    bare = {G: "纪录片 / 剧情片", C: "、".join(SEVEN)}
    return f"<p>附件</p><h1>{HEAD}</h1>{lined(who, LABELS, bare)}"


def site_print(who: Person) -> str:
    """A form site's sheet of one answer, printed: number and time above, then field by field."""
    asked = (T, S, G, D, C, W, N, P)
    told = "".join(
        f"<div class=f><div>{SHORT[f]}</div><div>{escape(who[f])}</div></div>" for f in asked
    )
    told += f"<div class=f><div>{SHORT[Y]}</div><div>{story(who)}</div></div>"
    return (
        "<div class=sans><h1>微视频作品信息登记</h1><p class=t>编号：14　提交时间：2020-12-14"
        f" 10:27:35　填写设备：Windows / Chrome</p>{told}</div>"
    )


def green_table(who: Person) -> str:
    """A school's own design: pale green labels, two columns, its office below."""
    rows = "".join(
        f"<tr><td class=l>{SHORT[f]}<td>{story(who) if f is Y else escape(who[f])}"
        for f in (T, S, N, P, D, G, C, W, Y)
    )
    return (
        f"<div class='sans c'><h1>微视频作品信息卡</h1><table>{rows}</table>"
        f"<p class=t>{escape(who[S])}新闻中心 制</p></div>"
    )


PAGES: dict[str, Callable[[Person], str]] = {
    draw.__name__.replace("_", "-"): draw
    for draw in (browser_annex, squares, bare_choices, site_print, green_table)
}

"""The fifteenth set's pages for Chromium: a survey's print, an office system's form, the annex."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from forms.hamper_annex import HEAD, LABELS, PAIRS, ROWS
from forms.hamper_web import SHORT, broken
from forms.paper import GENRES, SEVEN, C, D, G, N, P, Person, S, T, W, Y

CSS = """<style>@page{size:A4;margin:18mm 17mm} body{font:11.5pt/1.6 'Noto Serif CJK SC';margin:0}
h1{font-size:15pt;text-align:center;margin:2mm 0 5mm;font-weight:600}
table{border-collapse:collapse;width:100%;table-layout:fixed}
td{border:1px solid #000;padding:2mm 2.4mm;word-break:break-all}
.l{width:18%;text-align:center} .tall{height:90mm;vertical-align:top}
.sans{font-family:'Noto Sans CJK SC';font-size:11pt}
.q{padding:2mm 0 1mm} .q b{color:#333} .q div{color:#1a5fb4;padding:1mm 0 0 6mm}
.oa td{border-color:#9ab;padding:2mm 3mm} .oa .l{background:#eef4fa;color:#245;text-align:right}
.n{color:#777;font-size:9pt}</style>"""

BOX = "<span style='white-space:nowrap'>□{}</span>"


def survey_print(who: Person) -> str:
    """A survey's answers printed from the browser, address and date not."""
    inner = "".join(
        f"<div class=q><b>{n}、{SHORT[f]}</b><div>{broken(who[f])}</div></div>"
        for n, f in enumerate((S, T, D, G, C, W, N, P, Y), 1)
    )
    head = "<h1>微视频作品信息采集</h1><p class=n>序号 12　来自 手机提交</p>"
    return f"<div class=sans>{head}{inner}</div>"


def office_system(who: Person) -> str:
    """A school's office system prints the application: number, applicant and steps around it."""
    rows = "".join(
        f"<tr><td class=l>{SHORT[x]}：</td><td>{broken(who[x])}</td>"
        f"<td class=l>{SHORT[y]}：</td><td>{broken(who[y])}</td></tr>"
        for x, y in ((T, G), (S, D), (N, P))
    )
    rows += "".join(
        f"<tr><td class=l>{SHORT[f]}：</td><td colspan=3>{broken(who[f])}</td></tr>"
        for f in (C, W, Y)
    )
    agreed = "同意报送。　李卫国　2020-12-14 15:20"
    rows += f"<tr><td class=l>审批意见：</td><td colspan=3>{agreed}</td></tr>"
    head = "流程编号：XC202012140037　申请人：宣传部 小江　申请时间：2020-12-14 10:02"
    head = f"<h1>校外作品报送审批单</h1><p class=n>{head}</p>"
    return f"<div class='sans oa'>{head}<table>{rows}</table></div>"


def table_of(who: Person, said: dict[str, str]) -> str:
    """The annex's table; `said` stands instead of an answer, by its label."""

    def told(f) -> str:
        return said.get(LABELS[f]) or broken(who[f])

    rows = "".join(
        "<tr>" + "".join(f"<td class=l>{LABELS[f]}</td><td>{told(f)}</td>" for f in pair) + "</tr>"
        for pair in PAIRS
    )
    for f in ROWS:
        tall = " class=tall" if f is Y else ""
        rows += f"<tr><td class=l>{LABELS[f]}</td><td colspan=3{tall}>{told(f)}</td></tr>"
    return f"<h1>{escape(HEAD)}</h1><table>{rows}</table>"


def annex_web(who: Person) -> str:
    """The annex out of an office suite in the browser."""
    return table_of(who, {})


def annex_squares(who: Person) -> str:
    """The annex with an empty square before each choice, for a pen."""
    squares = {LABELS[G]: GENRES, LABELS[C]: SEVEN}
    return table_of(who, {k: "　".join(map(BOX.format, v)) for k, v in squares.items()})


PAGES: dict[str, Callable[[Person], str]] = {
    draw.__name__.replace("_", "-"): draw
    for draw in (survey_print, office_system, annex_web, annex_squares)
}

"""The eleventh set's pages for Chromium: systems' print views and forms that offices drew anew."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from forms.mailroom_annex import HEAD, PAIRS, ROWS
from forms.paper import ANNEX, GENRES, SEVEN, C, D, G, N, P, Person, S, T, W, Y
from forms.postbag_letters import broken
from forms.stationery import picked, words

from intake.model import Field

CSS = """<style>@page{size:A4;margin:20mm 18mm} body{font:12pt/1.5 'Noto Serif CJK SC';margin:0}
section{break-after:page} section:last-child{break-after:auto} h1{font-size:17pt;text-align:center}
h2{font:bold 12pt 'Noto Sans CJK SC';background:#dbe5f1;padding:2mm 3mm;margin:5mm 0 2mm}
table{border-collapse:collapse;width:100%} td,th{border:1px solid #000;padding:2mm 2.5mm}
.l{width:16%;text-align:center} .s p{text-indent:2em;margin:0} .tall{height:85mm}
.sans{font-family:'Noto Sans CJK SC'} .sans .l{background:#efefef;font-weight:bold}
.r td{border:0;border-bottom:1px solid #999;padding:3mm 1mm} .r .l{text-align:left;color:#333}
.c{display:grid;grid-template-columns:1fr 1fr;gap:4mm} .c div{border:1px solid #888;padding:2mm 3mm}
.c small{display:block;color:#666;font:9pt 'Noto Sans CJK SC'} .c .w{grid-column:1/3}
.up{writing-mode:vertical-rl;letter-spacing:.4em;text-align:center;width:8mm;font-weight:bold}
.pen{border:2.5px solid #23408e;border-radius:50%;padding:0 5px} .x{text-decoration:line-through;
text-decoration-color:#23408e;text-decoration-thickness:2px} .oa{font:10pt/1.6 'Noto Sans CJK SC'}
.oa th{background:#f4f8fb;color:#345;font-weight:normal;width:15%} .oa td,.oa th{border-color:#9bb}
.k{border:3px double #000} .foot{display:flex;justify-content:space-between;
margin-top:8mm}</style>"""
LABELS = words("片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概")


def sheet(inner: str, look: str = "") -> str:
    """A page of its own."""
    return f"<section class='{look}'>{inner}</section>"


def story(who: Person) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in who[Y].split("\n"))


def ruled(who: Person, said: dict[Field, str], tall: str = "tall") -> str:
    """The annex's rows; `said` are the answers that are more than words."""
    cells = {f: said.get(f) or broken(who[f]) for f in ANNEX} | {Y: story(who)}
    rows = "".join(
        f"<tr><td class=l>{ANNEX[a]}<td>{cells[a]}<td class=l>{ANNEX[b]}<td>{cells[b]}"
        for a, b in PAIRS
    )
    for f in ROWS:
        look = f"class='s {tall}'" if f is Y else ""
        rows += f"<tr><td class=l>{broken(ANNEX[f])}<td colspan=3 {look}>{cells[f]}"
    return rows


def annex_in_song(who: Person) -> str:
    """The annex as another program sets it."""
    return sheet(f"<p>附件</p><h1>{HEAD}</h1><table>{ruled(who, {})}</table>")


def annex_with_foot(who: Person) -> str:
    """The annex in sans, shaded labels, room for a signature and a seal below."""
    foot = (
        "<div class=foot><span>负责人（签字）：</span><span>单位（盖章）：　　　　　</span></div>"
    )
    return sheet(f"<h1>微视频信息登记表</h1><table>{ruled(who, {})}</table>{foot}", "sans")


def penned(who: Person, on: str, off: str) -> dict[Field, str]:
    """Printed choices, chosen with a pen: patterns for those that apply and for the rest."""
    return {
        f: picked(options, who.values.get(f, ()), on, off, sign)
        for f, options, sign in ((G, GENRES, "　"), (C, SEVEN, "　"))
    }


def circled(who: Person) -> str:
    """What applies has a ring of ink around it."""
    said = penned(who, "<span class=pen>{}</span>", "{}")
    return sheet(f"<h1>微视频信息登记表</h1><table>{ruled(who, said)}</table>")


def crossed_out(who: Person) -> str:
    """What does not apply is crossed out in ink."""
    said = penned(who, "{}", "<span class=x>{}</span>")
    return sheet(f"<h1>微视频信息登记表</h1><table class=k>{ruled(who, said)}</table>", "sans")


def ticked_boxes(who: Person) -> str:
    """Boxes printed before the choices, ticked in the program."""
    said = penned(who, "☑{}", "☐{}")
    return sheet(f"<h1>高校师生微视频作品登记表</h1><table>{ruled(who, said)}</table>")


def rows_of(who: Person, order: Sequence[Field], tag: str = "td class=l") -> str:
    return "".join(f"<tr><{tag}>{LABELS[f]}<td colspan=3>{broken(who[f])}" for f in order)


def light_rules(who: Person) -> str:
    """A line under each answer, nothing between label and answer."""
    rows = rows_of(who, (T, S, G, D, C, W, N, P, Y))
    return sheet(f"<h1>微视频信息登记表</h1><table class=r>{rows}</table>")


def cards(who: Person) -> str:
    """A box for each point, its label in small print above the answer."""
    wide = {T, C, Y}
    boxes = "".join(
        f"<div{' class=w' if f in wide else ''}><small>{LABELS[f]}</small>{broken(who[f])}</div>"
        for f in (T, S, G, D, W, C, N, P, Y)
    )
    return sheet(f"<h1>微视频作品登记卡</h1><div class=c>{boxes}</div>")


def three_bars(who: Person) -> str:
    """Three tables, each below a coloured bar."""
    parts = (("作品信息", (T, G, D, C, W)), ("报送单位", (S, N, P)), ("作品介绍", (Y,)))
    body = "".join(f"<h2>{name}</h2><table>{rows_of(who, fs)}</table>" for name, fs in parts)
    return sheet(f"<h1>微视频信息登记表</h1>{body}")


def upright_groups(who: Person) -> str:
    """Groups named upright at the left."""

    def group(name: str, fields: Sequence[Field]) -> str:
        first = f"<tr><td class=up rowspan={len(fields)}>{name}"
        rows = [f"<td class=l>{LABELS[f]}<td>{broken(who[f])}" for f in fields]
        return first + "<tr>".join(rows)

    body = group("作品", (T, D, G, C, W)) + group("单位", (S, N, P)) + group("简介", (Y,))
    return sheet(f"<h1>微视频报送信息表</h1><table>{body}</table>")


def office_print(who: Person) -> str:
    """The print view of a school's office system: the form, then who has agreed."""
    pairs = ((T, S), (G, D), (N, P))
    rows = "".join(
        f"<tr><th>{LABELS[a]}<td>{broken(who[a])}<th>{LABELS[b]}<td>{broken(who[b])}"
        for a, b in pairs
    )
    rows += rows_of(who, (C, W, Y), "th")
    for who_agreed, said in (("部门审批", "同意　2020-12-09 10:02"), ("校领导审批", "同意报送")):
        rows += f"<tr><th>{who_agreed}<td colspan=3>{said}"
    head = "<p>流程编号：OA20201209-031　　状态：已办结</p>"
    return sheet(f"<h1>微视频信息登记表</h1>{head}<table>{rows}</table>", "oa")

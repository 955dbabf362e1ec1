"""The newcomers' pages that Chromium prints: systems' print views and offices' sheets."""

from __future__ import annotations

from html import escape

from forms.paper import GENRES, SEVEN, C, D, G, N, P, Person, S, T, W, Y
from forms.stationery import picked, words

from intake.model import Field

CSS = """<style>@page{size:A4;margin:16mm 17mm} body{margin:0;font:12pt/1.45 'Noto Serif CJK SC'}
section{break-after:page} h1{text-align:center;font:bold 18pt 'Noto Sans CJK SC';margin:0 0 5mm}
table{border-collapse:collapse;width:100%} td,th{border:1px solid #000;padding:5px 7px;font-weight:
normal;text-align:left} th{text-align:center} .p p{margin:0;text-indent:2em} .bar td{border:0;
border-bottom:1px solid #999} .head{display:flex;justify-content:space-between;
font:9pt 'Noto Sans CJK SC';color:#555;border-bottom:1px solid #aaa;margin-bottom:6mm}
dl{display:grid;grid-template-columns:28mm 1fr;row-gap:3mm;font-family:'Noto Sans CJK SC'} dt{
color:#888;text-align:right;padding-right:4mm} dd{margin:0} .r{text-align:right}
.fill{border-bottom:1px solid #000;display:inline-block;min-width:45mm;padding:0 3mm} .three{
display:grid;grid-template-columns:1fr 1fr 1fr;gap:3mm} .box{border:2px solid #000;padding:4mm}
.three div{background:#f3f5f8;padding:3mm;font:11pt 'Noto Sans CJK SC'}
.three b{display:block;color:#36c;font-size:9.5pt}</style>"""


def told(who: Person) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in who[Y].split("\n"))


def print_view(who: Person) -> str:
    """A system's print view: its name and the hour of printing above, terms and answers below."""
    labels = words("作品名称 申报高校 作品时长 作品类型 联系人 联系电话 内容分类 制作周期 作品简介")
    items = "".join(
        f"<dt>{labels[f]}<dd>{told(who) if f is Y else escape(who[f])}"
        for f in (T, S, G, C, D, W, N, P, Y)
    )
    told_above = ("高校微视频申报系统", "打印时间：2020-12-11 16:40")
    head = f"<div class=head>{''.join(f'<span>{x}</span>' for x in told_above)}</div>"
    return f"<section>{head}<h1>作品申报详情</h1><dl>{items}</dl></section>"


def in_thirds(who: Person) -> str:
    """Cards in three columns, the story over all."""
    labels = words("片名 学校 时长 类型 联系人 手机 分类 制作周期 故事梗概")
    cards = "".join(f"<div><b>{labels[f]}</b>{escape(who[f])}</div>" for f in list(Field)[:8])
    story = f"<div style='grid-column:1/4'><b>{labels[Y]}</b>{told(who)}</div>"
    return f"<section><h1>微视频信息卡</h1><div class=three>{cards}{story}</div></section>"


def stub(who: Person) -> str:
    """Groups at the left over several rows, labels in the second column."""
    labels = words("作品名称 推荐单位 作品时长 作品类型 姓　名 手　机 内容分类 制作周期 内容简介")
    groups = (("作品\n信息", (T, G, D, C, W, Y)), ("单位", (S,)), ("联系人", (N, P)))
    rows = "".join(
        f"<tr>{f'<th rowspan={len(fs)} style=width:4em>{name}' if f is fs[0] else ''}<th style="
        f"width:6em>{labels[f]}<td class=p>{told(who) if f is Y else escape(who[f])}"
        for name, fs in groups
        for f in fs
    )
    return f"<section><p>附件2：</p><h1>微视频推荐表</h1><table>{rows}</table></section>"


def rules_across(who: Person) -> str:
    """Rules across the page alone, answers to the right of bold labels, boxes for the choices."""
    labels = words("视频名称 选送院校 视频时长 视频类型 联系人 联系电话 内容分类 摄制时间 视频简介")
    said = {f: escape(who[f]) for f in Field} | {Y: told(who)}
    said |= {G: picked(GENRES, who.values[G], "☑ {}", "☐ {}", "　　")}
    said |= {C: picked(SEVEN, who.values[C], "☑ {}", "☐ {}", "　")}
    rows = "".join(f"<tr><td style='width:7em'><b>{labels[f]}</b><td>{said[f]}" for f in Field)
    return f"<section><h1>作品信息</h1><table class=bar>{rows}</table></section>"


def filled_lines(who: Person) -> str:
    """Answers on ruled blanks, two a line; the story in a frame; a place for the seal."""
    labels = words("作品名称 选送学校 预计时长 作品类型 联系人 联系电话 内容分类 制作周期 故事梗概")

    def line(*fields: Field) -> str:
        blanks = (f"{labels[f]}：<span class=fill>{escape(who[f])}</span>" for f in fields)
        return f"<p>{'　'.join(blanks)}</p>"

    lines = line(T) + line(S) + line(G, D) + line(C) + line(W) + line(N, P)
    foot = "<p class=r>学校盖章：　　　　　　　<br>2020 年 12 月 14 日</p>"
    story = f"<p>故事梗概（限500字）：</p><div class='box p'>{told(who)}</div>"
    return f"<section><h1>微视频报送单</h1>{lines}{story}{foot}</section>"


def annex_redrawn(who: Person) -> str:
    """The annex in an order of its own, ticks in brackets before the choices."""
    labels = words("片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概")
    said = {f: escape(who[f]) for f in Field} | {Y: told(who)}
    said |= {G: picked(GENRES, who.values[G], "（√）{}", "（　）{}")}
    said |= {C: picked(SEVEN, who.values[C], "（√）{}", "（　）{}", " ")}
    rows = "".join(
        f"<tr><th>{labels[x]}<td>{said[x]}<th>{labels[y]}<td>{said[y]}"
        for x, y in ((S, T), (P, N), (G, D))
    )
    rows += "".join(f"<tr><th>{labels[f]}<td colspan=3 class=p>{said[f]}" for f in (W, C, Y))
    return f"<section><h1>微视频信息登记表</h1><table>{rows}</table></section>"


def broad_list(who: Person) -> str:
    """A list over a broad page: labels above, one work, its number."""
    labels = words("片名 选送学校 时长 类型 联系人 联系电话 内容分类 制作周期 故事梗概")
    share = (8, 9, 6, 6, 7, 10, 9, 11, 30)
    heads = "".join(
        f"<th style='width:{w}%'>{labels[f]}" for f, w in zip(Field, share, strict=True)
    )
    cells = "".join(f"<td>{told(who) if f is Y else escape(who[f])}" for f in Field)
    sheet = "<style>@page{size:A4 landscape}td,th{font-size:10.5pt}</style>"
    table = f"<table><tr><th>序号{heads}<tr><th>1{cells}</table>"
    return f"{sheet}<section><h1>推荐作品汇总表</h1>{table}</section>"

"""The travellers' pages for Chromium and, two of them, for LibreOffice to read as web pages."""

from __future__ import annotations

from html import escape

from forms.paper import GENRES, SEVEN, C, D, G, N, P, Person, S, T, W, Y
from forms.stationery import picked, words

from intake.model import Field

SANS = "'Noto Sans CJK SC'"
CSS = f"""<style>@page{{size:A4;margin:18mm 15mm}} section{{break-after:page}}
body{{margin:0;font:12.5pt/1.5 'Noto Serif CJK SC'}} h1{{text-align:center;font-size:20pt;
margin:0 0 6mm}} table{{border-collapse:collapse;width:100%}} td{{border:1px solid #000;
padding:6px 8px}} p{{margin:1mm 0}} .in p{{text-indent:2em}} .mid{{text-align:center}}
.right{{text-align:right}} .tall{{writing-mode:vertical-rl;text-align:center;width:2em;
letter-spacing:.4em}} .zebra td{{border:0;font-family:{SANS}}}
.zebra tr:nth-child(odd){{background:#eaf1ea}}
.tile td{{vertical-align:top;height:17mm;font-family:{SANS}}} .tile small{{display:block;color:#444;
font-size:8.5pt}} .slip{{border:1.5px dashed #333;padding:6mm 8mm;font-family:{SANS}}}
.slip b{{display:inline-block;width:7em}} .double{{border:4px double #000}}
.cols{{columns:2;column-gap:9mm;column-rule:1px solid #888}}
.double td{{border:1px solid #000}}</style>"""


def told(who: Person) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in who[Y].split("\n"))


def said(who: Person) -> dict[Field, str]:
    return {f: escape(who[f]) for f in Field} | {Y: told(who)}


def slip(who: Person) -> str:
    """A receipt of an online registration: its number, label and answer line after line."""
    labels = words("作品名称 报名学校 作品时长 作品类型 联系人 联系电话 内容分类 制作周期 作品简介")
    told_ = said(who)
    lines = "".join(f"<p><b>{labels[f]}</b>{told_[f]}</p>" for f in (S, T, G, D, C, W, N, P))
    number = "<p class=right>报名号：WSP2020-0117　　报名时间：2020-12-09 09:12</p>"
    return (
        f"<section><div class=slip><h1>报名回执</h1>{number}{lines}<p><b>{labels[Y]}</b></p>"
        f"{told_[Y]}"
        "</div><p class=mid>请妥善保存本回执</p></section>"
    )


def upright(who: Person) -> str:
    """Group labels written downwards at the left, the story's as well."""
    labels = words("作品名称 选送院校 时　　长 类　　型 联系人 手　　机 内容分类 制作周期 故事梗概")
    told_ = said(who)
    rows = ""
    for name, lines in (("作品", ((T,), (G, D), (C,), (W,))), ("学校", ((S,), (N, P)))):
        for n, fields in enumerate(lines):
            side = f"<td class=tall rowspan={len(lines)}>{name}" if n == 0 else ""
            wide = " colspan=3" if len(fields) == 1 else ""
            cells = "".join(
                f"<td class=mid style='width:5em'>{labels[f]}<td{wide}>{told_[f]}" for f in fields
            )
            rows += f"<tr>{side}{cells}"
    rows += f"<tr style='height:75mm'><td class=tall>{labels[Y]}<td colspan=4 class=in>{told_[Y]}"
    return f"<section><h1>作品登记表</h1><table>{rows}</table></section>"


def zebra(who: Person) -> str:
    """Rows shaded in turn, no rules, labels flush right."""
    labels = words("视频名称 学校名称 视频时长 视频类型 联系人 联系电话 内容分类 制作周期 视频简介")
    told_ = said(who)
    rows = "".join(f"<tr><td class=right style='width:8em'>{labels[f]}：<td>{told_[f]}" for f in
                   (T, S, D, G, C, W, Y, N, P))  # fmt: skip
    return f"<section><h1>微视频信息</h1><table class=zebra>{rows}</table></section>"


def tiles(who: Person) -> str:
    """Every cell with its label small in the corner, the answer below."""
    labels = words(
        "片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概（500字以内）"
    )
    told_ = said(who)

    def cell(f: Field, wide: int) -> str:
        return f"<td colspan={wide}><small>{labels[f]}</small>{told_[f]}"

    rows = f"<tr>{cell(T, 4)}{cell(S, 2)}<tr>{cell(D, 2)}{cell(G, 2)}{cell(W, 2)}"
    rows += f"<tr>{cell(N, 2)}{cell(P, 2)}{cell(C, 2)}<tr style='height:80mm'>{cell(Y, 6)}"
    return f"<section><h1>微视频信息登记表</h1><table class=tile>{rows}</table></section>"


def two_columns(who: Person) -> str:
    """As in a programme: facts in the left column, the story in the right."""
    labels = words("片名 院校 片长 类型 联系人 电话 分类 周期 故事梗概")
    told_ = said(who)
    facts = "".join(f"<p><b>{labels[f]}：</b>{told_[f]}</p>" for f in list(Field)[:8])
    story = f"<p><b>{labels[Y]}：</b></p><div class=in>{told_[Y]}</div>"
    story = f"<div style='break-before:column'>{story}</div>"
    return f"<section><h1>参展作品简表</h1><div class=cols>{facts}{story}</div></section>"


def ticked_twice(who: Person) -> str:
    """A double frame; a tick in the box for what is chosen; the school's seal at the foot."""
    labels = words("作品名称 推荐学校 作品时长 作品类型 联系人 联系电话 内容分类 制作周期 作品简介")
    told_ = said(who)
    told_ |= {G: picked(GENRES, who.values[G], "[√]{}", "[ ]{}", "&emsp;")}
    told_ |= {C: picked(SEVEN, who.values[C], "[√]{}", "[ ]{}", "&emsp;")}
    rows = "".join(
        f"<tr><td class=mid style='width:6em'>{labels[f]}<td colspan=3>{told_[f]}"
        for f in (T, S, G, C)
    )
    rows += f"<tr><td class=mid>{labels[D]}<td>{told_[D]}<td class=mid>{labels[W]}<td>{told_[W]}"
    rows += f"<tr><td class=mid>{labels[Y]}<td colspan=3 class=in style='height:70mm'>{told_[Y]}"
    rows += f"<tr><td class=mid>{labels[N]}<td>{told_[N]}<td class=mid>{labels[P]}<td>{told_[P]}"
    foot = "<p class=right>推荐学校（盖章）　　　　　<br>2020 年 12 月 11 日</p>"
    return f"<section><h1>微视频推荐表</h1><table class=double>{rows}</table>{foot}</section>"


def simple_table(who: Person) -> str:
    """A bare table for LibreOffice: three columns with numbers."""
    labels = words("作品名称 学校名称 作品时长 作品类型 联系人 联系电话 内容分类 制作周期 作品简介")
    told_ = said(who)
    rows = "".join(f"<tr><td>{n}</td><td>{labels[f]}</td><td>{told_[f]}</td></tr>" for n, f in
                   enumerate((S, N, P, T, G, D, C, W, Y), 1))  # fmt: skip
    return f"<h1>作品报送信息</h1><table border=1 cellspacing=0 width=100%>{rows}</table>"


def defined(who: Person) -> str:
    """Bold terms with colons in list items, for LibreOffice."""
    labels = words("片名 选送学校 预计时长 类型 联系人 联系电话 内容分类 制作周期 故事梗概")
    items = "".join(f"<li><b>{labels[f]}：</b>{escape(who[f])}</li>" for f in list(Field)[:8])
    return f"<h2>微视频信息登记表</h2><ol>{items}</ol><p><b>{labels[Y]}：</b></p>{told(who)}"

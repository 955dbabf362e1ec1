"""The fifteenth set's mails and text files: tables pasted, lines typed, surveys, chats, letters."""

from __future__ import annotations

from html import escape
from pathlib import Path

from forms.hamper_annex import HEAD, LABELS, PAIRS, ROWS
from forms.paper import C, D, Form, G, N, P, Person, S, T, W, Y

ORDER = (T, S, D, G, N, P, C, W, Y)
SHORT = {**LABELS, Y: "故事梗概"}


def kept(path: Path, who: Person, end: str, text: str, coding: str = "utf-8") -> Form:
    path = path.with_suffix(end)
    path.write_bytes(text.encode(coding))
    return who.made(path)


def broken(text: str) -> str:
    """The text as a web page's, its lines kept apart."""
    return escape(text).replace("\n", "<br>")


def pasted_table(path: Path, who: Person) -> Form:
    """The annex pasted into a mailbox's editor, which gave each cell its own style."""
    cell = "border:1px solid #000;padding:4px 7px;font:14px/1.5 SimSun"
    rows = ""
    for pair in PAIRS:
        cells = (x for f in pair for x in (LABELS[f], who[f]))
        inner = "".join(f'<td style="{cell}"><div>{broken(x)}</div></td>' for x in cells)
        rows += f"<tr>{inner}</tr>"
    for f in ROWS:
        rows += f'<tr><td style="{cell}">{LABELS[f]}</td>'
        rows += f'<td colspan="3" style="{cell}"><div>{broken(who[f])}</div></td></tr>'
    page = (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=GB18030"></head>'
        '<body><div style="font:14px Verdana">老师您好！</div><div>附件打不开的话请看下表，视频见'
        f'超大附件。</div><div><br></div><div style="text-align:center">{escape(HEAD)}</div>'
        f'<table style="border-collapse:collapse;width:640px"><tbody>{rows}</tbody></table>'
        "<div><br></div><div>此致<br>敬礼</div><div>------------------&nbsp;</div>"
        "<div>华农新闻中心&nbsp;值班电话：020-85288013</div></body></html>"
    )
    return kept(path, who, ".html", page, "gb18030")


def mail_lines(path: Path, who: Person) -> Form:
    """Typed as lines of a mail; the story in a paragraph of its own; a signature below."""
    lines = "".join(f"<p>{SHORT[f]}：{broken(who[f])}</p>" for f in ORDER if f is not Y)
    page = (
        "<!DOCTYPE html><html><head><meta charset=utf-8></head><body><p>尊敬的老师：</p>"
        f"<p>&nbsp;&nbsp;&nbsp;&nbsp;现将我校作品信息报送如下，请查收。</p>{lines}"
        f"<p><strong>故事梗概：</strong></p><p>{broken(who[Y])}</p><p>&nbsp;</p>"
        "<p style='color:gray;font-size:12px'>党委宣传部 熊老师<br>Tel: 0791-87119205<br>"
        "地址：南昌市湾里区兴湾大道818号 邮编：330004</p></body></html>"
    )
    return kept(path, who, ".html", page)


def online_document(path: Path, who: Person) -> Form:
    """An online document saved as a web page: a table of two columns, spans in each cell."""
    rows = "".join(
        "<tr><td colspan='1' rowspan='1' class='c1'><p><span class='s1'>"
        f"{SHORT[f]}</span></p></td><td class='c2'>"
        + "".join(f"<p><span class='s2'>{escape(x)}</span></p>" for x in who[f].split("\n"))
        + "</td></tr>"
        for f in (T, S, G, D, W, C, N, P, Y)
    )
    page = (
        "<html><head><meta charset='utf-8'><title>微视频登记（副本）</title><style>.c1{width:120px;"
        "background:#f2f3f5}.s1{font-weight:700}td{border:1px solid #dee0e3;padding:8px}</style>"
        "</head><body><h1>微视频信息登记表</h1><p><span>最近修改：昨天 23:16</span></p>"
        f"<table><colgroup><col><col></colgroup><tbody>{rows}</tbody></table></body></html>"
    )
    return kept(path, who, ".html", page)


def answer_sheet(path: Path, who: Person) -> Form:
    """A survey's single answer, saved out of the browser: question, then answer below."""
    asked = {f: LABELS[f] for f in (S, T, G, D, C, W, Y, N, P)}
    asked |= {S: "您的学校", T: "作品片名", Y: "故事梗概（500字以内）"}
    inner = "".join(
        f"<div class=data__item><div class=question>{n}. {label} <span>*</span></div>"
        f"<div class=answer>{broken(who[f])}</div></div>"
        for n, (f, label) in enumerate(asked.items(), 1)
    )
    page = (
        "<!DOCTYPE html><html><head><meta charset=utf-8><title>查看答卷</title></head><body>"
        "<div class=head>扶贫微视频信息采集</div><ul><li>答卷序号：3</li><li>提交时间：2020/12/15 "
        f"16:04:58</li><li>填写所用时间：9分37秒</li></ul>{inner}<div class=foot>打印 | 删除 | "
        "下一份</div></body></html>"
    )
    return kept(path, who, ".html", page)


def flattened(path: Path, who: Person) -> Form:
    """The annex pasted into a plain text mail: tabs between cells, a line for each row."""
    rows = ["\t".join((LABELS[x], who[x], LABELS[y], who[y])) for x, y in PAIRS]
    rows += [f"{LABELS[f]}\t{who[f]}" for f in ROWS]
    return kept(path, who, ".txt", "附件\r\n" + HEAD + "\r\n" + "\r\n".join(rows) + "\r\n")


def colon_list(path: Path, who: Person) -> Form:
    """A notepad list, a colon after each label."""
    rows = "\r\n".join(f"{SHORT[f]}：{who[f]}" for f in (T, S, G, D, C, W, N, P, Y))
    return kept(path, who, ".txt", f"{rows}\r\n", "gb18030")


def in_brackets(path: Path, who: Person) -> Form:
    """Labels in heavy brackets, an empty line between points."""
    rows = "\n\n".join(f"【{SHORT[f]}】{who[f]}" for f in ORDER)
    return kept(path, who, ".txt", f"微视频报名\n\n{rows}\n", "utf-8-sig")


def signed_letter(path: Path, who: Person) -> Form:
    """A mail's text with the points in the middle; its sender's card and a quoted mail below."""
    rows = "\n".join(f"{n}、{SHORT[f]}：{who[f]}" for n, f in enumerate(ORDER, 1))
    text = (
        f"老师好：\n    登记表内容如下，视频已通过网盘发送，链接和提取码见上封邮件。\n\n{rows}\n\n"
        "祝工作顺利！\n\n--\n校团委宣传部  刘洋\n0533-2780416\n\n"
        '在 2020-12-16 09:12:44，"组委会" <film@example.org> 写道：\n'
        "> 贵校的登记表没有收到，请补发。\n> 联系电话：0551-62831190\n"
    )
    return kept(path, who, ".txt", text)


def cell_by_cell(path: Path, who: Person) -> Form:
    """A Word table saved as plain text: each cell on a line of its own."""
    cells = [x for pair in PAIRS for f in pair for x in (LABELS[f], who[f])]
    cells += [x for f in ROWS for x in (LABELS[f], who[f])]
    text = "\r\n".join([HEAD, *cells]).replace("\n", "\r\n").replace("\r\r\n", "\r\n")
    return kept(path, who, ".txt", f"{text}\r\n", "gb18030")


def group_chat(path: Path, who: Person) -> Form:
    """Copied out of a chat: one long message with all, a second one with what was forgotten."""
    told = "\n".join(f"{SHORT[f]}:{who[f]}" for f in (S, T, D, G, C, W, Y))
    text = (
        f"黑龙江八一农垦大学-于老师 12-17 20:48:31\n{told}\n\n"
        f"黑龙江八一农垦大学-于老师 12-17 20:50:02\n漏了联系人\n{SHORT[N]}:{who[N]}\n"
        f"{SHORT[P]}:{who[P]}\n"
    )
    return kept(path, who, ".txt", text)


PAGES = {
    draw.__name__.replace("_", "-"): draw
    for draw in (
        pasted_table, mail_lines, online_document, answer_sheet, flattened, colon_list,
        in_brackets, signed_letter, cell_by_cell, group_chat,
    )
}  # fmt: skip

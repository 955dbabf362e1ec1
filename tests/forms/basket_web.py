"""The fourteenth set's mails and text files: as mail programs, form sites and telephones give."""

from __future__ import annotations

import textwrap
from html import escape
from pathlib import Path

from forms.basket_word import HEAD, LABELS, ORDER, PAIRS, ROWS
from forms.paper import (
    CATEGORY_EXAMPLE,
    PERIOD_EXAMPLE,
    C,
    D,
    Form,
    G,
    N,
    P,
    Person,
    S,
    T,
    W,
    Y,
)  # fmt: skip
from forms.stationery import words

SHORT = LABELS | {Y: "故事梗概"}
TALK = words("片名 学校 时长 类型 联系人 电话 分类 拍摄时间 简介")


def kept(path: Path, who: Person, end: str, data: bytes) -> Form:
    path = path.with_suffix(end)
    path.write_bytes(data)
    return who.made(path)


def lined(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def annex_pasted(path: Path, who: Person) -> Form:
    """The annex filled in and pasted into a web mailbox's letter; greeting above, name below."""
    face = "font-family:宋体;font-size:12pt;border:1px solid windowtext;padding:0 7px"

    def td(text, more=""):
        return f'<td {more}style="{face}"><p style="margin:0"><span>{lined(text)}</span></p></td>'

    rows = "".join(
        f"<tr>{''.join(td(x) for f in pair for x in (LABELS[f], who[f]))}</tr>" for pair in PAIRS
    )
    rows += "".join(f"<tr>{td(LABELS[f])}{td(who[f], 'colspan=3 ')}</tr>" for f in ROWS)
    page = (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=GB18030"></head>'
        "<body><div>老师您好：</div><div>&nbsp; &nbsp; 我校登记表如下，请查收。</div>"
        "<div><br></div>"
        f'<p style="text-align:center"><span style="font-size:16pt">{escape(HEAD)}</span></p>'
        f'<table border="0" cellspacing="0" style="border-collapse:collapse;width:600px"><tbody>'
        f"{rows}</tbody></table><div><br></div><div>广西师范大学新闻网</div></body></html>"
    )
    return kept(path, who, ".html", page.encode("gb18030"))


def mail_lines(path: Path, who: Person) -> Form:
    """A student's letter out of the mailbox's editor, line after line, a wish at the end."""
    lines = "".join(f"<p>{SHORT[f]}：{lined(who[f])}</p>" for f in ORDER)
    page = (
        '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body style="font:14px sans">'
        "<p>尊敬的老师：</p><p>您好！这是我们学校的作品，成片太大，已用超大附件发送，登记信息如下：</p>"
        f"{lines}<p>如有问题请随时联系我，打扰了！</p><p>祝工作顺利</p></body></html>"
    )
    return kept(path, who, ".html", page.encode())


def web_form(path: Path, who: Person) -> Form:
    """The page that a form site shows after sending, kept with the browser."""
    asked = (S, T, G, D, C, W, Y, N, P)
    told = "".join(
        f'<div class="item"><dt><em>*</em> {SHORT[f]}</dt><dd>{lined(who[f])}</dd></div>'
        for f in asked
    )
    page = (
        '<!DOCTYPE html><html lang="zh"><head><meta charset="UTF-8"><title>提交成功 - 信息登记'
        "</title><style>.item{margin:12px 0}dt{color:#666}</style><script>var _hmt=[];</script>"
        '</head><body><nav>首页 | 我的表单 | 帮助</nav><div class="ok">您的数据已提交成功</div>'
        f"<h2>微视频信息登记</h2><dl>{told}</dl><footer>提交时间 2020-12-15 23:41:12 · 本表单由"
        "表单大师提供技术支持</footer></body></html>"
    )
    return kept(path, who, ".html", page.encode())


def mail_quoted(path: Path, who: Person) -> Form:
    """An answer to the office's call; below it the call itself, with the empty form's lines."""
    asked = (T, S, D, G, N, P, C, W, Y)
    lines = "<br>".join(f"<b>{SHORT[f]}：</b>{lined(who[f])}" for f in asked)
    empty = dict.fromkeys((S, N, P), "XXX") | {T: "《XXX》", D: "XXmin", G: "纪录片或剧情片"}
    empty |= {C: CATEGORY_EXAMPLE, W: PERIOD_EXAMPLE, Y: ""}
    call = "<br>".join(f"{SHORT[f]}：{escape(empty[f])}" for f in asked)
    page = (
        '<html><head><meta charset="utf-8"></head><body><div>您好，表格内容补充如下：<br><br>'
        f"{lines}</div><br><div><div style='font-size:12px'>------------------&nbsp;原始邮件&nbsp;"
        "------------------</div><div style='background:#efefef;font-size:12px'><b>发件人:</b> "
        "微视频征集办公室<br><b>发送时间:</b> 2020年12月14日(星期一) 上午9:26<br><b>主题:</b> 请补"
        "充登记表内容</div><br><div>老师好，贵校登记表附件为空，请按以下项目补充后回复本邮件：<br>"
        f"{call}</div></div></body></html>"
    )
    return kept(path, who, ".html", page.encode())


def tabs_from_word(path: Path, who: Person) -> Form:
    """The annex copied out of Word into the notepad: tabs between the cells."""
    lines = ["\t".join(x for f in pair for x in (LABELS[f], who[f])) for pair in PAIRS]
    lines += [f"{LABELS[f]}\t{who[f]}" for f in ROWS]
    text = "\r\n".join([HEAD, *lines, ""])
    return kept(path, who, ".txt", text.encode("utf-8-sig"))


def mail_body(path: Path, who: Person) -> Form:
    """A letter's plain text: colons of both kinds, a line for each point."""
    colons = "：:"
    told = "\n".join(f"{SHORT[f]}{colons[n % 2]}{who[f]}" for n, f in enumerate(ORDER))
    text = f"老师：\n    附件是我校的微视频，登记表内容如下。\n\n{told}\n\n谢谢！\n"
    return kept(path, who, ".txt", text.encode("gb18030"))


def brackets(path: Path, who: Person) -> Form:
    """Labels in brackets, blank lines between, as students write their posts."""
    told = "\n\n".join(f"【{SHORT[f]}】{who[f]}" for f in ORDER)
    return kept(path, who, ".txt", f"微视频信息登记表\n\n{told}\n".encode())


def chat(path: Path, who: Person) -> Form:
    """Copied out of a chat: everyday words for the labels, story last."""
    order = (S, T, D, G, C, W, N, P, Y)
    told = "\n".join(f"{TALK[f]}：{who[f]}" for f in order)
    text = f"{who[N]}  12-16 22:41\n老师这个是我们的登记信息，表格在电脑上，明天补发\n{told}\n"
    return kept(path, who, ".txt", text.encode())


def wrapped(path: Path, who: Person) -> Form:
    """A mail program broke the lines; its sender's office and telephone stand below."""
    said = []
    for f in ORDER:
        for n, line in enumerate(f"{SHORT[f]}：{who[f]}".split("\n")):
            start = "" if n == 0 else "    "
            said += textwrap.wrap(start + line, 36, drop_whitespace=False) or [""]
    told = "\n".join(said)
    text = (
        f"您好！贵州大学报送作品信息：\n\n{told}\n\n-- \n贵州大学党委宣传部网络科\n"
        "地址：贵阳市花溪区\n电话：0851-88290347\n"
    )
    return kept(path, who, ".txt", text.encode("gb18030"))


def numbered(path: Path, who: Person) -> Form:
    """Points with numbers; the story in a paragraph of its own."""
    told = "\n".join(f"{n}.{LABELS[f]}：{who[f]}" for n, f in enumerate(ORDER[:-1], 1))
    text = f"{HEAD}\n\n{told}\n9.{LABELS[Y]}\n    {who[Y]}\n"
    return kept(path, who, ".txt", text.replace("\n", "\r\n").encode("gb18030"))


PAGES = {
    draw.__name__.replace("_", "-"): draw
    for draw in (
        annex_pasted, mail_lines, web_form, mail_quoted, tabs_from_word, mail_body, brackets, chat,
        wrapped, numbered,
    )
}  # fmt: skip

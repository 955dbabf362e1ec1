"""The eleventh set's web pages and letters: mails with the annex in them, exports, plain lines."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from forms.mailroom_annex import HEAD, PAIRS, ROWS
from forms.paper import ANNEX, C, D, Form, G, N, P, Person, S, T, W, Y
from forms.postbag_letters import broken, kept
from forms.stationery import words

from intake.model import Field

SHORT = words("片名 选送学校 预计时长 类型 联系人 联系电话 内容分类 制作周期 故事梗概")


def pasted_annex(path: Path, who: Person) -> Form:
    """The annex pasted from WPS into a mailbox's editor, a greeting above, a signature below."""
    cell = 'style="border:1px solid #000;padding:0 7px;vertical-align:middle"'

    def piece(text: str, across: int = 1) -> str:
        inner = "".join(
            f'<p style="margin:0"><span style="font:16px 宋体">{escape(x)}</span></p>'
            for x in text.split("\n")
        )
        return f'<td colspan="{across}" {cell}>{inner}</td>'

    rows = "".join(
        f"<tr>{piece(ANNEX[a])}{piece(who[a])}{piece(ANNEX[b])}{piece(who[b])}</tr>"
        for a, b in PAIRS
    )
    rows += "".join(f"<tr>{piece(ANNEX[f])}{piece(who[f], 3)}</tr>" for f in ROWS)
    page = (
        '<div style="font-size:14px"><div>尊敬的老师：</div><div>&nbsp;&nbsp;您好！登记表如下，'
        f"视频正在上传。</div><div><br></div><p align=center>{HEAD}</p><table cellspacing=0>"
        f"{rows}</table><div><br></div><div>--</div><div>{who[S]}宣传部</div>"
        "<div>地址：大学路1号　邮编：100000</div></div>"
    )
    return kept(path, who, ".html", f"<meta charset=utf-8>{page}".encode())


def in_divisions(path: Path, who: Person) -> Form:
    """Typed into the mailbox's editor: a division a line, labels bold."""
    lines = "".join(
        f"<div><b>{SHORT[f]}：</b>{broken(who[f])}</div>" for f in (T, S, G, D, N, P, C, W, Y)
    )
    page = (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb18030"></head>'
        f"<body><div>老师好，我校报送作品信息：</div><div><br/></div>{lines}<div><br/></div>"
        '<div style="color:#909090;font-size:12px">发自我的手机</div></body></html>'
    )
    return kept(path, who, ".html", page.encode("gb18030"))


def saved_by_excel(path: Path, who: Person) -> Form:
    """A worksheet saved as a web page: a table of label and answer, styles by the dozen."""
    rows = "".join(
        f'<tr height=24 style="height:18pt"><td class=xl65 width=120>{SHORT[f]}</td>'
        f'<td class=xl66 width=520 style="border-left:none">{broken(who[f])}</td></tr>'
        for f in (S, T, D, G, C, W, N, P, Y)
    )
    page = (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="gb2312">'
        "<style>.xl65{font-weight:700;border:.5pt solid windowtext}.xl66{border:.5pt solid "
        "windowtext;white-space:normal}</style></head><body><table border=0 cellpadding=0 "
        f'cellspacing=0><tr><td colspan=2 class=xl65 align=center>微视频信息登记表</td></tr>{rows}'
        "</table></body></html>"
    )  # fmt: skip
    return kept(path, who, ".html", page.encode("gb18030"))


def notice_of_an_answer(path: Path, who: Person) -> Form:
    """A survey site's notice: each question numbered, its answer in a paragraph below."""
    asked = words(
        "作品片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概"
    )
    body = "".join(
        f'<dt style="color:#666">{n}. {asked[f]}</dt><dd>{broken(who[f])}</dd>'
        for n, f in enumerate((T, S, D, G, C, W, Y, N, P), 1)
    )
    page = (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>答卷详情</title></head><body>"
        f"<h3>微视频信息登记表</h3><p>答题时间：2020-12-12 11:20</p><dl>{body}</dl></body></html>"
    )
    return kept(path, who, ".html", page.encode())


def lines(who: Person, order: Sequence[Field], sign: str = "：") -> list[str]:
    return [f"{SHORT[f]}{sign}{who[f]}" for f in order]


def letter(path: Path, who: Person) -> Form:
    """A letter, the film's data numbered in its middle, story last, then the school's name."""
    told = "\n".join(f"{n}、{x}" for n, x in enumerate(lines(who, (T, S, D, G, C, W, N, P, Y)), 1))
    text = f"各位老师：\n　　你们好！我校报名参加第二季“我的2020”活动，信息如下：\n{told}\n\n"
    return kept(path, who, ".txt", f"{text}　　此致\n敬礼！\n\n{who[S]}\n2020年12月10日\n".encode())


def from_the_clipboard(path: Path, who: Person) -> Form:
    """The annex's table copied out of Word: a line for a row, tabs between cells."""
    rows = [f"{ANNEX[a]}\t{who[a]}\t{ANNEX[b]}\t{who[b]}" for a, b in PAIRS]
    rows += [f"{ANNEX[f].replace(chr(10), '')}\t{who[f]}" for f in ROWS]
    return kept(path, who, ".txt", "\r\n".join([HEAD, *rows, ""]).encode("gb18030"))


def label_then_line(path: Path, who: Person) -> Form:
    """Each label on a line, its answer on the next, an empty line between."""
    text = "\n\n".join(f"{SHORT[f]}：\n{who[f]}" for f in (T, S, G, D, W, C, Y, N, P))
    return kept(path, who, ".txt", f"微视频信息登记表\n\n{text}\n".encode("utf-16"))


def spaced_labels(path: Path, who: Person) -> Form:
    """Labels drawn out to one width, half-width colons."""
    drawn = words("片__名 选送学校 预计时长 类__型 联_系_人 联系电话 内容分类 制作周期 故事梗概")
    text = "\r\n".join(f"{drawn[f].replace(chr(10), ' ')}: {who[f]}" for f in drawn)
    return kept(path, who, ".txt", f"【微视频信息登记表】\r\n{text}\r\n".encode("utf-8-sig"))


def chat(path: Path, who: Person) -> Form:
    """Sent in a chat and forwarded as a note: two points a line, bars between them."""
    said = lines(who, (T, S, D, G, N, P))
    text = "\n".join(f"{a} | {b}" for a, b in zip(said[::2], said[1::2], strict=True))
    text += "\n" + "\n".join(lines(who, (C, W, Y)))
    return kept(path, who, ".txt", f"{text}\n".encode())


PAGES = (
    pasted_annex, in_divisions, saved_by_excel, notice_of_an_answer, letter, from_the_clipboard,
    label_then_line, spaced_labels, chat,
)  # fmt: skip

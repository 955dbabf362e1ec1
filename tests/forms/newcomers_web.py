"""The newcomers' web pages, letters and rich text, each written out by hand."""

from __future__ import annotations

from html import escape
from pathlib import Path

from forms.paper import GENRES, C, D, Form, G, N, P, Person, S, T, W, Y
from forms.stationery import words

from intake.model import Field


def kept(path: Path, who: Person, end: str, held: bytes) -> Form:
    target = path.with_suffix(end)
    target.write_bytes(held)
    return who.made(target)


def detail_page(path: Path, who: Person) -> Form:
    """A university's own system: labels and spans in divs, a menu before, a hot line behind."""
    labels = words("作品名称 所属学校 作品时长 作品类型 联系人 联系电话 作品分类 制作周期 作品简介")
    items = "".join(
        f'<div class="form-item"><label class="form-label">{labels[f]}</label><div class='
        f'"form-control">{escape(who[f]).replace(chr(10), "<br>")}</div></div>'
        for f in (T, G, C, D, W, Y, S, N, P)
    )
    menu = "<ul class=nav><li>首页</li><li>作品管理</li><li>联系我们</li></ul>"
    foot = "<footer>技术支持：信息中心　电话：0000-66668888　版权所有</footer>"
    page = f"{menu}<h2>作品详情</h2><div class=state>状态：待审核</div>{items}{foot}"
    head = '<!DOCTYPE html><html><head><meta charset="UTF-8"><title>详情</title></head>'
    return kept(path, who, ".html", f"{head}<body>{page}</body></html>".encode())


def answered_by_webmail(path: Path, who: Person) -> Form:
    """A webmail's answer: a table in a table, the sender's card, the organiser's letter quoted."""
    labels = words("片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概")
    style = 'style="border:1px solid #000;padding:2pt 5pt"'
    rows = "".join(
        f"<tr><td {style}>{labels[x]}</td><td {style}>{escape(who[x])}</td><td {style}>{labels[y]}"
        f"</td><td {style}>{escape(who[y])}</td></tr>"
        for x, y in ((T, S), (D, G), (N, P))
    )
    rows += "".join(
        f'<tr><td {style}>{labels[f]}</td><td {style} colspan="3">'
        + "".join(f"<p>{escape(x)}</p>" for x in who[f].split("\n")) + "</td></tr>"
        for f in (C, W, Y)
    )  # fmt: skip
    card = "<table><tr><td>宣传部办公室</td></tr><tr><td>xcb@example.edu.cn</td></tr></table>"
    quoted = (
        "<blockquote>在 2020-12-01 10:22:31，“活动组委会” 写道：<br>请填写登记表：片名、选送学校、"
        "时长……联系人：钱老师，电话：0000-87654321</blockquote>"
    )
    page = "<div>老师好！登记表见下表，视频链接另发。</div><table><tr><td><table>"
    page += f"{rows}</table></td></tr></table><br>--<br>{card}{quoted}"
    head = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head>'
    return kept(path, who, ".html", f"{head}<body>{page}</body></html>".encode())


def shared_document(path: Path, who: Person) -> Form:
    """A shared document saved as a page: headings with ids, labels in strong, callouts, blanks."""
    labels = words("视频名称 学校 时长 类型 对接人 手机号 扶贫方向 拍摄时间 视频简介")
    lines = "".join(
        f'<div data-block-id="b{n}" class="ace-line"><strong>{labels[f]}：</strong><span>'
        f"{escape(who[f])}</span>\u200b</div>"
        for n, f in enumerate((S, T, D, G, C, W, N, P))
    )
    story = "".join(
        f'<div class="ace-line"><span>{escape(x)}</span></div>' for x in who[Y].split("\n")
    )
    callout = "<blockquote><span>💡 请于12月10日前更新本页，时长控制在4分钟内</span></blockquote>"
    page = f'<h1 id="h1">扶贫微视频报送</h1>{callout}{lines}<h3 id="h2">视频简介</h3>{story}'
    return kept(
        path, who, ".html", f"<html><meta charset=utf-8><body>{page}</body></html>".encode()
    )


def telephone_note(path: Path, who: Person) -> Form:
    """Tapped on a telephone: Chinese numbers, half-width colons, an empty line between."""
    labels = words("作品名 学校 时长 类型 联系人 手机 分类 拍摄时间 简介")
    lines = [
        f"{n}、{labels[f]}:{who[f]}"
        for n, f in zip("一二三四五六七八九", (T, S, G, D, C, W, N, P, Y), strict=True)
    ]
    text = "报送信息（麻烦老师查收）\n\n" + "\n\n".join(lines) + "\n\n谢谢老师[抱拳]\n"
    return kept(path, who, ".txt", text.encode())


def answers_below(path: Path, who: Person) -> Form:
    """Each label on a line, its answer on the next, a blank line after; Windows' ends of lines."""
    labels = words("作品名称 报送单位 作品时长 作品类别 联系人 联系电话 内容分类 制作周期 故事梗概")
    text = "\r\n\r\n".join(f"{labels[f]}\r\n{who[f]}".replace("\n", "\r\n") for f in Field)
    return kept(
        path,
        who,
        ".txt",
        f"微视频信息登记表\r\n\r\n{text}\r\n".replace("\r\r", "\r").encode("gb18030"),
    )


def markdown_table(path: Path, who: Person) -> Form:
    """A young colleague's note: a table of bars and dashes."""
    labels = words("片名 选送学校 预计时长 类型 联系人 联系电话 内容分类 制作周期 故事梗概")
    rows = "\n".join(f"| {labels[f]} | {who[f]} |" for f in Field)
    text = f"# 微视频信息登记表\n\n| 项目 | 内容 |\n| :--- | :--- |\n{rows}\n"
    return kept(path, who, ".txt", text.encode())


def rich(text: str) -> str:
    """Rich Text's way of writing: backslashes, and numbers for what is not ASCII."""
    out = ""
    for sign in text:
        code = ord(sign)
        out += {"\n": r"\line ", "\\": r"\\", "{": r"\{", "}": r"\}"}.get(sign) or (
            sign if code < 128 else f"\\u{code - 65536 if code > 32767 else code}?"
        )
    return out


def wordpad(path: Path, who: Person) -> Form:
    """Rich text as an old editor keeps it: a table of two columns, nothing merged."""
    labels = words("片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概")
    said = {f: who[f] for f in Field}
    said[G] = "  ".join(f"{g}{'(√)' if g == who.values[G] else '(  )'}" for g in GENRES)
    rule = "".join(rf"\clbrdr{side}\brdrs\brdrw10" for side in "tlbr")
    rows = "".join(
        rf"\trowd\trgaph108{rule}\cellx2400{rule}\cellx9000\pard\intbl {rich(labels[f])}\cell "
        rf"{rich(said[f])}\cell\row "
        for f in Field
    )
    head = r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}}\viewkind4\uc1"
    text = rf"{head}\pard\qc\f0\fs32 {rich('微视频信息登记表')}\par\pard\fs24 {rows}\pard\par}}"
    return kept(path, who, ".rtf", text.encode("ascii"))


PAGES = (
    (detail_page, 9), (answered_by_webmail, 17), (shared_document, 21), (telephone_note, 12),
    (answers_below, 16), (markdown_table, 7), (wordpad, 11),
)  # fmt: skip

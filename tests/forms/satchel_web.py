"""The twelfth set's letters and web pages: replies with the empty annex quoted, exports, notes."""

from __future__ import annotations

from html import escape
from pathlib import Path

from forms.mailroom_annex import EXAMPLES, HEAD, PAIRS, ROWS
from forms.paper import ANNEX, C, D, Form, G, N, P, Person, S, T, W, Y
from forms.postbag_letters import broken, kept
from forms.stationery import words

LABELS = words("片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概")
ORDER = (T, S, D, G, N, P, C, W, Y)


def reply_with_quote(path: Path, who: Person) -> Form:
    """A reply that gives the form as lines; below it the organiser's mail, its annex empty."""

    def row(*cells: str) -> str:
        return "".join(f'<td style="border:1px solid #ccc">{broken(x)}</td>' for x in cells)

    lines = "".join(f"<p style='margin:0'>{LABELS[f]}：{broken(who[f])}</p>" for f in ORDER)
    rows = "".join(f"<tr>{row(ANNEX[a], EXAMPLES[a], ANNEX[b], EXAMPLES[b])}" for a, b in PAIRS)
    rows += "".join(f"<tr>{row(ANNEX[f], EXAMPLES[f])}" for f in ROWS)
    quoted = (
        "<div style='background:#efefef;padding:8px'><b>发件人：</b>微视频征集活动组委会<br>"
        "<b>发送时间：</b>2020年12月4日(星期五) 上午9:12<br><b>主题：</b>请各校填写登记表</div>"
        f"<blockquote><p>请填写下表后回复：</p><p>{HEAD}</p><table>{rows}</table></blockquote>"
    )
    page = (
        "<meta charset=utf-8><div>老师您好，我校登记信息如下，视频随后上传：</div><div><br></div>"
        f"{lines}<div><br></div><div>------------------&nbsp;原始邮件&nbsp;------------------"
        f"</div>{quoted}"
    )
    return kept(path, who, ".html", page.encode())


def survey_answer(path: Path, who: Person) -> Form:
    """A survey site's sheet of one answer: a box for each question, required ones starred."""
    boxes = "".join(
        f'<div class="field"><div class="topichtml">{n}、{LABELS[f]}<span style="color:red">*'
        f'</span></div><div class="answer"><span>{broken(who[f])}</span></div></div>'
        for n, f in enumerate((S, T, G, D, C, W, N, P, Y), 1)
    )
    page = (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>查看答卷</title><style>.field"
        "{margin:12px 0}.topichtml{font-weight:bold}</style></head><body><h1>高校师生微视频登记"
        f"</h1><div>来源：微信　用时：862秒　状态：有效</div>{boxes}</body></html>"
    )
    return kept(path, who, ".html", page.encode())


def editor_table(path: Path, who: Person) -> Form:
    """A table drawn in the mailbox's editor: two columns, empty lines within, styles for each."""
    cell = 'style="width:50%;border:1px solid #d9d9d9;padding:4px 8px;vertical-align:top"'
    rows = "".join(
        f"<tr><td {cell}><div><strong>{ANNEX[f].split(chr(10))[0]}</strong></div></td>"
        f"<td {cell}><div>{broken(who[f]).replace('<br>', '</div><div>')}</div><div><br></div>"
        "</td></tr>"
        for f in ORDER
    )
    sign = f"<p>{escape(str(who[S]))}党委宣传部</p><p>2020年12月15日</p>"
    page = (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb18030"></head>'
        "<body><p>各位领导、老师：</p><p>&nbsp; &nbsp; 现将我校作品信息报上，请审阅。</p>"
        f'<table style="border-collapse:collapse;width:90%"><tbody>{rows}</tbody></table>{sign}'
        "</body></html>"
    )
    return kept(path, who, ".html", page.encode("gb18030"))


def reply_above_quote(path: Path, who: Person) -> Form:
    """A plain reply; the organiser's letter below, each line behind a sign, annex empty."""
    said = "\n".join(f"{LABELS[f]}：{who[f]}" for f in ORDER)
    asked = "\n".join(f"> {LABELS[f]}：{EXAMPLES[f]}" for f in ORDER)
    text = (
        f"您好！\n登记表内容如下，烦请查收。\n\n{said}\n\n祝好！\n\n"
        '在 2020-12-03 16:20:15，"活动组委会" <wsp2020@example.edu.cn> 写道：\n'
        f"> 各校联络员：\n> 请按下面的格式填写后回复：\n{asked}\n"
    )  # fmt: skip
    return kept(path, who, ".txt", text.encode())


def bars(path: Path, who: Person) -> Form:
    """A table of bars and dashes, as programs that write Markdown make it."""
    rows = "\n".join(f"| {LABELS[f]} | {who[f]} |" for f in ORDER)
    text = f"# 微视频信息登记表\n\n| 项目 | 内容 |\n| --- | --- |\n{rows}\n"
    return kept(path, who, ".txt", text.encode())


def cell_after_cell(path: Path, who: Person) -> Form:
    """The annex pasted as plain text by a program that gives each cell a line of its own."""
    cells = [HEAD]
    for f in ORDER:
        cells += [ANNEX[f].replace("\n", ""), *who[f].split("\n")]
    return kept(path, who, ".txt", "\r\n".join([*cells, ""]).encode("gb18030"))


def numbered_points(path: Path, who: Person) -> Form:
    """Points in numbered brackets; at the end the sender, another person with another telephone."""
    points = "\n".join(f"（{n}）{LABELS[f]}：{who[f]}" for n, f in zip("一二三四五六七八九", ORDER,
                                                                  strict=True))  # fmt: skip
    text = f"各位老师：\n　　附上我校报送的扶贫微视频信息。\n{points}\n\n——\n樊一苇\n"
    text += f"{who[S]}融媒体中心\n电话：18908812046\n地址：呈贡区雨花街道1168号\n"
    return kept(path, who, ".txt", text.encode("utf-8-sig"))


def telephone_note(path: Path, who: Person) -> Form:
    """Noted on a telephone: labels in corner brackets, answers behind them, no order kept."""
    lines = "\n".join(f"「{LABELS[f]}」{who[f]}" for f in (N, P, S, T, Y, D, G, C, W))
    return kept(path, who, ".txt", f"报名用\n{lines}\n\n（来自备忘录）\n".encode())


PAGES = {
    draw.__name__.replace("_", "-"): draw
    for draw in (
        reply_with_quote, survey_answer, editor_table, reply_above_quote, bars, cell_after_cell,
        numbered_points, telephone_note,
    )
}  # fmt: skip

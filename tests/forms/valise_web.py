"""The thirteenth set's mails and text files: blocks, notices of form sites, chats, letters."""

from __future__ import annotations

from html import escape
from pathlib import Path

from forms.mailroom_annex import EXAMPLES, HEAD, PAIRS, ROWS
from forms.paper import ANNEX, C, D, Form, G, N, P, Person, S, T, W, Y
from forms.postbag_letters import broken, kept
from forms.stationery import words

LABELS = words("片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概")
ORDER = (T, S, D, G, N, P, C, W, Y)


def mail_divs(path: Path, who: Person) -> Form:
    """Typed into a mailbox's editor: a block for each line, labels bold, a card below."""
    lines = "".join(
        f"<div style='font-family:微软雅黑'><b>{LABELS[f]}</b>：&nbsp;<span>{broken(who[f])}</span>"
        "</div>"
        for f in ORDER
    )
    card = (
        "<div><hr style='width:210px' align=left></div><div style='color:#999'>祁同学<br>"
        "融媒体中心学生记者团<br>手机：13012349987<br>QQ：29183746</div>"
    )
    page = (
        "<html><head><meta charset='utf-8'></head><body><div>组委会老师好：</div><div><br></div>"
        f"<div>登记表不知为何打不开，先把内容写在信里，请见谅。</div>{lines}{card}</body></html>"
    )
    return kept(path, who, ".html", page.encode())


def survey_mail(path: Path, who: Person) -> Form:
    """A form site's notice: someone has filled in your form; questions left, answers right."""
    rows = "".join(
        f"<tr style='background:{'#fafafa' if n % 2 else '#fff'}'><td style='width:30%;color:#888;"
        f"padding:10px'>{LABELS[f]}</td><td style='padding:10px'>{broken(who[f])}</td></tr>"
        for n, f in enumerate((S, T, G, D, C, W, N, P, Y))
    )
    page = (
        "<!DOCTYPE html><html><head><meta charset='utf-8'></head><body><table width=640 "
        "align=center><tr><td><h2>您的表单收到一份新数据</h2><p>表单名称：微视频信息登记表<br>"
        "序号：19<br>提交时间：2020-12-11 21:05:33<br>填写时长：12分41秒</p>"
        f"<table width='100%' cellspacing=0>{rows}</table><p style='color:#aaa'>本邮件由系统自动"
        "发出，请勿回复。客服电话：400-8207733</p></td></tr></table></body></html>"
    )
    return kept(path, who, ".html", page.encode())


def office(text: str, *, small: bool = False) -> str:
    """Paragraphs with the marks that Word puts on a clipboard."""
    size = "10.5" if small else "12.0"
    return "".join(
        f"<p class=MsoNormal align=center style='mso-line-height-rule:exactly'><span lang=EN-US "
        f"style='font-size:{size}pt;font-family:宋体;mso-bidi-font-size:11.0pt'>{escape(line)}"
        "<o:p></o:p></span></p>"
        for line in text.split("\n")
    )


def annex_pasted(path: Path, who: Person) -> Form:
    """The annex pasted from Word, its marks kept; the period's example stands above the answer."""
    cell = "style='border:solid windowtext 1.0pt;padding:0cm 5.4pt;mso-border-alt:solid .5pt'"
    said = {f: office(who[f]) for f in ANNEX}
    said[W] = office(EXAMPLES[W], small=True) + office(who[W])
    rows = "".join(
        f"<tr>{''.join(f'<td {cell}>{x}</td>' for f in pair for x in (office(LABELS[f]), said[f]))}"
        "</tr>"
        for pair in PAIRS
    )
    rows += "".join(
        f"<tr><td {cell}>{office(ANNEX[f])}</td><td colspan=3 {cell}>{said[f]}</td></tr>"
        for f in ROWS
    )
    page = (
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><meta charset='gb18030'>"
        "<style>p.MsoNormal{margin:0cm}</style><!--[if gte mso 9]><xml><o:OfficeDocumentSettings/>"
        "</xml><![endif]--></head><body><p>附件内容如下：</p>"
        f"{office(HEAD)}<table class=MsoNormalTable border=1 style='border-collapse:collapse'>"
        f"{rows}</table></body></html>"
    )
    return kept(path, who, ".html", page.encode("gb18030"))


def chat_forward(path: Path, who: Person) -> Form:
    """Forwarded from a chat: speaker and time above each message, the points in two of them."""
    parts = [(T, S, D, G, C, W), (N, P), (Y,)]
    text = "微信群“微视频工作群”的聊天记录\n\n———— 2020-12-14 ————\n\n"
    text += "活动办小葛 09:02\n各校把登记信息发我一下，片名、时长、类型都要\n\n"
    for n, part in enumerate(parts):
        told = "\n".join(f"{LABELS[f]}：{who[f]}" for f in part)
        text += f"广西大学宣传部 09:{41 + n}\n{told}\n\n"
    return kept(path, who, ".txt", (text + "活动办小葛 09:50\n收到[OK]\n").encode())


def next_line(path: Path, who: Person) -> Form:
    """Labels numbered, with a full-width dot; each answer on the line below, then a blank one."""
    points = "\n\n".join(f"{n}．{LABELS[f]}\n{who[f]}" for n, f in enumerate(ORDER, 1))
    text = f"微视频信息登记表\n\n{points}\n"
    return kept(path, who, ".txt", text.replace("\n", "\r\n").encode("utf-16"))


def dotted(path: Path, who: Person) -> Form:
    """Labels drawn out with dots to one width, the story on lines of its own."""
    rows = "\n".join(f"{LABELS[f]:…<9} {who[f]}" for f in ORDER if f is not Y)
    text = f"{HEAD}\n{'=' * 40}\n{rows}\n{LABELS[Y]:…<9}\n{who[Y]}\n{'=' * 40}\n"
    return kept(path, who, ".txt", text.encode())


def letter_with_list(path: Path, who: Person) -> Form:
    """A letter with a list; its sender's telephone below, and the organiser's reminder quoted."""
    points = "\n".join(f"● {LABELS[f]}: {who[f]}" for f in (S, T, G, D, C, W, Y, N, P))
    text = (
        f"尊敬的组委会：\n\n我校推荐作品一部，信息如下——\n\n{points}\n\n盼复。\n\n"
        "延边大学艺术学院办公室  朴主任\n办公电话：0433-2435512\n\n"
        "----- 原始邮件 -----\n发件人: 活动组委会\n主题: 催报登记表\n"
        "请尚未报送的学校于12月18日前报送。联系人：柳老师，联系电话：0551-62831868。\n"
    )
    return kept(path, who, ".txt", text.encode("gb18030"))


PAGES = {
    draw.__name__.replace("_", "-"): draw
    for draw in (
        mail_divs, survey_mail, annex_pasted, chat_forward, next_line, dotted, letter_with_list,
    )
}  # fmt: skip

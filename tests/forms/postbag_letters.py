"""The tenth set's web pages and letters: a form site's mail, a pasted table, plain lines."""

from __future__ import annotations

from html import escape
from pathlib import Path

from forms.paper import C, D, Form, G, N, P, Person, S, T, W, Y
from forms.postbag_ruler import Sheet, tabled
from forms.stationery import words

SONG = "'Noto Serif CJK SC'"
CSS = f"""<style>@page{{size:A4;margin:20mm 17mm}} body{{font:12pt/1.6 'Noto Sans CJK SC'}}
h1{{font:bold 17pt {SONG};text-align:center}} h2{{font-size:14pt}}
table{{border-collapse:collapse;width:100%}} td{{border:1px solid #333;padding:7px 9px}}
.l td{{border:0;border-bottom:1px solid #ddd;vertical-align:top}} .l td:first-child{{color:#555;
width:8.5em}} .foot{{color:#888;font-size:9pt}} .q{{margin:4mm 0 1mm;color:#333}}
.a{{background:#f4f6f8;padding:2mm 3mm}}</style>"""


def kept(path: Path, who: Person, end: str, held: bytes) -> Form:
    target = path.with_suffix(end)
    target.write_bytes(held)
    return who.made(target)


def broken(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def form_site(path: Path, who: Person) -> Form:
    """The mail that a form site sends when someone has filled the form in."""
    labels = words("片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概")
    look = 'style="padding:8px;border-bottom:1px solid #eee;'
    rows = "".join(
        f'<tr><td {look}color:#888;width:120px">{labels[f]}</td>'
        f'<td {look}color:#333">{broken(who[f])}</td></tr>'
        for f in (T, S, D, G, N, P, C, W, Y)
    )
    page = (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>新数据通知</title></head><body>'
        '<div style="max-width:640px;margin:auto"><h2>您的表单“微视频信息登记表”收到一条新数据'
        f'</h2><p>序号：17　提交时间：2020-12-13 21:07:45</p><table width="100%">{rows}</table>'
        '<p style="color:#aaa">此邮件由系统自动发出，请勿回复。</p></div></body></html>'
    )
    return kept(path, who, ".html", page.encode())


def pasted(sheet: Sheet, path: Path, who: Person) -> Form:
    """The annex pasted from Word into a mail, a few words before it."""
    cell = 'style="border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt"'
    rows = tabled(sheet, who, f"{cell} align=center", cell)
    page = (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset="gb2312">'
        "</head><body lang=ZH-CN><p class=MsoNormal>老师好：<o:p></o:p></p><p class=MsoNormal>"
        "我校的登记表附在下面，视频已上传网盘，请查收。<o:p></o:p></p>"
        f"<p class=MsoNormal align=center><b>{sheet.title}</b></p><table class=MsoTableGrid "
        f'border=1 cellspacing=0 cellpadding=0 style="border-collapse:collapse">{rows}</table>'
        "<p class=MsoNormal><o:p>&nbsp;</o:p></p></body></html>"
    )
    return kept(path, who, ".html", page.encode("gb18030"))


def by_mail(path: Path, who: Person) -> Form:
    """A letter with a line for each point."""
    labels = words("片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概")
    lines = "\r\n".join(f"{labels[f]}：{who[f]}" for f in labels)
    text = f"老师您好！\r\n我校报送微视频一部，登记信息如下，请查收：\r\n\r\n{lines}\r\n\r\n"
    text += f"祝工作顺利！\r\n{who[S]}宣传部\r\n2020年12月16日\r\n"
    return kept(path, who, ".txt", text.encode())


def in_brackets(path: Path, who: Person) -> Form:
    """Typed on a telephone: each label in brackets, its answer behind."""
    labels = words("片名 学校 时长 类型 联系人 电话 内容分类 制作周期 故事梗概")
    lines = "\n".join(f"【{labels[f]}】{who[f]}" for f in (S, T, G, D, C, W, N, P, Y))
    return kept(path, who, ".txt", f"微视频登记表\n{lines}\n".encode("gb18030"))


def label_above(path: Path, who: Person) -> Form:
    """The annex copied out of Word as text: labels and answers apart by tabs."""
    labels = words("片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 "
                   "故事梗概（500字以内，简要介绍作品内容）")  # fmt: skip
    lines = [f"{labels[a]}\t{who[a]}\t{labels[b]}\t{who[b]}" for a, b in ((T, S), (D, G), (N, P))]
    lines += [f"{labels[f]}\t{who[f]}" for f in (C, W, Y)]
    text = "\r\n".join(["附件", "微视频信息登记表", *lines])
    return kept(path, who, ".txt", text.encode("utf-8-sig"))


def site_print(who: Person) -> str:
    """A form site's page of one entry, printed."""
    labels = words("片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概")
    rows = "".join(f"<tr><td>{labels[f]}<td>{broken(who[f])}" for f in (S, T, D, G, C, W, N, P, Y))
    foot = "<p class=foot>提交时间：2020-12-14 10:31　填写设备：Windows　编号 0038</p>"
    return f"<h2>微视频信息登记表</h2><table class=l>{rows}</table>{foot}"


def questions(who: Person) -> str:
    """A questionnaire's answers, printed: a question, its answer in a grey band below."""
    labels = words(
        "作品片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概"
    )
    done = ""
    for n, f in enumerate((T, S, G, D, C, W, N, P, Y), 1):
        said = who.values[G] if f is G else "、".join(who.values[C]) if f is C else who[f]
        done += f"<div class=q>{n}. {labels[f]}</div><div class=a>{broken(str(said))}</div>"
    return f"<h1>微视频征集报名表</h1>{done}"


PLAIN = ((form_site, 34), (by_mail, 36), (in_brackets, 37), (label_above, 38))
PRINTED = ((site_print, 52), (questions, 53))

"""The travellers' web pages and letters."""

from __future__ import annotations

import textwrap
from html import escape
from pathlib import Path

from forms.paper import GENRES, SEVEN, C, D, Form, G, N, P, Person, S, T, W, Y
from forms.stationery import picked, words

from intake.model import Field


def kept(path: Path, who: Person, end: str, held: bytes) -> Form:
    target = path.with_suffix(end)
    target.write_bytes(held)
    return who.made(target)


def copied_sheet(path: Path, who: Person) -> Form:
    """A range of an online sheet pasted into a letter: a style on each cell, no headings."""
    labels = words("作品名称 报送学校 作品时长 作品类型 联系人 联系电话 内容分类 制作周期 作品简介")
    bold = 'font-weight:bold" data-sheets-value=\'{"1":2}\''
    style = "overflow:hidden;padding:2px 3px;vertical-align:bottom;border:1px solid #cccccc"
    rows = "".join(
        f'<tr style="height:21px"><td style="{style};{bold}>'
        f'{labels[x]}</td><td style="{style}">{escape(who[x])}</td><td style="{style};{bold}>'
        f'{labels[y]}</td><td style="{style}">{escape(who[y])}</td></tr>'
        for x, y in ((S, T), (N, P), (G, D), (C, W))
    )
    story = escape(who[Y]).replace("\n", "<br/>")
    rows += (
        f'<tr><td style="{style}">{labels[Y]}</td><td colspan="3" style="{style}">{story}</td></tr>'
    )
    lanes = "<colgroup>" + '<col width="90"/><col width="210"/>' * 2 + "</colgroup>"
    table = (
        f'<table cellspacing="0" cellpadding="0" border="1">{lanes}<tbody>{rows}</tbody></table>'
    )
    page = f'<html><head><meta charset="utf-8"/></head><body><div>见表：</div>{table}</body></html>'
    return kept(path, who, ".html", page.encode())


def answered_questions(path: Path, who: Person) -> Form:
    """A questionnaire's page of one answer: numbered questions, full and empty rings and boxes."""
    labels = words(
        "作品名称 选送学校 作品时长 作品类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概"
    )
    said = {f: escape(who[f]).replace("\n", "<br>") for f in Field}
    said[G] = picked(GENRES, who.values[G], "<div>● {}</div>", "<div>○ {}</div>", "")
    said[C] = picked(SEVEN, who.values[C], "<div>■ {}</div>", "<div>□ {}</div>", "")
    kinds = {G: "[单选题]", C: "[多选题]", Y: "[简答题]"}
    items = "".join(
        f"<fieldset><legend>第{n}题　{labels[f]}　<em>{kinds.get(f, '[填空题]')}</em></legend>"
        f"{said[f]}</fieldset>"
        for n, f in enumerate(Field, 1)
    )
    told = "<p>答卷编号：58　提交时间：2020-12-11 11:02　用时：6分12秒</p>"
    page = (
        f"<html><head><meta charset=utf-8><title>答卷详情</title></head><body>{told}{items}</body>"
    )
    return kept(path, who, ".html", f"{page}</html>".encode())


def plain_letter(path: Path, who: Person) -> Form:
    """A letter of paragraphs, wide blanks after the colons; the writer's own card below."""
    labels = words(
        "视频名称 报送单位 视频时长 视频类型 联系老师 联系电话 所属分类 制作周期 视频简介"
    )
    lines = "".join(
        f'<p style="margin:0">{n}. {labels[f]}：&emsp;{escape(who[f]).replace(chr(10), "<br>")}</p>'
        for n, f in enumerate((T, S, D, G, C, W, N, P, Y), 1)
    )
    card = "<p>---</p><p>某某学院融媒体中心　实习生小甘<br>QQ：10001　手机：17700001111</p>"
    page = f"<p>老师您好，</p><p>我校报送信息：</p>{lines}<p>祝好</p>{card}"
    head = (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb18030"></head>'
    )
    return kept(path, who, ".html", f"{head}<body>{page}</body></html>".encode("gb18030"))


def broken_lines(path: Path, who: Person) -> Form:
    """A letter whose program breaks lines after thirty-six signs, within sentences too."""
    labels = words("片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概")
    lines = [f"{labels[f]}：{who[f]}" for f in list(Field)[:8]]
    story = textwrap.wrap(f"{labels[Y]}：{who[Y]}", 36)
    text = "老师：\n\n  登记信息如下。\n\n" + "\n".join([*lines, *story]) + "\n\n谢谢！\n"
    return kept(path, who, ".txt", text.encode())


def out_of_a_sheet(path: Path, who: Person) -> Form:
    """Two rows of a sheet copied into a text file: headings and answers, apart by tabs."""
    labels = words("作品名称 报送学校 时长 类型 联系人 联系电话 内容分类 制作周期 故事梗概")
    order = (S, T, D, G, C, W, N, P, Y)
    rows = (
        "\t".join(["序号", *(labels[f] for f in order)]),
        "\t".join(["1", *(who[f] for f in order)]),
    )
    return kept(path, who, ".txt", "\r\n".join(rows).encode("utf-8-sig"))


def one_message(path: Path, who: Person) -> Form:
    """A message in a chat, forwarded: all in one paragraph, semicolons between."""
    labels = words("作品名称 学校 时长 类型 联系人 电话 内容分类 制作周期 故事梗概")
    said = "；".join(f"{labels[f]}：{who[f]}" for f in (S, T, D, G, C, W, N, P, Y))
    return kept(path, who, ".txt", f"【微视频报送】{said}\n".encode())


PAGES = (
    (copied_sheet, 23), (answered_questions, 4), (plain_letter, 0), (broken_lines, 13),
    (out_of_a_sheet, 5), (one_message, 6),
)  # fmt: skip

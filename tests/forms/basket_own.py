"""Schools' own documents of the fourteenth set: covers, letters, lists, lines to write upon."""

from __future__ import annotations

from pathlib import Path

from forms.basket_word import INDENT, ORDER, SONG, kept, typed
from forms.paper import C, D, Form, G, N, P, Person, S, T, W, Y
from forms.stationery import CENTRE, FANG, HEI, KAI, RIGHT, grid, ink, p, tc, title, tr, words

LABELS = words("片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概")
BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
EXACT = '<w:spacing w:line="560" w:lineRule="exact"/>'


def cover_table(path: Path, who: Person) -> Form:
    """A cover with title, school and month; the table stands on the second page."""
    body = p() * 3 + title("高校师生扶贫微视频作品", 48) + title("申 报 书", 60) + p() * 6
    for label, f in (("作品名称", T), ("申报学校", S), ("联 系 人", N)):
        line = ink(f"    {who[f]}    ", 30, '<w:u w:val="single"/>', KAI)
        body += p(ink(f"{label}：", 30, font=HEI), line, marks='<w:ind w:left="1800"/>')
        body += p()
    body += p() * 6 + p(ink("二〇二〇年十二月制", 30, font=KAI), align=CENTRE) + BREAK
    wide = (2000, 2500, 1900, 2600)

    def pair(a, b, first, second):
        cells = (typed(a, HEI, 24, align=CENTRE), typed(who[first], FANG),
                 typed(b, HEI, 24, align=CENTRE), typed(who[second], FANG))  # fmt: skip
        return tr(*(tc(x, w) for x, w in zip(cells, wide, strict=True)), high=700)

    def broad(a, f, high):
        inner = typed(who[f], FANG, marks=INDENT if f is Y else "")
        return tr(tc(typed(a, HEI, 24, align=CENTRE), 2000), tc(inner, 7000, 3), high=high)

    lines = [
        pair("作品名称", "作品类型", T, G), pair("作品时长", "申报学校", D, S),
        broad("内容分类", C, 700), broad("制作周期", W, 700),
        pair("联系人", "联系电话", N, P), broad("故事梗概", Y, 5600),
    ]  # fmt: skip
    return kept(path, who, body + p(ink("一、作品信息", 28, font=HEI)) + grid(lines, wide))


def points(path: Path, who: Person) -> Form:
    """No table at all: nine numbered points, the label in bold."""
    body = title(f"{who[S]}微视频作品信息", 36) + p()
    for n, f in zip("一二三四五六七八九", ORDER, strict=True):
        head = ink(f"{n}、{LABELS[f]}：", 28, "<w:b/>", FANG)
        if f is Y:
            body += p(head, marks=EXACT) + typed(who[f], FANG, 28, marks=INDENT + EXACT)
        else:
            body += p(head, ink(who[f], 28, font=FANG), marks=EXACT)
    return kept(path, who, body)


def letter_annex(path: Path, who: Person) -> Form:
    """The school's letter on the first page, its own list of the film's data on the second."""
    name = who[T]
    told = (
        "根据《教育部发展规划司关于开展第二季“我的2020—全国高校师生扶贫微视频征集展示活动”的"
        f"通知》要求，我校认真组织，经评选审核，现推荐作品{name}参加展示，作品信息见附件。"
    )
    body = title(f"{who[S]}关于报送扶贫微视频作品的函", 40) + p()
    body += p(ink("省教育厅：", 30, font=FANG), marks=EXACT)
    body += p(ink(told, 30, font=FANG), marks=INDENT + EXACT)
    body += p(ink("我校承诺作品为原创，不存在版权纠纷。", 30, font=FANG), marks=INDENT + EXACT)
    body += p(ink("附件：作品信息表", 30, font=FANG), marks=INDENT + EXACT) + p() * 2
    body += p(ink(who[S], 30, font=FANG), align=RIGHT)
    body += p(ink("2020年12月14日", 30, font=FANG), align=RIGHT)
    body += p(ink(f"（联系人：{who[N]}，电话：{who[P]}）", 28, font=FANG), marks=INDENT) + BREAK
    body += p(ink("附件", 30, font=HEI)) + title("作品信息表", 36)
    lines = [
        tr(tc(typed(LABELS[f], SONG, 24, "<w:b/>", align=CENTRE), 2000), tc(typed(who[f]), 7000),
           high=4000 if f is Y else 600)
        for f in ORDER
    ]  # fmt: skip
    return kept(path, who, body + grid(lines, (2000, 7000)))


def underlined(path: Path, who: Person) -> Form:
    """Lines to write upon, as a department's old forms have them; the story below."""

    def item(label, f):
        line = ink(f"  {who[f]}    ", 28, '<w:u w:val="single"/>', KAI)
        return [ink(f"{label}：", 28, font=SONG), line]

    gap = '<w:spacing w:before="120" w:after="120"/>'
    body = title("微视频作品登记卡", 40) + p()
    body += p(*item("选送学校", S), marks=gap) + p(*item("片    名", T), marks=gap)
    body += p(*item("类型", G), ink("    "), *item("预计时长", D), marks=gap)
    body += p(*item("内容分类", C), marks=gap) + p(*item("制作周期", W), marks=gap)
    body += p(*item("联系人", N), ink("    "), *item("电话", P), marks=gap)
    body += p(ink("故事梗概：", 28, font=SONG), marks=gap)
    body += typed(who[Y], KAI, 28, marks=INDENT)
    return kept(path, who, body)


WAYS = (cover_table, points, letter_annex, underlined)

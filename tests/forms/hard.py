"""Hard forms by construction: layouts × ways of writing; what is right follows from the making.

Every second form is for mending the reader by (`MENDING`), the others only for reporting.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from intake.demo import forms as annex
from intake.model import Field

T, S, D, G = Field.TITLE, Field.SCHOOL, Field.DURATION, Field.GENRE
N, P = Field.CONTACT_NAME, Field.CONTACT_PHONE
C, W, Y = Field.CATEGORIES, Field.PRODUCTION_PERIOD, Field.SYNOPSIS
YEAR = 2020

Values = Mapping[Field, object]
Answers = Mapping[Field, str]


@dataclass(frozen=True)
class Hard:
    """One document: its body, and the values of each form in it; None is written but unclear."""

    name: str
    body: str
    forms: tuple[Values, ...]
    strict: bool = False

    def make(self, folder: Path) -> Path:
        whole = annex.document(self.body)
        if self.strict:
            whole = whole.replace(
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                "http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
        return annex.package(folder / "form.docx", annex.parts(whole))


def run(text, look=""):
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{html.escape(line)}</w:t>'.replace("\t", "</w:t><w:tab/><w:t>")
        for line in text.split("\n")
    )
    return f"<w:r><w:rPr>{look}</w:rPr>{lines}</w:r>"


def para(content):
    return f"<w:p>{content}</w:p>"


def text(line):
    return para(run(line))


def cell(content, look=""):
    content = content if content.startswith("<") else run(content)
    content = content if content.startswith(("<w:p>", "<w:tbl>")) else para(content)
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{content}</w:tc>"


def row(*cells):
    return f"<w:tr>{''.join(c if c.startswith('<w:tc>') else cell(c) for c in cells)}</w:tr>"


def table(*rows):
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


LABELS = (
    annex.LABELS,
    {T: "片　名：", S: "选送单位", D: "时 长", G: "作品类型：", N: "联 系 人", P: "联系电话",
     C: "内容分类（可多选）", W: "制作时间", Y: "内容简介（500字以内）"},
    {T: "1.作品名称*", S: "2.学校名称*", D: "3.视频时长*", G: "4.影片类型*", N: "5.联系人姓名*",
     P: "6.手机号*", C: "7.作品分类*", W: "8.拍摄周期*", Y: "9.故事简介*"},
    {T: "影片名称", S: "报送学校（盖章）", D: "作品时长（分钟）", G: "类　　型", N: "姓　　名",
     P: "电　　话", C: "内容类别", W: "制作周期：", Y: "剧情梗概【500字以内】"},
)  # fmt: skip

WAYS: tuple[tuple[Answers, Values], ...] = (
    (
        {T: "《田埂上的论文》", S: "皖南师范学院", D: "3分58秒", G: "纪录片", N: "王老师",
         P: "13800000000", C: "教育扶贫、科技扶贫", W: "2020年10月1日-11月20日", Y: "学生进村。"},
        {T: "田埂上的论文", S: "皖南师范学院", D: 238.0, G: "纪录片", N: "王老师", P: "13800000000",
         C: ("教育扶贫", "科技扶贫"), W: ("2020-10-01", "2020-11-20"), Y: "学生进村。"},
    ),
    (
        {T: "山村的灯", S: "安徽某大学（盖章）", D: "3′05″", G: "微电影", N: "李  芳",
         P: "0551－6000 0000转802", C: "其它", W: "2020.9.1—2020.10.20",
         Y: "一盏灯。\n亮了，又暗。"},
        {T: "山村的灯", S: "安徽某大学", D: 185.0, G: "剧情片", N: "李芳", P: "0551-60000000-802",
         C: ("其他",), W: ("2020-09-01", "2020-10-20"), Y: "一盏灯。\n亮了，又暗。"},
    ),
    (
        {T: "《回家》", S: "合肥学校", D: "４分钟", G: "☑记录片 □剧情片", N: "欧阳明",
         P: "+86 138-0000-0001 / 010-62000000", C: "☑教育扶贫 □健康扶贫 ☑产业扶贫", W: "10月-11月",
         Y: "联系人回家的故事，片名来自一首歌。"},
        {T: "回家", S: "合肥学校", D: 240.0, G: "纪录片", N: "欧阳明",
         P: "13800000001/010-62000000",
         C: ("教育扶贫", "产业扶贫"), W: ("2020-10-01", "2020-11-30"),
         Y: "联系人回家的故事，片名来自一首歌。"},
    ),
    (
        {T: "《XXX》", S: "XXX", D: "XXmin", G: "纪录片或剧情片", N: "赵雷", P: "1380000000",
         C: "文化扶贫", W: "两个月", Y: ""},
        {N: "赵雷", P: None, C: None, W: None},
    ),
    (
        {T: "《路》——一位老师的坚守", S: "淮北职业学院", D: "三分半钟", G: "纪录片、剧情片",
         N: "孙 悦", P: "138 0000 0002，139 0000 0003", C: "智力扶贫/消费扶贫",
         W: "2020/10/8至2020/10/28",
         Y: "路很长。（完）"},
        {T: "路——一位老师的坚守", S: "淮北职业学院", D: 210.0, G: None, N: "孙悦",
         P: "13800000002/13900000003", C: ("消费扶贫", "智力扶贫"),
         W: ("2020-10-08", "2020-10-28"), Y: "路很长。（完）"},
    ),
    (
        {T: "《“云”上的课》", S: "铜陵工程学院", D: "00:02:40", G: "剧情片√ 纪录片", N: "周老师",
         P: "055160000000", C: "例：从以下几类中任选一项或多项填写“教育扶贫、健康扶贫√、消费扶贫、"
         "智力扶贫、科技扶贫、产业扶贫、其他”", W: "2020年10月5日", Y: "时长：三年；类型：记忆。"},
        {T: "“云”上的课", S: "铜陵工程学院", D: 160.0, G: "剧情片", N: "周老师",
         P: "0551-60000000", C: ("健康扶贫",), W: ("2020-10-05", "2020-10-05"),
         Y: "时长：三年；类型：记忆。"},
    ),
)  # fmt: skip


def two_columns(labels, a):
    return table(*(row(labels[f], a[f]) for f in Field))


def pairs_of(labels, a, show=run):
    fs = list(Field)
    return table(
        *(
            row(labels[x], show(a[x]), labels[y], show(a[y]))
            for x, y in zip(fs[:8:2], fs[1:8:2], strict=True)
        ),
        row(labels[Y], cell(show(a[Y]), '<w:gridSpan w:val="3"/>')),
    )


def annexed(labels, a):
    return text(annex.HEADING) + pairs_of(labels, a)


def six_columns(labels, a):
    fs = list(Field)
    return table(
        *(row(*(c for f in fs[i : i + 3] for c in (labels[f], a[f]))) for i in (0, 3)),
        *(row(labels[f], cell(run(a[f]), '<w:gridSpan w:val="5"/>')) for f in fs[6:]),
    )


def lines(labels, a):
    return "".join(text(f"{labels[f].strip(':：')}：{a[f]}") for f in Field)


def underlined(labels, a):
    return "".join(
        para(run(f"{labels[f].strip('：')}：") + run(f"  {a[f]}  ", '<w:u w:val="single"/>'))
        for f in Field
    )


def doubled(labels, a):
    fs = list(Field)
    join = [
        text("    ".join(f"{labels[f].strip('：')}：{a[f]}" for f in fs[i : i + 2]))
        for i in (0, 2, 4)
    ]
    return "".join(join) + "".join(text(f"{labels[f].strip('：')}: {a[f]}") for f in fs[6:])


def tabbed(labels, a):
    return "".join(text(f"{labels[f].strip('：')}\t{a[f]}") for f in Field)


def headed(labels, a):
    return table(row(*(labels[f] for f in Field)), row(*(a[f] for f in Field)))


def inside(labels, a):
    fs = list(Field)
    both = [row(*(f"{labels[f].strip('：')}：{a[f]}" for f in fs[i : i + 2])) for i in (0, 2, 4, 6)]
    return table(*both, row(cell(f"{labels[Y].strip('：')}：\n{a[Y]}", '<w:gridSpan w:val="2"/>')))


def stacked(labels, a):
    wide = '<w:gridSpan w:val="4"/>'
    return table(
        *(r for f in Field for r in (row(cell(labels[f], wide)), row(cell(run(a[f]), wide))))
    )


def in_two_tables(labels, a):
    fs = list(Field)
    first = table(*(row(labels[f], a[f]) for f in fs[:4]))
    second = table(*(row(labels[f], a[f]) for f in fs[4:]))
    return first + text("联系方式及简介") + second


def nested(labels, a):
    return table(row(cell(pairs_of(labels, a) + "<w:p/>")))


def boxed(labels, a):
    w = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    content = f"<w:txbxContent>{pairs_of(labels, a)}<w:p/></w:txbxContent>"
    return para(
        f'<w:r><mc:AlternateContent xmlns:mc="{w}"><mc:Choice Requires="wps">'
        f"<w:drawing>{content}</w:drawing></mc:Choice><mc:Fallback><w:pict>{content}</w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def controlled(labels, a):
    def show(value):
        holder = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>" if not value else "<w:sdtPr/>"
        shown = run(value or "单击或点击此处输入文字。")
        return f"<w:sdt>{holder}<w:sdtContent>{shown}</w:sdtContent></w:sdt>"

    return pairs_of(labels, a, show)


def tracked(labels, a):
    def show(value):
        old = '<w:del w:id="1"><w:r><w:delText>旧的内容 13811111111</w:delText></w:r></w:del>'
        return f'{old}<w:ins w:id="2">{run(value)}</w:ins>'

    return pairs_of(labels, a, show)


def struck(labels, a):
    return pairs_of(labels, a, lambda v: run("不对的 2019", "<w:strike/>") + run(v))


def scattered(labels, a):
    return pairs_of(labels, a, lambda v: "".join(run(c) for c in v) or run(""))


def wrapped(labels, a):
    def show(value):
        half = len(value) // 2
        return (
            f"<w:smartTag>{run(value[:half])}</w:smartTag>"
            f'<w:hyperlink><w:fldSimple w:instr="x">{run(value[half:])}</w:fldSimple></w:hyperlink>'
        )

    return pairs_of(labels, a, show)


def unmerged(labels, a):
    return table(*(row(labels[f], "", a[f]) for f in Field))


def grouped(labels, a):
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    wide = '<w:gridSpan w:val="2"/>'
    rest = [f for f in Field if f not in (N, P)]
    return table(
        *(row(cell(labels[f], wide), a[f]) for f in rest),
        row(cell("负责人信息", down), labels[N], a[N]),
        row(cell("", on), labels[P], a[P]),
    )


def template_above(labels, a):
    return text("填写示例") + annex.table({}) + text("以下为正式填写：") + pairs_of(labels, a)


def template_below(labels, a):
    return pairs_of(labels, a) + annex.table({})


def noted(labels, a):
    notes = "填表说明：1. 请如实填写；2. 联系电话请保持畅通。"
    return (
        text("附件")
        + text("各高校：请于12月18日前报送。学校可推荐一部作品。")
        + pairs_of(labels, a)
        + text(notes)
    )


def deleted_row(labels, a):
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell(labels[T])}{cell('《旧片名》')}</w:tr>"
    return table(gone, *(row(labels[f], a[f]) for f in Field))


def synopsis_below(labels, a):
    wide = '<w:gridSpan w:val="2"/>'
    rest = [f for f in Field if f is not Y]
    return table(
        *(row(labels[f], a[f]) for f in rest),
        row(cell(labels[Y], wide)),
        row(cell(run(a[Y]), wide)),
    )


LAYOUTS: tuple[Callable[..., str], ...] = (
    two_columns, annexed, six_columns, lines, underlined, doubled, tabbed, headed, inside, stacked,
    in_two_tables, nested, boxed, controlled, tracked, struck, scattered, wrapped, unmerged,
    grouped, template_above, template_below, noted, deleted_row, synopsis_below,
)  # fmt: skip


def _made() -> list[Hard]:
    made = []
    for index, layout in enumerate(LAYOUTS):
        for step in range(4):
            way = (index + 3 * step) % len(WAYS) if step % 2 else (index + step) % len(WAYS)
            answers, values = WAYS[way]
            labels = LABELS[(index + step) % len(LABELS)]
            name = f"{layout.__name__}-{way}-{(index + step) % len(LABELS)}"
            strict = index % 3 == step
            made.append(Hard(name, layout(labels, answers), (values,), strict))
    return made


def _several() -> list[Hard]:
    (a, va), (b, vb) = WAYS[0], WAYS[1]
    x, y = LABELS[0], LABELS[1]
    rows = table(row(*(x[f] for f in Field)), *(row(*(w[f] for f in Field)) for w in (a, b)))
    return [
        Hard("two-tables", pairs_of(x, a) + pairs_of(y, b), (va, vb)),
        Hard("two-in-lines", lines(x, a) + lines(x, b), (va, vb)),
        Hard("two-rows", rows, (va, vb)),
        Hard("the-same-twice", pairs_of(x, a) + pairs_of(x, a), (va,)),
        Hard("no-form", text("关于报送微视频的函") + table(row("学校", "合肥学校")), ()),
        Hard("a-list-of-people", table(row("姓名", "电话", "学校"), row("王", "1", "某校")), ()),
    ]


HARD = (*_made(), *_several())
MENDING, REPORTING = HARD[::2], HARD[1::2]

"""Forms as people fill them in: choices in every dress, examples beside answers, split answers."""

from __future__ import annotations

from forms.hard import C, D, G, Hard, N, P, S, T, W, Y, cell, para, row, run, table, text
from forms.strange import ANSWERS, NAMES, VALUES, WIDE, strange

from intake.model import Field

SEVEN = "教育扶贫、健康扶贫、消费扶贫、智力扶贫、科技扶贫、产业扶贫、其他"
HINT = f"例：从以下几类中任选一项或多项填写“{SEVEN}”"
UNDATED = "例：2020 年 X 月 XX 日-X 月 XX 日"
OTHERS = {T: "《美丽乡村》", S: "某某大学", D: "3分30秒", G: "纪录片", N: "张三", P: "13900000001",
          C: "教育扶贫", W: "2020年9月1日-2020年9月30日", Y: "讲述了一个故事。"}  # fmt: skip
DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def symbol(font, code):
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def in_font(font, sign):
    look = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
    return f"<w:r>{look}<w:t>{sign}</w:t></w:r>"


def split_field(*codes):
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    middle = "".join(f"<w:r><w:instrText>{code}</w:instrText></w:r>" for code in codes)
    return mark.format("begin") + middle + mark.format("end")


def genre(name, content, meant):
    """A form in which the genre's cell holds this."""
    told = para(content) if content.startswith("<") else content
    return strange(f"genre-{name}", (G,), [row("类型", told)], genre=meant)


def categories(name, content, *meant):
    told = para(content) if content.startswith("<") else content
    return strange(f"categories-{name}", (C,), [row("内容分类", told)], categories=meant)


BOTH = ("教育扶贫", "科技扶贫")
GENRES = (
    genre("wingdings-2", symbol("Wingdings 2", "F052") + run("剧情片 ")
          + symbol("Wingdings 2", "F0A3") + run("纪录片"), "剧情片"),
    genre("bare-tick", run("纪录片") + symbol("Wingdings", "F0FC") + run("  剧情片"), "纪录片"),
    genre("private-use", in_font("Wingdings", "\uf0fe") + run("剧情片 ")
          + in_font("Wingdings", "\uf0a8") + run("纪录片"), "剧情片"),
    genre("letters-of-a-font", in_font("Wingdings 2", "R") + run("剧情片 ")
          + in_font("Wingdings 2", "£") + run("纪录片"), "剧情片"),
    genre("split-field", split_field(" eq ", "\\o\\ac(", "□", ",√)") + run("剧情片 □纪录片"),
          "剧情片"),
    genre("simple-field", '<w:fldSimple w:instr="eq \\o\\ac(□,√)"/>' + run("剧情片 □纪录片"),
          "剧情片"),
    genre("circle-field", split_field("eq \\o\\ac(○,√)") + run("剧情片 ○纪录片"), "剧情片"),
    genre("struck", run("纪录片或") + run("剧情片", "<w:strike/>"), "纪录片"),
    genre("struck-twice", run("纪录片", "<w:dstrike/>") + run("/剧情片"), "剧情片"),
    genre("bold", run("纪录片", "<w:b/>") + run(" / 剧情片"), "纪录片"),
    genre("shaded", run("纪录片", '<w:shd w:val="clear" w:fill="FFFF00"/>') + run(" / 剧情片"),
          "纪录片"),
    genre("framed", run("纪录片", '<w:bdr w:val="single"/>') + run(" / 剧情片"), "纪录片"),
    genre("red", run("纪录片/") + run("剧情片", '<w:color w:val="FF0000"/>'), "剧情片"),
    genre("letter-v", "纪录片 V  剧情片", "纪录片"),
    genre("either-side", "纪录片√ □剧情片", "纪录片"),
    genre("full-brackets", "纪录片（√）剧情片（ ）", "纪录片"),
    categories("triangles", "▲教育扶贫 △健康扶贫 △消费扶贫 ▲科技扶贫", *BOTH),
    categories("others-deleted", "例：从以下几类中任选一项或多项填写“教育扶贫、科技扶贫”", *BOTH),
    categories("stars", "★教育扶贫 ☆健康扶贫 ☆消费扶贫 ★科技扶贫", *BOTH),
    categories("circles", "⊙教育扶贫 ○健康扶贫 ○消费扶贫 ⊙科技扶贫", *BOTH),
    categories("struck", run("教育扶贫、") + run("健康扶贫、消费扶贫、智力扶贫、", "<w:strike/>")
               + run("科技扶贫") + run("、产业扶贫、其他", "<w:strike/>"), *BOTH),
    categories("behind-the-hint", f"{HINT}\n教育扶贫、科技扶贫", *BOTH),
    categories("in-the-hint's-line", f"{HINT} 教育扶贫、科技扶贫", *BOTH),
)  # fmt: skip


def same(name, but, rows, before=""):
    """A form in which these rows say the same as the plain one's."""
    return Hard(name, strange(name, but, rows, before).body, (VALUES,))


def beside(answers):
    """Rows of a label, an example and an answer."""
    return [row(NAMES[f], OTHERS[f], answers[f]) for f in Field]


SPLIT = (
    same("example-in-a-cell", (T,), [row("片名", "《XXX》", "《田埂上的论文》")]),
    same("example-of-words", (T,), [row("片名", "例：《美丽乡村》", "《田埂上的论文》")]),
    same("example-above", (T,), [row("片名", "（示例：《美丽乡村》）\n《田埂上的论文》")]),
    same("example-column", tuple(Field), [row("项目", "示例", "填写内容"), *beside(ANSWERS)]),
    same("undated-in-line", (W,), [row("制作周期", f"{UNDATED} 2020年10月1日-11月20日")]),
    same("period-in-cells", (W,), [row("制作周期", "2020年10月1日", "至", "2020年11月20日")]),
    same("period-named", (W,), [row("制作周期", "开始时间", "2020年10月1日", "结束时间",
            "2020年11月20日")]),
    same("duration-in-cells", (D,), [row("预计时长", "3", "分", "58", "秒")]),
    same("duration-and-hint", (D,), [row("预计时长", "3分58秒", "不超过4分钟", "")]),
    strange("phones-in-cells", (P,), [row("联系人电话", "手机", "13800000000", "座机",
            "0551-60000000")], contact_phone="13800000000/0551-60000000"),
    strange("phones-named", (P,), [row("联系人电话", "办公：0551-60000000", "手机：13800000000")],
            contact_phone="0551-60000000/13800000000"),
    strange("phones-in-rows", (P,), [row(cell("联系人电话", DOWN), "手机", "13800000000"),
            row(cell("", ON), "座机", "0551-60000000")], contact_phone="13800000000/0551-60000000"),
    same("phone-and-fax-in-cells", (P,), [row("联系人电话", "13800000000", "传真",
            "0551-60000001")]),
    same("school-above", (S,), [],
            before=text("选送学校（盖章）：皖南师范学院        填表日期：2020年12月1日")),
    same("other-labels", (T, S), [row("参赛作品", "《田埂上的论文》"),
            row("院校", "皖南师范学院")]),
    same("genre-of-another-name", (G,), [row("作品类别", "纪录片")]),
    strange("choose-one", (G,), [row("类型", "选择一项。")]),
)  # fmt: skip


def whole(answers):
    return table(*(row(NAMES[f], cell(answers[f], WIDE)) for f in Field))


SEVERAL = (
    Hard("example-form-first", text("填写样例") + whole(OTHERS) + text("请填写：") + whole(ANSWERS),
         (VALUES,)),
    Hard("three-tables", "".join(
        table(*(row(NAMES[f], cell(ANSWERS[f], WIDE)) for f in fs)) + text("（续表）")
        for fs in (tuple(Field)[:3], tuple(Field)[3:6], tuple(Field)[6:])), (VALUES,)),
)  # fmt: skip
FILLED = (*GENRES, *SPLIT, *SEVERAL)

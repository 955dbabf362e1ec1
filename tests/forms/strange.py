"""Strange forms: what a hasty reader takes for a telephone number or a title, and what is neither.

They were made after the reader, from ways in which it could be wrong without saying so.
"""

from __future__ import annotations

from dataclasses import dataclass

from forms.hard import LABELS, WAYS, C, D, G, Hard, N, P, S, T, W, Y, cell, row, run, table, text

from intake.model import Field

ANSWERS, VALUES = WAYS[0]
NAMES = LABELS[0]
WIDE = '<w:gridSpan w:val="3"/>'


@dataclass(frozen=True)
class Rest:
    """The rows of a plain form for all fields but some."""

    but: tuple[Field, ...]

    def rows(self):
        return [row(NAMES[f], cell(ANSWERS[f], WIDE)) for f in Field if f not in self.but]

    def values(self, **changed):
        kept = {f: v for f, v in VALUES.items() if f not in self.but}
        return kept | {Field[name.upper()]: value for name, value in changed.items()}


def strange(name, but, rows, before="", after="", **changed):
    """A plain form in which the rows of some fields are replaced by these."""
    rest = Rest(but)
    body = before + table(*rows, *rest.rows()) + after
    return Hard(name, body, (rest.values(**changed),))


ROWS = [
    strange("tutor-first", (N, P), [row("指导教师", "张三", "联系电话", "13911111111"),
            row("联系人姓名", "王老师", "联系人电话", "13800000000")],
            contact_name="王老师", contact_phone="13800000000"),
    strange("tutor-alike", (N, P), [row("联系人", "王老师", "联系电话", "13800000000"),
            row("指导教师", "张三", "联系电话", "13911111111")],
            contact_name="王老师", contact_phone="13800000000"),
    strange("two-languages", (T,),
            [row(cell("片名", '<w:vMerge w:val="restart"/>'), "中文", "田埂"),
             row(cell("", "<w:vMerge/>"), "英文", "The Ridge")], title="田埂"),
    strange("tutor-alike-blank", (N, P), [row("联系人", "王老师", "联系电话", ""),
            row("指导教师", "张三", "联系电话", "13911111111")], contact_name="王老师"),
    strange("tutor-filled-beside-example", (P,), [row("联系人电话", "XXX"),
            row("学生姓名", "乙", "电话", "13911111111")]),
    strange("english-title", (T,), [row("中文片名", "《田埂》"), row("英文片名", "The Ridge")],
            title="田埂"),
    strange("name-and-phone", (N, P), [row("联系人及电话", "王老师 13800000000")],
            contact_name="王老师", contact_phone="13800000000"),
    strange("mobile-of-contact", (P,), [row("联系人手机", "138 0000 0000")],
            contact_phone="13800000000"),
    strange("mail-of-contact", (N,), [row("联系人邮箱", "wang@example.com")]),
    strange("organiser-below", (P,), [row("联系人电话", "XXX")],
            after=text("如有疑问请联系。电话：0551-62999999")),
    strange("organiser-above", (P,), [row("联系人电话", "")],
            before=text("主办单位 联系电话：0551-62999999")),
    strange("organiser-only", (P,), [], after=text("咨询人：李。联系电话：0551-62999999"),
            contact_phone=None),
    strange("tutor-only-filled", (P,), [row("联系人电话", ""), row("学生姓名", "乙", "电话",
            "13911111111")]),
    strange("angle-brackets", (T,), [row("片名", "〈田埂〉")], title="田埂"),
    strange("double-less-than", (T,), [row("片名", run("<<田埂>>"))], title="田埂"),
    strange("label-and-book", (T,), [row(cell("片名《田埂》", WIDE))], title="田埂"),
    strange("example-and-answer", (T,), [row("片名", "《XXX》《田埂》")], title="田埂"),
    strange("title-with-remark", (T,), [row("片名", "《田埂》\n（时长3分58秒）")], title="田埂"),
    strange("label-down", (T, S), [row("片\n名", "《田埂》", "选送\n学校", "甲大学")],
            title="田埂", school="甲大学"),
    strange("heading-names-it", (), [], before=text("作品名称：《别的片子》")),
    strange("ticks-in-cells", (C,), [row("内容分类", "☑教育扶贫", "□健康扶贫", "☑其他")],
            categories=("教育扶贫", "其他")),
    strange("unknown-beside", (T,), [row("片名", "田埂", "导演", "张三")], title="田埂"),
    strange("phone-on-two-lines", (P,), [row("联系人电话", "1380000\n0000")],
            contact_phone="13800000000"),
    strange("letters-for-noughts", (P,), [row("联系人电话", "138OOOOOOOO")], contact_phone=None),
    strange("phone-and-fax", (P,), [row("联系人电话", "0551-60000000（办）13800000000（手机）")],
            contact_phone="0551-60000000/13800000000"),
    strange("name-in-phone", (N, P), [row("联系人姓名", "", "联系人电话", "王老师 13800000000")],
            contact_phone="13800000000"),
    strange("swapped", (N, P), [row("联系人姓名", "13800000000", "联系人电话", "王老师")],
            contact_name=None, contact_phone=None),
    strange("below-the-name", (T,), [row(cell("片名：", '<w:gridSpan w:val="4"/>')),
            row(cell("《田埂》", '<w:gridSpan w:val="4"/>'))], title="田埂"),
    strange("remark-below", (), [], after=text("片名：\n请勿超过二十字")),
    strange("genre-below", (G,), [row("类型", "纪录片□  剧情片■")], genre="剧情片"),
    strange("frames", (D,), [row("预计时长", "00:03:58:12")], duration=238.0),
    strange("date-with-week", (W,),
            [row("制作周期", "2020年10月1日（周四）—2020年10月9日（周五）")],
            production_period=("2020-10-01", "2020-10-09")),
    strange("synopsis-in-one-cell", (Y,),
            [row(cell("故事梗概\n一个人。", '<w:gridSpan w:val="4"/>'))],
            synopsis="一个人。"),
]  # fmt: skip


def _listed():
    """A list with a running number and an unknown column: one form a row."""
    heads = ["序号", *(NAMES[f] for f in Field), "备注"]
    rows = [row(str(i), *(w[f] for f in Field), "") for i, (w, _) in enumerate(WAYS[:2], 1)]
    return Hard("numbered-list", table(row(*heads), *rows), tuple(v for _, v in WAYS[:2]))


def _gaps():
    """A list whose first work has no telephone and no title yet, and a row that nobody filled."""
    (first, meant), second = WAYS[0], WAYS[1]
    bare = {**first, P: "", T: ""}
    rows = [row(*(w[f] for f in Field)) for w in (bare, second[0], dict.fromkeys(Field, ""))]
    kept = {f: v for f, v in meant.items() if f not in (P, T)}
    body = table(row(*(NAMES[f] for f in Field)), *rows)
    return Hard("list-with-gaps", body, (kept, second[1]))


LATER = (
    _gaps(),
    strange("title-broken", (T,), [row("片名", cell(run("《田埂上的\n论文》"), WIDE))],
            title="田埂上的论文"),
    strange("no-gap-in-line", (T, S), [row(cell("片名：《田埂》选送学校：甲大学", WIDE))],
            title="田埂", school="甲大学"),
    strange("phone-behind-name", (N, P), [row("联系人姓名", "王老师 电话：13800000000")],
            contact_name="王老师", contact_phone="13800000000"),
    strange("two-people", (N, P), [row("联系人姓名", "王老师、李老师"),
            row("联系人电话", "13800000000、13900000000")],
            contact_name="王老师、李老师", contact_phone="13800000000/13900000000"),
    strange("phone-of-school", (P,), [row("学校电话", "0551-60000000"),
            row("联系人电话", "13800000000")], contact_phone="13800000000"),
    strange("phone-in-remarks", (P,), [row("联系人电话", "13800000000"),
            row("备注", "组委会电话：0551-62999999")], contact_phone="13800000000"),
    strange("phone-in-remarks-only", (P,), [row("联系人电话", ""),
            row("备注", "组委会电话：0551-62999999")]),
    strange("contact-in-remarks-only", (P,), [row("联系人电话", ""),
            row("备注", "咨询：李老师。联系电话：0551-62999999")]),
    strange("title-in-synopsis", (T, Y), [row("片名", ""),
            row("故事梗概", cell(run("片名：《别的》\n一个人。"), WIDE))],
            synopsis="片名：《别的》\n一个人。"),
    strange("phone-label-without-a-place", (P, N), [row("联系人姓名", "王老师", "联系人电话"),
            row("办公室", "101", "0551-62999999")],
            contact_name="王老师", contact_phone=None),
    strange("title-is-a-label", (T,), [row("片名", "《学校》")], title="学校"),
    strange("quoted-title-inside", (T,), [row("片名", "我和《红楼梦》的故事")],
            title="我和《红楼梦》的故事"),
    strange("series", (T,), [row("片名", "“扶贫路上”系列之《田埂》")],
            title="“扶贫路上”系列之《田埂》"),
)  # fmt: skip
"""Made after the reader had been mended by the others."""

STRANGE = (*ROWS, _listed(), *LATER)

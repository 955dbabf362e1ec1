"""The newcomers' documents that LibreOffice keeps as something else: doc, rtf, odt, pdf."""

from __future__ import annotations

from pathlib import Path

from forms.newcomers_word import BLACK, INDENT, kept
from forms.paper import GENRES, SEVEN, C, D, Form, G, N, P, Person, S, T, W, Y
from forms.stationery import (
    CENTRE,
    HEI,
    KAI,
    RIGHT,
    SPREAD,
    grid,
    ink,
    p,
    pairs,
    picked,
    ps,
    tc,
    title,
    tr,
    words,
)

from intake.model import Field


def school_first(path: Path, who: Person) -> Form:
    """The university over the width, then pairs; labels spread over their cells."""
    labels = words("作品名称 申报单位 播放时长 作品类型 联系人 联系电话 内容分类 制作时间 内容简介")
    wide = (1800, 2700, 1800, 2700)
    spread = {f: p(labels[f], align=SPREAD) for f in Field}
    rows = pairs(spread, who, ((S,), (T,), (G, D), (N, P), (W,), (C,), (Y,)), wide, high=620)
    return kept(path, who, title("微视频作品申报表", 44, HEI) + grid(rows, wide))


def choices_down(path: Path, who: Person) -> Form:
    """Every choice on a line of its own behind a ring, a full ring for the right ones."""
    labels = words("片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概")
    said = {f: who[f] for f in Field}
    said |= {G: picked(GENRES, who.values[G], "●{}", "○{}", "\n")}
    said |= {C: picked(SEVEN, who.values[C], "●{}", "○{}", "\n")}
    wide = (2000, 7000)
    rows = pairs(labels, said, [(f,) for f in Field], wide)
    return kept(path, who, title("微视频信息登记表", 36) + grid(rows, wide))


def name_with_number(path: Path, who: Person) -> Form:
    """One row for the contact: name and number with colons in one cell."""
    labels = words("作品名称 高校名称 作品时长 作品类型 姓名 电话 内容分类 拍摄周期 作品简介")
    wide = (1900, 2600, 1900, 2600)
    rows = pairs(labels, who, ((T,), (S,), (G, D), (C,), (W,)), wide)
    both = p(ink("姓名："), ink(who[N]), ink("　　　电话："), ink(who[P]))
    rows.append(tr(tc("联系人", 1900, align=CENTRE), tc(both, 7100, 3)))
    rows.append(tr(tc(labels[Y], 1900, align=CENTRE), tc(who[Y], 7100, 3)))
    return kept(path, who, title("扶贫微视频作品表", 36) + grid(rows, wide))


def bold_then_text(path: Path, who: Person) -> Form:
    """No table: black labels in brackets, answers behind, the story below."""
    labels = words("作品名称 报送院校 作品时长 作品类型 联系人 联系方式 作品分类 制作周期 故事梗概")
    lines = "".join(p(ink(f"【{labels[f]}】", look=BLACK), ink(who[f])) for f in list(Field)[:8])
    return kept(
        path,
        who,
        title("报送作品信息", 36) + lines + p(ink("【故事梗概】", look=BLACK)) + ps(who[Y]),
    )


def rungs(path: Path, who: Person) -> Form:
    """Shaded labels and white answers in turn, each over the width."""
    labels = words(
        "作品名称 选送高校 预计时长 作品类型 联系人姓名 联系人手机 扶贫类别 制作起止时间 故事梗概"
    )
    rows = []
    for f in (T, S, G, D, C, W, N, P, Y):
        rows += [
            tr(tc(p(ink(labels[f], 24, BLACK, HEI)), 9000, fill="DDDDDD")),
            tr(tc(who[f], 9000)),
        ]
    return kept(path, who, title("微视频登记表", 36) + grid(rows, (9000,)))


def counted_rows(path: Path, who: Person) -> Form:
    """A column of numbers at the left, headings above, the note in the foot of the table."""
    labels = words("视频名称 报送学校 视频时长 视频类型 联系人 联系电话 内容分类 制作周期 内容概述")
    wide = (800, 2200, 6000)
    rows = [tr(*(tc(p(ink(t, look=BLACK), align=CENTRE), w) for t, w in
                 zip(("序号", "项目", "内容"), wide, strict=True)))]  # fmt: skip
    rows += [
        tr(tc(str(n), 800, align=CENTRE), tc(labels[f], 2200), tc(who[f], 6000))
        for n, f in enumerate((T, G, D, C, W, Y, S, N, P), 1)
    ]
    rows.append(tr(tc(p(ink("备注：请同时报送Word版和盖章扫描件。", 21, font=KAI)), 9000, 3)))
    return kept(path, who, title("微视频信息表", 36) + grid(rows, wide))


def three_pairs(path: Path, who: Person) -> Form:
    """Six columns in small type, the story in the middle, the contact at the foot."""
    labels = words("作品名称 推荐学校 时长 类型 联系人 联系电话 内容分类 制作周期 故事梗概")
    wide = (1100, 1900, 1000, 1900, 1000, 2100)
    said = {f: ps(who[f], size=21) for f in Field}
    rows = pairs(labels, said, ((T, S, D), (G, W, C), (Y,), (N, P)), wide, "F7F7F7")
    return kept(path, who, title("推荐作品一览", 32) + grid(rows, wide))


def stamped_foot(path: Path, who: Person) -> Form:
    """Two opinions below the form, of the school and of the province, with dates."""
    labels = words("片　名 选送学校 预计时长 类　型 联系人 联系电话 内容分类 制作周期 故事梗概")
    wide = (1700, 2800, 1700, 2800)
    rows = pairs(labels, who, ((T, S), (D, G), (N, P), (C,), (W,), (Y,)), wide, high=560)
    for office, said in (("学校推荐意见", "同意推荐"), ("省级教育行政部门意见", "")):
        day = "2020年12月12日" if said else "年　　月　　日"
        told = p(said) + p("（盖章）", align=RIGHT) + p(day, align=RIGHT)
        rows.append(tr(tc(office, 1700, align=CENTRE), tc(told, 7300, 3)))
    return kept(path, who, title("微视频信息登记表", 36) + grid(rows, wide))


def ruled_lightly(path: Path, who: Person) -> Form:
    """Lines between the rows alone, labels in grey, the story indented."""
    labels = words("作品标题 学校全称 作品时长 作品类型 联系人 联系方式 内容分类 制作周期 内容梗概")
    line = '<w:insideH w:val="dotted" w:sz="4" w:space="0" w:color="808080"/>'
    faint = {f: p(ink(labels[f], look='<w:color w:val="7F7F7F"/>'), align=RIGHT) for f in Field}
    said = {f: who[f] for f in Field} | {Y: ps(who[Y], marks=INDENT)}
    rows = pairs(faint, said, [(f,) for f in (T, S, N, P, G, C, D, W, Y)], (2300, 6700))
    return kept(path, who, title("参评作品信息", 36, KAI) + grid(rows, (2300, 6700), line))


RECAST = (
    (school_first, 12, "doc"), (choices_down, 4, "doc"), (name_with_number, 14, "doc"),
    (bold_then_text, 8, "rtf"), (rungs, 19, "odt"), (counted_rows, 13, "odt"),
    (three_pairs, 23, "pdf"), (stamped_foot, 9, "pdf"), (ruled_lightly, 21, "pdf"),
)  # fmt: skip

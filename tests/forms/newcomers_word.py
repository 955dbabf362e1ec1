"""The newcomers' documents: provinces' templates as their schools filled them in."""

from __future__ import annotations

import re
from pathlib import Path

from forms.paper import GENRES, SEVEN, UNDER, C, D, Form, G, N, P, Person, S, T, W, Y, docx
from forms.stationery import (
    CENTRE,
    HEI,
    KAI,
    RIGHT,
    grid,
    ink,
    p,
    pairs,
    people,
    picked,
    ps,
    tc,
    title,
    tr,
    words,
)

from intake.model import Field

PEOPLE = people("newcomers")
BLACK = "<w:b/>"
PALE = '<w:color w:val="999999"/>'
SHORT = ((T,), (S,), (D, G), (N, P), (C,), (W,))
INDENT = '<w:ind w:firstLineChars="200" w:firstLine="480"/>'


def kept(path: Path, who: Person, body: str, **parts: str) -> Form:
    return who.made(docx(path.with_suffix(".docx"), body, **parts))


def numbered_by_word(path: Path, who: Person) -> Form:
    """The numbers before the labels are Word's own and stand in no text."""
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    level += '<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl>'
    numbering = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    mark = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    labels = words(
        "作品名称 报送学校 作品时长 作品类型 联系人 联系电话 作品内容分类 拍摄制作周期 故事梗概"
    )
    rows = [
        tr(tc(p(labels[f], marks=mark), 2700), tc(who[f], 6300), high=700)
        for f in (T, D, G, C, W, Y, S, N, P)
    ]
    return kept(
        path, who, title("扶贫微视频作品信息表") + grid(rows, (2700, 6300)), numbering=numbering
    )


def with_crew_below(path: Path, who: Person) -> Form:
    """Directors, cameras and teachers have rows of their own, and a letter-box."""
    labels = words("作品名称 所属院校 片长 片种 联系人 手机号码 内容类别 摄制周期 作品简介")
    wide = (1500, 3000, 1500, 3000)
    rows = pairs(labels, who, ((T,), (S, D), (G, W), (C,), (N, P)), wide, "F2F2F2")
    crew = (("电子邮箱", "xcb2020@163.com", "邮编", "350002"),
            ("指导教师", "王海燕、陈默", "导　演", "吴越"),
            ("摄　像", "学生记者团", "剪　辑", "周子涵"))  # fmt: skip
    shades = ("F2F2F2", "") * 2
    rows += [
        tr(
            *(
                tc(text, room, fill=shade)
                for text, room, shade in zip(line, wide, shades, strict=True)
            )
        )
        for line in crew
    ]
    rows.append(tr(tc(labels[Y], 1500, fill="F2F2F2"), tc(ps(who[Y], marks=INDENT), 7500, 3)))
    head = title("高校师生扶贫微视频推荐表", 36)
    return kept(path, who, p("附件1") + head + grid(rows, wide))


def under_bands(path: Path, who: Person) -> Form:
    """Dark bands over the width name what follows; the last is for the university's word."""
    labels = words(
        "微视频名称 学校名称 预计时长 类型 姓名 联系电话 内容分类 制作周期 故事梗概（500字以内）"
    )
    wide = (1800, 2700, 1800, 2700)

    def band(text: str) -> str:
        return tr(tc(p(ink(text, 24, BLACK, HEI)), 9000, 4, fill="BFBFBF"))

    rows = [band("一、微视频信息"), *pairs(labels, who, ((T, D), (G, W), (C,)), wide)]
    rows += [band("二、选送学校及联系人"), *pairs(labels, who, ((S,), (N, P)), wide)]
    rows += [band(f"三、{labels[Y]}"), tr(tc(who[Y], 9000, 4), high=2600), band("四、学校意见")]
    sign = p("　　同意推荐。") + p("（公章）", align=RIGHT) + p("2020年12月8日", align=RIGHT)
    rows.append(tr(tc(sign, 9000, 4)))
    return kept(path, who, title("微视频信息登记表", 36) + grid(rows, wide))


def on_leaders(path: Path, who: Person) -> Form:
    """No table: answers on lines that tabs draw up to the margin."""
    labels = words(
        "片　　名 选送学校 预计时长 类　　型 联　系　人 联系电话 内容分类 制作周期 故事梗概"
    )
    tabs = '<w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="9000"/></w:tabs>'
    lines = [
        p(ink(f"{labels[f]}：", 28), ink(f" {who[f]}\t", 28), marks=tabs)
        for f in Field
        if f is not Y
    ]
    story = p(ink("故事梗概（500字以内，简要介绍作品内容）：", 28)) + ps(who[Y], marks=INDENT)
    return kept(path, who, title("微视频信息登记表") + "".join(lines) + story)


def hints_left_standing(path: Path, who: Person) -> Form:
    """Behind the answers still stands, small and pale, how they should be written."""
    labels = words("片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概")
    hints = {S: "（请填写学校全称）", D: "（不超过4分钟）", P: "（请填写手机）", C: "（可多选）"}
    said = {
        f: p(ink(who[f]), ink(hints[f], 18, PALE, KAI)) if f in hints else who[f] for f in Field
    }
    wide = (1700, 3200, 1500, 2600)
    rows = pairs(labels, said, ((T, S), (D, G), (N, P), (C,), (W,), (Y,)), wide, high=700)
    note = p(ink("注：本表一式两份，报送单位、省教育厅各存一份。", 20, font=KAI))
    return kept(path, who, p("附件：") + title("微视频信息登记表", 36) + grid(rows, wide) + note)


def boxes_behind(path: Path, who: Person) -> Form:
    """A box behind each choice, ticked for the right ones."""
    labels = words("作品标题 高校名称 视频时长 作品类型 联络人 联络电话 作品内容 制作起止 作品梗概")
    said = {f: who[f] for f in Field}
    said |= {G: picked(GENRES, who.values[G], "{}☑", "{}□", "　　")}
    said |= {C: picked(SEVEN, who.values[C], "{}☑", "{}□", "　")}
    wide = (2000, 7000)
    rows = pairs(
        labels, said, ((S,), (T,), (G,), (C,), (D,), (W,), (N,), (P,), (Y,)), wide, "DEEAF6"
    )
    return kept(path, who, title("推荐作品信息采集表", 34, HEI) + grid(rows, wide))


def letters_in_brackets(path: Path, who: Person) -> Form:
    """The choices have letters; the right letters stand in brackets before them."""

    def lettered(options: tuple[str, ...], right: object) -> str:
        held = (right,) if isinstance(right, str) else right
        marked = "".join("ABCDEFG"[n] for n, w in enumerate(options) if w in held)
        return f"（ {marked} ）  " + "  ".join(f"{'ABCDEFG'[n]}.{w}" for n, w in enumerate(options))

    labels = words(
        "作品名称 选送单位 时长 类型 联系人 联系电话 内容分类（可多选） 拍摄周期 内容梗概"
    )
    said = {f: who[f] for f in Field}
    said |= {G: lettered(GENRES, who.values[G]), C: lettered(SEVEN, who.values[C])}
    wide = (1900, 2700, 1500, 2900)
    rows = pairs(labels, said, ((T,), (S,), (D, W), (G,), (C,), (N, P), (Y,)), wide)
    return kept(path, who, title("高校扶贫微视频选送作品登记表", 36) + grid(rows, wide))


def phone_in_squares(path: Path, who: Person) -> Form:
    """A square for each figure of the mobile number."""
    labels = words("片名 学校 时长 类别 联系人 手机号 内容分类 制作周期 故事梗概")
    wide = (1740, *([660] * 11))
    rows = [
        tr(tc(labels[f], 1740, align=CENTRE), tc(who[f], 7260, 11), high=560)
        for f in (T, S, D, G, N)
    ]
    squares = (tc(figure, 660, align=CENTRE) for figure in str(who.values[P]))
    rows.append(tr(tc(labels[P], 1740, align=CENTRE), *squares, high=560))
    rows += [tr(tc(labels[f], 1740, align=CENTRE), tc(who[f], 7260, 11)) for f in (C, W, Y)]
    return kept(path, who, title("作品申报表", 36) + grid(rows, wide))


def figures_on_blanks(path: Path, who: Person) -> Form:
    """Years, months, days, minutes and seconds are printed; figures are put between them."""
    labels = words("作品名称 推荐学校 时　长 类　型 联系人 联系电话 内容分类 制作周期 故事梗概")

    def filled(text: str) -> str:
        parts = re.findall(r"[0-9]+|[^0-9]+", text)
        spread = [ink(f" {x} ", look=UNDER) if x.isdigit() else ink(x) for x in parts]
        return p(*spread)

    first, last = ([int(n) for n in day.split("-")] for day in who.values[W])
    period = "{}年{}月{}日至".format(*first) + "{}年{}月{}日".format(*last)
    minutes, seconds = divmod(int(float(who.values[D])), 60)
    said = {f: who[f] for f in Field} | {W: filled(period), D: filled(f"{minutes}分{seconds}秒")}
    wide = (1600, 2900, 1600, 2900)
    rows = pairs(labels, said, ((T, G), (S, D), (N, P), (C,), (W,), (Y,)), wide, high=640)
    foot = p("填表日期：2020年12月11日", align=RIGHT)
    return kept(path, who, title("微视频推荐登记表") + grid(rows, wide) + foot)


def behind_the_notice(path: Path, who: Person) -> Form:
    """The whole notice comes first, its own contact, length and dates with it; then the form."""
    told = (
        "各高等学校：\n为深入贯彻落实党中央关于脱贫攻坚的决策部署，现就微视频征集工作通知如下。\n"
        "一、作品时长不超过4分钟，格式为MP4。\n二、每校限报1部，类型为纪录片或剧情片。\n"
        "三、请于2020年12月18日前将作品及登记表报送至指定邮箱。\n"
        "四、联系人：高教处 孙老师，联系电话：0000-12345678。"
    )
    labels = words("片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概")
    wide = (1700, 2900, 1700, 2700)
    rows = pairs(labels, who, ((T, S), (D, G), (N, P), (C,), (W,), (Y,)), wide)
    body = title("关于报送扶贫微视频作品的通知") + ps(told, marks=INDENT, size=28)
    body += (
        p("2020年11月24日", align=RIGHT, size=28) + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    )
    return kept(path, who, body + p("附件") + title("微视频信息登记表", 36) + grid(rows, wide))


def cover_then_table(path: Path, who: Person) -> Form:
    """School, title and contact on the cover, what is left in a table overleaf."""
    labels = words(
        "作品名称 报送单位 作品时长 作品类别 联　系　人 联系电话 内容类别 制作时间 作品简介"
    )
    cover = p() + p() + title("微视频征集活动", 52) + title("作 品 登 记 表", 52) + p() + p()
    blank = '<w:ind w:left="1400"/>'
    cover += "".join(
        p(ink(f"{labels[f]}：", 32), ink(f"  {who[f]}  ", 32, UNDER), marks=blank)
        for f in (T, S, N, P)
    )
    cover += p() + p() + p(ink("2020年12月", 32), align=CENTRE)
    rows = pairs(labels, who, ((D, G), (W,), (C,), (Y,)), (1600, 2900, 1600, 2900), high=800)
    turn = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    return kept(path, who, cover + turn + grid(rows, (1600, 2900, 1600, 2900)))


DOCUMENTS = (
    (numbered_by_word, 1), (with_crew_below, 0), (under_bands, 3), (on_leaders, 5),
    (hints_left_standing, 2), (boxes_behind, 12), (letters_in_brackets, 7),
    (phone_in_squares, 13), (figures_on_blanks, 11), (behind_the_notice, 4), (cover_then_table, 10),
)  # fmt: skip

"""The travellers' documents: colleges' own forms, with stars, codes, crews and notes beside."""

from __future__ import annotations

from pathlib import Path

from forms.paper import GENRES, SEVEN, C, D, Form, G, N, P, Person, S, T, W, Y, docx
from forms.stationery import (
    CENTRE,
    FANG,
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

PEOPLE = people("travellers")
SONG = "宋体"
BLACK = "<w:b/>"
RED = '<w:color w:val="C00000"/>'
INDENT = '<w:ind w:firstLineChars="200" w:firstLine="480"/>'
TURN = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def kept(path: Path, who: Person, body: str, **parts: str) -> Form:
    return who.made(docx(path.with_suffix(".docx"), body, **parts))


def starred(path: Path, who: Person) -> Form:
    """Red stars for what must be said, a small note below some labels."""
    labels = words("作品名称 学校名称 视频时长 视频类型 联系人 联系电话 内容分类 制作周期 内容简介")
    notes = {T: "（与片头一致）", D: "（不超过4分钟）", P: "（手机或座机）", Y: "（500字以内）"}
    starry = {
        f: p(ink("*", 24, RED), ink(labels[f], 24, BLACK, SONG), align=CENTRE)
        + (p(ink(notes[f], 18, font=KAI), align=CENTRE) if f in notes else "")
        for f in Field
    }
    wide = (1900, 2900, 1600, 2600)
    rows = pairs(starry, who, ((T, S), (G, D), (C,), (W,), (N, P), (Y,)), wide)
    return kept(path, who, title("扶贫微视频报名登记表", 36, HEI) + grid(rows, wide))


def with_codes(path: Path, who: Person) -> Form:
    """A code before every label, in a column of its own; grey for the office's rows."""
    labels = words("片名 推荐院校 片长 类型 联系人 联系电话 内容分类 摄制周期 故事梗概")
    codes = dict(
        zip(
            (T, G, D, C, W, Y, S, N, P),
            ["A1", "A2", "A3", "A4", "A5", "A6", "B1", "B2", "B3"],
            strict=True,
        )
    )
    wide = (800, 2000, 6200)
    rows = [tr(tc(codes[f], 800), tc(labels[f], 2000), tc(who[f], 6200), high=600) for f in codes]
    rows += [
        tr(*(tc(x, w, fill="D9D9D9") for x, w in zip((code, label, ""), wide, strict=True)))
        for code, label in (("C1", "受理编号"), ("C2", "初审意见"))
    ]
    return kept(path, who, title("微视频作品信息采集表", 32) + grid(rows, wide))


def before_the_crew(path: Path, who: Person) -> Form:
    """The form, then the crew's table: names, numbers, telephones and tasks of students."""
    labels = words("作品名称 参评院校 作品时长 作品体裁 联系人 联系电话 作品主题 制作周期 作品简介")
    wide = (1600, 2900, 1600, 2900)
    rows = pairs(labels, who, ((T,), (S,), (G, D), (C,), (W,), (N, P), (Y,)), wide, high=520)
    crew = (("姓名", "学号", "手机", "分工"), ("梁 爽", "2018110021", "15000010001", "编剧、导演"),
            ("尤佳", "2018110035", "15000010002", "摄像"),
            ("项前", "2019110007", "15000010003", "剪辑"))  # fmt: skip
    lanes = (1600, 2300, 2600, 2500)
    team = grid(
        (tr(*(tc(x, w, align=CENTRE) for x, w in zip(line, lanes, strict=True))) for line in crew),
        lanes,
    )
    body = title("参评作品登记表", 36) + grid(rows, wide) + p(ink("主创团队：", 24, BLACK)) + team
    return kept(path, who, body)


def contact_in_one(path: Path, who: Person) -> Form:
    """联系人及电话 is one label, name and number one answer."""
    labels = words("片名 选送单位 预计时长 影片类型 联系人及电话 - 内容分类 制作周期 故事梗概")
    said = {f: who[f] for f in Field} | {N: f"{who[N]}　{who[P]}"}
    wide = (1800, 2700, 1800, 2700)
    rows = pairs(labels, said, ((S,), (T,), (G, D), (N,), (C,), (W,), (Y,)), wide)
    return kept(path, who, p("附表") + title("扶贫微视频登记表", 36, KAI) + grid(rows, wide))


def beside_each_other(path: Path, who: Person) -> Form:
    """Two small tables side by side in a table without rules; the story below, over both."""
    labels = words("作品名 学校 时长 类型 联系人 手机 分类 周期 故事梗概")

    def small(*fields: Field) -> str:
        rows = (tr(tc(labels[f], 1100), tc(who[f], 3200), high=560) for f in fields)
        return grid(rows, (1100, 3200))

    outer = tr(tc(small(T, G, D, C), 4500), tc(small(S, N, P, W), 4500))
    story = grid([tr(tc(labels[Y], 1100), tc(who[Y], 7700), high=3000)], (1100, 7700))
    body = title("微视频信息", 36) + grid([outer], (4500, 4500), "") + p() + story
    return kept(path, who, body)


def three_levels(path: Path, who: Person) -> Form:
    """Headings of two levels merged at the left of the labels."""
    wide = (900, 1500, 1600, 5000)
    lines = (
        ("作品", "基本信息", "名称", T), ("", "", "类型", G), ("", "", "内容分类", C),
        ("", "时间信息", "时长", D), ("", "", "制作周期", W),
        ("报送", "单位", "学校名称", S), ("", "联系人", "姓名", N), ("", "", "电话", P),
    )  # fmt: skip
    rows = [
        tr(tc(a, 900, down="from" if a else "on"), tc(b, 1500, down="from" if b else "on"),
           tc(label, 1600), tc(who[f], 5000), high=560)
        for a, b, label, f in lines
    ]  # fmt: skip
    rows.append(tr(tc("故事梗概", 2400, 2), tc(who[Y], 6600, 2), high=3000))
    return kept(path, who, title("微视频申报信息表", 36) + grid(rows, wide))


def before_a_blank(path: Path, who: Person) -> Form:
    """The blank form that was handed out still follows on the next page."""
    labels = words("片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概")
    empty = words("《XXX》 XXX XXmin 纪录片或剧情片 XXX XXX 例：从以下几类中任选一项或多项填写 "
                  "例：2020年X月XX日-X月XX日 简要介绍作品内容")  # fmt: skip
    wide = (1700, 2800, 1700, 2800)
    lines = ((T, S), (D, G), (N, P), (C,), (W,), (Y,))
    both = (title("微视频信息登记表", 36) + grid(pairs(labels, said, lines, wide), wide)
            for said in (who, empty))  # fmt: skip
    return kept(path, who, TURN.join(both))


def after_instructions(path: Path, who: Person) -> Form:
    """A page of instructions with examples in them comes first."""
    told = (
        "一、“作品名称”须加书名号，如《春到大别山》，与成片片头一致。\n"
        "二、“作品时长”精确到秒，如：3分28秒，最长不超过4分钟。\n"
        "三、“联系电话”请填写手机，如：13800000000。\n"
        "四、“制作周期”填写起止日期，如：2020年3月1日-2020年6月30日。\n"
        "五、本表请用小四号仿宋体填写，A4纸打印，加盖公章后扫描。"
    )
    labels = words("作品名称 报送高校 作品时长 作品类型 联系人 联系电话 内容分类 制作周期 作品梗概")
    wide = (2000, 7000)
    rows = pairs(labels, who, [(f,) for f in (T, S, G, D, C, W, N, P, Y)], wide)
    body = title("填 表 说 明", 36, HEI) + ps(told, marks=INDENT, size=28) + TURN
    return kept(path, who, body + title("微视频作品登记表", 36) + grid(rows, wide))


def ticks_and_crosses(path: Path, who: Person) -> Form:
    """A tick before what holds, a cross before what does not."""
    labels = words("作品标题 院校 时长 类型 联系人 联系电话 类别 拍摄时间 梗概")
    said = {f: who[f] for f in Field}
    said |= {G: picked(GENRES, who.values[G], "√{}", "×{}", "　　")}
    said |= {C: picked(SEVEN, who.values[C], "√{}", "×{}", "　")}
    wide = (1500, 3000, 1500, 3000)
    rows = pairs(labels, said, ((T,), (S, D), (G, W), (C,), (Y,), (N, P)), wide)
    note = p(ink("（符合的打“√”，不符合的打“×”）", 21, font=FANG), align=CENTRE)
    return kept(path, who, title("作品信息登记表", 36, HEI) + note + grid(rows, wide))


def bracketed_x(path: Path, who: Person) -> Form:
    """Typed boxes: [x] and [ ]; the answers in a typewriter's face."""
    labels = words("片名 报送学校 片长 类型 联系人 电话 内容分类 制作周期 故事梗概")
    said = {f: who[f] for f in Field}
    said |= {G: picked(GENRES, who.values[G], "[x] {}", "[ ] {}", "    ")}
    said |= {C: picked(SEVEN, who.values[C], "[x] {}", "[ ] {}", "\n")}
    typed = {f: "".join(p(ink(x, 21, font="等线")) for x in said[f].split("\n")) for f in Field}
    wide = (1800, 7200)
    rows = pairs(labels, typed, [(f,) for f in (S, N, P, T, G, C, D, W, Y)], wide)
    return kept(path, who, title("微视频登记表", 32, "等线") + grid(rows, wide))


def shaded_words(path: Path, who: Person) -> Form:
    """Of the printed choices the right ones stand on grey, black and underlined."""
    shade = '<w:b/><w:u w:val="single"/><w:shd w:val="clear" w:color="auto" w:fill="BFBFBF"/>'

    def shown(options: tuple[str, ...], right: object) -> str:
        held = (right,) if isinstance(right, str) else right
        return p(
            *(x for w in options for x in (ink(w, look=shade if w in held else ""), ink("　")))
        )

    labels = words("影片名称 选送院校 影片时长 影片类型 联系人 联系方式 影片内容 制作周期 影片简介")
    said = {f: who[f] for f in Field}
    said |= {G: shown(GENRES, who.values[G]), C: shown(SEVEN, who.values[C])}
    wide = (1600, 2900, 1600, 2900)
    rows = pairs(labels, said, ((T, S), (D, G), (C,), (W,), (N, P), (Y,)), wide)
    return kept(path, who, title("影片信息登记表", 36) + grid(rows, wide))


def numbered_choices(path: Path, who: Person) -> Form:
    """The labels list the choices with ringed numbers; the answers are the numbers."""
    rings = dict(zip(SEVEN, "①②③④⑤⑥⑦", strict=True))
    listed = "".join(f"{ring}{w}" for w, ring in rings.items())
    labels = words("片名 学校 时长 类型 联系人 联系电话 内容分类 制作周期 故事梗概")
    labels[C] = f"内容分类\n（{listed}）"
    said = {f: who[f] for f in Field} | {C: "".join(rings[w] for w in who.values[C])}
    wide = (3000, 6000)
    rows = pairs(labels, said, [(f,) for f in Field], wide)
    stamp = p("推荐单位（盖章）：", align=RIGHT) + p("2020年12月11日", align=RIGHT)
    return kept(path, who, title("微视频推荐表", 36) + grid(rows, wide) + stamp)


DOCUMENTS = (
    (starred, 0), (with_codes, 3), (before_the_crew, 2), (contact_in_one, 6),
    (beside_each_other, 19), (three_levels, 16), (before_a_blank, 8), (after_instructions, 7),
    (ticks_and_crosses, 17), (bracketed_x, 13), (shaded_words, 4), (numbered_choices, 11),
)  # fmt: skip

"""The newcomers' second dozen of documents: offices' own templates, and what hands did to them."""

from __future__ import annotations

from pathlib import Path

from forms.newcomers_word import BLACK, INDENT, PALE, kept
from forms.paper import GENRES, PAGE, SEVEN, STRUCK, C, D, Form, G, N, P, Person, S, T, W, Y, docx
from forms.stationery import CENTRE, HEI, KAI, RIGHT, grid, ink, p, pairs, ps, tc, title, tr, words

from intake.model import Field


def grid_of_seven(path: Path, who: Person) -> Form:
    """The seven categories are columns; a tick stands below the right ones."""
    labels = words("作品名称 申报学校 片长 作品类型 联系人 联系方式 作品类别 拍摄时间 内容简介")
    one = 1050
    rows = [
        tr(tc(labels[x], 1600), tc(who[x], 3 * one, 3), tc(labels[y], one), tc(who[y], 3 * one, 3))
        for x, y in ((T, S), (D, G), (N, P))
    ]
    rows.append(
        tr(tc(labels[C], 1600, down="from"), *(tc(w[:2] + "\n" + w[2:], one) for w in SEVEN))
    )
    ticks = (tc("√" if w in who.values[C] else "", one, align=CENTRE) for w in SEVEN)
    rows.append(tr(tc("", 1600, down="on"), *ticks, high=480))
    rows += [tr(tc(labels[f], 1600), tc(who[f], 7 * one, 7)) for f in (W, Y)]
    return kept(path, who, title("扶贫微视频申报表", 36) + grid(rows, (1600, *([one] * 7))))


def beside_a_sample(path: Path, who: Person) -> Form:
    """Three columns: the item, a whole sample of another film, the answer."""
    labels = words("片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概")
    sample = words("《大山的女儿》 XX大学 3分50秒 纪录片 张某某 138XXXXXXXX 教育扶贫 "
                   "2020年X月X日-X月X日 简要介绍作品内容，不超过500字")  # fmt: skip
    wide = (1700, 2500, 4800)
    heads = tr(*(tc(p(ink(t, 24, BLACK), align=CENTRE), w) for t, w in
                 zip(("项　目", "示　例", "填 报 内 容"), wide, strict=True)))  # fmt: skip
    rows = [
        tr(tc(labels[f], 1700), tc(p(ink(sample[f], 21, PALE)), 2500), tc(who[f], 4800))
        for f in Field
    ]
    return kept(path, who, title("微视频信息登记表", 36) + grid([heads, *rows], wide))


def before_a_pledge(path: Path, who: Person) -> Form:
    """After the form the author's pledge, with a name, a telephone and a date of its own."""
    labels = words(
        "作品名称 送展院校 作品时长 类型 校内联系人 联系人电话 内容分类 制作周期 作品介绍"
    )
    wide = (1700, 3100, 1700, 2500)
    rows = pairs(labels, who, ((T,), (S,), (D, G), (C,), (W,), (N, P), (Y,)), wide)
    told = "本人郑重承诺：所报送作品为原创，未侵犯他人著作权、肖像权、名誉权，如有纠纷由本人负责。"
    pledge = title("版权承诺书", 36) + p(told, marks=INDENT)
    pledge += p("承诺人（签字）：叶知秋", align=RIGHT) + p("2020年12月9日", align=RIGHT)
    turn = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    return kept(path, who, title("参展作品登记表", 36) + grid(rows, wide) + turn + pledge)


def wrong_one_struck(path: Path, who: Person) -> Form:
    """As the note asks, the choices that do not apply are struck out."""
    labels = words("片名 报送学校 时长 类型 联系人 电话 类别 制作周期 故事梗概")

    def struck(options: tuple[str, ...], right: object) -> str:
        held = (right,) if isinstance(right, str) else right
        return p(
            *(x for w in options for x in (ink(w, look="" if w in held else STRUCK), ink("  ")))
        )

    said = {f: who[f] for f in Field}
    said |= {G: struck(GENRES, who.values[G]), C: struck(SEVEN, who.values[C])}
    wide = (1200, 3300, 1200, 3300)
    rows = pairs(labels, said, ((T, S), (G, D), (C,), (N, P), (W,), (Y,)), wide, high=600)
    note = p(ink("说明：“类型”“类别”两栏请将不适用的选项划去。", 21, font=KAI))
    return kept(path, who, title("作品登记表", 40, HEI) + note + grid(rows, wide))


def labels_down_the_side(path: Path, who: Person) -> Form:
    """Narrow labels, a letter a line, in a table with its own school's seal row."""
    labels = words("作品_名称 选送_学校 作品_时长 作品_类型 联系_人 联系_电话 内容_分类 制作_周期 "
                   "故_事_梗_概")  # fmt: skip
    wide = (900, 2300, 900, 2100, 900, 1900)
    rows = pairs(labels, who, ((T, D, G), (S, N, P), (C,), (W,), (Y,)), wide, high=800)
    stamp = p() + p("单位（盖章）", align=RIGHT) + p("2020 年 12 月 10 日", align=RIGHT)
    rows.append(tr(tc("学_校_意_见".replace("_", "\n"), 900, align=CENTRE), tc(stamp, 8100, 5)))
    return kept(path, who, title("“我的2020”微视频登记表", 36) + grid(rows, wide))


def in_two_tongues(path: Path, who: Person) -> Form:
    """English behind each label, for a university that writes everything twice."""
    labels = words(
        "片名/Title 学校/University 时长/Duration 类型/Genre 联系人/Contact 电话/Telephone "
        "分类/Category 制作周期/Production 故事梗概/Synopsis"
    )
    wide = (2900, 6100)
    rows = pairs(labels, who, [(f,) for f in (T, G, D, C, W, Y, S, N, P)], wide, "E2EFD9")
    head = title("微视频信息登记表", 36) + p(ink("Micro-video Registration Form", 24), align=CENTRE)
    return kept(path, who, head + grid(rows, wide))


def summary_of_one(path: Path, who: Person) -> Form:
    """A broad list of the university's works, with one in it, a number before and a sum below."""
    heads = words("作品名称 报送学校 时长 类型 联系人 联系电话 内容分类 制作周期 故事梗概")
    wide = (600, 1500, 1400, 1000, 1200, 1100, 1600, 3400, 1000, 1600)
    order = (S, T, G, C, D, W, Y, N, P)
    first = tr(*(tc(p(ink(t, 21, BLACK), align=CENTRE), w) for t, w in
                 zip(("序号", *(heads[f] for f in order)), wide, strict=True)))  # fmt: skip
    work = tr(tc("1", 600), *(tc(who[f], w) for f, w in zip(order, wide[1:], strict=True)))
    total = tr(tc("合计：1部", sum(wide), 10))
    broad = PAGE.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906" w:orient="landscape"')
    body = title("高校扶贫微视频作品汇总表", 36) + p("填报单位（盖章）：")
    return who.made(docx(path.with_suffix(".docx"), body + grid([first, work, total], wide), broad))


def under_a_drawn_seal(path: Path, who: Person) -> Form:
    """A red ring is drawn over the last row; the answers are blue."""
    labels = words("视频名称 推送院校 视频时长 视频类型 联系人 联系电话 扶贫分类 制作周期 视频简介")
    said = {f: "".join(p(ink(x, look='<w:color w:val="0000FF"/>')) for x in who[f].split("\n"))
            for f in Field}  # fmt: skip
    wide = (1600, 2900, 1600, 2900)
    rows = pairs(labels, said, ((T, G), (S,), (D, W), (C,), (Y,), (N, P)), wide, high=560)
    ring = (
        '<w:r><w:pict><v:oval style="position:absolute;margin-left:300pt;margin-top:-10pt;'
        'width:110pt;height:110pt" filled="f" strokecolor="red" strokeweight="3pt"/></w:pict></w:r>'
    )
    foot = p(ring, ink("报送单位（盖章）："), align=RIGHT) + p("日期：2020-12-10", align=RIGHT)
    return kept(path, who, title("视频作品报名表", 36, HEI) + grid(rows, wide) + foot)


def with_file_number(path: Path, who: Person) -> Form:
    """Above the table a number and the day of handing in; below it the form's notes, numbered."""
    labels = words("作品题目 参赛学校 作品时长 作品体裁 联系人 手机 题材类别 创作时间 故事梗概")
    wide = (1700, 7300)
    rows = pairs(labels, who, [(f,) for f in Field], wide)
    head = p("编号：2020-036\t报送日期：2020年12月10日", marks='<w:tabs><w:tab w:val="right" '
             'w:pos="9000"/></w:tabs>')  # fmt: skip
    notes = (
        "填表说明：\n1.作品题目须与成片一致，加书名号。\n2.作品时长含片头、片尾，不超过4分钟。\n"
        "3.作品体裁填纪录片或剧情片。\n4.手机请务必填写，以便联系。"
    )
    told = "".join(p(ink(line, 21, font=KAI)) for line in notes.split("\n"))
    return kept(path, who, title("参赛作品登记表", 36) + head + grid(rows, wide) + told)


def two_line_answers(path: Path, who: Person) -> Form:
    """Office above mobile in one cell, the subtitle under the title, the story indented."""
    labels = words(
        "片　名 选送学校 预计_时长 类　型 联系人 联系_方式 内容_分类 制作_周期 故事_梗概"
    )
    office, mobile = str(who.values[P]).split("/")
    main, dash, under = str(who.values[T]).partition("——")
    said = {f: who[f] for f in Field} | {
        P: f"办公：{office}\n手机：{mobile}",
        T: f"《{main}\n{dash}{under}》" if dash else who[T],
        Y: ps(who[Y], marks=INDENT),
    }
    wide = (1300, 3600, 1300, 2800)
    rows = pairs(labels, said, ((T, S), (N, P), (D, G), (C,), (W,), (Y,)), wide)
    return kept(path, who, p("附件3") + title("微视频信息登记表", 36) + grid(rows, wide))


def heads_and_hands(path: Path, who: Person) -> Form:
    """The office's head has a row like the contact's, with another name and number."""
    labels = words("作品名称 学校名称 作品时长 作品类型 联系人 手机 内容分类 制作周期 作品简介")
    wide = (1400, 1700, 1100, 1900, 900, 2000)
    rows = pairs(labels, who, ((T,), (S,), (D, G, W), (C,)), wide, high=560)
    head = ("部门负责人", "于得水", "职务", "宣传部部长", "手机", "13900010002")
    hand = (labels[N], who[N], "职务", "科员", labels[P], who[P])
    rows += [tr(*(tc(t, w) for t, w in zip(line, wide, strict=True))) for line in (head, hand)]
    rows.append(tr(tc(labels[Y], 1400), tc(who[Y], 7600, 5)))
    return kept(path, who, title("微视频作品推荐表", 36) + grid(rows, wide))


def told_on_a_second_sheet(path: Path, who: Person) -> Form:
    """The story and the period stand in a second table, headed 续表, on the next page."""
    labels = words("作品名称 报送学校 时长 类型 联系人 联系电话 内容分类 制作周期 故事梗概")
    wide = (2000, 7000)
    first = grid(pairs(labels, who, [(f,) for f in (S, T, G, D, C, N, P)], wide, high=900), wide)
    rest = grid(pairs(labels, who, ((W,), (Y,)), wide, high=900), wide)
    turn = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    more = p("续表", align=RIGHT)
    return kept(path, who, title("微视频信息登记表", 36) + first + turn + more + rest)


def exported_notes(path: Path, who: Person) -> Form:
    """Out of an online document: headings in a style, bullets with bold labels."""
    style = "".join(
        f'<w:style w:type="paragraph" w:styleId="{n}"><w:name w:val="heading {n}"/><w:pPr>'
        f'<w:outlineLvl w:val="{n - 1}"/></w:pPr><w:rPr><w:b/><w:sz w:val="{44 - 8 * n}"/></w:rPr>'
        "</w:style>"
        for n in (1, 2)
    )
    labels = words("视频标题 学校 时长 类型 联系人 电话 扶贫类别 制作时间 内容简介")

    def head(text: str, level: int) -> str:
        return p(f"<w:r><w:t>{text}</w:t></w:r>", marks=f'<w:pStyle w:val="{level}"/>')

    def bullet(f: Field) -> str:
        return p(ink("•  "), ink(labels[f], look=BLACK), ink("："), ink(who[f]))

    body = (
        head("微视频报名信息", 1) + head("基本信息", 2) + "".join(map(bullet, (T, S, D, G, C, W)))
    )
    body += head("联系方式", 2) + bullet(N) + bullet(P) + head("内容简介", 2) + ps(who[Y])
    return kept(path, who, body, styles=style)


DOCUMENTS = (
    (grid_of_seven, 9), (beside_a_sample, 0), (before_a_pledge, 8), (wrong_one_struck, 18),
    (labels_down_the_side, 16), (in_two_tongues, 6), (summary_of_one, 14), (under_a_drawn_seal, 13),
    (with_file_number, 21), (two_line_answers, 19), (heads_and_hands, 24),
    (told_on_a_second_sheet, 17), (exported_notes, 20),
)  # fmt: skip

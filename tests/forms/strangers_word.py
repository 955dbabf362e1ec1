"""The fifth set's documents: Word and WPS as strangers use them, in Word's own marks."""

from __future__ import annotations

import random
from pathlib import Path

from forms.paper import (
    ANNEX,
    BOLD,
    CATEGORY_EXAMPLE,
    CENTRED,
    GENRES,
    GREY,
    INDENTED,
    PAGE,
    PERIOD_EXAMPLE,
    RED,
    SEVEN,
    STRUCK,
    UNDER,
    C,
    D,
    Form,
    G,
    N,
    P,
    Person,
    S,
    T,
    W,
    Y,
    annex,
    cell,
    chosen,
    docx,
    heading,
    para,
    paras,
    row,
    run,
    symbol,
    table,
)  # fmt: skip

from intake.model import Field

NAME = "微视频信息登记表"
SPACED = ANNEX | {T: "片　　名", G: "类　　型", N: "联系人\n姓　名", Y: "故事梗概\n（500字以内）"}
LOCAL = {
    T: "作品名称", S: "报送高校", D: "作品时长", G: "作品类型", N: "作品联系人", P: "联系方式",
    C: "所属类别", W: "摄制时间", Y: "内容简介（不超过500字）",
}  # fmt: skip
SHORT = {
    T: "片名", S: "学校", D: "时长", G: "类型", N: "联系人", P: "手机", C: "分类",
    W: "制作周期", Y: "梗概",
}  # fmt: skip


def torn(text: str) -> str:
    """Paragraphs whose runs Word has cut within words, with its spelling marks between."""
    dice = random.Random(len(text))  # noqa: S311
    out = ""
    for line in text.split("\n"):
        runs, rest = "", line
        while rest:
            size = dice.randint(1, 4)
            runs += run(rest[:size]) + '<w:proofErr w:type="gramStart"/>'
            rest = rest[size:]
        out += f'<w:p w:rsidR="00A77B3E">{runs}</w:p>'
    return out


def torn_runs(path: Path, who: Person) -> Form:
    said = {f: torn(who[f]) for f in ANNEX}
    body = para("附件2") + heading(NAME) + annex(SPACED, said) + para()
    return who.made(docx(path.with_suffix(".docx"), body))


def marked_choices(path: Path, who: Person) -> Form:
    """The wrong genre struck out; of the printed seven the right ones red and underlined."""
    genre = [run(g, "" if g == who.values[G] else STRUCK) for g in GENRES]
    example = "例：从以下几类中任选一项或多项填写"
    seven = [run(w, RED + UNDER + BOLD if w in who.values[C] else "") for w in SEVEN]
    spread = [piece for w in seven for piece in (w, run("、"))][:-1]
    said = {f: who[f] for f in ANNEX} | {
        G: para(genre[0], run("或"), genre[1]), C: para(run(example)) + para(*spread),
    }  # fmt: skip
    return who.made(docx(path.with_suffix(".docx"), heading(NAME) + annex(ANNEX, said)))


def control(inner: str, marks: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{marks}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def box(on: bool) -> str:
    """A tick box as Word 2010 keeps it."""
    state = f'<w14:checkbox><w14:checked w14:val="{int(on)}"/></w14:checkbox>'
    return control(run("☒" if on else "☐"), state)


def content_controls(path: Path, who: Person) -> Form:
    """A form made with Word's developer tab: a list, two dates, tick boxes, a prompt left over."""
    listed = "".join(f'<w:listItem w:displayText="{g}" w:value="{g}"/>' for g in GENRES)
    days = [f"{int(y)}年{int(m)}月{int(d)}日" for y, m, d in (v.split("-") for v in who.values[W])]
    dates = [control(run(day), "<w:date/>") for day in days]
    boxes = [piece for w in SEVEN for piece in (box(w in who.values[C]), run(f"{w}  "))]
    prompt = control(run("单击或点击此处输入文字。", GREY), "<w:showingPlcHdr/><w:text/>")
    said = {f: control(para(run(who[f]))) for f in (T, S, D, N)} | {
        G: f"<w:p>{control(run(who[G]), f'<w:dropDownList>{listed}</w:dropDownList>')}</w:p>",
        P: f"<w:p>{prompt if not who[P] else control(run(who[P]))}</w:p>",
        C: f"<w:p>{''.join(boxes)}</w:p>",
        W: f"<w:p>{dates[0]}{run(' 至 ')}{dates[1]}</w:p>",
        Y: control(paras(who[Y]), "<w:richText/>"),
    }  # fmt: skip
    return who.made(docx(path.with_suffix(".docx"), heading(NAME) + annex(LOCAL, said)))


def inserted(text: str) -> str:
    return f'<w:ins w:id="7" w:author="教务处" w:date="2020-12-01T08:00:00Z">{run(text)}</w:ins>'


def deleted(text: str) -> str:
    inner = run(text).replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    return f'<w:del w:id="8" w:author="教务处" w:date="2020-12-01T08:00:00Z">{inner}</w:del>'


def tracked(path: Path, who: Person) -> Form:
    """The colleague's first draft, corrected with changes tracked and never accepted."""
    said = {f: who[f] for f in ANNEX} | {
        T: f"<w:p>{run('《')}{deleted('暂定名')}{inserted(str(who.values[T]))}{run('》')}</w:p>",
        D: f"<w:p>{deleted('5分10秒')}{inserted(who[D])}</w:p>",
        P: f"<w:p>{deleted('13800138000')}{inserted(who[P])}</w:p>",
        G: f"<w:p>{run(who[G])}{deleted('或剧情片')}</w:p>",
    }
    return who.made(docx(path.with_suffix(".docx"), heading(NAME) + annex(SPACED, said)))


def framed(number: int, inner: str) -> str:
    """A text box, with the copy for old programs that Word writes beside it."""
    text = f"<w:txbxContent>{inner}</w:txbxContent>"
    return (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent '
        f'cx="5400000" cy="900000"/><wp:docPr id="{number}" name="文本框 {number}"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5400000"'
        ' cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln w="6350">'
        f'<a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:txbx>{text}'
        '</wps:txbx><wps:bodyPr><a:spAutoFit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic>'
        '</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="width:425pt;'
        f'height:71pt"><v:textbox>{text}</v:textbox></v:shape></w:pict></mc:Fallback>'
        "</mc:AlternateContent></w:r></w:p>"
    )  # fmt: skip


def text_boxes(path: Path, who: Person) -> Form:
    groups = ((T, S), (D, G), (N, P), (C, W), (Y,))
    frames = (
        framed(n, "".join(para(run(f"{LOCAL[f]}：", BOLD)) + paras(who[f]) if f is Y
                          else para(run(f"{LOCAL[f]}：", BOLD), run(who[f])) for f in group))
        for n, group in enumerate(groups, 1)
    )  # fmt: skip
    return who.made(docx(path.with_suffix(".docx"), heading("参展作品信息表") + "".join(frames)))


def label_and_answer(path: Path, who: Person) -> Form:
    """Each cell holds its label, a colon and the answer, as in a school's own form."""

    def both(field: Field) -> str:
        return para(run(f"{SHORT[field]}：", BOLD), run(who[field]))

    rows = [row(both(x), both(y), wide=(4500, 4500)) for x, y in ((T, S), (D, G), (N, P), (C, W))]
    story = para(run("作品梗概（500字以内）：", BOLD)) + paras(who[Y], INDENTED)
    rows.append(row(cell(story, 9000, 2)))
    seal = para("学校（盖章）：", marks='<w:jc w:val="right"/>') + para("2020年12月15日")
    rows.append(row(cell(seal, 9000, 2)))
    return who.made(docx(path.with_suffix(".docx"), heading(NAME) + table(rows, (4500, 4500))))


def underlined_blanks(path: Path, who: Person) -> Form:
    """No table: a line for each field, the answers on underlined blanks."""
    lines = [
        para(run(f"{label}："), run(f"  {who[f]}      ", UNDER))
        for f, label in (ANNEX | {T: "片　名", Y: ""}).items() if f is not Y
    ]  # fmt: skip
    story = para(run("故事梗概（500字以内）：")) + paras(who[Y], INDENTED)
    return who.made(docx(path.with_suffix(".docx"), heading(NAME) + "".join(lines) + story))


def labels_above(path: Path, who: Person) -> Form:
    """A broad page: the labels in the first row, the answers in the second, a number before."""
    wide = (600, 1500, 1400, 900, 900, 1000, 1500, 1500, 1500, 3400)
    fields = tuple(ANNEX)
    labels = [cell(SHORT[f], w) for f, w in zip(fields, wide[1:], strict=True)]
    answers = [cell(who[f], w) for f, w in zip(fields, wide[1:], strict=True)]
    rows = [row(cell("序号", 600), *labels), row(cell("1", 600), *answers)]
    broad = PAGE.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906" w:orient="landscape"')
    body = heading(NAME) + table(rows, wide) + para("填表人：　　　　　审核人：")
    return who.made(docx(path.with_suffix(".docx"), body, broad))


def tables_within(path: Path, who: Person) -> Form:
    """An outer frame of two columns, and a small table of its own for each group."""

    def inner(*fields: Field) -> str:
        return table([row(LOCAL[f], who[f], wide=(2000, 4600)) for f in fields], (2000, 4600))

    groups = (("作品信息", inner(T, D, G, C, W)), ("报送信息", inner(S, N, P)))
    rows = [row(cell(name, 1800), cell(held, 7200)) for name, held in groups]
    rows.append(row(cell(LOCAL[Y], 1800), cell(who[Y], 7200)))
    return who.made(docx(path.with_suffix(".docx"), heading(NAME) + table(rows, (1800, 7200))))


def grouped_rows(path: Path, who: Person) -> Form:
    """Groups down the left side in merged cells; the contact's labels are short in their group."""

    def line(group: str, merge: str, label: str, field: Field) -> str:
        return row(cell(group, 1400, merge=merge), cell(label, 2000), cell(who[field], 5600))

    rows = [line("影片信息", "from", "片 名", T), line("", "on", "时 长", D)]
    rows += [line("", "on", "类 型", G), line("", "on", "内容分类", C)]
    rows += [line("", "on", "制作周期", W), line("联系人", "from", "姓 名", N)]
    rows += [line("", "on", "手 机", P), row(cell("选送学校", 3400, 2), cell(who[S], 5600))]
    rows += [row(cell("故 事 梗 概", 3400, 2), cell(who[Y], 5600))]
    return who.made(
        docx(path.with_suffix(".docx"), heading(NAME) + table(rows, (1400, 2000, 5600)))
    )


HINTS = {
    T: "须与成片片头一致，如《我的2020》", S: "填写学校全称", D: "不超过4分钟，例：3分50秒",
    G: "纪录片或剧情片", N: "填写1人", P: "填写手机号码", C: "可多选，见通知附件",
    W: "例：2020年3月1日-2020年5月1日", Y: "500字以内",
}  # fmt: skip


def column_of_hints(path: Path, who: Person) -> Form:
    """Four columns: number, item, answer, and how to fill it in."""
    wide = (700, 1800, 4300, 2200)
    rows = [row("序号", "项目", "填写内容", "填写说明", wide=wide)]
    rows += [
        row(str(n), LOCAL[f], who[f], para(run(HINTS[f], GREY)), wide=wide)
        for n, f in enumerate(ANNEX, 1)
    ]
    return who.made(docx(path.with_suffix(".docx"), heading("作品登记表") + table(rows, wide)))


def wingdings(path: Path, who: Person) -> Form:
    """Ticks of a symbol font before the choices, printed across the cell."""

    def ticked(words: tuple[str, ...], right: object) -> str:
        picked = (right,) if isinstance(right, str) else right
        pieces = [
            p for w in words for p in (symbol("F0FE" if w in picked else "F0A8"), run(f"{w} "))
        ]
        return f"<w:p>{''.join(pieces)}</w:p>"

    said = {f: who[f] for f in ANNEX}
    said |= {G: ticked(GENRES, who.values[G]), C: ticked(SEVEN, who.values[C])}
    return who.made(docx(path.with_suffix(".docx"), heading(NAME) + annex(ANNEX, said)))


def form_and_list(path: Path, who: Person) -> Form:
    """Under a school's running head and words of instruction; then the list of works."""
    told = (
        "填表说明：片名请用书名号；时长含固定片头、片尾；联系人电话务必畅通；"
        "内容分类可多选；故事梗概不超过500字。"
    )
    seal = para("学校意见：同意推荐。") + para(
        "（盖章）　　年　月　日", marks='<w:jc w:val="right"/>'
    )
    first = annex(ANNEX, {f: who[f] for f in ANNEX}, (1600, 3000, 1600, 2800))
    sealed = table([row(cell("审核意见", 1600), cell(seal, 7400))], (1600, 7400))
    wide = (800, 3200, 2600, 2400)
    rows = [row("序号", "片名", "选送学校", "联系人姓名", wide=wide)]
    rows += [row("1", who[T], who[S], who[N], wide=wide)]
    body = para(told) + heading(NAME) + first + para() + sealed + para()
    body += heading("推荐作品汇总表") + table(rows, wide)
    head = para(run(f"{who[S]}教务处", GREY, 18), marks=CENTRED)
    return who.made(docx(path.with_suffix(".docx"), body, header=head))


def under_the_example(path: Path, who: Person) -> Form:
    """The printed examples left above the answers, as grey as they came."""
    said = {f: who[f] for f in ANNEX} | {
        C: para(run(CATEGORY_EXAMPLE, GREY)) + para(who[C]),
        W: para(run(PERIOD_EXAMPLE, GREY)) + para(who[W]),
    }
    return who.made(docx(path.with_suffix(".docx"), heading(NAME) + annex(ANNEX, said)))


def down_the_page(path: Path, who: Person) -> Form:
    """Two columns and nine rows, boxes of ordinary signs before the choices."""
    boxes = {
        G: chosen(GENRES, who.values[G], on="☑", off="□"),
        C: chosen(SEVEN, who.values[C], on="☑", off="□", gap=" "),
    }
    rows = [row(LOCAL[f], boxes.get(f, who[f]), wide=(2600, 6400)) for f in ANNEX]
    return who.made(docx(path.with_suffix(".docx"), heading(NAME) + table(rows, (2600, 6400))))


def tabbed_lines(path: Path, who: Person) -> Form:
    """Labels and answers set apart by a tab, the story under a heading."""
    lines = [para(f"{SHORT[f]}\t{who[f]}") for f in ANNEX if f is not Y]
    body = heading(NAME) + "".join(lines) + para(run("故事梗概", BOLD)) + paras(who[Y])
    return who.made(docx(path.with_suffix(".docx"), body))


def english_beside(path: Path, who: Person) -> Form:
    """Every label with its English below, for a school with guests from abroad."""
    english = {
        T: "Title", S: "School", D: "Duration", G: "Genre", N: "Contact", P: "Tel.",
        C: "Category", W: "Production", Y: "Synopsis",
    }  # fmt: skip
    labels = {f: f"{word}\n{english[f]}" for f, word in (ANNEX | {Y: "故事梗概"}).items()}
    said = {f: who[f] for f in ANNEX}
    return who.made(docx(path.with_suffix(".docx"), heading(NAME) + annex(labels, said)))


def annex_by_wps(path: Path, who: Person) -> Form:
    """The annex with answers in another face and size, labels in the middle."""
    said = {f: "".join(para(run(t, BOLD, 28)) for t in who[f].split("\n")) for f in ANNEX}
    labels = {f: "".join(para(t, marks=CENTRED) for t in ANNEX[f].split("\n")) for f in ANNEX}
    return who.made(docx(path.with_suffix(".docx"), heading(NAME) + annex(labels, said)))


def story_first(path: Path, who: Person) -> Form:
    """The story in the first row, the rest below in six columns."""
    wide = (1100, 2200, 1100, 1900, 1100, 1600)
    rows = [row(cell("故事\n梗概", 1100), cell(paras(who[Y], INDENTED), 7900, 5))]
    groups = ((T, D, G), (S, N, P))
    rows += [row(*(t for f in group for t in (SHORT[f], who[f])), wide=wide) for group in groups]
    rows += [
        row(
            cell("制作周期", 1100), cell(who[W], 3300, 2), cell("分类", 1900), cell(who[C], 2700, 2)
        )
    ]
    return who.made(docx(path.with_suffix(".docx"), heading(NAME) + table(rows, wide)))

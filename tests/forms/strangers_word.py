"""The fifth set's documents: Word and WPS as strangers use them, in Word's own marks."""

from __future__ import annotations

import random
from pathlib import Path

from forms.paper import (
    ANNEX,
    BOLD,
    CENTRED,
    GENRES,
    GREY,
    INDENTED,
    PAGE,
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

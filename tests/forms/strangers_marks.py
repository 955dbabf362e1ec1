"""The fifth set's documents with controls, tracked changes and boxes; and those saved otherwise."""

from __future__ import annotations

from pathlib import Path

from forms.paper import (
    ANNEX,
    BOLD,
    CATEGORY_EXAMPLE,
    CENTRED,
    GENRES,
    GREY,
    INDENTED,
    PERIOD_EXAMPLE,
    SEVEN,
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
    table,
)  # fmt: skip
from forms.strangers_word import LOCAL, NAME, SHORT, SPACED


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

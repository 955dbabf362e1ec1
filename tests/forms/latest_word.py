"""The seventh set's documents: what nobody had thought of when the others were made."""

from __future__ import annotations

import zipfile
from pathlib import Path

from forms.paper import (
    ANNEX,
    BOLD,
    CENTRED,
    GENRES,
    GREY,
    PAGE,
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
    docx,
    heading,
    para,
    paras,
    row,
    run,
    table,
)  # fmt: skip

from intake.model import Field

NAME = "高校师生扶贫微视频信息登记表"
ONE = {
    T: "微视频片名", S: "报送单位（全称）", D: "影片时长", G: "影片类型", N: "联系人姓名",
    P: "联系人手机", C: "作品内容分类", W: "拍摄制作时间", Y: "故事梗概（限500字）",
}  # fmt: skip
TWO = {
    T: "微视频名称", S: "所在高校", D: "成片时长", G: "作品类型\n（纪录片或剧情片）",
    N: "作品联系人", P: "联系人电话\n（手机）", C: "扶贫类别", W: "创作起止日期", Y: "故事大意",
}  # fmt: skip


def kept(path: Path, who: Person, body: str, page: str = PAGE) -> Form:
    return who.made(docx(path.with_suffix(".docx"), heading(NAME) + body, page))


def plainly(who: Person) -> dict[Field, str]:
    return {f: who[f] for f in ANNEX}


def strict(path: Path, who: Person) -> Form:
    """Saved as Strict Open XML: the same marks under other names."""
    form = kept(path, who, annex(ANNEX, plainly(who), (1650, 2950, 1650, 2750)))
    names = (
        ("http://schemas.openxmlformats.org/wordprocessingml/2006/main",
         "http://purl.oclc.org/ooxml/wordprocessingml/main"),
        ("http://schemas.openxmlformats.org/officeDocument/2006/relationships",
         "http://purl.oclc.org/ooxml/officeDocument/relationships"),
        ("<w:document ", '<w:document w:conformance="strict" '),
    )  # fmt: skip
    with zipfile.ZipFile(form.path) as file:
        parts = {name: file.read(name).decode() for name in file.namelist()}
    with zipfile.ZipFile(form.path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            for loose, firm in names:
                text = text.replace(loose, firm)  # noqa: PLW2901
            file.writestr(name, text)
    return form


def odd_signs(path: Path, who: Person) -> Form:
    """Hyphens that do not break, soft hyphens, a carriage return and fixed spaces of Word's own."""

    def signs(text: str) -> str:
        hyphen = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'
        return run(text).replace("-", hyphen) if "-" in text else run(text.replace(" ", "\u00a0"))

    soft = run(who[S][:2]) + "<w:r><w:softHyphen/></w:r>" + run(who[S][2:])
    story = "".join(f"{'<w:r><w:cr/></w:r>' if n else ''}{run(line)}"
                    for n, line in enumerate(who[Y].split("\n")))  # fmt: skip
    said = plainly(who) | {f: f"<w:p>{signs(who[f])}</w:p>" for f in (D, P)}
    said |= {S: f"<w:p>{soft}</w:p>", Y: f"<w:p>{story}</w:p>"}
    return kept(path, who, annex(ONE, said))


def ticks_behind(path: Path, who: Person) -> Form:
    """Brackets behind the choices, a tick in the right ones."""
    genre = "  ".join(f"{g}（{'√' if g == who.values[G] else ' '}）" for g in GENRES)
    seven = "；".join(f"{w}（{'√' if w in who.values[C] else '  '}）" for w in SEVEN)
    wide = (2400, 6600)
    said = plainly(who) | {G: genre, C: seven}
    rows = [row(TWO[f], said[f], wide=wide) for f in (S, T, G, D, C, W, Y, N, P)]
    return kept(path, who, table(rows, wide))


def merge_fields(path: Path, who: Person) -> Form:
    """Filled by mail merge: each answer the result of a field whose code Word cut in two."""

    def merged(name: str, text: str) -> str:
        first, last = (
            f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end")
        )
        codes = "".join(
            f'<w:r><w:instrText xml:space="preserve">{part}</w:instrText></w:r>'
            for part in (" MERGE", f'FIELD "{name}" ')
        )
        middle = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        inner = run(text.replace("\n", "\v"))
        return f"<w:p>{first}{codes}{middle}{inner}{last}</w:p>"

    said = {f: merged(ANNEX[f].split("\n")[0], who[f]) for f in ANNEX}
    return kept(path, who, annex(TWO, said, (2000, 2700, 1900, 2400)))


def old_merges(path: Path, who: Person) -> Form:
    """Cells merged sideways as Word 97 did, and rows that begin a column late."""

    def joined(text: str) -> str:
        first = cell(text, 2900).replace("<w:vAlign", '<w:hMerge w:val="restart"/><w:vAlign')
        rest = cell("", 1700).replace("<w:vAlign", '<w:hMerge w:val="continue"/><w:vAlign')
        return first + rest + rest

    late = '<w:trPr><w:gridBefore w:val="1"/><w:wBefore w:w="300" w:type="dxa"/></w:trPr>'
    wide = (2000, 2900, 1700, 1700)
    rows = [row(ONE[x], who[x], ONE[y], who[y], wide=wide) for x, y in ((T, D), (N, P))]
    rows += [f"<w:tr>{cell(ONE[f], 2000)}{joined(who[f])}</w:tr>" for f in (S, G, C, W, Y)]
    rows = [line.replace("<w:tr>", f"<w:tr>{late}") for line in rows]
    return kept(path, who, table(rows, (300, *wide)))


def letter_by_letter(path: Path, who: Person) -> Form:
    """Labels written downwards, a letter a paragraph, or turned."""
    down = {f: "\n".join(ANNEX[f].split("\n")[0]) for f in (C, Y)}
    turned = '<w:textDirection w:val="tbRlV"/><w:vAlign'
    rows = [row(ANNEX[x], who[x], ANNEX[y], who[y]) for x, y in ((T, S), (D, G), (N, P))]
    high = '<w:tr><w:trPr><w:trHeight w:val="1300" w:hRule="atLeast"/></w:trPr>'
    period = row(cell("制作周期", 2250).replace("<w:vAlign", turned), cell(who[W], 6750, 3))
    rows += [period.replace("<w:tr>", high)]
    rows += [row(cell(down[f], 2250), cell(who[f], 6750, 3)) for f in (C, Y)]
    return kept(path, who, table(rows, (2250,) * 4))


def hints_in_labels(path: Path, who: Person) -> Form:
    """Each label tells how to fill in, with an example, in its own cell."""
    hints = {
        T: "例：《山路》", S: "与公章一致", D: "例：3分20秒，不超过4分钟", G: "纪录片或剧情片",
        N: "1人", P: "例：13800000000", C: "可多选：教育扶贫、健康扶贫等",
        W: "例：2020年1月1日-2月1日",
        Y: "500字以内",
    }  # fmt: skip
    labels = {
        f: para(ANNEX[f].split("\n")[0]) + para(run(f"（{hints[f]}）", GREY, 18)) for f in ANNEX
    }
    wide = (3000, 6000)
    return kept(path, who, table([row(labels[f], who[f], wide=wide) for f in ANNEX], wide))


def erased(text: str) -> str:
    return run(text).replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")


def rows_replaced(path: Path, who: Person) -> Form:
    """Whole rows deleted and others put in, with changes tracked and not accepted."""
    mark = 'w:id="5" w:author="宣传部" w:date="2020-12-11T09:00:00Z"'

    def gone(label: str, text: str) -> str:
        held = row(*(cell(f"<w:p><w:del {mark}>{erased(t)}</w:del></w:p>") for t in (label, text)))
        return held.replace("<w:tr>", f"<w:tr><w:trPr><w:del {mark}/></w:trPr>")

    def new(label: str, text: str) -> str:
        held = row(label, text, wide=(2400, 6600))
        return held.replace("<w:tr>", f"<w:tr><w:trPr><w:ins {mark}/></w:trPr>")

    rows = [gone(ANNEX[T], "《废稿》"), gone(ANNEX[D], "5分20秒"), gone(ANNEX[P], "13811111111")]
    rows += [new(ONE[f], who[f]) if f in {T, D, P} else row(ONE[f], who[f]) for f in ANNEX]
    return kept(path, who, table(rows, (2400, 6600)))


def hidden_text(path: Path, who: Person) -> Form:
    """Old answers in hidden text beside those that print."""
    old = {T: "《初稿片名》", D: "6分钟", P: "13222222222", S: "（待定）"}
    said = plainly(who) | {
        f: para(run(text, "<w:vanish/>"), run(who[f])) for f, text in old.items()
    }
    return kept(path, who, annex(TWO, said, (1800, 2800, 1800, 2600)))


def two_fields_a_line(path: Path, who: Person) -> Form:
    """No table: two fields a line, spaces or a tab between them."""
    pairs = ((T, S), (D, G), (N, P))
    lines = [para(f"{ANNEX[x]}：{who[x]}\t{ANNEX[y]}：{who[y]}") for x, y in pairs]
    lines += [para(f"{ANNEX[f]}：{who[f]}") for f in (C, W)]
    return kept(path, who, "".join(lines) + para("故事梗概（500字以内）：") + paras(who[Y]))


def with_still(path: Path, who: Person) -> Form:
    """A tall cell for a picture at the right of the first rows."""
    wide = (1800, 4600, 2600)
    first = [T, S, D, G, N, P]
    rows = [
        row(cell(ONE[f], 1800), cell(who[f], 4600),
            cell("" if n else "（此处粘贴剧照）", 2600, merge="on" if n else "from"))
        for n, f in enumerate(first)
    ]  # fmt: skip
    rows += [row(cell(ONE[f], 1800), cell(who[f], 7200, 2)) for f in (C, W, Y)]
    return kept(path, who, table(rows, wide))


def framed_choices(path: Path, who: Person) -> Form:
    """A box drawn around the right words."""
    box = '<w:bdr w:val="single" w:sz="8" w:space="0" w:color="FF0000"/>'

    def drawn(words: tuple[str, ...], right: object) -> str:
        picked = (right,) if isinstance(right, str) else right
        return para(*(p for w in words for p in (run(w, box if w in picked else ""), run("　"))))

    said = plainly(who) | {G: drawn(GENRES, who.values[G]), C: drawn(SEVEN, who.values[C])}
    labels = ANNEX | {P: "联系电话", N: "联系人"}
    return kept(path, who, annex(labels, said, (1400, 3100, 1400, 3100)))


def blocks_of_two_rows(path: Path, who: Person) -> Form:
    """A row of labels in grey, a row of answers, and so on down the page."""
    rows = []
    for group in ((T, S, D), (G, N, P), (C, W)):
        spans = (1, 1, 1) if len(group) > 2 else (1, 2)
        rows.append(row(*(cell(para(run(ONE[f], BOLD), marks=CENTRED), 3000 * n, n)
                          for f, n in zip(group, spans, strict=True))))  # fmt: skip
        rows.append(row(*(cell(who[f], 3000 * n, n) for f, n in zip(group, spans, strict=True))))
    rows += [
        row(cell(para(run("故事梗概", BOLD), marks=CENTRED), 9000, 3)),
        row(cell(who[Y], 9000, 3)),
    ]
    return kept(path, who, table(rows, (3000,) * 3))


def two_forms(path: Path, who: Person, other: Person) -> Form:
    """Two works of two schools in one document; the first is the one that counts."""
    both = (annex(ANNEX, plainly(p), (1700, 2850, 1750, 2700)) for p in (who, other))
    between = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + heading(NAME)
    return kept(path, who, between.join(both))

"""The travellers' documents kept otherwise: old Word's, rich text, open documents, printed ones."""

from __future__ import annotations

import zipfile
from html import escape
from pathlib import Path

from forms.paper import GENRES, SEVEN, C, D, Form, G, N, P, Person, S, T, W, Y
from forms.stationery import (
    CENTRE,
    HEI,
    KAI,
    RIGHT,
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
from forms.travellers_word import BLACK, INDENT, kept

from intake.model import Field


def for_three_offices(path: Path, who: Person) -> Form:
    """Pairs, then three rows of opinions and dates, of department, university and province."""
    labels = words("作品名称 所在院校 时间长度 作品类型 联系人 联系电话 内容分类 制作周期 内容提要")
    wide = (1600, 2900, 1600, 2900)
    rows = pairs(labels, who, ((T,), (G, D), (S,), (N, P), (C,), (W,), (Y,)), wide, high=500)
    for office in ("院系意见", "学校意见", "省级意见"):
        told = p("签字（盖章）：　　　　　　年　　月　　日", align=RIGHT)
        rows.append(tr(tc(office, 1600, align=CENTRE), tc(told, 7400, 3), high=800))
    return kept(path, who, title("微视频作品审批表", 36) + grid(rows, wide))


def dots_between(path: Path, who: Person) -> Form:
    """No table: a row of dots between label and answer, as in a programme."""
    labels = words("片名 学校 片长 体裁 联系人 手机号 题材 拍摄时间 故事梗概")
    tabs = '<w:tabs><w:tab w:val="left" w:leader="dot" w:pos="2600"/></w:tabs>'
    lines = "".join(p(ink(f"{labels[f]}\t{who[f]}"), marks=tabs) for f in list(Field)[:8])
    return kept(
        path,
        who,
        title("参展影片信息", 40, KAI) + lines + p(ink(labels[Y], look=BLACK)) + ps(who[Y]),
    )


def stars_for_choices(path: Path, who: Person) -> Form:
    """A full star before what is chosen, an empty one before the rest; five columns."""
    labels = words("作品名称 院校名称 作品时长 作品类型 联系人 联系方式 内容分类 创作周期 作品内容")
    said = {f: who[f] for f in Field}
    said |= {G: picked(GENRES, who.values[G], "★{}", "☆{}", "　")}
    said |= {C: picked(SEVEN, who.values[C], "★{}", "☆{}", "　")}
    wide = (500, 1500, 2500, 1500, 3000)
    numbers = iter(range(1, 10))

    def line(*fields: Field) -> str:
        cells = [tc(str(next(numbers)), 500)]
        for n, f in enumerate(fields):
            last = n == len(fields) - 1
            cells += [
                tc(labels[f], 1500),
                tc(said[f], 7000, 3) if last and n == 0 else tc(said[f], 2500),
            ]
        return tr(*cells, high=560)

    rows = [line(*fs) for fs in ((T,), (S,), (G, D), (C,), (W,), (N, P), (Y,))]
    return kept(path, who, title("高校作品征集登记表", 34, HEI) + grid(rows, wide))


def answers_in_italics(path: Path, who: Person) -> Form:
    """Label and answer in one cell, the answer a line below, slanted."""
    labels = words("作品名称 推荐学校 作品时长 作品类型 联系人 联系电话 内容分类 制作周期 作品简介")

    def both(f: Field) -> str:
        slanted = "".join(p(ink(x, 23, "<w:i/>", KAI)) for x in who[f].split("\n"))
        return p(ink(labels[f], 20, BLACK, HEI)) + slanted

    rows = [tr(tc(both(a), 4500), tc(both(b), 4500)) for a, b in ((T, S), (D, G), (N, P), (C, W))]
    rows.append(tr(tc(both(Y), 9000, 2), high=3000))
    return kept(path, who, title("微视频推荐表", 36) + grid(rows, (4500, 4500)))


def thick_frame(path: Path, who: Person) -> Form:
    """A thick frame with thin rules, large type, the labels in blue."""
    labels = words("片　名 选送学校 预计时长 类　型 联系人 联系电话 内容分类 制作周期 故事梗概")
    sides = "".join(f'<w:{x} w:val="thinThickSmallGap" w:sz="18" w:space="0" w:color="1F3864"/>'
                    for x in ("top", "left", "bottom", "right"))  # fmt: skip
    inner = "".join(f'<w:{x} w:val="single" w:sz="4" w:space="0" w:color="1F3864"/>'
                    for x in ("insideH", "insideV"))  # fmt: skip
    blue = {f: p(ink(labels[f], 28, '<w:color w:val="1F3864"/>', KAI), align=CENTRE) for f in Field}
    said = {f: ps(who[f], size=28, marks=INDENT if f is Y else "") for f in Field}
    wide = (1900, 2600, 1900, 2600)
    rows = pairs(blue, said, ((T,), (S,), (G, D), (C,), (W,), (N,), (P,), (Y,)), wide, high=720)
    return kept(path, who, title("微视频信息登记表", 44, KAI) + grid(rows, wide, sides + inner))


def continued_lines(path: Path, who: Person) -> Form:
    """Numbered headings of an official paper, answers in the same paragraph after a full stop."""
    labels = words("作品名称 报送学校 作品时长 作品类型 联系人 联系电话 内容分类 制作周期 作品简介")
    heads = zip("一二三四五六七八九", (S, T, G, C, D, W, N, P, Y), strict=True)
    body = ""
    for number, f in heads:
        first, *rest = who[f].split("\n")
        body += p(ink(f"{number}、{labels[f]}：", 28, font=HEI), ink(first, 28), marks=INDENT)
        body += "".join(p(ink(x, 28), marks=INDENT) for x in rest)
    foot = p(ink("（此件无需回复）", 24, font=KAI), align=RIGHT)
    return kept(path, who, title("微视频作品信息", 44) + body + foot)


ODF = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = " ".join(f'xmlns:{x}="{ODF}:{x}:1.0"' for x in ("office", "text", "table", "style", "fo")
                  ).replace(f"{ODF}:fo:1.0", f"{ODF}:xsl-fo-compatible:1.0")  # fmt: skip


def open_by_hand(path: Path, who: Person) -> Form:
    """An open document of another program's: covered cells, spaces and breaks as elements."""
    labels = words("作品名称 选送学校 作品时长 作品类型 联系人 联系电话 内容分类 制作周期 故事梗概")

    def one(text: str, span: int = 1) -> str:
        lines = "".join(
            f"<text:p>{escape(x).replace(' ', '<text:s/>')}</text:p>" for x in text.split("\n")
        )
        mark = f' table:number-columns-spanned="{span}"' if span > 1 else ""
        cell = f'<table:table-cell table:style-name="c"{mark} office:value-type="string">{lines}'
        return f"{cell}</table:table-cell>" + "<table:covered-table-cell/>" * (span - 1)

    rows = [
        one(labels[a]) + one(who[a]) + one(labels[b]) + one(who[b])
        for a, b in ((T, S), (G, D), (N, P))
    ]
    rows += [one(labels[f]) + one(who[f], 3) for f in (W, C, Y)]
    body = "".join(f"<table:table-row>{x}</table:table-row>" for x in rows)
    edge = '<style:style style:name="c" style:family="table-cell"><style:table-cell-properties '
    edge += 'fo:border="0.5pt solid #000000" fo:padding="0.1cm"/></style:style>'
    table = (
        f'<table:table><table:table-column table:number-columns-repeated="4"/>{body}</table:table>'
    )
    content = (
        f'<office:document-content {SPACES} office:version="1.2"><office:automatic-styles>{edge}'
        "</office:automatic-styles><office:body><office:text><text:h>微视频信息登记表</text:h>"
        f"{table}<text:p/></office:text></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    manifest = f'<manifest:manifest xmlns:manifest="{ODF}:manifest:1.0"><manifest:file-entry '
    manifest += f'manifest:full-path="/" manifest:media-type="{kind}"/><manifest:file-entry '
    manifest += (
        'manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    with zipfile.ZipFile(target := path.with_suffix(".odt"), "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("mimetype", kind, zipfile.ZIP_STORED)
        file.writestr("content.xml", f'<?xml version="1.0" encoding="UTF-8"?>{content}')
        file.writestr("META-INF/manifest.xml", f'<?xml version="1.0" encoding="UTF-8"?>{manifest}')
    return who.made(target)


RECAST = (
    (for_three_offices, 18, "doc"), (dots_between, 24, "doc"), (stars_for_choices, 3, "rtf"),
    (answers_in_italics, 10, "odt"), (thick_frame, 14, "pdf"), (continued_lines, 2, "pdf"),
)  # fmt: skip

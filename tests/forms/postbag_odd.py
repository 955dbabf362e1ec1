"""The tenth set's odd documents: letters, blanks on lines, controls, a letter with its annex."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from forms.paper import GENRES, UNDER, C, D, Form, G, N, P, Person, S, T, W, Y, docx
from forms.postbag_ruler import Sheet, body
from forms.stationery import CENTRE, HEI, RIGHT, grid, ink, p, ps, tc, title, tr, words

from intake.model import Field

INDENT = '<w:ind w:firstLineChars="200" w:firstLine="480"/>'
TURN = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def kept(path: Path, who: Person, body_: str) -> Form:
    return who.made(docx(path.with_suffix(".docx"), body_))


def numbered_letter(path: Path, who: Person) -> Form:
    """No table: the office writes the province a letter and numbers what it has to say."""
    labels = words("片名 选送学校 预计时长 类型 联系人 联系电话 内容分类 制作周期 故事梗概")
    lines = "".join(
        p(f"{'一二三四五六七八'[n]}、{labels[f]}：{who[f]}", marks=INDENT)
        for n, f in enumerate((T, S, G, D, C, W, N, P))
    )
    told = p("省教育厅：", size=28) + p("现将我校选送的微视频作品信息报送如下：", marks=INDENT)
    story = p("九、故事梗概：", marks=INDENT) + ps(who[Y], marks=INDENT)
    foot = p("特此报告。", marks=INDENT) + p(f"{who[S]}党委宣传部", align=RIGHT)
    foot += p("2020年12月8日", align=RIGHT)
    return kept(path, who, title("关于报送扶贫微视频作品的报告", 36) + told + lines + story + foot)


def on_blanks(path: Path, who: Person) -> Form:
    """Two blanks a line, words on them underlined, the story below."""
    labels = words("片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概")

    def blank(f: Field) -> list[str]:
        return [ink(f"{labels[f]}："), ink(f"  {who[f]}  ", look=UNDER), ink("    ")]

    lines = "".join(
        p(
            *(x for f in fields for x in blank(f)),
            marks='<w:spacing w:line="480" w:lineRule="auto"/>',
        )
        for fields in ((T,), (S,), (D, G), (N, P), (C,), (W,))
    )
    story = p(ink("故事梗概（500字以内）：")) + ps(who[Y], marks=INDENT)
    return kept(path, who, title("微视频信息登记表", 36, HEI) + lines + story)


def held(inner: str, name: str) -> str:
    """A control of Word's around a run."""
    marks = f'<w:sdtPr><w:alias w:val="{name}"/></w:sdtPr>'
    return f"<w:sdt>{marks}<w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def with_controls(path: Path, who: Person) -> Form:
    """The office's form with controls: lists to choose the genre from, fields for the rest."""
    labels = words("片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概")
    wide = (1700, 2900, 1700, 2700)

    def answer(f: Field) -> str:
        if f is G:
            items = "".join(f'<w:listItem w:displayText="{g}" w:value="{g}"/>' for g in GENRES)
            marks = f"<w:sdtPr><w:dropDownList>{items}</w:dropDownList></w:sdtPr>"
            inner = f"<w:sdtContent>{ink(str(who.values[G]))}</w:sdtContent>"
            return f"<w:p><w:sdt>{marks}{inner}</w:sdt></w:p>"
        return f"<w:p>{held(ink(who[f]), escape(labels[f]))}</w:p>"

    rows = [
        tr(tc(labels[a], 1700, align=CENTRE), tc(answer(a), 2900),
           tc(labels[b], 1700, align=CENTRE), tc(answer(b), 2700), high=640)
        for a, b in ((T, S), (D, G), (N, P))
    ]  # fmt: skip
    rows += [
        tr(tc(labels[f], 1700, align=CENTRE), tc(answer(f), 7300, 3), high=640) for f in (C, W, Y)
    ]
    return kept(path, who, title("微视频信息登记表", 36) + grid(rows, wide))


def letter_then_annex(path: Path, who: Person, sheet: Sheet) -> Form:
    """The covering letter, and the annex on the next page of the same document."""
    told = f"根据通知要求，经学校研究，现推荐{who[T]}参加征集活动，请予审核。"
    letter = title(f"{who[S]}关于推荐微视频作品的函", 36) + p("省教育厅：", size=28)
    letter += p(told, marks=INDENT, size=28) + p("附件：微视频信息登记表", marks=INDENT, size=28)
    letter += p(who[S], align=RIGHT, size=28) + p("2020年12月15日", align=RIGHT, size=28)
    return kept(path, who, letter + TURN + body(sheet, who))

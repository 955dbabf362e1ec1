"""The notice's annex as its file comes down, and typing hands that fill it in.

Each way to fill it in is a function of path and person; those with signs instead of words are in
mailroom_marks.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from forms import paper
from forms.paper import ANNEX, GREY, C, D, Form, G, N, P, Person, S, T, W, Y
from forms.stationery import CENTRE, HEI, KAI, RIGHT, grid, ink, p, tc, tr

from intake.model import Field

HEAD = "第二季“我的2020—全国高校师生微视频征集展示活动”微视频信息登记表"
EXAMPLES = {
    T: "《XXX》", S: "XXX", D: "XXmin", G: "纪录片或剧情片", N: "XXX", P: "XXX",
    C: paper.CATEGORY_EXAMPLE, W: paper.PERIOD_EXAMPLE, Y: "",
}  # fmt: skip
PAIRS, ROWS = ((T, S), (D, G), (N, P)), (C, W, Y)
WIDE = (1700, 2900, 1700, 2700)
SONG = "宋体"
BLUE = '<w:color w:val="0000FF"/>'
INDENT = '<w:ind w:firstLineChars="200" w:firstLine="480"/>'
TURN = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def typed(text: str, look: str = "", font: str = SONG, size: int = 24, marks: str = "") -> str:
    """A paragraph for each line, in a filler's hand."""
    return "".join(p(ink(line, size, look, font), marks=marks) for line in text.split("\n"))


def issued(said: Mapping[Field, str], high: int = 560) -> str:
    """The annex: its name, and its table with these cells in Word's marks."""

    def label(f: Field) -> str:
        return tc(typed(ANNEX[f].replace("\n", "")), WIDE[0])

    rows = [
        tr(label(a), tc(said[a], 2900), label(b), tc(said[b], 2700), high=high) for a, b in PAIRS
    ]
    rows += [tr(label(f), tc(said[f], 7300, 3), high=high) for f in ROWS]
    return p(ink(HEAD, 32, font=SONG), align=CENTRE) + grid(rows, WIDE)


def hand(who: Person, look: str = "", font: str = SONG, size: int = 24) -> dict[Field, str]:
    """Every cell in one hand; the story's lines are indented as Word does it."""
    said = {f: typed(who[f], look, font, size) for f in ANNEX}
    return said | {Y: typed(who[Y], look, font, size, INDENT)}


def kept(path: Path, who: Person, body: str, **parts: str) -> Form:
    return who.made(paper.docx(path.with_suffix(".docx"), body, **parts))


def typed_over(path: Path, who: Person) -> Form:
    """The examples gone, the answers in their place."""
    return kept(path, who, issued(hand(who)))


def in_blue(path: Path, who: Person) -> Form:
    """Answers in blue, so that the office sees what was filled in; the annex's number above."""
    return kept(path, who, p(ink("附件", 32, font=HEI)) + issued(hand(who, BLUE, KAI, 28), 620))


def examples_kept(path: Path, who: Person) -> Form:
    """The examples of the long rows turned grey and left, answers below them."""
    said = hand(who) | {f: typed(EXAMPLES[f], GREY) + typed(who[f]) for f in (C, W)}
    return kept(path, who, issued(said))


def after_the_example(path: Path, who: Person) -> Form:
    """The period typed behind its example, on the same line; the category above its own."""
    said = hand(who) | {
        W: p(ink(f"{EXAMPLES[W]}　　", font=SONG), ink(who[W], 24, BLUE, SONG)),
        C: typed(who[C], "<w:b/>") + typed(EXAMPLES[C], GREY, size=18),
    }
    return kept(path, who, issued(said))


def between_the_signs(path: Path, who: Person) -> Form:
    """Only the X's typed over: signs, units and the word for "example" stay where they were."""
    (_, m, d), (_, n, e) = (day.split("-") for day in who.values[W])
    said = hand(who) | {
        T: p(*(ink(x, font=SONG) for x in ("《", str(who.values[T]), "》"))),
        W: p(ink(f"例：2020 年 {int(m)} 月 {d} 日-{int(n)} 月 {e} 日", font=SONG)),
    }
    return kept(path, who, issued(said))


def empty_lines(path: Path, who: Person) -> Form:
    """Answers moved to the middle with empty lines, blanks and tabs, each in its own size."""
    sizes = dict(zip(ANNEX, (28, 24, 21, 24, 28, 21, 24, 24, 21), strict=True))
    said = {f: p() + typed(f"  {who[f]}\t", size=sizes[f]) + p() for f in ANNEX if f is not Y}
    return kept(path, who, issued(said | {Y: p() + typed(who[Y], size=21) + p() + p()}))


def notes_below(path: Path, who: Person) -> Form:
    """The annex with the school's notes below: who filled it in, when, and a reminder."""
    notes = ("注：1.片名须与成片片头一致。", "2.预计时长含片头、片尾，不超过4分钟。",
             "3.内容分类可多选；联系人须保持电话畅通。")  # fmt: skip
    foot = "".join(p(ink(line, 21, font=KAI)) for line in notes)
    foot += p(ink("填表人：宣传部值班室　　　审核人：　　　　　　", 24, font=SONG))
    return kept(path, who, issued(hand(who, font="仿宋")) + foot)


def letter_before(path: Path, who: Person) -> Form:
    """A covering letter on the first page, the annex on the second."""
    told = f"按照教发司〔2020〕142号文件要求，我校组织了征集工作，现报送作品{who[T]}，请审阅。"
    lines = p(ink("省教育厅发展规划处：", 32)) + p(ink(told, 32), marks=INDENT)
    lines += p(ink(str(who[S]), 32), align=RIGHT) + p(ink("2020年12月11日", 32), align=RIGHT)
    return kept(path, who, lines + TURN + p(ink("附件", 32, font=HEI)) + issued(hand(who)))


def under_the_header(path: Path, who: Person) -> Form:
    """The school's name in the header, a page number in the footer, answers in the middle."""
    said = {f: "".join(p(ink(x, 24, font=KAI), align=CENTRE) for x in who[f].split("\n"))
            for f in ANNEX} | {Y: typed(who[Y], font=KAI, marks=INDENT)}  # fmt: skip
    head = p(ink(f"{who[S]}党委宣传部", 18, GREY), align=RIGHT)
    return kept(path, who, issued(said, 700), header=head, footer=p(ink("- 1 -", 18), align=CENTRE))


WAYS = (
    typed_over, in_blue, examples_kept, after_the_example, between_the_signs, empty_lines,
    notes_below, letter_before, under_the_header,
)  # fmt: skip

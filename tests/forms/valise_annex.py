"""The annex as issued, and what Word puts around answers: controls, comments, boxes, breaks.

Each way to fill it in is a function of path and person.
"""

from __future__ import annotations

from pathlib import Path

from forms.mailroom_annex import EXAMPLES, INDENT, SONG, hand, kept, typed
from forms.paper import ANNEX, GENRES, STRUCK, C, D, Form, G, P, Person, T, W, Y
from forms.satchel_annex import issued
from forms.stationery import CENTRE, HEI, KAI, ink, p

BY = 'w:author="王梓" w:date="2020-12-09T16:20:00Z"'
PROMPT = "单击此处输入文字。"
NOTE = """样片已传网盘，提取码8k2p
网盘联系人：小丁 13300001256"""
BUBBLES = {
    D: "请核对：通知要求不超过4分钟，你校报名时填的是4分30秒",
    P: "手机号也请补上，如13800000000",
    W: "是2020年4月1日开始的吗？",
}


def annex_plain(path: Path, who: Person) -> Form:
    """The examples typed over, the annex's number above, the answers in the middle in 楷体."""
    said = {
        f: "".join(p(ink(x, 24, font=KAI), align=CENTRE) for x in who[f].split("\n")) for f in ANNEX
    } | {Y: typed(who[Y], font=KAI, marks=INDENT)}
    return kept(path, who, p(ink("附件2", 32, font=HEI)) + issued(said, 680))


def control(inner: str, kind: str = "<w:text/>", *, empty: bool = False) -> str:
    """A content control around runs; one whose prompt is still shown is empty."""
    marks = f'<w:alias w:val="请填写"/>{"<w:showingPlcHdr/>" if empty else ""}{kind}'
    return f"<w:sdt><w:sdtPr>{marks}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def content_controls(path: Path, who: Person) -> Form:
    """The office put controls into the annex; the second telephone's was left with its prompt."""
    said = {f: p(control(ink(who[f], font=SONG))) for f in ANNEX}
    items = "".join(f'<w:listItem w:displayText="{w}" w:value="{w}"/>' for w in GENRES)
    said[G] = p(control(ink(who[G], font=SONG), f"<w:dropDownList>{items}</w:dropDownList>"))
    said[P] += p(control(ink(PROMPT, 18, '<w:color w:val="808080"/>', SONG), empty=True))
    return kept(path, who, issued(said))


def struck_examples(path: Path, who: Person) -> Form:
    """The examples are struck out with a line, the answers follow on the same line."""
    said = {
        f: p(ink(EXAMPLES[f], 24, STRUCK, SONG), ink(f" {who[f]}", font=SONG))
        for f in ANNEX
        if f is not Y
    }
    return kept(path, who, issued(said | {Y: typed(who[Y], marks=INDENT)}))


def bubble(number: int, inner: str) -> str:
    """Runs to which a comment of this number is pinned."""
    return (
        f'<w:commentRangeStart w:id="{number}"/>{inner}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def margin_comments(path: Path, who: Person) -> Form:
    """An officer's comments stand in the margin, with figures that are no answers."""
    said = hand(who, font="仿宋")
    for n, f in enumerate(BUBBLES):
        said[f] = p(bubble(n, ink(who[f], font="仿宋")))
    told = "".join(
        f'<w:comment w:id="{n}" {BY} w:initials="W">{p(ink(text, 20))}</w:comment>'
        for n, text in enumerate(BUBBLES.values())
    )
    return kept(path, who, issued(said), comments=told)


def soft_breaks(path: Path, who: Person) -> Form:
    """The story's lines are parted by soft breaks; the telephone's hyphen is Word's hard one."""
    area, number = who[P].split("\N{NON-BREAKING HYPHEN}")
    said = hand(who) | {
        P: p(ink(area, font=SONG), "<w:r><w:noBreakHyphen/></w:r>", ink(number, font=SONG)),
        Y: p(ink(who[Y].replace("\n", "\v"), font=SONG)),
    }
    return kept(path, who, issued(said))


def tracked_story(path: Path, who: Person) -> Form:
    """A sentence of the story was taken out and another put in, both still marked."""
    first, _, rest = who[Y].partition("。")
    gone = ink("本片反映了我校脱贫攻坚工作取得的显著成效。", font=SONG)
    gone = gone.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    told = p(
        ink(f"{first}。", font=SONG),
        f'<w:del w:id="7" {BY}>{gone}</w:del>',
        f'<w:ins w:id="8" {BY}>{ink(rest, font=SONG)}</w:ins>',
        marks=INDENT,
    )
    title = f'<w:ins w:id="9" {BY}>{ink(who[T], font=SONG)}</w:ins>'
    return kept(path, who, issued(hand(who) | {T: p(title), Y: told}))


def boxed(text: str) -> str:
    """A run with a text box that floats below the table's end, as Word 2010 saves it."""
    inner = "".join(p(ink(line, 18, font=KAI)) for line in text.split("\n"))
    shape = (
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext '
        'cx="2520000" cy="620000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:ln w="9525"><a:solidFill><a:srgbClr val="0070C0"/></a:solidFill></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
    )
    place = (
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:align>right</wp:align>'
        '</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>160000</wp:posOffset>'
        '</wp:positionV><wp:extent cx="2520000" cy="620000"/><wp:wrapNone/>'
        '<wp:docPr id="11" name="文本框 11"/>'
    )
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        'relativeHeight="5" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        f'{place}<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
        f'wordprocessingShape">{shape}</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>'
    )


def note_in_a_box(path: Path, who: Person) -> Form:
    """Below the table floats a box of the school's: a drive's code, another man's telephone."""
    said = hand(who) | {C: typed(who[C], "<w:b/>"), W: typed(who[W], font="Times New Roman")}
    return kept(path, who, issued(said, 520) + p(boxed(NOTE)))


WAYS = (
    annex_plain, content_controls, struck_examples, margin_comments, soft_breaks, tracked_story,
    note_in_a_box,
)  # fmt: skip

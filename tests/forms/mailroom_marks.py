"""The annex filled in with more than words: struck and coloured choices, ticks, changes, boxes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

from forms import mailroom_annex as annex
from forms import paper
from forms.mailroom_annex import EXAMPLES, INDENT, SONG, hand, issued, kept, typed
from forms.paper import ANNEX, GENRES, SEVEN, C, D, Form, G, N, P, Person, S, T, W, Y
from forms.stationery import CENTRE, grid, ink, p, tc, tr

from intake.model import Field

BY = 'w:author="宣传部" w:date="2020-12-09T15:20:00Z"'


def plain(text: str, look: str = "") -> str:
    return ink(text, 24, look, SONG)


def right(who: Person, field: Field) -> tuple[str, ...]:
    """The words that are meant by a choice."""
    meant = who.values.get(field, ())
    return (meant,) if isinstance(meant, str) else tuple(meant)


def apart(pieces: Iterable[str], sign: str) -> list[str]:
    """Runs with a run of this sign between them."""
    return [x for piece in pieces for x in (plain(sign), piece)][1:]


def looked(who: Person, on: str, off: str = "") -> dict[Field, str]:
    """Both choices as the annex prints them, the right words and the others in two looks."""
    done = {}
    for f, words, sign in ((G, GENRES, "或"), (C, SEVEN, "、")):
        picks = right(who, f)
        done[f] = p(*apart((plain(w, on if w in picks else off) for w in words), sign))
    return done


def struck_out(path: Path, who: Person) -> Form:
    """What does not apply is struck out."""
    return kept(path, who, issued(hand(who) | looked(who, "", paper.STRUCK)))


def in_red(path: Path, who: Person) -> Form:
    """What applies is red and bold among the rest."""
    return kept(path, who, issued(hand(who) | looked(who, f"<w:b/>{paper.RED}")))


def marked_yellow(path: Path, who: Person) -> Form:
    """Categories marked with Word's yellow pen; the genre is typed."""
    return kept(path, who, issued(hand(who) | {C: looked(who, paper.YELLOW)[C]}))


def underlined(path: Path, who: Person) -> Form:
    """What applies is bold and underlined among the rest."""
    return kept(path, who, issued(hand(who) | looked(who, f"<w:b/>{paper.UNDER}")))


def ticked_behind(path: Path, who: Person) -> Form:
    """A tick from the window of symbols behind each word that applies."""
    tick, said = ink("√", 24, "<w:b/>", "Segoe UI Symbol"), {}
    for f, words, sign in ((G, GENRES, "或"), (C, SEVEN, "、")):
        picks = right(who, f)
        said[f] = p(*apart((plain(w) + (tick if w in picks else "") for w in words), sign))
    return kept(path, who, issued(hand(who) | said))


def rest_deleted(path: Path, who: Person) -> Form:
    """The example's sentence is left, but only the words that apply in its quotes."""
    before, after = EXAMPLES[C].split("“")[0], "”"
    told = (plain(before), plain("“"), plain("、".join(right(who, C))), plain(after))
    return kept(path, who, issued(hand(who) | {C: p(*told)}))


def inserted(text: str) -> str:
    return f'<w:ins w:id="21" {BY}>{plain(text)}</w:ins>' if text else ""


def deleted(text: str) -> str:
    inner = plain(text).replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    return f'<w:del w:id="22" {BY}>{inner}</w:del>'


def changes_tracked(path: Path, who: Person) -> Form:
    """WPS in its correcting mode from the first letter on: examples deleted, answers inserted."""
    said = {f: f"<w:p>{deleted(EXAMPLES[f])}{inserted(who[f])}</w:p>" for f in (S, D, N, P, C, W)}
    said[T] = f"<w:p>{plain('《')}{deleted('XXX')}{inserted(str(who.values[T]))}{plain('》')}</w:p>"
    rest = "或剧情片" if right(who, G) == ("纪录片",) else "纪录片或"
    pieces = [plain(right(who, G)[0]), deleted(rest)]
    said[G] = f"<w:p>{''.join(pieces if rest[0] == '或' else pieces[::-1])}</w:p>"
    said[Y] = "".join(f"<w:p>{inserted(line)}</w:p>" for line in who[Y].split("\n"))
    return kept(path, who, issued(said))


def remarked(path: Path, who: Person) -> Form:
    """A superior's remarks in the margin, neither answered nor taken out."""
    told = ("电话换成办公室的吧？", "时长再核一下，别超过4分钟")
    notes = "".join(
        f'<w:comment w:id="{n}" {BY} w:initials="X">{p(ink(text, 20))}</w:comment>'
        for n, text in enumerate(told)
    )
    said = hand(who)
    for n, f in enumerate((P, D)):
        mark = f'<w:commentRangeEnd w:id="{n}"/><w:r><w:commentReference w:id="{n}"/></w:r>'
        inner = f'<w:commentRangeStart w:id="{n}"/>{plain(who[f])}{mark}'
        said[f] = f"<w:p>{inner}</w:p>"
    return kept(path, who, issued(said), comments=notes)


def control(inner: str, marks: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{marks}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def controlled(path: Path, who: Person) -> Form:
    """A school's clerk put controls into the annex: text, a list, a date's two ends."""
    items = "".join(f'<w:listItem w:displayText="{g}" w:value="{g}"/>' for g in GENRES)
    said = {f: control(p(plain(who[f])), f'<w:tag w:val="{f.value}"/><w:text/>')
            for f in (T, S, D, N, P, C, W)}  # fmt: skip
    listed = f"<w:comboBox>{items}</w:comboBox>"
    said[G] = f"<w:p>{control(plain(who[G]), listed)}</w:p>"
    said[Y] = control(typed(who[Y], marks=INDENT))
    rows = [
        tr(*(x for f in pair for x in (tc(ANNEX[f], 1700), tc(said[f], 2800))), high=600)
        for pair in annex.PAIRS
    ]
    rows += [tr(tc(ANNEX[f], 1700), tc(said[f], 7300, 3), high=600) for f in annex.ROWS]
    return kept(path, who, p(plain(annex.HEAD), align=CENTRE) + grid(rows, annex.WIDE))


def wingdings(path: Path, who: Person) -> Form:
    """Boxes of a symbol font before the choices, as Word's window of symbols puts them in."""
    said = {
        f: p(*(x for w in words
               for x in (paper.symbol("F0FE" if w in right(who, f) else "F0A8"), plain(f"{w}  "))))
        for f, words in ((G, GENRES), (C, SEVEN))
    }  # fmt: skip
    return kept(path, who, issued(hand(who) | said))


def old_box(name: str, *, on: bool) -> str:
    """A tick box of Word 97's forms."""
    state = f'<w:checkBox><w:sizeAuto/><w:default w:val="{int(on)}"/></w:checkBox>'
    data = f'<w:ffData><w:name w:val="{escape(name)}"/><w:enabled/>{state}</w:ffData>'
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    code = '<w:r><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText></w:r>'
    return f'{begin}{code}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def old_boxes(path: Path, who: Person) -> Form:
    """A protected form of Word 97's kind, its boxes ticked."""
    said = {
        f: p(*(x for n, w in enumerate(words)
               for x in (old_box(f"Check{n}", on=w in right(who, f)), plain(f"{w}　"))))
        for f, words in ((G, GENRES), (C, SEVEN))
    }  # fmt: skip
    return kept(path, who, issued(hand(who) | said))


WAYS = (
    struck_out, in_red, marked_yellow, underlined, ticked_behind, rest_deleted, changes_tracked,
    remarked, controlled, wingdings, old_boxes,
)  # fmt: skip

"""The notice's annex as issued, as Word and WPS leave it behind: torn, centred, corrected, doubled.

Each way to fill it in is a function of path and person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from forms import mailroom_annex as annex
from forms.mailroom_annex import EXAMPLES, INDENT, PAIRS, ROWS, SONG, WIDE, hand, kept, typed
from forms.paper import ANNEX, GENRES, GREY, SEVEN, C, D, Form, G, N, P, Person, T, W, Y
from forms.stationery import CENTRE, FANG, HEI, RIGHT, grid, ink, p, tc, tr

from intake.model import Field

BY = 'w:author="指导教师" w:date="2020-12-11T09:05:00Z"'
DOUBLE = "<w:dstrike/>"
MARK = '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'
NOTICE = """关于开展第二季“我的2020—全国高校师生微视频征集展示活动”的通知
各省、自治区、直辖市教育厅（教委），新疆生产建设兵团教育局，有关高校：
为充分展示高校师生投身脱贫攻坚的生动实践，现就征集展示活动有关事项通知如下。
一、活动主题：我的2020
二、活动时间：2020年11月至2021年3月
三、活动形式
1.视频内容：以学生、专家、师生团队的视角讲述故事，切口小，不做工作汇报，不做学校宣传片。
2.各省级教育行政部门审核后统一提交，每省推荐5部左右，不单独接收高校视频。
四、视频要求
1.作品须为原创，学校拥有完整版权。
2.时长不超过4分钟，含片头、片尾；高清版1080p，25帧，MP4格式；压缩版不超过50M。
五、报送方式
请于12月25日前将作品和登记表（附件）发送至活动邮箱。
联系人：项老师　　电话：010-65120417"""
SECOND = {
    T: "《追着太阳搬家的人》", D: "3分02秒", G: "剧情片", N: "游一帆", P: "18100362957",
    C: "智力扶贫", W: "2020年11月1日-2020年11月28日",
    Y: "养蜂人一家每年搬五次家，儿子小满就换五所学校。支教老师为他做了一本可以带走的"
       "成绩单，每到一处就由当地的老师接着写下去。",
}  # fmt: skip


def right(who: Person, field: Field) -> tuple[str, ...]:
    """The words that are meant by a choice."""
    meant = who.values.get(field, ())
    return (meant,) if isinstance(meant, str) else tuple(meant)


def between(pieces: Iterable[str], sign: str) -> list[str]:
    """Runs with a run of this sign between them."""
    return [x for piece in pieces for x in (ink(sign, font=SONG), piece)][1:]


def lines(said: Mapping[Field, str], high: int = 600, tall: int = 6400) -> list[str]:
    """The annex's rows with these cells in Word's marks, the story's as large as it is issued."""

    def line(*fields: Field) -> str:
        room = (2900, 2700) if len(fields) > 1 else (7300,)
        cells = [
            (tc(typed(ANNEX[f].replace("\n", "")), 1700), tc(said[f], w, 3 if w > 2900 else 1))
            for f, w in zip(fields, room, strict=True)
        ]
        return tr(*(x for pair in cells for x in pair), high=tall if Y in fields else high)

    return [*(line(*pair) for pair in PAIRS), *(line(f) for f in ROWS)]


def headed() -> str:
    return p(ink(annex.HEAD, 32, font=SONG), align=CENTRE)


def issued(said: Mapping[Field, str], high: int = 600) -> str:
    """The annex: its name and its table."""
    return headed() + grid(lines(said, high), WIDE)


def torn(text: str, marks: str = "") -> str:
    """Paragraphs whose runs break where figures begin and end, as Word saves them."""
    done = ""
    for line in text.split("\n"):
        runs = ""
        for n, part in enumerate(re.findall(r"[0-9A-Za-z]+|[^0-9A-Za-z]+", line)):
            piece = ink(part, font=SONG).replace("<w:r>", f'<w:r w:rsidR="00{n:02}7B3E">')
            runs += piece + ('<w:proofErr w:type="spellEnd"/>' if n % 2 else "")
        done += p(*([runs] if runs else []), marks=marks)
    return done


def word_torn(path: Path, who: Person) -> Form:
    """Typed over in Word, which tears the answers at figures; the cursor's bookmark stays."""
    said = {f: torn(who[f], INDENT if f is Y else "") for f in ANNEX}
    return kept(path, who, issued(said) + p(MARK))


def wps_centred(path: Path, who: Person) -> Form:
    """Filled in with WPS: answers pushed to the middle, some by blanks, in 仿宋."""
    snap = '<w:snapToGrid w:val="0"/>'
    said = {f: "".join(p(ink(x, 24), align=CENTRE, marks=snap) for x in who[f].split("\n"))
            for f in ANNEX}  # fmt: skip
    said |= {f: p(ink(f"   {who[f]} ", 24), marks=snap) for f in (N, D)}
    said[Y] = "".join(p(ink(f"　　{x}", 24), marks=snap, align="both") for x in who[Y].split("\n"))
    return kept(path, who, issued(said, 640))


def answer_before_example(path: Path, who: Person) -> Form:
    """The examples were pushed behind the answers and paled, none was taken out."""
    said = hand(who) | {
        f: p(ink(f"{who[f]}　", font=SONG), ink(EXAMPLES[f], 18, GREY, SONG)) for f in (C, W)
    }
    said[G] = typed(who[G]) + typed(f"（{EXAMPLES[G]}）", GREY, size=18)
    return kept(path, who, issued(said))


def choice_below_sentence(path: Path, who: Person) -> Form:
    """The categories' sentence is left as printed, the choice stands below it in bold."""
    told = typed(EXAMPLES[C]) + p(ink("本作品属于：", font=SONG), ink(who[C], 24, "<w:b/>", SONG))
    return kept(path, who, issued(hand(who) | {C: told}))


def one_genre_struck(path: Path, who: Person) -> Form:
    """What does not apply is struck out twice, within the annex's own sentence."""

    def looked(field: Field, words: Iterable[str], sign: str) -> list[str]:
        looks = {w: "" if w in right(who, field) else DOUBLE for w in words}
        return between((ink(w, 24, look, SONG) for w, look in looks.items()), sign)

    before, after = EXAMPLES[C].split("“")[0], "”"
    choices = [ink(f"{before}“", font=SONG), *looked(C, SEVEN, "、"), ink(after, font=SONG)]
    said = {G: p(*looked(G, GENRES, "或")), C: p(*choices)}
    return kept(path, who, issued(hand(who) | said))


def inserted(text: str) -> str:
    return f'<w:ins w:id="31" {BY}>{ink(text, font=SONG)}</w:ins>'


def deleted(text: str) -> str:
    inner = ink(text, font=SONG).replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    return f'<w:del w:id="32" {BY}>{inner}</w:del>'


def tracked_corrections(path: Path, who: Person) -> Form:
    """A student filled it in; the adviser set length and telephone right, both still marked."""
    head, tail = who[P][:-4], who[P][-4:]
    said = {
        D: p(deleted("4分20秒"), inserted(who[D])),
        P: p(ink(head, font=SONG), deleted(tail[::-1]), inserted(tail)),
    }
    return kept(path, who, issued(hand(who) | said))


def clicked(word: str, *, on: bool) -> str:
    """A box of Word 2010's kind that is clicked on and off, and its word."""
    state = f'<w14:checkbox><w14:checked w14:val="{int(on)}"/></w14:checkbox>'
    sign = ink("☒" if on else "☐", font="MS Gothic")
    box = f"<w:sdt><w:sdtPr>{state}</w:sdtPr><w:sdtContent>{sign}</w:sdtContent></w:sdt>"
    return box + ink(f"{word}  ", font=SONG)


def check_controls(path: Path, who: Person) -> Form:
    """The school put boxes to click into the annex."""
    said = {
        f: p(*(clicked(w, on=w in right(who, f)) for w in words))
        for f, words in ((G, GENRES), (C, SEVEN))
    }
    return kept(path, who, issued(hand(who) | said))


def within_the_notice(path: Path, who: Person) -> Form:
    """The whole notice sent back, the annex at its end filled in."""
    head, *lines = NOTICE.split("\n")
    told = p(ink(head, 44, font="方正小标宋简体"), align=CENTRE)
    told += "".join(p(ink(line, 32, font=FANG), marks=INDENT) for line in lines)
    told += p(ink("教育部发展规划司", 32), align=RIGHT) + annex.TURN
    return kept(path, who, told + p(ink("附件", 32, font=HEI)) + issued(hand(who)))


def two_works(path: Path, who: Person) -> Form:
    """Two works of one school in one file; the first form is this person's."""
    second = {f: typed(SECOND.get(f, who[f])) for f in ANNEX}
    return kept(path, who, issued(hand(who)) + annex.TURN + issued(second))


def sheet_split(path: Path, who: Person) -> Form:
    """The table torn in two by a page break, the story alone in the second one."""
    rows = lines(hand(who))
    first, second = grid(rows[:-1], WIDE), grid(rows[-1:], WIDE)
    return kept(path, who, headed() + first + annex.TURN + second)


WAYS = (
    word_torn, wps_centred, answer_before_example, choice_below_sentence, one_genre_struck,
    tracked_corrections, check_controls, within_the_notice, two_works, sheet_split,
)  # fmt: skip

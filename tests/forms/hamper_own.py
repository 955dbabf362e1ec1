"""Schools' own documents without a table, or with one below a cover: covers, points, letters."""

from __future__ import annotations

from pathlib import Path

from forms.hamper_annex import BREAK, INDENT, SONG, kept, typed
from forms.paper import UNDER, C, D, Form, G, N, P, Person, S, T, W, Y
from forms.stationery import CENTRE, FANG, HEI, RIGHT, grid, ink, p, tc, title, tr, words

LABELS = words("片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概")
EXACT = '<w:spacing w:line="560" w:lineRule="exact"/>'


def under(text: str, width: int = 24, size: int = 28) -> str:
    """A run on an underlined blank of so many half signs."""
    room = max(width - sum(2 if ord(sign) > 255 else 1 for sign in text), 2)
    return ink(" " * (room // 2) + text + " " * (room - room // 2), size, UNDER, FANG)


def cover(path: Path, who: Person) -> Form:
    """A cover with title, school and contact on underlined blanks; a table on the next page."""
    front = p() + p() + title("“我的2020”高校师生扶贫微视频", 44)
    front += title("作品申报书", 52) + p() * 6
    for label, f in (("作品名称", T), ("申报学校", S), ("联 系 人", N), ("联系电话", P)):
        front += p(ink(f"{label}：", 32, font=HEI), under(who[f], 30, 32), align=CENTRE)
    front += p() * 6 + p(ink("二〇二〇年十二月", 32, font=FANG), BREAK, align=CENTRE)
    rows = [tr(tc(typed(LABELS[f]), 1900), tc(typed(who[f]), 7100), high=640) for f in (D, G, C, W)]
    rows.append(tr(tc(typed(LABELS[Y]), 1900), tc(typed(who[Y], marks=INDENT), 7100), high=4200))
    back = p(ink("作品基本情况", 32, font=HEI), align=CENTRE)
    return kept(path, who, front + back + grid(rows, (1900, 7100)))


def listed_points(path: Path, who: Person) -> Form:
    """Numbered points in a document, labels bold; the story on lines of its own."""
    body = title("微视频报送信息", 36) + p()
    for n, f in enumerate((T, S, D, G, C, W, N, P), 1):
        body += p(ink(f"{n}. {LABELS[f]}：", 24, "<w:b/>", SONG), ink(who[f], font=SONG))
    body += p(ink(f"9. {LABELS[Y]}：", 24, "<w:b/>", SONG))
    return kept(path, who, body + typed(who[Y], marks=INDENT))


def letter(path: Path, who: Person) -> Form:
    """A report to the department: sections with Chinese numbers, each told after its label."""
    school = str(who.values[S])
    body = title("关于推荐扶贫微视频作品的报告", 40) + p()
    body += p(ink("省教育厅发展规划处：", 32), marks=EXACT)
    opening = f"按照通知要求，{school}推荐微视频作品1部，现将有关情况报告如下。"
    body += p(ink(opening, 32), marks=INDENT + EXACT)
    body += p(ink("一、作品基本信息", 32, font=HEI), marks=INDENT + EXACT)
    for f in (T, S, G, D, C, W):
        body += p(ink(f"{LABELS[f]}：{who[f]}", 32), marks=INDENT + EXACT)
    body += p(ink("二、故事梗概", 32, font=HEI), marks=INDENT + EXACT)
    body += typed(who[Y], FANG, 32, marks=INDENT + EXACT)
    body += p(ink("三、联系方式", 32, font=HEI), marks=INDENT + EXACT)
    body += p(ink(f"联系人：{who[N]}　　联系电话：{who[P]}", 32), marks=INDENT + EXACT)
    body += p() + p(ink(f"{school}（章）　　", 32), align=RIGHT, marks=EXACT)
    return kept(path, who, body + p(ink("2020年12月16日　　", 32), align=RIGHT, marks=EXACT))


def blanks(path: Path, who: Person) -> Form:
    """Two points to the line on underlined blanks, as forms were typed before there were tables."""
    lines = (
        (("片    名", T, 24), ("选送学校", S, 20)), (("预计时长", D, 24), ("类    型", G, 20)),
        (("联 系 人", N, 24), ("电    话", P, 20)), (("内容分类", C, 54),), (("制作周期", W, 54),),
    )  # fmt: skip
    body = title("扶贫微视频报名表", 40) + p()
    for line in lines:
        pieces = [
            x
            for label, f, width in line
            for x in (ink(f"{label}：", 28, font=FANG), under(who[f], width), ink("  ", 28))
        ]
        body += p(*pieces, marks=EXACT)
    body += p(ink("故事梗概：", 28, font=FANG), marks=EXACT)
    return kept(path, who, body + typed(who[Y], FANG, 28, UNDER, marks=INDENT + EXACT))


WAYS = (cover, listed_points, letter, blanks)

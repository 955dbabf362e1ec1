"""Schools' own documents of the thirteenth set: a paragraph for all, and two tables."""

from __future__ import annotations

from pathlib import Path

from forms.mailroom_annex import INDENT, kept, typed
from forms.paper import C, D, Form, G, N, P, Person, S, T, W, Y
from forms.stationery import CENTRE, FANG, HEI, KAI, RIGHT, grid, ink, p, tc, title, tr, words

LABELS = words("片名 选送学校 预计时长 类型 联系人姓名 联系人电话 内容分类 制作周期 故事梗概")
EXACT = '<w:spacing w:line="560" w:lineRule="exact"/>'


def one_paragraph(path: Path, who: Person) -> Form:
    """A letter: one paragraph gives point after point, apart by semicolons; then the story."""
    points = "；".join(f"{LABELS[f]}：{who[f]}" for f in (T, S, D, G, C, W, N, P))
    body = title("关于报送微视频作品的说明", 40) + p()
    body += p(ink("省教育厅：", 30, font=FANG), marks=EXACT)
    told = f"根据征集通知，现将我校推荐作品的登记信息说明如下。{points}。"
    body += p(ink(told, 30, font=FANG), marks=INDENT + EXACT)
    body += p(ink(f"{LABELS[Y]}：", 30, "<w:b/>", FANG), marks=INDENT + EXACT)
    body += typed(who[Y], font=FANG, size=30, marks=INDENT + EXACT) + p()
    body += p(ink("特此说明。", 30, font=FANG), marks=INDENT + EXACT)
    body += p(ink(f"{who[S]}党委宣传部", 30, font=FANG), align=RIGHT)
    return kept(path, who, body + p(ink("2020年12月16日", 30, font=FANG), align=RIGHT))


def side_by_side(path: Path, who: Person) -> Form:
    """Two tables under headings of their own: the film's labels at the left, the people's above."""

    def name(text: str, wide: int) -> str:
        return tc(p(ink(text, 24, "<w:b/>", KAI), align=CENTRE), wide, fill="DEEAF6")

    film = [
        tr(name(LABELS[f], 1900), tc(typed(who[f], font=KAI), 7100), high=480)
        for f in (T, D, G, C, W)
    ]
    film.append(tr(name(LABELS[Y], 1900), tc(typed(who[Y], font=KAI), 7100), high=3400))
    people = [
        tr(*(name(LABELS[f], 3000) for f in (S, N, P)), high=480),
        tr(*(tc(p(ink(who[f], font=KAI), align=CENTRE), 3000) for f in (S, N, P)), high=620),
    ]
    body = title("扶贫微视频报送单", 40, HEI) + p(ink("一、作品", 28, font=HEI))
    body += grid(film, (1900, 7100)) + p() + p(ink("二、单位与联系人", 28, font=HEI))
    return kept(path, who, body + grid(people, (3000, 3000, 3000)))


WAYS = (one_paragraph, side_by_side)

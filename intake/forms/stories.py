"""A story in running text → without what a letter or a page says after it. Pure.

Nothing but words tells where a story ends that stands last in a letter: 此致, 感谢填写, a signature
above a date, a line for the seal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_CLOSING = re.compile(
    r"\s*(?:此致|敬礼|顺[颂祝致]|祝[好您你各老工]|(?:再次|非常|衷心)?(?:感谢|谢谢)|特此|盼复|妥否|"
    r"以上(?:是|为|即|信息|内容|材料)|附件?\s*[:：\d]|发自我的|[-_=—–*]{2,}\s*$|"
    r"[-_=—–*]{2,}[\s\xa0]*(?:原始|转发|Original)|填表人|填报人|制表人|"
    r"审核(?:人|意见)|审批|[（(]?(?:单位|学校|部门|学院)?[（(]?(?:盖章|公章|签章|签字)|"
    r"(?:学校|单位|推荐|部门|学院)意见|(?:本人|作者)?承诺|备\s*注|注\s*[:：]|说明\s*[:：]|"
    r"发件人\s*[:：]|From\s*:|Sent from|(?:填表|填报|报送)?日期\s*[:：]|如有(?:问题|疑问|不妥)|"
    r"(?:技术支持|版权所有|打印(?:时间|日期)|导出(?:时间|日期)|提交时间|Copyright|©|返回(?:列表|首页)|上一[篇页条]|下一[篇页条])|"
    r"请(?:老师|您|查收|审阅|予以)|第?\s*\d{1,2}\s*页|"
    r"[^。！？\n]{0,30}(?<!\d)(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?\s*$)"
)
"""What is said after a story, and the head of a talk's next message: 活动办小葛 09:50."""
_CARD = re.compile(
    r"\s*(?:(?:手\s?机|电\s?话|座机|传真|微信|邮箱|邮编|地址|网址)[^:：\n]{0,4}[:：]"
    r"|(?:QQ|Tel|Fax|E-?mail|Mob(?:ile)?)\s?[:：.])",
    re.IGNORECASE,
)
"""A line of a visiting card, as it stands below letters."""
_DATE = re.compile(r"\s*20\d{2}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?\s*")
_RULED = re.compile(r"\A(?:\s*(?:[-_=—–*]{3,}\s*\n|_{3,}))+")
_ROW_END = re.compile(r"(?<=[。！？!?…”])\s*[;；,，|_]+$")
"""What a line of a list ends with: behind a full stop it is no part of the story."""
_SIGNED = re.compile(r"[^。！？；，…]{2,30}")

_ENDED = re.compile(r"[。！？!?…”’』」》)）~～.;；：:—][\s\u3000]*$")
LEAST_FULL, MOST_LABEL, _ROOM = 48, 24, 4
"""A filled line is so wide, the first shorter by its label, all by what may not begin a line."""
UNSURE = 0.7


def alone(raw: str) -> str:
    """The story's own lines: up to closing words, a signature or a date by itself."""
    lines = unruled(raw).split("\n")
    kinds = (_CLOSING.match, _DATE.fullmatch, _CARD.match)
    closed = (i for i in range(1, len(lines)) if any(kind(lines[i]) for kind in kinds))
    end = next(closed, len(lines))
    return unruled("\n".join(lines[: _signed(lines, end)]).rstrip())


def unruled(raw: str) -> str:
    """A text without the line drawn under it, or the sign that ends a row of a list."""
    return _ROW_END.sub("", _RULED.sub("", raw))


def _signed(lines: Sequence[str], end: int) -> int:
    """Where the signature above a date, or a card, begins."""
    start = end
    while start > 1 and end < len(lines) and _SIGNED.fullmatch(lines[start - 1]):
        start -= 1
    if end < len(lines) and not _CLOSING.match(lines[end]) and ends(lines[start - 1]):
        return start
    dated = 1 < end < len(lines) and _DATE.fullmatch(lines[end]) and start < end
    return end - 1 if dated else end


def ends(text: str) -> bool:
    """Whether a text ends as a story does, and not within a sentence."""
    return bool(re.search(r"[。！？!?…”’』」][\s\u3000]*$", text))


def told(raw: str, *, held: bool = False) -> tuple[str, float]:
    """A story without the breaks of a program that filled its lines, and how whole it looks.

    A full line that ends within a sentence goes on in the next, where that is not indented. Of a
    text that a cell of a document `held` nothing was lost: many a story has no full stop.
    """
    lines = raw.split("\n")
    widest = max(map(_width, lines))
    whole, doubt = lines[0], False
    for before, line in pairwise(lines):
        full = widest >= LEAST_FULL and _width(before) >= widest - _ROOM - (
            MOST_LABEL if before is lines[0] else 0
        )
        runs_on = not _ENDED.search(before) and bool(line.strip()) and not line[0].isspace()
        whole += line if full and runs_on else f"\n{line}"
        doubt = doubt or (runs_on and bool(before.strip()) and (full or not held))
    cut = not held and not _ENDED.search(whole)
    return whole, UNSURE if doubt or cut else 1.0


def _width(line: str) -> int:
    """How wide a line is, in characters of half width."""
    return sum(1 + (ord(c) >= 0x2E80) for c in line.rstrip())  # noqa: PLR2004  (Chinese signs begin)

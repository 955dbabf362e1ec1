"""Questions for labels: 你的片子叫什么？ and the answer below → fields. Pure.

What is asked is told by the key words of a question; a person always looks at what was read so.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from intake.forms.lexicon import Mark
from intake.model import Field

SURE = 0.7
LEAST = 3
"""So many fields asked for in questions are a form."""
MOST = 60
"""A longer text is no question of a form."""
_NUMBER = (
    r"[ \t\u3000]*(?:(?:问|Q|第)?[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})"
    r"[)）]?[题问.．、:：)）]"
    r"|[①-⑨]|(?:问|Q)[:：.])"
)
_QUESTION = re.compile(
    rf"^(?P<number>{_NUMBER})?[ \t\u3000]*(?P<asked>[^\n?？]{{2,{MOST}}}[?？]"
    r"|(?:请|简要|简单|用)[^\n。：:]{2,40}[。：:])"
    r"(?:[ \t]*[(（【\[][^()（）\n]{0,40}[)）】\]])?(?P<rest>[^\n]*)$",
    re.MULTILINE,
)
_ANSWERED = re.compile(
    r"^[ \t\u3000]*(?:(?:回?答案?|我的回答)[ \t]*[:：.]?|A[ \t]*[:：.、])[ \t\u3000]*"
)
_ASKS = (
    (Field.CONTACT_PHONE, re.compile("电话|手机|号码|(?:怎么|如何|怎样)联系|联系方式|联络方式")),
    (
        Field.PRODUCTION_PERIOD,
        re.compile(
            "周期|什么时候|何时|几月|起止|(?:拍|制作|摄)[^片频]{0,6}(?:多久|时间|日期|几天)|哪段"
        ),
    ),
    (Field.DURATION, re.compile("多长|多久|时长|几分|多少分|长度|片长")),
    (Field.GENRE, re.compile("纪录片|剧情片|体裁|什么片|(?:片子|作品|影片|视频)类型|哪种")),
    (Field.CATEGORIES, re.compile("哪[一几]?[个]?类|分类|类别|主题|方面|领域|扶贫")),
    (Field.CONTACT_NAME, re.compile("联系人|联络人|谁|哪位|称呼|姓名|贵姓|找哪")),
    (Field.SCHOOL, re.compile("学校|院校|单位|哪所|高校|大学|选送|报送")),
    (Field.TITLE, re.compile("叫什么|名称|片名|题目|名字|标题|什么名|作品名")),
    (Field.SYNOPSIS, re.compile("梗概|简介|讲了?|故事|内容|介绍|概括|概述|说了")),
    (Field.GENRE, re.compile("类型|形式|种类")),
)
"""The words by which a question is told, the plainest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A question in a text: its field, where it stands, and where its answer begins."""

    field: Field
    at: int
    end: int
    numbered: bool


def field_of(text: str) -> Field | None:
    """The field that a cell asks for in a question."""
    found = _QUESTION.fullmatch(text.strip()) if len(text) <= MOST + len("（可多选）") * 2 else None
    return _field(found["asked"]) if found and not found["rest"].strip() else None


def answer(text: str) -> str:
    """An answer without the word 答 before it."""
    return _ANSWERED.sub("", text.strip(), count=1).strip()


def marks(text: str, options: Collection[Field], rank: int) -> list[Mark]:
    """The fields that a text asks for in questions, each with its answer; none of a few."""
    asked = list(_asked(text))
    if len(asked) < LEAST:
        return []
    ends = [question.at for question in asked[1:]] + [len(text)]
    return [
        Mark(
            field=q.field,
            rank=rank,
            value=_answer(q, text[q.end : end], options),
            sure=SURE,
            at=q.at,
        )
        for q, end in zip(asked, ends, strict=True)
    ]


def _asked(text: str) -> Iterator[_Asked]:
    """The first question for each field; all are numbered where the first is."""
    told: set[Field] = set()
    numbered: bool | None = None
    for found in _QUESTION.finditer(text):
        name = _field(found["asked"])
        if name is None or name in told or numbered not in {None, bool(found["number"])}:
            continue
        told.add(name)
        numbered = bool(found["number"])
        yield _Asked(field=name, at=found.start(), end=found.start("rest"), numbered=numbered)


def _answer(question: _Asked, text: str, options: Collection[Field]) -> str:
    """The answer: of a story and of a list of options all lines, else the first."""
    whole = answer(text)
    long = question.field is Field.SYNOPSIS or question.field in options
    return whole if long else whole.partition("\n")[0].strip()


def _field(question: str) -> Field | None:
    return next((name for name, asks in _ASKS if asks.search(question)), None)

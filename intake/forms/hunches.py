"""A label in words that nobody told us of, beside a value that speaks for itself → its field. Pure.

承制方 | 黄山学院 is a school by its value, and by one character of its label; what is taken so is
always shown to a person.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from intake.forms import durations, periods, phones
from intake.model import Field

_SCHOOL = re.compile(
    r"[\u3400-\u9fff（）()·]{2,30}(?:大学|学院|学校|专科学校|中学|小学|党校|电大)"
    r"(?:[\u3400-\u9fff（）()]{0,12}(?:学院|系|部|处|校区|中心|团委)?)?"
)
_TITLE = re.compile(r"《[^《》]{1,60}》")
_TIMED = re.compile("[分秒′″'\":：]|min", re.IGNORECASE)
_DATED = re.compile(r"20\d{2}|\d月")
_MOST = 200
"""A longer text is no duration and no period."""
_STORY = re.compile(r"[。！？；]")
_LEAST_STORY = 20
_WORDS: Mapping[Field, re.Pattern[str]] = {
    Field.TITLE: re.compile("名|题|片|作品"),
    Field.SCHOOL: re.compile("校|院|单位|学|方|机构"),
    Field.DURATION: re.compile("时间|长|时|分钟"),
    Field.CONTACT_PHONE: re.compile("电话|手机|联系|联络|号码"),
    Field.PRODUCTION_PERIOD: re.compile("时间|日期|周期|起止|时段|期"),
    Field.SYNOPSIS: re.compile("介|概|述|梗|内容|故事|剧情|说明"),
}
"""What a label must say at least to name the field."""
_WORK = r"(?:项目|作品|制作|拍摄|摄制|创作|影片|视频)?"
_DAY = r"(?:拍摄)?(?:时间|日期|日)?"
_TIME = r"(?:周期|时间|日期|起止)"
BEGINS = re.compile(
    rf"{_WORK}(?:(?:开始|启动)(?:拍摄|制作|摄制|创作){_DAY}|(?:开始|起始|开机|启动|开拍|起){_DAY}|{_TIME}\s?[(（](?:起|始|自|从|开始)[)）])[:：]?"
)
ENDS = re.compile(
    rf"{_WORK}(?:(?:完成|结束)(?:拍摄|制作|摄制|创作|剪辑){_DAY}"
    rf"|(?:结束|终止|截止|完成|杀青|完工|关机|止){_DAY}"
    rf"|{_TIME}\s?[(（](?:止|终|至|到|结束)[)）])[:：]?"
)
"""What names one end of the production period."""
_OTHERS = re.compile(
    r"填表|填报|报送时间|报名|提交|出生|盖章|审核|审批|意见|主办|承办|地址|邮箱|邮编|导师|指导|"
    r"备注|说明$|要求|毕业|专业|职务|传真|通讯|年龄|上映|首播|发布"
)
"""What a label of something else says."""


_LINE = re.compile(
    r"^[ \t\u3000]{0,8}(?:[(（]?\d{1,2}[)）.、．]{1,2})?[ \t]{0,4}"
    r"([\u3400-\u9fff \u3000]{2,14})(?:[(（][^()（）\n]{0,40}[)）])?[ \t]{0,4}"
    r"[:：][ \t\u3000]{0,8}(\S[^\n]*)$",
    re.MULTILINE,
)
"""A line that begins with a label and a colon."""


def is_end(label: str) -> bool:
    """Whether a label asks for one end of the production period: 制作周期（起）."""
    return any(end.fullmatch(label.strip()) for end in (BEGINS, ENDS))


def _is_school(value: str) -> bool:
    return bool(_SCHOOL.fullmatch(value))


def _is_duration(value: str) -> bool:
    return (
        len(value) <= _MOST and bool(_TIMED.search(value)) and durations.parse(value)[0] is not None
    )


def _is_period(value: str) -> bool:
    if len(value) > _MOST or not _DATED.search(value):
        return False
    found = periods.parse(value, 2000)[0]
    return found is not None and found[0] != found[1]


SPEAKS: Mapping[Field, Callable[[str], bool]] = {
    Field.TITLE: lambda value: bool(_TITLE.fullmatch(value)),
    Field.SCHOOL: _is_school,
    Field.DURATION: _is_duration,
    Field.CONTACT_PHONE: lambda value: phones.parse(value)[0] is not None,
    Field.PRODUCTION_PERIOD: _is_period,
    Field.SYNOPSIS: lambda value: len(value) >= _LEAST_STORY and bool(_STORY.search(value)),
}


def field_of(label: str, value: str) -> Field | None:
    """The field that a label and its value are of, where both say so."""
    if _OTHERS.search(label):
        return None
    bare = value.strip()
    return next(
        (name for name, says in SPEAKS.items() if _WORDS[name].search(label) and says(bare)), None
    )


def says(name: Field, value: str) -> bool:
    """Whether a value says by itself that it is of this field."""
    return name in SPEAKS and SPEAKS[name](value.strip())


def by_itself(value: str) -> Iterator[Field]:
    """The fields that a value may be of, whatever its label is."""
    bare = value.strip()
    return (name for name, says in SPEAKS.items() if says(bare))


def in_lines(text: str) -> Iterator[tuple[Field, str, int]]:
    """The lines 标签：值 that say by themselves what they are: field, value and place."""
    for found in _LINE.finditer(text):
        name = field_of(found[1], found[2])
        if name is not None:
            yield name, found[2].strip(), found.start()

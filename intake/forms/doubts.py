"""A title, school or name that was read → how sure it can be, by its own looks. Pure.

What looks like a label, a hint, a tick or a piece of something else is shown to a person.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from intake.forms.lexicon import Lexicon
from intake.model import Field

NO_ANSWER, ODD = 0.3, 0.6
_WORDS = re.compile(
    r"[是否有无√✓×Xx]|必填|选填|必选|可选|非必填|填写内容|填报内容|内容|示例|样例|说明|备注|项目|职务|职称|部门|性别|"
    r"邮箱|电子邮箱|微信|地址|序号|编号|文本|数字|日期|待审核|已提交|签字|盖章|公章|"
    r"(?:不超过|限|约)?\d{1,3}字(?:以内|内|左右)?|(?:须|应|请)?与[^，。]{1,8}一致|真实姓名|\d{1,2}位[^，。]{1,6}|"
    r"请[^，。]{1,20}|(?:学校|单位)?全称|不超过[^，。]{1,10}"
)
"""What forms print, and nobody is called."""
_BEGINS = re.compile(r"[，。、；：:;,.)）】》\]>~·\-—/|\\+=]")
_ENDS = re.compile(r"[，、；：:;,(（【《\[<~\-—/|\\+=]")
_PAIRS = ("（）", "()", "【】", "[]", "《》", "“”", "‘’")
_LABELLED = re.compile(r"^([^：:]{2,10})[：:]")
_NO_SCHOOL = re.compile(
    r"\d{2}|[《》：:？?！!。]|(?:大学|学院)(?!系|部|院|团委|校区|分校)[\u3400-\u9fff]{1,2}$"
)
_NO_PERSON = re.compile(
    r"[（(]|(?:教授|讲师|干事|主任|处长|部长|科长|院长|书记|科员|秘书|同志|助理|辅导员|团委|宣传部)$|[《》：:？?！!。@]|电话|手机|职务|部门|大学|学院"
)
_APART = re.compile(r"[\u3400-\u9fff]{2}[ \t\u3000/]+[\u3400-\u9fff]{2}")
_GAP = re.compile(r"—{3,}|[ \t\u3000]{2,}|\s*[—–-]{1,2}\s+|\s+[—–-]{1,2}\s*")
_INSIDE: Mapping[Field, Callable[[str], bool]] = {
    Field.SCHOOL: lambda value: bool(_NO_SCHOOL.search(value)),
    Field.CONTACT_NAME: lambda value: bool(_NO_PERSON.search(value)),
}


def sure(name: Field, value: str, raw: str, lexicon: Lexicon) -> float:
    """How sure a title, school or name can be at most."""
    options = {s for words in lexicon.options.values() for group in words.values() for s in group}
    if _WORDS.fullmatch(value) or value in options or lexicon.exact(value):
        return NO_ANSWER
    labelled = _LABELLED.match(value)
    if labelled and lexicon.exact(labelled[1]):
        return NO_ANSWER
    odd = _BEGINS.match(value) or _ENDS.match(value[-1:]) or _is_open(value)
    inside = _INSIDE.get(name)
    apart = name is Field.CONTACT_NAME and _APART.search(raw.strip())
    if odd or apart or (inside and inside(value)) or (name is Field.TITLE and _is_broken(raw)):
        return ODD
    return 1.0


def _is_open(value: str) -> bool:
    """Whether a bracket or a quote in it has no other half."""
    return any(value.count(pair[0]) != value.count(pair[1]) for pair in _PAIRS)


def _is_broken(raw: str) -> bool:
    """Whether a title may be two: lines that nothing binds, wide gaps, blanks around a dash."""
    text = raw.strip()
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    bound = text.count("《") == 1 and text[0] == "《" and text[-1] == "》" and text.count("》") == 1
    dashed = all(line[:1] in "—-–" for line in lines[1:])
    return any(_GAP.search(line) for line in lines) or (len(lines) > 1 and not (bound or dashed))

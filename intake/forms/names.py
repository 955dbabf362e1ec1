"""Titles, schools, people as written → without the form's dressing; examples told apart. Pure."""

from __future__ import annotations

import re
import unicodedata

_BLANK = re.compile(
    r"(?:[\s_/\\.…—–\-*:·,，。:：()（）\[\]【】《》<>“”\"'‘’×✕╳]|[Xx]|(?<=[Xx×])(?:大学|学院|老师))*"
)
_UNMEASURED = re.compile(
    r"(?:20\d{2}\s*年)?(?:[\s_\-—–~～至到年月日时分钟秒:：'\"′″×Xx]|min|20\d{2}年)*"
)
_UNTOLD = re.compile(
    r"(?:无|暂无|待定|待填|略|空|必填|选填|选择一项|单击选择"
    r"|[(（\[]?(?:请|点击|单击|此处|在此)[^。\n]{0,20}(?:填写|输入|选择)[^。\n]{0,20}[)）\]]?)[。.]?"
)
_ELSEWHERE = re.compile(
    r"[(（\[【]?\s*(?:详?见|请见|请看|参见|另见|另附|附在|附于|附)\s*"
    r"(?:本?(?:附[页件录表后纸文]|下[一]?页|后[页附面]|次页|另[页纸附]|背面|反面|第[二2]页)[^。；\n]{0,8}|后)"
    r"\s*[)）\]】]?[。.]?|[(（\[【]?另附(?:文档|文件)?"
    r"\s*[)）\]】]?[。.]?"
)
_RULE = re.compile(
    r"(?:不超过|限|约|不少于|控制在)?\s?\d{1,4}\s?(?:个)?字(?:以内|之内|内|左右|以下)?|(?:不超过|不得超过|不少于)(?![\d\s]{1,4}[分秒])[^。\n]{1,20}"
    r"|可(?:多选|单选|不填)|(?:必填|选填|多选|单选)项?|真实姓名|(?:须|应|请)?与[^，。\n]{1,10}一致|\d{1,2}\s?位[^，。\n]{1,8}"
)
"""How an answer should be, and nothing else."""
_HINT = re.compile(r"\s*[(（][^()（）]{0,10}\d{3}\s*字(?:以内|内|左右)[^()（）]{0,40}[)）]\s*")
_LEADING_HINT = re.compile(rf"^{_HINT.pattern}")
_SEAL = re.compile(
    r"\s*[(（](?:盖章|公章|签章|学校盖章|加盖公章|章)[)）]?"
    r"\s*(?:20\d{2}\s*年[\d\s]{1,4}月[\d\s]{1,4}日)?\s*$"
)
_POST = re.compile(
    r"\s*[(（【\[][^()（）【】\[\]\d]{1,20}[)）】\]]\s*$"
    r"|(?<=[\u3400-\u9fff])[\s/／、，,|-]{1,4}[\u3400-\u9fff]{0,12}"
    r"(?:部|处|系|科|室|中心|团委|书记|主任|[部处院科]长|干事|教授|讲师|辅导员|秘书|职员)$"
)
"""Behind a person's name the department or the post: 王芳（校团委）, 王芳 宣传部副部长."""
_NAME = re.compile(
    r"(?:[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,8}(?:[·•.][\u3400-\u9fff]{1,8}){1,3})"
    r"(?<![部处系科室委院校会社组心])"
)
"""A name; 宣传部（王芳） begins with none."""
_TOUCHING = re.compile("[A-Za-z]{2}[\u3400-\u9fff]|[\u3400-\u9fff][A-Za-z]{2}")
"""Two writings of a name without a blank between: a picture lost it, or it never was there."""
_CALLED = re.compile(r"^(?:联系人|联络人|姓名|负责人|经办人)\s?[:：]\s?(?=\S)")
"""A label of its own before a name: 联系方式 | 联系人：王芳."""
_CROSSES = re.compile(r"[Xx×]{3}")
_EMPTY_BOOK = re.compile(r"《[Xx×\s]*》")
_BOOK = re.compile(r"《([^《》]*(?:《[^《》]*》[^《》]*)?)》")
_ANGLES = str.maketrans("〈〉﹤﹥<>", "《》《》《》")
_REMARK = re.compile(r"[(（][^()（）]{0,20}[)）]|[。.，,]")
_QUOTED = re.compile(r"^[“\"「『‘'【\[](.+)[”\"」』’'】\]]$", re.DOTALL)
_ASKS = (
    r"(?:请(?:填|写|输|注|勿|务|用|按|与|使|准|如实|在)|填写|必填|选填|可不填|不超过|不得|不少于|字以内|限\d|限填|"
    r"书名号|全称|公章|真实姓名|示例|例如|例[:：]|如[:：]|格式|11\s?位|打[√✓勾]|可多选|单选|多选|保持?一致|须与|应与)"
)
_STANDING = re.compile(
    rf"\s*[(（【\[][^()（）【】\[\]]{{0,40}}?{_ASKS}[^()（）【】\[\]]{{0,40}}[)）】\]]\s*"
    r"|\s*[*※]\s?[^\s*※]{0,10}?(?:请|填写|不超过|以内|一致|必填)[^\n]{0,40}$"
    r"|[ \t\u3000]+请(?:填写|输入|注明|务必|如实|准确)[^\n]{0,40}$"
)
"""How an answer should be written, left standing before or behind it."""
_EXAMPLE = re.compile(r"^\s*(?:例如?|示例|如)\s*[:：]\s*")
_SHOWN = re.compile(r"^\s*[(（\[【]?\s*(?:填写|填报)?(?:例如?|示例|样例|范例|如|格式)\s*[:：]")
_UNDATED = re.compile(r"(?:20\d{2}\s*年\s*)?(?:[Xx×]{1,2}\s*月\s*)[Xx×]{1,2}\s*日\s*[-—–~至到]*\s*")
_UNIT = re.compile(r"^\s*[Xx×]{1,4}\s*(?:min|分钟?)[\s,，;；/]*(?=\d)")
_LABEL = re.compile(
    r"姓名|联系人|联系|手机号?码?|电话号?码?|座机|办公|[Tt]el\.?|[:：/、,，;；|()（）]"
)
_WHICH = re.compile(r"[(（](?:办公?|宅|家|手机|座机|固话|移动|微信|单位)[)）]")
"""Which telephone a number is of."""
_BESIDE = re.compile(r"[(（]?(?:同|见|如)(?:左|右|上|前|姓名栏?|左侧|前栏)[)）]?[。.]?")
_WIDE = "\u2013-\u201d\u2026\u3001-\u301f\uff01-\uff0f\uff1a-\uff1f·"
"""Signs beside which a line's end is no blank."""
_BROKEN = re.compile(
    f"(?<=[\u3400-\u9fff{_WIDE}])[ \t]{{0,8}}\n[ \t]{{0,8}}(?=[\u3400-\u9fff{_WIDE}])"
    f"|(?<=[{_WIDE}])[ \t]{{0,8}}\n[ \t]{{0,8}}|[ \t]{{0,8}}\n[ \t]{{0,8}}(?=[{_WIDE}])"
)
_HAN = re.compile("[\u3400-\u9fff]+")
_STOPS = "。；; "
LEAST_FOREIGN = 3
"""A school's name in Latin letters has at least so many."""
_MOST_RAW = 2_000
"""Of a value so much is looked at, white space and all."""
MOST = 120
"""A longer text is no title, school or name."""


def untouched(raw: str) -> bool:
    """Whether a value is empty or still the example: XXX, 《XXX》, a hint, 待定."""
    if len(raw) > MOST:
        return False
    text = unasked(_HINT.sub("", unexampled(raw)))
    bare = text.strip()
    return any(kind.fullmatch(bare) for kind in (_BLANK, _UNTOLD, _RULE))


def elsewhere(raw: str) -> bool:
    """Whether a value only says where the answer stands: （见附页）, 详见附件2."""
    return len(raw) <= MOST and bool(_ELSEWHERE.fullmatch(raw.strip()))


def beside(raw: str) -> bool:
    """Whether a value only says that the cell beside it holds it too: 同左."""
    return bool(_BESIDE.fullmatch(raw.strip()))


def asks(text: str) -> bool:
    """Whether a text says how an answer should be written."""
    return len(text) <= MOST and bool(_RULE.fullmatch(text.strip()) or re.search(_ASKS, text))


def unmeasured(raw: str) -> bool:
    """Whether a duration or a period has no number of its own yet: XXmin, 2020 年 X 月 XX 日."""
    return len(raw) <= MOST and bool(_UNMEASURED.fullmatch(unexampled(raw)))


def unhinted(raw: str) -> str:
    """A synopsis without the printed （500字以内，…） that it was written behind."""
    return _LEADING_HINT.sub("", raw).strip()


def unasked(raw: str) -> str:
    """An answer without the （请填写学校全称） that was left standing before or behind it."""
    text = raw
    for found in reversed(list(_STANDING.finditer(raw))):
        at_an_end = not raw[: found.start()].strip() or not text[found.end() :].strip()
        text = text[: found.start()] + text[found.end() :] if at_an_end else text
    return text


def unexampled(raw: str) -> str:
    """A value without the 例： or XXmin or X 月 XX 日 that it was written behind."""
    bare = _EXAMPLE.sub("", _UNIT.sub("", raw) or raw)
    return _UNDATED.sub("", bare).strip() or bare


def shown(line: str) -> bool:
    """Whether a line, or a cell, only shows how to fill in a field: （示例：《美丽乡村》）."""
    return bool(_SHOWN.match(line))


def title(raw: str) -> tuple[str | None, float]:
    """The title without 《》; None when two titles stand there, or the example is left inside."""
    text = _EMPTY_BOOK.sub("", _line(raw)).replace("<<", "《").replace(">>", "》").strip()
    text = text if "《" in text else text.translate(_ANGLES)
    if _CROSSES.search(text) or not text or len(text) > MOST:
        return None, 1.0
    books = _BOOK.findall(text)
    rest = _REMARK.sub("", _BOOK.sub("", text)).strip()
    if len(books) > 1:
        return None, 1.0
    if not books:
        quoted = _QUOTED.match(text)
        bare = (quoted[1] if quoted else text).strip("《》 ")
        return (bare, 1.0 if bare == text or quoted else 0.8) if bare else (None, 1.0)
    if not rest:
        return books[0].strip() or None, 1.0
    after = text.partition("》")[2].strip()
    if text.startswith("《") and after[:1] in "—-–:：·":
        return f"{books[0].strip()}{after}", 0.9
    around = not text.startswith("《") and after
    return (text if around else books[0].strip()) or None, 0.7


def school(raw: str) -> tuple[str | None, float]:
    """The school's name without a note of the seal."""
    text = _closed(_SEAL.sub("", _line(raw))).rstrip(_STOPS)
    text = quoted[1] if (quoted := _QUOTED.fullmatch(text)) else text
    plain = 1 < len(text) <= MOST and not _CROSSES.search(text) and bool(_HAN.search(text))
    return (text, 1.0) if plain else _foreign(text)


def person(raw: str) -> tuple[str | None, float]:
    """A person's name without department or post; None when nothing of it is a letter."""
    line = _CALLED.sub("", _line(raw)).rstrip(_STOPS)
    text, alone = _closed(line), _closed(_POST.sub("", line).strip())
    text = alone if _NAME.fullmatch(alone) else text
    sound = text and len(text) <= MOST and not _CROSSES.search(text)
    if not sound or not any(c.isalpha() for c in text):
        return None, 1.0
    doubtful = any(c.isdigit() for c in text) or _TOUCHING.search(text)
    return text, 0.7 if doubtful else 1.0


def without_labels(text: str) -> str:
    """What is left of 姓名：王老师，电话： once the labels are taken out."""
    return _line(_LABEL.sub(" ", _WHICH.sub(" ", text)).strip(" -"))


def _foreign(text: str) -> tuple[str | None, float]:
    sound = LEAST_FOREIGN <= len(text) <= MOST and text.isprintable() and not _CROSSES.search(text)
    return (text, 0.8) if sound and any(c.isalpha() for c in text) else (None, 1.0)


def _line(raw: str) -> str:
    """One line, white space of every kind as one blank; what cannot be seen is taken out."""
    raw = _BROKEN.sub("", raw[:_MOST_RAW])
    seen = "".join(c for c in raw if c.isspace() or unicodedata.category(c) not in {"Cf", "Cc"})
    return " ".join(seen.split()).strip("_ ")


def _closed(text: str) -> str:
    """Chinese characters set apart (王  芳) drawn together."""
    return re.sub("(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])", "", text)

"""A story in running text → without what a letter or a page says after it. Pure.

Nothing but words tells where a story ends that stands last in a letter: 此致, 感谢填写, a signature
above a date, a line for the seal. Plain words end it anywhere; what a story may say as well ends
it only behind a finished sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_PLAIN = re.compile(
    r"\s*(?:此致|敬礼|顺[颂祝致]|祝[好您你各老工]|(?:再次|非常|衷心)?(?:感谢|谢谢)|特此|盼复|妥否|"
    r"以上(?:是|为|即|信息|内容|材料)|附件?\s*[:：\d]|发自我的|[-_=—–*]{2,}\s*$|"
    r"[-_=—–*]{2,}[\s\xa0]*(?:原始|转发|Original)|填表人|填报人|制表人|"
    r"审核(?:人|意见)|审批|[（(]?(?:单位|学校|部门|学院)?[（(]?(?:盖章|公章|签章|签字)|"
    r"(?:学校|单位|推荐|部门|学院)意见|(?:本人|作者)?承诺|备\s*注|注\s*[:：]|说明\s*[:：]|"
    r"发件人\s*[:：]|From\s*:|Sent from|(?:填表|填报|报送)?日期\s*[:：]|如有(?:问题|疑问|不妥)|"
    r"(?:技术支持|版权所有|打印(?:时间|日期)|导出(?:时间|日期)|提交时间|Copyright|©"
    r"|返回(?:列表|首页)|上一[篇页条]|下一[篇页条])|"
    r"请(?:老师|您|查收|审阅|予以)|第?\s*\d{1,2}\s*页)"
)
"""What ends a story wherever it stands."""
_DATE = re.compile(
    r"\s*(?:20\d{2}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}|二[〇○零]\S{2}年\S{1,2}月\S{1,3})\s*日?\s*"
)
_CARD = re.compile(
    r"\s*(?:(?:联系|通讯|电子)?(?:手\s?机|电\s?话|座机|传真|微信|邮箱|邮件|邮编|地址|网址)[^:：\n]{0,4}[:：]"
    r"|(?:QQ|Tel|Fax|E-?mail|Mob(?:ile)?)\s?[:：.])",
    re.IGNORECASE,
)
"""A line of a visiting card, as it stands below letters."""
_MESSAGE = re.compile(
    r"[^。！？\n]{0,30}(?<!\d)(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?\s*|.{0,120}(?:写道|wrote)[:：]\s*"
)
"""The head of another message: 活动办小葛 09:50, 在 2020-12-14 09:00:00，组委会写道：."""
_HEADS = re.compile(
    r"\s*(?:(?:.{0,12}[:：]\s*)?(?:https?://|www\.|pan\.baidu)|(?:提取码|访问码|密码)\s*[:：]"
    r"|.{0,10}(?:网盘|链接)(?:.{0,12}[:：]|.{0,8}附件)|来自\S{1,12}(?:邮箱|网盘|手机)"
    r"|从 .{1,20}发送|获取 \w+|本邮件|此[信邮]"
    r"|[【\[*（(※]\s*(?:注|备注|说明|附件|图片|表情)[^】\]]{0,4}[】\]:：]|<图片>"
    r"|(?:填表|填写|填报)说明|[^，。：:]{0,6}原创，|(?:我们|[我本][校人院])?[^，。]{0,4}承诺|>)"
)
"""Behind a finished sentence: a link, a program's own words, a remark."""
_NUMBER = r"\s*(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[)）.．、]\s*)?[【\[]?"
_THEIRS = (
    r"导演|编剧|摄影|摄像|剪辑|后期|配音|解说|演员|主演|主创|制片|监制|策划|出品|作者|团队|教师|老师|学生|"
    r"汇报人|报送人|联系人|负责人|领导|推荐意见|获奖|奖项|版权|字数|时长|格式|大小|分辨率|职务|职称|性别|"
    r"年龄|学号|院系|班级|语言|字幕|组别|集数|画幅|帧率|标签|关键词|主题词|宣传语|器材|是否|扶贫点"
)
_KINDS = (
    r"电话|手机|邮箱|地址|编码|编号|证号|账号|号码|单位|名称|时间|日期|地点|院校|专业|主题|片名|文件名|阐述|"
    r"意图|背景|亮点|特色|意义|说明|人员|[市县村]"
)
_CREW = re.compile(
    rf"{_NUMBER}(?:[^，。：:\s“【\[]{{0,6}}(?:{_THEIRS})[^，。：:\s的说道问喊答讲写想叫笑“]{{0,6}}"
    rf"|[^，。：:\s的“【\[]{{1,7}}(?:{_KINDS}))(?:[(（][^()（）]{{0,20}}[)）])?(?<!句话)(?:[】\]]|\s*[:：]|\s*\d)"
)
"""Behind one, too: what a form says of other things, or who made the film."""
_COURTESY = re.compile(
    r"\s*(?:收到请|烦请|麻烦|辛苦|敬请|恳请|有(?:任何)?问题|致敬|预祝|致以)[^。]{0,24}[。！!]?\s*"
)
_END = re.compile(
    r"\s*(?:[（(\[]?(?:全文|正文)?[完终][)）\]]?|\W{0,6}(?:THE )?END\W{0,6}|\W+|-?\s*\d{1,2}\s*-?"
    r"|[（(]?(?:全文|正文)?(?:共|约|字数)?[计:：]?\s*\d{2,3}\s*字?(?:左右)?[)）]?)\s*",
    re.IGNORECASE,
)
"""Signs that a text has ended, and numbers of pages and characters."""
_SIGNED = re.compile(r"[^。！？；，…：:]{2,30}")
_OFFICE = re.compile(
    r"\s*(?:[\u3400-\u9fff（）()· ]{2,24}"
    r"(?:大学|学院|学校|党校|部|处|系|院|团委|中心|委员会|办公室)"
    r"|[\u3400-\u9fff]{2,4}\s*(?:敬上|谨上|呈|上)|[-—–]{1,2}\s*[\u3400-\u9fff]{2,4})\s*"
)
"""A signature's line by itself: 党委宣传部, 阎承泽 敬上, —— 阎承泽."""
_MOST_SIGNED = 4
MOST_LINE = 300
"""A longer line is the story's own, or nobody's."""
UNSURE = 0.7
_ENDED = re.compile(r"[。！？!?…”’』」][\s\u3000]*$")
_RULED = re.compile(r"\A(?:\s*(?:[-_=—–*]{3,}\s*\n|_{3,}))+")
_ROW_END = re.compile(r"(?<=[。！？!?…”])\s*[;；,，|_]+$")
"""What a line of a list ends with: behind a full stop it is no part of the story."""


def alone(raw: str) -> tuple[str, float]:
    """The story's own lines, up to closing words, a signature or a date, and how sure that is."""
    lines = unruled(raw).split("\n")
    end = next((i for i in range(1, len(lines)) if _closes(lines, i)), len(lines))
    start = _signed(lines, end)
    told = unruled("\n".join(lines[:start]).rstrip())
    return told, UNSURE if end == len(lines) and start < end else 1.0


def unruled(raw: str) -> str:
    """A text without the line drawn under it, or the sign that ends a row of a list."""
    return _ROW_END.sub("", _RULED.sub("", raw))


def ends(text: str) -> bool:
    """Whether a text ends as a story does, and not within a sentence."""
    return bool(_ENDED.search(text))


def _closes(lines: Sequence[str], at: int) -> bool:
    """Whether a line is no part of the story above it."""
    line = lines[at].strip()
    if not line:
        return False
    if _PLAIN.match(line) or _is_apart(line):
        return True
    if len(line) > MOST_LINE:
        return False
    before = next((told for told in reversed(lines[:at]) if told.strip()), "")
    return ends(before) and bool(
        _HEADS.match(line) or _CREW.match(line) or _COURTESY.fullmatch(line) or _END.fullmatch(line)
    )


def _is_apart(line: str) -> bool:
    """Whether a line is a date, of a visiting card, or the head of another message."""
    line = line.strip()
    return len(line) <= MOST_LINE and bool(
        _DATE.fullmatch(line) or _CARD.match(line) or _MESSAGE.fullmatch(line)
    )


def _signed(lines: Sequence[str], end: int) -> int:
    """Where the signature begins: above a date, or a card, or in the last lines."""
    start = end
    while start > 1 and (not lines[start - 1].strip() or _SIGNED.fullmatch(lines[start - 1])):
        start -= 1
    if not ends(lines[start - 1]):
        dated = 1 < end < len(lines) and _DATE.fullmatch(lines[end]) and start < end
        return end - 1 if dated else end
    if end < len(lines):
        return start if _is_apart(lines[end]) else end
    last = [line for line in lines[start:] if line.strip()]
    return start if len(last) <= _MOST_SIGNED and any(map(_OFFICE.fullmatch, last)) else end

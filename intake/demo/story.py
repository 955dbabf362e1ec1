"""The story: who writes what to the campaign, act by act; films and forms are really made.

Every school and person is made up. The Chinese of the letters is what senders write, not what the
robot says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeAlias

from intake.demo.films import Film, compressed, hd, long
from intake.demo.letters import Mail, Workshop, bounce, gbk
from intake.model import Field

Reply: TypeAlias = tuple[str, str]
"""A reply of the robot's: its recipient and its Message-ID."""

SYNOPSIS = (
    "一群大学生把论文写在田埂上：他们住进山村，白天和乡亲一起修水渠、测土壤，晚上在祠堂里给孩子们上课。"
    "片子跟拍了其中三个人的一个秋天。"
)


@dataclass(frozen=True, slots=True)
class Author:
    """A teacher who writes, the school and the title of the work; `seed` makes its pictures."""

    name: str
    address: str
    school: str
    title: str
    seed: int
    duration: str = "3秒"

    def answers(self, workshop: Workshop) -> dict[Field, str]:
        """The nine fields as this teacher fills them in."""
        year = workshop.now.year
        return {
            Field.TITLE: f"《{self.title}》",
            Field.SCHOOL: self.school,
            Field.DURATION: self.duration,
            Field.GENRE: "纪录片",
            Field.CONTACT_NAME: self.name,
            Field.CONTACT_PHONE: f"1380000{self.seed:04d}",
            Field.CATEGORIES: "教育扶贫、科技扶贫",
            Field.PRODUCTION_PERIOD: f"{year}年9月1日-10月20日",
            Field.SYNOPSIS: SYNOPSIS,
        }


WANG = Author("王老师", "wang@wannan.example", "皖南师范学院", "田埂上的论文", 1)
LI = Author("李老师", "li@luzhou.example", "庐州医科大学", "一剂良方", 2)
ZHOU = Author("周老师", "zhou@jianghuai.example", "江淮农业大学", "直播间里的山货", 3)
SUN = Author("孙老师", "sun@huaihe.example", "淮河学院", "灯", 4)
ZHENG = Author("郑老师", "zheng@tongling.example", "铜官职业技术学院", "把课堂搬进大山", 5)
WU = Author("吴老师", "wu@xinan.example", "新安大学", "归雁", 6)
FENG = Author("冯老师", "feng@chaohu.example", "巢湖理工学院", "三尺讲台", 7)
CHEN = Author("陈老师", "chen@dabie.example", "大别山学院", "山那边的孩子", 8, "5分钟")
CHU = Author("褚老师", "chu@xuancheng.example", "宣城美术学院", "画一个村庄", 9)


@dataclass(frozen=True, slots=True)
class Act:
    """One letter of the story, made from the workshop and the replies that were sent so far."""

    title: str
    write: Callable[[Workshop, Sequence[Reply]], Mail]


def _pair(
    shop: Workshop, author: Author, high: Film | None = None, low: Film | None = None
) -> Mail:
    """A letter's two versions of a film, each right unless another is given."""
    versions = {
        f"{author.title}-高清版.mp4": high or hd(author.seed),
        f"{author.title}-压缩版.mp4": low or compressed(author.seed),
    }
    return shop.mail(author.name, author.address).bring(*shop.films(versions))


def whole(
    shop: Workshop, author: Author, high: Film | None = None, low: Film | None = None
) -> Mail:
    """A complete hand-in: both versions and the filled form."""
    form = shop.form(author.answers(shop), "微视频信息登记表.docx")
    mail = _pair(shop, author, high, low).bring(form)
    words = (
        f"老师您好：\n\n现报送我校作品《{author.title}》，高清版、压缩版和登记表见附件，请查收。\n\n"
        f"{author.school} {author.name}\n"
    )
    return mail.say(f"{author.school}报送微视频《{author.title}》", words)


def _right(shop: Workshop, _: Sequence[Reply]) -> Mail:
    return whole(shop, WANG)


def _wrong_rate(shop: Workshop, _: Sequence[Reply]) -> Mail:
    return whole(shop, LI, replace(hd(LI.seed), rate=Fraction(30000, 1001)))


def _high_bit_rate(shop: Workshop, _: Sequence[Reply]) -> Mail:
    return whole(shop, ZHOU, low=replace(compressed(ZHOU.seed), video_kbps=2400))


def _without_form(shop: Workshop, _: Sequence[Reply]) -> Mail:
    return _pair(shop, SUN).say(
        "微视频报送《灯》", "老师好，我校作品《灯》见附件，登记表稍后补上。\n"
    )


def _blank_form(shop: Workshop, _: Sequence[Reply]) -> Mail:
    form = shop.form({}, "附件：微视频信息登记表.docx")
    return _pair(shop, ZHENG).bring(form).say("铜官职院-微视频作品", "请查收附件，谢谢老师！\n")


def _in_gbk(shop: Workshop, _: Sequence[Reply]) -> Mail:
    return gbk(whole(shop, WU))


def _hevc(shop: Workshop, _: Sequence[Reply]) -> Mail:
    return whole(shop, FENG, low=replace(compressed(FENG.seed), codec="hevc"))


def _five_minutes(shop: Workshop, _: Sequence[Reply]) -> Mail:
    return whole(shop, CHEN, long(hd(CHEN.seed)), long(compressed(CHEN.seed)))


def _correction(shop: Workshop, replies: Sequence[Reply]) -> Mail:
    """Only what was wrong, as an answer to the robot's letter."""
    mail = shop.mail(LI.name, LI.address).bring(shop.film(hd(LI.seed), "一剂良方-高清版-改.mp4"))
    answered = next(message_id for to, message_id in replies if to == LI.address)
    return mail.say("Re: 请补正", "高清版已按要求改成25帧重新导出，请再看一下，谢谢。\n", answered)


def _films_first(shop: Workshop, _: Sequence[Reply]) -> Mail:
    return _pair(shop, CHU).say("《画一个村庄》视频", "邮箱放不下，先发视频，登记表随后另发。\n")


def _form_after(shop: Workshop, _: Sequence[Reply]) -> Mail:
    form = shop.form(CHU.answers(shop), "登记表-画一个村庄.docx")
    mail = shop.mail(CHU.name, CHU.address).bring(form)
    return mail.say("《画一个村庄》登记表", "补发登记表。\n")


def _inquiry(shop: Workshop, _: Sequence[Reply]) -> Mail:
    words = "老师您好，请问我的2020微视频的片头、片尾和角标在哪里下载？提取码是多少？谢谢！\n"
    return shop.mail("许老师", "xu@fuyang.example").say("请问微视频片头素材的提取码", words)


def _auto_reply(shop: Workshop, replies: Sequence[Reply]) -> Mail:
    """What a mailbox on leave answers to the robot's letter."""
    answered = next(message_id for to, message_id in replies if to == ZHENG.address)
    mail = shop.mail(ZHENG.name, ZHENG.address)
    mail = mail.say("自动回复：请补正", "您好，我本周出差，回来后尽快回复您。\n", answered)
    return mail.head("Auto-Submitted", "auto-replied")


def _bounce(shop: Workshop, replies: Sequence[Reply]) -> Mail:
    """The robot's last letter to Feng could not be delivered."""
    answered = next(message_id for to, message_id in replies if to == FENG.address)
    return bounce(shop, FENG.address, answered)


def _private(shop: Workshop, _: Sequence[Reply]) -> Mail:
    return shop.mail("老同学", "friend@post.example").say(
        "周末聚餐", "老地方，周六晚上六点，别迟到。\n"
    )


def acts() -> Iterator[Act]:
    """The acts in the order in which they are played."""
    yield Act("a complete, right entry", _right)
    yield Act("HD version at 29.97 frames a second", _wrong_rate)
    yield Act("compressed version with too high a bit rate", _high_bit_rate)
    yield Act("the form is missing", _without_form)
    yield Act("the form is not filled in", _blank_form)
    yield Act("a letter in GBK, as Foxmail writes it", _in_gbk)
    yield Act("compressed version in HEVC", _hevc)
    yield Act("five minutes long", _five_minutes)
    yield Act("a correction that mends the frame rate", _correction)
    yield Act("two letters: first the films", _films_first)
    yield Act("two letters: then the form", _form_after)
    yield Act("an inquiry", _inquiry)
    yield Act("an auto-reply", _auto_reply)
    yield Act("a bounce", _bounce)
    yield Act("a private letter", _private)

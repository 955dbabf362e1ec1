"""The story's letters with links: what each service answers, and what the robot makes of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from intake.demo import films, forms
from intake.demo.films import compressed, hd
from intake.demo.letters import Mail, Workshop
from intake.demo.stock import Film, Stock
from intake.demo.story import Act, Author, Reply

HAN = Author("韩老师", "han@yangtze.example", "扬子工业大学", "村口的大课", 10)
SHEN = Author("沈老师", "shen@meishan.example", "梅山师范学院", "种茶记", 11)
QIN = Author("秦老师", "qin@shouchun.example", "寿春学院", "半亩方塘", 12)
XUE = Author("薛老师", "xue@guangde.example", "广德中医学院", "药草香", 13)
TAO = Author("陶老师", "tao@caishi.example", "采石大学", "江边的灯塔", 14)
PAN = Author("潘老师", "pan@sanxiao.example", "三孝口学院", "一封家书", 15)
CODE = "ab12"
BAIDU = "https://pan.baidu.com/s/1"
QQ = "https://wx.mail.qq.com/ftn/download?func=3&k="
NETEASE = (
    "https://mail.163.com/large-attachment-download/index.html?p=X-NETEASE-HUGE-ATTACHMENT&file="
)


def _film(shop: Workshop, film: films.Film, name: str, folder: str = "") -> Film:
    return Film(name=name, path=films.make(shop.ffmpeg, shop.folder, film), folder=folder)


def _share(shop: Workshop, key: str, stock: Stock) -> None:
    """Let the stand-in services have this share."""
    shop.shares[key] = stock


def _written(shop: Workshop, author: Author, told: str) -> Mail:
    words = (
        f"老师您好：\n\n我校作品《{author.title}》太大，邮箱发不出。\n{told}\n\n{author.school}\n"
    )
    mail = shop.mail(author.name, author.address)
    return mail.say(f"{author.school}报送微视频《{author.title}》", words)


def _folder(shop: Workshop, _: Sequence[Reply]) -> Mail:
    """Everything in a folder behind one link with its code."""
    form: Path = forms.docx(shop.folder / "form-link.docx", HAN.answers(shop))
    stock = (
        _film(shop, hd(HAN.seed), "高清版.mp4", HAN.title),
        _film(shop, compressed(HAN.seed), "压缩版.mp4", HAN.title),
        Film(name="登记表.docx", path=form, folder=HAN.title),
    )
    _share(shop, "DemoHan", Stock(code=CODE, films=stock))
    return _written(
        shop, HAN, f"链接: {BAIDU}DemoHan 提取码: {CODE}\n--来自百度网盘超级会员V3的分享"
    )


def _wrong_code(shop: Workshop, _: Sequence[Reply]) -> Mail:
    _share(shop, "DemoShen", Stock(code="zz99"))
    return _written(shop, SHEN, f"链接: {BAIDU}DemoShen 提取码: {CODE}")


def _expired(shop: Workshop, _: Sequence[Reply]) -> Mail:
    _share(shop, "DemoQin", Stock(words="文件已过期"))
    return _written(shop, QIN, f"从QQ邮箱发来的超大附件\n{QQ}DemoQin&key=DemoQin")


def _attached(shop: Workshop, _: Sequence[Reply]) -> Mail:
    """The HD version as a cloud attachment, the rest in the letter."""
    _share(shop, "DemoXue", Stock(films=(_film(shop, hd(XUE.seed), "高清版.mp4"),)))
    return _written(shop, XUE, f"从网易163邮箱发来的云附件\n{NETEASE}DemoXue").bring(
        shop.film(compressed(XUE.seed), "压缩版.mp4"),
        shop.form(XUE.answers(shop), "登记表.docx"),
    )


def _captcha(shop: Workshop, _: Sequence[Reply]) -> Mail:
    _share(shop, "DemoTao", Stock(code=CODE, errno=-62))
    return _written(shop, TAO, f"链接: {BAIDU}DemoTao 提取码: {CODE}")


def _another(shop: Workshop, _: Sequence[Reply]) -> Mail:
    return _written(shop, PAN, "夸克网盘：https://pan.quark.cn/s/1a2b3c4d5e6f")


def acts() -> Iterator[Act]:
    """The acts in the order in which they are played."""
    yield Act("a Baidu link with all three files", _folder)
    yield Act("a Baidu link with a wrong code", _wrong_code)
    yield Act("a QQ attachment that has expired", _expired)
    yield Act("a 163 attachment beside the rest", _attached)
    yield Act("a Baidu link that asks for a captcha", _captcha)
    yield Act("a link of a service that is not fetched", _another)

"""Links: every provider's shapes, and whose code is whose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.letters import links
from intake.model import Link

PAN = "https://pan.baidu.com/s/1"


def found(text, where="text", ignored=()):
    return [(link.provider, link.url, link.code) for link in links.find([(text, where)], ignored)]


@pytest.mark.parametrize(
    ("text", "provider", "url", "code"),
    [
        (f"{PAN}aB-c_d9~", "baidu", f"{PAN}aB-c_d9~", None),
        (f"链接: {PAN}aBcd 提取码: Ab12 复制这段内容", "baidu", f"{PAN}aBcd", "Ab12"),
        (f"链接：{PAN}aBcd?pwd=60va\n提取码：60va\n--来自百度网盘", "baidu", f"{PAN}aBcd", "60va"),
        (f"{PAN}aBcd?pwd=60va#list/path=%2F", "baidu", f"{PAN}aBcd", "60va"),
        ("https://pan.baidu.com/share/init?surl=aBcd&pwd=60va", "baidu", f"{PAN}aBcd", "60va"),
        ("https://pan.baidu.com/share/init?a=1&amp;surl=aBcd", "baidu", f"{PAN}aBcd", None),
        ("http://yun.baidu.com/wap/init?surl=aBcd", "baidu", f"{PAN}aBcd", None),
        (f"{PAN}Sch1提取码ns11", "baidu", f"{PAN}Sch1", "ns11"),
        (f"<{PAN}aBcd> 访问码 a1b2", "baidu", f"{PAN}aBcd", "a1b2"),
        (f"《{PAN}aBcd》（密码：a1b2）", "baidu", f"{PAN}aBcd", "a1b2"),
        (f"{PAN}aBcd，密碼為a1b2。", "baidu", f"{PAN}aBcd", "a1b2"),
        (f"{PAN}aBcd 提取码是【ａ１ｂ２】", "baidu", f"{PAN}aBcd", "a1b2"),
        (
            "https://yun.139.com/shareweb/#/w/i/2aBc",
            "139",
            "https://yun.139.com/shareweb/#/w/i/2aBc",
            None,
        ),
        (f"{PAN}aBcd 提取码：a1b2c", "baidu", f"{PAN}aBcd", None),
        ("pan.baidu.com/s/1aBcd", "baidu", f"{PAN}aBcd", None),
        ("PAN.BAIDU.COM/s/1aBcd.", "baidu", f"{PAN}aBcd", None),
        (
            "https://wx.mail.qq.com/ftn/download?func=3&k=4f2a&key=9c1d&code=12ab34cd",
            "qq",
            "https://wx.mail.qq.com/ftn/download?func=3&k=4f2a&key=9c1d",
            "12ab34cd",
        ),
        (
            "http://mail.qq.com/cgi-bin/ftnExs_download?k=4f2a&t=exs_ftn_download&code=a1b2",
            "qq",
            "https://mail.qq.com/cgi-bin/ftnExs_download?k=4f2a&t=exs_ftn_download",
            "a1b2",
        ),
        ("https://wx.mail.qq.com/s?k=abcd", "qq", "https://wx.mail.qq.com/s?k=abcd", None),
        (
            "https://mail.163.com/large-attachment-download/index.html?p=X-NTES&file=aZ9",
            "netease",
            "https://mail.163.com/large-attachment-download/index.html?p=X-NTES&file=aZ9",
            None,
        ),
        (
            "https://dashi.163.com/html/cloud-attachment-download/?key=aZ9",
            "netease",
            "https://dashi.163.com/html/cloud-attachment-download/?key=aZ9",
            None,
        ),
        ("http://u.163.com/aZ9", "netease", "https://u.163.com/aZ9", None),
        (
            "https://www.alipan.com/s/aZ9 提取码: 7x2q",
            "aliyun",
            "https://www.alipan.com/s/aZ9",
            "7x2q",
        ),
        ("https://share.weiyun.com/aZ9", "weiyun", "https://share.weiyun.com/aZ9", None),
        ("https://pan.quark.cn/s/a1?pwd=Ab12", "quark", "https://pan.quark.cn/s/a1", "Ab12"),
        (
            "https://www.123684.com/s/a-b.html提取码:ee55",
            "123pan",
            "https://www.123684.com/s/a-b.html",
            "ee55",
        ),
        ("https://wwx.lanzoui.com/iab12 密码:3d", "lanzou", "https://wwx.lanzoui.com/iab12", "3d"),
        ("https://caiyun.139.com/m/i?2aBc", "139", "https://caiyun.139.com/m/i?2aBc", None),
        ("https://cloud.189.cn/t/aBc（访问码：x1y2）", "189", "https://cloud.189.cn/t/aBc", "x1y2"),
        ("https://pan.quark.cn/s/a1?&x=1", "quark", "https://pan.quark.cn/s/a1?x=1", None),
        ("https://cloud.189.cn/web/share?code=aBc", "189", "https://cloud.189.cn/t/aBc", None),
        ("https://115.com/s/sw1?password=a1b2", "115", "https://115.com/s/sw1", "a1b2"),
        ("https://f.ws59.cn/f/abc", "wenshushu", "https://f.ws59.cn/f/abc", None),
        ("https://x.feishu.cn/file/boxcn1", "feishu", "https://x.feishu.cn/file/boxcn1", None),
        ("https://1drv.ms/v/s!abc", "onedrive", "https://1drv.ms/v/s!abc", None),
        ("https://we.tl/t-abc", "wetransfer", "https://we.tl/t-abc", None),
        ("https://www.kdocs.cn/l/abc", "other", "https://www.kdocs.cn/l/abc", None),
    ],
)
def test_a_link_of(text, provider, url, code):
    assert found(text) == [(provider, url, code)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://pan.baidu.com/",
        "https://pan.baidu.com/link?url=aBcd",
        "https://evilpan.baidu.com/s/1aBcd",
        "https://pan.baidu.com.evil.example/s/1aBcd",
        "https://www.example.com/s/1aBcd",
        "mailto:pan.baidu.com",
    ],
)
def test_no_link_in(text):
    assert found(text) == []


def test_a_link_does_not_take_the_next_ones_code():
    text = f"高清 {PAN}aaaa\n压缩 {PAN}bbbb 提取码 b1b1"

    assert found(text) == [("baidu", f"{PAN}aaaa", None), ("baidu", f"{PAN}bbbb", "b1b1")]


def test_a_code_before_its_link_is_nobodys():
    assert found(f"提取码 a1a1 {PAN}aaaa") == [("baidu", f"{PAN}aaaa", None)]


def test_text_and_html_are_merged():
    passages = [
        (f"{PAN}aaaa", "html"),
        (f"{PAN}aaaa 提取码 a1a1", "text"),
        (f"{PAN}aaaa", "quoted"),
    ]

    assert links.find(passages) == (
        Link(provider="baidu", url=f"{PAN}aaaa", code="a1a1", where="text"),
    )


def test_two_shapes_of_one_share_are_merged():
    text = f"{PAN}aaaa https://pan.baidu.com/share/init?surl=aaaa&pwd=a1a1"

    assert found(text) == [("baidu", f"{PAN}aaaa", "a1a1")]


def test_a_quoted_link_says_so():
    assert [link.where for link in links.find([(f"{PAN}aaaa", "quoted")])] == ["quoted"]


def test_the_organisers_link_is_ignored():
    text = f"{PAN}nG9t9hkt4BMGtmISYalVzw?pwd=abcd 片头；{PAN}aaaa"

    assert found(text, ignored=[f"{PAN}nG9t9hkt4BMGtmISYalVzw"]) == [("baidu", f"{PAN}aaaa", None)]


def test_at_most_fifty_links():
    text = " ".join(f"{PAN}{n:04d}" for n in range(20_000))

    assert len(found(text)) == links.MOST_LINKS


def test_a_megabyte_of_beginnings():
    assert found("pan.baidu.com/" * 75_000) == []


PIECES = """
https:// pan.baidu.com /s/1aB ?pwd= a1b2 提取码 ： # & u.163.com = . 中 k=abcd code=1
caiyun.139.com/m/i? wx.mail.qq.com/ftn/download?
"""


@given(st.lists(st.sampled_from(PIECES.split())).map("".join) | st.text())
def test_links_never_fail(text):
    merged = links.find([(text, "text"), (text, "quoted")], [text])

    assert merged == ()
    for link in links.find([(text, "text")]):
        assert link.url.startswith("https://")
        assert link.provider != "baidu" or "?" not in link.url

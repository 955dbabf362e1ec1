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


A, B, C = (f"{PAN}{letter * 4}" for letter in "aBc")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (f"提取码 a1a1 {A}", ["a1a1"]),
        (f"提取码：a1a1\n链接：{A}", ["a1a1"]),
        (f"{A}  a1b2", ["a1b2"]),
        (f"{A} abcd", ["abcd"]),
        (f"{A}（a1b2）", ["a1b2"]),
        (f"{A} a1b2 请查收", ["a1b2"]),
        (f"{A} {A} 提取码 a1a1", ["a1a1"]),
        (f"{A}\n" + "说明" * 300 + "\n提取码 a1b2", ["a1b2"]),
        (f"{A}\n学校主页 https://www.wannan.edu.cn/\n提取码 a1b2", ["a1b2"]),
        (f"高清 {A}\n压缩 {B}\n提取码都是 a1b2", ["a1b2", "a1b2"]),
        (f"统一提取码：a1b2\n{A}\n{B}", ["a1b2", "a1b2"]),
        (f"{A} 提取码 c3d4\n{B}\n{C}\n其余提取码均为a1b2", ["c3d4", "a1b2", "a1b2"]),
        (f"高清 {A} 提取码: a1b2\n压缩 {B} 提取码 c3d4", ["a1b2", "c3d4"]),
        (f"提取码 a1a1 {A} 提取码 b2b2 {B}", ["a1a1", "b2b2"]),
        (f"提取码：a1a1\n{A}\n提取码：b2b2\n{B}", ["a1a1", "b2b2"]),
        (f"{A}\n提取码：a1a1\n{B}\n提取码：b2b2", ["a1a1", "b2b2"]),
        (f"{A}\n提取码：a1a1 链接：{B} 提取码：b2b2", ["a1a1", "b2b2"]),
        (f"{A}?pwd=a1a1\n提取码：a1a1\n{B}", ["a1a1", None]),
        (f"{A} 提取码 a1a1\n提取码 b2b2\n{B}", ["a1a1", "b2b2"]),
    ],
)
def test_whose_code_is_whose(text, codes):
    assert [link.code for link in links.find([(text, "text")])] == codes


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (A, [False]),
        (f"{A} 无提取码，公开链接", [True]),
        (f"{A} 公开链接", [True]),
        (f"{A} 提取码见登记表", [True]),
        (f"{A} 提取码：a1b2c", [True]),
        (f"{A}（720p）", [False]),
        (f"{A} 2020年作品", [False]),
        (f"{A}\n密码是2020年建校", [True]),
        (f"{A}\n提取码 a1a1，备用提取码 b2b2", [False]),
        (f"{A}\n{B}\n提取码 a1a1", [True, False]),
        (f"提取码 a1a1\n{A}\n{B}", [False, True]),
        (f"{A}\n提取码 a1a1\n{B}", [False, False]),
        (f"高清 {A}\n压缩 {B} 提取码 b1b1", [False, False]),
    ],
)
def test_a_code_that_could_not_be_tied_is_told(text, said):
    assert [link.code_said for link in links.find([(text, "text")])] == said


@pytest.mark.parametrize("where", ["text", "html", "nested", "attachment"])
def test_the_only_links_code_may_stand_in_another_text(where):
    (link,) = links.find([("报送 提取码a1b2", "text"), (A, where)])

    assert (link.code, link.code_said) == ("a1b2", False)


def test_two_links_do_not_share_a_code_of_another_text():
    found = links.find([("提取码a1b2", "text"), (f"{A}\n{B}", "html")])

    assert [(link.code, link.code_said) for link in found] == [(None, True), (None, True)]


def test_a_quoted_code_is_not_the_letters():
    found = links.find([(A, "text"), ("提取码 a1b2 没有", "quoted")])

    assert [(link.code, link.code_said) for link in found] == [(None, False)]


def test_the_organisers_code_is_not_the_senders():
    text = f"片头：{PAN}nG9t9hkt4BMGtmISYalVzw 提取码 abcd\n作品：{A}"

    assert found(text, ignored=[f"{PAN}nG9t9hkt4BMGtmISYalVzw"]) == [("baidu", A, None)]


def test_a_strange_addresses_code_is_not_the_links():
    text = f"高清 {A}\n其他 https://nas.wannan.edu.cn/s/x 密码 b2b2"

    assert [(k.code, k.code_said) for k in links.find([(text, "text")])] == [(None, True)]


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

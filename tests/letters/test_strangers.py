"""Strangers: addresses of unknown hosts that hand in a file, and addresses that do not."""

import pytest

from intake.letters import links


def found(text):
    return [(link.provider, link.url, link.code) for link in links.find([(text, "text")])]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://files.example.edu.cn/d/123.mp4", "https://files.example.edu.cn/d/123.mp4"),
        ("见http://10.1.2.3:8080/a/1.ZIP。", "http://10.1.2.3:8080/a/1.ZIP"),
        ("https://files.example.edu.cn/田埂.mp4", "https://files.example.edu.cn/田埂.mp4"),
        ("视频链接：https://v.example.com/x/page/k1.html", "https://v.example.com/x/page/k1.html"),
        ("网盘\nhttps://nas.example.edu.cn/s/k1#top", "https://nas.example.edu.cn/s/k1"),
        ("下载 https://nas.example.edu.cn/d?id=k1", "https://nas.example.edu.cn/d?id=k1"),
    ],
)
def test_an_address_that_hands_in_a_file(text, url):
    assert found(text) == [("other", url, None)]


@pytest.mark.parametrize(
    "text",
    [
        "https://www.example.edu.cn/",
        "视频 https://www.example.edu.cn",
        "链接 https://www.example.edu.cn/index.html",
        "见 https://www.example.edu.cn/news/1.html",
        "链接 https://www.example.edu.cn/logo.png",
        "下载 http://www.w3.org/1999/xhtml",
        "链接 https://mail.qq.com/cgi-bin/readtemplate",
        "点击链接退订 https://list.example.com/u/1",
        "链接 https://list.example.com/unsubscribe?u=1",
        "登记表下载 https://jyt.example.com/a/1.html",
        "链接 https://jyt.ah.gov.cn/a/1.html",
        "链接 https://pan.baidu.com/link?url=aBcd",
        "链接 https://server/a",
    ],
)
def test_an_address_that_does_not(text):
    assert found(text) == []


def test_a_strange_address_has_its_code():
    assert found("视频 https://nas.example.edu.cn/s/k1 密码 a1b2c3") == [
        ("other", "https://nas.example.edu.cn/s/k1", "a1b2c3")
    ]


def test_a_share_within_another_address_is_the_share():
    text = "链接 https://go.example.com/?to=https://pan.baidu.com/s/1aBcd"

    assert found(text) == [("baidu", "https://pan.baidu.com/s/1aBcd", None)]


def test_the_organisers_address_is_ignored():
    url = "https://files.example.edu.cn/marks/intro.mp4"

    assert links.find([(f"片头 {url}", "text")], [url]) == ()


@pytest.mark.parametrize(
    ("url", "strange"),
    [
        ("https://nas.example.edu.cn:8080/1.mp4", True),
        ("https://pan.baidu.com/s/1aBcd", False),
        ("https://www.kdocs.cn/l/abc", False),
    ],
)
def test_strange_hosts(url, strange):
    (link,) = links.find([(url, "text")])

    assert links.is_strange(link) == strange


def test_a_megabyte_of_strange_beginnings():
    assert found("https://a.b/" * 80_000) == []

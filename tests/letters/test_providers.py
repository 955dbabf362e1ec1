"""Providers: each shape of link that public sources show, with its identity and its code."""

import pytest

from intake.letters import links


def found(text):
    return [(k.provider, k.url, k.code) for k in links.find([(text, "text")])]


SHAPES = [
    ("baidu", "https://pan.baidu.com/share/link?shareid=12345&uk=67890", None),
    ("baidu", "https://pan.baidu.com/doc/share/aBc~d-12345", None),
    ("qq", "https://iwx.mail.qq.com/ftn/download?func=3&k=ab12&key=c&code=", "1a2b3c4d"),
    ("qq", "https://exmail.qq.com/cgi-bin/ftnExs_download?k=ab12&t=exs_ftn_download&code=", "a1b2"),
    ("qq", "https://qfile.qq.com/q/AbCd12", None),
    ("netease", "https://mail.126.com/large-attachment-download/index.html?file=KEYabc", None),
    ("netease", "https://dashi.163.com/html/cloud-attachment-download/?key=KEYabc", None),
    ("netease", "https://u.163.com/t0/aB12", None),
    ("netease", "https://fs.163.com/fs/display/?p=X-NETEASE-HUGE-ATTACHMENT&file=KEYabc", None),
    ("aliyun", "https://www.aliyundrive.com/s/AbCd12345", None),
    ("aliyun", "https://www.alipan.com/s/AbCd12345?pwd=", "a1b2"),
    ("quark", "https://pan.quark.cn/s/abc123def?pwd=", "A1b2"),
    ("189", "https://cloud.189.cn/t/AbCd12", None),
    ("weiyun", "https://share.weiyun.com/AbCd12", None),
    ("139", "https://caiyun.139.com/m/i?2aBcD3", None),
    ("139", "https://www.ecpan.cn/web/#/yunpanProxy?path=%2F&data=abc123", None),
    ("wenshushu", "https://f.ws28.cn/f/abc123def", None),
    ("wenshushu", "https://www.wenshushu.cn/f/abc123def", None),
    ("feishu", "https://abc.feishu.cn/file/boxcnAbc", None),
    ("feishu", "https://abc.feishu.cn/drive/folder/fldcnAbc", None),
    ("115", "https://115.com/s/sw3abc?password=", "a1b2"),
    ("onedrive", "https://1drv.ms/v/s!AbCd", None),
    ("wetransfer", "https://we.tl/t-AbCd12", None),
    ("other", "https://url95.ctfile.com/f/123-456-abc?p=", "1234"),
    ("other", "https://cowtransfer.com/s/abc123", None),
    ("other", "https://www.kdocs.cn/l/AbCd12", None),
    ("other", "https://pan.ruc.edu.cn/link/AbCd12", None),
    *(("123pan", f"https://www.{host}/s/aB1-cD2?pwd=", "a1b2") for host in (
        "123pan.com", "123pan.cn", "123684.com", "123865.com", "123912.com", "123952.com",
    )),
    *(("lanzou", f"https://{host}/iAbc12", None) for host in (
        "www.lanzou.com", "wwx.lanzoux.com", "wwi.lanzoui.com", "a.lanzouw.com", "www.t-is.cn",
    )),
]  # fmt: skip


@pytest.mark.parametrize(("provider", "url", "code"), SHAPES)
def test_a_link_of_each_provider_and_shape(provider, url, code):
    bare = url if code is None else url.rpartition("?")[0]
    bare = url.rpartition("&")[0] if code and "&code=" in url else bare

    assert found(f"作品：{url}{code or ''}。") == [(provider, bare, code)]


def test_two_files_of_one_service_are_two_links():
    one, two = ("https://fs.163.com/fs/display/?p=X&file=" + key for key in ("KEYone", "KEYtwo"))

    assert [url for _, url, _ in found(f"{one}\n{two}")] == [one, two]


def test_a_code_in_the_address_makes_no_second_link():
    share = "https://www.123684.com/s/aB1-cD2"

    assert found(f"{share}.html?pwd=a1b2\n{share} 提取码：a1b2") == [
        ("123pan", f"{share}.html", "a1b2")
    ]

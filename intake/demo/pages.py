"""The pages of the stand-in services: scripts and words as the real ones carry them."""

from __future__ import annotations


def baidu(about: str, kind: str) -> str:
    """A share's page with its list in a script of one of three generations, or without any."""
    scripts = {
        "yun": f"<script>yunData.setData({about});</script>",
        "locals": f"<script>locals.mset({about});</script>",
        "script": f'<script id="locals-data" type="application/json">{about}</script>',
        "none": "",
    }
    return f"<html><head><script>var a = 1;</script></head>{scripts[kind]}</html>"


def qq(name: str, url: str, expires: str) -> str:
    """The page of an old QQ attachment."""
    escaped = url.replace("&", "\\x26")
    return (
        f'<html><div class="ft_d_filename" id="n">{name}</div>'
        f'<p>到期时间：{expires}</p><script>var url = "{escaped}";</script></html>'
    )


def qq_refused(words: str) -> str:
    """The page of an old QQ attachment that cannot be had."""
    return f"<html><p>{words}</p></html>"

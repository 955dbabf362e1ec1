"""Passwords: a letter's text → the one password that it tells for its archive, or None. Pure.

解压密码 and its kin are asked for first, then 密码 on a line without a link, where it would be the
link's. What is denied (无密码) or only announced (密码另发) is none.
"""

from __future__ import annotations

import re

LONGEST_TEXT = 20_000
_FOR_ARCHIVE = (
    r"(?:解压缩?|压缩包|压缩文件|解包|打开|开启|附件|文件|zip|rar|7z)(?:的|包|文件|用的?)?"
)
_WORD = r"(?:密码|密碼|码|口令|password|pwd)"
_BETWEEN = r"[ \t]{0,4}(?:为|為|是|[:：=＝])?[ \t:：=＝]{0,4}[“\"'【\[「(（]?"
_VALUE = r"(?P<value>[^\s，。；、！？,;!?“”\"'【】\[\]「」()（）<>《》]{1,64})"
_STRONG = re.compile(f"(?:{_FOR_ARCHIVE}){_WORD}{_BETWEEN}{_VALUE}", re.IGNORECASE)
_PLAIN = re.compile(
    rf"(?<![A-Za-z无無没有提取访问分享])(?:密码|密碼|口令|password|pwd){_BETWEEN}{_VALUE}",
    re.IGNORECASE,
)
_LINK = re.compile(r"https?:|pan\.baidu|提取码|访问码", re.IGNORECASE)
_ANNOUNCED = re.compile(r"另|见|稍后|随后|单独|短信|电话|微信|请|没有|无|不|就是|同|已|发|手机")
_DENIED = re.compile(r"(?:无|没有|未设|不需要|不用)[^，。；\n]{0,6}\Z")


def find(*texts: str) -> str | None:
    """The password in these texts, the first text first; None when none tells one."""
    for strong in (True, False):
        for text in texts:
            for line in text[:LONGEST_TEXT].splitlines():
                found = _in_line(line, strong=strong)
                if found is not None:
                    return found
    return None


def _in_line(line: str, *, strong: bool) -> str | None:
    if not strong and _LINK.search(line):
        return None
    for told in (_STRONG if strong else _PLAIN).finditer(line[:1000]):
        value = told["value"].rstrip(".…")
        if value and not _DENIED.search(line[: told.start()]) and not _ANNOUNCED.match(value):
            return value
    return None

"""Quoting: a letter's text → what its sender wrote, and what it quotes of an earlier letter.

Whether the earlier letter is answered or handed on is told here too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_LOOKED_AT = 300
"""Characters of a line that tell whether a quotation begins."""

_RULE = re.compile(
    r"\s*[-–—_=*]{2,40}\s*(?:原始邮件|原邮件|原始郵件|回复的?原?邮件|转发的?(?:邮件|信息)"
    r"|Original Message|Forwarded Message|Replied Message|Forwarded mail).{0,80}"
    r"|\s*Begin forwarded message\s*:?",
    re.IGNORECASE,
)
_FORWARD = re.compile(
    r"\s*(?:fwd?|转发|轉發|轉寄)\s*[:：]|\s*(?:fwd?|转发|轉發)\s*$", re.IGNORECASE
)
_FORWARDED = re.compile(
    r"\s*[-–—_=*]{2,40}\s*(?:转发的?(?:邮件|信息)|Forwarded Message|Forwarded mail).{0,80}"
    r"|\s*Begin forwarded message\s*:?",
    re.IGNORECASE,
)
_WROTE = ("写道:", "寫道:", "写到:", "wrote:")
_BEGINS = re.compile(r"\s*(?:在|于|於|On\b|At\b|\d{4}\s?年)", re.IGNORECASE)
_FROM = re.compile(r"\s*\W{0,4}(?:发件人|寄件人|寄件者|发自|From)\W{0,4}[:：]", re.IGNORECASE)
_BESIDE = re.compile(
    r"\s*\W{0,4}(?:发送时间|发送日期|日期|时间|收件人|主题|抄送|Sent|Date|To|Cc|Subject)\W{0,4}[:：]",
    re.IGNORECASE,
)


def split(text: str) -> tuple[str, str]:
    """What the sender wrote, and what is quoted.

    From a line that opens an earlier letter everything is quoted; above it, lines under ``>`` are.
    """
    lines = text.splitlines()
    border = next((n for n in range(len(lines)) if _opens(lines, n)), len(lines))
    own = [line for line in lines[:border] if not line.startswith(">")]
    quoted = [line for line in lines[:border] if line.startswith(">")] + lines[border:]
    return "\n".join(own).strip(), "\n".join(quoted).strip()


def forwards(subject: str, quoted: str, *, reply: bool) -> bool:
    """Whether what a letter quotes is handed on, rather than answered.

    The subject says so (Fw:, 转发：), whatever the other headers do; else, in a letter that answers
    none, the line above the earlier letter.
    """
    if _FORWARD.match(subject):
        return True
    return not reply and any(_FORWARDED.fullmatch(ln[:_LOOKED_AT]) for ln in quoted.splitlines())


def _opens(lines: Sequence[str], number: int) -> bool:
    """Whether an earlier letter begins in this line, which clients may break in two."""
    line = lines[number][:_LOOKED_AT]
    if _RULE.fullmatch(line) or _wrote(line):
        return True
    following = [after[:_LOOKED_AT] for after in lines[number + 1 : number + 5]]
    if _FROM.match(line):
        return any(_BESIDE.match(after) for after in following)
    return _BEGINS.match(line) is not None and any(_wrote(line + after) for after in following[:1])


def _wrote(line: str) -> bool:
    """Whether a line says when or by whom an earlier letter was written, and ends in 写道."""
    spoken = line.replace("：", ":").replace(" :", ":").rstrip().lower()
    return spoken.endswith(_WROTE) and any(c.isdigit() or c == "@" for c in spoken)

"""What a form says and nobody understood → the fields whose lack may be our own doing. Pure.

A field is missing by its sender's doing where its label stands there and nothing that could be its
value is left over, or where the whole rest of the document is understood.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from intake.forms import cells, names
from intake.forms.cells import Block
from intake.forms.lexicon import Lexicon
from intake.forms.pairs import Pair
from intake.model import Field, Filled

MOST_PIECES, MOST_VALUES = 300, 100
"""Of a longer document's texts, and of its values, only so many are held against each other."""
LEAST_ANSWERS = 4
"""Texts that look like answers to so many fields are a form, in whatever words it asks."""
LEAST_PROSE = 12
"""Text that a story may have lost has so many characters."""
LEAST_STORY = 40
"""A text of so many characters may be the story."""
_SPACE = re.compile(r"[\s\u200b\ufeff]+")
_SAYS = re.compile("[^\\W_]")
_PRINTED = re.compile(
    r"附[件表]?[\d一二三四五六七八九]{0,2}[:：]?.{0,30}|"
    r".{0,60}(?:表|单|卡|回执|登记|征集|活动|展播|信息|情况|资料|通知)[)）]?|"
    r"(?:注|备注|说明|填[表写报]|要求|提示|请|以上|本[表人校]|我[校们]|此致|敬礼|尊敬|各位|老师|您好|感谢|谢谢|如有).*|"
    r"[（(].*[)）]|.{0,20}(?:盖章|公章|签字|签章|意见|承诺|序号|编号)[)）]?[:：]?|"
    r".{0,12}20\d\d[年./-]\d{1,2}[月./-]\d{1,2}日?|.{0,12}年月日|第?\d{1,4}[页题.]?|例[如:：].*"
)
"""What forms and letters print and nobody answers, white space aside."""
_LABEL = re.compile(
    r"[^:：]{1,14}[:：]|.{0,8}(?:类[别型]|名称|题目|学校|院校|高校|单位|电话|方式|时长|时间|日期|周期|简介|梗概|"
    r"内容|姓名|邮箱|地址|微信|职务|部门|邮编|备注|类|院系|专业|性别|[123一二三])"
)
"""A label in words that nobody told us of, and nothing behind it."""
_LOOKS: Mapping[Field, re.Pattern[str]] = {
    Field.TITLE: re.compile("《[^《》]+》|[^。；：:]{2,20}"),
    Field.SCHOOL: re.compile(r".*(?:大学|学院|学校|高专|中学|党校).*"),
    Field.DURATION: re.compile(
        r".*\d.{0,3}(?:分|秒|min|['′’\"″:：]\d|s\b).*|.*[一二三四五]分.*", re.IGNORECASE
    ),
    Field.CONTACT_NAME: re.compile(r"(?:.{0,10}[:：])?[\u3400-\u9fff·]{2,4}(?:老师)?"),
    Field.CONTACT_PHONE: re.compile(r".*\d{3}.*\d{4}.*"),
    Field.PRODUCTION_PERIOD: re.compile(r".*\d(?:月|[-./]\d).*"),
    Field.SYNOPSIS: re.compile(r".{20,}|.{3,}[。！？].*"),
}
"""What the value of a field looks like at least, white space aside."""
_DAY = re.compile(r"20\d\d[年./-]\d{1,2}[月./-]\d{1,2}日?")
_BOTH_ENDS = 2
"""So many days that no value has may be the two ends of a period; one is the form's own date."""
_TELLING = (Field.SCHOOL, Field.DURATION, Field.CONTACT_PHONE, Field.PRODUCTION_PERIOD)


def fields(
    blocks: Sequence[Block], pairs: Sequence[Pair], read: Mapping[Field, Filled], words: Lexicon
) -> tuple[Field, ...]:
    """The fields of a form that were not found, or not understood, and may stand there yet."""
    lacking = [f for f in Field if f not in read or read[f].value is None]
    labelled = {pair.field for pair in pairs}
    pieces = _pieces(blocks) if lacking else []
    left = _left(pieces, pairs, words)
    dated = Field.PRODUCTION_PERIOD if _is_dated(pieces, pairs) else None
    return tuple(
        f
        for f in lacking
        if _is_muddled(read.get(f), words)
        or (any(map(_looks(f, words), left)) if f in labelled else left or f is dated)
    )


def prose(blocks: Sequence[Block], pairs: Sequence[Pair], words: Lexicon) -> bool:
    """Whether long text is left over that may be part of a story."""
    return any(len(piece) >= LEAST_PROSE for piece in _left(_pieces(blocks), pairs, words))


def is_form(blocks: Sequence[Block], words: Lexicon) -> bool:
    """Whether a document in which no form was found has what looks like a form's answers."""
    pieces = _pieces(blocks)
    books = any("《" in piece and len(piece) <= names.MOST for piece in pieces)
    told = sum(any(map(_looks(f, words), pieces)) for f in _TELLING)
    return told + books + any(len(piece) >= LEAST_STORY for piece in pieces) >= LEAST_ANSWERS


def _is_muddled(filled: Filled | None, words: Lexicon) -> bool:
    """Whether what was taken for a value has labels in it, and so is more than one answer."""
    return filled is not None and bool(words.exact(filled.raw) or words.inline(filled.raw))


def _looks(name: Field, words: Lexicon) -> Callable[[str], bool]:
    """What tells whether a text may be the value of this field."""
    if name in words.options:
        options = [s for group in words.options[name].values() for s in group]
        return lambda piece: len(piece) <= names.MOST and any(o in piece for o in options)
    pattern = _LOOKS[name]
    return lambda piece: bool(pattern.fullmatch(piece))


def _is_dated(pieces: Sequence[str], pairs: Sequence[Pair]) -> bool:
    """Whether two days stand there by themselves, in no field's value."""
    days = [piece for piece in pieces if _DAY.fullmatch(piece)]
    return sum(not any(day in _bare(p.raw) for p in pairs) for day in days) >= _BOTH_ENDS


def _left(pieces: Sequence[str], pairs: Sequence[Pair], words: Lexicon) -> list[str]:
    """The pieces of text that are neither label nor value, nor what forms print."""
    raws = (raw for p in pairs for raw in (p.raw, p.ticked, *p.raw.split("\n")))
    longest = sorted({_bare(raw) for raw in set(raws)} - {""}, key=len, reverse=True)[:MOST_VALUES]
    return [piece for piece in pieces if not _is_understood(piece, longest, words)]


def _pieces(blocks: Sequence[Block]) -> list[str]:
    """The lines of a document's texts that say anything, without white space."""
    lines = (line for told in cells.texts(blocks) for line in told.split("\n"))
    said = (_bare(line) for line in lines)
    return list(dict.fromkeys(piece for piece in said if _SAYS.search(piece)))[:MOST_PIECES]


def _bare(text: str) -> str:
    return _SPACE.sub("", text)


def _is_understood(piece: str, values: Sequence[str], words: Lexicon) -> bool:
    """Whether a piece is a label, part of a value, both together, or what nobody answers."""
    if any(piece in value for value in values) or words.exact(piece) or _PRINTED.fullmatch(piece):
        return True
    for value in values:
        piece = piece.replace(value, " ") if len(value) > 1 else piece
    rest = [part for part in re.split(r"[\s;；,，]+", piece) if _SAYS.search(part)]
    return all(words.exact(p) or _PRINTED.fullmatch(p) or _LABEL.fullmatch(p) for p in rest)

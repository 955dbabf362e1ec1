"""Codes: the codes that a text tells, each tied to the link that it belongs to. Pure.

A link never takes another one's code: what stands on a link's own line is asked first, then what
follows before the next link, then what stands right before it. Whatever is left over is told apart,
so that a person looks rather than that a code is called missing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

REACH = 300
"""A code stands at most so many characters from its link."""

MOST_WORDS = 2_000
"""Code words looked at in one text, however often it repeats them."""

_ASCII = {0xFF01 + n: 0x21 + n for n in range(94)} | {0x3000: 0x20, 0xA0: 0x20}
_WORD = re.compile(
    r"(?:提取|访问|訪問|分享|共享|下载|查看)?(?:密码|密碼|口令)"
    r"|(?:提取|访问|訪問|分享|验证)[码碼]|取件码"
    r"|(?<![A-Za-z?&])(?:pwd|password)"
    r"|公开(?:链接|分享)|[免无]密",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"(?P<between>[\s:=,为為是都均全部统一样设置成更正改应該该新的【\[(「“\"'<>]{0,12})"
    r"(?!https?:|www\.)(?P<value>[A-Za-z0-9]{2,8})(?![A-Za-z0-9年月日])"
)
_CORRECTED = re.compile(
    r"[^\nA-Za-z0-9]{0,8}(?:错|誤|误|不对|不對)[^A-Za-z0-9\n]{0,16}"
    r"(?P<value>[A-Za-z0-9]{2,8})(?![A-Za-z0-9年月日])"
)
"""What follows a code word, or a code, that its sender takes back."""

_CORRECTS_BETWEEN = re.compile("更正|改|应|應|新")
_CORRECTS_BEFORE = re.compile("更正|更新|写错|打错|错了|有误|不对|正确|新的?$")
_SHARED_BETWEEN = re.compile("[都均]|统一|一样|全部")
_SHARED_BEFORE = re.compile("统一|共用|同一|通用")
_BARE = re.compile(
    r"[)】\]」]?[ \t>]{0,4}(?:[(【\[「][ \t]?(?P<bracketed>[A-Za-z0-9]{4})[ \t]?[)】\]」]"
    r"|[ \t](?P<mixed>(?=[A-Za-z]{0,3}\d)(?=\d{0,3}[A-Za-z])[A-Za-z0-9]{4})(?!\w)"
    r"|[ \t](?P<last>[A-Za-z0-9]{4})(?=[ \t。.;,]{0,4}(?:\n|$))"
    r"|\n[ \t>]{0,4}(?P<below>(?=[A-Za-z]{0,3}\d)[A-Za-z0-9]{4})(?=[ \t。.;,]{0,4}(?:\n|$)))"
)
_NO_CODE = re.compile(r"1080|720p|20[12]\d|h26[45]|http|html|docx|mpeg|film", re.IGNORECASE)
_LEADS = re.compile(
    r"(?:[\W\d]|百度|网盘|云盘|视频|作品|分享|下载|高清|压缩|版|的|链接|地址|网址|https?)*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A link where it stands in a text; `shape` is the regular expression of its codes."""

    key: tuple[str, str]
    start: int
    end: int
    shape: str


@dataclass(frozen=True, slots=True)
class _Word:
    """A code word, or a code standing bare behind a link; `value` is empty when none follows."""

    start: int
    end: int
    value: str
    shared: bool = False
    corrects: bool = False


@dataclass(frozen=True, slots=True)
class Tied:
    """A code; whether it stands on its link's own line, or takes back an earlier one."""

    code: str
    beside: bool
    corrects: bool = False


@dataclass(slots=True)
class Told:
    """What one text tells of codes: by link, for all links, for no link that is known.

    `unsure` are links whose neighbour's code may be meant for them too; `silent` is whether a code
    word stands there without any code.
    """

    tied: dict[tuple[str, str], Tied] = field(default_factory=dict)
    shared: set[str] = field(default_factory=set)
    loose: set[str] = field(default_factory=set)
    unsure: set[tuple[str, str]] = field(default_factory=set)
    silent: bool = False


def tell(text: str, spans: Sequence[Span]) -> Told:
    """The codes of one text with the links that stand in it, in their order."""
    same = text.translate(_ASCII)
    links = _grouped(spans, words := _words(same, spans))
    told = Told(
        shared={word.value for word in words if word.shared},
        silent=any(not word.value for word in words),
    )
    _Knot(same, links, [word for word in words if word.value and not word.shared]).tie(told)
    return told


class _Knot:
    """One text's links and codes while they are being tied."""

    def __init__(self, text: str, links: Sequence[Span], words: Sequence[_Word]) -> None:
        self._text = text
        self._links = links
        starts = [link.start for link in links]
        self._gaps: list[list[_Word]] = [[] for _ in range(len(links) + 1)]
        for word in words:
            self._gaps[bisect_right(starts, word.start)].append(word)
        self._empty = [not gap for gap in self._gaps]
        self._codes: dict[int, Tied] = {}
        self._apart: list[int] = []

    def tie(self, told: Told) -> None:
        """Tie what can be tied, the surest first, and tell all of it."""
        numbers = range(len(self._links))
        if self._codes_lead():
            for n in numbers:
                self._take(n, n, self._gaps[n][:1], beside=self._is_beside_next(n))
        for n in numbers:
            self._take(n, n + 1, self._beside_last(n), beside=True)
        for n in numbers:
            self._take(n, n, self._beside_next(n), beside=True)
        for n in numbers:
            self._take(n, n + 1, self._after(n), beside=False)
        for n in numbers:
            self._take(n, n, self._before(n), beside=False)
        self._correct()
        for n, tied in self._codes.items():
            told.tied.setdefault(self._links[n].key, tied)
        told.loose |= {word.value for gap in self._gaps for word in gap}
        told.unsure |= {self._links[n].key for n in self._neighbours()}

    def _take(self, link: int, gap: int, words: Sequence[_Word], *, beside: bool) -> None:
        """Tie the first of these codes that looks like one of this link's, unless it has one."""
        shape = self._links[link].shape
        fitting = [word for word in words if re.fullmatch(shape, word.value)]
        if link in self._codes or not fitting:
            return
        self._codes[link] = Tied(fitting[0].value, beside, fitting[0].corrects)
        self._gaps[gap].remove(fitting[0])
        if not beside:
            self._apart.append(link)

    def _correct(self) -> None:
        """A code that takes another one back, after a link and before the next, wins."""
        for link, tied in list(self._codes.items()):
            shape = self._links[link].shape
            for word in [w for w in self._gaps[link + 1] if w.corrects]:
                if re.fullmatch(shape, word.value):
                    self._codes[link] = Tied(word.value, tied.beside, corrects=True)
                    self._gaps[link + 1].remove(word)

    def _codes_lead(self) -> bool:
        """Whether each link's code stands before it: 提取码 link 提取码 link, none at the end."""
        *before, last = self._gaps
        return (
            not last
            and all(len(gap) == 1 for gap in before)
            and all(
                self._leads(gap[0], link) for gap, link in zip(before, self._links, strict=True)
            )
        )

    def _beside_last(self, n: int) -> list[_Word]:
        return [w for w in self._gaps[n + 1] if self._lines(self._links[n].end, w.start) == 0]

    def _beside_next(self, n: int) -> list[_Word]:
        return [w for w in self._gaps[n] if self._lines(w.end, self._links[n].start) == 0][-1:]

    def _is_beside_next(self, n: int) -> bool:
        return bool(self._beside_next(n))

    def _after(self, n: int) -> list[_Word]:
        return [w for w in self._gaps[n + 1] if self._lines(self._links[n].end, w.start) >= 0]

    def _before(self, n: int) -> list[_Word]:
        """Codes that lead to a link, and that no earlier link claims."""
        claimed = n > 0 and n - 1 not in self._codes
        return [] if claimed else [w for w in self._gaps[n] if self._leads(w, self._links[n])]

    def _leads(self, word: _Word, link: Span) -> bool:
        between = self._text[word.end : link.start]
        near = 0 <= self._lines(word.end, link.start) <= 1
        return near and _LEADS.fullmatch(between) is not None

    def _lines(self, start: int, end: int) -> int:
        """Line ends between two places, or -1 when they are out of reach."""
        return self._text.count("\n", start, end) if end - start <= REACH else -1

    def _neighbours(self) -> Iterator[int]:
        """Links without a code in a row that one code on a line of its own ends or begins."""
        for link in self._apart:
            yield from self._row(range(link - 1, -1, -1), ahead=1)
            yield from self._row(range(link + 1, len(self._links)), ahead=0)

    def _row(self, numbers: range, *, ahead: int) -> Iterator[int]:
        for n in numbers:
            if n in self._codes or not self._empty[n + ahead]:
                return
            yield n


def _grouped(spans: Sequence[Span], words: Sequence[_Word]) -> list[Span]:
    """The links of a text, one that is repeated with no code word between taken as one."""
    starts = [word.start for word in words]
    links: list[Span] = []
    for span in spans:
        last = links[-1] if links else None
        if (
            last is not None
            and last.key == span.key
            and bisect_right(starts, last.end) == bisect_right(starts, span.start)
        ):
            links[-1] = Span(key=last.key, start=last.start, end=span.end, shape=last.shape)
        else:
            links.append(span)
    return links


def _words(text: str, spans: Sequence[Span]) -> list[_Word]:
    """The code words outside the links, and the codes bare behind them, in their order."""
    bare = [word for span in spans if (word := _bare(text, span)) is not None]
    starts = [span.start for span in spans]
    spoken = []
    for count, found in enumerate(_WORD.finditer(text)):
        if count >= MOST_WORDS:
            break
        n = bisect_right(starts, found.start()) - 1
        if n < 0 or found.start() >= spans[n].end:
            spoken.append(_spoken(text, found))
    return sorted([*bare, *spoken], key=lambda word: word.start)


def _spoken(text: str, word: re.Match[str]) -> _Word:
    """A code word with the code that follows it."""
    value = _VALUE.match(text, word.end())
    better = _CORRECTED.match(text, value.end() if value else word.end())
    if better is not None:
        return _Word(word.start(), better.end(), better["value"], corrects=True)
    if value is None:
        return _Word(word.start(), word.end(), "")
    before = text[max(0, word.start() - 6) : word.start()]
    shared = _SHARED_BETWEEN.search(value["between"]) or _SHARED_BEFORE.search(before)
    return _Word(
        word.start(),
        value.end(),
        value["value"],
        shared is not None,
        corrects=_corrects(text, word, value),
    )


def _corrects(text: str, word: re.Match[str], value: re.Match[str]) -> bool:
    before = text[max(0, word.start() - 20) : word.start()].rpartition("\n")[2]
    told = _CORRECTS_BETWEEN.search(value["between"]) or _CORRECTS_BEFORE.search(before)
    return told is not None


def _bare(text: str, span: Span) -> _Word | None:
    """Four letters or digits right behind a link that mean nothing else."""
    found = _BARE.match(text, span.end)
    if found is None:
        return None
    value = found["bracketed"] or found["mixed"] or found["last"] or found["below"]
    return None if _NO_CODE.fullmatch(value) else _Word(span.end, found.end(), value)

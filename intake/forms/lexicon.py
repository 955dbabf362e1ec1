"""The words that a form may call its fields by, made ready for finding them. Pure.

White space, colon, number and bracketed hint of a label do not count, nor does its width.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import takewhile

from intake.forms import hunches
from intake.model import Field

_SPACE = re.compile("[\\s\u200b-\u200f\u2060\ufeff_]+")
_HINT = re.compile(r"[(\[【][^()\[\]【】]{0,80}[)\]】]")
_NUMBER = re.compile(r"^(?:[(]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[)]?[.、)]|[*★●■◆])+")
_LATIN = re.compile(r"[A-Za-z.&'’/-]+")
"""The English beside a label: 片名 Title."""
_HAN = re.compile("[\u3400-\u9fff]")
_AND = re.compile(r"[及和与/、&]")
_MOST_LABEL = 100
_LEAST_GUESS, _MOST_GUESS = 2, 14
_NEXT = re.compile(
    r"(?:[ \t\u3000]{2,80}|[;；])[\u3400-\u9fff]{2,8}(?:[(（][^()（）\n]{0,20}[)）])?[:：]"
)
"""Behind a value another label, of something that no field is for: 填表日期：."""
_BOXED = re.compile(r"[ \t\u3000]*(?:[○●□■☐☑◉◯☒✓√]|[(（\[][ \u3000xX√✓]?[)）\]])")
_TRAILING = "_ \t;；,，、*|｜"
_KIND = re.compile("类|种|形式|体裁|分|主题")
_HINTED = re.compile(
    r"^(.{2,12}?)(?:\(|(?:限|不超过|控制在|约)?\d{2,4}字|不超过|不得超过|可多选|可复选|单选|多选|"
    r"必填|请|须|需|简要|注:|例|格式|如:|精确到|含片头|单位:|以成片|\d{3}字)"
)
"""A label with a hint behind it, not in brackets."""
MOST_MODIFIERS = 3
MOST_TEXT = 200_000
"""Running text is looked through for labels so far, in characters."""
Labels = Mapping[Field, Sequence[str]]
Options = Mapping[Field, Mapping[str, Sequence[str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A label in running text: what follows it, how sure that is its value, and where it stands."""

    field: Field
    rank: int
    value: str
    sure: float
    at: int


@dataclass(slots=True)
class Lexicon:
    """The synonyms of config.toml, made ready for comparing; built once a document."""

    labels: Labels
    options: Options = field(default_factory=dict)
    modifiers: Sequence[str] = ()
    _exact: Mapping[str, tuple[Field, int]] = field(init=False)
    words: str = field(init=False)
    """A pattern of every label, whatever modifiers stand before it."""
    _inline: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        words = tuple((name, tuple(synonyms)) for name, synonyms in self.labels.items())
        self._exact, self.words, self._inline = _ready(words, tuple(self.modifiers))

    @property
    def last(self) -> int:
        """The rank of a label that no synonym is like."""
        return len(self._exact)

    def word(self, name: Field) -> str:
        """The form's own word for a field."""
        return next(iter(self.labels.get(name, ())), "")

    def exact(self, text: str) -> tuple[Field, int] | None:
        """The field that a cell's text is the label of, with the synonym's rank.

        A hint may stand behind it, in brackets or not; one that names the options of a choice
        (类别（纪录片/剧情片）) says which choice it is.
        """
        if len(text) > _MOST_LABEL or hunches.is_end(text):
            return None
        key = _key(text)
        hinted = _HINTED.match(key)
        found = self._known(key) or (self._known(hinted[1]) if hinted else None)
        return found or self._of_options(text)

    def begins(self, text: str) -> bool:
        """Whether a cell begins with a label of its own, in a line by itself."""
        first, _, rest = text.strip().partition("\n")
        return bool(rest.strip()) and self.exact(first) is not None

    def field(self, label: str) -> Field | None:
        """The field of a label in running text, as `words` finds it."""
        found = self._known(_key(label))
        return found[0] if found else None

    def _of_options(self, text: str) -> tuple[Field, int] | None:
        hints = " ".join(_HINT.findall(unicodedata.normalize("NFKC", text)))
        if not hints or not _KIND.search(_key(text)):
            return None
        for name, words in self.options.items():
            told = sum(any(word in hints for word in group) for group in words.values())
            if told > 1:
                return name, self.last
        return None

    def _known(self, key: str) -> tuple[Field, int] | None:
        """The field of a label, whatever modifiers stand before it, and English beside it."""
        bare = _LATIN.sub("", key) if _HAN.search(key) else key
        return self._exact.get(key) or self._modified(bare, MOST_MODIFIERS)

    def _modified(self, key: str, left: int) -> tuple[Field, int] | None:
        """The field of a label behind up to so many modifiers."""
        if found := self._exact.get(key):
            return found
        rests = [key.removeprefix(m) for m in self.modifiers if left and key.startswith(m)]
        return next(filter(None, (self._modified(rest, left - 1) for rest in rests)), None)

    def guess(self, text: str) -> Sequence[tuple[Field, int]]:
        """The field of the longest synonym that ends the text; of 联系人及电话 both fields.

        What a text begins with says nothing: 联系人邮箱 is no name, 片名由来 no title.
        """
        key = _key(text) if len(text) <= _MOST_LABEL else ""
        if not _LEAST_GUESS <= len(key) <= _MOST_GUESS:
            return ()
        found: list[tuple[Field, int]] = []
        for piece in _AND.split(key):
            fits = [w for w in self._exact if len(w) >= _LEAST_GUESS and piece.endswith(w)]
            if best := max(fits, key=len, default=""):
                found.append((self._exact[best][0], len(self._exact)))
        return found

    def inline(self, text: str, told: frozenset[Field] = frozenset()) -> list[Mark]:
        """The labels in running text (片名：《灯》 选送学校：…), each with its value.

        A synopsis may itself say 时长：三年: only a label at the start of a line ends it, and only
        one of a field that was not `told` before, or a title, with which another form begins.
        """
        text = text[:MOST_TEXT]
        spots: list[tuple[re.Match[str], tuple[Field, int]]] = []
        before = set(told)
        for spot in self._inline.finditer(text):
            label = self._known(_key(spot[1])) or next(iter(self._exact.values()))
            within = bool(spots) and spots[-1][1][0] is Field.SYNOPSIS
            begins = not text[text.rfind("\n", 0, spot.start(1)) + 1 : spot.start()].strip()
            if not within or (begins and (label[0] not in before or label[0] is Field.TITLE)):
                spots.append((spot, label))
                before.add(label[0])
        ends = [spot.start() for spot, _ in spots[1:]] + [len(text)]
        return [
            _mark(text, spot, label, end) for (spot, label), end in zip(spots, ends, strict=False)
        ]


@lru_cache(maxsize=8)
def _ready(
    labels: tuple[tuple[Field, tuple[str, ...]], ...], modifiers: tuple[str, ...]
) -> tuple[Mapping[str, tuple[Field, int]], str, re.Pattern[str]]:
    """The labels by their bare words, what one looks like, and what finds one in running text."""
    exact: dict[str, tuple[Field, int]] = {}
    for name, synonyms in labels:
        for rank, synonym in enumerate(synonyms):
            exact.setdefault(_key(synonym), (name, rank))
    words = sorted(filter(None, exact), key=len, reverse=True)
    spaced = "|".join(r"[ \t\u3000]{0,8}".join(map(re.escape, word)) for word in words)
    before = "|".join(map(re.escape, sorted(modifiers, key=len, reverse=True))) or "(?!)"
    label = (
        rf"(?:{before}){{0,3}}?(?:{spaced or '(?!)'})(?:[ \t/]{{1,3}}[A-Za-z][A-Za-z .]{{1,30}})?"
    )
    inline = re.compile(
        r"(?:^|(?<=[\s,，;；。|、》】_]))"
        r"(?:[(（]?(?:\d{1,2}|[一二三四五六七八九])[)）]?[.、．)）]|[①-⑨●■◆▲★※○◇▶•·>-])?"
        rf"[ \t\u3000*]{{0,8}}[【\[“\"「『〔<]?({label})[ \t\u3000*]{{0,8}}"
        r"[”\"」]?(?:(?:[(（【\[][^()（）\n]{0,80}[)）】\]])?[ \t\u3000*]{0,8}"
        r"(?:[】\]]?[:：=＝→]|[】\]>」』〕]|—{1,2}(?!\d)|-{1,2}>|(?=\t|[ \u3000]{2}|\n|$|《))"
        r"|[(（][^()（）\n]{0,40}\d{3}\s?字[^()（）\n]{0,40}[)）])",
        re.MULTILINE,
    )
    return exact, label, inline


def _mark(text: str, spot: re.Match[str], label: tuple[Field, int], end: int) -> Mark:
    """What follows a label up to `end`: the rest of its line, of a synopsis all lines."""
    name, rank = label
    rest = text[spot.end() : end]
    value = (
        _unquoted(rest.strip())
        if name is Field.SYNOPSIS
        else _of_list(rest.strip()) or _of_line(rest.strip().partition("\n")[0])
    )
    colon = spot[0][-1] in ":：=＝】]→>」』〕"
    # What stands only in the next line may be something else altogether.
    near = name is Field.SYNOPSIS or value.partition("\n")[0] in rest.partition("\n")[0]
    return Mark(
        field=name, rank=rank, value=value, sure=1.0 if colon and near else 0.8, at=spot.start(1)
    )


def _of_list(rest: str) -> str:
    """The options that stand below a label, a line each behind its box; "" where none do."""
    listed = list(takewhile(_BOXED.match, rest.split("\n")))
    return "\n".join(listed) if len(listed) > 1 else ""


def _of_line(line: str) -> str:
    """A value within its line, up to another label and without what separates it from that."""
    other = _NEXT.search(line)
    value = line[: other.start() if other else len(line)].strip(_TRAILING)
    return _unquoted(value)


def _unquoted(value: str) -> str:
    """A value without the quotes of a program's list ("片名": "《灯》",)."""
    bare = value.rstrip(",")
    return bare[1:-1] if len(bare) > 1 and bare[0] == bare[-1] == '"' else value


def _key(text: str) -> str:
    """A label without white space, colon, number and bracketed hint, in half width."""
    bare = _SPACE.sub("", unicodedata.normalize("NFKC", text))
    return _NUMBER.sub("", _HINT.sub("", bare)).strip(":*。.、-")

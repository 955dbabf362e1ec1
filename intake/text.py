"""Text as strangers send it → text that is safe to keep, to show and to compare. Pure.

Octets become text by a ladder that was measured on Chinese letters: labels are often wrong (GBK
called gb2312, UTF-8 called gb2312, nothing called anything), and no octet may be lost without a
trace. A character that cannot be read or shown becomes U+FFFD.
"""

from __future__ import annotations

import binascii
import codecs
import re
import unicodedata
from itertools import groupby

CELL_UNITS = 32_000
"""UTF-16 units that a cell of ours may hold; Excel's own limit is 32,767."""

LEAST_FOR_UTF8 = 6
"""Octets from which gb* text is UTF-8 if it can be; 联通 in GBK is valid UTF-8 by chance."""

_GB = re.compile(r"gb|x-gb|cp-?936|ms-?936|windows-936|(x-)?euc-?cn|chinese|csgb|iso-ir-58")
_TRUSTED = re.compile(
    r"utf-(7|8|16|16-le|16-be|32)|big5(hkscs)?|hz|euc_(jp|kr)|shift_jis|iso2022_jp|koi8-[ru]"
    r"|cp(437|850|932|949|950|125\d)|iso8859-\d+|tis-620"
)
"""Codecs that a stranger may choose; others of Python's are slow (idna) or no charset at all."""

_AS_ASCII = frozenset({"", "us-ascii", "ascii", "utf-8", "utf8", "gbk", "gb2312", "gb18030"})
"""Labels under which ASCII is itself: most headers, and the labels of most letters."""

_LADDER = ("utf-8", "gb18030", "big5")
_WORD = re.compile(rb"=\?([^?\s]{1,75})\?([bBqQ])\?([^?]*)\?=")
_FOLDED_OR_CODED = re.compile(r"[\r\n]|=\?")
_FOLD = re.compile(rb"(?<![\r\n])[\r\n]+(?=[ \t])")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")
_BASE64_ONLY = re.compile(rb"[A-Za-z0-9+/=\s]*")
_BASE64_RUN = re.compile(rb"[^=]+")

_LONE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
"""A surrogate as careless programs code it in UTF-8: one broken character, not three."""

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_SURROGATES = re.compile("[\ud800-\udfff]")
_UNHEADERLY = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff{_BIDI}\\s]+")
_SHOWN = re.compile(f"[{_BIDI}]")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")

_ZERO_WIDTH = "\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufeff\ufe00-\ufe0f"
_BRACKETS = "《》〈〉「」『』【】〔〕〖〗“”‘’\"'`´()\\[\\]{}<>«»"
_IGNORED = re.compile(f"[\\s{_ZERO_WIDTH}{_BIDI}{_BRACKETS}]+")

_ASIAN = (
    "\u1100-\u11ff\u2e80-\u2fff\u3001-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff"
    "\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffef\U00020000-\U0003ffff"
)
_EITHER = "‘’“”…—–·•‰℃×÷"
_WORDS = re.compile(
    f"[{_ASIAN}]|[^\\s{_ASIAN}{_EITHER}]+(?:[{_EITHER}][^\\s{_ASIAN}{_EITHER}]+)*|[{_EITHER}]"
)

_BOOK = re.compile(r"《([^《》]{1,120})》")
_UNLETTERED = re.compile(r"[\W_]+")

_PUBLIC = re.compile(
    r"(vip\.)?(qq|foxmail|163|126|188|139|sina|sohu|tom|21cn|aliyun|gmail|googlemail|outlook|hotmail"
    r"|live|msn|icloud|me|mac|yahoo|eyou|protonmail|189|263|wo|yeah|proton)"
    r"\.(com|cn|net|me|com\.cn)"
)

_GAP = r"[\s.·\-‐‑–—]{0,3}"
_CALLED = r"(?<!\d)(?P<way>(?:00)?86|0)?"
_MOBILE = (
    rf"{_CALLED}(?P<head>[1１][3-9３-９]\d)"
    rf"(?:{_GAP}\d{{4}}|\d{_GAP}\d{{3}}|\d\d{_GAP}\d\d|\d{{3}}{_GAP}\d|{_GAP}\d{{3}}{_GAP}\d)"
    rf"{_GAP}(?P<tail>\d{{4}})(?!\d)"
)
_AREA = r"(?:10|2\d|[3-9]\d{2})"
_LANDLINE = (
    rf"(?:[(（]?(?<!\d)(?<!0\.)0{_AREA}|\+86{_GAP}{_AREA})[)）]?"
    rf"{_GAP}[2-9]\d{{2,3}}{_GAP}\d{{4}}(?!\d)"
)
_PHONE = re.compile(f"{_MOBILE}|{_LANDLINE}")
"""China's numbers as people write them: mobile in any grouping; landlines with their area code."""


def decode_bytes(raw: bytes, charset: str | None = None) -> str:
    """The text of octets whose label may be missing, unknown or wrong; never raises."""
    label = (charset or "").partition("*")[0].strip("\"' \t").lower()
    if raw.isascii() and label in _AS_ASCII:
        return raw.decode("ascii")
    text = _decode_gb(raw) if _GB.match(label) else _decode_labelled(raw, _codec(label))
    return _SURROGATES.sub("\ufffd", text.removeprefix("\ufeff"))


def decode_words(raw: str | bytes) -> str:
    """The text of a header's value: RFC 2047 words wherever they stand, raw 8 bit in between.

    Adjacent words of one charset are joined as octets first: clients cut characters in two.
    """
    if isinstance(raw, str) and raw.isascii() and not _FOLDED_OR_CODED.search(raw):
        return raw
    octets = _FOLD.sub(b"", raw if isinstance(raw, bytes) else _octets(raw))
    if b"=?" not in octets:
        return decode_bytes(octets)
    pieces: list[tuple[str, bytes]] = []
    end = 0
    for word in _WORD.finditer(octets):
        between = octets[end : word.start()]
        if between.strip() or not pieces:
            pieces.append(("", between))
        pieces.append((word[1].decode("ascii", "replace").lower(), _word_octets(word)))
        end = word.end()
    pieces.append(("", octets[end:]))
    joined = [(k, b"".join(o for _, o in group)) for k, group in groupby(pieces, lambda p: p[0])]
    return "".join(decode_bytes(octets, charset) for charset, octets in joined)


def decode_base64(raw: bytes) -> bytes:
    """The octets of base64 as strangers write it: junk within, padding missing or between."""
    padding = raw.find(b"=")
    if padding < 0 or not raw[padding:].strip(b"=\r\n \t"):
        try:
            return binascii.a2b_base64(raw)
        except binascii.Error:
            return _unpadded(raw)
    whole = raw if _BASE64_ONLY.fullmatch(raw) else raw[:padding]
    octets = bytearray()
    for run in _BASE64_RUN.finditer(whole):
        octets += _unpadded(run[0])
    return bytes(octets)


def header_text(text: str, limit: int = 200) -> str:
    """One clean header line of at most `limit` characters.

    Control characters, line ends of every kind, bidi controls and lone surrogates become a space
    (header injection), white space is collapsed.
    """
    line = _UNHEADERLY.sub(" ", text).strip()
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def cell_text(text: str) -> str:
    """Text that an XLSX cell can hold: XML 1.0 characters, bidi controls shown, 32,000 units."""
    shown = _show_bidi(text.replace("\r\n", "\n").replace("\r", "\n"))
    return _cut(_NOT_XML.sub("\ufffd", shown))


def plain(text: str) -> str:
    """Text for a person to read: control characters out, bidi controls shown, newlines kept."""
    lines = _LINE_END.sub("\n", text)
    return _SURROGATES.sub("\ufffd", _show_bidi(_CONTROL.sub("", lines)))


_PAIRS = (
    "學学 師师 範范 醫医 藥药 農农 業业 電电 機机 職职 術术 藝艺 體体 語语 軍军 網网 經经 "
    "貿贸 財财 綜综 開开 廣广 東东 華华 寧宁 蘇苏 滬沪 陝陕 陽阳 慶庆 貴贵 雲云 龍龙 遼辽 "
    "連连 濟济 錦锦 漢汉 長长 內内 廬庐 臺台 灣湾 蘭兰 黃黄 馬马 鄭郑 鄉乡 婦妇 兒儿 園园 "
    "實实 驗验 應应 關关 礦矿 國国 際际 聯联 動动 車车 鐵铁 橋桥 築筑 設设 計计 環环 護护 "
    "衛卫 權权 訓训 練练 團团 區区 縣县 鎮镇 燈灯 論论 鴻鸿 歸归 鳳凤 鶴鹤 鷺鹭 書书 畫画 "
    "夢梦 們们 當当 從从 來来 這这 個个 說说 話话 見见 親亲 愛爱 頭头 點点 後后 邊边 過过 "
    "還还 進进 遠远 講讲 紅红 綠绿 綫线 線线 給给 總总 結结 飛飞 風风 鳥鸟 魚鱼 麥麦 豐丰 "
    "穀谷 種种 樹树 葉叶 記记 憶忆 歲岁 聲声 響响 離离 絲丝 綢绸 紡纺 織织 時时 節节 暉晖 "
    "暢畅 億亿 萬万 與与 為为 爲为 對对 會会 傳传 統统 質质 優优 創创 義义 務务 勞劳 產产 "
    "貧贫 脫脱 變变 樣样 麗丽 層层 堅坚 壩坝 視视 頻频 劇剧 場场 導导 員员 獎奖 歷历 歴历 "
    "曆历 現现 顯显 檢检 測测 無无 蓋盖 "
)
_SIMPLIFIED = str.maketrans({pair[0]: pair[1] for pair in _PAIRS.split()})
"""Traditional characters that are usual in schools' names and titles, as they are compared."""
_SEAL = re.compile(r"[(\[][^()\[\]]{0,20}(?:盖|公|签|印)章[)\]]?\s*$")
"""What a form says of a seal behind a school's name."""


def normalise(text: str) -> str:
    """A title or school for comparing, not for showing.

    Without width, case, white space, quotes, brackets, the words of a seal; in simplified
    characters.
    """
    text = _SEAL.sub("", unicodedata.normalize("NFKC", text).translate(_SIMPLIFIED))
    bare = _IGNORED.sub("", unicodedata.normalize("NFKC", text))
    return _IGNORED.sub("", unicodedata.normalize("NFKC", bare.casefold()))


def titles(text: str) -> tuple[str, ...]:
    """What stands in 《》 in a name or a subject: the titles that it states."""
    return tuple(t for t in (found[1].strip() for found in _BOOK.finditer(text)) if t)


def untitled(text: str) -> str:
    """A name or a subject without what stands in 《》."""
    return _BOOK.sub(" ", text)


def holds(said: str, name: str) -> bool:
    """Whether a subject or a file's name says a title or school, marks aside."""
    whole, part = (_UNLETTERED.sub("", normalise(words)) for words in (said, name))
    return bool(part) and part in whole


def alike(left: str, right: str) -> bool:
    """Whether two titles or schools may be one: equal but for marks, or one within the other.

    A name that holds no letter or digit is like any other.
    """
    one, other = (_UNLETTERED.sub("", normalise(name)) for name in (left, right))
    return one in other or other in one


def characters(text: str) -> int:
    """字 of a text: visible characters, or Word's count, whichever is smaller.

    Word counts each Chinese character or mark as one, each run of Latin letters or digits too.
    """
    seen = "".join(c for c in text if c.isspace() or not unicodedata.category(c).startswith("C"))
    visible = sum(not c.isspace() and not unicodedata.category(c).startswith("M") for c in seen)
    return min(visible, sum(1 for _ in _WORDS.finditer(seen)))


def mask_phones(text: str) -> str:
    """Telephone numbers out of a text: mobile ones as 138****5678, landlines as ****.

    A local number without its area code cannot be told from any other number and stays.
    """
    return _PHONE.sub(_masked, text)


def public_mail(domain: str) -> bool:
    """Whether anyone can have an address at this mail domain, so that it names no school."""
    return _PUBLIC.fullmatch(domain.strip(". ").lower()) is not None


def _decode_gb(raw: bytes) -> str:
    """Text of any GB label: GB 18030 holds them all, unless it is UTF-8 under a wrong label."""
    unlabelled = _try(raw, ("utf-8",)) if len(raw) >= LEAST_FOR_UTF8 else ""
    # 微 in GBK is a Greek letter in UTF-8: only what needs three octets there is Chinese.
    return unlabelled if any(c > "\u07ff" for c in unlabelled) else _try_in_turn(raw, ("gb18030",))


def _decode_labelled(raw: bytes, codec: str | None) -> str:
    """Text of any other label, or of none: `codec` is None where the label says nothing."""
    if codec == "iso8859-1":
        return _try_in_turn(raw, ("utf-8", "iso8859-1"))
    if codec is None:
        return _try(raw, ("utf-8",)) or _decode_damaged(raw, "utf-8") or _try_in_turn(raw, _LADDER)
    named = (codec, "cp950", "big5hkscs") if codec.startswith("big5") else (codec,)
    return _try(raw, named) or _decode_damaged(raw, codec) or _try_in_turn(raw, _LADDER)


def _decode_damaged(raw: bytes, codec: str) -> str:
    """Text with a few broken characters, rather than of another charset; empty if it is not."""
    whole = _LONE.sub(b"\xef\xbf\xbd", raw) if codec == "utf-8" else raw
    text = whole.decode(codec, "replace")
    broken = text.count("\ufffd")
    sound = sum(c > "\x7f" for c in text) - broken
    return text if broken * 2 <= sound else ""


def _try_in_turn(raw: bytes, names: tuple[str, ...]) -> str:
    return _try(raw, names) or raw.decode("gb18030", "replace")


def _try(raw: bytes, names: tuple[str, ...]) -> str:
    """The text by the first codec that takes all octets; empty when none does."""
    for name in names:
        try:
            return raw.decode(name)
        except ValueError:
            continue
    return ""


def _codec(label: str) -> str | None:
    """The name of a codec that may be used for this label, or None (ASCII says nothing)."""
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    return name if _TRUSTED.fullmatch(name) else None


def _octets(text: str) -> bytes:
    """The octets of a header as Python's parser holds it (8 bit as lone surrogates)."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")


def _word_octets(word: re.Match[bytes]) -> bytes:
    if word[2] in b"bB":
        return decode_base64(word[3])
    return binascii.a2b_qp(word[3], header=True)


def _unpadded(raw: bytes) -> bytes:
    """One run of base64: what is no digit of it goes out, padding is put right."""
    digits = _NOT_BASE64.sub(b"", raw)
    lone = len(digits) % 4 == 1
    digits = digits[:-1] if lone else digits
    return binascii.a2b_base64(digits + b"=" * (-len(digits) % 4))


def _masked(phone: re.Match[str]) -> str:
    return f"{phone['way'] or ''}{phone['head']}****{phone['tail']}" if phone["head"] else "****"


def _show_bidi(text: str) -> str:
    return _SHOWN.sub(lambda found: f"‹U+{ord(found[0]):04X}›", text)


def _cut(text: str) -> str:
    """At most CELL_UNITS UTF-16 units; what is cut ends in an ellipsis."""
    octets = text.encode("utf-16-le")
    if len(octets) <= 2 * CELL_UNITS:
        return text
    return octets[: 2 * (CELL_UNITS - 1)].decode("utf-16-le", "ignore") + "…"

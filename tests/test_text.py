"""Text: the ladder, cleaning, comparing, counting."""

import base64
import io
import tracemalloc
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from intake import text

WORDS = "微视频镕"
LABELS = [
    *(
        None,
        "",
        "utf-8",
        "gb2312",
        "GBK",
        "gb18030",
        "cp936",
        "big5",
        "us-ascii",
        "utf-7",
        "utf-16",
    ),
    *("iso-8859-1", "hz-gb-2312", "unknown-8bit", "idna", "zlib", "undefined", "\0", "x" * 300),
]
any_text = st.text(st.characters(categories=None) | st.sampled_from("\r\n\x00\u202e\ud800=?.\t "))


@pytest.mark.parametrize(
    ("octets", "label", "meant"),
    [
        (WORDS.encode("gbk"), "gb2312", WORDS),
        (WORDS.encode("gbk"), '"GB2312"', WORDS),
        (WORDS.encode("gb18030"), "x-gbk", WORDS),
        (WORDS.encode(), "gb2312", WORDS),
        ("联通".encode("gbk"), "gbk", "联通"),
        (WORDS.encode(), None, WORDS),
        (WORDS.encode("gbk"), None, WORDS),
        (WORDS.encode("gbk"), "us-ascii", WORDS),
        (WORDS.encode("gbk"), "utf-8", WORDS),
        (WORDS.encode(), "x-unheard-of", WORDS),
        ("微視頻".encode("big5"), "big5", "微視頻"),
        ("微視頻".encode("big5hkscs"), "big5-hkscs", "微視頻"),
        ("碁銹裏".encode("cp950"), "big5", "碁銹裏"),
        (WORDS.encode(), "big5", WORDS),
        ("café".encode("latin-1"), "iso-8859-1", "café"),
        (WORDS.encode(), "iso-8859-1", WORDS),
        ("микро".encode("koi8-r"), "KOI8-R", "микро"),
        (b"~{VPND~}", "hz-gb-2312", "中文"),
        (b"\xef\xbb\xbfabc", "utf-8", "abc"),
        (WORDS.encode()[:-1], "utf-8", "微视频\ufffd"),
        (WORDS.encode("utf-16-le")[:-1], "utf-16-le", "微视频\ufffd"),
        (b"+2AA-", "utf-7", "\ufffd"),
        (WORDS.encode(), "utf-8*zh", WORDS),
        (b"abc\xff", None, "abc\ufffd"),
        (b"", "gbk", ""),
    ],
)
def test_octets_are_read(octets, label, meant):
    assert text.decode_bytes(octets, label) == meant


def word(octets, label="utf-8"):
    return f"=?{label}?B?{base64.b64encode(octets).decode()}?="


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("plain words", "plain words"),
        (word(WORDS.encode()), WORDS),
        (f"Re: {word(WORDS.encode())} x", f"Re: {WORDS} x"),
        (f"{word(WORDS.encode()[:4])}\r\n {word(WORDS.encode()[4:])}", WORDS),
        (f"{word(WORDS.encode()[:4])}{word(WORDS.encode()[4:])}", WORDS),
        (f"{word(b'a', 'utf-8')} {word(WORDS.encode('gbk'), 'gb2312')}", f"a{WORDS}"),
        (f"{word(b'a')} - {word(b'b')}", "a - b"),
        (f'"{word(WORDS.encode("gbk"), "gb2312")}"', f'"{WORDS}"'),
        ("=?utf-8?q?a_=E4=B8=AD?=", "a 中"),
        (WORDS.encode("gbk"), WORDS),
        (WORDS.encode("gbk").decode("ascii", "surrogateescape"), WORDS),
        (WORDS, WORDS),
        ("\ud800", "?"),
        ("long\r\n\tfolded", "long\tfolded"),
    ],
)
def test_header_words_are_read(raw, meant):
    assert text.decode_words(raw) == meant


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        (b"YWJj", b"abc"),
        (b"YWI=", b"ab"),
        (b"YWI", b"ab"),
        (b"YWI=\r\n", b"ab"),
        (b"Y W\r\nI!", b"ab"),
        (b"YWJjZ", b"abc"),
        (b"YQ==\r\nYg==\r\n", b"ab"),
        (b"YQ==\r\nSent by a gateway.", b"a"),
        (b"YQ=YWI=YWJjZA", b"aababcd"),
        (b"YQ=\r\n=Y=Yg==\r\n", b"ab"),
        (b"", b""),
    ],
)
def test_base64_is_read_leniently(raw, meant):
    assert text.decode_base64(raw) == meant


@given(st.binary(), st.sampled_from(LABELS))
def test_octets_never_fail(octets, label):
    found = text.decode_bytes(octets, label)

    assert found.encode()[:0] == b""


@given(any_text | st.binary())
def test_header_words_never_fail(raw):
    assert text.decode_words(raw).encode()[:0] == b""


@given(st.binary())
def test_base64_never_fails(raw):
    assert text.decode_base64(base64.b64encode(raw)) == raw
    assert isinstance(text.decode_base64(raw), bytes)


@given(st.text(st.sampled_from(WORDS + "高清版"), min_size=3))
def test_chinese_survives_every_label_of_gb(words):
    for codec in ("gbk", "utf-8"):
        assert text.decode_bytes(words.encode(codec), "gb2312") == words


@pytest.mark.parametrize(
    ("given_text", "line"),
    [
        ("a\r\nBcc: x", "a Bcc: x"),
        ("  a \t b\u2028c\x85d\u202ee\x00 ", "a b c d e"),
        ("\u3000中\u3000文", "中 文"),
        ("x" * 200, "x" * 200),
        ("x" * 201, "x" * 199 + "…"),
    ],
)
def test_header_line_is_clean(given_text, line):
    assert text.header_text(given_text) == line


@given(any_text, st.integers(1, 50))
def test_header_line_never_injects(given_text, limit):
    line = text.header_text(given_text, limit)

    assert len(line) <= limit
    assert not {unicodedata.category(c) for c in line} & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(line) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize(
    ("given_text", "cell"),
    [
        ("=1+1", "=1+1"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\x00b\uffff\ud800", "a\ufffdb\ufffd\ufffd"),
        ("gpj\u202e.exe", "gpj‹U+202E›.exe"),
        ("x" * 32_000, "x" * 32_000),
        ("x" * 32_001, "x" * 31_999 + "…"),
        ("😀" * 16_001, "😀" * 15_999 + "…"),
    ],
)
def test_cell_text(given_text, cell):
    assert text.cell_text(given_text) == cell


@given(any_text)
def test_cell_text_survives_a_workbook(given_text):
    cell = text.cell_text(given_text)
    book, file = Workbook(), io.BytesIO()
    book.active["A1"] = "x"
    book.active["A1"].value = cell
    book.active["A1"].data_type = "s"
    book.save(file)

    found = load_workbook(file).active["A1"].value

    assert (found or "") == cell


@pytest.mark.parametrize(
    ("given_text", "meant"),
    [
        ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("a\x07\tb\x9b", "a\tb"),
        ("\u202egpj", "‹U+202E›gpj"),
        ("a\ud800", "a\ufffd"),
    ],
)
def test_plain(given_text, meant):
    assert text.plain(given_text) == meant


@pytest.mark.parametrize(
    "other",
    ["安徽大学\u200b", "安 徽大学", "《安徽大学》", "“安徽大学”", "\u202e安徽大学", "安徽大學"],
)
def test_names_that_are_the_same(other):
    assert text.normalise(other) == "安徽大学"


def test_names_in_full_width_are_the_same():
    assert text.normalise("ＡＢＣ（１）") == text.normalise("abc(1)") == "abc1"


@pytest.mark.parametrize("other", ["安徽大学生", "安黴大学"])
def test_names_that_differ(other):
    assert text.normalise(other) != "安徽大学"


@given(any_text)
def test_normalised_holds_no_white_space(given_text):
    assert text.normalise(given_text).split() in ([], [text.normalise(given_text)])


@pytest.mark.parametrize(
    ("given_text", "count"),
    [
        ("", 0),
        ("学生进村写论文。", 8),
        ("学生 进村\n写　论文", 7),
        ("共2020年", 3),
        ("hello world", 2),
        ("a b c", 3),
        ("don’t", 1),
        ("他说“好”", 5),
        ("看——这里……", 7),
        ("学\u200b生\x00", 2),
        ("ｶﾞ", 2),
        ("e\u0301", 1),
        ("１２３", 3),
    ],
)
def test_characters_are_counted(given_text, count):
    assert text.characters(given_text) == count


@given(any_text)
def test_characters_are_at_most_the_visible_ones(given_text):
    visible = [c for c in given_text if not c.isspace()]

    assert 0 <= text.characters(given_text) <= len(visible)


ANYONES = """
qq.com QQ.com vip.qq.com 163.com vip.163.com 126.com yeah.net sina.com sina.cn vip.sina.com.cn
sohu.com foxmail.com gmail.com outlook.com hotmail.com 139.com 189.cn aliyun.com icloud.com.
"""


@pytest.mark.parametrize("domain", ANYONES.split())
def test_anyone_can_have_an_address(domain):
    assert text.public_mail(domain)


@pytest.mark.parametrize("domain", ["wannan.edu.cn", "mail.wannan.edu.cn", "", "notqq.com"])
def test_a_school_has_its_own_domain(domain):
    assert not text.public_mail(domain)


def test_base64_with_padding_in_millions_of_places_costs_about_its_size():
    raw = b"AA=" * 400_000

    tracemalloc.start()
    try:
        found = text.decode_base64(raw)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert found == bytes(400_000)
    assert peak < 4 * len(raw)


@pytest.mark.parametrize(
    ("words", "masked"),
    [
        ("电话13812345678。", "电话138****5678。"),
        ("13812345678/19912345678", "138****5678/199****5678"),
        ("+8613800000001", "+86138****0001"),
        ("008613800000001", "0086138****0001"),
        ("8613800000001", "86138****0001"),
        ("013800000001", "0138****0001"),
        ("(+86) 138-0000-0001", "(+86) 138****0001"),
        ("138 0000 0001", "138****0001"),
        ("138\u00a00000\u00a00001", "138****0001"),
        ("138.0000.0001", "138****0001"),
        ("1380 000 0001", "138****0001"),
        ("138 000 00001", "138****0001"),
        ("13800 000001", "138****0001"),
        ("138000 00001", "138****0001"),
        ("1380000 0001", "138****0001"),
        ("１３８０００００００１", "１３８****０００１"),
        ("tel13800000001\\n", "tel138****0001\\n"),
        ("0551-60000000", "****"),
        ("055160000000", "****"),
        ("(0551)60000000", "****"),
        ("（0551） 6000 0000", "****"),
        ("0551 6000 0000转802", "****转802"),
        ("010-62345678", "****"),
        ("+86 551-60000000", "****"),
        ("+86-10-62345678", "****"),
        ("0562-2812345", "****"),
        ("order 138123456789", "order 138123456789"),
        ("12812345678", "12812345678"),
        ("2020-12-12T09:30:00.123456Z", "2020-12-12T09:30:00.123456Z"),
        ("letter 150 2020-12-12", "letter 150 2020-12-12"),
        ("139.196.100.20:993", "139.196.100.20:993"),
        ("uid 1607736600, 1920 1080 25", "uid 1607736600, 1920 1080 25"),
        ("0.02523456789 s", "0.02523456789 s"),
        ("AH-001…005", "AH-001…005"),
    ],
)
def test_telephone_numbers_are_masked(words, masked):
    assert text.mask_phones(words) == masked


@pytest.mark.parametrize(
    "pump", ["1", "13", "138 ", "138-0000-", "0", "0551", "(0551", "+86", "86 ", "０", "-"]
)
def test_masking_a_long_line_ends(pump):
    assert len(text.mask_phones(pump * 60_000)) > 0


def test_a_header_of_line_ends_is_read():
    raw = b"\r" * 300_000 + b"x"

    assert text.decode_words(raw) == raw.decode()


@pytest.mark.parametrize(
    ("name", "titles"),
    [("报送《灯》和《 路 》", ("灯", "路")), ("《》《 》", ()), ("高清.mp4", ()), ("《开头", ())],
)
def test_titles_are_what_stands_in_title_marks(name, titles):
    assert text.titles(name) == titles


def test_what_is_not_a_title_is_left():
    assert text.untitled("甲大学《灯》.mp4") == "甲大学 .mp4"


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("路——坚守", "《路》", True),
        ("安徽大学", "安徽大学（盖章）", True),
        ("田埂", "山村", False),
        ("…", "山村", True),
    ],
)
def test_names_are_alike_but_for_marks_or_when_one_holds_the_other(left, right, same):
    assert text.alike(left, right) is same
    assert text.alike(right, left) is same


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("廬州學院", "庐州学院"),
        ("皖南師範學院（公章）", "皖南师范学院"),
        ("安徽中醫藥大學 (學院蓋章)", "安徽中医药大学"),
        ("庐州学院（盖章）", "庐州学院"),
        ("《田埂上的論文》", "田埂上的论文"),
        ("灯（第三章）", "灯第三章"),
        ("印章", "印章"),
    ],
)
def test_traditional_characters_and_a_seal_are_no_other_name(written, meant):
    assert text.normalise(written) == meant

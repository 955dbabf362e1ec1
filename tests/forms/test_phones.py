"""Telephone numbers as written → the contract's shapes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.forms import phones

PHONES = {
    "13800000000": "13800000000", "138-0000-0000": "13800000000", "138 0000 0000": "13800000000",
    "１３８００００００００": "13800000000", "+86 13800000000": "13800000000",
    "8613800000000": "13800000000", "(+86)13800000000": "13800000000", "0086 138 00000000":
    "13800000000", "0551-60000000": "0551-60000000", "（0551）60000000": "0551-60000000",
    "055160000000": "0551-60000000", "010 6200 0000": "010-62000000",
    "0551-60000000转802": "0551-60000000-802", "0551—60000000—802": "0551-60000000-802",
    "0551-60000000 转分机 802": "0551-60000000-802", "手机：13800000000": "13800000000",
    "13800000000、0551-60000000": "13800000000/0551-60000000",
    "13800000000 13900000000": "13800000000/13900000000",
    "0551-6000000 13800000000": "0551-6000000/13800000000",
    "13800000000\n13900000000": "13800000000/13900000000",
    "13800000000，13800000000": "13800000000", "王老师13800000000": "13800000000",
    "13800000000（微信同号）": "13800000000", "13800000000 a1@b.cn": "13800000000",
    "13800000000（短号662790）": "13800000000", "13800000000 校园短号：6627": "13800000000",
    "1380000000": None, "138000000000": None, "23800000000": None, "60000000": None,
    "13800000000-13900000000": None, "0551-60000000/60000001": None, "王老师": None, "": None,
    "138xxxx0000": None, "13800000000" * 30: None, "0551-60000000-8022222": None,
    "13800000000 QQ 12345678": "13800000000", "13800000000（微信：wx123456）": "13800000000",
    "13800000000 12345678": None, "+86 551 60000000": "0551-60000000",
    "86-551-60000000": "0551-60000000", "0551-60000000（转802）": "0551-60000000-802",
    "0551-60000000 x802": "0551-60000000-802", "0551/60000000": "0551-60000000",
    "138.0000.0000": "13800000000", "1 3 8 0 0 0 0 0 0 0 0": "13800000000",
    "①13800000000 ②0551-60000000": "13800000000/0551-60000000", "(86)13800000000": "13800000000",
    "12345678913800000000": None, "0551-6000000013800000000": "0551-60000000/13800000000",
    "0792-800000013800000000": "0792-8000000/13800000000",
    "1380000000013900000000": "13800000000/13900000000", "138000000001380000000": None,
}  # fmt: skip


@pytest.mark.parametrize("written", PHONES)
def test_phone_as_written(written):
    assert phones.parse(written)[0] == PHONES[written]


MOBILES = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
LANDLINES = st.tuples(
    st.sampled_from(["010", "021", "0551", "0991"]),
    st.from_regex(r"[2-8][0-9]{7}", fullmatch=True),
    st.one_of(st.none(), st.from_regex(r"[1-9][0-9]{1,3}", fullmatch=True)),
)
GAPS = st.sampled_from(["", "-", " ", "－"])
MARKS = st.sampled_from(["/", "、", "，", ";", " / ", "\n", "或"])


@given(MOBILES, GAPS, st.sampled_from(["", "+86", "+86 ", "86-", "0086"]))
def test_mobile_round_trip(number, gap, country):
    written = country + gap.join((number[:3], number[3:7], number[7:]))

    assert phones.parse(written) == (number, 1.0)


@given(LANDLINES, st.sampled_from(["-", "转", " 转 "]), MOBILES, MARKS)
def test_landline_round_trip(line, turn, mobile, mark):
    area, local, extension = line
    ending = f"{turn}{extension}" if extension else ""
    meant = f"{area}-{local}" + (f"-{extension}" if extension else "")

    assert phones.parse(f"{area}-{local}{ending}{mark}{mobile}")[0] == f"{meant}/{mobile}"


@given(st.text(alphabet="0123456789-转 /+()", max_size=40))
def test_a_phone_holds_no_digit_that_was_not_written(written):
    value, _ = phones.parse(written)

    digits = iter(c for c in written if c.isdigit())
    assert all(c in digits for c in value or "" if c.isdigit())


@pytest.mark.parametrize(
    "raw", ["0551-60000000转", "0551-60000000-", "0551-60000000 分机", "13800000000、"]
)
def test_a_number_after_which_something_is_missing_is_looked_at(raw):
    number, sure = phones.parse(raw)

    assert number is not None
    assert sure == 0.5


def test_a_number_with_a_blank_where_nobody_leaves_one_is_looked_at():
    assert phones.parse("0550-3511 947") == ("0550-3511947", 0.5)
    assert phones.parse("0551-6351 9471")[1] == 1.0
    assert phones.parse("0550-3511 94")[0] is None

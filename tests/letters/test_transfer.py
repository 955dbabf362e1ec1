"""Transfer: bodies cut anywhere → the octets that were coded."""

import base64
import binascii
import itertools
import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.letters import transfer

octets = st.binary(max_size=2_000)
cuts = st.lists(st.integers(0, 3_000), max_size=5)


def decoded(encoding, coded, at=()):
    undo = transfer.decoder(encoding)
    edges = [0, *sorted(at), len(coded)]
    pieces = [coded[a:b] for a, b in itertools.pairwise(edges)]
    return b"".join([undo.feed(piece) for piece in pieces]) + undo.end()


def uuencoded(raw):
    pieces = [raw[n : n + 45] for n in range(0, len(raw), 45)]
    return b"begin 644 film.mp4\n" + b"".join(map(binascii.b2a_uu, pieces)) + b"`\nend\nafter"


@given(octets, cuts)
def test_base64_cut_anywhere(raw, at):
    assert decoded("base64", base64.encodebytes(raw).replace(b"\n", b"\r\n"), at) == raw


def quoted(raw):
    """Quoted-printable that writes what may stand as it is so, all other octets as =XX.

    The standard library's encoder makes all line ends alike: octets with both kinds come back
    changed.
    """
    marks = [bytes([x]) if chr(x).isalnum() and x < 128 else b"=%02X" % x for x in raw]
    lines = [b"".join(marks[n : n + 25]) for n in range(0, len(marks), 25)]
    return b"=\r\n".join(lines)


@given(octets, cuts)
def test_quoted_printable_cut_anywhere(raw, at):
    assert decoded("quoted-printable", quoted(raw), at) == raw


@given(st.text("ab =\t.", max_size=300), cuts)
def test_quoted_printable_of_the_standard_library_cut_anywhere(text, at):
    raw = text.encode()

    assert decoded("quoted-printable", quopri.encodestring(raw, quotetabs=True), at) == raw


@given(octets, cuts)
def test_uuencode_cut_anywhere(raw, at):
    assert decoded("x-uuencode", uuencoded(raw), at) == raw


@pytest.mark.parametrize(
    ("coded", "raw"),
    [
        (b"YWJjZA", b"abcd"),
        (b"YW*Jj\r\nZA==", b"abcd"),
        (b"YWJjZA==\r\nZWY=", b"abcdef"),
        (b"YWJjZA==\r\n-- \r\nlist footer", b"abcd"),
        (b"YWJjZAx", b"abcd\x0c"),
        (b"YWJjZ", b"abc"),
        (b"", b""),
    ],
)
def test_base64_as_strangers_write_it(coded, raw):
    assert decoded("base64", coded) == raw


def test_unknown_encodings_mean_none():
    assert decoded("x-own", b"a=\xff") == b"a=\xff"


@pytest.mark.parametrize("line", [b"\xff", b"M!!", b"!"])
def test_a_broken_uuencoded_line_gives_what_it_can(line):
    assert isinstance(transfer.uu_line(line), bytes)

"""Skeleton: letters with bodies of every size → the standard library's structure, all octets."""

import base64
import hashlib
import io
from email.parser import BytesParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.letters import content, tree
from intake.letters.skeleton import Skeleton

LARGE = bytes(range(256)) * 300
BODY = st.one_of(st.binary(max_size=40).map(base64.encodebytes), st.just(base64.encodebytes(LARGE)))
NEWLINE = st.sampled_from([b"\r\n", b"\n"])


def leaf(body):
    head = b"Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    return [(head + body, [body])]


def joined(parts, mark, closing):
    """A multipart whose boundary is its own, whatever stands within."""
    mark += hashlib.sha256(b"".join(raw for raw, _ in parts)).hexdigest()[:8].encode()
    whole = b"".join(b"--" + mark + b"\r\n" + raw + b"\r\n" for raw, _ in parts)
    head = b'Content-Type: multipart/mixed; boundary="' + mark + b'"\r\n\r\npreamble\r\n'
    end = b"--" + mark + b"--\r\nepilogue" if closing else b""
    return head + whole + end, [body for _, bodies in parts for body in bodies]


LEAF = BODY.map(lambda body: leaf(body)[0])
MARKS = st.sampled_from([b"a", b"ab", b"a-", b"--x", b"_=1?"])
LETTER = st.recursive(
    LEAF,
    lambda inner: st.builds(joined, st.lists(inner, min_size=1, max_size=3), MARKS, st.booleans()),
    max_leaves=5,
)


def shape(part):
    if part.is_multipart():
        return part.get_content_type(), [shape(child) for child in part.get_payload()]
    return part.get_content_type(), None


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LETTER)
def test_structure_and_octets_are_those_of_the_whole_letter(tmp_path_factory, made):
    raw, bodies = made
    scratch = tmp_path_factory.mktemp("scratch")
    path = scratch / "letter.eml"
    path.write_bytes(raw)

    loaded = tree.load(path, scratch)

    told = [b"".join(tree.body(each.part).pieces()) for each in loaded.leaves]
    assert told == [base64.decodebytes(body) for body in bodies]
    assert shape(loaded.letter) == shape(BytesParser().parsebytes(raw))
    assert loaded.sha256 == hashlib.sha256(raw).hexdigest()


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *(b"--b", b"--b--", b"\r\n", b"\n", b"\r", b"X: y", b"Content-Type: ", b" "),
                *(b"message/rfc822", b"multipart/mixed; boundary=b", b"text/plain", b"\xff", b"-"),
            ]
        ),
        max_size=30,
    )
)
def test_a_small_letter_is_handed_on_as_it_stands(tmp_path_factory, pieces):
    raw = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"".join(pieces)

    skeleton = Skeleton(io.BytesIO(raw), tmp_path_factory.getbasetemp(), lambda _: None)

    assert b"".join(skeleton.pieces()) == raw
    assert skeleton.large == {}


def test_a_large_body_stands_on_disk_and_is_private(tmp_path):
    path = tmp_path / "letter.eml"
    path.write_bytes(leaf(base64.encodebytes(LARGE))[0][0])

    (found,) = tree.load(path, tmp_path).leaves

    large = tree.body(found.part)
    assert found.part.get_payload() == ""
    assert (large.size, large.sha256) == (len(LARGE), hashlib.sha256(LARGE).hexdigest())
    assert large.path is not None
    assert large.path.read_bytes() == LARGE
    assert large.head(10) == LARGE[:10]


@pytest.mark.parametrize("size", [content.LARGE, content.LARGE + 1])
def test_the_border_of_large(tmp_path, size):
    path = tmp_path / "letter.eml"
    path.write_bytes(b"\r\n" + b"x" * size)

    (found,) = tree.load(path, tmp_path).leaves

    assert (tree.body(found.part).path is None) == (size <= content.LARGE)
    assert tree.body(found.part).size == size


def test_a_large_letter_coded_in_base64_is_opened(tmp_path):
    inner = leaf(base64.encodebytes(LARGE))[0][0]
    head = b"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    path = tmp_path / "letter.eml"
    path.write_bytes(head + base64.encodebytes(inner))

    (found,) = tree.load(path, tmp_path).leaves

    assert (found.folder, tree.body(found.part).size) == ("letter", len(LARGE))

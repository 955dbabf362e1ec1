"""Archives whose end never came."""

import hashlib

import packed
import pytest
from packed import read, tarred, zipped

from intake.model import Nature

FILES = {"成片.mp4": hashlib.shake_256(b"film").digest(50_000), "登记表.docx": b"form"}


@pytest.mark.parametrize(
    ("form", "raw"),
    [
        ("zip", zipped(FILES)),
        ("tar", tarred(FILES)),
        ("gzip", tarred(FILES, "gz")),
        ("bz2", tarred(FILES, "bz2")),
        ("xz", tarred(FILES, "xz")),
        ("7z", None),
    ],
)
def test_a_cut_archive_is_damaged_and_nothing_is_kept(tmp_path, form, raw):
    if raw is None:
        raw = b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(24) + FILES["成片.mp4"]

    found = read(tmp_path, raw[: len(raw) // 2], form)

    assert (found.nature, found.reason) == (Nature.ARCHIVE, "unreadable")
    assert packed.left(tmp_path) == []


def test_the_end_of_a_document_within_is_not_the_archives_end(tmp_path):
    inner = zipped({"word/document.xml": b"<a/>"})
    whole = zipped({"成片.mp4": b"film", "登记表.docx": inner}, packed=False)
    cut = whole[: whole.index(inner) + len(inner)]

    found = read(tmp_path, cut)

    assert (found.nature, found.reason) == (Nature.ARCHIVE, "unreadable")

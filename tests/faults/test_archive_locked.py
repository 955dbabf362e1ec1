"""An archive with a password that nobody told, or told wrong."""

import io

import packed
import py7zr
import pytest
from packed import raw_zip, read

from intake.model import Nature


def locked_7z(*, header):
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w", password="right", header_encryption=header) as archive:
        archive.writestr(b"film", "成片.mp4")
    return out.getvalue()


LOCKED_ZIP = raw_zip([(b"a.mp4", b"x" * 40)], flags=1)


@pytest.mark.parametrize("password", [None, "wrong"])
@pytest.mark.parametrize(
    ("form", "raw"),
    [
        ("zip", LOCKED_ZIP),
        ("7z", locked_7z(header=False)),
        ("7z", locked_7z(header=True)),
    ],
    ids=["zip", "7z", "7z with locked names"],
)
def test_a_locked_archive_is_told_as_such(tmp_path, form, raw, password):
    found = read(tmp_path, raw, form, password=password)

    assert (found.nature, found.reason) == (Nature.ARCHIVE, "encrypted")
    assert packed.left(tmp_path) == []

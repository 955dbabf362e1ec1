"""Archives that unpack to thousands of times their size, alone or one within the other."""

import io
import time

import packed
import py7zr
import pytest
from packed import read, tarred, zipped

from intake.model import Nature, NotMeasured, Refusal
from intake.policy.places import ArchiveSettings

ZEROS = {"成片.mp4": bytes(3 * 1024**2)}


def sevenz():
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w") as archive:
        archive.writestr(ZEROS["成片.mp4"], "成片.mp4")
    return out.getvalue()


def refusal(detail):
    return Refusal(nature=Nature.ARCHIVE, reason="unsafe", detail=detail)


@pytest.mark.parametrize(
    ("form", "raw"),
    [
        ("zip", zipped(ZEROS)),
        ("gzip", tarred(ZEROS, "gz")),
        ("bz2", tarred(ZEROS, "bz2")),
        ("xz", tarred(ZEROS, "xz")),
        ("7z", sevenz()),
    ],
)
def test_a_bomb_is_refused_by_its_ratio(tmp_path, form, raw):
    started = time.monotonic()

    assert read(tmp_path, raw, form) == refusal("ratio")
    assert packed.left(tmp_path) == []
    assert time.monotonic() - started < 10


def test_bombs_within_share_one_budget(tmp_path):
    inner = zipped({"a.bin": bytes(900_000)})
    raw = zipped({f"{n}.zip": inner for n in range(20)})

    assert read(tmp_path, raw) == refusal("ratio")
    assert packed.left(tmp_path) == []


def test_an_archive_three_deep_is_refused(tmp_path):
    raw = zipped({"a.zip": zipped({"b.zip": zipped({"c.txt": b"x"})})})

    assert read(tmp_path, raw) == refusal("depth")
    assert packed.left(tmp_path) == []


def test_more_bytes_than_config_allows_are_refused(tmp_path):
    raw = zipped({"a.bin": bytes(5000)}, packed=False)

    found = read(tmp_path, raw, settings=ArchiveSettings(total_bytes=4000))

    assert found == refusal("bytes")
    assert packed.left(tmp_path) == []


def test_our_own_time_limit_is_nobodys_fault(tmp_path):
    found = read(tmp_path, zipped(ZEROS), settings=ArchiveSettings(seconds=0.001))

    assert found == NotMeasured(nature=Nature.ARCHIVE, reason="the time for it ran out")
    assert packed.left(tmp_path) == []

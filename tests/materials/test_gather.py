from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.errors import TryLater
from intake.materials import gather

CONTENT = b"a film"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


def files(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def test_bytes_lie_under_their_sha256(tmp_path):
    path = gather.store(CONTENT, tmp_path / "materials", ".mp4")

    assert path == tmp_path / "materials" / SHA256[:2] / f"{SHA256}.mp4"
    assert path.read_bytes() == CONTENT


def test_the_same_bytes_twice_are_one_file(tmp_path):
    first = gather.store(CONTENT, tmp_path, ".mp4")
    written = first.stat().st_ino

    second = gather.store(CONTENT, tmp_path, ".mp4")

    assert (second, second.stat().st_ino) == (first, written)
    assert files(tmp_path) == [f"{SHA256[:2]}/{SHA256}.mp4"]


def test_a_file_that_was_cut_short_is_written_again(tmp_path):
    path = gather.store(CONTENT, tmp_path, ".mp4")
    path.write_bytes(b"a")

    gather.store(CONTENT, tmp_path, ".mp4")

    assert path.read_bytes() == CONTENT


@pytest.mark.skipif(os.name != "posix", reason="POSIX modes")
def test_only_the_owner_may_look(tmp_path):
    path = gather.store(CONTENT, tmp_path / "materials", ".mp4")

    modes = [p.stat().st_mode & 0o777 for p in (path, path.parent)]

    assert modes == [0o600, 0o700]


def test_a_disk_that_refuses_leaves_nothing(tmp_path):
    (tmp_path / "materials").write_text("a file where the folder should be", encoding="utf-8")

    with pytest.raises(TryLater, match=r"a material cannot be stored \(.+\); free some space"):
        gather.store(CONTENT, tmp_path / "materials", ".mp4")

    assert files(tmp_path) == ["materials"]


def test_a_rename_that_fails_leaves_nothing(tmp_path):
    (tmp_path / SHA256[:2] / f"{SHA256}.mp4").mkdir(parents=True)

    with pytest.raises(TryLater):
        gather.store(CONTENT, tmp_path, ".mp4")

    assert files(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("成片.MP4", ".mp4"),
        ("登记表.docx ", ".docx"),
        ("a.tar.gz", ".gz"),
        ("run.exe", ".bin"),
        ("page.html", ".bin"),
        ("成片.mp4.lnk", ".bin"),
        ("成片", ".bin"),
        (".mp4", ".bin"),
        ("", ".bin"),
        ("x.mp4/../../y", ".bin"),
    ],
)
def test_suffixes(name, suffix):
    assert gather.safe_suffix(name) == suffix


@given(st.text(max_size=60))
def test_any_name_has_a_harmless_suffix(name):
    assert gather.safe_suffix(name) in {*gather.HARMLESS, ".bin"}

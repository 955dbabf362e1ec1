"""Raw letters on disk: whole or not there, whatever happens on the way."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from pathlib import Path

import pytest

from intake.errors import NeedsPerson
from intake.letters import rawfile

LIMIT = 1000


def test_store_joins_the_pieces(tmp_path):
    pieces, whole = [b"ab", b"", b"c" * 10], b"ab" + b"c" * 10
    digest = hashlib.sha256(whole).hexdigest()

    raw = rawfile.store(pieces, tmp_path / "new" / "letters", LIMIT)

    path = tmp_path / "new" / "letters" / digest[:2] / f"{digest}.eml"
    assert raw == rawfile.RawFile(path=path, sha256=digest, size=12)
    assert path.read_bytes() == whole


def test_store_of_the_same_letter_twice_keeps_one_file(tmp_path):
    first = rawfile.store([b"same"], tmp_path, LIMIT)
    second = rawfile.store([b"sa", b"me"], tmp_path, LIMIT)

    assert first == second
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == [first.path]


def test_store_to_the_limit(tmp_path):
    assert rawfile.store([b"x" * 600, b"y" * 400], tmp_path, LIMIT).size == LIMIT


def test_store_beyond_the_limit_leaves_nothing(tmp_path):
    with pytest.raises(NeedsPerson) as caught:
        rawfile.store([b"x" * 600, b"y" * 401], tmp_path, LIMIT)

    assert str(caught.value) == "a letter of more than 1000 bytes; look at it in the mailbox"
    assert list(tmp_path.iterdir()) == []


def test_store_of_pieces_that_break_off_leaves_nothing(tmp_path):
    def pieces():
        yield b"half"
        message = "the line broke"
        raise ConnectionError(message)

    with pytest.raises(ConnectionError):
        rawfile.store(pieces(), tmp_path, LIMIT)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
def test_stored_letter_is_for_its_owner_only(tmp_path):
    before = os.umask(0)
    try:
        raw = rawfile.store([b"x"], tmp_path / "letters", LIMIT)
    finally:
        os.umask(before)

    modes = [stat.S_IMODE(p.stat().st_mode) for p in (raw.path, raw.path.parent)]
    assert modes == [0o600, 0o700]
    assert stat.S_IMODE((tmp_path / "letters").stat().st_mode) == 0o700


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc what a handle points at")
def test_store_syncs_the_file_before_its_name_and_the_folders_after(tmp_path):
    synced: list[str] = []
    fsync = os.fsync

    def watch(handle):
        target = Path(f"/proc/self/fd/{handle}").readlink()
        synced.append("folder" if target.is_dir() else target.suffix)
        fsync(handle)

    os.fsync = watch
    try:
        rawfile.store([b"x"], tmp_path / "letters", LIMIT)
    finally:
        os.fsync = fsync

    assert synced == [".part", "folder", "folder"]


def test_sweep_takes_only_what_is_unfinished(tmp_path):
    kept = rawfile.store([b"x"], tmp_path, LIMIT)
    (tmp_path / "tmp123.part").write_bytes(b"half")

    rawfile.sweep(tmp_path)

    assert [p for p in tmp_path.rglob("*") if p.is_file()] == [kept.path]


def test_sweep_of_a_folder_that_is_not_there(tmp_path):
    rawfile.sweep(tmp_path / "none")

    assert list(tmp_path.iterdir()) == []

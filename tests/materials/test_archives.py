"""Archives → members in the store: every format, names, folders, passwords, archives within."""

from __future__ import annotations

import bz2
import gzip
import hashlib
import io
import lzma
import subprocess
import sys
import zipfile
import zlib

import packed
import py7zr
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packed import held, rar, raw_zip, read, tarred, zipped
from programs import require

from intake.materials import archives, sink
from intake.materials.zipped import unpack as unpack_zip
from intake.model import ArchiveFacts, Nature, Refusal, Unsupported

FILM = bytes(range(256)) * 20
FILES = {"一号/高清版.mp4": FILM, "登记表.docx": b"form"}
HELD = [("一号", "高清版.mp4", len(FILM)), ("", "登记表.docx", 4)]


def sevenz(files, password=None, *, header=False):
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w", password=password, header_encryption=header) as archive:
        for name, content in files.items():
            archive.writestr(content, name)
    return out.getvalue()


def locked_zip(password, content=FILM):
    """A zip with the old lock, made by its published rule (APPNOTE 6.1) the other way round."""
    crc = zlib.crc32(content)
    keys = [0x12345678, 0x23456789, 0x34567890]
    table = []
    for n in range(256):
        value = n
        for _ in range(8):
            value = value >> 1 ^ (0xEDB88320 if value & 1 else 0)
        table.append(value)

    def turn(octet):
        keys[0] = table[(keys[0] ^ octet) & 255] ^ keys[0] >> 8
        keys[1] = (keys[1] + (keys[0] & 255)) * 134775813 + 1 & 0xFFFFFFFF
        keys[2] = table[(keys[2] ^ keys[1] >> 24) & 255] ^ keys[2] >> 8

    for octet in password:
        turn(octet)
    out = bytearray()
    for octet in bytes(11) + bytes([crc >> 24]) + content:
        key = keys[2] | 2
        out.append(octet ^ key * (key ^ 1) >> 8 & 255)
        turn(octet)
    raw = raw_zip([("高清版.mp4".encode(), bytes(out))], flags=1, sizes=[len(content)])
    # The list and the member's head tell the checksum of what is inside.
    wrong = zlib.crc32(bytes(out)).to_bytes(4, "little")
    return raw.replace(wrong, crc.to_bytes(4, "little"))


@pytest.mark.parametrize(
    ("form", "raw"),
    [
        ("zip", zipped(FILES)),
        ("7z", sevenz(FILES)),
        ("tar", tarred(FILES)),
        ("gzip", tarred(FILES, "gz")),
        ("bz2", tarred(FILES, "bz2")),
        ("xz", tarred(FILES, "xz")),
    ],
)
def test_every_format_gives_the_same_members(tmp_path, form, raw):
    facts = read(tmp_path, raw, form)

    assert held(facts) == HELD
    assert [m.sha256 for m in facts.members] == [
        hashlib.sha256(content).hexdigest() for content in FILES.values()
    ]


def test_a_rar_is_opened_by_unar(tmp_path):
    require("unar")

    facts = read(tmp_path, rar(FILES), "rar")

    assert sorted(held(facts)) == sorted(HELD)


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("wd2020", Unsupported(nature=Nature.ARCHIVE, format="zip")),
        ("wrong", Refusal(nature=Nature.ARCHIVE, reason="encrypted", detail="password")),
    ],
)
def test_a_method_that_we_lack_within_aes_is_told_after_a_wrong_password(tmp_path, password, said):
    program = require("7zz")
    (tmp_path / "高清版.mp4").write_bytes(FILM)
    command = [program, "a", "-tzip", "-mm=LZMA", "-mem=AES256", "-pwd2020", "a.zip", "高清版.mp4"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)

    assert read(tmp_path, (tmp_path / "a.zip").read_bytes(), password=password) == said


@pytest.mark.parametrize("password", ["wd2020", "微视频1"])
def test_a_locked_rar_opens_with_its_password(tmp_path, password):
    require("unar")

    facts = read(tmp_path, rar(FILES, password), "rar", password=password)

    assert held(facts) == HELD


@pytest.mark.parametrize("password", [None, "wrong"])
def test_a_locked_rar_without_its_password_stays_shut(tmp_path, password):
    require("unar")

    facts = read(tmp_path, rar(FILES, "wd2020"), "rar", password=password)

    assert (facts.nature, facts.reason) == (Nature.ARCHIVE, "encrypted")


def test_members_lie_in_the_store_under_their_sha256_for_their_owner_only(tmp_path):
    facts = read(tmp_path, zipped({"高清.mp4": FILM}))

    (path,) = packed.left(tmp_path)
    assert path == archives.stored(tmp_path / "store", facts.members[0])
    assert path.name == hashlib.sha256(FILM).hexdigest() + ".mp4"
    assert path.read_bytes() == FILM
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("form", "raw"),
    [("gzip", gzip.compress(FILM)), ("bz2", bz2.compress(FILM)), ("xz", lzma.compress(FILM))],
)
def test_a_lone_packed_file_is_one_member(tmp_path, form, raw):
    assert [m.size for m in read(tmp_path, raw, form).members] == [len(FILM)]


@pytest.mark.parametrize(
    ("octets", "flags"),
    [
        ("片子/高清版.mp4".encode("gbk"), 0),
        ("片子/高清版.mp4".encode(), 0x800),
        ("片子/高清版.mp4".encode(), 0),
        ("片子/高清版.mp4".encode("gbk"), 0x800),
        ("片子\\高清版.mp4".encode("gbk"), 0),
    ],
    ids=["gbk", "utf-8", "utf-8 without its flag", "gbk that says utf-8", "backslash"],
)
def test_names_are_read_by_their_octets(tmp_path, octets, flags):
    assert held(read(tmp_path, raw_zip([(octets, b"x")], flags=flags))) == [
        ("片子", "高清版.mp4", 1)
    ]


def test_names_of_one_zip_are_each_decided_by_themselves(tmp_path):
    raw = raw_zip([("登记表.docx".encode("gbk"), b"x"), ("高清版.mp4".encode(), b"y")])

    assert [m.name for m in read(tmp_path, raw).members] == ["登记表.docx", "高清版.mp4"]


def test_an_archive_within_is_a_folder(tmp_path):
    raw = zipped({"一/里面.zip": zipped(FILES), "说明.txt": b"x"})

    assert held(read(tmp_path, raw)) == [
        ("一/里面/一号", "高清版.mp4", len(FILM)),
        ("一/里面", "登记表.docx", 4),
        ("", "说明.txt", 1),
    ]


def test_a_broken_archive_within_stays_a_file(tmp_path):
    inner = zipped(FILES)[:-40]

    assert held(read(tmp_path, zipped({"里面.zip": inner, "a.txt": b"x"}))) == [
        ("", "里面.zip", len(inner)),
        ("", "a.txt", 1),
    ]


def test_what_finder_and_explorer_leave_is_no_material(tmp_path):
    noise = {"__MACOSX/._高清版.mp4": b"x", "一/.DS_Store": b"x", "Thumbs.db": b"x"}

    for form, raw in (("zip", zipped({**noise, **FILES})), ("tar", tarred({**noise, **FILES}))):
        assert held(read(tmp_path, raw, form)) == HELD


def test_an_empty_file_is_refused_as_such(tmp_path):
    assert read(tmp_path, b"") == Refusal(nature=Nature.ARCHIVE, reason="empty")


@pytest.mark.parametrize("password", ["wd2020", "微视频"])
def test_a_locked_zip_opens_with_its_password(tmp_path, password):
    for codec in ("utf-8", "gbk"):
        raw = locked_zip(password.encode(codec))

        assert held(read(tmp_path, raw, password=password)) == [("", "高清版.mp4", len(FILM))]


@pytest.mark.parametrize("header", [False, True])
def test_a_locked_7z_opens_with_its_password(tmp_path, header):
    raw = sevenz(FILES, "微视频1", header=header)

    assert held(read(tmp_path, raw, "7z", password="微视频1")) == HELD


def test_what_python_does_not_unpack_goes_to_unar(tmp_path):
    require("unar")
    content = b"not really packed in this way"
    raw = raw_zip([(b"a.txt", content)])
    # Method 0 becomes 97 (WavPack): nobody's zip library knows it.
    odd = raw.replace(b"\0\0\0\0\x21\x5a", b"\x61\0\0\0\x21\x5a")

    with_it = read(tmp_path, odd)
    without = read(tmp_path, odd, with_unar=False)

    assert isinstance(with_it, Refusal)
    assert without == Unsupported(nature=Nature.ARCHIVE, format="zip")


def test_without_unar_a_rar_is_unsupported(tmp_path):
    assert read(tmp_path, rar(FILES), "rar", with_unar=False) == Unsupported(
        nature=Nature.ARCHIVE, format="rar"
    )


def test_a_zip_behind_a_program_opens(tmp_path):
    assert held(read(tmp_path, b"MZ" + bytes(500) + zipped(FILES))) == HELD


def test_a_big_zip64_list_is_read(tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, archive.open("a.bin", "w", force_zip64=True) as file:
        file.write(b"abc")

    assert held(read(tmp_path, out.getvalue())) == [("", "a.bin", 3)]


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("作品.zip", "作品"),
        ("作品.tar.gz", "作品"),
        ("五部 .TGZ", "五部 "),
        ("a.b", "a.b"),
        (".zip", "archive"),
    ],
)
def test_an_archive_names_the_folder_of_its_members(name, folder):
    assert archives.stem(name) == folder


@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 400))
def test_damaged_bytes_never_raise_anything_else(tmp_path_factory, noise, at):
    raw = bytearray(zipped(FILES))
    raw[at : at + len(noise)] = noise
    folder = tmp_path_factory.mktemp("damaged")
    (folder / "a.zip").write_bytes(raw)
    (folder / "out").mkdir()
    taken = sink.Sink(folder / "out", 10**6, 100)

    try:
        unpack_zip(folder / "a.zip", taken, None)
    except sink.RefusedError as error:
        assert error.reason in {"unreadable", "unsafe", "unsupported", "encrypted"}  # noqa: PT017  (each is a way to end)
    else:
        assert sum(member.size for member in taken.taken) == taken.total


def test_facts_of_an_archive_are_its_members(tmp_path):
    assert isinstance(read(tmp_path, zipped({})), ArchiveFacts)

"""Archives for tests, made byte by byte where no ordinary program would make them."""

from __future__ import annotations

import hashlib
import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from shutil import which

from Cryptodome.Cipher import AES

from intake.materials import archives, unar
from intake.model import Facts
from intake.policy.places import ArchiveSettings

TINY = ArchiveSettings(total_bytes=4 * 1024**2, seconds=60)
"""Small budgets, so that a test of what breaks them need not write gigabytes."""

Files = Mapping[str, bytes]


def zipped(files: Files, *, packed: bool = True) -> bytes:
    """A zip as Python writes it: names in UTF-8 with their flag where they are not ASCII."""
    out = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def raw_zip(
    members: Sequence[tuple[bytes, bytes]],
    *,
    flags: int = 0,
    mode: int = 0,
    starts: Sequence[int] | None = None,
    sizes: Sequence[int] | None = None,
) -> bytes:
    """A stored zip with the names' octets, flags, offsets and sizes as they are given."""
    out, listed = bytearray(), bytearray()
    for n, (name, content) in enumerate(members):
        crc = zlib.crc32(content)
        size = sizes[n] if sizes else len(content)
        start = starts[n] if starts else len(out)
        head = (flags, 0, 0, 0x5A21, crc, len(content), size, len(name), 0)
        out += struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, *head) + name + content
        tail = (0, 0, 0, mode << 16, start)
        made = (3 << 8 | 20, 20)
        listed += struct.pack("<4s6H3I5H2I", b"PK\x01\x02", *made, *head, *tail) + name
    end = (0, 0, len(members), len(members), len(listed), len(out), 0)
    return bytes(out + listed + struct.pack("<4s4H2IH", b"PK\x05\x06", *end))


def tarred(files: Files, form: str = "") -> bytes:
    """A tar, packed by gz, bz2 or xz when `form` says so."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=f"w:{form}") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return out.getvalue()


def _vint(number: int) -> bytes:
    out = bytearray()
    while number >= 0x80:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])


def _rar_block(body: bytes) -> bytes:
    sized = _vint(len(body)) + body
    return zlib.crc32(sized).to_bytes(4, "little") + sized


def rar(files: Files, password: str = "") -> bytes:
    """A RAR 5.0 archive, its members stored (the published format, technote)."""
    out = b"Rar!\x1a\x07\x01\x00" + _rar_block(_vint(1) + _vint(0) + _vint(0))
    for name, content in files.items():
        octets, (lock, body) = name.encode(), _rar_locked(content, password)
        head = _vint(2) + _vint(3 if lock else 2) + (_vint(len(lock)) if lock else b"")
        head += _vint(len(body)) + _vint(4) + _vint(len(content)) + _vint(0o644)
        head += zlib.crc32(content).to_bytes(4, "little")
        head += _vint(0) + _vint(1) + _vint(len(octets)) + octets + lock
        out += _rar_block(head) + body
    return out + _rar_block(_vint(5) + _vint(0) + _vint(0))


def _rar_locked(content: bytes, password: str) -> tuple[bytes, bytes]:
    """The record of a lock and the locked content; no record without a password."""
    if not password:
        return b"", content
    salt, first, turns = bytes(range(16)), bytes(range(16, 32)), 15
    key, check = (
        hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 2**turns + more) for more in (0, 32)
    )
    told = bytes(check[n] ^ check[n + 8] ^ check[n + 16] ^ check[n + 24] for n in range(8))
    record = _vint(1) + _vint(0) + _vint(1) + bytes([turns]) + salt + first
    record += told + hashlib.sha256(told).digest()[:4]
    padded = content + bytes(-len(content) % 16)
    body = AES.new(key, AES.MODE_CBC, first).encrypt(padded)
    return _vint(len(record)) + record, body


def read(
    folder: Path,
    raw: bytes,
    form: str = "zip",
    *,
    password: str | None = None,
    settings: ArchiveSettings = TINY,
    with_unar: bool = True,
) -> Facts:
    """The facts of an archive whose members are stored below `folder`."""
    path = folder / "archive"
    path.write_bytes(raw)
    programs = unar.find(which("unar") or "", None) if with_unar else None
    tools = archives.Tools(
        settings=settings, programs=programs, folder=folder / "store", password=password
    )
    return archives.read(path, form, f"作品.{form}", tools)


def held(facts: Facts) -> list[tuple[str, str, int]]:
    """Folder, name and size of each member."""
    return [(member.folder, member.name, member.size) for member in facts.members]


def left(folder: Path) -> list[Path]:
    """Every file that an archive left below `folder`, itself aside."""
    return sorted(p for p in folder.rglob("*") if p.is_file() and p.name != "archive")

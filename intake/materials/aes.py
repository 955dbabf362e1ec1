"""AES: what WinZip and 7-Zip lock in a zip with AES, and a password → the packed bytes within.

The published format (WinZip, AE-1 and AE-2): a salt, two octets that tell a wrong password, the
bytes in counter mode, ten octets of a checksum. unar 1.10 opens none of them (measured).
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from itertools import chain

from Cryptodome.Cipher import AES
from Cryptodome.Util import Counter

from intake.materials.sink import refused

NAME = "aes"
"""The detail of what is locked so and packed by a method that we do not know."""

SALT_BYTES = {1: 8, 2: 12, 3: 16}
"""The salt's length by the strength that the zip names; the key is twice as long."""

TOLD_BYTES, SUM_BYTES, ROUNDS = 2, 10, 1000


def opened(packed: Iterator[bytes], size: int, strength: int, password: str) -> Iterator[bytes]:
    """The bytes without their lock; `size` is how many there are with it. Raises RefusedError."""
    salt_bytes = SALT_BYTES.get(strength, 0)
    left = size - salt_bytes - TOLD_BYTES - SUM_BYTES
    if not salt_bytes or left < 0:
        raise refused(reason="unreadable", detail="member")
    head = salt_bytes + TOLD_BYTES
    start = b""
    while len(start) < head:
        start += next(packed)
    key, seal = _keys(start[:salt_bytes], start[salt_bytes:head], password)
    cipher = AES.new(key, AES.MODE_CTR, counter=Counter.new(128, little_endian=True))
    tail = b""
    for piece in chain([start[head:]], packed):
        body, tail = piece[:left], tail + piece[left:]
        left -= len(body)
        seal.update(body)
        yield cipher.decrypt(body)
    if not hmac.compare_digest(seal.digest()[:SUM_BYTES], tail):
        raise refused(reason="unreadable", detail="member")


def _keys(salt: bytes, told: bytes, password: str) -> tuple[bytes, hmac.HMAC]:
    """The key, and the checksum to be made, of the spelling of the password that fits."""
    length = 2 * len(salt)
    for codec in ("utf-8", "gb18030"):
        made = hashlib.pbkdf2_hmac(
            "sha1", password.encode(codec), salt, ROUNDS, 2 * length + TOLD_BYTES
        )
        if hmac.compare_digest(made[2 * length :], told):
            return made[:length], hmac.new(made[length : 2 * length], digestmod="sha1")
    raise refused(reason="encrypted", detail="password")

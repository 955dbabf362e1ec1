"""A picture that is damaged, or of 30,000 × 30,000 points: staff look, nobody is turned away."""

import importlib.util
import struct
import time
import zlib

import pytest
from cases import POLICY, case, findings
from PIL import Image

from intake import forms
from intake.model import Nature, NotMeasured

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("rapidocr") is None, reason="needs the extra ocr"
)
SIDE = 30_000


def chunk(kind, content):
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)


def huge(path):
    """A white PNG of one bit a point, 110 kB long."""
    packer = zlib.compressobj(9)
    row = b"\0" + b"\xff" * (SIDE // 8)
    lines = b"".join(packer.compress(row * 1000) for _ in range(SIDE // 1000)) + packer.flush()
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", SIDE, SIDE, 1, 0, 0, 0, 0))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", lines) + chunk(b"IEND", b""))


def cut_off(path):
    Image.effect_noise((400, 300), 50).save(path, "JPEG")
    path.write_bytes(path.read_bytes()[:2000])


@pytest.mark.parametrize(
    ("make", "reason"),
    [(huge, "png: 30000 x 30000 pixels"), (cut_off, "jpeg: damaged picture (OSError)")],
)
def test_a_picture_that_cannot_be_read_is_for_staff(tmp_path, make, reason):
    make(tmp_path / "form")
    started = time.monotonic()

    found = forms.read(tmp_path / "form", "png", POLICY.form, 2020)

    assert time.monotonic() - started < 20
    assert found == NotMeasured(nature=Nature.FORM, reason=reason)
    assert [(f.code, f.level) for f in findings(case(form=found))] == [
        ("material.unsupported", "review")
    ]

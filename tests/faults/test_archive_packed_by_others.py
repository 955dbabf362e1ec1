"""Archives as other programs pack them: AES zips, Deflate64, LZMA in a zip; made by 7-Zip."""

import subprocess

import pytest
from packed import held, read
from programs import require

from intake.model import Nature

FILM = bytes(range(256)) * 400
HELD = [("一号", "高清版.mp4", len(FILM)), ("", "登记表.docx", 4)]


@pytest.fixture
def pack(tmp_path):
    """Packs a film and a form with 7-Zip's options; the archive's bytes."""
    program = require("7zz")
    inside = tmp_path / "inside"
    (inside / "一号").mkdir(parents=True)
    (inside / "一号/高清版.mp4").write_bytes(FILM)
    (inside / "登记表.docx").write_bytes(b"form")

    def packed(form, *options):
        target = tmp_path / f"packed.{form}"
        command = [program, "a", f"-t{form}", *options, str(target), "一号", "登记表.docx"]
        subprocess.run(command, cwd=inside, check=True, capture_output=True, timeout=60)
        return target.read_bytes()

    return packed


@pytest.mark.parametrize("method", ["Deflate64", "LZMA", "BZip2", "PPMd"])
def test_other_methods_in_a_zip_open(tmp_path, pack, method):
    require("unar")

    assert sorted(held(read(tmp_path, pack("zip", f"-mm={method}")))) == sorted(HELD)


@pytest.mark.parametrize("bits", [128, 256])
def test_an_aes_zip_opens_with_its_password(tmp_path, pack, bits):
    require("unar")
    raw = pack("zip", "-pwd2020", f"-mem=AES{bits}")

    assert sorted(held(read(tmp_path, raw, password="wd2020"))) == sorted(HELD)


@pytest.mark.parametrize("password", [None, "wrong"])
def test_an_aes_zip_without_its_password_is_locked(tmp_path, pack, password):
    require("unar")
    raw = pack("zip", "-pwd2020", "-mem=AES256")

    found = read(tmp_path, raw, password=password)

    assert (found.nature, found.reason) == (Nature.ARCHIVE, "encrypted")


@pytest.mark.parametrize(
    "options", [(), ("-m0=LZMA2", "-ms=on"), ("-m0=PPMd",), ("-m0=Deflate64",)]
)
def test_a_7z_of_7zip_opens(tmp_path, pack, options):
    assert sorted(held(read(tmp_path, pack("7z", *options), "7z"))) == sorted(HELD)


def test_a_locked_7z_of_7zip_opens_with_its_password(tmp_path, pack):
    raw = pack("7z", "-p微视频", "-mhe=on")

    assert sorted(held(read(tmp_path, raw, "7z", password="微视频"))) == sorted(HELD)

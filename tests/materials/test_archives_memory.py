"""A gibibyte out of an archive: the robot's memory stays flat, and so does its unpacker's."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import zipfile

import pytest
from programs import require

resource = pytest.importorskip("resource")
pytestmark = pytest.mark.torture

GIB = 1024**3
MOST = {"7z": 450 * 1024**2}
"""A 7z that packs this tightly takes 407 MiB of py7zr (measured), all else at most `USUAL`."""
USUAL = 150 * 1024**2
SCRIPT = """
import json, re, resource, sys
from pathlib import Path
from intake.materials import archives
from intake.policy.places import ArchiveSettings
settings = ArchiveSettings(ratio=100_000)
folder = Path(sys.argv[3])
tools = archives.Tools(settings=settings, programs=None, folder=folder, password="wd2020")
found = archives.read(Path(sys.argv[1]), sys.argv[2], "a", tools)
whose = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
peaks = [resource.getrusage(who).ru_maxrss for who in whose]
if sys.platform == "linux":  # ru_maxrss of a new program begins with that of who started it
    peaks[0] = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
print(json.dumps([[m.size for m in getattr(found, "members", ())], peaks, repr(found)[:300]]))
"""


@pytest.fixture(scope="module")
def film(tmp_path_factory):
    """A file of 1 GiB that packs a little."""
    path = tmp_path_factory.mktemp("gib") / "film.mp4"
    block = bytes(range(256)) * 4096
    with path.open("wb") as out:
        for _ in range(GIB // len(block)):
            out.write(block)
    return path


def packed(film, form):
    path = film.with_name(f"packed.{form}")
    if form == "zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.write(film, "film.mp4")
    elif form == "gzip":
        with tarfile.open(path, "w:gz", compresslevel=1) as archive:
            archive.add(film, "film.mp4")
    else:
        kind = ["-tzip", "-pwd2020", "-mem=AES256"] if form == "aes" else ["-t7z"]
        command = [require("7zz"), "a", *kind, "-mx=1", str(path), str(film)]
        subprocess.run(command, check=True, capture_output=True)
    return path


@pytest.mark.parametrize("form", ["zip", "aes", "gzip", "7z"])
def test_a_gibibyte_comes_out_in_little_memory(film, tmp_path, form):
    path = packed(film, form)

    command = [sys.executable, "-c", SCRIPT, str(path), "zip" if form == "aes" else form]
    done = subprocess.run([*command, str(tmp_path)], check=True, capture_output=True, text=True)

    sizes, peaks, told = json.loads(done.stdout)
    unit = 1 if sys.platform == "darwin" else 1024
    assert sizes == [GIB], told
    own, unpacker = (peak * unit for peak in peaks)
    assert own <= USUAL
    assert unpacker <= MOST.get(form, USUAL)

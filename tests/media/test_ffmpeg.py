from __future__ import annotations

import re
from pathlib import Path

import pytest
from programs import require

from intake.errors import BadSetup
from intake.media import ffmpeg
from intake.policy import MediaSettings

ONE_SOURCE_ONLY = "no_such_package"
WORDS = "install ffmpeg \\(Debian: apt install ffmpeg"


def stand_in(folder: Path, *names: str, text: str = "#!/bin/sh\nexit 1\n") -> Path:
    """Programs of these names that do nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_text(text, encoding="utf-8")
        (folder / name).chmod(0o755)
    return folder


def test_config_comes_first(tmp_path):
    named = stand_in(tmp_path / "named", "ffmpeg", "ffprobe")
    on_path = stand_in(tmp_path / "path", "ffmpeg", "ffprobe")
    settings = MediaSettings(ffmpeg=str(named / "ffmpeg"), ffprobe=str(named / "ffprobe"))

    found = ffmpeg.find(settings, str(on_path))

    assert found == ffmpeg.Programs(named / "ffmpeg", named / "ffprobe", "config")


@pytest.mark.parametrize("key", ["ffmpeg", "ffprobe"])
def test_of_one_named_in_config_the_other_lies_beside_it(tmp_path, key):
    named = stand_in(tmp_path, "ffmpeg", "ffprobe")

    found = ffmpeg.find(MediaSettings(**{key: str(named / key)}), None)

    assert found == ffmpeg.Programs(named / "ffmpeg", named / "ffprobe", "config")


@pytest.mark.parametrize("path", ["ffmpeg", "/no/such/ffmpeg"])
def test_a_wrong_path_in_config_is_told_rather_than_passed_over(path):
    with pytest.raises(BadSetup, match=f"media.ffmpeg: {path} is no absolute path of a program"):
        ffmpeg.find(MediaSettings(ffmpeg=path), str(Path(require("ffmpeg")).parent))


def test_path_comes_second(tmp_path):
    on_path = stand_in(tmp_path, "ffmpeg", "ffprobe")

    found = ffmpeg.find(MediaSettings(), str(on_path))

    assert found == ffmpeg.Programs(on_path / "ffmpeg", on_path / "ffprobe", "PATH")


def test_both_programs_come_from_one_source(tmp_path):
    pytest.importorskip(ffmpeg.WHEEL)
    half = stand_in(tmp_path, "ffmpeg")

    found = ffmpeg.find(MediaSettings(), str(half))

    assert (found.source, found.ffmpeg.parent) == ("wheel", found.ffprobe.parent)


@pytest.mark.parametrize(
    "told",
    ["ffmpeg-linux-x64", "ffmpeg-linux-x64-ubuntu-22.04", "ffmpeg-linux-x64-ubuntu-24.04"],
)
def test_the_package_gives_its_static_build_on_ubuntu_too(tmp_path, monkeypatch, told):
    room = stand_in(tmp_path, "ffmpeg-linux-x64", "ffprobe-linux-x64")
    module = f"ffmpeg = {str(room / told)!r}\nffprobe = {str(room / 'ffprobe-linux-x64')!r}\n"
    name = f"binaries_{told.replace('-', '_').replace('.', '_')}"
    (tmp_path / f"{name}.py").write_text(module, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)

    found = ffmpeg.find(MediaSettings(), None, wheel=name)

    assert found == ffmpeg.Programs(room / "ffmpeg-linux-x64", room / "ffprobe-linux-x64", "wheel")


def test_nowhere_says_what_to_install(tmp_path):
    with pytest.raises(BadSetup, match=f"neither on PATH nor as a package; {WORDS}"):
        ffmpeg.find(MediaSettings(), str(tmp_path), wheel=ONE_SOURCE_ONLY)


def test_version_of_the_system():
    require("ffprobe")
    programs = ffmpeg.find(MediaSettings(), str(Path(require("ffmpeg")).parent))

    assert re.fullmatch(r"ffmpeg \d+(\.\d+)+", ffmpeg.version(programs))


def test_version_of_the_package():
    pytest.importorskip(ffmpeg.WHEEL)

    assert re.fullmatch(r"ffmpeg \d+(\.\d+)+", ffmpeg.version(ffmpeg.find(MediaSettings(), None)))


@pytest.mark.parametrize("text", ["#!/bin/sh\nexit 1\n", "#!/bin/sh\necho hello\n"])
def test_a_program_that_does_not_run(tmp_path, text):
    programs = ffmpeg.find(MediaSettings(), str(stand_in(tmp_path, "ffmpeg", "ffprobe", text=text)))

    with pytest.raises(BadSetup, match=r"ffprobe: does not run \(it does not tell its version\)"):
        ffmpeg.version(programs)


def test_the_command_is_guarded(tmp_path):
    programs = ffmpeg.Programs(tmp_path / "ffmpeg", tmp_path / "ffprobe", "config")

    command = ffmpeg.packets(programs, tmp_path / "-i.mp4", 3)

    assert command == [
        str(tmp_path / "ffprobe"),
        *["-format_whitelist", "mov,matroska,avi,mpegts,flv,asf,mpeg"],
        *["-max_pixels", "67108864", "-max_streams", "64", "-protocol_whitelist", "file"],
        *["-select_streams", "3", "-show_entries", "packet=pts,dts,duration,size,flags"],
        *["-threads", "1", "-v", "error", "-i", f"file:{tmp_path / '-i.mp4'}", "-of", "csv=p=0"],
    ]

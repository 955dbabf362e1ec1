"""check, form, video, read: files on disk → what the robot would say, as JSON and exit codes."""

from __future__ import annotations

import base64
import io
import json
import re
import shutil
import tempfile
from pathlib import Path

import contract
import pytest
from campaign import ROOT, command, form_answers, letter
from PIL import Image

from intake.demo import films, forms
from intake.model import Field

CONFIG = Path(tempfile.mkdtemp()) / "config.toml"
"""The shipped config of a campaign that is content when staff look at the marks later."""

CONFIG.write_text(
    (ROOT / "config.toml")
    .read_text(encoding="utf-8")
    .replace('"marks.not-checked" = { level = "review"', '"marks.not-checked" = { level = "note"')
    .replace('folder = "templates"', f'folder = "{(ROOT / "templates").as_posix()}"'),
    encoding="utf-8",
)


def run(*words):
    return command(*words, "--config", str(CONFIG), "--json")


@pytest.fixture(scope="module")
def folder(tmp_path_factory, film_pair, form_file):
    """A whole entry in one folder, under the names that a careful teacher gives."""
    place = tmp_path_factory.mktemp("entry")
    for name, source in zip(
        ("高清.mp4", "压缩.mp4", "登记表.docx"), (*film_pair, form_file), strict=True
    ):
        shutil.copy(source, place / name)
    return place


def test_a_right_entry_ends_with_0(folder):
    done = run("check", str(folder))

    (entry,) = done.json["entries"]
    assert done.code == 0
    assert entry.keys() == contract.ENTRY
    assert {f["path"]: f["role"] for f in entry["files"]} == {
        "高清.mp4": "hd",
        "压缩.mp4": "compressed",
        "登记表.docx": "form",
    }
    assert (entry["number"], entry["state"], entry["decision"]) == (None, None, "accepted")
    assert (entry["title"], entry["school"]) == ("灯", "皖南师范学院")
    assert [f["level"] for f in entry["findings"]] in ([], ["note"])


def test_two_works_in_one_folder_are_two_entries(folder, tmp_path):
    for title in ("灯", "河"):
        shutil.copytree(folder, tmp_path / "所有作品" / title)
    for film in (tmp_path / "所有作品/河").glob("*.mp4"):
        film.write_bytes(film.read_bytes() + b"\0\0\0\x10free12345678")
    answers = {**form_answers(), Field.TITLE: "《河》"}
    del answers[Field.CATEGORIES]
    forms.docx(tmp_path / "所有作品/河/登记表.docx", answers)
    page = tmp_path / "report.html"

    done = run("check", str(tmp_path / "所有作品"), "--report", str(page))

    told = {e["title"]: (e["decision"], len(e["files"])) for e in done.json["entries"]}
    assert (done.code, told) == (1, {"灯": ("accepted", 3), "河": ("returned", 3)})
    assert [e.keys() == contract.ENTRY for e in done.json["entries"]] == [True, True]
    assert "2 部作品：1 部机审合格、1 部需补正" in page.read_text(encoding="utf-8")


def test_missing_parts_end_with_1(folder):
    done = run("check", str(folder / "登记表.docx"))

    assert done.code == 1
    assert done.json["entries"][0]["decision"] == "incomplete"
    assert [f["code"] for f in done.json["entries"][0]["findings"] if f["level"] == "missing"] == [
        "material.hd-missing",
        "material.compressed-missing",
    ]


def test_a_late_arrival_ends_with_3(folder):
    late = run("check", str(folder), "--received", "2020-12-19T12:00:00+08:00")
    in_time = run("check", str(folder), "--received", "2020-12-18T23:59:00+08:00")

    assert (late.code, late.json["entries"][0]["decision"]) == (3, "review")
    assert "campaign.late" in [f["code"] for f in late.json["entries"][0]["findings"]]
    assert (in_time.code, in_time.json["entries"][0]["decision"]) == (0, "accepted")


def test_the_report_is_the_page_that_a_precheck_would_be_answered_by(folder, tmp_path):
    done = run("check", str(folder / "登记表.docx"), "--report", str(tmp_path / "report.html"))

    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert done.code == 1
    assert page.lstrip().lower().startswith("<!doctype html")
    assert "《灯》" in page
    assert "这只是预检：作品没有登记，还不算报送。" in page
    assert "已收到" not in page


def test_the_report_shows_stills_and_marks_beside_their_references(
    tmp_path, film_pair, form_file, ffmpeg
):
    text = CONFIG.read_text(encoding="utf-8")
    for kind, path in films.references(ffmpeg, tmp_path / "marks").items():
        words = f'{kind} = ["{path.as_posix()}"]'
        text = text.replace(f'# {kind} = ["marks/{path.name}"]', words)
    config = tmp_path / "config.toml"
    config.write_text(text, encoding="utf-8")

    done = command(
        "check", *map(str, (*film_pair, form_file)), "--config", str(config),
        "--report", str(tmp_path / "report.html"),
    )  # fmt: skip

    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    pictures = re.findall(r'<img src="data:image/jpeg;base64,([^"]+)" alt="([^"]+)"', page)
    sizes = [Image.open(io.BytesIO(base64.b64decode(raw))).width for raw, _ in pictures]
    assert done.code == 0, done.out
    assert sizes == [*[640] * 8, *[1288] * 3] * 2
    assert [alt for _, alt in pictures][8:11] == ["片头", "片尾", "角标"]
    assert page.count("左为作品，右为下发的素材") == 6


def test_a_report_that_cannot_be_written_ends_with_2(folder, tmp_path):
    target = tmp_path / "nowhere" / "report.html"

    done = run("check", str(folder / "登记表.docx"), "--report", str(target))

    assert done.code == 2
    assert f"{target}: cannot be written" in done.err


def test_a_file_that_is_not_there_ends_with_2(tmp_path):
    for words in (["check"], ["read"], ["form"], ["video"]):
        done = run(*words, str(tmp_path / "nothing"))
        assert done.code == 2
        assert str(tmp_path / "nothing") in done.err


def test_more_files_than_an_entry_has_end_with_2(tmp_path):
    for number in range(201):
        (tmp_path / f"{number}.txt").touch()

    done = run("check", str(tmp_path))

    assert done.code == 2
    assert "201 files" in done.err


def test_a_form_is_read(form_file):
    done = run("form", str(form_file))

    (file,) = done.json["files"]
    assert done.code == 0
    assert file.keys() == {"file", "forms", "findings"}
    assert file["forms"][0].keys() == contract.FORM
    assert {k: v for k, v in file["forms"][0].items() if k != "confidence"} == {
        "title": "灯",
        "school": "皖南师范学院",
        "duration_seconds": 3.0,
        "genre": "纪录片",
        "contact_name": "王老师",
        "contact_phone": "13800000001",
        "categories": ["教育扶贫", "科技扶贫"],
        "production_start": "2020-10-01",
        "production_end": "2020-11-20",
        "synopsis": "学生进村，点亮一盏灯。",
    }
    assert file["findings"] == []


def test_an_unfilled_field_ends_with_1(tmp_path):
    answers = {k: v for k, v in form_answers().items() if k is not Field.SCHOOL}

    done = run("form", str(forms.docx(tmp_path / "a.docx", answers)))

    (file,) = done.json["files"]
    assert done.code == 1
    assert file["forms"][0]["school"] is None
    assert [f["code"] for f in file["findings"]] == ["form.school.missing"]
    assert file["findings"][0].keys() == contract.FINDING


def test_a_film_is_measured(film_pair):
    done = run("video", *map(str, film_pair))

    first, second = done.json["files"]
    assert done.code == 0
    assert first.keys() == {"file", "sha256", "role", "facts", "findings"}
    assert [first["role"], second["role"]] == ["hd", "compressed"]
    assert first["facts"].keys() == contract.FILM
    facts = {k: first["facts"][k] for k in ("container", "width", "height", "frame_rate", "scan")}
    assert facts == {
        "container": "mp4",
        "width": 1920,
        "height": 1080,
        "frame_rate": "25/1",
        "scan": "progressive",
    }
    assert first["facts"]["constant_frame_rate"] is True
    assert first["facts"]["size_bytes"] == film_pair[0].stat().st_size
    assert first["facts"]["marks"] == {
        "intro": {"state": "not-checked", "score": None, "at_seconds": None},
        "outro": {"state": "not-checked", "score": None, "at_seconds": None},
        "badge": {"state": "not-checked", "score": None, "share": None},
    }
    assert first["findings"] == second["findings"] == []


def test_a_film_in_the_wrong_role_ends_with_1(film_pair):
    done = run("video", str(film_pair[1]), "--role", "hd")

    assert done.code == 1
    assert [f["code"] for f in done.json["files"][0]["findings"]] == ["hd.resolution"]


def test_another_role_is_wrong_usage(film_pair):
    assert run("video", str(film_pair[1]), "--role", "form").code == 2


def test_a_letter_is_read_and_its_attachments_written(tmp_path):
    raw = letter(
        "微视频报送",
        [("登记表.docx", b"no form")],
        text="链接: https://pan.baidu.com/s/1abcdefg 提取码: 1a2b",
    )
    file = tmp_path / "a.eml"
    file.write_bytes(raw)

    plain = run("read", str(file))
    done = run("read", str(file), "--out", str(tmp_path / "out"))

    (told,) = done.json["letters"]
    assert done.code == plain.code == 0
    assert told.keys() == contract.READ
    assert told["attachments"][0].keys() == contract.ATTACHMENT
    assert told["links"][0].keys() == contract.LINK
    assert told["links"][0]["code"] == "1a2b"
    assert plain.json["letters"][0]["attachments"][0]["path"] is None
    assert Path(told["attachments"][0]["path"]).read_bytes() == b"no form"


@pytest.mark.parametrize("content", [b"", b"hello\n", b"\r\nSubject: x\r\n", b"\x00\xff" * 99])
def test_a_file_that_is_no_letter_ends_with_2(tmp_path, content):
    path = tmp_path / "a.eml"
    path.write_bytes(content)

    done = command("read", str(path))

    assert (done.code, done.out) == (2, "")
    assert f"{path}: not a letter" in done.err


def test_a_form_is_no_letter(form_file):
    assert command("read", str(form_file)).code == 2


def test_json_is_one_document_and_logs_are_elsewhere(form_file):
    done = run("form", str(form_file))

    assert json.loads(done.out) == done.json


def test_screens_say_it_to_people(folder, tmp_path, film_pair):
    file = tmp_path / "a.eml"
    file.write_bytes(letter("微视频报送", [("a.docx", b"x")]))
    for words, said in (
        (["check", str(folder)], "accepted"),
        (["check", str(folder / "登记表.docx")], "missing"),
        (["form", str(folder / "登记表.docx")], "皖南师范学院"),
        (["video", str(film_pair[0])], "25/1"),
        (["read", str(file)], "微视频报送"),
    ):
        assert said in command(*words, "--config", str(CONFIG)).out

"""Golden stories, rehearsed: one work or several, in one letter or three, loose or in archives.

All works share two short films, told apart by a few bytes at their end that no player reads; so
nothing is taken for a duplicate here (查重), and a school may send five works.
"""

from __future__ import annotations

import json
from pathlib import Path

import py7zr
import pytest
from campaign import NOW, command, form_answers, letter, write_config
from packed import raw_zip, zipped
from pans import HOSTS, fetching

from intake.demo import forms
from intake.demo.pans import Pans
from intake.demo.services import ACCOUNT
from intake.demo.stock import Film, Stock
from intake.model import Field

WORKS = ("灯", "桥", "茶", "路", "井")
SCHOOL = "皖南师范学院"
FREE = b"\0\0\0\x10free"
ROOM = {"rules__duplicate__min_share": "2.0", "campaign__quota": "5"}


class Nowhere:
    """A campaign's servers that nobody asks: a rehearsal has none."""

    user, imap_port, smtp_port = "robot@example.com", 1, 1


@pytest.fixture(scope="module")
def sources(film_pair, tmp_path_factory):
    """For each work its HD version, compressed version and form, as bytes."""
    folder = tmp_path_factory.mktemp("sources")
    found = {}
    for n, title in enumerate(WORKS):
        answers = {**form_answers(), Field.TITLE: f"《{title}》"}
        form = forms.docx(folder / f"{n}.docx", answers).read_bytes()
        box = FREE + n.to_bytes(8, "big")
        hd, compressed = (path.read_bytes() + box for path in film_pair)
        found[title] = (hd, compressed, form)
    return found


@pytest.fixture
def rehearse(tmp_path):
    """Plays letters, an hour apart, and tells entries and replies."""

    def play(*letters):
        config = write_config(tmp_path, Nowhere(), **ROOM)
        (tmp_path / "in").mkdir()
        for n, raw in enumerate(letters):
            date = f"Date: Sat, 12 Dec 2020 {9 + n:02d}:00:00 +0800".encode()
            played = raw.replace(b"Date: Sat, 12 Dec 2020 09:00:00 +0800", date)
            (tmp_path / "in" / f"{n}.eml").write_bytes(played)
        words = ("rehearse", str(tmp_path / "in"), "--out", str(tmp_path / "out"), "--json")
        done = command(*words, "--now", NOW.isoformat(), "--config", str(config))
        assert done.code == 0, done.err
        return json.loads(done.out)

    return play


def entries(found):
    """Number, title and state of each entry, and the roles that are filled in it."""
    return [
        (
            entry["number"],
            entry["title"],
            entry["state"],
            "".join(sorted(f["role"][0] for f in entry["files"] if f["role"] != "other")),
        )
        for entry in found["entries"]
    ]


def accepted(*titles):
    return [(f"AH-{n:03d}", title, "accepted", "cfh") for n, title in enumerate(titles, 1)]


def codes(found, n=0):
    return [f["code"] for f in found["entries"][n]["findings"] if f["level"] != "note"]


def parts(sources, title, hd="高清.mp4", compressed="压缩.mp4", form="登记表.docx"):
    return dict(zip((hd, compressed, form), sources[title], strict=True))


def in_folders(sources, titles, name=str):
    return {
        f"{name(title)}/{file}": content
        for title in titles
        for file, content in parts(sources, title).items()
    }


def test_one_letter_one_entry_in_one_archive(rehearse, sources):
    raw = zipped(parts(sources, "灯"), packed=False)

    found = rehearse(letter("报送作品《灯》", [("作品.zip", raw)]))

    assert entries(found) == accepted("灯")
    (reply,) = found["replies"]
    assert reply["kind"] == "accepted"
    told = Path(reply["text"]).read_text(encoding="utf-8")
    assert "压缩包“作品.zip”里有 3 个文件：高清.mp4、压缩.mp4、登记表.docx。" in told


def test_parts_in_three_letters(rehearse, sources):
    files = list(parts(sources, "灯").items())

    found = rehearse(
        *(letter("报送《灯》", [file], message_id=f"<{n}@x>") for n, file in enumerate(files))
    )

    assert entries(found) == accepted("灯")
    assert found["entries"][0]["revision"] == 3


def test_five_entries_in_one_archive(rehearse, sources):
    raw = zipped(
        in_folders(sources, WORKS, lambda t: f"推荐作品/{WORKS.index(t) + 1}"), packed=False
    )

    found = rehearse(letter("报送五部作品", [("作品.zip", raw)]))

    assert entries(found) == accepted(*WORKS)
    (reply,) = found["replies"]
    assert reply["number"] == [f"AH-00{n}" for n in range(1, 6)]
    assert "[AH-001…005]" in reply["subject"]


def test_five_entries_in_folders_of_two_archives(rehearse, sources):
    one, two = (
        zipped(in_folders(sources, titles), packed=False) for titles in (WORKS[:3], WORKS[3:])
    )

    found = rehearse(letter("报送五部作品", [("一.zip", one), ("二.zip", two)]))

    assert entries(found) == accepted(*WORKS)


def test_five_entries_by_file_names(rehearse, sources):
    files = [
        file
        for title in WORKS
        for file in parts(
            sources, title, f"{title}_1080p.mp4", f"{title}_720p.mp4", f"{title}登记表.docx"
        ).items()
    ]

    found = rehearse(letter("报送五部作品", files))

    assert entries(found) == accepted(*WORKS)


def test_five_entries_in_folders_behind_one_link(campaign, sources, tmp_path):
    stock = []
    for path, content in in_folders(sources, WORKS).items():
        kept = tmp_path / str(len(stock))
        kept.write_bytes(content)
        folder, name = path.split("/")
        stock.append(Film(name=name, path=kept, folder=f"推荐作品/{folder}"))
    told = f"链接: {HOSTS['baidu'].format(key='key9')} 提取码: ab12"
    with Pans({"key9": Stock(code="ab12", films=tuple(stock))}) as pans:
        campaign.configure(**fetching(pans.url), **ROOM)
        campaign.receive(letter("报送五部作品", text=told))
        found = campaign.once(INTAKE_BAIDU_COOKIE=f"BDUSS={ACCOUNT}")

    assert [codes(found, n) for n in range(len(WORKS))] == [[]] * len(WORKS)
    assert entries(found) == accepted(*sorted(WORKS))
    assert [r["kind"] for r in found["replies"]] == ["accepted"]


def test_an_archive_behind_a_link_is_opened(campaign, sources, tmp_path):
    packed = tmp_path / "packed.zip"
    packed.write_bytes(zipped(parts(sources, "灯"), packed=False))
    stock = Stock(code="ab12", films=(Film(name="作品.zip", path=packed),))
    told = f"链接: {HOSTS['baidu'].format(key='key9')} 提取码: ab12"
    with Pans({"key9": stock}) as pans:
        campaign.configure(**fetching(pans.url))
        campaign.receive(letter("报送《灯》", text=told))
        found = campaign.once(INTAKE_BAIDU_COOKIE=f"BDUSS={ACCOUNT}")

    assert entries(found) == accepted("灯")


def test_forms_in_one_folder_and_films_in_another(rehearse, sources):
    files = {}
    for title in WORKS[:2]:
        hd, compressed, form = sources[title]
        files[f"高清版/《{title}》.mp4"] = hd
        files[f"压缩版/《{title}》.mp4"] = compressed
        files[f"登记表/{title}-登记表.docx"] = form

    found = rehearse(letter("报送两部作品", [("作品.zip", zipped(files, packed=False))]))

    assert entries(found) == accepted(*WORKS[:2])


def test_an_archive_with_film_and_form_and_a_film_beside_it(rehearse, sources):
    hd, compressed, form = sources["灯"]
    raw = zipped({"高清.mp4": hd, "登记表.docx": form}, packed=False)

    found = rehearse(letter("报送《灯》", [("作品.zip", raw), ("压缩.mp4", compressed)]))

    assert entries(found) == accepted("灯")


def test_what_cannot_be_grouped_is_proposed_to_staff(rehearse, sources):
    files = [
        ("1.mp4", sources["灯"][0]),
        ("2.mp4", sources["桥"][0]),
        ("甲登记表.docx", sources["灯"][2]),
        ("乙登记表.docx", sources["桥"][2]),
    ]

    found = rehearse(letter("报送作品", files))

    assert [(e["number"], e["state"]) for e in found["entries"]] == [("AH-001", "review")]
    (proposal,) = (
        f
        for f in found["entries"][0]["findings"]
        if f["code"] == "material.ambiguous" and f["about"] == "letter"
    )
    assert proposal["found"] == ["甲登记表.docx", "乙登记表.docx", "1.mp4 + 2.mp4"]
    assert proposal["audience"] == "staff"
    assert proposal["message"] == (
        "这封来信像是有 2 部作品，机器不能肯定怎样分：（1）甲登记表.docx；（2）乙登记表.docx；"
        "不知归哪部的：1.mp4 + 2.mp4。请老师核对分组。"
    )
    assert [reply["kind"] for reply in found["replies"]] == ["review"]


def test_names_in_gbk_and_an_archive_within(rehearse, sources):
    inner = raw_zip([(name.encode("gbk"), body) for name, body in parts(sources, "灯").items()])

    found = rehearse(
        letter("报送《灯》", [("全部.zip", zipped({"作品.zip": inner}, packed=False))])
    )

    assert entries(found) == accepted("灯")
    assert [f["path"] for f in found["entries"][0]["files"]] == [
        "全部.zip",
        "高清.mp4",
        "压缩.mp4",
        "登记表.docx",
    ]


def test_a_broken_archive_is_returned_with_its_cure(rehearse, sources):
    raw = zipped(parts(sources, "灯"), packed=False)[:-50]

    found = rehearse(letter("报送《灯》", [("作品.zip", raw)]))

    assert codes(found) == [
        "material.hd-missing",
        "material.compressed-missing",
        "material.form-missing",
        "archive.broken",
    ]
    assert [reply["kind"] for reply in found["replies"]] == ["returned"]


def test_a_whole_archive_after_a_broken_one_settles_it(rehearse, sources):
    raw = zipped(parts(sources, "灯"), packed=False)
    letters = [
        letter("报送《灯》", [("作品.zip", raw[:-50])], message_id="<a@x>"),
        letter("Re: 报送《灯》", [("作品.zip", raw)], message_id="<b@x>", in_reply_to="<a@x>"),
    ]

    assert entries(rehearse(*letters)) == accepted("灯")


def test_a_password_that_comes_later_opens_the_archive(rehearse, sources, locked):
    letters = [
        letter("报送《灯》", [("作品.7z", locked)], message_id="<a@x>"),
        letter(
            "报送《灯》",
            [("作品.7z", locked)],
            text="解压密码：错的1",
            message_id="<b@x>",
            in_reply_to="<a@x>",
        ),
        letter(
            "报送《灯》",
            [("作品.7z", locked)],
            text="解压密码：wd2020",
            message_id="<c@x>",
            in_reply_to="<a@x>",
        ),
    ]

    found = rehearse(*letters)

    assert entries(found) == accepted("灯")
    assert found["replies"][0]["kind"] == "returned"
    assert found["replies"][-1]["kind"] == "accepted"


@pytest.fixture(scope="module")
def locked(sources, tmp_path_factory):
    """A 7z of one work with the password wd2020."""
    path = tmp_path_factory.mktemp("locked") / "a.7z"
    filters = [{"id": py7zr.FILTER_COPY}, {"id": py7zr.FILTER_CRYPTO_AES256_SHA256}]
    with py7zr.SevenZipFile(path, "w", password="wd2020", filters=filters) as archive:
        for name, content in parts(sources, "灯").items():
            archive.writestr(content, name)
    return path.read_bytes()


@pytest.mark.torture
def test_thirty_films_in_one_letter_are_fifteen_entries_and_one_reply(
    rehearse, film_pair, tmp_path
):
    titles = [f"第{n}课" for n in range(1, 16)]
    files = []
    for n, title in enumerate(titles):
        answers = {**form_answers(), Field.TITLE: f"《{title}》", Field.SCHOOL: f"{title}学院"}
        form = forms.docx(tmp_path / f"{n}.docx", answers).read_bytes()
        hd, compressed = (p.read_bytes() + FREE + n.to_bytes(8, "big") for p in film_pair)
        files += [(f"{title}-高清.mp4", hd), (f"{title}-压缩.mp4", compressed)]
        files.append((f"{title}-登记表.docx", form))

    found = rehearse(letter("报送十五部作品", files))

    assert entries(found) == accepted(*titles)
    (reply,) = found["replies"]
    assert "15 部作品：15 部机审合格 [AH-001…015]" in reply["subject"]

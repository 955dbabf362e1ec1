"""The drop folder: what is taken over, what is waited for, what belongs nowhere."""

from __future__ import annotations

import pytest
from campaign import NOW, letter

from intake.materials.sources import dropfolder


@pytest.fixture
def drop(campaign):
    """The drop folder of a campaign that waits but shortly."""
    campaign.configure(files__drop_seconds="0.1")
    folder = campaign.folder / "kept/drop"
    folder.mkdir(parents=True)
    return folder


def put(folder, *paths):
    folder.mkdir(parents=True, exist_ok=True)
    for path in paths:
        (folder / path.name).write_bytes(path.read_bytes())


def test_a_new_work_is_opened_without_a_letter_and_its_reply_is_held(
    campaign, drop, film_pair, form_file
):
    put(drop / "新作品/皖南师范学院_灯", *film_pair, form_file)

    found = campaign.once()

    (one,) = found["entries"]
    assert (one["number"], one["title"], one["decision"]) == ("AH-001", "灯", "accepted")
    assert [(r["kind"], r["held"]) for r in found["replies"]] == [("accepted", True)]
    assert list(drop.iterdir()) == [drop / "新作品"]
    assert campaign.servers.delivered == []


def test_a_folder_without_an_entry_is_reported_until_it_is_gone(campaign, drop, form_file):
    put(drop / "AH-999", form_file)

    campaign.once()
    told = campaign.run("status", "--json").json["astray"]
    shown = [cell for row in campaign.tracker()["总览"] for cell in row if "AH-999" in str(cell)]
    (drop / "AH-999" / form_file.name).unlink()
    campaign.once()

    assert told == ["AH-999"]
    assert len(shown) == 1
    assert campaign.run("status", "--json").json["astray"] == []


@pytest.mark.parametrize(
    "name",
    [
        "灯.mp4.part",
        "灯.mp4.crdownload",
        "灯.mp4.baiduyun.p.downloading",
        "灯.mp4.baiduyun.p.downloading.cfg",
        "灯.mp4.xltd",
        "灯.TMP",
        "~$登记表.docx",
        ".~lock.登记表.docx#",
    ],
)
def test_an_unfinished_file_is_waited_for(tmp_path, name):
    folder = tmp_path / "AH-001"
    folder.mkdir()
    (folder / name).write_bytes(b"half")
    (folder / "灯.mp4").write_bytes(b"whole")

    (found,) = dropfolder.find(tmp_path)

    assert (found.number, found.unfinished) == ("AH-001", True)


def test_an_empty_file_is_waited_for_and_clutter_is_not(tmp_path):
    for name in ("AH-001/Thumbs.db", "AH-001/.DS_Store", "AH-002/灯.mp4"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"")

    (found,) = dropfolder.find(tmp_path)

    assert (found.name, found.unfinished) == ("AH-002", True)


def test_a_symbolic_link_leads_nowhere(tmp_path):
    folder = tmp_path / "AH-001"
    folder.mkdir()
    (folder / "passwd").symlink_to("/etc/passwd")

    assert dropfolder.find(tmp_path) == []


def test_the_same_files_dropped_again_change_nothing(campaign, drop, film_pair, form_file):
    campaign.receive(letter("报送作品《灯》", [form_file]))
    campaign.once()
    put(drop / "AH-001", *film_pair)
    first = campaign.once()
    put(drop / "AH-001", *film_pair)

    again = campaign.once()

    assert first["entries"] == again["entries"]
    assert len(first["replies"]) == len(again["replies"])
    assert not (drop / "AH-001").exists()


@pytest.mark.torture
def test_killed_at_a_step_of_a_drop_it_ends_the_same(campaign, drop, film_pair, form_file):
    campaign.receive(letter("报送作品《灯》", [form_file]))
    campaign.once()
    for at in (1, 2, 3):
        put(drop / "AH-001", *film_pair)
        assert campaign.away("once", "--now", NOW.isoformat(), INTAKE_CRASH_AT=str(at)).code == -9

    found = campaign.once()

    assert [e["decision"] for e in found["entries"]] == ["accepted"]
    assert [r["kind"] for r in found["replies"]].count("accepted") == 1

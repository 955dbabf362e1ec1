"""Archives in the walk: crash-safe, repeatable, opened by `check`, left closed by `read`."""

from __future__ import annotations

import json

import pytest
from campaign import Campaign, command, letter
from packed import rar, raw_zip, zipped

from intake.demo.servers import MailServers
from intake.model import Level
from intake.walk.house import refit


@pytest.fixture(scope="module")
def archive(film_pair, form_file):
    """A right entry in one zip."""
    hd, compressed = film_pair
    files = {"高清.mp4": hd.read_bytes(), "压缩.mp4": compressed.read_bytes()}
    return zipped({**files, "登记表.docx": form_file.read_bytes()}, packed=False)


def states(found):
    return [(entry["number"], entry["state"]) for entry in found["entries"]]


@pytest.mark.parametrize("step", ["members stored", "facts committed"])
def test_a_robot_that_dies_over_an_archive_opens_it_again(tmp_path, archive, step):
    with MailServers() as servers:
        campaign = Campaign(tmp_path / "campaign", servers)
        campaign.receive(letter("报送《灯》", [("作品.zip", archive)]))
        # raw file renamed, letter committed, materials committed, members stored, facts committed
        at = {"members stored": 4, "facts committed": 5}[step]
        steps = campaign.folder / "steps"
        now = "2020-12-12T09:30:00+08:00"
        died = campaign.away("once", "--now", now, INTAKE_CRASH_AT=str(at), INTAKE_STEPS=str(steps))

        found = campaign.once()

        assert died.code == -9
        assert steps.read_text(encoding="utf-8").splitlines()[-1] == step
        assert states(found) == [("AH-001", "accepted")]
        assert len(campaign.replies()) == 1
        assert list((campaign.folder / "kept/files/materials").glob("unpacking-*")) == []


def test_the_same_archive_again_is_nothing_new(stage, archive):
    stage.play(letter("报送《灯》", [("作品.zip", archive)], message_id="<a@x>"))

    stage.play(letter("Re: 报送《灯》", [("再发.zip", archive)], in_reply_to="<a@x>"))

    assert stage.ways() == ["opened", "duplicate"]
    assert stage.state() == ("accepted", 1)


def test_without_unar_a_rar_waits_for_staff(stage):
    stage.house = refit(stage.house, unar=None)
    stage.play(letter("报送《灯》", [("作品.rar", rar({"a.mp4": b"x"}))]))

    assert stage.state() == ("review", 1)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (raw_zip([(b"../../a.mp4", b"x")]), "archive.unsafe"),
        (raw_zip([(b"a.mp4", b"x" * 40)], flags=1), "archive.encrypted"),
        (zipped({"a.mp4": b"x"})[:-4], "archive.broken"),
    ],
)
def test_a_refused_archive_is_the_senders_to_mend(stage, form_file, raw, code):
    stage.play(letter("报送《灯》", [("作品.zip", raw), form_file]))

    assert code in stage.codes()
    assert stage.state() == ("returned", 1)
    assert stage.kinds() == ["returned"]


def test_check_opens_archives(tmp_path, archive):
    (tmp_path / "in").mkdir()
    (tmp_path / "in/作品.zip").write_bytes(archive)

    done = command("check", str(tmp_path / "in"), "--json", "--config", "config.toml")

    (entry,) = json.loads(done.out)["entries"]
    # The shipped config has no references of intro, outro and badge: a person looks.
    assert done.code == 3
    assert entry["decision"] == "review"
    assert [(f["path"], f["role"]) for f in entry["files"]] == [
        ("作品.zip", "other"),
        ("高清.mp4", "hd"),
        ("压缩.mp4", "compressed"),
        ("登记表.docx", "form"),
    ]


def test_an_archive_is_checked_before_handing_in(stage, archive):
    stage.play(letter("预检《灯》", [("作品.zip", archive)]))

    assert (stage.states(), stage.kinds()) == ({}, ["precheck"])
    assert [f for f in stage.last("letter:1").findings if f.level is not Level.NOTE] == []
    assert "压缩包“作品.zip”里有 3 个文件：高清.mp4、压缩.mp4、登记表.docx。" in (
        stage.replies()[0].text
    )


def test_a_small_film_called_hd_in_an_archive_is_told_its_size(stage, film_pair, form_file):
    small = film_pair[1].read_bytes()
    # Bytes after the end that no player reads make another file of it.
    files = {"高清版.mp4": small + b"\0\0\0\x08free", "压缩版.mp4": small}
    raw = zipped({**files, "登记表.docx": form_file.read_bytes()}, packed=False)

    stage.play(letter("报送《灯》", [("作品.zip", raw)]))

    rejected = [(f.code, f.about) for f in stage.last().findings if f.level is Level.REJECT]
    assert rejected == [("hd.resolution", "hd")]


def test_read_leaves_them_closed(tmp_path, archive):
    path = tmp_path / "a.eml"
    path.write_bytes(letter("报送《灯》", [("作品.zip", archive)]))

    done = command("read", str(path), "--json", "--config", "config.toml")

    (told,) = json.loads(done.out)["letters"]
    assert [a["name"] for a in told["attachments"]] == ["作品.zip"]

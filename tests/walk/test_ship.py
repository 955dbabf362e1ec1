"""Staff's choice leaves for the next tier: once, whole, and its schools are told."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from dataclasses import replace
from datetime import date
from email import message_from_bytes, policy

import chosen
import pytest
from campaign import NOW
from cases import POLICY
from chosen import Server
from stages import staged

from intake.errors import BadSetup, NeedsPerson, TryLater
from intake.model import Choice, FormFacts, Verdict
from intake.turn import turn_until_idle
from intake.walk import requests
from intake.walk.asked import purge
from intake.walk.house import refit
from intake.walk.office import parcel, ship

HOST = "host@example.com"
LINK = ship.Order(link="https://pan.baidu.com/s/1abcdefghijk", code="ab12")


@pytest.fixture(scope="module")
def played(tmp_path_factory, film_pair):
    """Three works of which staff recommend the third and the first; the second is declined."""
    folder = tmp_path_factory.mktemp("played")
    with staged(folder) as stage:
        numbers = chosen.play(stage, folder, film_pair, 3)
        chosen.choose(stage.house, [numbers[2], numbers[0]])
        chosen.say(stage.house, numbers[1], verdict=Verdict.APPROVE, choice=Choice.NOT_SELECTED)
        turn_until_idle(stage.house)
        yield stage.house


@pytest.fixture
def host(played, tmp_path):
    """The same works on a copy of their ledger, with a host to send them to."""
    with chosen.copied(played, tmp_path) as house:
        onward = {"to": HOST, "folder": str(tmp_path / "onward")}
        yield chosen.ruled(house, onward=onward, campaign={"province": "安徽省"})


def prepared(house):
    with house.ledger.reading() as tx:
        return parcel.prepare(house, tx)


def states(house):
    with house.ledger.reading() as tx:
        return {entry.number: entry.state.value for entry in tx.entries.all()}


def kinds(house):
    with house.ledger.reading() as tx:
        return [(row.numbers, row.reply.kind.value) for row in tx.outbox.rows()][5:]


def shipped(house):
    with house.ledger.reading() as tx:
        return tx.onward.shipments()


def read(raw):
    return message_from_bytes(raw, policy=policy.default)


def test_the_folder_has_clear_names_and_what_came(host, film_pair):
    found = prepared(host)

    names = sorted(p.relative_to(found.folder).as_posix() for p in found.folder.rglob("*.*"))
    assert names == [
        "01_江淮农业大学_归雁/压缩版.mp4",
        "01_江淮农业大学_归雁/登记表.docx",
        "01_江淮农业大学_归雁/高清版.mp4",
        "02_皖南师范学院_灯/压缩版.mp4",
        "02_皖南师范学院_灯/登记表.docx",
        "02_皖南师范学院_灯/高清版.mp4",
        "manifest.json",
        "汇总表.xlsx",
    ]
    hd = found.folder / "01_江淮农业大学_归雁/高清版.mp4"
    assert hd.read_bytes() == film_pair[0].read_bytes()
    assert found.faults == ()


def test_the_manifest_tells_files_facts_and_decisions(host, film_pair):
    told = json.loads((prepared(host).folder / "manifest.json").read_text(encoding="utf-8"))

    first = told["works"][0]
    hd = next(f for f in first["files"] if f["path"].endswith("/高清版.mp4"))
    assert [(w["rank"], w["number"]) for w in told["works"]] == [(1, "AH-003"), (2, "AH-001")]
    # Its film is that of another work here, which is shown to staff; they approved it.
    assert (first["decision"], first["province"]) == ("review", "安徽省")
    assert hd["sha256"] == hashlib.sha256(film_pair[0].read_bytes()).hexdigest()
    assert (hd["facts"]["width"], hd["facts"]["frame_rate"]) == (1920, "25/1")
    assert "13800000001" not in json.dumps(told)


def test_the_same_choice_is_the_same_parcel(host):
    first = prepared(host)
    stamp = (first.folder / "manifest.json").stat().st_mtime_ns

    again = prepared(host)

    assert again == first
    assert (again.folder / "manifest.json").stat().st_mtime_ns == stamp


def test_a_parcel_that_fits_goes_as_one_archive(host):
    server = Server()

    ship.send(refit(host, post=server), ship.Order())

    ((raw, to),) = server.given
    (part,) = read(raw).iter_attachments()
    target = host.policy.path("kept") / "x.zip"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(part.get_content())
    assert to == HOST
    assert read(raw)["Auto-Submitted"] is None
    assert read(raw)["Subject"] == "安徽省报送微视频作品 2 部"
    with zipfile.ZipFile(target) as archive:
        assert len(archive.namelist()) == 8
        assert archive.testzip() is None


def test_what_was_sent_is_forwarded_and_the_schools_are_told(host):
    ship.send(refit(host, post=Server()), ship.Order())
    turn_until_idle(host)

    assert states(host) == {"AH-001": "forwarded", "AH-002": "approved", "AH-003": "forwarded"}
    assert sorted(kinds(host)) == sorted(
        [
            (("AH-002",), "verdict"),
            (("AH-001",), "selected"),
            (("AH-003",), "selected"),
            (("AH-002",), "not-selected"),
        ]
    )


def test_a_request_sends_it_and_tells_what_went(host):
    server = Server()
    words = requests.act(refit(host, post=server), "onward", requests.ordered(ship.Order()))

    told = requests.read(words)["parcel"]
    assert [(w["rank"], w["number"], w["state"]) for w in told["works"]] == [
        (1, "AH-003", "forwarded"),
        (2, "AH-001", "forwarded"),
    ]
    assert [letter["state"] for letter in told["letters"]] == ["sent"]
    assert len(server.given) == 1


@pytest.mark.parametrize(("outcome", "error"), [("retry", TryLater), ("failed", NeedsPerson)])
def test_a_request_that_fails_is_told_and_not_repeated(host, outcome, error):
    server = Server(outcome)
    words = requests.act(refit(host, post=server), "onward", requests.ordered(ship.Order()))

    with pytest.raises(error, match=f"server said {outcome}"):
        requests.read(words)
    assert len(server.given) == 1


def test_nothing_is_sent_twice(host):
    server = Server()
    house = refit(host, post=server)
    ship.send(house, ship.Order())

    with pytest.raises(NeedsPerson, match="nothing is recommended"):
        ship.send(house, ship.Order())

    assert len(server.given) == 1


def test_a_parcel_that_fits_in_parts_goes_a_letter_a_film(host):
    server = Server()
    size = prepared(host).sizes[0]
    house = chosen.ruled(
        refit(host, post=server), onward={"letter_bytes": int(size * 1.6) + 40_000}
    )

    ship.send(house, ship.Order())

    names = [[p.get_filename() for p in read(raw).iter_attachments()] for raw, _ in server.given]
    assert names == [
        [
            "01_江淮农业大学_归雁-高清版.mp4",
            "01_江淮农业大学_归雁-压缩版.mp4",
            "01_江淮农业大学_归雁-登记表.docx",
            "汇总表.xlsx",
        ],
        [
            "02_皖南师范学院_灯-高清版.mp4",
            "02_皖南师范学院_灯-压缩版.mp4",
            "02_皖南师范学院_灯-登记表.docx",
        ],
    ]
    assert read(server.given[1][0])["Subject"] == "安徽省报送微视频作品 2 部（2/2）"


def test_a_parcel_that_is_too_large_asks_for_a_link(host):
    house = chosen.ruled(host, onward={"letter_bytes": 2048})

    with pytest.raises(BadSetup, match="--link URL --code CODE"):
        ship.send(house, ship.Order())

    assert shipped(house) == []


def test_a_link_goes_with_its_code_and_the_summary_sheet(host):
    server = Server()
    prepared(host)

    sent = ship.send(refit(host, post=server), LINK)

    ((raw, _),) = server.given
    text = read(raw).get_body().get_content()
    assert "链接：https://pan.baidu.com/s/1abcdefghijk\n提取码：ab12" in text.replace("\r\n", "\n")
    assert [p.get_filename() for p in read(raw).iter_attachments()] == ["汇总表.xlsx"]
    assert (sent.way, sent.link) == ("link", LINK.link)


def test_a_link_to_what_was_not_prepared_is_refused(host):
    prepared(host)
    chosen.say(host, "AH-001", choice=Choice.RESERVE)
    turn_until_idle(host)

    with pytest.raises(BadSetup, match="has changed since"):
        ship.send(refit(host, post=Server()), LINK)


@pytest.mark.parametrize("link", ["pan.baidu.com/s/1", "javascript:alert(1)", "http://x.cn"])
def test_what_is_no_link_is_refused(host, link):
    with pytest.raises(BadSetup, match="not a share link"):
        ship.send(host, ship.Order(link=link))


@pytest.mark.parametrize(
    ("tables", "words"),
    [
        ({"onward": {"most": 1}}, "2 recommended, 0 sent before: at most 1 may go"),
        ({"onward": {"to": ""}}, "[onward] to is empty"),
    ],
)
def test_a_choice_that_cannot_go_says_why(host, tables, words):
    house = chosen.ruled(host, **tables)

    assert words in prepared(house).faults[0]
    with pytest.raises(NeedsPerson):
        ship.send(house, ship.Order())


def test_a_second_work_of_one_school_is_over_its_quota(host):
    with host.ledger.transaction() as tx:
        tx.entries.change("AH-003", NOW, school=chosen.SCHOOLS[0])

    assert prepared(host).faults == ("AH-003, AH-001: one school, more than its quota of 1",)


def test_a_form_with_a_program_is_never_sent_on(host):
    with host.ledger.transaction() as tx:
        case = tx.entries.case("AH-001", 1)
        parts = [
            replace(p, facts=replace(p.facts, macro=True)) if isinstance(p.facts, FormFacts) else p
            for p in case.parts
        ]
        tx.entries.amend("AH-001", replace(case, parts=tuple(parts)))

    (fault,) = prepared(host).faults
    assert fault.startswith("AH-001: its form carries a program (macro), which is never sent on; ")
    with pytest.raises(NeedsPerson):
        ship.send(host, ship.Order())


def test_an_unsure_letter_is_asked_about_and_never_repeated_unasked(host):
    server = Server("unsure")
    house = refit(host, post=server)

    with pytest.raises(NeedsPerson, match="ask them whether"):
        ship.send(house, ship.Order())
    with pytest.raises(NeedsPerson, match="may have arrived"):
        ship.send(house, ship.Order())

    assert len(server.given) == 1
    assert set(states(house).values()) == {"selected", "approved"}


@pytest.mark.parametrize(("unsure", "letters"), [("arrived", 1), ("again", 2)])
def test_staff_say_what_became_of_an_unsure_letter(host, unsure, letters):
    server = Server("unsure")
    house = refit(host, post=server)
    with pytest.raises(NeedsPerson):
        ship.send(house, ship.Order())

    sent = ship.send(house, ship.Order(unsure=unsure))

    assert sent.sent_at is not None
    assert len({raw for raw, _ in server.given}) == 1
    assert len(server.given) == letters
    assert states(house)["AH-001"] == "forwarded"


@pytest.mark.parametrize(("outcome", "error"), [("retry", TryLater), ("failed", NeedsPerson)])
def test_a_refused_letter_leaves_the_choice_as_it_was(host, outcome, error):
    house = refit(host, post=Server(outcome))

    with pytest.raises(error, match=f"server said {outcome}"):
        ship.send(house, ship.Order())

    assert set(states(house).values()) == {"selected", "approved"}
    assert ship.send(house, ship.Order()).sent_at is not None


@pytest.mark.parametrize(
    ("died_at", "unsure"),
    [
        ("parcel written", ""),
        ("shipment committed", ""),
        ("sending marked", ""),
        ("DATA accepted", "arrived"),
        ("sent marked", ""),
        ("shipment finished", ""),
    ],
)
def test_a_crash_at_any_step_sends_one_letter_in_the_end(host, died_at, unsure):
    class DiedError(Exception):
        pass

    def die(name):
        if name == died_at:
            raise DiedError

    server = Server()
    house = refit(host, post=server)
    with pytest.raises(DiedError):
        ship.send(refit(house, step=die), ship.Order())
    if died_at == "DATA accepted":
        with pytest.raises(NeedsPerson, match="may have arrived"):
            ship.send(house, ship.Order())

    if died_at != "shipment finished":
        ship.send(house, ship.Order(unsure=unsure))

    assert len(server.given) == 1
    assert [s.sent_at is not None for s in shipped(house)] == [True]
    assert states(house)["AH-001"] == "forwarded"


def test_a_file_that_was_changed_is_not_sent(host):
    with host.ledger.reading() as tx:
        (part, *_) = tx.entries.case("AH-001", 1).parts
        path = tx.files.get(part.material.sha256)[0]
    whole = path.read_bytes()
    path.write_bytes(b"another film")

    with pytest.raises(NeedsPerson, match="was changed since it came"):
        prepared(host)

    path.write_bytes(whole)
    assert list((host.policy.path(host.policy.onward.folder)).iterdir()) == []


def test_no_zip_stays_beside_what_was_sent(host):
    sent = ship.send(refit(host, post=Server()), ship.Order())

    folder = host.policy.path(host.policy.onward.folder)
    assert [path.name for path in folder.iterdir()] == [sent.digest]


def test_old_parcels_go_with_the_personal_data_in_them(host):
    old, new = prepared(host).folder, prepared(host).folder.with_name("AH-new")
    new.mkdir()
    os.utime(old, (0, 0))

    told = purge.purge(host, date(2000, 1, 1))

    assert (told["parcels"], old.exists(), new.exists()) == (1, False, True)


def test_the_shipped_campaign_sends_nowhere():
    assert (POLICY.onward.to, POLICY.onward.most) == ("", 5)

"""What a province's robot sends, by letters or by a link, the national host's robot takes in."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import chosen
import pytest
from campaign import NOW, form_answers
from cases import POLICY
from pans import fetching
from python_calamine import CalamineWorkbook
from stages import staged

from intake.demo.pans import Pans
from intake.demo.services import ACCOUNT
from intake.demo.stock import Film, Stock
from intake.model import Field
from intake.policy import SenderSettings
from intake.turn import turn_until_idle
from intake.walk.house import refit
from intake.walk.office import parcel, ship

PROVINCE, HOST = "province@ah.example", "host@example.com"
OFFICE = SenderSettings(name="安徽省教育厅", province="安徽省", addresses=(PROVINCE,))
FREE = b"\0\0\0\x10free"
ALONE = replace(POLICY.rules["duplicate"], min_share=2.0)
WHOLE = ship.Order()
LINK = ship.Order(link="https://pan.baidu.com/s/1key9", code="ab12")


@pytest.fixture(scope="module")
def province(tmp_path_factory, film_pair):
    """A province whose staff recommend two works; all films show the same (no matter here)."""
    folder = tmp_path_factory.mktemp("province")
    policy = replace(POLICY, rules={**POLICY.rules, "duplicate": ALONE})
    with staged(folder, policy) as stage:
        for number in range(2):
            pair = [folder / f"{number}-{path.name}" for path in film_pair]
            for target, path in zip(pair, film_pair, strict=True):
                target.write_bytes(path.read_bytes() + FREE + number.to_bytes(8, "big"))
            stage.play(chosen.handed_in(folder, pair, number), NOW + timedelta(minutes=number))
        chosen.choose(stage.house, ["AH-002", "AH-001"])
        yield stage.house


@pytest.fixture
def office(province, tmp_path):
    """The same on a copy of the ledger, with a host to send to."""
    with chosen.copied(province, tmp_path) as house:
        tables = {"onward": {"to": HOST, "folder": str(tmp_path / "onward")}}
        tables["smtp"] = {"sender": PROVINCE}
        yield chosen.ruled(house, **tables, campaign={"province": "安徽省"})


@pytest.fixture
def national(tmp_path):
    """The national host's stage."""
    policy = replace(POLICY, rules={**POLICY.rules, "duplicate": ALONE})
    campaign = replace(policy.campaign, tier="national", senders=(OFFICE,), quota=5, prefix="BJ")
    folder = tmp_path / "national"
    folder.mkdir()
    with staged(folder, replace(policy, campaign=campaign)) as stage:
        yield stage


def sent(house, order=WHOLE):
    server = chosen.Server()
    ship.send(refit(house, post=server), order)
    return [raw for raw, _ in server.given]


def sheet(house):
    with house.ledger.reading() as tx:
        folder = parcel.prepare(house, tx).folder
    rows = CalamineWorkbook.from_path(str(folder / "汇总表.xlsx")).get_sheet_by_index(0).to_python()
    return [dict(zip(rows[1], row, strict=True)) for row in rows[2:]]


def test_a_letter_a_film_becomes_an_entry_each(office, national):
    with office.ledger.reading() as tx:
        size = parcel.prepare(office, tx).sizes[0]
    small = chosen.ruled(office, onward={"letter_bytes": int(size * 1.6) + 40_000})

    for number, raw in enumerate(sent(small)):
        national.play(raw, NOW + timedelta(minutes=number))

    assert national.states() == {"BJ-001": "accepted", "BJ-002": "accepted"}
    assert national.ways() == ["opened", "opened"]
    assert [r.subject for r in national.replies()] == [
        "机审合格 [BJ-001]《一剂良方》",
        "机审合格 [BJ-002]《灯》",
    ]


def test_the_archive_is_answered_in_one_letter(office, national):
    (raw,) = sent(office)
    national.play(raw, NOW)

    assert national.states() == {"BJ-001": "accepted", "BJ-002": "accepted"}
    assert [r.subject for r in national.replies()] == ["2 部作品：2 部机审合格 [BJ-001…002]"]


def test_a_link_is_fetched_and_holds_all_works(office, campaign):
    with office.ledger.reading() as tx:
        folder = parcel.prepare(office, tx).folder
    stock = [
        Film(name=path.name, path=path, folder=path.parent.relative_to(folder.parent).as_posix())
        for path in sorted(folder.rglob("*.*"))
    ]
    offices = (
        f'[{{ name = "省厅", province = "安徽省", addresses = ["{PROVINCE}"], domains = [] }}]'
    )
    with Pans() as pans:
        pans.shares["key9"] = Stock(code="ab12", films=tuple(stock))
        campaign.configure(
            **fetching(pans.url),
            campaign__tier='"national"',
            campaign__senders=offices,
            campaign__quota="5",
            campaign__prefix='"BJ"',
            rules__duplicate__min_share="2.0",
        )
        (raw,) = sent(office, LINK)
        campaign.receive(raw)

        found = campaign.once(INTAKE_BAIDU_COOKIE=f"BDUSS={ACCOUNT}")

    told = {e["title"]: (e["decision"], e["school"], e["province"]) for e in found["entries"]}
    assert told == {
        "灯": ("accepted", chosen.SCHOOLS[0], "安徽省"),
        "一剂良方": ("accepted", chosen.SCHOOLS[1], "安徽省"),
    }
    assert [r["kind"] for r in found["replies"]] == ["accepted"]


def test_what_staff_put_right_stands_in_the_sheet(office):
    before = sheet(office)
    for kind, value in (
        ("contact-name", "李老师"),
        ("contact-phone", "13900000002"),
        ("categories", "健康扶贫"),
    ):
        chosen.say(office, "AH-001", **{kind: value})
    turn_until_idle(office)

    after = sheet(office)
    assert [row["片名"] for row in after] == [row["片名"] for row in before] == ["一剂良方", "灯"]
    assert after[0] == before[0]
    assert [after[1][name] for name in ("联系人姓名", "联系人电话", "内容分类")] == [
        "李老师",
        "13900000002",
        "健康扶贫",
    ]
    assert before[1]["联系人电话"] == form_answers()[Field.CONTACT_PHONE]

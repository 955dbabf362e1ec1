"""Links that wait: for a switch, an account, their last day; and a check before handing in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from campaign import NOW, command, letter
from pans import HOSTS, fetching

from intake.demo.pans import Pans
from intake.demo.services import ACCOUNT
from intake.demo.stock import Film, Stock
from intake.walk import fetch

COOKIE = f"BDUSS={ACCOUNT}"
OFF = {f"fetch__{name}": '"off"' for name in ("baidu", "qq", "netease")}


@pytest.fixture
def pans(form_file):
    """The stand-in services with one share: a form behind a link with a code."""
    share = Stock(code="ab12", films=(Film(name="登记表.docx", path=form_file),))
    with Pans({"key9": share}) as found:
        yield found


def written(kind="baidu", keys=("key9",), told="提取码: ab12", subject="微视频报送《灯》", **more):
    links = "\n".join(f"链接: {HOSTS[kind].format(key=key)} {told}" for key in keys)
    return letter(subject, text=f"老师好，登记表在网盘。\n{links}\n", **more)


def codes(found):
    (entry,) = found["entries"]
    return [f["code"] for f in entry["findings"] if f["level"] != "note"]


def test_a_link_that_was_switched_off_is_fetched_once_it_is_on(campaign, pans):
    campaign.configure(**fetching(pans.url, **OFF))
    campaign.receive(written())
    before = codes(campaign.once(INTAKE_BAIDU_COOKIE=COOKIE))
    campaign.configure(fetch__baidu='"on"')

    found = campaign.once(INTAKE_BAIDU_COOKIE=COOKIE)

    assert before == ["link.needs-person"]
    assert codes(found) == ["material.hd-missing", "material.compressed-missing"]
    assert found["replies"][0]["kind"] == "review"
    assert found["replies"][-1]["kind"] == "incomplete"


def test_a_listed_link_is_fetched_once_there_is_an_account(campaign, pans):
    campaign.configure(**fetching(pans.url))
    campaign.receive(written())
    before = codes(campaign.once())

    found = campaign.once(INTAKE_BAIDU_COOKIE=COOKIE)

    assert "link.needs-person" in before
    assert codes(found) == ["material.hd-missing", "material.compressed-missing"]


def test_a_refused_account_is_not_tried_again_before_there_is_another(campaign, pans):
    campaign.configure(**fetching(pans.url))
    campaign.receive(written())
    campaign.once(INTAKE_BAIDU_COOKIE="BDUSS=run-out")
    asked = len(pans.seen)

    again = codes(campaign.once(INTAKE_BAIDU_COOKIE="BDUSS=run-out"))
    silent = len(pans.seen)
    found = campaign.once(INTAKE_BAIDU_COOKIE=COOKIE)

    assert ("link.needs-person" in again, silent) == (True, asked)
    assert codes(found) == ["material.hd-missing", "material.compressed-missing"]


def test_a_link_whose_files_came_otherwise_is_not_asked_for(campaign, pans, form_file, film_pair):
    campaign.configure(**fetching(pans.url, **OFF))
    campaign.receive(written(message_id="<a@x>"))
    campaign.once()
    files = [*film_pair, form_file]
    campaign.receive(letter("补交《灯》", files, in_reply_to="<a@x>"), NOW + timedelta(hours=1))
    campaign.once(NOW + timedelta(hours=1))
    campaign.configure(fetch__baidu='"on"')

    found = campaign.once(NOW + timedelta(hours=2), INTAKE_BAIDU_COOKIE=COOKIE)

    assert [e["decision"] for e in found["entries"]] == ["accepted"]
    assert pans.seen == []


@pytest.mark.parametrize(
    ("cookie", "fetched"),
    [
        (f"STOKEN=canary-7f3a\n{COOKIE}\n", True),
        (f"{COOKIE}; STOKEN=canary-7f3a值", False),
        (f"{COOKIE}; STOKEN=canary-7f3a\x07", False),
        (f"{COOKIE}; STOKEN=canary 7f3a", False),
    ],
    ids=["two lines", "not ASCII", "a control character", "a blank"],
)
def test_a_garbled_cookie_waits_for_a_person_and_is_told_to_nobody(campaign, pans, cookie, fetched):
    campaign.configure(**fetching(pans.url))
    campaign.receive(written())

    done = campaign.run("once", "--json", "--now", NOW.isoformat(), INTAKE_BAIDU_COOKIE=cookie)

    told = [s.content for s in campaign.servers.delivered]
    told += [done.out.encode(), done.err.encode()]
    told += [p.read_bytes() for p in campaign.folder.rglob("*") if p.is_file()]
    assert done.code == 0
    assert ("link.needs-person" not in codes(done.json)) == fetched
    assert [x for x in told if b"7f3a" in x or ACCOUNT.encode() in x] == []


@pytest.mark.parametrize("last", ["2020-12-14", "2020-12-14 08:30"])
def test_staff_are_told_of_a_link_from_the_day_before_its_last(stage, last):
    stage.play(written("netease", told=f"过期时间：{last}"))

    found = {}
    for day in (12, 13, 14, 15):
        stage.pass_time(NOW.replace(day=day))
        with stage.house.ledger.reading() as tx:
            found[day] = list(fetch.expiring(stage.house, tx))

    line = ("AH-001", HOSTS["netease"].format(key="key9"), "2020-12-14")
    assert found == {12: [], 13: [line], 14: [line], 15: [line]}


def test_a_link_that_ends_tomorrow_stands_in_the_tracker(campaign):
    campaign.receive(written("netease", told="过期时间：2020-12-13"))

    campaign.once()

    url = HOSTS["netease"].format(key="key9")
    told = [row for sheet in campaign.tracker().values() for row in sheet if "快过期" in row]
    assert len(told) == 1
    assert f"{url} 还没有下载，2020-12-13 过期，请尽快下载后放进投放文件夹" in told[0]


def test_a_link_that_never_ends_alarms_nobody(stage):
    stage.play(written("netease", told="无限期"))

    stage.pass_time(NOW + timedelta(days=300))

    with stage.house.ledger.reading() as tx:
        assert list(fetch.expiring(stage.house, tx)) == []


@pytest.mark.parametrize("lines", [1, 2])
def test_no_more_links_are_fetched_at_once_than_config_says(campaign, pans, tmp_path, lines):
    keys, size = ("key1", "key2", "key3"), 600_000
    for key in keys:
        (tmp_path / key).write_bytes(key.encode() + bytes(size))
        film = Film(name=f"{key}.bin", path=tmp_path / key)
        pans.shares[key] = Stock(films=(film,), rate=2 * size)
    campaign.configure(**fetching(pans.url, fetch__at_once=str(lines)))
    campaign.receive(written("netease", keys, told=""))

    campaign.once()

    assert pans.most == lines


def test_a_check_before_handing_in_is_told_anew_when_its_link_comes(campaign, pans):
    campaign.configure(**fetching(pans.url, fetch__patience_minutes="0"))
    campaign.receive(written(subject="预检 微视频《灯》"))

    found = campaign.once(INTAKE_BAIDU_COOKIE=COOKIE)
    once_more = campaign.once(INTAKE_BAIDU_COOKIE=COOKIE)

    assert (found["entries"], [r["kind"] for r in found["replies"]]) == ([], ["precheck"] * 2)
    assert once_more["replies"] == found["replies"]


def test_a_dry_run_and_a_rehearsal_ask_no_service(campaign, pans, tmp_path):
    campaign.configure(**fetching(pans.url))
    campaign.receive(written())
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.eml").write_bytes(written())
    out = ("--out", str(tmp_path / "out"), "--config", str(campaign.config))

    dry = campaign.run(
        "once", "--dry-run", "--json", "--now", NOW.isoformat(), INTAKE_BAIDU_COOKIE=COOKIE
    )
    played = command("rehearse", str(tmp_path / "in"), "--json", *out, INTAKE_BAIDU_COOKIE=COOKIE)

    assert [codes(done.json) for done in (dry, played)] == [["link.needs-person"]] * 2
    assert pans.seen == []

"""Links: what is said of them while they are under way, and what becomes of their files."""

from __future__ import annotations

import hashlib
import time
from datetime import timedelta

import pytest
from campaign import NOW, TEACHER, letter, text_of
from pans import HOSTS, fetching

from intake.demo.pans import Pans
from intake.demo.services import ACCOUNT
from intake.demo.stock import Film, Stock

CANARY = f"BDUSS={ACCOUNT}; STOKEN=canary-7f3a"


@pytest.fixture
def pans():
    with Pans() as found:
        yield found


def entry(found, number="AH-001"):
    return next(e for e in found["entries"] if e["number"] == number)


def codes(found):
    return [f["code"] for f in entry(found)["findings"] if f["code"] != "marks.not-checked"]


def share(film_pair, form_file=None):
    paths = [*film_pair, *([form_file] if form_file else [])]
    return tuple(Film(name=p.name, path=p) for p in paths)


def written(kind, key, code=None, files=(), **more):
    url = HOSTS[kind].format(key=key)
    told = f"链接: {url}" + (f" 提取码: {code}" if code else "")
    return letter("微视频报送《灯》", files, text=f"老师好，视频在网盘。\n{told}\n", **more)


@pytest.mark.parametrize("kind", ["baidu", "qq", "netease"])
def test_a_link_that_is_fetched_is_judged_like_a_letter(campaign, pans, kind, film_pair, form_file):
    code = "ab12" if kind == "baidu" else None
    films = share(film_pair, form_file) if kind == "baidu" else share(film_pair)[:1]
    pans.shares["key9"] = Stock(code=code or "", films=films)
    campaign.configure(**fetching(pans.url))
    rest = () if kind == "baidu" else (film_pair[1], form_file)
    campaign.receive(written(kind, "key9", code, rest))

    found = campaign.once(INTAKE_BAIDU_COOKIE=CANARY)

    assert (entry(found)["decision"], entry(found)["revision"]) == ("accepted", 1)
    assert [r["kind"] for r in found["replies"]] == ["accepted"]
    assert sorted(f["path"] for f in entry(found)["files"]) == sorted(
        p.name for p in (*film_pair, form_file)
    )


@pytest.mark.parametrize(
    ("errno", "code"),
    [
        (-9, "link.code-wrong"),
        (-8, "link.expired"),
        (-7, "link.gone"),
        (-16, "link.forbidden"),
    ],
)
def test_a_final_answer_returns_the_entry(campaign, pans, errno, code):
    pans.shares["key9"] = Stock(code="ab12", errno=errno)
    campaign.configure(**fetching(pans.url))
    campaign.receive(written("baidu", "key9", "ab12"))

    found = campaign.once()

    assert (codes(found), entry(found)["decision"]) == ([code], "returned")


@pytest.mark.parametrize("errno", [-62, -6, 110, 31034])
def test_what_waits_is_under_way_and_asked_once(campaign, pans, errno):
    pans.shares["key9"] = Stock(code="ab12", errno=errno)
    campaign.configure(**fetching(pans.url))
    campaign.receive(written("baidu", "key9", "ab12"))

    found = campaign.once()
    campaign.once()

    assert (codes(found), entry(found)["decision"]) == (["link.needs-person"], "review")
    assert len(pans.seen) == 1
    assert "不用重发" in text_of(campaign.replies()[0])


def test_without_an_account_the_list_says_what_is_missing(campaign, pans, film_pair):
    pans.shares["key9"] = Stock(code="ab12", films=share(film_pair))
    campaign.configure(**fetching(pans.url))
    campaign.receive(written("baidu", "key9", "ab12"))

    found = campaign.once()

    assert codes(found) == ["material.form-missing", "link.needs-person"]
    assert entry(found)["decision"] == "review"
    assert "登记表：没有收到" in text_of(campaign.replies()[0])


def test_switched_off_nothing_is_asked(campaign, pans):
    off = {f"fetch__{name}": '"off"' for name in ("baidu", "qq", "netease")}
    campaign.configure(**fetching(pans.url, **off))
    campaign.receive(written("baidu", "key9", "ab12"))

    found = campaign.once()

    assert (codes(found), entry(found)["decision"]) == (["link.needs-person"], "review")
    assert pans.seen == []


def test_staff_drop_what_a_link_holds_and_it_is_accepted(campaign, film_pair, form_file):
    campaign.configure(files__drop_seconds="0.1")
    campaign.receive(written("baidu", "key9", "ab12"))
    campaign.once()
    dropped = campaign.folder / "kept/drop/AH-001/下载"
    dropped.mkdir(parents=True)
    for path in (*film_pair, form_file):
        (dropped / path.name).write_bytes(path.read_bytes())

    found = campaign.once(NOW + timedelta(hours=1))

    assert (entry(found)["decision"], codes(found)) == ("accepted", [])
    assert [r["kind"] for r in found["replies"]] == ["review", "accepted"]
    assert {r["To"] for r in campaign.replies()} == {TEACHER}
    assert not (campaign.folder / "kept/drop/AH-001").exists()


def test_a_secret_cookie_is_told_to_nobody(campaign, pans, film_pair, form_file):
    pans.shares["key9"] = Stock(code="ab12", films=share(film_pair, form_file), how="busy")
    campaign.configure(**fetching(pans.url))
    campaign.receive(written("baidu", "key9", "ab12"))

    done = campaign.run("once", "--now", NOW.isoformat(), INTAKE_BAIDU_COOKIE=CANARY)

    told = [s.content for s in campaign.servers.delivered]
    kept = [p.read_bytes() for p in campaign.folder.rglob("*") if p.is_file()]
    told += [done.out.encode(), done.err.encode(), repr(campaign.tracker()).encode()]
    assert any("STOKEN=canary-7f3a" in seen.headers.get("Cookie", "") for seen in pans.seen)
    assert [x for x in (*told, *kept) if b"canary-7f3a" in x or ACCOUNT.encode() in x] == []


def test_killed_during_a_download_it_goes_on_and_ends_with_the_same_bytes(
    campaign, pans, film_pair, form_file, tmp_path
):
    content = film_pair[0].read_bytes() + bytes(3 * 1024**2)
    large = tmp_path / "高清版.mp4"
    large.write_bytes(content)
    pans.shares["key9"] = Stock(films=(Film(name="高清版.mp4", path=large),), rate=2 * 1024**2)
    campaign.configure(**fetching(pans.url))
    campaign.receive(written("netease", "key9", files=(film_pair[1], form_file)))
    process = campaign.spawn("once", "--now", NOW.isoformat())
    part = campaign.folder / "kept/files/fetching/1-0.part"
    until = time.monotonic() + 60
    while not (part.exists() and part.stat().st_size) and time.monotonic() < until:
        time.sleep(0.05)

    process.kill()
    process.communicate()
    pans.shares["key9"].rate = 0
    before = part.stat().st_size
    found = campaign.once()

    asked = [s.headers["Range"] for s in pans.seen if "Range" in s.headers]
    hd = next(f for f in entry(found)["files"] if f["role"] == "hd")
    assert 0 < before < len(content)
    assert asked == [f"bytes={before}-"]
    assert hd["sha256"] == hashlib.sha256(content).hexdigest()


@pytest.mark.torture
@pytest.mark.parametrize("at", range(1, 4))
def test_killed_at_a_step_of_a_download_it_ends_the_same(
    campaign, pans, film_pair, form_file, tmp_path, at
):
    pans.shares["key9"] = Stock(films=share(film_pair)[:1])
    campaign.configure(**fetching(pans.url))
    campaign.receive(written("netease", "key9", files=(film_pair[1], form_file)))
    steps = ["raw file renamed", "letter committed", "materials committed", "facts committed"]
    first = len(steps) + 2 + at  # after both files' facts: listed, downloaded, placed

    code = campaign.away("once", "--now", NOW.isoformat(), INTAKE_CRASH_AT=str(first)).code
    found = campaign.once()

    assert (code, entry(found)["decision"]) == (-9, "accepted")
    assert [r["kind"] for r in found["replies"]] == ["accepted"]


@pytest.mark.torture
def test_a_slow_link_does_not_keep_another_letter_from_its_reply(
    campaign, pans, film_pair, form_file
):
    pans.shares["key9"] = Stock(films=share(film_pair)[:1], rate=20_000)
    campaign.configure(**fetching(pans.url), mailbox__poll_seconds="1", replies__settle_minutes="0")
    campaign.receive(written("netease", "key9", sender="li@luzhou.edu.cn"))
    process = campaign.spawn("serve")
    part = campaign.folder / "kept/files/fetching/1-0.part"
    until = time.monotonic() + 60
    while not part.exists() and time.monotonic() < until:
        time.sleep(0.1)

    campaign.receive(letter("报送作品《灯》", [*film_pair, form_file]))
    while not campaign.servers.delivered and time.monotonic() < until:
        time.sleep(0.1)
    process.kill()
    process.communicate()

    assert [s.recipient for s in campaign.servers.delivered] == [TEACHER]
    assert part.stat().st_size < film_pair[0].stat().st_size

"""The sources against the stand-in services: every state, error number and kind of page."""

from __future__ import annotations

import hashlib

import pytest
from pans import file, hang_up, line, link

from intake.demo.pans import Pans
from intake.demo.stock import Stock
from intake.errors import NeedsPerson, TryLater
from intake.materials.download import Wanted, pull
from intake.materials.sources import baidu, netease, qqmail
from intake.model import ShareState

ENDS = {
    -9: "code-wrong",
    -12: "code-wrong",
    -7: "gone",
    -21: "gone",
    -3: "gone",
    105: "gone",
    116: "gone",
    -8: "expired",
    -1: "forbidden",
    -16: "forbidden",
    115: "forbidden",
}
PERSON = {
    -62: "captcha",
    -19: "captcha",
    -20: "captcha",
    132: "captcha",
    -6: "login",
    -4: "login",
    8001: "login",
    9013: "login",
    9019: "login",
    118: "login",
    31326: "login",
    31626: "login",
    -32: "account-full",
    -10: "account-full",
    -33: "too-many",
    130: "too-many",
    117: "errno 117",
    145: "errno 145",
    99999: "errno 99999",
}
LATER = [110, 111, 112, 113, 4, 31034]
FILMS = 5


@pytest.fixture
def pans():
    with Pans() as found:
        yield found
        hang_up()


def ask(pans, source, one, *, account=False, most=60):
    return source.ask(line(source, pans.url, account=account), one, pans.url, most)


def fetch(pans, source, one, tmp_path, number=0, **limits):
    """A listed file's bytes as they end on disk."""
    asked = line(source, pans.url, account=True)
    told = source.ask(asked, one, pans.url, 60)
    ticket = source.ticket(asked, one, pans.url, told.offered[number])
    path = tmp_path / "got" / "1.part"
    size = told.offered[number].size
    wanted = {"most_bytes": 10**9, "keep_free": 0, "seconds": 30, **limits}
    return pull(asked, ticket, Wanted(path=path, size=size, **wanted), lambda _: None), path


@pytest.mark.parametrize(("errno", "state"), ENDS.items())
def test_a_final_error_of_baidu_ends_it(pans, errno, state):
    pans.shares["a"] = Stock(code="ab12", errno=errno)

    told = ask(pans, baidu, link("baidu", "a", "ab12"))

    assert (told.state, len(pans.seen)) == (ShareState(state), 1)


@pytest.mark.parametrize(("errno", "reason"), PERSON.items())
def test_an_error_that_asks_for_a_person_stops_at_once(pans, errno, reason):
    pans.shares["a"] = Stock(code="ab12", errno=errno)

    told = ask(pans, baidu, link("baidu", "a", "ab12"))

    assert (told.state, told.reason, len(pans.seen)) == ("person", reason, 1)


@pytest.mark.parametrize("errno", LATER)
def test_an_error_that_passes_is_tried_later(pans, errno):
    pans.shares["a"] = Stock(code="ab12", errno=errno)

    with pytest.raises(TryLater, match=rf"errno {errno}\)"):
        ask(pans, baidu, link("baidu", "a", "ab12"))

    assert len(pans.seen) == 1


def test_a_wrong_code_is_tried_once_and_never_guessed(pans, tmp_path):
    pans.shares["a"] = Stock(code="ab12", films=(file(tmp_path, "a.mp4"),))

    told = ask(pans, baidu, link("baidu", "a", "zz99"))

    assert (told.state, len(pans.seen)) == ("code-wrong", 1)
    assert pans.seen[0].body == "pwd=zz99&vcode=&vcode_str="


def test_an_unknown_share_is_gone(pans):
    assert ask(pans, baidu, link("baidu", "nowhere", "ab12")).state == "gone"


@pytest.mark.parametrize("page", ["yun", "locals", "script", "none"])
def test_a_share_is_listed_whatever_its_page(pans, tmp_path, page):
    film = file(tmp_path, "灯-高清版.mp4", b"x" * 17)
    pans.shares["a"] = Stock(code="ab12", films=(film,), page=page)

    told = ask(pans, baidu, link("baidu", "a", "ab12"))

    assert [(f.name, f.size, f.folder) for f in told.offered] == [("灯-高清版.mp4", 17, "")]
    assert (told.state, told.reason) == ("person", "cookie")


@pytest.mark.parametrize("page", ["yun", "none"])
def test_with_an_account_a_file_comes_whole(pans, tmp_path, page):
    content = bytes(range(256)) * 4000
    pans.shares["a-b_c"] = Stock(code="ab12", films=(file(tmp_path, "a.mp4", content),), page=page)

    found, path = fetch(pans, baidu, link("baidu", "a-b_c", "ab12"), tmp_path)

    assert path.read_bytes() == content
    assert found.sha256 == hashlib.sha256(content).hexdigest()


def test_folders_with_five_films_are_walked(pans, tmp_path):
    films = tuple(
        file(tmp_path, f"{kind}.mp4", kind.encode(), f"五部/第{n}部")
        for n in range(FILMS)
        for kind in ("高清版", "压缩版")
    )
    pans.shares["a"] = Stock(code="ab12", films=films)

    told = ask(pans, baidu, link("baidu", "a", "ab12"), account=True)

    assert told.state == "queued"
    assert {(f.folder, f.name) for f in told.offered} == {(f.folder, f.name) for f in films}
    assert len({f.key for f in told.offered}) == len(films)


def test_a_long_folder_is_read_page_by_page(pans, tmp_path):
    pans.shares["a"] = Stock(films=tuple(file(tmp_path, f"{n}.mp4", b"x", "f") for n in range(230)))

    told = ask(pans, baidu, link("baidu", "a"), account=True, most=300)

    assert len(told.offered) == 230
    assert sum("/share/list" in seen.path for seen in pans.seen) == 3


def test_more_files_than_allowed_are_a_persons(pans, tmp_path):
    pans.shares["a"] = Stock(films=tuple(file(tmp_path, f"{n}.mp4") for n in range(4)))

    told = ask(pans, baidu, link("baidu", "a"), account=True, most=3)

    assert (told.state, told.reason, len(told.offered)) == ("person", "too-many", 3)


def test_an_empty_share_is_gone(pans):
    pans.shares["a"] = Stock(code="ab12")

    assert ask(pans, baidu, link("baidu", "a", "ab12"), account=True).state == "gone"


@pytest.mark.parametrize("cookies", [{}, {"BDUSS": "stale"}])
def test_a_download_without_the_right_account_is_a_persons(pans, tmp_path, cookies):
    pans.shares["a"] = Stock(code="ab12", films=(file(tmp_path, "a.mp4"),))
    asked, one = line(baidu, pans.url), link("baidu", "a", "ab12")
    asked.cookies.update(cookies)
    told = baidu.ask(asked, one, pans.url, 60)

    with pytest.raises(NeedsPerson, match=r"^login$"):
        baidu.ticket(asked, one, pans.url, told.offered[0])


@pytest.mark.parametrize(
    ("source", "kind"),
    [(qqmail, "qq"), (qqmail, "qq old"), (netease, "netease"), (netease, "netease short")],
)
def test_a_mailboxs_large_attachment_comes_whole(pans, tmp_path, source, kind):
    content = b"0123456789" * 1000
    pans.shares["key9"] = Stock(films=(file(tmp_path, "灯.mp4", content),), expires="2021-01-13")
    one = link(kind, "key9")

    told = ask(pans, source, one)
    _, path = fetch(pans, source, one, tmp_path)

    assert (told.state, told.offered[0].name, told.expires) == ("queued", "灯.mp4", "2021-01-13")
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("文件已过期", "expired"),
        ("file expired", "expired"),
        ("文件不存在", "gone"),
        ("文件已删除", "gone"),
        ("发件人已取消", "gone"),
        ("文件违规，禁止下载", "forbidden"),
        ("请输入验证码", "person"),
        ("什么意思", "person"),
    ],
)
@pytest.mark.parametrize(
    ("source", "kind"), [(qqmail, "qq"), (qqmail, "qq old"), (netease, "netease")]
)
def test_a_mailboxs_refusal_is_understood_by_its_words(pans, source, kind, words, state):
    pans.shares["key9"] = Stock(words=words, errno=-1)

    assert ask(pans, source, link(kind, "key9")).state == state


@pytest.mark.parametrize(
    ("source", "kind"),
    [(qqmail, "qq"), (qqmail, "qq old"), (netease, "netease"), (netease, "netease short")],
)
def test_a_key_that_nobody_knows_is_no_riddle(pans, source, kind):
    told = ask(pans, source, link(kind, "nowhere"))

    assert told.state in ({"gone"} if kind != "netease short" else {"gone", "person"})


def test_the_code_of_a_qq_link_goes_back_into_its_address(pans, tmp_path):
    pans.shares["key9"] = Stock(code="0a1b2c3d", films=(file(tmp_path, "a.mp4"),))

    assert ask(pans, qqmail, link("qq", "key9", "0a1b2c3d")).state == "queued"
    assert ask(pans, qqmail, link("qq", "key9", "ffffffff")).state == "gone"


def test_a_break_in_the_middle_goes_on_where_it_stopped(pans, tmp_path):
    content = bytes(1024) * 2048
    stock = Stock(films=(file(tmp_path, "a.mp4", content),), how="breaks", after=512 * 1024)
    pans.shares["key9"] = stock
    one = link("netease", "key9")

    first, path = fetch(pans, netease, one, tmp_path)
    again, _ = fetch(pans, netease, one, tmp_path)

    assert (first.have, first.sha256) == (512 * 1024, "")
    assert again.gained == len(content) - 512 * 1024
    assert again.sha256 == hashlib.sha256(content).hexdigest()
    assert path.read_bytes() == content


def test_a_slice_ends_in_time_and_the_next_one_goes_on(pans, tmp_path):
    content = bytes(range(256)) * 4096
    film = file(tmp_path, "a.mp4", content)
    pans.shares["key9"] = Stock(films=(film,), rate=4 * 1024**2)
    one = link("netease", "key9")

    first, path = fetch(pans, netease, one, tmp_path, seconds=0.05)
    pans.shares["key9"].rate = 0
    _, _ = fetch(pans, netease, one, tmp_path)

    assert 0 < first.have < len(content)
    assert path.read_bytes() == content


def test_a_busy_service_is_tried_later(pans, tmp_path):
    pans.shares["key9"] = Stock(films=(file(tmp_path, "a.mp4"),), how="busy")

    with pytest.raises(TryLater, match="answers 503"):
        fetch(pans, netease, link("netease", "key9"), tmp_path)


def test_a_file_larger_than_our_limit_is_a_persons(pans, tmp_path):
    pans.shares["key9"] = Stock(films=(file(tmp_path, "a.mp4", b"x" * 100),))

    with pytest.raises(NeedsPerson, match="most_bytes"):
        fetch(pans, netease, link("netease", "key9"), tmp_path, most_bytes=99)


def test_a_full_disk_is_waited_for(pans, tmp_path):
    pans.shares["key9"] = Stock(films=(file(tmp_path, "a.mp4"),))

    with pytest.raises(TryLater, match="free some space"):
        fetch(pans, netease, link("netease", "key9"), tmp_path, keep_free=10**18)


def test_a_file_that_differs_from_its_md5_is_dropped(pans, tmp_path):
    content = b"what was sent"
    pans.shares["key9"] = Stock(films=(file(tmp_path, "a.mp4", content),))
    one, wrong = link("netease", "key9"), hashlib.md5(b"another").hexdigest()  # noqa: S324

    with pytest.raises(TryLater, match="md5"):
        fetch(pans, netease, one, tmp_path, md5=wrong)
    found, _ = fetch(pans, netease, one, tmp_path, md5=hashlib.md5(content).hexdigest())  # noqa: S324

    assert found.sha256 == hashlib.sha256(content).hexdigest()


def test_a_file_that_has_grown_shorter_begins_anew(pans, tmp_path):
    content = b"short"
    pans.shares["key9"] = Stock(films=(file(tmp_path, "a.mp4", content),))
    (tmp_path / "got").mkdir()
    (tmp_path / "got" / "1.part").write_bytes(b"much longer than it is")

    _, path = fetch(pans, netease, link("netease", "key9"), tmp_path)

    assert path.read_bytes() == content

"""The door to the web: what a stranger's link may make us open, and what not."""

from __future__ import annotations

import pytest
from pans import PUBLIC, hang_up, line

from intake.demo.pans import Pans
from intake.errors import NeedsPerson, TryLater
from intake.materials import web
from intake.materials.sources import baidu

TRICKS = {
    "file": "file:///etc/passwd",
    "ftp": "ftp://pan.baidu.com/s/1a",
    "gopher": "gopher://pan.baidu.com/s/1a",
    "plain http": "http://pan.baidu.com/s/1a",
    "another port": "https://pan.baidu.com:8443/s/1a",
    "port of ssh": "https://pan.baidu.com:22/",
    "a user": "https://pan.baidu.com@127.0.0.1/s/1a",
    "a user with a word": "https://u:p@pan.baidu.com/s/1a",
    "a user behind a backslash": "https://pan.baidu.com\\@127.0.0.1/",
    "a number as host": "https://2130706433/",
    "an octal host": "https://0177.0.0.1/",
    "a hexadecimal host": "https://0x7f000001/",
    "a short number": "https://127.1/",
    "this machine": "https://127.0.0.1/",
    "this machine by name": "https://localhost/",
    "this machine in six": "https://[::1]/",
    "mapped into six": "https://[::ffff:127.0.0.1]/",
    "the clouds' data": "http://169.254.169.254/latest/meta-data/",
    "the clouds' data, https": "https://169.254.169.254/latest/meta-data/",
    "a host below": "https://pan.baidu.com.evil.example/s/1a",
    "a host beside": "https://evilpan.baidu.com/s/1a",
    "only the end": "https://evil.example/pan.baidu.com",
    "another script": "https://раn.baidu.com/s/1a",
    "full width": "https://ｐａｎ.baidu.com/s/1a",
    "an ideographic stop": "https://pan。baidu。com/s/1a",
    "circled letters": "https://ⓟan.baidu.com/",
    "a trailing dot": "https://pan.baidu.com./s/1a",
    "no host": "https:///s/1a",
    "a new line": "https://pan.baidu.com/s/1a\r\nHost: evil.example",
    "a null": "https://pan.baidu.com/\x00",
    "a broken bracket": "https://[pan.baidu.com/",
    "a port that is none": "https://pan.baidu.com:0x50/",
    "a suffix without its dot": "https://evilbaidupcs.com/f",
    "the suffix alone": "https://.baidupcs.com/f",
    "no end": "https://pan.baidu.com/" + "a" * 5000,
}
NOT_THE_WORLDS = [
    "127.0.0.1",
    "10.0.0.1",
    "192.168.1.1",
    "172.16.0.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "fe80::1%eth0",
    "fc00::1",
    "ff02::1",
    "::ffff:10.0.0.1",
    "2002:7f00:1::",
    "64:ff9b::7f00:1",
    "2001:0:7f00:1::",
    "no address",
]


@pytest.fixture(autouse=True)
def _lines():
    yield
    hang_up()


@pytest.mark.parametrize("url", TRICKS.values(), ids=TRICKS.keys())
def test_a_trick_is_refused_before_anything_is_resolved(url):
    asked = []
    tricked = line(baidu, resolve=lambda host: asked.append(host) or PUBLIC)

    with pytest.raises(NeedsPerson):
        tricked.ask("GET", url)

    assert asked == []


@pytest.mark.parametrize("address", NOT_THE_WORLDS)
def test_a_host_whose_address_is_not_the_worlds_is_refused(address):
    with pytest.raises(NeedsPerson, match=r"pan\.baidu\.com leads to an address that is not"):
        line(baidu, resolve=lambda _: [address]).ask("GET", "https://pan.baidu.com/s/1a")


def test_one_bad_address_among_good_ones_is_enough():
    resolve = lambda _: [*PUBLIC, "10.0.0.1"]  # noqa: E731  (one line)

    with pytest.raises(NeedsPerson):
        line(baidu, resolve=resolve).ask("GET", "https://pan.baidu.com/s/1a")


def test_a_host_is_resolved_once_and_that_address_is_used():
    answers = [PUBLIC, ["127.0.0.1"]]
    asked = line(baidu, resolve=lambda _: answers.pop(0))

    target, host = asked._checked("https://pan.baidu.com/s/1a?b=c")

    assert (str(target), host) == (f"https://{PUBLIC[0]}/s/1a?b=c", "pan.baidu.com")
    assert answers == [["127.0.0.1"]]


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1"])
def test_an_address_of_the_world_is_taken(address):
    assert web.is_global(address)


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/",
        "https://10.0.0.1/",
        "file:///etc/passwd",
        "https://evil.example/",
        "//evil.example/x",
        "http://pan.baidu.com/s/1a",
        "http://[::1]:80/",
    ],
)
def test_a_redirect_is_looked_at_again(target):
    with Pans() as pans:
        pans.redirect = target

        with pytest.raises(NeedsPerson):
            line(baidu, pans.url).ask("GET", f"{pans.url}/s/1a")

        assert len(pans.seen) == 1


def test_a_service_off_this_machine_does_not_lead_to_it():
    with Pans() as pans, pytest.raises(NeedsPerson):
        line(baidu).ask("GET", f"{pans.url}/s/1a")


def test_redirects_have_an_end():
    with Pans() as pans:
        pans.redirect = "/again"

        with pytest.raises(NeedsPerson, match="redirects without end"):
            line(baidu, pans.url).ask("GET", f"{pans.url}/s/1a")

        assert len(pans.seen) == web.MOST_REDIRECTS + 1


def test_cookies_go_to_the_services_own_hosts_only():
    found = line(baidu, account=True).reach

    assert "pan.baidu.com" in found.own
    assert found.allows("bj01.baidupcs.com")
    assert not any(host.startswith(".") for host in found.own)


def test_a_dead_service_is_tried_later_without_its_address():
    with Pans() as pans:
        url = pans.url

    with pytest.raises(TryLater) as error:
        line(baidu, url).ask("GET", f"{url}/s/1secret?pwd=ab12")

    assert str(error.value) == "127.0.0.1: the line broke (ConnectError); tried again later"
    assert error.value.__cause__ is None


def test_requests_keep_their_distance():
    pace = web.Pace(0.05)

    pace.wait()
    began = web.time.monotonic()
    pace.wait()

    assert web.time.monotonic() - began >= 0.049

"""The board in a real browser: search, filters, keys, links, and hostile words."""

import time

import pytest
from board import walls
from tracker import desks

CARDS = "[...document.querySelectorAll('.card')].filter(c => !c.hidden).map(c => c.id.slice(5))"
TITLE = (
    "document.getElementById('detail').open && document.getElementById('detail-title').textContent"
)


def chips(browser):
    return dict(
        browser.tell(
            "[...document.querySelectorAll('.chip')]"
            ".map(c => [c.firstChild.textContent, Number(c.lastChild.textContent)])"
        )
    )


def test_everything_is_shown_and_nothing_complained_of(browser, hung):
    browser.open(hung.as_uri())

    assert len(browser.tell(CARDS)) == 25
    assert browser.tell("document.getElementById('count').textContent") == "25 / 25 部"
    assert chips(browser)["退回补正"] == 5
    assert browser.complaints == []


def test_slash_goes_to_the_search_and_words_narrow_the_wall(browser, hung):
    browser.open(hung.as_uri())

    browser.press("/")
    browser.write("师范 ＡＨ-００２")

    assert browser.tell(CARDS) == ["AH-002"]
    assert chips(browser)["全部"] == 1
    assert chips(browser)["机审合格"] == 0


def test_a_fault_is_found_by_its_name(browser, hung):
    browser.open(hung.as_uri())

    browser.press("/")
    browser.write("帧率")

    assert browser.tell(CARDS) == ["AH-002", "AH-014"]


def test_escape_empties_the_search(browser, hung):
    browser.open(hung.as_uri())
    browser.press("/")
    browser.write("没有这样的片子")
    assert browser.tell(CARDS) == []
    assert browser.tell("document.getElementById('empty').hidden") is False

    browser.press("Escape")

    assert len(browser.tell(CARDS)) == 25


def test_a_chip_filters_and_says_that_it_is_pressed(browser, hung):
    browser.open(hung.as_uri())

    browser.click("[data-state=incomplete]")

    assert browser.tell(CARDS) == ["AH-004", "AH-011", "AH-021"]
    assert (
        browser.tell("document.querySelector('[aria-pressed=true]').dataset.state") == "incomplete"
    )


def test_works_can_be_put_by_faults(browser, hung):
    browser.open(hung.as_uri())

    browser.tell("order.value = 'faults', order.dispatchEvent(new Event('change'))")

    assert browser.tell(CARDS)[0] == "AH-014"


def test_a_card_opens_by_keyboard_and_closes_to_where_it_was(browser, hung):
    browser.open(hung.as_uri())
    browser.tell("document.querySelector('#card-AH-003 a').focus()")

    browser.press("Enter")
    browser.wait(f"({TITLE}) === '《一剂良方》'")
    address = browser.tell("location.hash")
    browser.press("Escape")
    browser.wait("location.hash === ''")  # told after the dialog has gone

    assert address == "#AH-003"
    assert browser.tell("location.hash") == ""
    assert browser.tell("document.activeElement.getAttribute('href')") == "#AH-003"


def test_arrows_go_through_what_is_filtered(browser, hung):
    browser.open(hung.as_uri())
    browser.click("[data-state=incomplete]")
    browser.click("#card-AH-004 a")
    browser.wait(TITLE)

    browser.press("ArrowRight")
    after = browser.tell("location.hash")
    browser.press("ArrowRight")
    browser.press("ArrowRight")
    last = browser.tell("location.hash"), browser.tell("next.disabled")
    browser.press("ArrowLeft")

    assert after == "#AH-011"
    assert last == ("#AH-021", True)
    assert browser.tell("location.hash") == "#AH-011"


@pytest.mark.parametrize("fragment", ["AH-009", "ah-009", "%41H-009"])
def test_a_link_from_the_tracker_opens_the_work(browser, hung, fragment):
    browser.open(f"{hung.as_uri()}#{fragment}")

    assert browser.tell(TITLE) == "《云端支教》"
    assert "第 3 版" in browser.tell("document.getElementById('detail-sub').textContent")


def test_a_number_that_is_gone_is_told(browser, hung):
    browser.open(f"{hung.as_uri()}#AH-999")

    assert browser.tell(TITLE) is False
    assert "AH-999" in browser.tell("document.getElementById('notice').textContent")


def test_the_number_can_be_copied(browser, hung):
    browser.open(f"{hung.as_uri()}#AH-009")
    browser.call("Browser.grantPermissions", permissions=["clipboardReadWrite"])

    browser.click("#copy")
    browser.wait("document.getElementById('copy').textContent === '已复制 AH-009'")

    assert browser.tell("navigator.clipboard.readText()") == "AH-009"


def test_hostile_words_are_only_words(browser, tmp_path):
    evil = (
        "</script><script>document.title='x'</script>\u2028<img src=x onerror=document.title='x'>"
    )
    dossier = desks.dossier("AH-001", desks.case("a"), title=evil, school="<b>{{ 7*7 }}</b>")
    page = walls.hang(tmp_path, walls.wall((walls.work(dossier, words={"opinion": evil}),)))

    browser.open(f"{page.as_uri()}#AH-001")

    assert browser.tell("document.title").startswith("审看墙")
    assert "<img src=x onerror=" in browser.tell(
        "document.getElementById('detail-title').textContent"
    )
    assert browser.tell("document.querySelectorAll('main img, .told img').length") == 1
    assert "<b>{{ 7*7 }}</b>" in browser.tell("document.getElementById('detail-sub').textContent")


def test_the_policy_of_the_page_lets_nothing_else_run(browser, hung):
    browser.open(hung.as_uri())

    browser.tell(
        "(() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
        "document.body.append(s); return fetch('http://127.0.0.1:9/').catch(() => 0); })()"
    )

    assert browser.tell("window.ran === undefined") is True
    assert any("Content Security Policy" in one for one in browser.complaints)


def test_a_campaign_without_works_says_so(browser, tmp_path):
    page = walls.hang(tmp_path, walls.wall(()))

    browser.open(page.as_uri())

    assert "还没有收到作品" in browser.tell("document.getElementById('empty').textContent")
    assert browser.tell("document.getElementById('clear').hidden") is True


@pytest.mark.torture
def test_two_thousand_films_are_all_on_the_wall(browser, tmp_path):
    """How long it takes is told by `make bench-board`: here only that it does not hang."""
    page = walls.hang(tmp_path, walls.wall(walls.works(2_000, film="film.mp4")))

    begin = time.perf_counter()
    browser.open(page.as_uri())
    taken = time.perf_counter() - begin

    assert len(browser.tell(CARDS)) == 2_000
    assert taken < 20

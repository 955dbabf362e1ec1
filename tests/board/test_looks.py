"""The board in a real browser: widths, contrast, dark, paper, and what a reader hears."""

import itertools

import pypdfium2
import pytest


def printed(content):
    pdf = pypdfium2.PdfDocument(content)
    return [page.get_textpage().get_text_range() for page in pdf]


def test_the_wall_is_printed_without_its_controls(browser, hung):
    browser.open(hung.as_uri())

    pages = printed(browser.pdf())

    whole = "".join(pages)
    assert 2 <= len(pages) <= 5
    assert [n for n in range(1, 26) if f"AH-{n:03}" not in whole] == []
    assert "按编号" not in whole


def test_one_work_is_printed_alone(browser, hung):
    browser.open(f"{hung.as_uri()}#AH-009")

    whole = "".join(printed(browser.pdf()))

    assert "云端支教" in whole
    assert "1280×544" in whole
    assert "AH-010" not in whole
    assert "上一部" not in whole


@pytest.mark.parametrize(
    ("width", "fragment"),
    [(390, ""), (390, "#AH-009"), (768, "#AH-009"), (1280, "#AH-009"), (2560, "")],
)
def test_nothing_stands_out_to_the_right(browser, hung, width, fragment):
    browser.open(hung.as_uri() + fragment, width=width, height=800)

    wide = browser.tell(
        "[document.documentElement, ...document.querySelectorAll('.sheet, .stage, .told')]"
        ".filter(n => n.scrollWidth > n.clientWidth + 1).map(n => n.className)"
    )

    assert wide == []


CONTRAST = """(() => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const behind = (node) => { for (; node; node = node.parentElement) {
    const colour = numbers(getComputedStyle(node).backgroundColor);
    if (colour.length === 3 || colour[3] > .5) return colour; } return [255, 255, 255]; };
  const faint = new Set();
  for (const node of document.querySelectorAll('body *')) {
    const own = [...node.childNodes].some(c => c.nodeType === 3 && c.textContent.trim());
    if (!own || !node.checkVisibility() || node.disabled) continue;
    if (node.closest('script, style, option')) continue;
    const [a, b] = [light(numbers(getComputedStyle(node).color)), light(behind(node))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) faint.add(`${node.tagName}.${node.className} ${ratio.toFixed(2)}`);
  }
  return [...faint];
})()"""


@pytest.mark.parametrize("fragment", ["", "#AH-009"])
@pytest.mark.parametrize("dark", [False, True])
def test_every_word_stands_out_from_its_ground(browser, hung, dark, fragment):
    """WCAG 2.1, 1.4.3: 4.5 to 1."""
    browser.open(hung.as_uri() + fragment, dark=dark)

    assert browser.tell(CONTRAST) == []


def test_the_page_is_dark_where_people_want_it_dark(browser, hung):
    grounds = []
    for dark in (False, True):
        browser.open(hung.as_uri(), dark=dark)
        grounds.append(browser.tell("getComputedStyle(document.body).backgroundColor"))

    assert grounds == ["rgb(242, 245, 249)", "rgb(16, 22, 30)"]


def test_every_control_has_a_name_and_headings_go_down_step_by_step(browser, hung):
    browser.open(f"{hung.as_uri()}#AH-009")

    nodes = browser.call("Accessibility.getFullAXTree")["nodes"]
    named = [
        (n["role"]["value"], n.get("name", {}).get("value", "").strip())
        for n in nodes
        if not n.get("ignored")
    ]
    levels = browser.tell(
        "[...detail.querySelectorAll('h2, h3, h4')].map(h => Number(h.tagName[1]))"
    )

    roles = {"button", "link", "searchbox", "combobox", "dialog"}
    assert [role for role, name in named if role in roles and not name] == []
    assert ("dialog", "《云端支教》") in named
    assert [levels[0], *(b for a, b in itertools.pairwise(levels) if b - a > 1)] == [2]

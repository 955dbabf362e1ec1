import json
import re
import subprocess
from dataclasses import replace

import pytest
from answers import FAULTY, REPLIES, dossier, reply
from letterpages import VOID, Page
from programs import require

from intake.model import ReplyKind

STYLE = re.compile(r"<style>.*</style>", re.DOTALL)
ALLOWED = VOID | {"html", "head", "title", "body", "table", "tr", "td", "b", "span", "style"}


@pytest.mark.parametrize("name", REPLIES)
def test_html_is_tables_with_inline_styles_and_nothing_foreign(name):
    page = Page(REPLIES[name].html)

    assert page.open == []
    assert {tag for tag, _ in page.tags} - ({"a"} if name == "digest" else set()) <= ALLOWED
    assert page.unstyled == 0
    assert not any(
        key.startswith("on") or key in {"href", "src"}
        for tag, a in page.tags
        for key in a
        if tag != "a"
    )
    assert all(a["href"].startswith("file:///") for tag, a in page.tags if tag == "a")
    assert "url(" not in REPLIES[name].html
    assert len(REPLIES[name].html.encode()) <= 50 * 1024


@pytest.mark.parametrize("name", REPLIES)
def test_both_forms_say_the_same(name):
    """Each Chinese run of the text stands in the HTML and, save the badge, the other way round."""
    told = REPLIES[name]
    cells = [cell for cell in Page(told.html).cells if cell]
    page = "|".join(cells)
    text = re.sub(r"(?m)^\[[有缺待改]\] ", "", told.text)
    gaps = re.compile(r"[^\u4e00-\u9fff]+")

    assert [run for run in gaps.split(text) if run not in page] == []
    assert [run for run in gaps.split("|".join(cells[1:])) if run not in text] == []


FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--virtual-time-budget=4000",
]
WIDE = """<html><body style="margin:0"><script>
const pages = %s, found = {};
let left = Object.keys(pages).length;
for (const name in pages) {
  const frame = document.createElement("iframe");
  frame.style = "width:390px;height:800px;border:0";
  frame.onload = () => {
    const page = frame.contentDocument, root = page.documentElement;
    const cells = [...page.querySelectorAll("td")];
    const most = Math.max(...cells.map(cell => cell.getBoundingClientRect().right));
    found[name] = [root.scrollWidth <= root.clientWidth, most <= 390, cells.length];
    if (--left === 0) document.title = JSON.stringify(found);
  };
  frame.srcdoc = pages[name];
  document.body.append(frame);
}
</script></body></html>"""


def test_every_kind_fits_a_telephone(tmp_path):
    """In Chromium, 390 points wide: nothing stands out to the right."""
    chromium = require("chromium")
    long_name = "作品" + "a" * 70 + ".mp4"
    named = tuple(replace(p, material=replace(p.material, name=long_name)) for p in FAULTY.parts)
    worst = reply(ReplyKind.RETURNED, dossier(replace(FAULTY, parts=named), title="x" * 40))
    pages = {name: rendered.html for name, rendered in REPLIES.items()} | {"long names": worst.html}
    script = json.dumps(pages).replace("</", "<\\/").replace("<!--", "<\\!--")
    (tmp_path / "page.html").write_text(WIDE % script, encoding="utf-8")
    profile = f"--user-data-dir={tmp_path / 'profile'}"

    done = subprocess.run(
        [chromium, *FLAGS, profile, "--dump-dom", (tmp_path / "page.html").as_uri()],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    titles = re.findall(r"<title>(\{.*?\})</title>", done.stdout)
    found = json.loads(titles[0])
    assert set(found) == set(pages)
    assert {name: fits for name, (*fits, _) in found.items()} == {
        name: [True, True] for name in pages
    }
    assert all(cells > 5 for *_, cells in found.values())

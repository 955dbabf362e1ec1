"""The page as a file: what strangers wrote stays data, and nothing is asked of a network."""

import json
import re
import shutil
from dataclasses import replace
from datetime import timedelta

import pytest
from board import walls
from hypothesis import given, settings
from hypothesis import strategies as st
from tracker import desks

from intake.board import draw
from intake.errors import BadSetup
from intake.wording import Wording

WORKS = walls.works(25, film="film.mp4")
PAGE = draw.draw(walls.wall(WORKS), desks.WORDING)


def data(html):
    return json.loads(re.search(r'id="works">(.*?)</script>', html, re.DOTALL).group(1))


def test_every_work_is_in_the_page():
    assert [work["number"] for work in data(PAGE.html)] == [f"AH-{n:03}" for n in range(1, 26)]


def test_nothing_in_the_page_leads_to_a_network():
    assert (
        re.findall(r"(?i)https?:|//[a-z0-9]|@import|url\(", PAGE.html.partition("<script>")[0])
        == []
    )


def test_no_person_is_named():
    names = {f"{name}老师" for name in "赵钱孙李周吴郑王"}

    assert [name for name in names if name in PAGE.html] == []
    assert re.findall(r"0551-?6\d{7}|wannan\.edu\.cn", PAGE.html) == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_any_title_comes_back_as_it_was(title):
    html = f"<script>{draw.inert([{'title': title}])}</script>"

    found = re.fullmatch(r"<script>(.*)</script>", html, re.DOTALL).group(1)

    assert json.loads(found) == [{"title": title}]
    assert set("<>&\u2028\u2029").isdisjoint(found)


def test_the_same_works_have_the_same_digest_at_any_time():
    later = replace(walls.wall(WORKS), now=desks.NOW + timedelta(hours=3))

    found = draw.draw(later, desks.WORDING)

    assert found.digest == PAGE.digest
    assert found.html != PAGE.html


def test_another_state_has_another_digest():
    assert draw.draw(walls.wall(WORKS[1:]), desks.WORDING).digest != PAGE.digest


@pytest.mark.parametrize("word", ["search", "film", "staff"])
def test_a_word_that_is_missing_is_told_before_the_first_letter(tmp_path, word):
    shutil.copytree(desks.ROOT / "templates", tmp_path / "templates")
    path = tmp_path / "templates/desk.toml"
    lines = path.read_text(encoding="utf-8").split("[board]")
    broken = re.sub(rf"(?m)^{word} = .*$", "", lines[1])
    path.write_text("[board]".join((lines[0], broken)), encoding="utf-8")

    with pytest.raises(BadSetup):
        draw.check(Wording(tmp_path / "templates", walls.wall(()).zone))

"""templates/desk.toml may be changed in words, order and width; what does not fit is BadSetup."""

import re

import pytest
from tracker import desks

from intake.errors import BadSetup
from intake.tracker import book
from intake.wording import Wording

SHIPPED = (desks.ROOT / "templates/desk.toml").read_text(encoding="utf-8")


def draw(folder, before, after):
    """The campaign drawn in our words with one change."""
    assert before in SHIPPED, before
    for file in (desks.ROOT / "templates").glob("*.toml"):
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "desk.toml").write_text(SHIPPED.replace(before, after, 1), encoding="utf-8")
    return book.draw(desks.campaign(2), Wording(folder, desks.ZONE))


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ('returned = "退回补正"', "", "desk.toml: missing state.returned"),
        ("[entry]", "[entry-words]", "desk.toml: missing entry"),
        ('name = "总览"', 'name = "总/览"', "desk.toml: sheets.overview.name is '总/览'"),
        ('name = "说明"', f'name = "{"长" * 32}"', "desk.toml: sheets.guide.name is"),
        ("更新于 {at}。金色", "更新于 {when}", "desk.toml: sheets.entries.hint"),
        ("更新于 {at}。金色", "更新于 {at", "desk.toml: sheets.entries.hint"),
        ('key = "phone"', 'key = "fax"', "desk.toml: sheets.entries.columns: no column fax"),
        ("width = 17 },", 'width = "wide" },', "desk.toml: sheets.entries.columns: each needs"),
        ('heading = "谁填写"', 'head = "谁填写"', "desk.toml: each [[guide]] needs a heading"),
    ],
)
def test_words_that_do_not_fit_are_bad_setup(tmp_path, before, after, message):
    with pytest.raises(BadSetup) as caught:
        draw(tmp_path, before, after)

    assert str(caught.value).startswith(message)


def test_columns_follow_the_templates_order_and_words(tmp_path):
    before = SHIPPED[SHIPPED.index('    { key = "number"') : SHIPPED.index('    { key = "genre"')]
    after = '    { key = "school", heading = "报送单位", width = 30 },\n'

    content = draw(tmp_path, before, after)

    assert desks.sheets(content)["作品登记"][2][:2] == ["报送单位", "类型"]


def test_empty_column_list_is_bad_setup(tmp_path):
    start = SHIPPED.index("columns = [")
    before = SHIPPED[start : SHIPPED.index("\n]\n", start) + 2]

    with pytest.raises(BadSetup, match="no column at all"):
        draw(tmp_path, before, "columns = []")


def test_sheet_renamed_by_staff_keeps_its_links(tmp_path):
    content = draw(tmp_path, 'name = "作品登记"', 'name = "台账 (总)"')

    cell = desks.opened(content)["问题明细"]["A4"]
    assert cell.hyperlink.location == "'台账 (总)'!A4"


def test_guide_says_what_the_template_says():
    told = desks.texts(desks.drawn(desks.desk()), "说明")

    desk = desks.WORDING.desk
    expected = ["说明"]
    for section in desk["guide"]:
        expected += [section["heading"], *section["lines"]]
    expected.append(desk["guide-states"]["heading"])
    for state in ("checking", "accepted", "incomplete", "returned", "review"):
        expected += [desk["state"][state], desk["meaning"][state]]
    assert told == expected


def test_shipped_words_are_in_order():
    assert book.check(desks.WORDING) is None  # what is wrong would be BadSetup


def test_every_phrase_is_looked_for_before_drawing(tmp_path):
    before_guide = SHIPPED.partition("\n# ---- 说明")[0]
    leaves = [line for line in before_guide.splitlines() if re.match(r"[a-z-]+ = \"", line)]

    missed = [line for line in leaves if not refused(tmp_path, line)]

    assert len(leaves) > 100
    assert missed == []


def refused(folder, line):
    """Whether the words are refused, before any letter comes, when this line is not there."""
    (folder / "desk.toml").write_text(SHIPPED.replace(line, "", 1), encoding="utf-8")
    try:
        book.check(Wording(folder, desks.ZONE))
    except BadSetup:
        return True
    return False

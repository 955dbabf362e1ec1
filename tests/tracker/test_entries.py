"""作品登记: what the cells of a work say of its files, its length and its problems."""

from dataclasses import replace
from datetime import timedelta

import cases
import pytest
from tracker import desks

from intake.model import Field, Filled, Nature, OtherFacts, Role, State, Unsupported


def row(whole, **changes):
    """The row of one work with this case."""
    work = desks.dossier("AH-001", whole, **changes)
    return desks.table(desks.drawn(desks.desk([work])), "作品登记")[0]


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        (replace(cases.HD, size_bytes=286 * 1024**2), "1080p · 286 MB"),
        (replace(cases.HD, scan="interlaced", size_bytes=99 * 1024**2), "1080i · 99.0 MB"),
        (replace(cases.HD, display_height=1088, size_bytes=1024**3), "1920×1088 · 1024 MB"),
        (desks.BROKEN, "打不开"),
        (desks.SLOW, "50.0 MB，没测成"),
        (Unsupported(nature=Nature.FILM, format="rm"), "打开"),
    ],
)
def test_hd_version_says_picture_and_size(facts, shown):
    assert row(desks.case("hd", hd=facts))["高清版"] == shown


def test_compressed_version_says_rate_and_size():
    facts = replace(cases.COMPRESSED, video_bit_rate=902_400, size_bytes=21_076_378)

    assert row(desks.case("small", compressed=facts))["压缩版"] == "902 kbps · 20.1 MB"


def test_absent_part_is_missing():
    shown = row(desks.case("none", hd=None, a_form=None))

    assert (shown["高清版"], shown["登记表"]) == ("缺", "缺")
    assert shown["主要问题 / 缺什么"] == "缺高清版；缺登记表"


def test_absent_part_is_expected_while_a_link_waits():
    shown = row(desks.case("link", hd=None, links=(desks.LINK,)))

    assert (shown["高清版"], shown["登记表"]) == ("待下载", "打开")


def test_undecided_part_is_called_so():
    whole = desks.case("two")
    parts = tuple(replace(p, ambiguous=p.role is Role.HD) for p in whole.parts)

    assert row(replace(whole, parts=parts))["高清版"] == "1080p · 172 MB（待定）"


def test_length_is_measured_to_the_second():
    film = replace(cases.HD, duration_seconds=233.6)

    assert row(desks.case("long", hd=film))["时长"] == timedelta(seconds=234)


def test_length_is_the_forms_estimate_while_no_film_is_measured():
    estimate = Filled(raw="3分05秒", value=185.0)
    a_form = desks.form("灯", "皖南师范学院", duration=estimate)

    shown = row(desks.case("form", hd=None, compressed=None, a_form=a_form))["时长"]

    assert shown == "预计 3:05"


def test_work_without_a_form_has_no_names():
    shown = row(desks.case("bare", a_form=None), title="", school="")

    assert (shown["片名"], shown["选送学校"]) == ("（未填片名）", "—")
    assert [shown[name] for name in ("类型", "内容分类", "联系人", "电话")] == ["—"] * 4


def test_work_without_any_length_says_so():
    whole = desks.case("empty", hd=None, compressed=None, a_form=None)

    assert row(whole)["时长"] == "—"


def test_fields_that_nobody_understood_are_left_out():
    odd = desks.form("灯", "某校", categories=Filled(raw="文化扶贫", value=None))

    assert row(desks.case("odd", a_form=odd))["内容分类"] == "—"


def test_first_arrival_is_the_first_submissions():
    later = desks.OPENED + timedelta(days=9)
    work = desks.dossier("AH-001", desks.case("twice"), opened_at=later)
    letters = [
        desks.row(2, desks.letter("补充", at=later), entries=["AH-001"]),
        desks.row(1, desks.letter("报送", at=desks.OPENED), entries=["AH-001"]),
    ]

    shown = desks.table(desks.drawn(desks.desk([work], letters)), "作品登记")[0]

    assert shown["首次收到"] == desks.OPENED.replace(tzinfo=None)


def test_faults_of_a_former_revision_are_not_told_of_the_new_one():
    whole = desks.case("new", hd=desks.NTSC)
    work = desks.dossier("AH-001", whole, revision=2, judged=False)

    content = desks.drawn(desks.desk([work]))

    shown = desks.table(content, "作品登记")[0]
    assert (shown["机审状态"], shown["必改"], shown["主要问题 / 缺什么"]) == ("检查中", "", "—")
    assert desks.table(content, "问题明细") == []


def test_problems_are_told_in_plain_words_what_must_be_mended_first():
    a_form = replace(desks.form("灯", "某校"), synopsis_characters=612)
    whole = desks.case("bad", hd=desks.NTSC, a_form=a_form, received_at=desks.CLOSES)

    shown = row(whole)

    assert shown["必改"] == 2
    first, second, third = shown["主要问题 / 缺什么"].split("；")
    assert (first, second) == ("高清版帧率：29.97 帧/秒", "故事梗概超过字数：612 字")
    assert third.startswith("超过截止时间：")


def test_many_problems_are_counted():
    empty = replace(cases.FORM, fields={Field.SCHOOL: cases.FORM.fields[Field.SCHOOL]})

    shown = row(desks.case("empty", a_form=empty))["主要问题 / 缺什么"]

    assert shown.endswith("……共 8 项，见“问题明细”")
    assert shown.count("；") == 5


def test_finding_about_a_file_names_it():
    picture = desks.part(Unsupported(nature=Nature.ARCHIVE, format="rar"), Role.OTHER, "x")
    whole = desks.case("file")
    other = desks.part(OtherFacts(media="image/png"), Role.OTHER, "y")
    whole = replace(whole, parts=(*whole.parts, picture, other))

    told = desks.table(desks.drawn(desks.desk([desks.dossier("AH-001", whole)])), "问题明细")[0]

    assert told["问题"] == "机器打不开的格式（other.mp4）"


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("x2y4", "https://pan.baidu.com/s/1abcDEF 提取码：x2y4"),
        (None, "https://pan.baidu.com/s/1abcDEF（没有提取码）"),
    ],
)
def test_link_is_written_out_for_whoever_fetches_it(code, found):
    whole = desks.case("link", hd=None, links=(replace(desks.LINK, code=code),))

    told = desks.table(desks.drawn(desks.desk([desks.dossier("AH-001", whole)])), "问题明细")[0]

    assert told["实测"] == found


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_its_word(state):
    words = {
        State.CHECKING: "检查中", State.ACCEPTED: "机审合格", State.INCOMPLETE: "缺材料",
        State.RETURNED: "退回补正", State.REVIEW: "待人工", State.WRONG_TIER: "请经本省",
        State.APPROVED: "人工通过", State.SELECTED: "推荐", State.FORWARDED: "已上报",
        State.SCHEDULED: "已排期", State.WITHDRAWN: "已撤回", State.SUPERSEDED: "已被替换",
    }  # fmt: skip

    assert row(desks.case("state"), state=state)["机审状态"] == words[state]


def test_number_leads_to_its_place_on_the_board():
    work = desks.dossier("AH-009", desks.case("right"))

    cell = desks.opened(desks.drawn(desks.desk([work], board="board.html")))["作品登记"]["A4"]

    assert (cell.hyperlink.target, cell.hyperlink.location) == ("board.html", "AH-009")

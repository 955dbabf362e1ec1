"""What the page shows of a work, as plain data."""

from dataclasses import replace

import cases
import pytest
from board import walls
from tracker import desks

from intake.board import shown
from intake.board.wall import Picture, Reel
from intake.model import Audience, Field, Filled, Finding, Level, Role

WORDING = desks.WORDING
HEVC = replace(cases.COMPRESSED, video_codec="hevc")


def told(dossier, **changes):
    work = walls.work(dossier, pictures=False)
    return shown.shown(replace(work, **changes), walls.wall((work,)), WORDING)


def finding(code, found=None, about="hd", level=Level.NOTE):
    return Finding(
        code=code, level=level, audience=Audience.SUBMITTER, about=about, required=3.0, found=found
    )


def test_a_right_work_is_told_in_full():
    form = desks.form("灯", "皖南师范学院")
    dossier = desks.dossier("AH-007", desks.case("a", a_form=form), title="灯")

    found = told(dossier, words={"verdict": "通过"})

    assert found["number"] == "AH-007"
    assert found["title"] == "灯"
    assert found["stateWord"] == "机审合格"
    assert found["length"] == "3:00"
    assert found["categories"] == ["教育扶贫", "科技扶贫"]
    assert found["words"] == {"verdict": "通过"}
    assert found["judged"] is True
    assert found["form"] == [
        {"label": "故事梗概", "text": "学生进村写论文。"},
        {"label": "类型", "text": "纪录片"},
        {"label": "内容分类", "text": "教育扶贫、科技扶贫"},
        {"label": "预计时长", "text": "3分钟"},
        {"label": "制作周期", "text": "2020年10月1日-11月20日"},
    ]
    assert found["films"][0] == {
        "label": "压缩版",
        "text": "1280×720 · 25 帧/秒 · H.264（AVC） · 850 kbps · 20 MB · 3:00",
        "path": "",
    }


def test_findings_stand_with_the_gravest_first():
    dossier = desks.dossier("AH-001", desks.case("a", hd=desks.NTSC, compressed=desks.HEAVY))

    found = told(dossier)["findings"]

    assert [one["level"] for one in found] == ["reject", "reject", "reject", "note"]
    assert found[0]["levelWord"] == "必须修改"
    assert found[0]["found"] == "29.97 帧/秒"


def test_a_work_that_is_being_checked_shows_no_old_findings():
    dossier = desks.dossier("AH-001", desks.case("a", hd=desks.NTSC), revision=2, judged=False)

    found = told(dossier)

    assert (found["findings"], found["judged"]) == ([], False)


def test_what_a_finding_says_of_a_contact_is_left_out():
    written = Filled(raw="孙悟空转8", value=None)
    form = desks.form("灯", "皖南师范学院", contact_phone=written)
    found = told(desks.dossier("AH-001", desks.case("a", a_form=form)))

    (one,) = (f for f in found["findings"] if f["level"] == "reject")

    assert one["title"] == "联系人电话不完整"
    assert one["found"] == ""
    assert "孙悟空" not in str(found)


def test_the_contact_is_not_named_by_a_file_either():
    form = desks.form("灯", "学院", contact_name=Filled(raw="孙悟空", value="孙悟空"))
    dossier = desks.dossier("AH-001", desks.case("a", a_form=form))
    said = finding("material.unreadable", "truncated", about="孙悟空13800000000.mp4")
    judged = replace(dossier.judgement, findings=(said,))

    found = told(replace(dossier, judgement=judged))

    assert "孙悟空" not in str(found)
    assert "13800000000" not in str(found)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        (finding("video.black", ("1:05–1:12", "3:00–3:04")), [65.0, 180.0]),
        (finding("video.black", "1:05–1:12"), []),
        (finding("video.black", ("soon",)), []),
        (finding("pairing.different-film", 12), [12.0]),
        (finding("video.duration", 252.4), []),
        (finding("marks.intro", ("missing", "0"), about="compressed"), [2.5]),
        (finding("marks.intro", ("missing", "0"), about="hd"), []),
        (finding("marks.badge", ("missing", "0"), about="compressed"), []),
    ],
)
def test_moments_are_those_that_a_finding_speaks_of(said, seconds):
    sides = (
        Picture(name="intro", path="i.jpg", at_seconds=2.5),
        Picture(name="badge", path="b.jpg"),
    )
    reels = (Reel(role=Role.COMPRESSED, facts=cases.COMPRESSED, sides=sides),)

    assert list(shown.moments(said, reels)) == seconds


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (cases.COMPRESSED, True),
        (HEVC, False),
        (replace(cases.COMPRESSED, container="avi"), False),
        (replace(cases.COMPRESSED, pixel_format="yuv422p10le"), False),
        (None, False),
    ],
)
def test_what_a_browser_plays(facts, expected):
    assert shown.plays(facts) is expected


def sources(*reels, preview=""):
    dossier = desks.dossier("AH-001", desks.case("a"))
    return [
        (s["label"], s["plays"]) for s in told(dossier, reels=reels, preview=preview)["sources"]
    ]


def test_the_compressed_version_is_played_first():
    found = sources(
        Reel(role=Role.HD, facts=cases.HD, path="hd.mp4"),
        Reel(role=Role.COMPRESSED, facts=cases.COMPRESSED, path="c.mp4"),
    )

    assert found == [("压缩版", True), ("高清版", True)]


def test_a_preview_is_offered_before_what_no_browser_plays():
    found = sources(Reel(role=Role.COMPRESSED, facts=HEVC, path="c.mp4"), preview="p.mp4")

    assert found == [("预览版", True), ("压缩版", False)]


def test_a_film_that_lies_nowhere_is_no_source():
    assert sources(Reel(role=Role.COMPRESSED, facts=cases.COMPRESSED)) == []


def test_sides_are_named_by_mark_and_version():
    sides = (Picture(name="badge", path="stills/a/badge.jpg"),)
    reel = Reel(role=Role.HD, facts=cases.HD, sides=sides)

    found = told(desks.dossier("AH-001", desks.case("a")), reels=(reel,))["sides"]

    assert found == [
        {"path": "stills/a/badge.jpg", "at": None, "clock": "", "label": "角标 · 高清版"}
    ]


def test_a_work_without_anything_is_shown():
    empty = desks.case("a", hd=None, compressed=None, a_form=None)

    found = told(desks.dossier("AH-001", empty, title="", school=""))

    assert (found["title"], found["length"], found["form"], found["sources"]) == ("", "", [], [])


def test_unclear_fields_are_shown_as_written():
    form = desks.form("灯", "学院", genre=Filled(raw=" 微电影吧 ", value=None))

    found = told(desks.dossier("AH-001", desks.case("a", a_form=form)))["form"]

    assert {"label": "类型", "text": "微电影吧"} in found
    assert Field.GENRE in form.fields

"""Files of one letter → works: what decides, what does not, and what two hints that differ do."""

from __future__ import annotations

from dataclasses import replace

import pytest
from cases import COMPRESSED, FORM, HD
from hypothesis import given
from hypothesis import strategies as st

from intake.materials.group import split
from intake.model import ArchiveFacts, Field, Filled, FormFacts, Material, OtherFacts

LONG = {"duration_seconds": 200.0}
LONG_HD, LONG_COMPRESSED = replace(HD, **LONG), replace(COMPRESSED, **LONG)


def file(name, facts, *, folder="", sha256=None):
    key = sha256 or f"{folder}/{name}"
    sha256 = key.encode().hex().ljust(64, "0")
    return Material(sha256=sha256, name=name, size=1000, folder=folder), facts


def form(title, school="皖南师范学院"):
    said = {
        Field.TITLE: Filled(raw=title, value=title),
        Field.SCHOOL: Filled(raw=school, value=school),
    }
    return replace(FORM, fields={**FORM.fields, **said})


def filled(*titles, school="皖南师范学院"):
    return FormFacts(forms=tuple(form(title, school) for title in titles))


def names(files, similar=None):
    """The names of each work's files, in order; None when nothing is certain."""
    found = split(files, similar)
    return [[m.name for m, _ in work] for work in found.works] if found.certain else None


LAMP = file("灯下.docx", filled("灯下"))
BRIDGE = file("过桥.docx", filled("过桥"))


def test_one_form_is_one_work_whatever_the_folders():
    files = [
        file("a.mp4", HD, folder="高清版"),
        file("b.mp4", COMPRESSED, folder="压缩版"),
        file("灯下.docx", filled("灯下"), folder="登记表"),
        file("花絮.mp4", HD, folder="花絮"),
    ]

    assert names(files) == [["a.mp4", "b.mp4", "灯下.docx", "花絮.mp4"]]


def test_the_same_form_twice_is_one_work():
    files = [LAMP, file("盖章.pdf", filled("《灯下》")), file("a.mp4", HD)]

    assert names(files) == [["灯下.docx", "盖章.pdf", "a.mp4"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("高清.mp4", "安徽/一/高清"), ("高清2.mp4", "安徽/二")),
        (("《灯下》成片.mp4", ""), ("过桥_1080p.mp4", "")),
        (("1.mp4", "灯下"), ("2.mp4", "过桥")),
    ],
    ids=["folders", "titles in names", "titles in folders"],
)
def test_a_film_joins_its_form(one, other):
    files = [
        file("表1.docx", filled("灯下"), folder="安徽/一"),
        file("表2.docx", filled("过桥"), folder="安徽/二"),
        file(one[0], HD, folder=one[1]),
        file(other[0], LONG_HD, folder=other[1]),
    ]

    assert names(files) == [["表1.docx", one[0]], ["表2.docx", other[0]]]


def test_the_school_in_a_name_tells_the_work():
    files = [
        file("1.docx", filled("灯下", school="皖南师范学院")),
        file("2.docx", filled("过桥", school="庐州师范大学")),
        file("庐州师范大学.mp4", HD),
        file("皖南师范学院.mp4", LONG_HD),
    ]

    assert names(files) == [["1.docx", "皖南师范学院.mp4"], ["2.docx", "庐州师范大学.mp4"]]


def test_a_title_within_another_is_no_hint():
    files = [
        file("1.docx", filled("灯下")),
        file("2.docx", filled("灯下读书")),
        file("灯下读书.mp4", HD),
    ]

    assert names(files) == [["1.docx"], ["2.docx", "灯下读书.mp4"]]


def test_hints_that_differ_decide_nothing():
    files = [
        file("1.docx", filled("灯下"), folder="一"),
        file("2.docx", filled("过桥"), folder="二"),
        file("过桥.mp4", HD, folder="一"),
    ]

    assert names(files) is None


def test_a_film_joins_the_film_of_its_length():
    files = [
        LAMP,
        BRIDGE,
        file("灯下.mp4", HD),
        file("过桥.mp4", LONG_HD),
        file("小.mp4", LONG_COMPRESSED),
    ]

    assert names(files) == [["灯下.docx", "灯下.mp4"], ["过桥.docx", "过桥.mp4", "小.mp4"]]


def test_a_fingerprint_goes_before_a_length():
    files = [LAMP, BRIDGE, file("灯下.mp4", HD), file("过桥.mp4", HD), file("小.mp4", COMPRESSED)]
    alike = {files[3][0].sha256, files[4][0].sha256}

    assert names(files) is None
    assert names(files, lambda a, b: 0.97 if {a, b} == alike else 0.1) == [
        ["灯下.docx", "灯下.mp4"],
        ["过桥.docx", "过桥.mp4", "小.mp4"],
    ]


def test_three_films_of_one_work_decide_nothing():
    films = [file(f"灯下{n}.mp4", HD) for n in range(3)]

    assert names([LAMP, BRIDGE, *films]) is None


def test_one_document_with_two_forms_is_two_works():
    both = file("登记表.docx", filled("灯下", "过桥"))

    found = split([both, file("灯下.mp4", HD), file("过桥.mp4", HD)])

    assert found.certain
    assert [[m.name for m, _ in work] for work in found.works] == [
        ["登记表.docx", "灯下.mp4"],
        ["登记表.docx", "过桥.mp4"],
    ]
    assert [work[0][1] for work in found.works] == [filled("灯下"), filled("过桥")]


def test_pairs_without_forms_are_works_by_their_folders():
    files = [
        file(name, facts, folder=folder)
        for folder in ("一", "二")
        for name, facts in (("高清.mp4", HD), ("压缩.mp4", COMPRESSED))
    ]

    assert names(files) == [["高清.mp4", "压缩.mp4"]] * 2


def test_the_rest_goes_with_its_folder_and_an_archive_with_its_members():
    photo = file("剧照.jpg", OtherFacts(media="jpg"), folder="二")
    film = file("2.mp4", HD, folder="二")
    archive = file("二.zip", ArchiveFacts(members=(film[0],)))
    stray = file("说明.txt", OtherFacts(media="txt"))
    one = file("1.docx", filled("灯下"), folder="一")
    two = file("2.docx", filled("过桥"), folder="二")

    assert names([archive, one, two, film, photo, stray]) == [
        ["1.docx", "说明.txt"],
        ["2.docx", "2.mp4", "二.zip", "剧照.jpg"],
    ]


def test_films_that_nothing_tells_are_loose():
    stray = file("成片.mp4", HD)

    found = split([LAMP, BRIDGE, stray])

    assert (found.certain, found.loose) == (False, (stray,))


KINDS = st.sampled_from([HD, COMPRESSED, LONG_HD, filled("灯下"), filled("过桥"), filled()])
PLACES = st.sampled_from(["", "一", "二", "高清版"])
NAMED = st.sampled_from(["灯下", "过桥", "高清", "1"])


@given(st.lists(st.tuples(NAMED, KINDS, PLACES), max_size=8))
def test_no_file_is_lost_or_in_two_works(drawn):
    files = [
        file(name, facts, folder=place, sha256=f"{n}")
        for n, (name, facts, place) in enumerate(drawn)
    ]

    found = split(files)

    placed = [m.sha256 for work in found.works for m, _ in work] + [
        m.sha256 for m, _ in found.loose
    ]
    assert sorted(placed) == sorted(m.sha256 for m, _ in files)

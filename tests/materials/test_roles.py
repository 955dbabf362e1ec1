from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from cases import COMPRESSED, FORM, HD
from hypothesis import given
from hypothesis import strategies as st

from intake.materials import roles
from intake.model import (
    FormFacts,
    Material,
    Nature,
    NotMeasured,
    OtherFacts,
    Refusal,
    Role,
    Unsupported,
)

GONE = Refusal(nature=Nature.FILM, reason="unreadable")
SLOW = NotMeasured(nature=Nature.FILM, reason="slow")
FILLED = FormFacts(forms=(FORM,))
NO_FORM = FormFacts(forms=())
BROKEN = Refusal(nature=Nature.FORM, reason="unreadable")
OLD = Unsupported(nature=Nature.FORM, format="doc")
PHOTO = Unsupported(nature=Nature.FORM, format="jpg")
PORTRAIT = replace(HD, display_width=1080, display_height=1920)
WIDE = replace(HD, display_width=1920, display_height=800)
NEARLY = replace(HD, display_width=1600, display_height=900)


def file(name, facts, *, folder="", size=1000, sha256=None):
    key = sha256 or f"{folder}/{name}"
    material = Material(
        sha256=key.encode().hex().ljust(64, "0")[:64], name=name, size=size, folder=folder
    )
    return material, facts


def assigned(*files):
    """What each file became, in order; ? for a role that nothing decided."""
    return [f"{part.role}{'?' * part.ambiguous}" for part in roles.assign(files)]


@pytest.mark.parametrize(
    "name",
    [
        "田埂-高清版.mp4",
        "田埂（原片）.mp4",
        "田埂1080P.mp4",
        "田埂_1920x1080.mp4",
        "TianGeng_HD.mp4",
        "田埂ＨＤ.mp4",
        "田埂（未压缩）.mp4",
    ],
)
def test_words_for_hd(name):
    assert assigned(file(name, COMPRESSED)) == ["hd"]


@pytest.mark.parametrize(
    "name",
    [
        "田埂-压缩版.mp4",
        "田埂720p.mp4",
        "田埂_1280x720.mp4",
        "tiangeng-compressed.mp4",
        "田埂 小文件.mp4",
        "tiangeng_small.mp4",
    ],
)
def test_words_for_compressed(name):
    assert assigned(file(name, HD)) == ["compressed"]


@pytest.mark.parametrize(
    "name", ["小康之路.mp4", "乡村小学.mp4", "shdx.mp4", "17201080.mp4", "高清压缩.mp4", "成片.mp4"]
)
def test_what_is_no_word_leaves_it_to_the_picture(name):
    assert assigned(file(name, HD)) == ["hd"]
    assert assigned(file(name, COMPRESSED)) == ["compressed"]


def test_the_folder_speaks_where_the_name_is_silent():
    films = file("a.mp4", HD, folder="压缩版"), file("b.mp4", HD, folder="高清版")

    assert assigned(*films) == ["compressed", "hd"]


def test_the_name_goes_before_its_folder():
    assert assigned(file("压缩.mp4", HD, folder="高清版和其他")) == ["compressed"]


@pytest.mark.parametrize(
    ("compressed", "hd"),
    [(HD, HD), (COMPRESSED, COMPRESSED), (HD, NEARLY), (NEARLY, COMPRESSED), (HD, GONE)],
)
def test_different_words_win_over_the_pictures(compressed, hd):
    assert assigned(file("压缩版.mp4", compressed), file("高清版.mp4", hd)) == ["compressed", "hd"]


@pytest.mark.parametrize("larger", [HD, PORTRAIT, WIDE])
def test_two_names_that_are_plainly_the_wrong_way_round(larger):
    films = file("高清.mp4", COMPRESSED), file("压缩.mp4", larger)

    assert assigned(*films) == ["compressed", "hd"]
    assert assigned(*films, file("花絮.mp4", HD)) == ["compressed", "hd", "other?"]


@pytest.mark.parametrize(
    ("small", "large"),
    [
        ("高清.mp4", "成片.mp4"),
        ("成片.mp4", "压缩.mp4"),
        ("1080计划-压缩前高清.mp4", "成片.mp4"),
        ("高清1.mp4", "高清2.mp4"),
        ("压缩1.mp4", "压缩2.mp4"),
        ("高清.mp4", "高清压缩.mp4"),
    ],
)
def test_two_plain_pictures_win_over_a_word_that_stands_wrong(small, large):
    films = file(small, COMPRESSED), file(large, HD)

    assert assigned(*films) == ["compressed", "hd"]
    assert assigned(*films[::-1]) == ["hd", "compressed"]


@pytest.mark.parametrize("other", ["压缩版.mp4", "成片.mp4"])
def test_a_small_film_called_hd_beside_a_right_compressed_one_is_the_hd_version(other):
    assert assigned(file("高清版.mp4", COMPRESSED), file(other, COMPRESSED)) == [
        "hd",
        "compressed",
    ]


def test_a_picture_between_the_two_is_plain_for_neither():
    assert assigned(file("高清.mp4", NEARLY), file("成片.mp4", HD)) == ["hd", "compressed"]


def test_a_narrow_wide_film_is_hd_and_not_small():
    narrow = replace(HD, display_width=1920, display_height=540)

    assert assigned(file("高清.mp4", narrow), file("压缩.mp4", HD)) == ["hd", "compressed"]
    assert assigned(file("高清.mp4", narrow), file("压缩.mp4", COMPRESSED)) == ["hd", "compressed"]


@pytest.mark.parametrize(
    ("facts", "role"),
    [(HD, "hd"), (COMPRESSED, "compressed"), (PORTRAIT, "hd"), (WIDE, "hd"), (GONE, "hd")],
)
def test_one_film_without_a_word(facts, role):
    assert assigned(file("成片.mp4", facts)) == [role]


@pytest.mark.parametrize("names", [("a.mp4", "b.mp4"), ("高清1.mp4", "高清2.mp4")])
def test_of_two_films_the_larger_picture_is_hd(names):
    films = file(names[0], COMPRESSED), file(names[1], HD)

    assert assigned(*films) == ["compressed", "hd"]
    assert assigned(*films[::-1]) == ["hd", "compressed"]


@pytest.mark.parametrize("facts", [HD, COMPRESSED])
def test_two_films_of_one_class_are_not_guessed_apart(facts):
    films = file("a.mp4", replace(facts, video_bit_rate=900_000)), file("b.mp4", facts)

    assert assigned(*films) == ["other?", "other?"]


def test_two_films_that_nothing_tells_apart():
    assert assigned(file("a.mp4", HD), file("b.mp4", HD)) == ["other?", "other?"]


def test_one_word_leaves_the_other_role_to_the_other_film():
    assert assigned(file("成片.mp4", HD), file("高清版.mp4", HD)) == ["compressed", "hd"]


def test_the_same_bytes_twice_are_one_film():
    films = (
        file("高清.mp4", HD, sha256="x"),
        file("压缩.mp4", COMPRESSED),
        file("高清(1).mp4", HD, sha256="x"),
    )

    assert assigned(*films) == ["hd", "compressed", "other"]


def test_three_films_of_which_words_decide_two():
    films = file("花絮.mp4", HD), file("高清.mp4", HD), file("压缩.mp4", COMPRESSED)

    assert assigned(*films) == ["other?", "hd", "compressed"]


def test_of_two_under_one_word_the_one_whose_picture_fits():
    films = file("压缩1.mp4", HD), file("压缩2.mp4", COMPRESSED), file("高清.mp4", HD)

    assert assigned(*films) == ["other?", "compressed", "hd"]


def test_two_under_one_word_that_nothing_tells_apart():
    films = file("压缩1.mp4", COMPRESSED), file("压缩2.mp4", COMPRESSED), file("高清.mp4", HD)

    assert assigned(*films) == ["other?", "other?", "hd"]


def test_a_claimed_role_is_not_given_to_a_film_without_a_word():
    films = file("高清1.mp4", HD), file("高清2.mp4", HD), file("成片.mp4", HD)

    assert assigned(*films) == ["other?", "other?", "compressed"]


def test_three_films_without_words_of_which_one_fits_each_role():
    assert assigned(file("a.mp4", COMPRESSED), file("b.mp4", HD), file("c.mp4", GONE)) == [
        "compressed",
        "hd",
        "other",
    ]


def test_a_refused_film_beside_two_good_ones_is_a_question_only_when_named():
    good = file("高清.mp4", HD), file("压缩.mp4", COMPRESSED)

    assert assigned(*good, file("花絮.mp4", GONE)) == ["hd", "compressed", "other"]
    assert assigned(*good, file("花絮.mp4", SLOW)) == ["hd", "compressed", "other?"]
    assert assigned(*good, file("高清2.mp4", GONE)) == ["hd", "compressed", "other?"]


@pytest.mark.parametrize(
    "films",
    [[("甲.mp4", HD), ("乙.mp4", HD)], [("甲高清.mp4", HD), ("乙.mp4", COMPRESSED)]],
)
@pytest.mark.parametrize(
    "forms", [[FormFacts(forms=(FORM, FORM))], [FILLED, FormFacts(forms=(FORM,))]]
)
def test_beside_several_forms_no_film_is_given_a_role(films, forms):
    files = [file(name, facts) for name, facts in films]
    files += [file(f"{i}.docx", facts) for i, facts in enumerate(forms)]

    assert assigned(*files) == ["other?", "other?", *["form"] * len(forms)]


def test_three_equal_films():
    films = [file(f"{n}.mp4", HD) for n in "abc"]

    assert assigned(*films) == ["other?"] * 3


@pytest.mark.parametrize("closed", [GONE, SLOW])
def test_a_closed_film_takes_what_the_other_leaves(closed):
    assert assigned(file("a.mp4", closed), file("b.mp4", HD)) == ["compressed", "hd"]
    assert assigned(file("a.mp4", COMPRESSED), file("b.mp4", closed)) == ["compressed", "hd"]
    assert assigned(file("a.mp4", closed), file("b.mp4", COMPRESSED)) == ["hd", "compressed"]
    assert assigned(file("a.mp4", HD), file("b.mp4", closed)) == ["hd", "compressed"]


def test_of_two_closed_films_the_larger_file_is_hd():
    assert assigned(file("a.mp4", GONE, size=1), file("b.mp4", SLOW, size=2)) == [
        "compressed",
        "hd",
    ]
    assert assigned(file("a.mp4", GONE), file("b.mp4", SLOW)) == ["hd", "compressed"]


def test_a_closed_film_goes_by_its_name():
    assert assigned(file("压缩版.mp4", GONE), file("高清.mp4", SLOW)) == ["compressed", "hd"]


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        ([("表.docx", FILLED)], ["form"]),
        ([("说明.docx", NO_FORM), ("表.docx", FILLED)], ["other", "form"]),
        ([("登记表.doc", OLD), ("表.docx", FILLED)], ["other", "form"]),
        ([("登记表.jpg", PHOTO)], ["form"]),
        ([("登记表1.jpg", PHOTO), ("登记表2.jpg", PHOTO)], ["form", "form"]),
        ([("登记表.jpg", PHOTO), ("表.docx", FILLED)], ["other", "form"]),
        ([("一.docx", FILLED), ("二.docx", FILLED)], ["form", "form"]),
        ([("材料.doc", OLD)], ["form"]),
        ([("材料.docx", BROKEN)], ["form"]),
        ([("材料.doc", OLD), ("登记表.pdf", OLD)], ["other", "form"]),
        ([("材料.doc", OLD), ("说明.pdf", OLD)], ["other?", "other?"]),
        ([("材料.doc", OLD), ("说明.docx", NO_FORM)], ["other?", "other"]),
        ([("材料.doc", OLD), ("表.docx", FILLED)], ["other", "form"]),
        ([("说明.docx", NO_FORM)], ["other"]),
        ([("微视频信息登记表.docx", NO_FORM)], ["form"]),
        ([("登记表.docx", NO_FORM), ("报名表.doc", OLD)], ["other", "form"]),
        ([("登记表.docx", NO_FORM), ("材料.doc", OLD)], ["form", "other"]),
    ],
)
def test_documents(documents, expected):
    assert assigned(*(file(name, facts) for name, facts in documents)) == expected


def test_everything_else_is_other():
    files = [
        file("照片.jpg", OtherFacts(media="jpeg")),
        file("材料.zip", Unsupported(nature=Nature.ARCHIVE, format="zip")),
        file("海报.jpg", OtherFacts(media="jpeg")),
    ]

    assert assigned(*files) == ["other", "other", "other"]


FACTS = st.sampled_from([HD, COMPRESSED, GONE, SLOW, FILLED, NO_FORM, OLD, OtherFacts(media="txt")])
NAMES = st.sampled_from(["a", "高清", "压缩", "登记表", "高清压缩"])


@given(st.lists(st.tuples(NAMES, FACTS), max_size=5))
def test_order_is_kept_and_no_role_of_a_film_is_given_twice(drawn):
    files = [file(f"{name}{i}", facts) for i, (name, facts) in enumerate(drawn)]

    parts = roles.assign(files)

    assert [(part.material, part.facts) for part in parts] == files
    for role in (Role.HD, Role.COMPRESSED):
        assert sum(part.role is role for part in parts) <= 1
    assert all(part.role is Role.OTHER for part in parts if part.ambiguous)


def test_the_order_of_letters_does_not_matter():
    films = [file("a.mp4", HD), file("压缩.mp4", COMPRESSED), file("b.mp4", COMPRESSED)]
    expected = {part.material: part.role for part in roles.assign(films)}

    for order in permutations(films):
        assert {part.material: part.role for part in roles.assign(order)} == expected

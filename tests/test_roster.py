import pytest

from intake import roster
from intake.model import Listing, School

USTC = School(name="中国科学技术大学", aliases=("中科大", "USTC"), domains=("ustc.edu.cn",))
AHU = School(name="安徽大学", aliases=("安大",), domains=("ahu.edu.cn",))
AHNU = School(name="安徽师范大学", aliases=("安师大", "安大"), domains=("ahnu.edu.cn",))
SCHOOLS = (USTC, AHU, AHNU)


@pytest.mark.parametrize(
    ("stated", "school"),
    [
        ("中国科学技术大学", USTC),
        ("中国科学 技术大学 ", USTC),
        ("ｕｓｔｃ", USTC),
        ("中科大", USTC),
        ("安大", None),
        ("安徽大学", AHU),
        ("", None),
        ("皖西学院", None),
    ],
)
def test_only_an_exact_name_decides(stated, school):
    assert roster.find(SCHOOLS, stated) == school


def test_likeness_proposes_and_never_decides():
    assert roster.look_up(SCHOOLS, "中国科学技术大") == Listing(
        school=None, nearest=("中国科学技术大学",)
    )


def test_what_is_like_nothing_has_no_proposal():
    assert roster.look_up(SCHOOLS, "哈佛") == Listing(school=None)


def test_nothing_stated_has_no_proposal():
    assert roster.look_up(SCHOOLS, " ") == Listing(school=None)


def test_a_listed_school_has_no_proposal():
    assert roster.look_up(SCHOOLS, "安徽大学") == Listing(school=AHU)


@pytest.mark.parametrize(
    ("domain", "school"),
    [("ustc.edu.cn", USTC), ("mail.USTC.edu.cn", USTC), ("notustc.edu.cn", None), ("", None)],
)
def test_a_mail_domain_tells_a_school(domain, school):
    assert roster.by_domain(SCHOOLS, domain) == school


@pytest.mark.parametrize(
    ("texts", "named"),
    [
        (("报送安徽大学微视频", "高清.mp4"), ("安徽大学",)),
        (("中科大-高清.mp4", "安徽 师范大学.docx"), ("中国科学技术大学", "安徽师范大学")),
        (("安大.mp4",), ()),
        ((), ()),
    ],
)
def test_schools_are_found_within_texts(texts, named):
    assert roster.named(SCHOOLS, texts) == named


def test_the_longer_of_two_names_in_one_place_counts():
    college = School(name="安徽大学江淮学院")

    assert roster.named((AHU, college), ["安徽大学江淮学院报送"]) == ("安徽大学江淮学院",)


def test_an_alias_of_two_schools_names_neither():
    one = School(name="甲大学", aliases=("科技大",))
    other = School(name="乙校", aliases=("科技大",))

    assert roster.named((one, other), ["科技大报送"]) == ()

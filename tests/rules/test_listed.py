from dataclasses import replace

import pytest
from cases import FORM, case, findings

from intake.model import Listing, School

AHU = School(name="安徽大学")


def seen(listing):
    found = findings(replace(case(form=FORM), listing=listing))
    return [(f.required, f.code) for f in found if f.code == "form.school.unknown"]


@pytest.mark.parametrize("listing", [None, Listing(school=AHU)])
def test_a_listed_school_or_no_list_says_nothing(listing):
    assert seen(listing) == []


def test_an_unlisted_school_is_shown_with_what_it_is_near():
    assert seen(Listing(school=None, nearest=("安徽大学",))) == [
        (("安徽大学",), "form.school.unknown")
    ]

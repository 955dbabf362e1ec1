from dataclasses import replace

import pytest
from campaign import NOW
from cases import case, codes, findings

from intake.model import Link, Offered, Role, Share, ShareState

URL = "https://pan.baidu.com/s/1abcdef"


def test_a_link_with_its_code_waits_for_a_person():
    link = Link(provider="baidu", url=URL, code="ab12", where="text")

    (found,) = findings(replace(case(), links=(link,)))

    assert (found.code, found.level, found.found) == ("link.needs-person", "review", URL)


def test_a_baidu_link_without_code_cannot_be_opened():
    link = Link(provider="baidu", url=URL, code=None, where="text")

    (found,) = findings(replace(case(), links=(link,)))

    assert (found.code, found.level, found.found) == ("link.code-missing", "reject", URL)


def test_other_providers_need_no_code():
    link = Link(
        provider="qq", url="https://wx.mail.qq.com/ftn/download?k=1", code=None, where="html"
    )

    assert [f.code for f in findings(replace(case(), links=(link,)))] == ["link.needs-person"]


def test_a_code_that_is_spoken_of_is_looked_for_by_a_person():
    link = Link(provider="baidu", url=URL, code=None, where="text", code_said=True)

    (found,) = findings(replace(case(), links=(link,)))

    assert (found.code, found.level, found.found) == ("link.needs-person", "review", URL)


LINK = Link(provider="baidu", url=URL, code="ab12", where="text")


def known(state, *offered, **more):
    """A share of LINK in a state, with the roles of what its service lists."""
    files = tuple(Offered(key=str(n), name="x", roles=roles) for n, roles in enumerate(offered))
    values = {"provider": "baidu", "url": URL, "code": "ab12", "opened_at": NOW, **more}
    return Share(id=1, state=ShareState(state), offered=files, **values)


@pytest.mark.parametrize("state", ["code-wrong", "expired", "gone", "forbidden"])
def test_a_final_answer_rejects_and_asks_for_nothing_besides(state):
    whole = replace(case(None, None, None), links=(LINK,), shares=(known(state),))

    (found,) = findings(whole)

    assert (found.code, found.level, found.found) == (f"link.{state}", "reject", URL)
    assert not whole.under_way


@pytest.mark.parametrize("state", ["queued", "person"])
def test_a_link_without_a_final_answer_is_under_way(state):
    whole = replace(case(None, None, None), links=(LINK,), shares=(known(state),))

    assert codes(whole) == ["link.needs-person"]
    assert whole.under_way


def test_a_fetched_link_leaves_no_trace():
    whole = replace(case(form=None), links=(LINK,), shares=(known("fetched"),))

    assert codes(whole) == ["material.form-missing"]
    assert not whole.under_way


def test_only_what_a_list_lacks_is_missing():
    films = (Role.HD, Role.COMPRESSED)
    whole = replace(case(None, None, None), links=(LINK,), shares=(known("person", films, films),))

    assert codes(whole) == ["material.form-missing", "link.needs-person"]


def test_an_answer_about_another_code_says_nothing_of_this_one():
    other = known("code-wrong", code="zz99")

    assert codes(replace(case(), links=(LINK,), shares=(other,))) == ["link.needs-person"]

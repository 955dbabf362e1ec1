from dataclasses import replace

from cases import case, findings

from intake.model import Link

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

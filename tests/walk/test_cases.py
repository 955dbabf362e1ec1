"""Cases: how links of several letters become those of an entry."""

from __future__ import annotations

from dataclasses import replace

import pytest
from cases import COMPRESSED, FORM, HD, case, part

from intake.model import Case, FormFacts, Link, Role
from intake.walk.works.cases import brings_news, merge

BARE = Link(provider="baidu", url="https://pan.baidu.com/s/1Ab", code=None, where="text")
SAID = replace(BARE, code_said=True)
CODED = replace(BARE, code="ab12", where="html")
CHANGED = replace(CODED, code="cd34")
OTHER = replace(CODED, url="https://pan.baidu.com/s/1Cd")


def linked(*links: Link) -> Case:
    return Case(parts=(), links=links)


@pytest.mark.parametrize(
    ("former", "new", "links", "news"),
    [
        ([BARE], [CODED], [CODED], True),
        ([CODED], [BARE], [replace(CODED, where="text")], False),
        ([CODED], [replace(CODED, where="text")], [replace(CODED, where="text")], False),
        ([CODED], [CHANGED], [CHANGED], True),
        ([CODED], [OTHER], [CODED, OTHER], True),
        ([CODED, OTHER], [], [CODED, OTHER], False),
        ([BARE], [SAID], [SAID], True),
        ([SAID], [BARE], [SAID], False),
        ([SAID], [CODED], [CODED], True),
        ([CODED], [SAID], [replace(CODED, where="text")], False),
    ],
)
def test_a_link_is_once_in_an_entry_with_its_last_code(former, new, links, news):
    before, after = linked(*former), linked(*new)

    assert list(merge(before, after).links) == links
    assert brings_news(before, after) is news


def test_a_link_goes_when_all_parts_have_come_and_nobody_names_it_again():
    assert merge(linked(CODED), case()).links == ()


def test_a_link_named_again_beside_all_parts_keeps_its_code():
    whole = replace(case(), links=(BARE,))

    assert merge(linked(CODED, OTHER), whole).links == (replace(CODED, where="text"),)


def test_a_file_that_the_entry_lacks_is_news():
    assert brings_news(case(form=None), case())
    assert not brings_news(case(), case(form=None))


LOOSE = [
    part(HD, Role.OTHER, "高清版.mp4", ambiguous=True),
    part(COMPRESSED, Role.OTHER, "压缩版.mp4", ambiguous=True),
]


def placed(whole: Case) -> list[tuple[str, Role, bool]]:
    return [(p.material.name, p.role, p.ambiguous) for p in whole.parts]


def test_films_that_nothing_decided_are_sorted_again_when_one_form_has_come():
    two = FormFacts(forms=(FORM, FORM))
    former = Case(parts=(*LOOSE, part(two, Role.FORM, "两份.docx")))
    final = Case(parts=(part(FormFacts(forms=(FORM,)), Role.FORM, "登记表.docx"),))

    assert placed(merge(former, final)) == [
        ("高清版.mp4", Role.HD, False),
        ("压缩版.mp4", Role.COMPRESSED, False),
        ("登记表.docx", Role.FORM, False),
    ]


def test_a_whole_entry_needs_no_former_file_that_nothing_decided():
    extra = part(HD, Role.OTHER, "花絮.mp4", ambiguous=True)
    settled = part(COMPRESSED, Role.COMPRESSED)

    found = merge(Case(parts=(settled, extra)), case(compressed=None))

    assert placed(found) == [
        ("compressed.bin", Role.COMPRESSED, False),
        ("hd.bin", Role.HD, False),
        ("form.bin", Role.FORM, False),
    ]


def test_a_file_that_nothing_decided_may_come_again_under_another_name():
    again = Case(parts=tuple(replace(p, ambiguous=False, role=Role.HD) for p in LOOSE[:1]))

    assert brings_news(Case(parts=tuple(LOOSE)), again)

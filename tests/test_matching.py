from dataclasses import replace

import pytest

from intake.matching import Known, Match, Newcomer, is_near, match
from intake.model import Role, Sender, State

TEACHER = Sender(name="王老师", address="wang@wannan.edu.cn")
COLLEAGUE = Sender(name="", address="li@wannan.edu.cn")
STRANGER = Sender(name="", address="someone@qq.com")
OPEN = Known(
    number="AH-001",
    state=State.INCOMPLETE,
    school="皖南师范学院",
    title="田埂上的论文",
    writers=frozenset({"wang@wannan.edu.cn"}),
    wanting=frozenset({Role.FORM}),
)
DONE = replace(OPEN, state=State.ACCEPTED, wanting=frozenset())
BARE = Newcomer(
    sender=TEACHER, refers_to=None, chain=(), school="", title="", brings=frozenset({Role.FORM})
)
NEW = Match(how="opened")
REVISED = Match(how="revised", numbers=("AH-001",))
ADDED = Match(how="added", numbers=("AH-001",))
HELD = Match(how="held", numbers=("AH-001",))


def test_the_first_letter_opens_an_entry():
    assert match(BARE, []) == NEW


def test_a_number_in_the_letter_decides():
    assert match(replace(BARE, refers_to="AH-001", title="别的片子"), [DONE]) == REVISED


def test_an_unknown_number_does_not():
    assert match(replace(BARE, refers_to="AH-099"), [DONE]) == NEW


def test_the_reply_chain_decides():
    assert match(replace(BARE, chain=("AH-001",)), [DONE]) == REVISED


def test_a_number_is_stronger_than_the_chain():
    other = replace(DONE, number="AH-002", title="灯")

    found = match(replace(BARE, refers_to="AH-002", chain=("AH-001",)), [DONE, other])

    assert found == Match(how="revised", numbers=("AH-002",))


def test_two_numbers_are_proposed_and_one_that_is_known_decides():
    both = replace(BARE, also=("AH-001", "AH-002"))
    other = replace(DONE, number="AH-002")

    assert match(both, [DONE, other]) == Match(how="proposed", numbers=("AH-001", "AH-002"))
    assert match(both, [DONE]) == REVISED


def test_a_chain_about_several_entries_is_proposed():
    other = replace(DONE, number="AH-002", title="灯")

    found = match(replace(BARE, chain=("AH-001", "AH-002")), [DONE, other])

    assert found == Match(how="proposed", numbers=("AH-001", "AH-002"))


@pytest.mark.parametrize("title", ["田埂上的论文", "《田埂上的论文》", "田埂 上的论文"])
def test_same_sender_school_and_title(title):
    assert match(replace(BARE, school="皖南师范学院", title=title), [DONE]) == REVISED


def test_same_sender_with_another_title_opens_a_new_entry():
    assert match(replace(BARE, school="皖南师范学院", title="灯"), [OPEN]) == NEW


def test_a_wanted_part_from_the_same_sender_joins():
    assert match(BARE, [OPEN]) == REVISED


def test_a_wanted_part_from_the_same_school_joins():
    assert match(replace(BARE, sender=COLLEAGUE), [OPEN]) == ADDED


def test_a_public_mail_domain_is_no_school():
    entry = replace(OPEN, writers=frozenset({"other@qq.com"}))

    assert match(replace(BARE, sender=STRANGER), [entry]) == NEW


def test_a_part_that_nothing_wants_opens_a_new_entry():
    assert match(replace(BARE, brings=frozenset({Role.HD})), [OPEN]) == NEW


def test_an_accepted_entry_wants_nothing():
    assert match(BARE, [replace(OPEN, state=State.ACCEPTED)]) == NEW


def test_two_entries_that_want_the_part_are_proposed():
    other = replace(OPEN, number="AH-002", title="")

    assert match(BARE, [OPEN, other]) == Match(how="proposed", numbers=("AH-001", "AH-002"))


def test_names_of_nothing_but_brackets_are_no_names():
    blank = replace(BARE, sender=STRANGER, school="（）", title="《》")

    assert match(blank, [replace(DONE, school=" ", title="“”")]) == NEW


def test_a_stranger_with_school_and_title_changes_nothing():
    found = match(
        replace(BARE, sender=STRANGER, school="皖南师范学院", title="田埂上的论文"), [DONE]
    )

    assert found == HELD


def test_a_stranger_with_the_number_changes_nothing():
    assert match(replace(BARE, sender=STRANGER, refers_to="AH-001"), [DONE]) == HELD


def test_two_letters_without_a_sender_are_strangers():
    nobody = Sender(name="", address="")
    entry = replace(OPEN, writers=frozenset({""}))

    assert match(replace(BARE, sender=nobody), [entry]) == NEW


def test_a_letter_without_sender_address_matches_no_domain():
    nobody = Sender(name="", address="")

    assert match(replace(BARE, sender=nobody, refers_to="AH-001"), [DONE]) == HELD


def test_an_unknown_number_leaves_the_chain_to_decide():
    assert match(replace(BARE, refers_to="AH-999", chain=("AH-001",)), [DONE]) == REVISED


@pytest.mark.parametrize(
    ("brings", "links", "expected"),
    [
        ({Role.FORM}, False, ADDED),
        ({Role.FORM, Role.HD}, False, HELD),
        ({Role.HD}, False, HELD),
        ({Role.FORM}, True, HELD),
        (set(), True, HELD),
        (set(), False, HELD),
    ],
)
def test_the_same_school_adds_what_is_wanted_and_nothing_else(brings, links, expected):
    newcomer = replace(
        BARE, sender=COLLEAGUE, refers_to="AH-001", brings=frozenset(brings), links=links
    )

    assert match(newcomer, [OPEN]) == expected


def test_who_may_add_is_near_and_a_stranger_is_not():
    assert is_near(BARE, OPEN)
    assert is_near(replace(BARE, sender=COLLEAGUE), OPEN)
    assert not is_near(replace(BARE, sender=STRANGER), OPEN)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"title": "灯"}, "AH-002"),
        ({"spoken": ("Re: 3 部作品", "点灯-高清版.mp4")}, "AH-003"),
        ({"spoken": ("《灯》高清版.mp4",)}, "AH-002"),
        ({"spoken": ("灯-高清版.mp4",)}, ""),
        ({"spoken": ("改好的.mp4",), "brings": frozenset({Role.FORM})}, "AH-001"),
        ({"spoken": ("改好的.mp4",), "brings": frozenset({Role.HD})}, ""),
        ({"title": "别的片子", "brings": frozenset({Role.FORM})}, ""),
    ],
)
def test_of_several_in_one_chain_the_one_that_is_called_or_lacks_it(change, expected):
    others = [
        replace(DONE, number="AH-002", title="灯"),
        replace(DONE, number="AH-003", title="点灯"),
    ]
    chain = ("AH-001", "AH-002", "AH-003")
    letter = replace(BARE, **{"brings": frozenset(), "chain": chain, **change})

    found = match(letter, [OPEN, *others])

    every = Match(how="proposed", numbers=chain)
    assert found == (Match(how="revised", numbers=(expected,)) if expected else every)


@pytest.mark.parametrize(
    ("sender", "wanting", "expected"),
    [
        (TEACHER, Role.HD, REVISED),
        (TEACHER, Role.COMPRESSED, REVISED),
        (TEACHER, Role.FORM, NEW),
        (COLLEAGUE, Role.HD, NEW),
    ],
)
def test_a_link_alone_may_hold_the_film_that_an_entry_of_its_sender_lacks(
    sender, wanting, expected
):
    entry = replace(OPEN, wanting=frozenset({wanting}))

    assert match(replace(BARE, sender=sender, brings=frozenset(), links=True), [entry]) == expected


def test_a_link_that_two_entries_may_want_is_proposed():
    one = replace(OPEN, wanting=frozenset({Role.HD}), title="")
    other = replace(one, number="AH-002")

    found = match(replace(BARE, brings=frozenset(), links=True), [one, other])

    assert found == Match(how="proposed", numbers=("AH-001", "AH-002"))

from dataclasses import replace

from cases import case, findings

from intake.model import Likeness


def test_likeness_to_another_entry_is_a_hint_for_staff():
    alike = (Likeness(number="AH-003", share=0.85), Likeness(number="AH-004", share=0.2))

    (found,) = findings(replace(case(), likenesses=alike))

    assert (found.code, found.level, found.audience) == ("campaign.duplicate", "review", "staff")
    assert found.found == ("AH-003 85%",)


def test_an_entry_that_shares_little_is_none_to_look_at():
    alike = (Likeness(number="AH-003", share=0.29),)

    assert findings(replace(case(), likenesses=alike)) == []

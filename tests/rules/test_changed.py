from dataclasses import replace

from cases import case, findings


def test_a_change_by_somebody_else_is_for_staff_only():
    (found,) = findings(replace(case(), sender_changed=True))

    assert (found.code, found.level, found.audience) == ("sender.changed", "review", "staff")
    assert found.about == "letter"


def test_a_change_by_the_sender_passes():
    assert findings(case()) == []

from dataclasses import replace

from cases import case, findings


def test_evidence_against_the_sender_is_for_staff():
    (found,) = findings(replace(case(), doubt="dmarc=fail"))

    assert (found.code, found.level, found.audience, found.about, found.found) == (
        "sender.unauthenticated",
        "review",
        "staff",
        "letter",
        "dmarc=fail",
    )


def test_no_evidence_is_no_finding():
    assert findings(case()) == []

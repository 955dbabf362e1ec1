"""Report: the whole ledger as JSON, each reply as three files of one content."""

from __future__ import annotations

from email import policy as email_policy
from email.parser import BytesParser

import pytest
from campaign import NOW, letter

from intake import policy
from intake.machine import FrozenClock, opened
from intake.walk.asked import report


@pytest.fixture
def house(campaign, form_file):
    """The house after a form and a question came."""
    campaign.configure(replies__evidence='"none"')
    campaign.receive(letter("微视频报送", [form_file]))
    campaign.receive(letter("请问微视频登记表在哪里下载", sender="zhao@qq.com"))
    campaign.once()
    with opened(policy.load(campaign.config), policy.Secrets(), FrozenClock(NOW)) as found:
        yield found


def test_replies_are_written_as_three_files_of_one_content(house, tmp_path):
    found = report.everything(house, {}, tmp_path / "replies")

    assert sorted(p.name for p in (tmp_path / "replies").iterdir()) == [
        f"00{n}.{suffix}" for n in (1, 2) for suffix in ("eml", "html", "txt")
    ]
    for reply in found["replies"]:
        with open(reply["eml"], "rb") as stream:  # noqa: PTH123  (a path as JSON has it)
            message = BytesParser(policy=email_policy.default).parse(stream)
        assert message["Subject"] == reply["subject"]
        assert message["Message-ID"] == reply["message_id"]


def test_letters_bear_the_names_that_are_given(house):
    plain = report.everything(house, {})
    names = {told["sha256"]: f"{n}.eml" for n, told in enumerate(plain["letters"])}

    found = report.everything(house, names)

    assert [told["file"] for told in plain["letters"]] == [
        f"{told['sha256']}.eml" for told in plain["letters"]
    ]
    assert [told["file"] for told in found["letters"]] == ["0.eml", "1.eml"]
    assert {reply["letter"] for reply in found["replies"]} == {"0.eml", "1.eml"}
    assert plain["replies"][0]["eml"] is None

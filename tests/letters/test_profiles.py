"""Profiles: which provider a mailbox is of; a name that none has is a slip in the set-up."""

import pytest

from intake.errors import BadSetup
from intake.letters import profiles


@pytest.mark.parametrize(
    ("provider", "host", "greeting", "name"),
    [
        ("auto", "imap.163.com", "", "netease"),
        ("auto", "imap.exmail.qq.com", "", "tencent"),
        ("auto", "mail.school.edu.cn", "* OK Coremail System IMap Server Ready", "coremail"),
        ("auto", "mail.school.edu.cn", "* OK AliYun IMAP Server Ready", "aliyun"),
        ("auto", "mail.school.edu.cn", "* OK ready", "plain"),
        ("tencent", "imap.163.com", "", "tencent"),
    ],
)
def test_a_provider_is_told_by_name_host_or_greeting(provider, host, greeting, name):
    assert profiles.find(provider, host, greeting).name == name


def test_an_unknown_name_is_a_bad_set_up():
    with pytest.raises(BadSetup) as refused:
        profiles.find("hotmail", "h", "")

    known = "aliyun, auto, coremail, dovecot, netease, plain, tencent"
    assert str(refused.value) == (
        f'[mailbox] provider = "hotmail" is none that the robot knows: {known}'
    )

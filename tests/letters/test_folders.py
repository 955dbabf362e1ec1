"""Which folder of a mailbox is meant."""

from __future__ import annotations

import pytest

from intake.letters.folders import INBOX, SENT, Folder, find


def folder(name: str, *flags: str, delimiter: str = "/") -> Folder:
    return Folder(name=name, delimiter=delimiter, flags=frozenset(flags))


NETEASE = [
    folder("INBOX"),
    folder("草稿箱", "\\drafts"),
    folder("已发送", "\\sent"),
    folder("已删除", "\\trash"),
    folder("垃圾邮件", "\\junk"),
    folder("广告邮件"),
]
TENCENT = [
    folder("INBOX"),
    folder("Sent Messages"),
    folder("Deleted Messages"),
    folder("Junk"),
    folder("其他文件夹", "\\noselect"),
    folder("其他文件夹/已处理"),
]
OUTLOOK = [folder("Inbox"), folder("Sent Items"), folder("Deleted Items"), folder("Junk Email")]


@pytest.mark.parametrize("wanted", ["INBOX", "inbox", "Inbox"])
def test_inbox_is_always_there(wanted):
    assert find(wanted, []) == INBOX


@pytest.mark.parametrize(
    ("wanted", "listed", "expected"),
    [
        ("@junk", NETEASE, "垃圾邮件"),
        (SENT, NETEASE, "已发送"),
        ("@trash", NETEASE, "已删除"),
        ("@archive", NETEASE, None),
        ("@junk", TENCENT, "Junk"),
        (SENT, TENCENT, "Sent Messages"),
        ("@trash", TENCENT, "Deleted Messages"),
        ("@junk", OUTLOOK, "Junk Email"),
        (SENT, OUTLOOK, "Sent Items"),
        ("@trash", OUTLOOK, "Deleted Items"),
    ],
)
def test_folder_by_use(wanted, listed, expected):
    assert find(wanted, listed) == expected


def test_flag_wins_over_name():
    listed = [folder("Junk"), folder("Quarantine", "\\junk")]

    assert find("@junk", listed) == "Quarantine"


def test_older_flag_of_xlist_is_understood():
    assert find("@junk", [folder("不要的", "\\spam")]) == "不要的"


@pytest.mark.parametrize(
    ("name", "delimiter"),
    [("INBOX.Junk", "."), ("INBOX/junk", "/"), ("[Gmail]/Spam", "/"), ("SPAM", "")],
)
def test_name_below_others_in_any_case(name, delimiter):
    assert find("@junk", [folder(name, delimiter=delimiter)]) == name


def test_first_name_of_the_list_wins():
    assert find("@junk", [folder("Spam"), folder("垃圾邮件")]) == "垃圾邮件"


def test_plain_name_is_meant_to_the_letter():
    listed = [folder("广告邮件"), folder("archive")]

    assert find("广告邮件", listed) == "广告邮件"
    assert find("Archive", listed) is None


@pytest.mark.parametrize("wanted", ["其他文件夹", "@archive"])
def test_folder_that_holds_no_letters_is_not_one(wanted):
    listed = [folder("其他文件夹", "\\noselect"), folder("Archive", "\\noselect", "\\archive")]

    assert find(wanted, listed) is None

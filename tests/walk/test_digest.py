"""The morning's letter to staff: once a day, what needs a person, and the two statements."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from urllib.parse import unquote

from campaign import NOW, letter
from cases import POLICY
from stages import staged

from intake.rounds import ROUNDS
from intake.turn import turn_until_idle
from intake.walk import digest, poll

STAFF = "office@example.com"
DAY = timedelta(days=1)
RULES = replace(POLICY, replies=replace(POLICY.replies, digest_to=(STAFF,), digest_at="08:00"))
AT_WORK = [each for each in ROUNDS if each.name not in {poll.NAME, "post", "desk", "flag"}]


def digests(stage):
    """The letters to staff so far."""
    return [reply for reply in stage.replies() if reply.to == STAFF]


def test_staff_get_one_letter_each_morning(tmp_path):
    with staged(tmp_path, RULES) as stage:
        stage.pass_time(NOW.replace(hour=7, minute=59))
        early = digest.due(stage.house)
        told = []
        for at in (NOW, NOW + timedelta(hours=9), NOW + DAY):
            stage.pass_time(at)
            stage.take(digest)
            told.append(len(digests(stage)))

    assert (early, told) == ([], [1, 1, 2])


def test_it_names_what_needs_a_person_with_its_place(tmp_path):
    with staged(tmp_path, RULES) as stage:
        stage.receive(letter("请问微视频登记表在哪里下载 {{ 7*7 }}", sender="zhao@qq.com"))
        turn_until_idle(stage.house)
        (told,) = digests(stage)

    assert told.subject == "1 件事等老师看（12 月 12 日（周六）09:30）"
    assert [line for line in told.text.splitlines() if line.startswith("- ")] == [
        "- 请问微视频登记表在哪里下载 {{ 7*7 }}：来信咨询，请老师答复（来信日志，第 4 行）",
        "- 邮箱里起始日以来的 1 封信都已登记。",
        "- 登记的 1 封信：归入作品 0、咨询 1、预检 0、不用处理 0、搁置 0、等待 0。",
    ]
    assert "人工" not in told.text
    (link,) = re.findall(r'href="(.*?)"', told.html)
    assert link.startswith("file:///")
    assert unquote(link).endswith(".xlsx#'来信日志'!A4")


def test_nobody_named_gets_nothing(tmp_path):
    with staged(tmp_path) as stage:
        assert digest.due(stage.house) == []

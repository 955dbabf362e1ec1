"""The kinds that tell something else than a judgement of right material."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from answers import FAULTY, LACKING, RIGHT, WORDING, dossier, setting

from intake.model import ReplyKind, State
from intake.replies import compose


def told(kind, found, **said):
    state = said.pop("state", found.entry.state)
    found = replace(found, entry=replace(found.entry, state=state), **said)
    return compose.entries(kind, [found], setting(), WORDING)


@pytest.mark.parametrize(
    ("kind", "said", "subject"),
    [
        (ReplyKind.VERDICT, {"verdict": "approve"}, "审核通过"),
        (ReplyKind.VERDICT, {"verdict": "return", "opinion": "太长"}, "老师退回"),
        (ReplyKind.SELECTED, {}, "作品入选"),
        (ReplyKind.NOT_SELECTED, {}, "征集结果"),
        (ReplyKind.SCHEDULE, {"date": date(2021, 1, 6)}, "展示日期"),
        (ReplyKind.WITHDRAWN, {"verdict": "withdrawn"}, "已撤回"),
        (ReplyKind.WITHDRAWN, {"verdict": "review"}, "撤回申请"),
        (ReplyKind.DUPLICATE, {}, "已经收到过"),
    ],
)  # fmt: skip
def test_the_subject_says_what_happened(kind, said, subject):
    day = " 2021-01-06" if kind is ReplyKind.SCHEDULE else ""
    whole = f"{subject} [AH-002]《田埂上的论文》{day}"

    assert told(kind, dossier(RIGHT), **said).subject == whole


@pytest.mark.parametrize("form", ["text", "html"])
def test_an_opinion_of_staff_stands_in_both_forms(form):
    found = told(ReplyKind.VERDICT, dossier(RIGHT), verdict="return", opinion="请补一个镜头")

    assert "老师的意见：请补一个镜头" in getattr(found, form)


def test_a_duplicate_does_not_tell_of_a_recommendation():
    found = told(ReplyKind.DUPLICATE, dossier(RIGHT), state=State.SELECTED)

    assert "现在的状态是：审核通过。" in found.text
    assert "推荐" not in found.text


def test_a_reminder_names_what_is_lacking():
    found = told(ReplyKind.REMINDER, dossier(LACKING), reminded=1)

    assert "[缺] 压缩版：没有收到" in found.text
    assert found.subject == "提醒：未完成 [AH-002]《田埂上的论文》"


def test_link_trouble_and_wrong_tier_tell_every_finding():
    titles = compose.entries(ReplyKind.RETURNED, [dossier(FAULTY)], setting(), WORDING).text
    for kind in (ReplyKind.LINK_TROUBLE, ReplyKind.WRONG_TIER):
        found = told(kind, dossier(FAULTY))

        assert "1. 高清版帧率" in titles
        assert "1. 高清版帧率" in found.text

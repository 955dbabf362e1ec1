"""What a telephone shows of a subject: its first 18 characters say state, number and title."""

from __future__ import annotations

import pytest
from answers import REPLIES

ABOUT_NO_ENTRY = {"several", "inquiry", "receipt", "reminder to a school", "precheck", "digest"}


@pytest.mark.parametrize("name", [name for name in REPLIES if name not in ABOUT_NO_ENTRY])
def test_the_first_characters_say_state_number_and_title(name):
    state, _, rest = REPLIES[name].subject[:18].partition(" [AH-002]《")

    assert 3 <= len(state) <= 7
    assert "田埂上的论文".startswith(rest)
    assert len(rest) >= 1


def test_a_precheck_has_no_number():
    assert REPLIES["precheck"].subject[:18] == "预检结果：3处要改《田埂上的论文》（"


def test_subjects_say_the_state_first_and_carry_the_number():
    assert {name: rendered.subject for name, rendered in REPLIES.items()} == {
        "returned": "请补正3处 [AH-002]《田埂上的论文》",
        "revised": "请补正1处 [AH-002]《田埂上的论文》",
        "late": "请补正3处 [AH-002]《田埂上的论文》（已逾期）",
        "incomplete": "缺1份材料 [AH-002]《田埂上的论文》",
        "review": "已收到待核对 [AH-002]《田埂上的论文》",
        "accepted": "机审合格 [AH-002]《田埂上的论文》",
        "precheck": "预检结果：3处要改《田埂上的论文》（尚未登记）",
        "several": "3 部作品：1 部机审合格、2 部需补正 [AH-001…003]",
        "over quota": "请补正3处 [AH-002]《田埂上的论文》",
        "wrong-tier": "请经本省报送 [AH-002]《田埂上的论文》",
        "link-trouble": "链接打不开 [AH-002]《田埂上的论文》",
        "duplicate": "已经收到过 [AH-002]《田埂上的论文》",
        "withdrawn": "已撤回 [AH-002]《田埂上的论文》",
        "reminder": "提醒：未完成 [AH-002]《田埂上的论文》",
        "reminder to a school": "提醒：还没有收到贵校的作品",
        "approved": "审核通过 [AH-002]《田埂上的论文》",
        "sent back": "老师退回 [AH-002]《田埂上的论文》",
        "selected": "作品入选 [AH-002]《田埂上的论文》",
        "not-selected": "征集结果 [AH-002]《田埂上的论文》",
        "schedule": "展示日期 [AH-002]《田埂上的论文》 2021-01-06",
        "inquiry": "问题已收到，老师会答复",
        "receipt": "来信已收到",
        "digest": "2 件事等老师看，来信有对不上的（12 月 12 日（周六）09:30）",
    }

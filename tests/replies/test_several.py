from dataclasses import replace

import pytest
from answers import REPLIES, dossier, reply
from cases import COMPRESSED, FORM, HD, case, part

from intake.model import Case, Nature, Refusal, ReplyKind, Role


def lines(rendered):
    return rendered.text.splitlines()


def test_several_entries_share_one_letter_what_must_be_mended_first():
    told = lines(REPLIES["several"])

    assert told[5:8] == [
        "AH-002 《田埂上的论文》：需补正 3 处",
        "AH-003 《一袋花生的旅行》：缺 1 份材料",
        "AH-001 《田埂上的论文》：机审合格",
    ]
    assert [line for line in told if line.startswith("◆")] == [f"◆ {line}" for line in told[5:8]]
    assert "主题写上它的编号（如 AH-002）" in told[3]


BAD = case(
    hd=replace(HD, display_width=720),
    compressed=replace(COMPRESSED, display_width=1),
    form=replace(FORM, fields={}),
)


@pytest.mark.parametrize(("count", "briefly"), [(2, False), (3, True), (9, True), (40, True)])
def test_a_crowded_letter_is_told_more_briefly_and_keeps_its_limits(count, briefly):
    many = [dossier(BAD, number=f"AH-{n:03d}", title="片名" * 20) for n in range(1, count + 1)]

    told = reply(ReplyKind.RETURNED, *many)

    assert len(told.html.encode()) <= 50 * 1024
    assert len(told.text.encode()) <= 20 * 1024
    assert f"AH-{count:03d} 《" in told.text
    assert ("内容较多，这封信只列要点" in told.text) == briefly


def test_an_entry_of_many_broken_files_keeps_the_limits():
    broken = Refusal(nature=Nature.OTHER, reason="unreadable")
    files = tuple(part(broken, Role.OTHER, f"{n}" + "文件" * 40) for n in range(200))

    told = reply(ReplyKind.RETURNED, dossier(Case(parts=files)))

    assert len(told.html.encode()) <= 50 * 1024
    assert len(told.text.encode()) <= 20 * 1024
    assert told.subject == "请补正203处 [AH-002]《田埂上的论文》"
    assert "1. 缺高清版（必须补交）" in told.text.splitlines()

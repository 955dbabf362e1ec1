"""The list of parts: what came, what did not, and what nobody can tell apart."""

from dataclasses import replace

from answers import REPLIES, dossier, reply
from cases import FORM, HD, case, part

from intake.model import (
    Case,
    FormFacts,
    MarkFact,
    Nature,
    Pairing,
    ReplyKind,
    Role,
    Unsupported,
)


def lines(rendered):
    return rendered.text.splitlines()


def test_an_incomplete_reply_ticks_off_the_parts():
    assert [line for line in lines(REPLIES["incomplete"]) if line.startswith("[")] == [
        "[有] 高清版：hd.bin（1 KB）",
        "[缺] 压缩版：没有收到"
        "（要求：720p、不超过 50 MB、码率不超过 1000 kbps、H.264（AVC）、MP4）",
        "[有] 登记表：form.bin（1 KB）",
    ]


def test_an_incomplete_reply_says_that_something_came_only_where_something_did():
    whole, nothing = REPLIES["incomplete"], reply(ReplyKind.INCOMPLETE, dossier(Case(parts=())))

    assert lines(whole)[3] == (
        "其他材料已收到并存好，只差下面写着“没有收到”的 1 份。"
        "直接回复本信附上就行，已经发过的不用再发。"
    )
    assert lines(nothing)[3] == (
        "来信已收到，里面没有作品的材料。请直接回复本信，附上下面写着“没有收到”的 3 份。"
    )


def test_films_and_forms_that_nobody_can_group_are_told_as_such():
    films = [part(HD, Role.OTHER, f"{n}.mp4", ambiguous=True) for n in range(10)]
    forms = [part(FormFacts(forms=(FORM,)), Role.FORM, f"{n}登记表.docx") for n in range(5)]

    told = lines(reply(ReplyKind.REVIEW, dossier(Case(parts=(*films, *forms)))))

    assert [line for line in told if line.startswith("[")] == [
        "[待] 高清版：收到 10 个视频，机器分不清，由老师核对",
        "[待] 压缩版：收到 10 个视频，机器分不清，由老师核对",
        "[有] 登记表：0登记表.docx 等 5 份",
    ]
    assert "登记表（0登记表.docx 等 5 份）" in told
    assert "【没有用到的文件（共 10 个）】" in told
    assert [line for line in told if "看不出用途" in line] == [
        f"- {n}.mp4（1 KB）：机器看不出用途，由老师看" for n in range(8)
    ]


def test_an_undecided_document_is_told_as_such():
    old = Unsupported(nature=Nature.FORM, format="doc")
    odd = [part(old, Role.OTHER, name, ambiguous=True) for name in ("一.doc", "二.doc")]
    films = case(form=None).parts

    told = lines(reply(ReplyKind.REVIEW, dossier(Case(parts=(*films, *odd)))))

    assert "[待] 登记表：收到 2 个文件，机器分不清，由老师核对" in told


def test_a_part_that_nobody_asks_for_is_not_listed():
    judged = dossier(case(compressed=None))
    judgement = replace(judged.judgement, findings=())

    told = lines(reply(ReplyKind.INCOMPLETE, replace(judged, judgement=judgement)))

    assert [line[:8] for line in told if line.startswith("[")] == ["[有] 高清版：", "[有] 登记表："]


def test_marks_and_pairing_that_are_right_are_told_so():
    marks = tuple(MarkFact(name=name, state="found") for name in ("intro", "outro"))
    marks += (MarkFact(name="badge", state="missing"),)
    alike = Pairing(median=0.99, worst=0.98, different_seconds=0, at_seconds=0)
    whole = case(hd=replace(HD, marks=marks))
    whole = replace(whole, pairing=alike)

    told = reply(ReplyKind.RETURNED, dossier(whole)).text.splitlines()

    assert "- 两个版本：画面一致，是同一部片子" in told
    (line,) = [line for line in told if line.startswith("- 高清版：")]
    assert line.endswith("、片头、片尾已找到")


def test_pairing_that_nobody_looked_at_is_not_called_right():
    told = reply(ReplyKind.RETURNED, dossier(case())).text

    assert "画面一致" not in told

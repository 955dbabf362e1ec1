"""Several people in one form: the contact's name and number, or a person is asked."""

import pytest
from forms.families import ANSWERS, LABELS, N, P, read, table

from intake.forms.cells import Line
from intake.model import Field

BOSS, HAND = ("于得水", "13900010002"), (ANSWERS[N], ANSWERS[P])
LONG = [[LABELS[f], ANSWERS[f]] for f in Field if f not in {N, P}]


def member(role, who, job="科员", phone="手机"):
    return [role, who[0], "职务", job, phone, who[1]]


PEOPLE = {
    "the head above": [member("部门负责人", BOSS), member("联系人", HAND)],
    "the head below": [member("联系人", HAND), member("部门负责人", BOSS)],
    "a tutor with a better label": [member("指导教师", BOSS, phone="联系电话"),
                                    member("联系人", HAND, phone="手机")],
    "a tutor below with a better label": [member("联系人", HAND, phone="手机"),
                                          member("指导教师", BOSS, phone="联系电话")],
    "two rows each": [["负责人", BOSS[0]], ["手机", BOSS[1]],
                      ["联系人", HAND[0]], ["手机", HAND[1]]],
    "two rows each, the contact first": [["联系人", HAND[0]], ["电话", HAND[1]],
                                         ["分管领导", BOSS[0]], ["电话", BOSS[1]]],
    "an author and a contact": [["作者", BOSS[0], "电话", BOSS[1]],
                                ["联系人", HAND[0], "电话", HAND[1]]],
    "the phone first": [["电话", BOSS[1], "作者", BOSS[0]], ["电话", HAND[1], "联系人", HAND[0]]],
    "a list of people": [["角色", "姓名", "职务", "电话"], ["分管领导", BOSS[0], "部长", BOSS[1]],
                         ["联系人", HAND[0], "科员", HAND[1]]],
    "a list of people, the contact first": [["人员", "姓名", "职务", "手机"],
                                            ["联系人", HAND[0], "科员", HAND[1]],
                                            ["指导教师", BOSS[0], "教授", BOSS[1]]],
    "roles over lists": [["", "姓名", "电话"], ["负责人", *BOSS], ["联系人", *HAND]],
}  # fmt: skip


@pytest.mark.parametrize("way", PEOPLE)
def test_the_contact_among_several_people(way):
    for form in (table(*LONG, *PEOPLE[way]), table(*PEOPLE[way], *LONG)):
        found = read(form)
        assert (found[N].value, found[P].value) == HAND


UNDECIDED = {
    "two contacts": [["联系人", "王芳"], ["电话", "13811112222"],
                     ["联系人", "李明"], ["电话", "13911112222"]],
    "a phone of the office apart": [["联系人", "王芳"], ["电话", ""],
                                    ["办公室", "行政楼"], ["手机", "13911112222"]],
    "two phones, neither by the name": [["联系人", "王芳"], ["备注", "无"], ["手机", "13811112222"],
                                      ["手机", "13911112222"]],
}  # fmt: skip


@pytest.mark.parametrize("way", UNDECIDED)
def test_what_cannot_be_decided_is_a_persons(way):
    found = read(table(*LONG, *UNDECIDED[way])).get(P)

    assert found is None or found.confidence < 0.75


IN_LINES = {
    "a line each": ["指导教师：{0}　电话：{1}", "联系人：{2}　电话：{3}"],
    "the contact first": ["联系人：{2}　手机：{3}", "分管领导：{0}　联系电话：{1}"],
    "two lines each": ["负责人：{0}", "电话：{1}", "联系人：{2}", "电话：{3}"],
    "named by their labels": ["作者电话：{1}", "联系人：{2}", "联系人手机：{3}"],
}  # fmt: skip


@pytest.mark.parametrize("way", IN_LINES)
def test_the_contact_among_several_people_in_lines(way):
    who = [Line(text=text.format(*BOSS, *HAND)) for text in IN_LINES[way]]
    rest = [Line(text=f"{label}：{answer}") for label, answer in LONG]

    found = read(*rest[:-1], *who, rest[-1])

    assert (found[N].value, found[P].value) == HAND


@pytest.mark.parametrize("told", ["同左", "（同左）", "见左", "同姓名栏"])
def test_a_number_that_stands_with_the_name_is_found_there(told):
    both = f"{HAND[0]}\n0551-60000000（办）{HAND[1]}（手机）"

    found = read(table(*LONG, [LABELS[N], both, LABELS[P], told]))
    lost = read(table(*LONG, [LABELS[N], HAND[0], LABELS[P], told]))

    assert found[N].value == HAND[0]
    assert found[P].value == f"0551-60000000/{HAND[1]}"
    assert (lost[P].raw, lost[P].value) == (told, None)

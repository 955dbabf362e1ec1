"""A value into which the next label ran."""

from forms.families import ANSWERS, LABELS, C, D, N, S, read, table

from intake.model import Field


def test_two_answers_in_one_are_parted_and_looked_at():
    kept = [[LABELS[f], ANSWERS[f]] for f in Field if f not in {S, D, N, C}]
    glued = [
        [LABELS[S], "东北农业大学作品时长3'06\""],
        [LABELS[N], "迟磊内容分类科技扶贫消费扶贫"],
    ]

    found = read(table(*kept, *glued))

    assert [(found[f].value, found[f].confidence) for f in (S, D, N, C)] == [
        ("东北农业大学", 0.6),
        (186.0, 0.6),
        ("迟磊", 0.6),
        (("消费扶贫", "科技扶贫"), 0.6),
    ]

"""Questions for labels: the answers are read, and a person looks at all of them."""

import pytest
from forms.families import ANSWERS, VALUES, read, table

from intake.forms.cells import Line
from intake.model import Field

PLAIN = dict(
    zip(
        Field,
        [
            "你的片子叫什么？",
            "哪所学校选送？",
            "片子有多长？",
            "是纪录片还是剧情片？",
            "我们找谁联系？",
            "他的手机号码是多少？",
            "属于哪一类（可多选）？",
            "什么时候拍的？",
            "片子讲了一个什么故事？",
        ],
        strict=True,
    )
)
STIFF = dict(
    zip(
        Field,
        [
            "您的作品名称是什么？",
            "学校名称是什么？",
            "作品时长是多少？",
            "作品类型是什么？",
            "联系人叫什么名字？",
            "联系人的联系方式？",
            "作品的内容分类？",
            "作品的制作周期？",
            "请写出作品的故事梗概。",
        ],
        strict=True,
    )
)
WAYS = {
    "below": "{q}\n{a}",
    "numbered, answered": "{n}．{q}\n答：{a}",
    "in a row": "{n}、{q}{a}",
    "Q and A": "Q：{q}\nA：{a}",
}


@pytest.mark.parametrize("asked", [PLAIN, STIFF], ids=["plain", "stiff"])
@pytest.mark.parametrize("way", WAYS)
def test_answers_to_questions_in_lines(way, asked):
    told = (WAYS[way].format(n=n, q=asked[f], a=ANSWERS[f]) for n, f in enumerate(Field, 1))
    found = read(*(Line(text=line) for one in told for line in one.split("\n")))

    assert {name: filled.value for name, filled in found.items()} == dict(VALUES)
    assert max(filled.confidence for filled in found.values()) == 0.7


@pytest.mark.parametrize("asked", [PLAIN, STIFF], ids=["plain", "stiff"])
@pytest.mark.parametrize("beside", [True, False])
def test_answers_to_questions_in_cells(asked, beside):
    lines = [[asked[f], ANSWERS[f]] for f in Field]
    found = read(table(*(lines if beside else [[x] for line in lines for x in line])))

    assert {name: filled.value for name, filled in found.items()} == dict(VALUES)
    assert max(filled.confidence for filled in found.values()) == 0.7

"""The ground of the families of layouts: labels, a sample, helps, and a table's reading."""

from cases import POLICY
from forms.strange import ANSWERS, VALUES

from intake.forms import fields
from intake.forms.cells import Cell, Table
from intake.model import Field

__all__ = ["ANSWERS", "VALUES"]

T, S, D, G, N, P, C, W, Y = Field
LABELS = dict(
    zip(
        Field,
        [
            "作品名称",
            "选送学校",
            "时长",
            "类型",
            "联系人",
            "联系电话",
            "内容分类",
            "制作周期",
            "故事梗概",
        ],
        strict=True,
    )
)
SAMPLE = dict(
    zip(
        Field,
        [
            "《大山的女儿》",
            "XX大学",
            "3分50秒",
            "剧情片",
            "张某某",
            "13900000009",
            "消费扶贫",
            "2020年1月2日-2020年1月9日",
            "简要介绍作品，不超过500字",
        ],
        strict=True,
    )
)
HELPS = dict(
    zip(
        Field,
        [
            "不超过20字",
            "与公章一致",
            "不超过4分钟",
            "纪录片/剧情片",
            "真实姓名",
            "11位手机号",
            "可多选",
            "起止日期",
            "500字以内",
        ],
        strict=True,
    )
)


def table(*rows):
    """Rows of texts or cells; a text's cell stands at its place."""
    return Table(
        cells=tuple(
            text if isinstance(text, Cell) else Cell(text=text, row=row, column=column)
            for row, cells in enumerate(rows)
            for column, text in enumerate(cells)
            if text is not None
        )
    )


def read(*blocks):
    """Field → filled of the one form in these blocks."""
    [form] = fields.forms(blocks, POLICY.form, 2020)
    return form.fields


def said(*blocks):
    return {name: filled.value for name, filled in read(*blocks).items()}


def sure(*blocks):
    return min(filled.confidence for filled in read(*blocks).values()) >= 0.75


def rows(*columns):
    """A row for each field, in these columns: a text for all, or one for each field."""
    return [[c if isinstance(c, str) else c[f] for c in columns] for f in Field]

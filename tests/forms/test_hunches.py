"""Labels in words that nobody told us of: what their values say."""

import pytest

from intake.forms import hunches
from intake.model import Field

UNKNOWN = {
    ("承制方", "黄山学院"): Field.SCHOOL,
    ("院系名", "安徽大学新闻传播学院"): Field.SCHOOL,
    ("起讫", "2020年9月1日-10月20日"): None,
    ("起讫时间", "2020年9月1日-10月20日"): Field.PRODUCTION_PERIOD,
    ("填表时间", "2020年9月1日-10月20日"): None,
    ("片子有多长", "3分58秒"): Field.DURATION,
    ("片子叫什么名", "《灯》"): Field.TITLE,
    ("怎么联系你", "13800000000"): Field.CONTACT_PHONE,
    ("指导老师电话", "13800000000"): None,
    ("出品方", "某某文化公司"): None,
    ("讲了什么故事", "三名大学生回到大别山腹地的小村。路修好了。灯亮了。"): Field.SYNOPSIS,
}


@pytest.mark.parametrize(("label", "value"), UNKNOWN)
def test_a_value_says_of_which_field_it_is(label, value):
    assert hunches.field_of(label, value) is UNKNOWN[label, value]

from intake.forms import passages
from intake.forms.cells import Cell, Line, Table

LINK = "https://pan.baidu.com/s/1abc"


def of(*texts):
    return passages.of([Line(text=text) for text in texts])


def test_texts_with_an_address_are_kept():
    assert of("片名：《灯》", f"视频：{LINK}", "完") == (f"视频：{LINK}",)


def test_a_code_beside_an_address_is_kept_and_one_further_off_is_not():
    assert of("密码：甲", "别的", LINK, "提取码：ab12") == (LINK, "提取码：ab12")


def test_cells_are_looked_at_like_lines():
    table = Table(
        cells=(Cell(text=LINK, row=0, column=0), Cell(text="code: ab12", row=0, column=1))
    )

    assert passages.of([table]) == (LINK, "code: ab12")


def test_a_text_that_stands_twice_is_kept_once_and_a_long_one_is_cut():
    long = LINK + "x" * 3_000

    assert of(LINK, LINK, long) == (LINK, long[: passages.LONGEST])


def test_no_more_than_fifty_are_kept():
    assert len(of(*(f"{LINK}{i}" for i in range(60)))) == passages.MOST

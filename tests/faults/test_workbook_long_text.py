"""A sender writes 40,000 characters into one field: the cell is cut with a mark, and stays low."""

import pytest
from tracker import desks


@pytest.mark.parametrize("text", ["长" * 40_000, "😀" * 20_000, "=" + "x" * 40_000])
def test_long_text_is_cut_to_what_excel_takes(text):
    content = desks.drawn(desks.desk([], [desks.row(1, desks.letter(text))]))

    shown = desks.table(content, "来信日志")[0]["主题"]
    assert len(shown.encode("utf-16-le")) // 2 <= 32_000
    assert shown[:1000] == text[:1000]
    assert shown.endswith("…")


def test_long_text_does_not_push_the_other_rows_away():
    work = desks.dossier("AH-001", desks.case("long"), title="长" * 40_000, school="\n" * 40_000)

    sheet = desks.opened(desks.drawn(desks.desk([work])))["作品登记"]

    assert sheet.row_dimensions[4].height == 150

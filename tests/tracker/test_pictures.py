"""Small pictures in the tracker, protection, and what neither may break."""

import io
import zipfile
from dataclasses import replace

import pytest
from PIL import Image
from tracker import desks

from intake.media import thumbnail
from intake.tracker import reading


def jpeg(size=(640, 360), colour=(200, 90, 30)):
    """A picture of one colour."""
    made = io.BytesIO()
    Image.new("RGB", size, colour).save(made, "JPEG")
    return made.getvalue()


def illustrated(count=5):
    """A campaign whose first work has a picture."""
    return replace(desks.campaign(count), stills={"AH-001": thumbnail.make(jpeg())})


@pytest.mark.parametrize(
    ("size", "small"), [((640, 360), (320, 180)), ((720, 1280), (101, 180)), ((64, 36), (64, 36))]
)
def test_thumbnail_fits_into_a_cell(size, small):
    with Image.open(io.BytesIO(thumbnail.make(jpeg(size)))) as made:
        assert (made.format, made.size) == ("JPEG", small)


@pytest.mark.parametrize("content", [b"", b"no picture", jpeg()[:300]])
def test_what_is_no_picture_gives_none(content):
    assert thumbnail.make(content) == b""


def test_picture_lies_inside_its_cell_as_it_was_given():
    content = desks.drawn(illustrated())

    (picture,) = desks.opened(content)["作品登记"]._images
    near, far = picture.anchor._from, picture.anchor.to
    assert picture.anchor.editAs == "twoCell"
    assert (near.row, near.col, far.row, far.col, far.rowOff, far.colOff) == (3, 1, 4, 2, 0, 0)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.read("xl/media/image1.jpeg") == thumbnail.make(jpeg())


def test_our_own_pictures_and_charts_do_not_keep_the_file_from_being_drawn_anew():
    desk = illustrated()

    found = reading.read(desks.drawn(desk), desks.WORDING, desk.campaign_name, None)

    assert (found.blocked, found.said, found.oddities) == ("", (), ())


def test_column_of_pictures_is_there_only_when_there_are_some():
    without = desks.table(desks.drawn(desks.campaign(5)), "作品登记")

    assert "剧照" not in without[0]
    assert "剧照" in desks.table(desks.drawn(illustrated()), "作品登记")[0]


def test_protected_sheets_let_staff_write_in_their_columns_only():
    sheet = desks.opened(desks.drawn(replace(desks.campaign(5), protect=True)))["作品登记"]

    open_ = {h.value for h, c in zip(sheet[3], sheet[4], strict=True) if not c.protection.locked}
    assert (sheet.protection.sheet, sheet.protection.password) == (True, None)
    assert open_ == {
        "人工审核", "审核意见", "是否推荐", "推荐次序", "审核人", "备注",
        "更正片名", "更正学校", "更正联系人", "更正电话", "更正分类",
    }  # fmt: skip
    assert not desks.opened(desks.drawn(desks.campaign(5)))["作品登记"].protection.sheet

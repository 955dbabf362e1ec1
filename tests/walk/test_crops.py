"""The pictures of scanned fields, as the tracker links them."""

from tracker.test_crops import PHONE, doubtful

from intake.walk import desk


def test_the_pictures_lie_beside_the_stills_of_their_file(stage):
    form, work = doubtful()
    sha256 = form.material.sha256

    found = dict(desk._crops(stage.house, [work]))

    assert found == {f"{sha256}/{PHONE.still}": stage.house.stills / sha256 / f"{PHONE.still}.jpg"}

"""Files that cannot be used: the sender is told which, and the rest of the entry is checked."""

import pytest
from campaign import letter, text_of

TEXT = "这不是视频，只是一段文字。".encode()
USELESS = {
    "a text named .mp4": (0, ("高清.mp4", TEXT * 50), "video.unreadable"),
    "an empty film": (1, ("压缩.mp4", b"\0" * 2000), "video.unreadable"),
    "a damaged docx": (2, ("登记表.docx", b"PK\x03\x04" + TEXT * 50), "form.unreadable"),
}


@pytest.mark.parametrize("fault", USELESS)
def test_it_is_a_finding_and_never_a_crash(campaign, film_pair, form_file, fault):
    index, file, code = USELESS[fault]
    files = [*film_pair, form_file]
    files[index] = file
    campaign.receive(letter("报送作品《灯》", files))

    found = campaign.once()

    (entry,) = found["entries"]
    rejects = [f["code"] for f in entry["findings"] if f["level"] == "reject"]
    assert (entry["state"], rejects) == ("returned", [code])
    assert campaign.run("parked", "--json").json["parked"] == []
    assert len(campaign.replies()) == 1
    assert "怎么改" in text_of(campaign.replies()[0])


def test_a_film_cut_off_on_its_way_is_told(campaign, film_pair, form_file):
    whole = film_pair[0].read_bytes()
    files = [("高清.mp4", whole[: len(whole) * 6 // 10]), film_pair[1], form_file]
    campaign.receive(letter("报送作品《灯》", files))

    found = campaign.once()

    rejects = [f["code"] for f in found["entries"][0]["findings"] if f["level"] == "reject"]
    assert rejects == ["video.truncated"]


def test_an_old_document_that_nothing_opens_goes_to_staff_and_rejects_nobody(campaign, film_pair):
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4000
    campaign.receive(letter("报送作品《灯》", [*film_pair, ("登记表.doc", ole)]))

    found = campaign.once()

    (entry,) = found["entries"]
    assert entry["state"] == "review"
    assert "material.unsupported" in [f["code"] for f in entry["findings"]]


def test_an_archive_without_anything_in_it_leaves_all_parts_missing(campaign):
    campaign.receive(letter("报送作品《灯》", [("作品.zip", b"PK\x05\x06" + b"\0" * 18)]))

    found = campaign.once()

    (entry,) = found["entries"]
    levels = {f["level"] for f in entry["findings"]}
    assert (entry["state"], levels & {"reject", "missing"}) == ("incomplete", {"missing"})

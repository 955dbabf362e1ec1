"""A letter that cannot be read is set aside for staff; the letters beside it go on."""

from campaign import letter


def bomb(parts=400):
    """More parts than a letter may have."""
    body = b"".join(b"--b\r\nContent-Type: text/plain\r\n\r\nx\r\n" for _ in range(parts))
    head = b"From: bomb@post.example\r\nSubject: =?utf-8?b?5b6u6KeG6aKR?=\r\nMIME-Version: 1.0\r\n"
    return head + b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n' + body + b"--b--\r\n"


def test_the_others_go_on_and_nothing_is_lost(campaign, form_file):
    campaign.receive(bomb())
    campaign.receive(letter("微视频报送", [form_file]))

    found = campaign.once(code=3)

    ends = sorted(item["end"] for item in found["letters"] if item["kind"] != "own")
    assert ends == ["entry", "parked"]
    (parked,) = campaign.run("parked", "--json").json["parked"]
    assert parked["id"].startswith("letter:")
    assert parked["reason"]
    assert len(campaign.replies()) == 1


def test_it_is_tried_again_when_somebody_asks(campaign):
    campaign.receive(bomb())
    campaign.once(code=3)
    item = campaign.run("parked", "--json").json["parked"][0]["id"]

    done = campaign.run("retry", item)

    assert done.code == 0
    assert campaign.run("parked", "--json").json["parked"] == []

"""Colleagues' letters: a forwarded one is its writer's entry and waits; their own is theirs."""

from __future__ import annotations

from campaign import letter

TEACHER, STAFF = "wang@wannan.edu.cn", "zhang@example.com"


def forward(inner: bytes) -> bytes:
    head = f"From: {STAFF}\r\nSubject: Fw\r\nMessage-ID: <out@x>\r\n".encode()
    return head + b"MIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n" + inner


def test_a_forwarded_letter_is_the_writers_entry_and_its_reply_waits(campaign, form_file):
    campaign.configure(mailbox__staff=f'["{STAFF}"]')
    campaign.receive(forward(letter("报送《灯》", [form_file], message_id="<in@x>")))

    told = campaign.once()

    (entry,), (reply,) = told["entries"], told["replies"]
    assert (reply["to"], reply["in_reply_to"], reply["held"]) == (TEACHER, "<in@x>", True)
    assert reply["number"] == entry["number"]
    assert campaign.replies() == []
    (waiting,) = campaign.run("outbox", "list", "--json").json["outbox"]
    assert waiting["held"] == "由老师转入"


def test_a_colleagues_own_submission_is_answered_to_them(campaign, form_file):
    campaign.configure(mailbox__staff=f'["{STAFF}"]')
    campaign.receive(letter("报送《灯》", [form_file], sender=STAFF))

    (reply,) = campaign.once()["replies"]

    assert (reply["to"], reply["held"]) == (STAFF, False)


def test_a_teacher_who_forwards_stays_the_sender(campaign, form_file):
    inner = letter("报送《灯》", [form_file], sender="li@school.edu.cn")
    campaign.receive(forward(inner).replace(STAFF.encode(), TEACHER.encode()))

    (reply,) = campaign.once()["replies"]

    assert (reply["to"], reply["held"]) == (TEACHER, False)


def test_a_forged_sender_is_shown_to_staff_alone(campaign, form_file):
    campaign.configure(mailbox__authserv_id='"mx.example.com"')
    raw = letter("报送《灯》", [form_file])
    campaign.receive(b"Authentication-Results: mx.example.com; dmarc=fail\r\n" + raw)

    (entry,) = campaign.once()["entries"]

    found = {f["code"]: (f["level"], f["audience"], f["found"]) for f in entry["findings"]}
    assert found["sender.unauthenticated"] == ("review", "staff", "dmarc=fail")


def test_a_code_that_comes_later_is_the_links(campaign):
    url = "https://pan.baidu.com/s/1aBcdEfGh"
    campaign.receive(letter("微视频报送《灯》", text=f"作品链接：{url}"))
    (first,) = campaign.once()["entries"]
    campaign.receive(letter(f"Re: {first['number']}", text="提取码：a1b2"))

    (entry,) = campaign.once()["entries"]

    codes = {"link.code-missing"}
    assert codes <= {f["code"] for f in first["findings"]}
    assert not codes & {f["code"] for f in entry["findings"]}
    assert entry["revision"] == 2

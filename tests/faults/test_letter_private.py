"""A private letter with files gets no answer; a form that comes without a word is not lost."""

import pytest
from campaign import NOW, form_answers, letter
from cases import POLICY

from intake.demo.forms import docx
from intake.letters import parse
from intake.letters.kind import Reading

READING = Reading(
    prefix="AH",
    topic_words=POLICY.campaign.topic_words,
    organiser_links=(),
    own_addresses=("robot@example.com",),
)


def jpeg(width, height):
    """The head of a picture of so many pixels."""
    size = height.to_bytes(2) + width.to_bytes(2)
    return b"\xff\xd8\xff\xe0\x00\x04JF\xff\xc0\x00\x0b\x08" + size + b"\x01\x01\x11\x00"


def png(width, height):
    """Likewise."""
    return b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR" + width.to_bytes(4) + height.to_bytes(4) + bytes(5)


PHOTO, COMPOUND = b"\xff\xd8\xff\xe0 a photo", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CV = "<w:document>负责材料报送，组织征集活动</w:document>"


@pytest.fixture
def read(tmp_path):
    """A letter with one file, from a stranger, read as the shipped campaign reads it."""

    def one(subject, text, name, content, sender="someone@qq.com"):
        path = tmp_path / "letter.eml"
        path.write_bytes(letter(subject, [(name, content)], text=text, sender=sender))
        return parse.read(path, NOW, READING, tmp_path).letter

    return one


@pytest.fixture
def kind(read):
    """Its kind."""
    return lambda *words, **more: read(*words, **more).kind


@pytest.mark.parametrize(
    ("subject", "text", "name", "content"),
    [
        ("周末聚餐", "照片发你了", "photo.jpg", PHOTO),
        ("周末聚餐", "照片发你了", "IMG_1080.HEIC", b"\0\0\0\x18ftypheic"),
        ("好听", "听听", "song.mp3", b"ID3"),
        ("周末聚餐", "见附件", "winmail.dat", b"x\x9f\x3e\x22"),
        ("应聘", "期待视频面试", "简历.pdf", b"%PDF-1.4"),
        ("发票", "请查收", "invoice.pdf", b"%PDF-1.4"),
        ("合同", "请盖章", "合同.xlsx", b"PK\x03\x04"),
        ("应聘", "见附件", "简历.doc", COMPOUND + CV.encode("utf-16-le")),
        ("会议", "请参会", "invite.ics", b"BEGIN:VCALENDAR"),
        ("", "", "合同.pdf", b"%PDF-1.4"),
        ("推荐函", "简历请查收", "scan.pdf", b"%PDF-1.4"),
        ("周末聚餐", "照片发你了", "IMG.jpg", jpeg(1654, 2339)),
    ],
)
def test_a_private_letter_is_noise(kind, subject, text, name, content):
    assert kind(subject, text, name, content) == "noise"


@pytest.mark.parametrize(
    ("subject", "text", "name", "content"),
    [
        ("报送", "", "登记表.doc", COMPOUND),
        ("", "", "登记表.doc", COMPOUND),
        ("皖南师范学院", "见附件", "附件1.doc", COMPOUND + bytes(504) + "片名".encode("utf-16-le")),
        ("皖南师范学院", "见附件", "田埂.mp4", b"no film"),
        ("皖南师范学院", "见附件", "田埂.zip", b"PK\x03\x04"),
        ("皖南师范学院", "见附件", "田埂上的论文", b"octets without a suffix"),
        ("皖南师范学院", "老师好，作品见附件", "附件1.pdf", b"%PDF-1.4"),
        ("《田埂上的论文》", "", "附件1.pdf", b"%PDF-1.4"),
        ("微视频报送", "", "winmail.dat", b"x\x9f\x3e\x22"),
        ("微视频报送", "", "扫描件.jpg", PHOTO),
        ("", "", "微视频信息登记表.jpg", PHOTO),
        ("AH-001", "", "扫描件.jpg", PHOTO),
        ("", "", "视频链接.txt", b"x"),
    ],
)
def test_what_may_be_a_submission_is_one(kind, subject, text, name, content):
    assert kind(subject, text, name, content) == "submission"


@pytest.mark.parametrize("answers", [{}, form_answers()], ids=["blank", "filled in"])
def test_a_form_without_a_word_is_a_submission(kind, tmp_path, answers):
    content = docx(tmp_path / "form.docx", answers).read_bytes()

    assert kind("皖南师范学院", "见附件", "附件1.docx", content) == "submission"


@pytest.mark.parametrize(
    ("text", "name", "content"),
    [
        ("", "scan0001.pdf", b"%PDF-1.4"),
        ("老师好，请查收附件。", "scan0001.pdf", b"%PDF-1.4"),
        ("", "文档1.rtf", b"{\\rtf1 x}"),
        ("见附件，谢谢！", "IMG_2034.jpg", jpeg(1654, 2339)),
        ("", "扫描.png", png(2339, 1654)),
    ],
)
def test_a_scan_in_a_letter_that_says_nothing_is_a_submission(kind, text, name, content):
    assert kind("", text, name, content) == "submission"


def test_a_scan_from_a_school_is_a_submission(kind):
    words = ("皖南师范学院材料", "王老师材料", "scan.pdf", b"%PDF-1.4")

    assert kind(*words, sender="wang@wannan.edu.cn") == "submission"


@pytest.mark.parametrize(
    ("subject", "name", "content"),
    [
        ("皖南师范学院材料", "scan.pdf", b"%PDF-1.4"),
        ("皖南师范学院材料", "scan.jpg", jpeg(1654, 2339)),
        ("", "IMG_2034.jpg", jpeg(4000, 3000)),
    ],
)
def test_what_only_a_person_can_place_goes_to_staff_without_an_answer(read, subject, name, content):
    told = read(subject, "", name, content)

    assert (told.kind, told.automatic) == ("inquiry", parse.UNREAD)

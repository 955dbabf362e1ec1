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
PHOTO, COMPOUND = b"\xff\xd8\xff\xe0 a photo", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CV = "<w:document>负责材料报送，组织征集活动</w:document>"


@pytest.fixture
def kind(tmp_path):
    """The kind of a letter with one file, read as the shipped campaign reads it."""

    def one(subject, text, name, content):
        path = tmp_path / "letter.eml"
        path.write_bytes(letter(subject, [(name, content)], text=text))
        return parse.read(path, NOW, READING, tmp_path).letter.kind

    return one


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

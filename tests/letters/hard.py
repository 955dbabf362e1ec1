"""Hard letters as Chinese clients send them, each with what it says, by construction."""

from __future__ import annotations

import base64
import quopri
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote_from_bytes

FILM = b"\x00\x00\x00\x20ftypisom" + bytes(range(256)) * 5 + b"\xff\xfe="
FORM = b"PK\x03\x04" + bytes(reversed(range(256))) * 3
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(200))
NAME, SUBJECT, TEXT = "王晓镕", "皖南师范学院微视频报送", "各位老师好：\n附件是我校作品，请查收。"
ADDRESS = "wang@wannan.edu.cn"
FILM_NAME, FORM_NAME = "田埂上的论文（高清）.mp4", "微视频登记表-囍.docx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hard:
    """A raw letter and what must be read in it."""

    name: str
    raw: bytes
    sender: tuple[str, str] = (NAME, ADDRESS)
    subject: str = SUBJECT
    text: str = TEXT
    files: tuple[tuple[str, bytes], ...] = ()


def word(text: str, label: str = "utf-8", codec: str | None = None, how: str = "B") -> bytes:
    """One encoded word (RFC 2047), its octets by `codec`, called `label`."""
    octets = text.encode(codec or label)
    coded = base64.b64encode(octets) if how == "B" else b"".join(b"=%02X" % o for o in octets)
    return b"=?" + label.encode() + b"?" + how.encode() + b"?" + coded + b"?="


def cut_words(text: str, label: str, codec: str, every: int) -> bytes:
    """Encoded words that are cut every so many octets, characters or not."""
    octets = text.encode(codec)
    pieces = [octets[n : n + every] for n in range(0, len(octets), every)]
    mark = b"=?" + label.encode() + b"?B?"
    return b"\r\n ".join(mark + base64.b64encode(piece) + b"?=" for piece in pieces)


def sender(name: bytes = word(NAME)) -> bytes:
    return b"From: " + name + b" <" + ADDRESS.encode() + b">\r\n"


def head(subject: bytes = word(SUBJECT), who: bytes = sender(), more: bytes = b"") -> bytes:
    return (
        who + b"To: weishipin@example.com\r\nSubject: " + subject + b"\r\n"
        b"Date: Thu, 10 Dec 2020 09:00:00 +0800\r\nMessage-ID: <1@wannan.edu.cn>\r\n"
        b"MIME-Version: 1.0\r\n" + more
    )


def lines64(octets: bytes) -> bytes:
    return base64.encodebytes(octets).replace(b"\n", b"\r\n")


def plain(
    text: str = TEXT, label: str = "utf-8", codec: str | None = None, how: str = "base64"
) -> bytes:
    """A text/plain part."""
    octets = text.replace("\n", "\r\n").encode(codec or label or "utf-8")
    body = {"base64": lines64, "quoted-printable": quopri.encodestring, "8bit": bytes}[how](octets)
    charset = b"; charset=" + label.encode() if label else b""
    kind = b"Content-Type: text/plain" + charset + b"\r\n"
    return kind + b"Content-Transfer-Encoding: " + how.encode() + b"\r\n\r\n" + body


def page(html: str, label: str = "utf-8", codec: str | None = None) -> bytes:
    charset = b"; charset=" + label.encode() if label else b""
    kind = b"Content-Type: text/html" + charset + b"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    return kind + lines64(html.encode(codec or label or "utf-8"))


def file(
    parameters: bytes, content: bytes = FILM, kind: bytes = b"application/octet-stream"
) -> bytes:
    """An attachment whose disposition has these raw parameters."""
    return (
        b"Content-Type: " + kind + b"\r\nContent-Transfer-Encoding: base64\r\n"
        b"Content-Disposition: attachment; " + parameters + b"\r\n\r\n" + lines64(content)
    )


def several(*parts: bytes, kind: bytes = b"mixed", mark: bytes = b"--=_Part_1") -> bytes:
    """A multipart with its own Content-Type line."""
    body = b"".join(b"--" + mark + b"\r\n" + part + b"\r\n" for part in parts)
    line = b"Content-Type: multipart/" + kind + b'; boundary="' + mark + b'"\r\n\r\n'
    return line + body + b"--" + mark + b"--\r\n"


def starred(name: str, label: str = "utf-8") -> bytes:
    return label.encode() + b"''" + quote_from_bytes(name.encode(label)).encode()


def pieces(name: str, label: str, every: int) -> bytes:
    """RFC 2231 continuations that cut escapes in two."""
    whole = starred(name, label)
    cut = [whole[n : n + every] for n in range(0, len(whole), every)]
    return b";\r\n ".join(b"filename*%d*=" % n + piece for n, piece in enumerate(cut))


def quoted(name: bytes) -> bytes:
    return b'filename="' + name + b'"'


def senders() -> Iterator[Hard]:
    """Letters that are hard in their From."""
    foxmail = word(NAME, "gb2312", "gbk")
    yield Hard(name="foxmail-from", raw=head(who=sender(b'"' + foxmail + b'"')) + plain())
    yield Hard(
        name="qq-from-gb18030", raw=head(who=sender(b'"' + word(NAME, "gb18030") + b'"')) + plain()
    )
    yield Hard(name="163-from-gbk", raw=head(who=sender(word(NAME, "GBK"))) + plain())
    yield Hard(
        name="no-space-before-address",
        raw=head(who=b"From: " + word(NAME) + b"<" + ADDRESS.encode() + b">\r\n") + plain(),
    )
    yield Hard(name="upper-case-address", raw=head().replace(b"<wang@", b"<Wang@", 1) + plain())
    yield Hard(
        name="address-only",
        raw=head(who=b"From: " + ADDRESS.encode() + b"\r\n") + plain(),
        sender=("", ADDRESS),
    )
    yield Hard(
        name="name-in-comment",
        raw=head(who=b"From: " + ADDRESS.encode() + b" (" + word(NAME) + b")\r\n") + plain(),
    )
    yield Hard(
        name="address-in-the-name",
        raw=head(who=b'From: "dean@good.edu.cn" <' + ADDRESS.encode() + b">\r\n") + plain(),
        sender=("dean@good.edu.cn", ADDRESS),
    )
    yield Hard(
        name="address-in-an-encoded-name",
        raw=head(who=sender(word("<dean@good.edu.cn>"))) + plain(),
        sender=("dean@good.edu.cn", ADDRESS),
    )
    yield Hard(name="raw-gbk-from", raw=head(who=sender(NAME.encode("gbk"))) + plain())


def subjects() -> Iterator[Hard]:
    """Letters that are hard in their subject."""
    yield Hard(name="subject-raw-gbk", raw=head(SUBJECT.encode("gbk")) + plain())
    yield Hard(name="subject-raw-utf8", raw=head(SUBJECT.encode()) + plain())
    yield Hard(
        name="subject-gbk-called-gb2312",
        raw=head(word("镕基小学《囍》报送", "gb2312", "gbk")) + plain(),
        subject="镕基小学《囍》报送",
    )
    yield Hard(
        name="subject-utf8-called-gb2312", raw=head(word(SUBJECT, "gb2312", "utf-8")) + plain()
    )
    yield Hard(
        name="subject-cut-in-characters",
        raw=head(cut_words(SUBJECT, "utf-8", "utf-8", 10)) + plain(),
    )
    yield Hard(
        name="subject-gbk-cut-in-characters",
        raw=head(cut_words(SUBJECT, "gb2312", "gbk", 5)) + plain(),
    )
    yield Hard(name="subject-q-words", raw=head(word(SUBJECT, "gb18030", how="Q")) + plain())
    yield Hard(
        name="subject-without-padding",
        raw=head(word(SUBJECT + "a").rstrip(b"=?") + b"?=") + plain(),
        subject=SUBJECT + "a",
    )
    yield Hard(name="subject-unknown-charset", raw=head(word(SUBJECT, "x-qq", "utf-8")) + plain())
    yield Hard(
        name="subject-injects-a-header",
        raw=head(word("报送\r\nBcc: all@example.com")) + plain(),
        subject="报送 Bcc: all@example.com",
    )
    yield Hard(
        name="subject-big5",
        raw=head(word("微視頻報送", "big5")) + plain(),
        subject="微視頻報送",
    )


def bodies() -> Iterator[Hard]:
    """Letters that are hard in their text."""
    yield Hard(
        name="body-gbk-called-gb2312",
        raw=head() + plain(TEXT + "镕", "gb2312", "gbk"),
        text=TEXT + "镕",
    )
    yield Hard(name="body-gb18030-qp", raw=head() + plain(TEXT, "gb18030", how="quoted-printable"))
    yield Hard(name="body-raw-gbk-unlabelled", raw=head() + plain(TEXT, "", "gbk", "8bit"))
    yield Hard(
        name="body-raw-gbk-called-ascii", raw=head() + plain(TEXT, "us-ascii", "gbk", "8bit")
    )
    yield Hard(name="body-utf8-called-gb2312", raw=head() + plain(TEXT, "gb2312", "utf-8"))
    yield Hard(name="body-gbk-called-utf8", raw=head() + plain(TEXT, "utf-8", "gbk"))
    yield Hard(
        name="body-without-mime",
        raw=b"From: " + ADDRESS.encode() + b"\r\nSubject: x\r\n\r\n" + TEXT.encode("gbk"),
        sender=("", ADDRESS),
        subject="x",
    )
    flowed = "各位老师好： \n附件是我校 \n作品。"
    yield Hard(
        name="body-flowed-delsp",
        raw=head()
        + plain(flowed).replace(b"charset=utf-8", b"charset=utf-8; format=flowed; delsp=yes"),
        text="各位老师好：附件是我校作品。",
    )
    html = "<html><head><style>p{color:red}</style><title>t</title></head><body>{}</body></html>"
    div = html.replace(
        "{}", "<div>各位老师好：</div><div>附件是我校作品，请查收。<br></div><script>x()</script>"
    )
    yield Hard(name="body-html-only-gbk", raw=head() + page(div, "gb2312", "gbk"))
    meta = div.replace(
        "<style>", '<meta http-equiv="Content-Type" content="text/html; charset=gbk"><style>'
    )
    yield Hard(name="body-html-charset-in-meta", raw=head() + page(meta, "", "gbk"))
    yield Hard(
        name="qq-alternative",
        raw=head() + several(plain(TEXT, "gb18030"), page(div, "gb18030"), kind=b"alternative"),
    )
    yield Hard(
        name="exmail-empty-plain",
        raw=head() + several(plain("\n"), page(div), kind=b"alternative"),
    )


def one(name: str, part: bytes, *files: tuple[str, bytes]) -> Hard:
    """A letter with a text and one more part; unless told otherwise that holds the film."""
    raw = head() + several(plain(), part)
    return Hard(name=name, raw=raw, files=files or ((FILM_NAME, FILM),))


def file_names() -> Iterator[Hard]:
    """Letters that are hard in the names or the coding of their files."""
    yield one("file-foxmail-gbk-word", file(quoted(word(FILM_NAME, "gb2312", "gbk"))))
    yield one("file-cut-words", file(quoted(cut_words(FILM_NAME, "gbk", "gbk", 7))))
    yield one("file-raw-gbk", file(quoted(FILM_NAME.encode("gbk"))))
    yield one("file-raw-utf8", file(quoted(FILM_NAME.encode())))
    yield one("file-unquoted", file(b"filename=" + FILM_NAME.encode()))
    yield one("file-starred", file(b"filename*=" + starred(FILM_NAME)))
    yield one(
        "file-starred-gbk",
        file(b"filename*=" + starred(FILM_NAME, "gb2312").replace(b"gb2312", b"GB2312")),
    )
    yield one(
        "file-starred-and-plain", file(quoted(b"____.mp4") + b"; filename*=" + starred(FILM_NAME))
    )
    yield one("file-pieces-cut-escapes", file(pieces(FILM_NAME, "utf-8", 25)))
    yield one("file-pieces-gbk", file(pieces(FORM_NAME, "gbk", 10), FORM), (FORM_NAME, FORM))
    yield one(
        "file-name-of-content-type",
        b'Content-Type: video/mp4; name="' + word(FILM_NAME, "gbk") + b'"\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\n" + lines64(FILM),
    )
    bare = file(b'filename*0="film"; filename*1=".mp4"')
    yield one("file-pieces-without-charset", bare, ("film.mp4", FILM))
    unpadded = file(quoted(word(FILM_NAME)))
    assert unpadded.endswith(b"=\r\n")
    yield one("file-without-padding", unpadded.rstrip(b"=\r\n"))
    yield one("file-with-a-path", file(quoted(rb"C:\\film\\" + word(FILM_NAME))))
    yield Hard(
        name="file-8bit",
        raw=head()
        + several(
            plain(),
            b"Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: 8bit\r\n"
            b"Content-Disposition: attachment; " + quoted(word(FORM_NAME)) + b"\r\n\r\n"
            b"PK\x03\x04\xff\xfe\x80" + "中文".encode("gbk"),
        ),
        files=((FORM_NAME, b"PK\x03\x04\xff\xfe\x80" + "中文".encode("gbk")),),
    )


def forwarded() -> Iterator[Hard]:
    """Letters around a letter with a film."""
    inner = head(word("转给您", "gb2312", "gbk")) + several(
        plain("里面"), file(quoted(word(FILM_NAME))), mark=b"in"
    )
    kind = b"Content-Type: message/rfc822\r\n"
    yield one("forwarded", kind + b"\r\n" + inner)
    yield one(
        "forwarded-in-base64",
        kind + b"Content-Transfer-Encoding: base64\r\n\r\n" + lines64(inner),
    )
    yield one("forwarded-as-eml-file", file(quoted(word("转发.eml")), inner))


def places() -> Iterator[Hard]:
    """Letters with files where nobody looks for them."""
    film, form = (FILM_NAME, FILM), (FORM_NAME, FORM)
    related = several(
        page('<p>各位老师好：</p><p>附件是我校作品，请查收。<img src="cid:logo@1"></p>'),
        file(quoted(b"logo.png"), PICTURE, b"image/png").replace(
            b"Content-Disp", b"Content-ID: <logo@1>\r\nContent-Disp"
        ),
        file(quoted(word(FILM_NAME))),
        kind=b"related",
        mark=b"rel",
    )
    yield Hard(
        name="related-with-a-film", raw=head() + related, files=(("logo.png", PICTURE), film)
    )
    yield Hard(
        name="alternative-with-a-film",
        raw=head()
        + several(
            plain(),
            several(page("<p>x</p>"), file(quoted(word(FILM_NAME))), mark=b"in"),
            kind=b"alternative",
        ),
        files=(film,),
    )
    yield Hard(
        name="ios-text-between-files",
        raw=head()
        + several(
            plain("各位老师好："),
            file(quoted(word(FILM_NAME))),
            plain("附件是我校作品，请查收。"),
            file(quoted(word(FORM_NAME)), FORM),
        ),
        files=(film, form),
    )
    yield Hard(
        name="same-name-twice",
        raw=head()
        + several(plain(), file(quoted(word(FILM_NAME))), file(quoted(word(FILM_NAME)), FORM)),
        files=(film, (FILM_NAME, FORM)),
    )


def letters() -> list[Hard]:
    """All of them."""
    names = [*senders(), *subjects(), *file_names()]
    return [*names, *bodies(), *forwarded(), *places()]

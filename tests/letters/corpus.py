"""The corpus: letters/eml/*.eml, built from known inputs, and what must be read in each.

`python tests/letters/corpus.py` writes the files anew; a test keeps them as this script makes them.
"""

from __future__ import annotations

import hashlib
import io
import quopri
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from letters import hard, outlook
from letters.hard import FILM, FILM_NAME, head, plain, quoted, several, word

FOLDER = Path(__file__).with_name("eml")
PAN = "https://pan.baidu.com/s/1aBcdEfGh"
QQ = "https://wx.mail.qq.com/ftn/download?func=3&k=abcdef12&key=xyz&code=1a2b3c4d"
NETEASE = "https://mail.163.com/large-attachment-download/index.html?p=X-NETEASE&file=KEY123abc"
INNER = head(who=b"From: li@school.edu.cn\r\n") + several(
    plain("请查收"), hard.file(quoted(word(FILM_NAME))), mark=b"in"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A letter and the keys of `read --json` that its making settles."""

    name: str
    raw: bytes
    expected: dict[str, Any] = field(default_factory=dict)


def link(
    provider: str,
    url: str,
    code: str | None = None,
    where: str = "text",
    *,
    name: str | None = None,
    expires: str | None = None,
) -> dict[str, Any]:
    """One link of `read`."""
    return {
        "provider": provider,
        "url": url,
        "code": code,
        "where": where,
        "name": name,
        "expires": expires,
    }


def files(*known: tuple[str, bytes]) -> list[tuple[str, int, str]]:
    """Name, size and digest of files whose content is known."""
    return [(name, len(octets), hashlib.sha256(octets).hexdigest()) for name, octets in known]


def hard_ones() -> Iterator[Sample]:
    """The letters of hard.py."""
    for letter in hard.letters():
        expected = {
            "sender": {"name": letter.sender[0], "address": letter.sender[1]},
            "subject": letter.subject,
            "text": letter.text,
            "attachments": files(*letter.files),
        }
        yield Sample(name=letter.name, raw=letter.raw, expected=expected)


def words(name: str, text: str, *links: dict[str, Any], **more: Any) -> Sample:
    """A letter of text alone."""
    return Sample(name=name, raw=head() + plain(text), expected={"links": list(links), **more})


def linked() -> Iterator[Sample]:
    """Letters that hand in by links."""
    yield words("link-with-pwd", f"链接：{PAN}?pwd=a1b2", link("baidu", PAN, "a1b2"))
    yield words("link-glued", f"{PAN}提取码ab12", link("baidu", PAN, "ab12"))
    yield words(
        "link-corrected-later",
        f"链接：{PAN} 提取码：a1b2\n更正：提取码应为 c3d4",
        link("baidu", PAN, "c3d4"),
    )
    yield words("link-in-brackets", f"【{PAN}】【a1b2】", link("baidu", PAN, "a1b2"))
    yield words("link-above-its-code", f"{PAN}\n7k2z\n谢谢", link("baidu", PAN, "7k2z"))
    yield words(
        "link-in-wide-characters",
        "ｈｔｔｐｓ：／／ｐａｎ．ｂａｉｄｕ．ｃｏｍ／ｓ／１aBcdEfGh　提取码：ａ１ｂ２",
        link("baidu", PAN, "a1b2"),
    )
    yield words(
        "link-with-name",
        f"通过百度网盘分享的文件：田埂.mp4\n链接：{PAN} 提取码：a1b2",
        link("baidu", PAN, "a1b2", name="田埂.mp4"),
    )
    yield words(
        "link-old-init",
        "https://pan.baidu.com/share/init?surl=aBcdEfGh 密码 a1b2",
        link("baidu", PAN, "a1b2"),
    )
    yield words(
        "link-expires",
        "田埂.mp4 (80.96M, 2020年12月25日 10:30 到期) https://share.weiyun.com/AbCd12",
        link(
            "weiyun",
            "https://share.weiyun.com/AbCd12",
            name="田埂.mp4",
            expires="2020-12-25T10:30",
        ),
    )


def offered() -> Iterator[Sample]:
    """Links in what providers draw, and outside the letter's own text."""
    button = (
        '<p>作品</p><div class="bigatt_bt" title="田埂.mp4&#10;文件大小：812.40M&#10;'
        f'到期时间：2021年01月13日 10:30"><a href="{QQ.replace("&", "&amp;")}">下载</a></div>'
    )
    yield Sample(
        name="link-qq-button",
        raw=head() + hard.page(button),
        expected={
            "links": [
                link(
                    "qq",
                    QQ.removesuffix("&code=1a2b3c4d"),
                    "1a2b3c4d",
                    "html",
                    name="田埂.mp4",
                    expires="2021-01-13T10:30",
                )
            ]
        },
    )
    box = (
        f'<p>作品</p><div><a download href="{NETEASE.replace("&", "&amp;")}">田埂.mp4</a>'
        "<span>(80.96M, 2020年12月25日 到期)</span></div>"
    )
    yield Sample(
        name="link-163-box",
        raw=head() + hard.page(box),
        expected={
            "links": [link("netease", NETEASE, None, "html", name="田埂.mp4", expires="2020-12-25")]
        },
    )
    note = hard.file(quoted(word("链接.txt")), f"{PAN}\n提取码 a1b2".encode("gbk"))
    yield Sample(
        name="link-in-a-text-file",
        raw=head() + several(plain(), note),
        expected={"links": [link("baidu", PAN, "a1b2", "attachment")]},
    )
    web = hard.file(quoted(word("链接.html")), f'<a href="{PAN}?pwd=a1b2">高清版</a>'.encode())
    yield Sample(
        name="link-in-a-page",
        raw=head() + several(plain(), web),
        expected={"links": [link("baidu", PAN, "a1b2", "attachment")]},
    )
    yield Sample(
        name="link-in-a-picture",
        raw=head() + several(plain(), hard.file(quoted(b"qr.png"), code(f"{PAN}?pwd=a1b2"))),
        expected={"links": [link("baidu", PAN, "a1b2", "picture")]},
    )


def code(said: str) -> bytes:
    """A QR code as a PNG."""
    import zxingcpp  # noqa: PLC0415  (only this letter needs it)
    from PIL import Image  # noqa: PLC0415

    barcode = zxingcpp.create_barcode(said, zxingcpp.BarcodeFormat.QRCode)
    octets = io.BytesIO()
    Image.fromarray(zxingcpp.write_barcode_to_image(barcode, scale=4)).save(octets, "PNG")
    return octets.getvalue()


def packed() -> Iterator[Sample]:
    """Letters whose files hide within something else."""
    film = {"attachments": files((FILM_NAME, FILM))}
    tnef = outlook.winmail([(FILM_NAME, FILM)])
    yield Sample(
        name="winmail",
        raw=head()
        + several(plain(), hard.file(quoted(b"winmail.dat"), tnef, b"application/ms-tnef")),
        expected=film,
    )
    yield Sample(
        name="uuencoded-in-text",
        raw=head() + "\r\n请查收\r\n".encode("gbk") + uu(),
        expected={"text": "请查收", "attachments": files(("film.mp4", FILM))},
    )
    yield Sample(
        name="signed-opaque",
        raw=head()
        + b'Content-Type: application/pkcs7-mime; smime-type=signed-data; name="smime.p7m"\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\n"
        + hard.lines64(outlook.signed(several(plain(), hard.file(quoted(word(FILM_NAME)))))),
        expected={"text": hard.TEXT, **film},
    )
    yield Sample(
        name="signed-detached",
        raw=head()
        + several(
            several(plain(), hard.file(quoted(word(FILM_NAME))), mark=b"in"),
            hard.file(quoted(b"smime.p7s"), b"signature"),
            kind=b"signed",
        ),
        expected={
            "attachments": files((FILM_NAME, FILM), ("smime.p7s", b"signature")),
        },
    )


def odd_files() -> Iterator[Sample]:
    """Forwards, names and sizes out of the ordinary."""
    film = {"attachments": files((FILM_NAME, FILM))}
    yield Sample(
        name="forwarded-by-a-teacher",
        raw=head() + several(plain(), b"Content-Type: message/rfc822\r\n\r\n" + INNER),
        expected={"forwarded": [{"name": "", "address": "li@school.edu.cn"}], **film},
    )
    yield Sample(
        name="percent-escaped-name",
        raw=head() + several(plain(), hard.file(b"filename=%E7%94%B0%E5%9F%82.mp4")),
        expected={"attachments": files(("田埂.mp4", FILM))},
    )
    inner = quopri.encodestring(INNER)
    coded = b"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    yield Sample(
        name="forwarded-in-quoted-printable",
        raw=head() + several(plain(), coded + inner),
        expected={"forwarded": [{"name": "", "address": "li@school.edu.cn"}], **film},
    )
    named = quoted(word(FILM_NAME))
    halves = (hard.file(named, b"resource", b"application/applefile"), hard.file(named))
    yield Sample(
        name="two-halves-of-a-mac-file",
        raw=head() + several(plain(), several(*halves, kind=b"appledouble", mark=b"in")),
        expected=film,
    )
    large = bytes(range(256)) * 400
    yield Sample(
        name="large-body-on-disk",
        raw=head() + several(plain(), hard.file(quoted(b"film.mp4"), large)),
        expected={"attachments": files(("film.mp4", large))},
    )


def uu() -> bytes:
    """The film, uuencoded."""
    import binascii  # noqa: PLC0415  (beside its one use)

    pieces = [FILM[n : n + 45] for n in range(0, len(FILM), 45)]
    return b"begin 644 film.mp4\n" + b"".join(map(binascii.b2a_uu, pieces)) + b"`\nend\n"


def kinds() -> Iterator[Sample]:
    """Letters that machines wrote, and odd senders."""
    returned = (
        "抱歉，您的邮件被退回来了……\n收件人：wang@wannan.edu.cn\n退信原因：550 Mailbox not found"
    )
    yield Sample(
        name="bounce-of-qq",
        raw=head(word("来自mail.qq.com的退信"), b"From: PostMaster@qq.com\r\n") + plain(returned),
        expected={
            "kind": "bounce",
            "bounce": {
                "recipient": "wang@wannan.edu.cn",
                "status": "550",
                "original_message_id": None,
            },
        },
    )
    yield words("auto-reply-of-qq", "这是来自QQ邮箱的假期自动回复邮件。\n您好", kind="auto-reply")
    yield Sample(
        name="quoted-local-part",
        raw=head(who=b'From: "zhang san"@wannan.edu.cn\r\n') + plain(),
        expected={"sender": {"name": "", "address": '"zhang san"@wannan.edu.cn'}},
    )
    for name, who, shown in (
        ("wide-brackets", "王老师＜wang@wannan.edu.cn＞", "王老师"),
        ("group-of-one", "teachers: wang@wannan.edu.cn;", "teachers"),
    ):
        yield Sample(
            name=name,
            raw=head(who=f"From: {who}\r\n".encode()) + plain(),
            expected={"sender": {"name": shown, "address": "wang@wannan.edu.cn"}},
        )
    yield Sample(
        name="chinese-domain",
        raw=head(who="From: wang@大学.cn\r\n".encode()) + plain(),
        expected={
            "sender": {
                "name": "",
                "address": "wang@xn--" + "大学".encode("punycode").decode() + ".cn",
            }
        },
    )


def samples() -> list[Sample]:
    """All of them."""
    return [*hard_ones(), *linked(), *offered(), *packed(), *odd_files(), *kinds()]


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for sample in samples():
        (FOLDER / f"{sample.name}.eml").write_bytes(sample.raw)

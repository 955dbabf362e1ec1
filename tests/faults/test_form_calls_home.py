"""A document with a picture on the web: LibreOffice, which would fetch it, calls nobody."""

import os
import socket
import zipfile

import programs
import pytest
from cases import POLICY

from intake import forms
from intake.demo.forms import document, package, table
from intake.forms import office
from intake.model import FormFacts

TEXT = "片名：《灯》\n选送学校：甲大学\n预计时长：3分\n类型：纪录片"
MIME = "application/vnd.oasis.opendocument.text"
NAMES = "urn:oasis:names:tc:opendocument:xmlns"


@pytest.fixture
def listener():
    """A port of this machine that somebody may call."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def odt(path, url):
    lines = "".join(f"<text:p>{line}</text:p>" for line in TEXT.split("\n"))
    picture = (
        '<text:p><draw:frame text:anchor-type="as-char" svg:width="1cm" svg:height="1cm">'
        f'<draw:image xlink:href="{url}" xlink:type="simple" xlink:actuate="onLoad"/>'
        "</draw:frame></text:p>"
    )
    content = (
        f'<office:document-content xmlns:office="{NAMES}:office:1.0" '
        f'xmlns:text="{NAMES}:text:1.0" xmlns:draw="{NAMES}:drawing:1.0" '
        f'xmlns:svg="{NAMES}:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"<office:body><office:text>{lines}{picture}</office:text></office:body>"
        "</office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{NAMES}:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIME}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", MIME)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)


def test_a_template_and_a_picture_elsewhere_are_never_fetched(tmp_path, listener):
    place = f"http://127.0.0.1:{listener.getsockname()[1]}"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}/{{}}" TargetMode="External" Target="{place}/x"/>'
        "</Relationships>"
    )
    parts = {
        "word/document.xml": document(table({})),
        "word/settings.xml": f'<w:settings xmlns:w="w" xmlns:r="{kind}">'
        '<w:attachedTemplate r:id="rId1"/></w:settings>',
        "word/_rels/settings.xml.rels": relation.format("attachedTemplate"),
        "word/_rels/document.xml.rels": relation.format("image"),
    }

    found = forms.read(package(tmp_path / "form.docx", parts), "docx", POLICY.form, 2020)

    assert len(found.forms) == 1
    with pytest.raises(BlockingIOError):
        listener.accept()


def test_nothing_on_the_web_is_fetched(tmp_path, listener):
    programs.require("soffice")
    url = f"http://127.0.0.1:{listener.getsockname()[1]}/picture.png"
    odt(tmp_path / "form", url)
    libreoffice = office.find(os.environ["PATH"])

    found = forms.read(tmp_path / "form", "", POLICY.form, 2020, libreoffice)

    assert isinstance(found, FormFacts)
    assert len(found.forms) == 1
    with pytest.raises(BlockingIOError):
        listener.accept()

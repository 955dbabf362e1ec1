"""LibreOffice: an old or foreign document (.doc, .wps, .odt, .rtf) → the same as .docx.

It converts and nothing else: headless, in a sandbox, with a profile of its own that runs no macro
and reaches no network; linked pictures and templates are never fetched.
"""

from __future__ import annotations

import atexit
import functools
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from intake import child
from intake.errors import BadSetup

SECONDS = 20.0
MOST_BYTES = 50 * 1024 * 1024
LIMITS = child.Limits(memory_bytes=3 * 1024**3, cpu_seconds=30, file_bytes=100 * 1024**2)
"""Of address space, of which LibreOffice maps far more than it uses."""
PLACES = ("/Applications/LibreOffice.app/Contents/MacOS", r"C:\Program Files\LibreOffice\program")
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetProxyType" oor:op="fuse"><value>1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"""
"""No macro, no link brought up to date, and a proxy where nobody listens (port 9, discard)."""


class ConversionError(Exception):
    """LibreOffice gave no document; `ours` when it was our limit rather than the file."""

    def __init__(self, detail: str, *, ours: bool) -> None:
        super().__init__(detail)
        self.ours = ours


_ONE_AT_A_TIME = threading.Lock()


@functools.cache
def _home() -> Path:
    """The profile's folder, made for the first document, gone with the robot."""
    home = tempfile.mkdtemp(prefix="intake-office-")
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    return Path(home)


@dataclass(frozen=True, slots=True)
class Office:
    """LibreOffice on this machine; one conversion at a time, since a profile has one user.

    The profile is made once and kept for the robot's life: the first document waits for it, those
    after it do not.
    """

    program: Path

    @contextmanager
    def docx(self, path: Path, suffix: str) -> Iterator[Path]:
        """The document as .docx in a folder that is gone afterwards. Raises ConversionError."""
        if path.stat().st_size > MOST_BYTES:
            message = "the document is over 50 MB"
            raise ConversionError(message, ours=False)
        with tempfile.TemporaryDirectory(prefix="intake-form-") as folder:
            source = Path(folder) / f"form{suffix}"
            shutil.copyfile(path, source)
            out = Path(folder) / "out"
            with _ONE_AT_A_TIME:
                done = child.run(self._command(source, out), seconds=SECONDS, limits=LIMITS)
            made = out / "form.docx"
            if not made.is_file():
                raise ConversionError(
                    done.trouble or "no document came out", ours=bool(done.trouble)
                )
            yield made

    def _command(self, source: Path, out: Path) -> list[str]:
        home = _home()
        settings = home / "user" / "registrymodifications.xcu"
        if not settings.exists():
            settings.parent.mkdir(parents=True, exist_ok=True)
            settings.write_text(SETTINGS, encoding="utf-8")
        return [
            str(self.program),
            f"-env:UserInstallation={home.resolve().as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(out),
            str(source),
        ]


def find(search_path: str | None) -> Office | None:
    """LibreOffice on `search_path` or where its installers put it; None when it is not there."""
    for place in (search_path, *PLACES):
        for name in ("soffice", "libreoffice"):
            if place and (program := shutil.which(name, path=place)):
                return Office(Path(program).resolve())
    return None


def version(office: Office) -> str:
    """What LibreOffice calls itself. Raises BadSetup when it does not start."""
    done = child.run([str(office.program), "--version"], seconds=SECONDS, limits=LIMITS)
    first = done.out.decode(errors="replace").partition("\n")[0].strip()
    if done.code or not first:
        message = f"{office.program}: LibreOffice does not start; install it again"
        raise BadSetup(message)
    return " ".join(first.split()[:2])

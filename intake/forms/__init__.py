"""Forms: a file → the registration forms in it, with their nine fields understood."""

from __future__ import annotations

from pathlib import Path

from intake.forms import docx, fields, linked, package
from intake.forms.package import UnusableError
from intake.model import Facts, FormFacts, Nature, Refusal, Unsupported
from intake.policy import FormSettings

FORMATS = frozenset({"docx", "docm"})
"""What is read here; every other format is opened by staff."""


def read(path: Path, format: str, settings: FormSettings, year: int) -> Facts:  # noqa: A002  (the word of the house for what nature tells)
    """The forms in a file of this format; dates that name no year are of `year`.

    What cannot be opened by the sender's doing is a Refusal, what has no reader Unsupported.
    """
    head = package.head(path)
    if not head:
        return Refusal(nature=Nature.FORM, reason="empty", detail="the file holds nothing")
    if head == package.OLE and package.locked(path):
        detail = "the document is locked with a password"
        return Refusal(nature=Nature.FORM, reason="encrypted", detail=detail)
    if format not in FORMATS or head == package.OLE:
        told = "doc" if format in FORMATS else format
        return Unsupported(nature=Nature.FORM, format=told)
    try:
        blocks = docx.read(path)
    except UnusableError as error:
        return error.refusal
    return FormFacts(forms=fields.forms(blocks, settings, year), passages=linked.passages(blocks))

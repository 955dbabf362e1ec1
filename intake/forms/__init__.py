"""Forms: a file → the registration forms in it, with their nine fields understood.

A format is told by content, never by name. Each has a reader of its own; LibreOffice only converts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from intake.forms import (
    choices,
    docx,
    fields,
    flatbook,
    labels,
    olddoc,
    package,
    page,
    passages,
    pdf,
    periods,
    plain,
    scan,
    sniff,
    workbook,
)
from intake.forms.apart import OverrunError
from intake.forms.cells import Block, Line
from intake.forms.office import ConversionError, Office
from intake.forms.package import UnusableError
from intake.model import Facts, Field, Form, FormFacts, Nature, NotMeasured, Refusal, Unsupported
from intake.policy import FormSettings

READERS: Mapping[str, Callable[[Path], tuple[Block, ...]]] = {
    "docx": docx.read,
    "xlsx": workbook.read,
    "xls": workbook.read,
    "ods": workbook.read,
    "flat": docx.read_flat,
    "sheetml": flatbook.read,
    "html": page.read,
    "mht": page.read_archive,
    "txt": plain.read,
    "pdf": pdf.read,
}
CONVERTED = frozenset({"doc", "rtf", "odt"})
PICTURES = frozenset({"jpeg", "png", "tiff", "bmp", "webp", "gif", "heic"})
TICK_SURE = 0.5
BLANK_SURE = 0.8
"""Whether a blank stands between 26 and 岁 a picture does not tell, nor ° from ℃."""
_MIXED = re.compile("[\u3400-\u9fff][A-Za-z0-9]|[A-Za-z0-9%][\u3400-\u9fff]|[°℃]")
LEAST_WRITTEN = 7
"""Of the nine fields so many make a letter's text a form."""
FEW_WORDS = 120
"""Where a document with pictures says less than this, its form may be in the pictures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """The facts of a file, and the pictures of doubtful places in it by name (JPEG)."""

    facts: Facts
    stills: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Reading:
    """How what stands in a document is understood."""

    settings: FormSettings
    year: int

    def forms(self, blocks: Sequence[Block]) -> tuple[Form, ...]:
        """The registration forms."""
        return fields.forms(blocks, self.settings, self.year)

    def speaks(self, blocks: Sequence[Block]) -> bool:
        """Whether what stands there sounds like a form's answers."""
        return fields.speaks(blocks, self.settings)

    def knows_no_label(self, blocks: Sequence[Block]) -> bool:
        """Whether no field is named at all: text that a scanner laid under a page is gibberish."""
        return not labels.pairs(blocks, self.settings.labels)


def stands_in(text: str, settings: FormSettings, year: int) -> bool:
    """Whether a letter's text is a filled form; a few lines 片名：… of courtesy are none."""
    found = fields.forms(plain.lines(text), settings, year)
    return any(len(form.fields) >= LEAST_WRITTEN for form in found)


def read(
    path: Path,
    format: str,  # noqa: A002  (the word of the house for what nature tells)
    settings: FormSettings,
    year: int,
    office: Office | None = None,
) -> Facts:
    """The forms in a file; dates that name no year are of `year`. `format` is what its name says.

    What cannot be opened by the sender's doing is a Refusal, what has no reader here Unsupported.
    """
    return study(path, format, settings, year, office).facts


def study(
    path: Path,
    format: str,  # noqa: A002  (as above)
    settings: FormSettings,
    year: int,
    office: Office | None = None,
) -> Study:
    """The facts of a file with the pictures that staff may want to see."""
    if not package.head(path):
        return _refused("empty", "the file holds nothing")
    told = sniff.tell(path) or format
    if told == "locked":
        return _refused("encrypted", "the document is locked with a password")
    try:
        return _studied(path, told, _Reading(settings, year), office)
    except UnusableError as error:
        return Study(facts=error.refusal)
    except (OverrunError, ConversionError) as error:
        bare = _bare(path, told, _Reading(settings, year))
        missed = NotMeasured(nature=Nature.FORM, reason=f"{told}: {error}")
        return bare if _holds(bare.facts) else Study(facts=missed)


def _studied(path: Path, told: str, reading: _Reading, office: Office | None) -> Study:
    if told in PICTURES:
        return _scanned([path], told, reading)
    with _opened(path, told, office) as (kind, place):
        if kind not in READERS:
            return _bare(path, told, reading)
        blocks = READERS[kind](place)
        found = reading.forms(blocks)
        if not found and told == "doc" and _holds(bare := _bare(path, told, reading).facts):
            # LibreOffice loses tables that the document's own text still shows.
            return Study(facts=bare)
        if not found and kind == "txt":
            # Nothing but its commas tells a table of values from any other text.
            found = reading.forms(workbook.read(place))
        macro = package.has_macro(path)
        facts = FormFacts(
            forms=found,
            passages=passages.of(blocks),
            macro=macro,
            overlooked=not found and reading.speaks(blocks),
        )
        written = Study(facts=facts)
        few = _length(blocks) < FEW_WORDS
        if found or not (few or (kind == "pdf" and reading.knows_no_label(blocks))):
            return written
        with package.pictures(place, kind) as pictures:
            seen = _scanned(pictures, told, reading) if pictures else written
        return seen if few or _holds(seen.facts) else written


def _bare(path: Path, told: str, reading: _Reading) -> Study:
    """What an old document's bare text says, where no program shows it; for staff if anything."""
    unsupported = Study(facts=Unsupported(nature=Nature.FORM, format=told))
    if told != "doc":
        return unsupported
    try:
        blocks = olddoc.read(path)
    except UnusableError:
        return unsupported
    found = reading.forms(blocks)
    facts = FormFacts(forms=found, passages=passages.of(blocks), macro=package.has_macro(path))
    return Study(facts=facts) if found else unsupported


@contextmanager
def _opened(path: Path, told: str, office: Office | None) -> Iterator[tuple[str, Path]]:
    """The format that a reader here opens, and where it lies: itself, or LibreOffice's copy."""
    if told in CONVERTED and office is not None:
        with office.docx(path, f".{told}") as converted:
            yield "docx", converted
    else:
        yield told, path


def _scanned(paths: Sequence[Path], told: str, reading: _Reading) -> Study:
    """The forms in pictures, which nobody is turned away for; the stills of their fields."""
    if not scan.is_possible(told):
        return Study(facts=Unsupported(nature=Nature.FORM, format=told))
    try:
        seen = scan.read(paths)
    except UnusableError as error:
        # What we cannot see in a picture is a person's to look at, whosesoever fault it is.
        return Study(facts=NotMeasured(nature=Nature.FORM, reason=f"{told}: {error}"))
    found = tuple(_seen(form) for form in reading.forms(seen.blocks))
    shown = {filled.still for form in found for filled in form.fields.values()}
    stills = {name: raw for name, raw in seen.stills.items() if name in shown}
    facts = FormFacts(forms=found, passages=passages.of(seen.blocks), scanned=True)
    return Study(facts=facts, stills=stills)


def _seen(form: Form) -> Form:
    """A form that was read in a picture, in which a tick is too small to be sure of."""
    read = {
        name: replace(f, confidence=min(f.confidence, TICK_SURE)) if choices.ticked(f.raw) else f
        for name, f in form.fields.items()
    }
    title = read.get(Field.TITLE)
    if title is not None and _MIXED.search(title.raw):
        read[Field.TITLE] = replace(title, confidence=min(title.confidence, BLANK_SURE))
    period = read.get(Field.PRODUCTION_PERIOD)
    if period is not None and periods.is_long(period.value):
        # A month that lost a digit (11月 read as 1月) makes a period long.
        sure = min(period.confidence, BLANK_SURE)
        read[Field.PRODUCTION_PERIOD] = replace(period, confidence=sure)
    return replace(form, fields=read, scanned=True)


def _holds(facts: Facts) -> bool:
    return isinstance(facts, FormFacts) and bool(facts.forms)


def _length(blocks: Sequence[Block]) -> int:
    """How many characters a document says, white space aside."""
    texts = [b.text if isinstance(b, Line) else "".join(c.text for c in b.cells) for b in blocks]
    return sum(len("".join(told.split())) for told in texts)


def _refused(reason: package.Reason, detail: str) -> Study:
    return Study(facts=Refusal(nature=Nature.FORM, reason=reason, detail=detail))

"""Read: letters on disk → what the robot understands of each, without mailbox or ledger."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from intake.errors import BadSetup
from intake.letters import parse
from intake.materials import gather, moving, nature
from intake.model import Facts, Letter, Nature
from intake.walk import measure, shapes
from intake.walk.house import Bench
from intake.walk.inward import scratch, told

MOST_DOCUMENTS = 10
"""Documents of one letter that are opened for their links."""


def letters(bench: Bench, files: Sequence[Path], out: Path | None) -> list[shapes.Json]:
    """What the robot understands of letters; with `out` their attachments are written there.

    Raises BadSetup, before anything is read, for a file that is no letter.
    """
    for path in files:
        if not parse.is_letter(path):
            message = f"{path}: not a letter, it has no header line; save the letter as .eml"
            raise BadSetup(message)
    return [_letter(bench, path, out) for path in files]


def _letter(bench: Bench, path: Path, out: Path | None) -> shapes.Json:
    when = parse.arrival(path) or bench.clock.now()
    with contextlib.ExitStack() as stack:
        if out is None:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        else:
            folder = stack.enter_context(scratch.emptied(out))
        read = parse.read(path, when, bench.reading, folder)
        letter = _with_documents(bench, read)
        written = {} if out is None else _written(read, out)
    return shapes.letter(letter, str(path), written)


def _written(read: parse.Read, out: Path) -> dict[str, str]:
    """Where each enclosure's bytes were written, by their sha256."""
    written: dict[str, str] = {}
    for file in read.enclosures:
        suffix, content = gather.safe_suffix(file.attachment.name), file.content
        if content.path is None:
            path = gather.store(content.octets, out, suffix)
        else:
            path = moving.take(content.path, content.sha256, out, suffix)
        written[content.sha256] = str(path)
    return written


def _with_documents(bench: Bench, read: parse.Read) -> Letter:
    """The letter with the links of the documents that it encloses, read here and now."""
    facts: list[Facts] = []
    for file in read.enclosures:
        path = file.content.path
        if path is None:
            path = gather.store(file.content.octets, read.scratch, ".bin")
        kind, form = nature.tell(path, file.attachment.name)
        if kind is Nature.FORM and len(facts) < MOST_DOCUMENTS:
            facts.append(measure.read(bench, path, kind, form))
    ignored = bench.policy.campaign.organiser_links
    return replace(read.letter, links=told.joined(read.letter, facts, ignored))

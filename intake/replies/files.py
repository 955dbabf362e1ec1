"""Files: what came and was not used, and why; names that may stand in a command. Pure."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Any

from intake.model import (
    ArchiveFacts,
    Case,
    FilmFacts,
    FormFacts,
    Nature,
    NotMeasured,
    Part,
    Refusal,
    Role,
    Unsupported,
)
from intake.wording import quoted

MOST_NAMES = 8
# Letters, digits and a few marks that no shell reads as its own, not even between quotes; a name
# that starts with a dash would be taken for an option.
PLAIN = re.compile(r"[\w《》（）·][\w《》（）·. ()-]{0,60}")


def unused(case: Case) -> list[dict[str, Any]]:
    """The first files that no role took, each with the reason by its key in [unused]."""
    spare = [part for part in case.parts if is_unused(part)]
    return [
        {"name": quoted(p.material.name), "size": p.material.size, "why": _why(p)}
        for p in spare[:MOST_NAMES]
    ]


def is_unused(part: Part) -> bool:
    """Whether a file counts for nothing in the judgement; what was in an archive is told apart."""
    other = part.ambiguous or part.role is Role.OTHER
    return other and not isinstance(part.facts, ArchiveFacts)


def _why(part: Part) -> str:
    if part.ambiguous:
        return "ambiguous"
    match part.facts:
        case Refusal():
            return "refused"
        case Unsupported() | NotMeasured():
            return "person"
        case FilmFacts():
            return "film"
        case FormFacts(forms=forms):
            return "form" if forms else "other"
    return "archive" if part.nature is Nature.ARCHIVE else "other"


def named(name: str) -> dict[str, str]:
    """What an HD film and the version made of it are called in a command; "" where unsafe."""
    if not PLAIN.fullmatch(name):
        return {"source": "", "target": ""}
    stem = PurePosixPath(name).stem
    for word in ("高清版", "高清"):
        stem = stem.removesuffix(word).rstrip("-_ ·")
    return {"source": name, "target": f"{stem or '作品'}-压缩版.mp4"}

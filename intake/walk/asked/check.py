"""Check: files → what the robot would say of them, without mailbox or ledger."""

from __future__ import annotations

import base64
import hashlib
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from intake.errors import BadSetup
from intake.materials import nature, roles
from intake.media import scan
from intake.model import (
    Case,
    Dossier,
    Facts,
    FilmFacts,
    Judgement,
    Letter,
    LetterKind,
    Material,
    Nature,
    Part,
    ReplyKind,
    Role,
    Sender,
    Standing,
)
from intake.replies import compose
from intake.walk import measure, shapes
from intake.walk.house import Bench
from intake.walk.inward import archives
from intake.walk.judge import judgement, listed
from intake.walk.works import cases, dossiers, groups, likeness, standings

MOST_FILES = 200
"""More files than this in one folder are no letter's."""


@dataclass(frozen=True, slots=True)
class Checked:
    """Would-be entries as JSON, and what a precheck by mail would answer as a page, with stills."""

    entries: tuple[shapes.Json, ...]
    page: str


def entries(bench: Bench, paths: Sequence[Path], received: datetime | None) -> Checked:
    """What the robot would say of these files, or of the files in one folder.

    Files of several works are as many entries, told apart as those of one letter are.
    """
    files = [(_material(path, _root(paths)), path) for path in _files(paths)]
    with tempfile.TemporaryDirectory(prefix="intake-") as place:
        seen = [
            (
                material,
                measure.Seen(facts=known) if known else _look(bench, path, name=material.name),
            )
            for material, path, known in archives.opened(bench, files, Path(place))
        ]
    return _told(bench, seen, received or bench.clock.now(), received)


def _told(
    bench: Bench,
    seen: Sequence[tuple[Material, measure.Seen]],
    now: datetime,
    received: datetime | None,
) -> Checked:
    files = [(material, one.facts) for material, one in seen]
    case = Case(parts=roles.assign(files), received_at=received)
    signed = {material.sha256: one.signature for material, one in seen}.get
    found = [(_judged(bench, work, signed, now)) for work in groups.works(case)]
    setting = dossiers.setting_of(bench.policy, now)
    told = [dossier for dossier, _ in found]
    page = compose.entries(ReplyKind.PRECHECK, told, setting, bench.wording).html
    stills = {material.sha256: one.stills for material, one in seen}
    return Checked(
        entries=tuple(shapes.entry(d.entry, d.case, v, bench.wording) for d, v in found),
        page=_illustrated(page, [d.case for d in told], stills, bench),
    )


def _judged(
    bench: Bench, case: Case, signed: likeness.Signed, now: datetime
) -> tuple[Dossier, Judgement]:
    """One would-be entry."""
    title, school = cases.names(case, "")
    case = replace(
        case, window=standings.window(bench, school, ""), standing=_standing(bench, school)
    )
    case = likeness.paired(listed(bench.schools, case), signed)
    verdict = judgement(bench.policy, "check", case, now)
    dossier = Dossier(
        entry=dossiers.unregistered(case, title, verdict),
        case=case,
        judgement=verdict,
        letter=_nobodys_letter(now),
    )
    return dossier, verdict


def _standing(bench: Bench, school: str) -> Standing | None:
    """What can be told of the place of files that nobody has sent yet."""
    return None if bench.policy.campaign.senders else standings.of_sender(bench, school, "")


def form(bench: Bench, path: Path) -> shapes.Json:
    """What the robot reads out of one registration form, with the form's own findings."""
    material, known = _material(path, path.parent), facts(bench, path, Nature.FORM)
    part = Part(material=material, role=Role.FORM, facts=known)
    verdict = judgement(
        bench.policy, "check", listed(bench.schools, Case(parts=(part,))), bench.clock.now()
    )
    found = [f for f in verdict.findings if f.code.startswith(("form.", "material.un"))]
    return {
        "file": str(path),
        "forms": [shapes.form(f) for f in getattr(known, "forms", ())],
        "findings": [shapes.finding(f, bench.wording) for f in found],
    }


def video(bench: Bench, path: Path, role: Role | None) -> shapes.Json:
    """Measured facts and findings of one film in a role, or in the one that it would get."""
    material, known = _material(path, path.parent), facts(bench, path, Nature.FILM)
    part = Part(
        material=material, role=role or roles.assign([(material, known)])[0].role, facts=known
    )
    verdict = judgement(bench.policy, "check", Case(parts=(part,)), bench.clock.now())
    found = [f for f in verdict.findings if f.about in {part.role, material.name}]
    return {
        "file": str(path),
        "sha256": material.sha256,
        "role": part.role,
        "facts": shapes.film(known) if isinstance(known, FilmFacts) else None,
        "findings": [shapes.finding(f, bench.wording) for f in found if ".form" not in f.code],
    }


def facts(bench: Bench, path: Path, kind: Nature | None = None, name: str = "") -> Facts:
    """The facts of one file on disk, read by the room that its content (or `kind`) names."""
    return _look(bench, path, kind, name).facts


def _look(bench: Bench, path: Path, kind: Nature | None = None, name: str = "") -> measure.Seen:
    """The facts of one file on disk and, of a film, its stills and its signature."""
    told, form = nature.tell(path, name or path.name)
    if (kind or told) is not Nature.FILM:
        return measure.Seen(facts=measure.read(bench, path, kind or told, form))

    def watch(share: float) -> bool:
        bench.progress(path.name, share)
        return bench.stopping()

    found = measure.film(bench, path, watch)
    bench.progress(path.name, 1.0)
    return found


def _illustrated(
    page: str, works: Sequence[Case], stills: Mapping[str, tuple[scan.Still, ...]], bench: Bench
) -> str:
    """The reply's page with the stills of its films behind it, each inside the page itself."""
    films = [
        {
            "role": part.role.value,
            "name": part.material.name,
            "stills": [
                {"name": s.name, "at": s.at_seconds, "uri": _inlined(s.jpeg)} for s in found
            ],
        }
        for case in works
        for part in case.parts
        if (found := stills.get(part.material.sha256))
    ]
    before, end, after = page.rpartition("</body>")
    if not films or not end:
        return page
    return f"{before}{bench.wording.render('stills.html.j2', films=films)}{end}{after}"


def _inlined(jpeg: bytes) -> str:
    return "data:image/jpeg;base64," + base64.b64encode(jpeg).decode()


def _files(paths: Sequence[Path]) -> list[Path]:
    """The regular files named, or those of the one folder named, in the order of their names."""
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            message = f"{path}: there is no such file or folder"
            raise BadSetup(message)
        found += sorted(p for p in path.rglob("*") if _is_plain(p)) if path.is_dir() else [path]
    if len(found) > MOST_FILES:
        message = f"{len(found)} files are more than one letter has; name a folder with fewer"
        raise BadSetup(message)
    return found


def _is_plain(path: Path) -> bool:
    return path.is_file() and not path.is_symlink() and not path.name.startswith(".")


def _root(paths: Sequence[Path]) -> Path:
    return paths[0] if len(paths) == 1 and paths[0].is_dir() else Path()


def _material(path: Path, root: Path) -> Material:
    folder = path.parent.relative_to(root).as_posix() if path.is_relative_to(root) else ""
    with path.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    return Material(
        sha256=sha256,
        name=path.name,
        size=path.stat().st_size,
        folder="" if folder == "." else folder,
    )


def _nobodys_letter(now: datetime) -> Letter:
    """Files on disk came by no letter; a reply is rendered as if to nobody."""
    return Letter(
        sha256="",
        sender=Sender(name="", address=""),
        subject="",
        kind=LetterKind.SUBMISSION,
        message_id=None,
        date=None,
        received_at=now,
        text="",
        own_text="",
    )

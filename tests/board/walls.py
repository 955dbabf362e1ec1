"""Walls for the board's tests: a made-up campaign with every state in it, drawn into a folder."""

from __future__ import annotations

from pathlib import Path

import cases
from PIL import Image, ImageDraw
from tracker import desks

from intake.board import draw
from intake.board.wall import Picture, Reel, Wall, Work
from intake.model import Dossier, FilmFacts, Nature, Role
from intake.wording import Wording

WORDING = desks.WORDING
STILLS = 8


def wall(works: tuple[Work, ...]) -> Wall:
    """A wall of these works on the morning of the campaign's last week."""
    return Wall(
        campaign_name="第二季“我的2020”微视频征集展示活动",
        now=desks.NOW,
        zone=cases.POLICY.campaign.zone,
        tracker="tracker.xlsx",
        works=works,
    )


def works(count: int = 25, *, film: str = "", pictures: bool = True) -> tuple[Work, ...]:
    """So many works in every state; each film is the file at `film`, as seen from the board."""
    return tuple(
        work(dossier, film=film, pictures=pictures) for dossier in desks.campaign(count).dossiers
    )


def work(dossier: Dossier, *, film: str = "", pictures: bool = True, **changes: object) -> Work:
    """A work with eight stills of each film."""
    films = [part for part in dossier.case.parts if part.nature is Nature.FILM]
    reels = [
        reel(
            part.role,
            part.facts if isinstance(part.facts, FilmFacts) else None,
            film=film,
            stills=int(dossier.entry.number[-3:]) % 7 if pictures else None,
        )
        for part in films
    ]
    return Work(dossier=dossier, reels=tuple(reels), **changes)


def reel(role: Role, facts: FilmFacts | None, *, film: str = "", stills: int | None = 0) -> Reel:
    """A film with the stills of one of the drawn films, or without."""
    length = facts.duration_seconds if facts else 180.0
    found = () if stills is None else range(STILLS)
    return Reel(
        role=role,
        facts=facts,
        path=film,
        stills=tuple(
            Picture(
                name=str(k + 1),
                path=f"stills/{stills}/{k + 1}.jpg",
                at_seconds=(k + 0.5) * length / STILLS,
            )
            for k in found
        ),
    )


def hang(folder: Path, a_wall: Wall, wording: Wording = WORDING) -> Path:
    """The board of a wall as a file, with drawn stills beside it."""
    for kind in range(7):
        (folder / f"stills/{kind}").mkdir(parents=True, exist_ok=True)
        for k in range(STILLS):
            _landscape(kind, k).save(folder / f"stills/{kind}/{k + 1}.jpg", quality=80)
    path = folder / "board.html"
    path.write_text(draw.draw(a_wall, wording).html, encoding="utf-8")
    return path


def _landscape(kind: int, k: int) -> Image.Image:
    """A made-up picture of a film: hills under a sun that wanders."""
    image = Image.new("RGB", (320, 180), f"hsl({kind * 51}, 45%, {70 - 2 * k}%)")
    pen = ImageDraw.Draw(image)
    pen.ellipse((20 + 30 * k, 22, 60 + 30 * k, 62), fill="#fff3d0")
    for depth in range(3):
        hue = f"hsl({kind * 51}, 45%, {48 - 14 * depth}%)"
        for x in range(-60, 340, 130 - 20 * depth):
            pen.ellipse((x, 86 + 26 * depth + (x * 7) % 18, x + 190, 300), fill=hue)
    return image

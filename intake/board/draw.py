"""Draw: the wall → board.html, one static file.

Everything but pictures and films is inside, since a page that lies in a folder may load nothing.
What strangers wrote comes as data, and the page's own policy lets nothing run but our own script,
told by its digest, and nothing be loaded but pictures and films from where the page lies.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from intake.board.shown import Json, shown
from intake.board.wall import Wall
from intake.model import State
from intake.wording import DESK, Wording

PAGE, SCRIPT, STYLE = "board.html.j2", "board.js.j2", "board.css.j2"
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
_INERT = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)
"""What could end a script's text, written so that JSON still says the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The page, and a digest that is the same for two pages that show the same."""

    html: str
    digest: str


def draw(wall: Wall, wording: Wording) -> Page:
    """The whole page. Raises BadSetup when the templates lack something that it shows."""
    script, style = wording.render(SCRIPT), wording.render(STYLE)
    page = partial(
        wording.render,
        PAGE,
        words=wording.desk.get("board", {}),
        campaign=wall.campaign_name,
        tracker=wall.tracker,
        script=script,
        style=style,
        policy=_policy(script, style),
        data=inert([shown(work, wall, wording) for work in wall.works]),
        states=inert({state: wording.say(DESK, "state", state) for state in State}),
    )
    digest = hashlib.sha256(page(updated="").encode()).hexdigest()
    now = wall.now.astimezone(wall.zone)
    return Page(html=page(updated=f"{now:%Y-%m-%d %H:%M}"), digest=digest)


def check(wording: Wording) -> None:
    """Try the page's words on a wall without works. Raises BadSetup as `draw` does."""
    wording.say(
        DESK,
        "board",
        "film",
        width=1,
        height=1,
        rate="25",
        codec="h264",
        bit_rate=1,
        bytes=1,
        length="0:01",
    )
    draw(Wall(campaign_name="", now=_EPOCH, zone=UTC, tracker="", works=()), wording)


def inert(data: Json | list[Json]) -> str:
    """Data as JSON that may stand inside a script element, whatever strangers wrote."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_INERT)


def _policy(script: str, style: str) -> str:
    """The page's Content-Security-Policy: no network, no script and no style but these."""
    local = "'self' file:"
    rules = {
        "default-src": "'none'",
        "img-src": local,
        "media-src": local,
        "script-src": _digest(script),
        "style-src": _digest(style),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _digest(source: str) -> str:
    digest = hashlib.sha256(source.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"

"""Manifest: what a parcel holds, for a program at the next tier or a person who checks it. Pure.

Every file with its sha256 and measured facts, every work with its decision. Contact names and
telephone numbers stand in the forms and nowhere else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

FORMAT = 1
"""Raised when a reader of the former manifest would misread the new one."""


def manifest(
    campaign: Mapping[str, str], made_at: datetime, works: Sequence[Mapping[str, Any]]
) -> bytes:
    """The manifest's JSON: campaign, instant, and the works in their order."""
    found = {
        "format": FORMAT,
        "campaign": dict(campaign),
        "made_at": made_at.isoformat(),
        "works": list(works),
    }
    return (json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode()

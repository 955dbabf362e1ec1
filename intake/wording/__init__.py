"""Wording: what the robot knows → what a person reads.

Every sentence stands in the templates folder. TOML files hold single sentences, each a small
template of its own; ``.txt.j2`` and ``.html.j2`` files hold whole pages.
"""

from __future__ import annotations

from intake.wording.folder import DESK, FINDINGS, SAMPLE, SENTENCES, WORDS
from intake.wording.quoting import quoted
from intake.wording.words import Worded, Wording

__all__ = ["DESK", "FINDINGS", "SAMPLE", "SENTENCES", "WORDS", "Worded", "Wording", "quoted"]

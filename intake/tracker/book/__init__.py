"""Book: the one door to openpyxl: the desk → tracker.xlsx, and what staff did to it → carried."""

from __future__ import annotations

from intake.tracker.book.draw import base, check, draw
from intake.tracker.book.keep import keep
from intake.tracker.desk import Desk, LetterRow

__all__ = ["Desk", "LetterRow", "base", "check", "draw", "keep"]

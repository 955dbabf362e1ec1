"""Logs: readable lines on a terminal, JSON elsewhere, always on stderr, never a phone number."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

CHATTY = ("mail.log", "mailparser")
"""Packages that warn of what the robot knows already: old ways of theirs, odd parts of letters."""
PHONE = re.compile(r"(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)")


def configure(level: int = logging.INFO) -> None:
    """Set up logging for the whole process."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(name)s: %(message)s")
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.ERROR)
    terminal = sys.stderr.isatty()
    renderer: Any = (
        structlog.dev.ConsoleRenderer()
        if terminal
        else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            mask_phones,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )


def mask_phones(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Mobile numbers as 138****5678 in every text of a log line."""
    for key, value in event.items():
        if isinstance(value, str):
            event[key] = PHONE.sub(r"\1****\2", value)
    return event

"""Logs: readable lines on a terminal, JSON elsewhere, always on stderr, phones masked."""

from __future__ import annotations

import logging
import sys
from typing import Any

import structlog

from intake.text import mask_phones

CHATTY = ("mail.log", "mailparser", "apscheduler.scheduler")
"""Packages that warn of what the robot knows already: old ways of theirs, odd parts of letters.

The scheduler warns each time that a job is asked for while it is at work: four times a second.
"""


def configure(level: int = logging.INFO) -> None:
    """Set up logging for the whole process."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Masked("%(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
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
            renderer,
            _masked,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )


class Masked(logging.Formatter):
    """Lines of other packages, tracebacks included, without phone numbers."""

    def format(self, record: logging.LogRecord) -> str:
        """The whole line as it is written."""
        return mask_phones(super().format(record))


def _masked(_logger: object, _method: str, line: Any) -> str:  # noqa: ANN401  (structlog's)
    """The last step of our own lines: all of it is masked, lists and reasons too."""
    return mask_phones(line)

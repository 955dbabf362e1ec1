"""The app that the commands' files hang themselves on, and the one way in."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer
from rich.console import Console

from intake import logs
from intake.errors import IntakeError

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


def main(words: Sequence[str] | None = None) -> None:
    """Run a command (the process's own words if none are given).

    Every refusal ends with its words on stderr and its exit code.
    """
    try:
        app(words)
    except IntakeError as error:
        console = Console(stderr=True)
        console.print(str(error), style="red", markup=False, highlight=False, soft_wrap=True)
        sys.exit(error.exit_code)


@app.callback()
def _before() -> None:
    """An unattended robot for video-collection campaigns run by e-mail."""
    logs.configure()

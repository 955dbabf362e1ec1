"""Commands: what people and scripts say to the robot, and how it answers.

People get tables, scripts get one JSON document on stdout; logs go to stderr. Exit codes: 0 done,
1 faults that a submitter must mend, 2 wrong usage or set-up, 3 a person must look, 4 try later.
One file holds the commands of one kind; each file named here hangs its commands on the app.
"""

from __future__ import annotations

from intake.cli import asking, forwarding, keeping, looking, outbox, turning
from intake.cli.app import app, main

__all__ = ["app", "asking", "forwarding", "keeping", "looking", "main", "outbox", "turning"]

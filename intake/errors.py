"""Three consequences, and no others: what the robot does when it cannot go on.

::

    IntakeError
    ├── TryLater      mailbox, server or disk is not ready: leave the item, a later turn resumes
    ├── NeedsPerson   a machine cannot go on: park the item and tell staff why
    └── BadSetup      the set-up is wrong: stop before any mail is touched

What a submitter did wrong is never one of these: it is a :class:`intake.model.Finding`.
Every message is written for the person who can act: what happened, to what, what to do.
"""

from __future__ import annotations


class IntakeError(Exception):
    """A reason not to go on, with the exit code that a command ends with."""

    exit_code = 1


class TryLater(IntakeError):
    """Something outside is not ready; nothing is counted against the item."""

    exit_code = 4


class NeedsPerson(IntakeError):
    """A person must look before this item goes on."""

    exit_code = 3


class BadSetup(IntakeError):
    """Configuration, templates, secrets or programs are not as they must be."""

    exit_code = 2

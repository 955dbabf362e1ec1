"""Programs that some tests need beside Python: found, or the test is skipped with a hint."""

from __future__ import annotations

import os
import shutil

import pytest

HINT = "make test-programs"


def require(program: str) -> str:
    """The path of `program`. Without it the test is skipped; in CI, where all are due, it fails."""
    places = [os.environ.get("PATH", os.defpath), "/usr/local/sbin", "/usr/sbin", "/sbin"]
    found = shutil.which(program, path=os.pathsep.join(places))
    if found:
        return found
    missing = f"{program} is not installed: {HINT}"
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(missing)
    pytest.skip(missing)

"""Logs: never a full phone number, never a password, always on stderr."""

from __future__ import annotations

import json
import logging
import subprocess
import sys

from campaign import ROOT, letter

from intake.logs import Masked

CODE = """
import logging, structlog
from intake import logs
logs.configure()
log = structlog.get_logger()
log.warning("电话13800000001", who=["+8613900000002"], reason={"tel": "150 0000 0003"})
log.warning("座机0551-60000000")
log.debug("too small to tell")
try:
    raise ValueError("18600000004")
except ValueError:
    logging.getLogger("apscheduler").exception("job failed")
"""


def test_nothing_in_a_log_shows_a_number():
    done = subprocess.run(
        [sys.executable, "-c", CODE], cwd=ROOT, capture_output=True, text=True, check=True
    )

    first, second, *rest = done.stderr.splitlines()
    assert done.stdout == ""
    told = json.loads(first)
    assert (told["event"], told["level"]) == ("电话138****0001", "warning")
    assert (told["who"], told["reason"]) == (["+86139****0002"], {"tel": "150****0003"})
    assert json.loads(second)["event"] == "座机****"
    assert rest[0] == "apscheduler: job failed"
    assert rest[-1] == "ValueError: 186****0004"


def test_a_traceback_of_another_package_is_masked():
    record = logging.LogRecord("x", logging.ERROR, "", 0, "13800000001", (), None)

    assert Masked("%(message)s").format(record) == "138****0001"


def test_a_run_logs_no_number_and_no_password(campaign, form_file):
    campaign.receive(letter("微视频报送13800000001", [form_file], text="电话13800000001"))

    done = campaign.away("once", "--now", "2020-12-12T10:00:00+08:00")

    assert done.code == 0
    assert "13800000001" not in done.err
    assert campaign.servers.password not in done.out + done.err

"""What a half-added rule lacks is named; every contract of the law breaks when violated."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from cases import CONFIG

from intake.model import Level
from intake.rules import RULES

ROOT = CONFIG.parent
WORDS = tomllib.loads((ROOT / "templates/findings.toml").read_text(encoding="utf-8"))
SHIPPED = tomllib.loads(CONFIG.read_text(encoding="utf-8"))


def lacks(name, codes, root=ROOT, words=WORDS, shipped=SHIPPED):
    """What a rule called `name` with these codes still lacks."""
    tests = root / f"tests/rules/test_{name}.py"
    found = [] if tests.exists() else [f"tests/rules/test_{name}.py"]
    found += [] if name in RULES else [f"a line {name} in RULES"]
    found += [] if name in shipped["rules"] else [f"[rules.{name}] in config.toml"]
    found += [f"[findings] {code}" for code in sorted(codes) if code not in shipped["findings"]]
    return found + [f"words of {code}" for code in sorted(codes) if code not in words]


def test_every_file_in_rules_is_registered():
    files = {p.stem for p in (ROOT / "intake/rules").glob("*.py")} - {"__init__"}

    assert files == set(RULES)


@pytest.mark.parametrize("name", RULES)
def test_a_rule_lacks_nothing(name):
    assert lacks(name, RULES[name].CODES) == []


@pytest.mark.parametrize("name", RULES)
def test_a_rule_is_a_heading_of_the_rules_page(name):
    assert f"## {name}\n" in (ROOT / "docs/rules.md").read_text(encoding="utf-8")


def test_a_half_added_rule_is_told_what_it_lacks():
    assert lacks("loudness", {"video.loudness"}) == [
        "tests/rules/test_loudness.py",
        "a line loudness in RULES",
        "[rules.loudness] in config.toml",
        "[findings] video.loudness",
        "words of video.loudness",
    ]


def test_each_code_belongs_to_exactly_one_rule():
    owned = sorted(code for kind in RULES.values() for code in kind.CODES)

    assert owned == sorted(set(owned)) == sorted(SHIPPED["findings"])


def test_levels_of_the_shipped_config_are_levels():
    assert {grading["level"] for grading in SHIPPED["findings"].values()} == set(Level)


VIOLATIONS = {
    "law of direction": ("intake/text.py", "import intake.policy"),
    "whatever is above the walk reaches the rooms through it only": (
        "intake/worker.py",
        "import intake.tracker.book",
    ),
    "a rule never knows another rule": ("intake/rules/scan.py", "import intake.rules.codec"),
    "judgement is pure": ("intake/matching.py", "import socket"),
    "one door: imapclient": ("intake/walk/poll.py", "import imapclient"),
    "one door: mail-parser": ("intake/walk/letter.py", "import mailparser"),
    "one door: tnefparse": ("intake/walk/letter.py", "import tnefparse"),
    "one door: zxing-cpp": ("intake/walk/letter.py", "import zxingcpp"),
    "one door: ffmpeg-python": ("intake/media/probe.py", "import ffmpeg"),
    "one door: openpyxl": ("intake/walk/desk.py", "import openpyxl"),
    "one door: jinja2": ("intake/replies/compose.py", "import jinja2"),
    "one door: apscheduler": ("intake/cli/turning.py", "import apscheduler"),
    "one door: sqlalchemy": ("intake/walk/judge.py", "import sqlalchemy"),
    "one door: Cryptodome": ("intake/materials/zipped.py", "import Cryptodome"),
    "one door: py7zr": ("intake/materials/archives.py", "import py7zr"),
    "one door: httpx": ("intake/walk/fetch.py", "import httpx"),
    "a source never knows another source": (
        "intake/materials/sources/qqmail.py",
        "import intake.materials.sources.baidu",
    ),
    "one door: typer": ("intake/worker.py", "import typer"),
    "one door: chinesecalendar": ("intake/walk/office/plan.py", "import chinese_calendar"),
    "one door: python-calamine": ("intake/walk/desk.py", "import python_calamine"),
    "one door: rapidfuzz": ("intake/matching.py", "import rapidfuzz"),
    "one door: pdfplumber": ("intake/forms/scan.py", "import pdfplumber"),
    "one door each: rapidocr, pi_heif, cv2, pypdfium2": ("intake/forms/pdf.py", "import cv2"),
    "a form reader never knows another": ("intake/forms/pdf.py", "import intake.forms.docx"),
}


def broken(root):
    """The names of the contracts that import-linter calls broken in a checkout."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(
        command,
        cwd=root,
        env={"PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    return {name.strip() for name in re.findall(r"(?m)^(.*) BROKEN\b", done.stdout)}


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """A copy of the package and its law, to be spoilt."""
    root = tmp_path_factory.mktemp("law")
    shutil.copytree(ROOT / "intake", root / "intake", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / ".importlinter", root)
    return root


def test_the_law_is_kept(checkout):
    assert broken(checkout) == set()


@pytest.mark.parametrize("contract", VIOLATIONS)
def test_each_contract_breaks_when_violated(checkout, contract):
    name, line = VIOLATIONS[contract]
    file = checkout / name
    kept = file.read_text(encoding="utf-8")
    file.write_text(f"{kept}\n{line}\n", encoding="utf-8")

    found = broken(checkout)

    file.write_text(kept, encoding="utf-8")
    assert contract in found


def test_every_contract_has_its_violation():
    law = (ROOT / ".importlinter").read_text(encoding="utf-8")
    names = {
        line.removeprefix("name = ") for line in law.splitlines() if line.startswith("name = ")
    }

    assert names == set(VIOLATIONS)

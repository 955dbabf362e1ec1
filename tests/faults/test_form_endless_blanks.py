"""A text whose lines invite a pattern to try countless ways: read within twenty seconds of work."""

import subprocess
import sys
from pathlib import Path

import pytest
from forms.test_separators import LABELS, SAID

ROOT = Path(__file__).parents[2]
POINTS = "\n".join(f"{a}：{b}" for a, b in zip(LABELS, SAID, strict=True))
MANY = 150_000
TEXTS = {
    "blanks behind a story": f"{POINTS}\n{' ' * MANY}x",
    "blanks behind a date": f"{POINTS}\n2020年12月1日{' ' * MANY}x",
    "strokes behind a story": f"{POINTS}\n{'_' * MANY}x",
    "colons behind a story": f"{POINTS}\n{'：' * MANY}",
    "stops behind a story": f"{POINTS}\n{'。;' * (MANY // 2)}x",
    "short lines behind a story": f"{POINTS}\n{'甲' + chr(10)}" * (MANY // 300),
    "blanks behind numbers": "\n".join(["1." + " " * 2900 + "x"] * 60 + [POINTS]),
    "blanks behind labels": "\n".join(["片名" + " " * 2900 + "x"] * 60),
    "ornaments": "\n".join(["*-+ " * 700] * 60 + [POINTS]),
    "leaders": "\n".join(["片名" + "…" * 2900 + "：" * 50] * 60),
    "labels in a row": "片名 片名 " * 20_000,
}
pytest.importorskip("resource", reason="the processor's time is bounded by it")
READ = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
from cases import POLICY
from intake import forms
found = forms.read(Path(sys.argv[1]), "txt", POLICY.form, 2020, None)
print(type(found).__name__)
"""


@pytest.mark.parametrize("kind", TEXTS)
def test_endless_blanks_keep_nobody_waiting(kind, tmp_path):
    path = tmp_path / "form.txt"
    path.write_text(TEXTS[kind], encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-c", READ, str(path)],
        cwd=ROOT / "tests",
        check=True,
        capture_output=True,
        text=True,
    )

    assert done.stdout.strip() in {"FormFacts", "NotMeasured"}

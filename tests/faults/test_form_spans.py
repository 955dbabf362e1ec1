"""A page whose every cell claims to span sixty rows and columns: read in bounded time."""

import time

from cases import POLICY

from intake import forms
from intake.model import FormFacts


def test_cells_that_span_everything_take_no_time(tmp_path):
    path = tmp_path / "form.html"
    path.write_bytes(b"<html><table>" + b"<tr><td rowspan=63 colspan=63>x" * 100_000)
    started = time.process_time()

    found = forms.read(path, "html", POLICY.form, 2020)

    assert time.process_time() - started < 15
    assert found == FormFacts(forms=())

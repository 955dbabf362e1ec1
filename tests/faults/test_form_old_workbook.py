"""An old workbook that takes more than we give it: our limit, so that staff look."""

import shutil
import subprocess

import programs
import pytest
import xlsxwriter
from cases import POLICY

from intake import forms
from intake.model import Nature, NotMeasured


@pytest.mark.torture
def test_an_old_workbook_beyond_our_budget_is_for_staff(tmp_path):
    programs.require("soffice")
    with xlsxwriter.Workbook(tmp_path / "form.xlsx") as made:
        sheet = made.add_worksheet()
        sheet.write("A1", "片名")
        sheet.write("IV65536", "远")
    command = [shutil.which("soffice"), f"-env:UserInstallation={(tmp_path / 'p').as_uri()}"]
    subprocess.run(
        [*command, "--headless", "--convert-to", "xls", "form.xlsx"],
        cwd=tmp_path, check=True, capture_output=True, timeout=120,
    )  # fmt: skip

    found = forms.read(tmp_path / "form.xls", "xls", POLICY.form, 2020)

    assert isinstance(found, NotMeasured)
    assert found.nature is Nature.FORM

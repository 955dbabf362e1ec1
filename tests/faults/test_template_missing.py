"""A template file is gone: the set-up is refused, and the file is named."""

import shutil

import pytest
from answers import TEMPLATES
from cases import POLICY

from intake.errors import BadSetup
from intake.wording import Wording


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(TEMPLATES, tmp_path / "templates")


@pytest.mark.parametrize(
    "name", ["replies/returned.html.j2", "replies/receipt.txt.j2", "replies/_letter.html.j2"]
)
def test_a_missing_page_is_named_with_what_to_do(folder, name):
    (folder / name).unlink()

    with pytest.raises(BadSetup) as caught:
        Wording(folder, POLICY.campaign.zone).check(POLICY.findings)

    assert str(folder / name) in str(caught.value)
    assert "there is no such template" in str(caught.value)
    assert str(caught.value).endswith("; mend it, or copy the file that came with the robot")


@pytest.mark.parametrize(
    "name",
    ["findings.toml", "desk.toml", "words.toml", "replies/sentences.toml", "replies/sample.toml"],
)
def test_a_missing_list_of_words_is_named(folder, name):
    (folder / name).unlink()

    with pytest.raises(BadSetup) as caught:
        Wording(folder, POLICY.campaign.zone).check(POLICY.findings)

    assert str(caught.value).startswith(f"{folder / name}: cannot be read")

"""A sentence is gone from a list of words: the set-up is refused, and the sentence is named."""

import re
import shutil

import pytest
from answers import TEMPLATES
from cases import POLICY

from intake.errors import BadSetup
from intake.wording import Wording


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(TEMPLATES, tmp_path / "templates")


def refused(folder, codes=POLICY.findings):
    with pytest.raises(BadSetup) as caught:
        Wording(folder, POLICY.campaign.zone).check(codes)
    return str(caught.value)


def change(path, pattern, words):
    text, count = re.subn(pattern, words, path.read_text(encoding="utf-8"), count=1)
    assert count == 1
    path.write_text(text, encoding="utf-8")


def test_codes_without_words_are_all_named(folder):
    assert refused(folder, [*POLICY.findings, "video.loudness", "video.colour"]) == (
        f"{folder / 'findings.toml'}: no words for video.colour, video.loudness; "
        "write a table for each, with title, message, required, found, cure"
    )


def test_a_finding_without_a_cure_is_named(folder):
    change(folder / "findings.toml", r'(?m)^title = "缺登记表"\n', "")

    assert "no words for material.form-missing.title;" in refused(folder)


def test_a_page_that_wants_a_sentence_that_is_gone_names_page_and_line(folder):
    change(folder / "replies/sentences.toml", r'(?m)^lead = "您的来信和材料已收到并存好.*\n', "")
    change(folder / "replies/sentences.toml", r"(?m)^(deadline = )", r"until_when = ")

    line = refused(folder)

    assert line.startswith(f"{folder / 'replies'}")
    assert "'dict object' has no attribute 'deadline'" in line
    assert re.search(r"_blocks\.(txt|html)\.j2, line \d+: ", line)


def test_a_table_of_sentences_that_is_gone_is_named(folder):
    change(folder / "replies/sentences.toml", r"(?m)^\[kind\.review\]", "[kind.other]")

    assert refused(folder).startswith(
        f"{folder / 'replies/sentences.toml'}: no table kind.review; "
    )


def test_a_unit_that_is_gone_is_named(folder):
    change(folder / "words.toml", r"(?m)^exactly = ", "exact = ")
    change(folder / "words.toml", r"(?m)^clock = ", "watch = ")

    assert refused(folder).startswith(f"{folder / 'words.toml'}: no sentence units.clock; ")


def test_a_sample_without_an_entry_is_named(folder):
    (folder / "replies/sample.toml").write_text("kind = 'returned'\n", encoding="utf-8")

    assert refused(folder).startswith(f"{folder / 'replies/sample.toml'}: no table entry; ")

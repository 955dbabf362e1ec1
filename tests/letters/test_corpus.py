"""Every letter of the corpus is read as it was made, through the command that users run."""

import pytest
from campaign import ROOT, command
from letters import corpus

SAMPLES = corpus.samples()


@pytest.fixture(scope="module")
def told():
    paths = [str(corpus.FOLDER / f"{sample.name}.eml") for sample in SAMPLES]
    done = command("read", *paths, "--json", "--config", str(ROOT / "config.toml"))
    assert done.code == 0, done.err
    letters = done.json["letters"]
    for letter in letters:
        letter["attachments"] = [
            (file["name"], file["size"], file["sha256"]) for file in letter["attachments"]
        ]
    return {sample.name: letter for sample, letter in zip(SAMPLES, letters, strict=True)}


def test_the_files_are_as_the_script_makes_them():
    there = {path.stem: path.read_bytes() for path in corpus.FOLDER.glob("*.eml")}

    assert there == {sample.name: sample.raw for sample in SAMPLES}
    assert len(there) >= 60


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_letter_is_read_as_it_was_made(told, sample):
    letter = told[sample.name]

    assert {key: letter[key] for key in sample.expected} == sample.expected

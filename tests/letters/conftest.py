"""What tests of reading letters share."""

import pytest

from intake.letters import parse


@pytest.fixture
def read(tmp_path, request):
    """Reads raw octets as a letter that arrived at the test file's NOW, by its READING."""

    def one(raw):
        path = tmp_path / "letter.eml"
        path.write_bytes(raw)
        scratch = tmp_path / "scratch"
        scratch.mkdir(exist_ok=True)
        return parse.read(path, request.module.NOW, request.module.READING, scratch)

    return one

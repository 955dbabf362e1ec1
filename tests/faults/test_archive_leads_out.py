"""Members whose paths lead out of their folder: refused, and no byte lands anywhere."""

import packed
import pytest
from packed import rar, raw_zip, read, tarred
from programs import require

from intake.model import Nature, Refusal

UNSAFE = Refusal(nature=Nature.ARCHIVE, reason="unsafe", detail="path")
PATHS = ["../../evil.txt", "/etc/evil.txt", "a/../../evil.txt", "C:/evil.txt"]


@pytest.mark.parametrize("name", [*PATHS, "..\\..\\evil.txt", "C:evil.txt", "a\nb.txt"])
def test_a_zip_that_leads_out_is_refused(tmp_path, name):
    assert read(tmp_path, raw_zip([(b"a.txt", b"x"), (name.encode(), b"evil")])) == UNSAFE
    assert packed.left(tmp_path) == []


@pytest.mark.parametrize("name", PATHS[:3])
def test_a_tar_that_leads_out_is_refused(tmp_path, name):
    assert read(tmp_path, tarred({"a.txt": b"x", name: b"evil"}), "tar") == UNSAFE
    assert packed.left(tmp_path) == []


@pytest.mark.parametrize("name", PATHS[:2])
def test_a_rar_that_leads_out_is_refused(tmp_path, name):
    require("unar")

    assert read(tmp_path, rar({"a.txt": b"x", name: b"evil"}), "rar") == UNSAFE
    assert packed.left(tmp_path) == []

"""Names that no file system takes: they are text to us, and the files are named by us."""

import packed
import pytest
from packed import held, rar, read, tarred, zipped
from programs import require

NAMES = ["CON", "NUL.txt", "aux.mp4", "a:b?.txt", " .txt", "-i.mp4", "名" * 300 + ".mp4"]
FILES = {f"{n}/{name}": bytes([n]) for n, name in enumerate(NAMES)}


@pytest.mark.parametrize(("form", "raw"), [("zip", zipped(FILES)), ("tar", tarred(FILES))])
def test_every_member_is_kept_and_its_name_is_text(tmp_path, form, raw):
    found = held(read(tmp_path, raw, form))

    assert [size for _, _, size in found] == [1] * len(NAMES)
    assert [name for _, name, _ in found][:3] == NAMES[:3]
    assert found[-1][1] == "名" * 115 + "….mp4"
    assert len(packed.left(tmp_path)) == len(NAMES)
    assert max(len(path.name) for path in packed.left(tmp_path)) < 80


def test_reserved_names_in_a_rar_are_text_too(tmp_path):
    require("unar")

    found = held(read(tmp_path, rar({"NUL.txt": b"x", "-i.mp4": b"y"}), "rar"))

    assert sorted(name for _, name, _ in found) == ["-i.mp4", "NUL.txt"]

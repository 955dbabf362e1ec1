"""Links and devices in archives: a member is a file, or the archive is refused."""

import io
import stat
import tarfile

import packed
import pytest
from packed import raw_zip, read

from intake.model import Nature, Refusal

UNSAFE = Refusal(nature=Nature.ARCHIVE, reason="unsafe", detail="link")


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE]
)
def test_a_tar_with_what_is_no_file_is_refused(tmp_path, kind):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        member = tarfile.TarInfo("成片.mp4")
        member.type, member.linkname = kind, "/etc/passwd"
        archive.addfile(member)

    assert read(tmp_path, out.getvalue(), "tar") == UNSAFE
    assert packed.left(tmp_path) == []


def test_a_zip_with_a_link_is_refused(tmp_path):
    raw = raw_zip([("成片.mp4".encode(), b"/etc/passwd")], mode=stat.S_IFLNK | 0o777)

    assert read(tmp_path, raw) == UNSAFE
    assert packed.left(tmp_path) == []

from dataclasses import replace

import pytest
from cases import COMPRESSED, HD, case, codes, findings


def test_mp4_passes():
    assert codes(case()) == []


@pytest.mark.parametrize("container", ["mov", "matroska", "avi", "mpegts", "flv", "asf", "other"])
def test_anything_else_is_named(container):
    (found,) = findings(case(hd=replace(HD, container=container)))

    assert (found.code, found.about, found.required, found.found) == (
        "video.container",
        "hd",
        ("mp4",),
        container,
    )


def test_both_versions_are_asked():
    whole = case(hd=replace(HD, container="mov"), compressed=replace(COMPRESSED, container="avi"))

    assert [(f.code, f.about) for f in findings(whole)] == [
        ("video.container", "hd"),
        ("video.container", "compressed"),
    ]

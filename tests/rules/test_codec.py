from dataclasses import replace

from cases import COMPRESSED, HD, case, findings


def test_hevc_compressed_version_is_named():
    (found,) = findings(case(compressed=replace(COMPRESSED, video_codec="hevc")))

    assert (found.code, found.required, found.found) == ("compressed.codec", ("h264",), "hevc")


def test_hd_version_may_be_hevc():
    assert findings(case(hd=replace(HD, video_codec="hevc", pixel_format="yuv420p10le"))) == []

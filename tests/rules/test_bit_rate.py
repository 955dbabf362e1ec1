from dataclasses import replace

from cases import COMPRESSED, case, findings


def test_exactly_at_limit_passes():
    assert findings(case(compressed=replace(COMPRESSED, video_bit_rate=1000 * 1024))) == []


def test_one_bit_above_is_named():
    (found,) = findings(case(compressed=replace(COMPRESSED, video_bit_rate=1000 * 1024 + 1)))

    assert (found.code, found.required, found.found) == (
        "compressed.bit-rate",
        1_024_000,
        1_024_001,
    )

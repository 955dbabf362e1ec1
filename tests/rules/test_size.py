from dataclasses import replace

from cases import COMPRESSED, case, findings

LIMIT = 50 * 1024 * 1024


def test_exactly_at_limit_passes():
    assert findings(case(compressed=replace(COMPRESSED, size_bytes=LIMIT))) == []


def test_one_byte_above_is_named():
    (found,) = findings(case(compressed=replace(COMPRESSED, size_bytes=LIMIT + 1)))

    assert (found.code, found.required, found.found) == ("compressed.size", LIMIT, LIMIT + 1)

from dataclasses import replace

import pytest
from cases import COMPRESSED, HD, case, findings


@pytest.mark.parametrize("scan", ["progressive", "unknown"])
def test_progressive_or_unsaid_passes(scan):
    assert findings(case(hd=replace(HD, scan=scan))) == []


def test_interlaced_hd_is_named():
    (found,) = findings(case(hd=replace(HD, scan="interlaced")))

    assert (found.code, found.required, found.found) == ("hd.scan", "progressive", "interlaced")


def test_compressed_version_is_not_asked():
    assert findings(case(compressed=replace(COMPRESSED, scan="interlaced"))) == []

from dataclasses import replace

import pytest
from cases import COMPRESSED, FORM, HD, case, codes, findings

from intake.model import Field, Filled


def of(seconds, **more):
    """A case whose two versions last so long, as its form says or less."""
    told = Filled(raw="", value=min(float(seconds), 240.0))
    return case(
        hd=replace(HD, duration_seconds=seconds, **more),
        compressed=replace(COMPRESSED, duration_seconds=seconds, **more),
        form=replace(FORM, fields={**FORM.fields, Field.DURATION: told}),
    )


@pytest.mark.parametrize("seconds", [0.2, 239.96, 240.0, 240.5])
def test_within_limit_and_tolerance_passes(seconds):
    assert codes(of(seconds)) == []


def test_just_over_the_tolerance_is_named():
    found, _ = findings(of(240.52))

    assert (found.code, found.level, found.about, found.required, found.found) == (
        "video.duration",
        "reject",
        "hd",
        240,
        240.52,
    )


def test_longer_container_alone_passes():
    assert codes(of(240.0, container_seconds=241.2)) == []

from dataclasses import replace

from cases import HD, case, findings


def test_silent_container_goes_to_a_person():
    (found,) = findings(case(hd=replace(HD, audio_codec=None)))

    assert (found.code, found.level, found.about) == ("video.no-audio", "review", "hd")

import tomllib
from dataclasses import replace
from datetime import timedelta

from answers import CROWDED, FAULTY, LINK, RIGHT, TEMPLATES, WORDING, at, dossier, setting
from cases import POLICY

from intake.model import ArchiveFacts, Material, Part, ReplyKind, Role, Standing
from intake.replies import compose, sheet


def shape(value):
    """The names in a value, and the kinds of its leaves; numbers are one kind, empty is any."""
    if isinstance(value, dict):
        return {key: shape(inner) for key, inner in sorted(value.items())}
    if isinstance(value, list):
        return [shape(value[0])] if value and isinstance(value[0], dict) else []
    return "number" if isinstance(value, int | float) else type(value).__name__


def test_the_sample_has_the_names_that_a_reply_has():
    sample = tomllib.loads((TEMPLATES / "replies/sample.toml").read_text(encoding="utf-8"))
    taken = Standing(quota=1, taken=("AH-001",))
    held = Material(sha256="0" * 64, name="作品.mp4", size=1)
    packed = Part(
        material=Material(sha256="1" * 64, name="作品.zip", size=2),
        role=Role.OTHER,
        facts=ArchiveFacts(members=(held,)),
    )
    whole = replace(CROWDED, parts=(*CROWDED.parts, packed), links=(LINK,), standing=taken)
    known = compose._letter(ReplyKind.RETURNED, setting())
    entry = compose._entry(dossier(whole, before=FAULTY), known, setting(), WORDING)
    del entry["said"]

    assert {**shape(entry), "form": None} == {**shape(sample["entry"]), "form": None}
    assert set(known) - {"entries"} <= set(sample)
    for name, real in (
        ("part", "parts"),
        ("film", "films"),
        ("field", "form"),
        ("link", "links"),
        ("file", "unused"),
    ):
        assert set(sample[name]) == set(entry[real][0])


def test_an_entry_that_was_never_judged_waits_for_staff():
    whole = replace(dossier(RIGHT), judgement=None)

    assert sheet.entry(whole, WORDING)["state"] == "review"


def test_days_left_are_whole_days_of_the_campaign():
    closes = at("2020-12-19T00:00:00")

    assert sheet.days_left(closes, at("2020-12-18T23:59:00"), POLICY.campaign.zone) == 0
    assert sheet.days_left(closes, closes - timedelta(days=1, seconds=1), POLICY.campaign.zone) == 1

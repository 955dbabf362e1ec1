"""The two-tier story ends by itself: five works reach the national host, nobody else does."""

from __future__ import annotations

import json

import pytest
from campaign import command

SENT_ON = {
    "田埂上的论文": "皖南师范学院",
    "一剂良方": "庐州医科大学",
    "灯": "淮河学院",
    "归雁": "新安大学",
    "三尺讲台": "巢湖理工学院",
}
"""The works that staff recommend, in their order: title and school."""


@pytest.fixture(scope="module")
def played(tmp_path_factory, ffmpeg):
    """The demo's exit, and what each robot made of it."""
    folder = tmp_path_factory.mktemp("tiers") / "out"
    done = command("demo", "--tiers", "--out", str(folder), "--now", "2026-03-02T15:00:00+08:00")
    told = [
        json.loads((folder / tier / "result.json").read_text(encoding="utf-8"))
        for tier in ("province", "national")
    ]
    return done, folder, *told


def test_it_ends_by_itself_with_a_table(played):
    done, *_ = played

    assert (done.code, done.err) == (0, "")
    words = " ".join(done.out.split()).partition("5 works sent on")
    told = "5 accepted by the national host, 1 sent to its province, 0 replies waiting"
    assert words[2].startswith(f", {told} folder")


def test_the_province_judges_six_universities(played):
    _, _, province, _ = played

    assert {e["title"]: (e["decision"], e["state"]) for e in province["entries"]} == {
        "田埂上的论文": ("accepted", "forwarded"),
        "一剂良方": ("accepted", "forwarded"),
        "直播间里的山货": ("returned", "returned"),
        "归雁": ("accepted", "forwarded"),
        "三尺讲台": ("accepted", "forwarded"),
        "返乡的人": ("review", "review"),
        "灯": ("review", "forwarded"),
    }


def test_what_is_late_and_over_quota_is_said_to_be(played):
    _, _, province, _ = played

    codes = {e["title"]: [f["code"] for f in e["findings"]] for e in province["entries"]}
    assert "campaign.late" in codes["灯"]
    assert "campaign.over-quota" in codes["返乡的人"]


def test_the_national_host_takes_the_parcel_in_without_a_fault(played):
    _, _, _, national = played

    taken = [e for e in national["entries"] if e["decision"] != "wrong-tier"]
    assert {e["title"]: e["school"] for e in taken} == SENT_ON
    assert {e["decision"] for e in taken} == {"accepted"}
    assert [r["kind"] for r in national["replies"] if len(r["number"] or []) == 5] == ["accepted"]
    assert [f for e in taken for f in e["findings"] if f["level"] != "note"] == []


def test_the_national_host_sends_a_university_to_its_province(played):
    _, _, _, national = played

    refused = [e for e in national["entries"] if e["decision"] == "wrong-tier"]
    replies = [r["kind"] for r in national["replies"] if r["to"] == "zhou@jianghuai.example"]
    assert [(e["title"], e["school"]) for e in refused] == [("直播间里的山货", "江淮农业大学")]
    assert replies == ["wrong-tier"]


def test_each_recommended_school_hears_of_it_once(played):
    _, _, province, _ = played

    told = [r["number"] for r in province["replies"] if r["kind"] == "selected"]
    forwarded = [e["number"] for e in province["entries"] if e["state"] == "forwarded"]
    assert sorted(told) == sorted(forwarded)


def test_the_two_robots_do_not_answer_each_other(played):
    _, _, province, national = played

    answers = [x for x in province["letters"] if x["kind"] == "auto-reply"]
    assert {(x["end"], x["reason"]) for x in answers} == {("set-aside", "next-tier")}
    assert [r["to"] for r in province["replies"] if r["to"] == "host@example.com"] == []
    assert len(answers) == len([r for r in national["replies"] if r["to"].startswith("province")])


def test_each_tier_has_its_tracker_and_its_parcel(played):
    _, folder, *_ = played

    names = sorted(p.name for p in (folder / "province/kept/onward").glob("*/0*"))
    assert names == [
        f"{rank:02d}_{school}_{title}" for rank, (title, school) in enumerate(SENT_ON.items(), 1)
    ]
    assert all((folder / tier / "tracker.xlsx").exists() for tier in ("province", "national"))

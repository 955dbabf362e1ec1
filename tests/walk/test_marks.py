"""Marks through the whole walk: real references, real films, real answers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from campaign import letter
from cases import SHIPPED

from intake.demo import films
from intake.turn import turn_until_idle
from intake.walk import house as houses
from intake.walk import measure
from intake.walk.house import refit


@pytest.fixture
def marked(stage, tmp_path, ffmpeg):
    """A stage whose campaign hands out intro, outro and badge; shipped levels of findings."""
    policy = stage.house.policy
    made = films.references(ffmpeg, tmp_path / "marks")
    marks = replace(policy.marks, **{name: (str(path),) for name, path in made.items()})
    policy = replace(policy, marks=marks, findings=SHIPPED.findings)
    stage.house = refit(stage.house, policy=policy, references=houses.named(policy))
    return stage


def test_films_with_all_marks_are_accepted(marked, film_pair, form_file):
    marked.play(letter("报送", [*film_pair, form_file]))

    seen = {part.role.value: part.facts for part in marked.case().parts}
    found = [(mark.name, mark.state) for role in ("hd", "compressed") for mark in seen[role].marks]
    assert found == [("intro", "found"), ("outro", "found"), ("badge", "found")] * 2
    assert (marked.state(), marked.codes(), marked.kinds()) == (("accepted", 1), [], ["accepted"])


def test_what_is_missing_is_asked_for_in_one_answer(marked, film_pair, form_file, ffmpeg):
    plain = films.compressed(1)
    bare = films.make(ffmpeg, film_pair[1].parent, replace(plain, marked=False))
    marked.play(letter("报送", [film_pair[0], ("compressed.mp4", bare.read_bytes()), form_file]))

    told = {f.code for f in marked.last().findings if f.level == "reject"}
    assert told >= {"marks.intro", "marks.outro", "marks.badge"}
    assert marked.kinds() == ["returned"]
    (hd, *_) = [part for part in marked.case().parts if part.role == "hd"]
    assert (marked.house.stills / hd.material.sha256 / "badge.jpg").read_bytes()[:2] == b"\xff\xd8"


def test_without_references_a_right_entry_goes_to_staff(stage, film_pair, form_file):
    shipped = replace(stage.house.policy, findings=SHIPPED.findings)
    stage.house = refit(stage.house, policy=shipped)

    stage.play(letter("报送", [*film_pair, form_file]))

    assert (stage.codes(), stage.state()) == (["marks.not-checked"], ("review", 1))


def test_other_references_make_films_due_again(marked, film_pair, form_file, tmp_path, ffmpeg):
    marked.play(letter("报送", [*film_pair, form_file]))
    assert measure.due(marked.house) == []

    (tmp_path / "marks/badge.png").write_bytes((tmp_path / "marks/intro.mp4").read_bytes())
    (tmp_path / "marks/badge.png").rename(tmp_path / "marks/badge.mp4")
    policy = marked.house.policy
    changed = replace(
        policy, marks=replace(policy.marks, badge=(), outro=(str(tmp_path / "marks/intro.mp4"),))
    )
    marked.house = refit(marked.house, policy=changed, references=houses.named(changed))
    assert len(measure.due(marked.house)) == 2
    turn_until_idle(marked.house)

    assert measure.due(marked.house) == []
    assert "marks.outro" in marked.codes()
    assert marked.state()[0] == "returned"

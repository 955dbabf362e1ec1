"""A stage for stories of letters: a form alone is a whole entry here."""

from __future__ import annotations

from dataclasses import replace

import pytest
from campaign import form_answers
from cases import POLICY
from stages import staged

from intake.demo import forms
from intake.model import Field


@pytest.fixture
def sheet(tmp_path):
    """Makes a form whose answers differ from the right ones."""
    made = iter(range(1000))

    def make(**changes):
        answers = {**form_answers(), **{Field(k.replace("_", "-")): v for k, v in changes.items()}}
        filled = {name: answer for name, answer in answers.items() if answer}
        return forms.docx(tmp_path / f"登记表{next(made)}.docx", filled)

    return make


@pytest.fixture
def open_stage(tmp_path):
    """Opens a stage on which a form alone is a whole entry; campaign's keys may be changed."""
    opened = []

    def make(schools=(), **campaign):
        whole = replace(POLICY.rules["completeness"], required=("form",))
        policy = replace(POLICY, rules={**POLICY.rules, "completeness": whole})
        policy = replace(policy, campaign=replace(policy.campaign, **campaign))
        context = staged(tmp_path, policy, schools)
        opened.append(context)
        return context.__enter__()

    yield make
    for context in opened:
        context.__exit__(None, None, None)


@pytest.fixture
def told(open_stage):
    """A stage with the shipped campaign."""
    return open_stage()

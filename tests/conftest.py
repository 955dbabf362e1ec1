"""Fixtures that many tests share; films and forms are made once a run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from campaign import NOW, Campaign, form_answers
from hypothesis import settings
from programs import require
from stages import staged

from intake.demo import films, forms
from intake.demo.servers import MailServers

# The same cases in every run, so that a change is never blamed for what another run would find;
# `make torture` looks for new ones. How long a case takes says more of the machine than of us.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("searching", deadline=None)
settings.load_profile("searching" if os.environ.get("INTAKE_TORTURE") else "steady")


@pytest.fixture
def campaign(tmp_path):
    """A campaign on embedded servers of its own."""
    with MailServers(clock=lambda: NOW) as servers:
        yield Campaign(tmp_path / "campaign", servers)


@pytest.fixture(scope="session")
def ffmpeg():
    """The system's ffmpeg."""
    return Path(require("ffmpeg"))


@pytest.fixture(scope="session")
def film_pair(tmp_path_factory, ffmpeg):
    """The HD and the compressed version of one film, right in all."""
    folder = tmp_path_factory.mktemp("films")
    return films.make(ffmpeg, folder, films.hd(1)), films.make(ffmpeg, folder, films.compressed(1))


@pytest.fixture(scope="session")
def form_file(tmp_path_factory):
    """A registration form with all nine fields filled."""
    return forms.docx(tmp_path_factory.mktemp("forms") / "登记表.docx", form_answers())


@pytest.fixture
def stage(tmp_path):
    """A house whose rounds a test turns itself."""
    with staged(tmp_path) as found:
        yield found


def pytest_make_parametrize_id(val, argname):
    """Octets made while tests are collected hold the time: they would be named anew each time."""
    return argname if isinstance(val, bytes) else None

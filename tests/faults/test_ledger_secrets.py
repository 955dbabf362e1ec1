"""What goes wrong with the ledger never repeats its password, a form or a phone."""

from __future__ import annotations

import traceback

import pytest
import sqlalchemy as sa

from intake.errors import BadSetup
from intake.ledger import schema
from intake.ledger.store import Ledger

CANARY = "geheim-4711"


def refused(url, folder):
    with pytest.raises(BadSetup) as error:
        Ledger(url, folder)
    return str(error.value)


@pytest.mark.parametrize(
    "url",
    [
        f"oracle9://robot:{CANARY}@db.example.com/ledger?password={CANARY}",
        f"mysql+pymysql9://robot:{CANARY}@db.example.com/ledger",
        f"postgresql://robot:{CANARY}@db.example.com:port/ledger",
        f"//robot:{CANARY}@db.example.com",
    ],
)
def test_a_url_is_told_without_its_password(url, tmp_path):
    words = refused(url, tmp_path)

    assert words.startswith("ledger.url")
    assert CANARY not in words


def test_a_driver_that_is_not_installed_is_named(tmp_path):
    words = refused(f"mssql+pymssql://robot:{CANARY}@db.example.com/ledger", tmp_path)

    assert words == (
        "ledger.url: mssql+pymssql://robot:***@db.example.com/ledger needs the Python module "
        "pymssql; install the package that brings it beside the robot"
    )


def test_the_place_of_a_file_is_its_path(tmp_path):
    ledger = Ledger("sqlite:///deep/ledger.sqlite3", tmp_path)
    ledger.close()

    assert ledger.place == str(tmp_path / "deep/ledger.sqlite3")


def test_an_error_of_the_database_holds_no_values(tmp_path):
    ledger = Ledger("sqlite:///ledger.sqlite3", tmp_path)
    row = {"name": "13800000001", "value": "王老师"}

    with pytest.raises(sa.exc.IntegrityError) as error, ledger.transaction() as tx:
        for _ in range(2):
            tx.record._connection.execute(schema.meta.insert().values(row))
    ledger.close()
    told = "".join(traceback.format_exception(error.value))

    assert "13800000001" not in told
    assert "王老师" not in told

"""Two events written at once never claim the same predecessor."""

from unittest.mock import MagicMock

import pytest

from audit import actions as audit


@pytest.mark.parametrize(
    ("engine", "is_asked"),
    [("postgresql", True), ("sqlite", False)],
    ids=["PostgreSQL is asked to hold the chain", "SQLite holds it by itself"],
)
def test_one_writer_at_a_time_holds_the_chain(
    monkeypatch, case, therapist, engine, is_asked
):
    database = MagicMock(vendor=engine)
    monkeypatch.setattr(audit, "connection", database)

    audit.log(by=therapist, verb="case.read", record=case)

    asked = database.cursor.return_value.__enter__.return_value.execute.call_args_list
    locks = [call for call in asked if "pg_advisory_xact_lock" in call.args[0]]
    assert bool(locks) is is_asked

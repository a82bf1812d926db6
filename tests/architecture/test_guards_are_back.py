"""Tests that empty their tables lift the database's guards; afterwards it refuses again."""

import pytest
from django.db import DatabaseError, connection, transaction

from audit import actions as audit
from audit.models import Event
from tests import guards, make


def empty_the_log() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_event")


@pytest.mark.django_db(transaction=True)
def test_the_guards_stand_again_after_they_were_lifted():
    before = guards.standing_guards()
    audit.log(by=make.user(), verb="case.read")

    with guards.lifted():
        empty_the_log()
    audit.log(by=make.user(), verb="case.read")

    assert guards.standing_guards() == before
    with pytest.raises(DatabaseError, match="only grows"):
        empty_the_log()
    assert Event.objects.count() == 1

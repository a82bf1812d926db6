from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction

from tests.architecture.world import World, make_world


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    """Made once, since asking undoes what it changes; gone after the last test."""
    with django_db_blocker.unblock():
        whole = transaction.atomic()
        whole.__enter__()
        try:
            yield make_world()
        finally:
            transaction.set_rollback(True)
            whole.__exit__(None, None, None)

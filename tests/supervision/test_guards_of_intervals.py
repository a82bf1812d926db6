"""Who decided how often a case is looked at stays as it was written."""

import pytest
from django.db import DatabaseError, transaction

from supervision.models import ReviewInterval
from tests.make_supervision import interval

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "change", [{"days": 90}, {"reason": "Other words"}, {"set_at": None}, {}]
)
def test_an_interval_is_neither_changed_nor_deleted(case, supervisor, change):
    interval(case, supervisor, 7)
    rows = ReviewInterval.objects.all()

    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(**change) if change else rows.delete()


@pytest.mark.parametrize("row", [{"days": 0}, {"days": 183}, {"reason": ""}])
def test_the_database_knows_what_an_interval_can_be(case, supervisor, row):
    values = {"case": case, "set_by": supervisor, "days": 7, "reason": "Weekly"}
    values["set_at"] = interval(case, supervisor, 7).set_at

    with pytest.raises(DatabaseError), transaction.atomic():
        ReviewInterval.objects.create(**(values | row))

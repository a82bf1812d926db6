"""Nothing that once stood on a worksheet is gone without a trace."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from sessions.models import TherapySession, WorksheetVersion
from tests import make, make_sessions, make_worksheets

pytestmark = pytest.mark.django_db


def test_a_state_of_a_worksheet_is_neither_rewritten_nor_deleted():
    make_worksheets.worksheet(make.case(therapist=make.user()))

    with pytest.raises(DatabaseError), transaction.atomic():
        WorksheetVersion.objects.update(answers={})
    with pytest.raises(DatabaseError), transaction.atomic():
        WorksheetVersion.objects.all().delete()


def test_each_version_of_a_worksheet_is_kept_once():
    sheet = make_worksheets.worksheet(make.case(therapist=make.user()))
    again = WorksheetVersion(
        case=sheet.case,
        worksheet=sheet,
        number=sheet.version,
        saved_at=make.NOW,
        saved_by=sheet.author,
    )

    with pytest.raises(IntegrityError), transaction.atomic():
        again.save(force_insert=True)
    again.origin = "LOST"
    again.save(force_insert=True)


def test_a_planned_session_that_is_let_go_leaves_its_worksheet_behind():
    case = make.case(therapist=make.user())
    planned = make_sessions.session(case=case, days_ago=-3)
    sheet = make_worksheets.worksheet(case, therapy_session=planned)

    TherapySession.objects.get(pk=planned.pk).delete()

    sheet.refresh_from_db()
    assert sheet.therapy_session is None

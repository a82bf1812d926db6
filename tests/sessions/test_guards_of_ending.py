"""What was written for the ending, and after it, stays as it was written."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, models, transaction

from documents.models import Document
from formulation.models import InventoryPerson
from sessions.models import (
    EndingFeeling,
    EndingStep,
    FollowUpContact,
    MaintenanceContract,
    PlanCopy,
    RelapsePlan,
    RelapsePlanPerson,
    StepUp,
)
from tests import make, make_documents, make_ending, make_sessions

pytestmark = pytest.mark.django_db

KEPT: tuple[type[models.Model], ...] = (
    RelapsePlan,
    RelapsePlanPerson,
    PlanCopy,
    EndingFeeling,
    EndingStep,
    FollowUpContact,
    MaintenanceContract,
    StepUp,
)


@pytest.fixture
def ended():
    case = make.case(therapist=make.user())
    held = make_sessions.session(case=case)
    plan = make_documents.relapse_plan(case)
    ada = InventoryPerson.objects.create(
        case=case, name="Ada", added_at=make.NOW, author=case.therapist
    )
    RelapsePlanPerson.objects.create(case=case, plan=plan, person=ada, role="SUPPORTER")
    make_ending.copy(plan)
    make_ending.feeling(case)
    make_ending.step(case)
    FollowUpContact.objects.create(case=case, therapy_session=held)
    make_ending.step_up(make_ending.maintenance(case))
    return case


@pytest.mark.parametrize("model", KEPT, ids=lambda model: model.__name__)
def test_a_row_of_the_ending_is_neither_changed_nor_deleted(ended, model):
    row = model._default_manager.get()

    with pytest.raises(DatabaseError), transaction.atomic():
        type(row)._default_manager.filter(pk=row.pk).update(case=row.case_id)
    with pytest.raises(DatabaseError), transaction.atomic():
        type(row)._default_manager.filter(pk=row.pk).delete()

    assert model._default_manager.filter(pk=row.pk).exists()


def test_a_signed_session_takes_no_feeling_afterwards(ended):
    held = make_sessions.session(case=ended, days_ago=2)
    make_sessions.signed(held)

    with pytest.raises(DatabaseError), transaction.atomic():
        make_ending.feeling(ended, therapy_session=held)


def test_a_copy_for_others_needs_the_day_on_which_the_client_agreed(ended):
    plan = RelapsePlan.objects.get()

    with pytest.raises(DatabaseError), transaction.atomic():
        make_ending.copy(plan, holder="SCHOOL", client_agreed_on=None)


def test_an_approved_document_still_refuses_to_change_with_its_new_columns(ended):
    document = make_documents.approved(ended)
    kept = Document.objects.filter(pk=document.pk)

    with pytest.raises(DatabaseError), transaction.atomic():
        kept.update(parts=[])
    kept.update(client_letter="Dear Ruth", given_on=make.TODAY - timedelta(days=1))

    assert Document.objects.get(pk=document.pk).client_letter == "Dear Ruth"

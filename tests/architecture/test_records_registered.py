"""Every table that leads to a case is named in the registry of case records.

The tests below ask of each of them that it opens with its case; one that is missing there
would be asked by nobody.
"""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import models

from accounts.models import User
from cases.models import Case, Client
from cases.models.case import CaseRecordQuerySet
from cases.registry import case_records
from tests.make_whole import whole

ROOMS = {
    "accounts",
    "audit",
    "cases",
    "documents",
    "formulation",
    "ipt_practice",
    "measures",
    "therapy_sessions",
    "supervision",
}
# Not records of one case: the case itself, and what belongs to the client as a person,
# whose cases may be several.
OF_THE_CLIENT = {"cases.Case", "cases.Client", "cases.Contact", "cases.Consent"}

# A process note opens to its author alone, a draft set aside to nobody; who works in a
# case is the admin's to read; what is said of a therapist's work is theirs and their
# supervisors'.
HAVE_NO_SUCH_DOOR = {
    "supervision.CompetenceRating",
    "supervision.RatingShare",
    "therapy_sessions.HereAndNowNote",
    "therapy_sessions.ProcessNote",
    "therapy_sessions.SetAsideDraft",
    "supervision.SupervisorNote",
    "cases.CaseAccess",
    "cases.Reassignment",
}


# Not made by the world below: of these it is only asked that an outsider finds none.
NOT_IN_THE_WORLD = {
    "cases.ConfidentialityAgreement",
    "cases.FlagDismissal",
    "cases.ModelChange",
    "cases.ProblemChange",
    "documents.DocumentComment",
    "documents.ExportItem",
    "documents.Rendering",
    "documents.SummaryRequest",
    "formulation.CandidateNote",
    "formulation.FocusStage",
    "formulation.GriefDetail",
    "formulation.LonelinessRating",
    "formulation.MarkerRating",
    "formulation.RoleDisputeDetail",
    "formulation.StrategyUse",
    "documents.ReleaseAnswer",
    "supervision.ReviewInterval",
    "therapy_sessions.ContactAttempt",
    "therapy_sessions.Countersignature",
    "therapy_sessions.GroupAttendance",
    "therapy_sessions.HomeworkReview",
    "therapy_sessions.NoteVoid",
    "therapy_sessions.PhaseGate",
    "therapy_sessions.RelapsePlanPerson",
    "therapy_sessions.SessionSighting",
    "therapy_sessions.SightingBeside",
    "therapy_sessions.TakenOver",
    "therapy_sessions.TaskTick",
}


@pytest.fixture(scope="module")
def people(world) -> dict[str, User]:
    """Those of the URL walk, whose therapist has two cases more, full to the brim."""
    for key in ("IPT_ADULT", "DIT_16_SEED"):
        whole(world.people["therapist"], world.people["supervisor"], protocol_key=key)
    return world.people


def own_models() -> list[type[models.Model]]:
    return [m for m in apps.get_models() if m._meta.app_label in ROOMS]


def leads_to_a_case(
    model: type[models.Model], seen: frozenset[str] = frozenset()
) -> bool:
    """Through its own foreign keys, however many steps away."""
    if model in (Case, Client):
        return True
    label = model._meta.label
    if label in seen:
        return False
    return any(
        leads_to_a_case(field.related_model, seen | {label})
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey)
    )


def of_cases() -> list[type[models.Model]]:
    return [m for m in own_models() if leads_to_a_case(m)]


def label(model: type[models.Model]) -> str:
    return model._meta.label


@pytest.mark.parametrize("model", of_cases(), ids=label)
def test_a_table_that_leads_to_a_case_is_registered(model):
    if label(model) in OF_THE_CLIENT:
        pytest.skip("belongs to the client")

    assert model in case_records()


@pytest.mark.django_db
@pytest.mark.parametrize("model", case_records(), ids=label)
def test_a_registered_record_is_found_by_who_may_see_its_case(people, model):
    """Access is inherited from the case, never restated."""
    if label(model) in HAVE_NO_SUCH_DOOR:
        assert not hasattr(model._default_manager, "visible_to")
        return
    records = model._default_manager
    theirs = records.filter(case__therapist=people["therapist"])

    assert theirs.exists() == (label(model) not in NOT_IN_THE_WORLD)
    assert isinstance(records.all(), CaseRecordQuerySet)
    assert set(records.visible_to(people["therapist"])) == set(theirs)
    assert not records.visible_to(people["outsider"]).exists()


def test_nothing_is_registered_that_leads_to_no_case():
    assert [label(m) for m in case_records() if not leads_to_a_case(m)] == []


def test_there_are_records_to_look_at():
    assert len(of_cases()) > 25

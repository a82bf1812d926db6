"""Versions and decisions cannot be rewritten, whoever writes to the database."""

from importlib import import_module

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from cases import actions
from cases.models import (
    Commitment,
    ConfidentialityAgreement,
    CouplePartner,
    CoupleTerms,
    FunctioningRating,
    IntakeVersion,
    Integration,
    ModelChange,
    ProblemChange,
    Reassignment,
    SafetyMeeting,
    SafetyPlan,
    SuitabilityReview,
)
from tests import guards, make, make_cases, make_couples

MODELS = [
    Commitment,
    ConfidentialityAgreement,
    CouplePartner,
    CoupleTerms,
    FunctioningRating,
    Integration,
    IntakeVersion,
    ModelChange,
    ProblemChange,
    Reassignment,
    SafetyMeeting,
    SafetyPlan,
    SuitabilityReview,
]


@pytest.fixture
def recorded(case, admin, outsider):
    """A case with one row of each."""
    therapist = case.therapist
    make_couples.partner(case)
    make_couples.terms(case)
    make_couples.commitment(case)
    make_couples.safety_meeting(case)
    make_cases.safety_plan(case)
    make_cases.rating(case)
    make_cases.decision(case, "DIT_16_SEED")
    make_cases.changed_problem(case)
    make_cases.beside(case)
    actions.save_intake(
        case=case, by=therapist, answers=make_cases.full_answers(), version=0
    )
    actions.complete_intake(case=case, by=therapist, at=make.NOW)
    actions.agree_confidentiality(
        case=case,
        by=therapist,
        who_consents="Both",
        stays_private="All",
        may_be_shared="Nothing",
        agreed_by_client_on=make.TODAY,
        at=make.NOW,
    )
    actions.reassign_case(case=case, by=admin, therapist=outsider, reason="Leaves")
    return case


@pytest.mark.parametrize("model", MODELS)
def test_a_row_is_neither_changed_nor_deleted(recorded, model):
    rows = model.objects.filter(case=recorded)
    assert rows.count() == 1

    for write in (lambda: rows.update(case=recorded), rows.delete):
        with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
            write()

    assert rows.count() == 1


def test_every_such_table_is_guarded():
    tables = (
        *import_module("cases.migrations.0002_append_only").TABLES,
        *import_module("cases.migrations.0004_problem_changes_only_grow").TABLES,
        *import_module("cases.migrations.0009_couples_only_grow").TABLES,
        *import_module("cases.migrations.0010_integration").TABLES,
    )

    assert set(tables) == {model._meta.db_table for model in MODELS}


@pytest.mark.django_db(transaction=True)
def test_the_guards_can_be_taken_away_and_put_back():
    before = guards.standing_guards()
    everything = MigrationExecutor(connection).loader.graph.leaf_nodes()

    MigrationExecutor(connection).migrate([("cases", "0001_first")])
    without = {name for name, _ in guards.standing_guards()}
    MigrationExecutor(connection).migrate(everything)

    assert not any(
        name.startswith(model._meta.db_table) for name in without for model in MODELS
    )
    assert guards.standing_guards() == before

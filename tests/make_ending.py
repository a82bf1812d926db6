"""Builders of what belongs to the ending and to the time after it."""

from __future__ import annotations

from typing import Any

from cases.models import Case
from sessions.models import (
    EndingFeeling,
    EndingStep,
    FollowUpContact,
    MaintenanceContract,
    PlanCopy,
    RelapsePlan,
    StepUp,
)
from tests import make, make_sessions


def copy(plan: RelapsePlan, **fields: Any) -> PlanCopy:
    values = {
        "case": plan.case,
        "holder": "CLIENT",
        "given_on": make.TODAY,
        "recorded_at": make.NOW,
        "recorded_by": plan.author,
    }
    return PlanCopy.objects.create(plan=plan, **(values | fields))


def feeling(case: Case, **fields: Any) -> EndingFeeling:
    values = {
        "felt": ["SAD"],
        "words": "Just as it is working",
        "recorded_on": make.TODAY,
        "recorded_at": make.NOW,
        "author": case.therapist,
    }
    return EndingFeeling.objects.create(case=case, **(values | fields))


def step(case: Case, key: str = "COMPLAINT_ROUTE", **fields: Any) -> EndingStep:
    values = {"done_on": make.TODAY, "recorded_at": make.NOW, "author": case.therapist}
    return EndingStep.objects.create(case=case, key=key, **(values | fields))


def maintenance(case: Case, **fields: Any) -> MaintenanceContract:
    values = {
        "number": 1,
        "reason": "The third episode",
        "starts_on": make.TODAY,
        "months": 24,
        "baseline_score": 3,
        "early_signs": "Stops cycling\nIrritable in the evening",
        "step_up_score": 10,
        "step_up_rise": 6,
        "step_up_sessions": 4,
        "agreed_on": make.TODAY,
        "recorded_at": make.NOW,
        "author": case.therapist,
    }
    return MaintenanceContract.objects.create(case=case, **(values | fields))


def step_up(contract: MaintenanceContract, **fields: Any) -> StepUp:
    values = {
        "case": contract.case,
        "score": 9,
        "reason": "His father moved in",
        "sessions": 2,
        "decided_on": make.TODAY,
        "recorded_at": make.NOW,
        "author": contract.author,
    }
    return StepUp.objects.create(contract=contract, **(values | fields))


def follow_up_contact(case: Case, **fields: Any) -> FollowUpContact:
    """A contact after the ending that was held, a month later."""
    held = make_sessions.session(case=case, kind="FOLLOW_UP", attendance="CAME")
    values = {"month": 1, "support_words": "The school counsellor, once a month"}
    return FollowUpContact.objects.create(
        case=case, therapy_session=held, **(values | fields)
    )

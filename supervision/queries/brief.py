"""One case as a supervisor looks at it: scores, focus, last note, what was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from cases.models import Case
from formulation.queries.focus import FocusBrief
from protocols.flags import FlagKey
from sessions.charts import chart_of
from sessions.models import CarriedTask
from sessions.queries import Course, LastNote, course_of, last_note
from sessions.queries.plan import PlanChange, plan_change_of
from supervision.facts import facts_of
from supervision.flags import Flags, flags_in
from supervision.models import SupervisionReview
from supervision.queries.drift import Drift, drift_of
from supervision.queries.flags import thresholds
from ui.drawing import Course as Drawing


@dataclass(frozen=True, kw_only=True)
class Brief:
    """What is needed to talk about a case for four minutes."""

    case: Case
    course: Course
    chart: Drawing
    focus: FocusBrief
    flags: Flags
    last_note: LastNote | None
    plan_change: PlanChange | None
    reviewed_at: datetime | None
    # Within how many days it is looked at again.
    review_days: int
    # The lines behind "focus not touched", while that flag stands.
    drift: Drift | None


def brief_of(case: Case, now: datetime) -> Brief:
    facts, course, limits = facts_of([case])[0], course_of(case), thresholds()
    flags = flags_in(facts, now, limits)
    return Brief(
        case=case,
        course=course,
        chart=chart_of(case, course),
        focus=facts.focus,
        flags=flags,
        last_note=last_note(case),
        plan_change=plan_change_of(case.pk),
        reviewed_at=facts.reviewed_at,
        review_days=facts.limits(limits, timezone.localdate(now)).review_days,
        drift=drift_of(facts) if flags.has(FlagKey.DRIFT) else None,
    )


def conversation(case: Case) -> list[SupervisionReview]:
    """Reviews and comments of a case, newest first."""
    return list(
        SupervisionReview.objects.filter(case=case)
        .select_related("author")
        .order_by("-written_at", "pk")
    )


def tasks_of(case: Case) -> list[CarriedTask]:
    """What supervisors asked for in this case, open ones first."""
    found = CarriedTask.objects.filter(case=case).select_related("asked_by", "owner")
    return sorted(
        found.order_by("-asked_at", "pk"),
        key=lambda task: task.outcome != CarriedTask.Outcome.OPEN,
    )

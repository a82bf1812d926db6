"""Pages that read a case's record across its sessions: scores and risk."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.queries import is_supervised_by
from cases.access import can_write, open_case
from cases.queries import current_safety_plan, whose_query
from measures.queries import scale_series
from measures.score_only import ratings_of
from sessions import queries
from sessions.charts import chart_of, standing_scores
from sessions.frame import rail_of
from sessions.queries.pins import pins_of
from sessions.queries.risk import risk_lines
from sessions.queries.risk_timeline import safety_events


@require_safe
def measures(request: StaffRequest, case_id: UUID) -> HttpResponse:
    case = open_case(request, case_id)
    course, now = queries.course_of(case), timezone.now()
    rows = queries.score_rows(standing_scores(case))
    context = {
        "case": case,
        "tab": "measures",
        "due": None
        if case.is_closed
        else queries.due_of(case, course, now, says_overlap=True),
        "left_out": queries.left_out(case),
        "overlap_note": queries.overlap_note(rows),
        "course": course,
        "chart": chart_of(case, course, marks=pins_of(case, course)),
        "by": "dates" if request.GET.get("by") == "dates" else "",
        "rail": rail_of(course, has_lead=True, may_write=can_write(request, case)),
        "rows": rows,
        "partner_scores": standing_scores(case, about=case.partner)
        if case.partner
        else [],
        "main": queries.main_measure_beside(case),
        "scales": scale_series(case),
        "partner_scales": scale_series(case, about=case.partner)
        if case.partner
        else [],
        "own_ratings": ratings_of(course.protocol.therapy if course.protocol else ""),
        "can_write": can_write(request, case),
    }
    return render(request, "sessions/measures.html", context)


@require_safe
def risk(request: StaffRequest, case_id: UUID) -> HttpResponse:
    case = open_case(request, case_id)
    context = {
        "case": case,
        "tab": "risk",
        "people": [
            (client, whose_query(case, client), risk_lines(case, client))
            for client in case.people_in_it
        ],
        "plan": current_safety_plan(case),
        "can_write": can_write(request, case),
        "is_supervisor": is_supervised_by(
            case.therapist, request.user, timezone.localdate()
        ),
    }
    return render(request, "sessions/risk.html", context)


@require_safe
def risk_timeline(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Entries, answers, plans and acknowledgements in the order of time."""
    case = open_case(request, case_id)
    context = {
        "case": case,
        "tab": "risk",
        "people": [
            (client, safety_events(case, client)) for client in case.people_in_it
        ],
    }
    return render(request, "sessions/risk_timeline.html", context)

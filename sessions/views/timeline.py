"""The timeline: events and symptoms of a life, with the sessions as ticks on it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from cases.access import can_shape, open_case
from formulation.queries import timeline_of, yearly_days_of
from sessions import queries
from sessions.timeline import (
    ZOOM_TITLES,
    held_of,
    life_of,
    life_on_paper,
    zoom_of,
)

TAB = "inventory"


@require_safe
def timeline(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """The drawing, and everything in it as a list; whole life or the last twelve months."""
    case, today = open_case(request, case_id), timezone.localdate()
    course, line = queries.course_of(case), timeline_of(case)
    held, zoom = held_of(course), zoom_of(request.GET.get("show", ""))
    context = {
        "case": case,
        "tab": TAB,
        "course": course,
        "line": line,
        "life": life_of(line, held, today=today, zoom=zoom),
        "zoom": zoom,
        "zooms": ZOOM_TITLES.items(),
        "held_words": held.words(today),
        "days": yearly_days_of([case], today)[case.pk],
        "can_shape": can_shape(request, case),
    }
    return render(request, "sessions/timeline.html", context)


@require_safe
def timeline_print(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """One landscape page for the room: nothing sensitive, and nobody's name."""
    case, today = open_case(request, case_id), timezone.localdate()
    zoom, client = zoom_of(request.GET.get("show", "")), case.client
    life = life_on_paper(
        timeline_of(case),
        held_of(queries.course_of(case)),
        case.people.all(),
        names=(client.given_name, client.family_name, client.preferred_name),
        today=today,
        zoom=zoom,
    )
    context = {"case": case, "life": life, "zoom": zoom, "today": today}
    return render(request, "sessions/timeline_print.html", context)

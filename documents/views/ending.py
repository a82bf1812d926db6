"""The ending of a course: where each step stands, and what comes after it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.queries import practice
from cases.access import can_decide, can_shape, open_case
from documents import access
from documents.queries.ending import ending_page
from sessions import queries


@require_safe
def ending(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """One list, the client's feelings and plan, letters, and contacts afterwards."""
    case = open_case(request, case_id)
    course = queries.course_of(case)
    context = {
        "case": case,
        "tab": "plan",
        "course": course,
        "page": ending_page(
            case,
            course,
            today=timezone.localdate(),
            may_read_drafts=access.may_read_drafts(request, case),
        ),
        "practice": practice(),
        "can_shape": can_shape(request, case),
        "can_decide": can_decide(request, case),
        "may_write": access.may_write(request, case),
        "may_add": queries.may_add(case, request.user),
    }
    return render(request, "documents/ending.html", context)

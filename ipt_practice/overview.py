"""The front page of a case."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from cases.access import can_decide, can_shape, can_write, open_case
from cases.queries import may_return, other_courses
from documents.access import may_read_drafts
from ipt_practice.queries.overview import overview_of


@require_safe
def overview(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Rail and chart on one axis, focus, goals, functioning, people, what is next."""
    case = open_case(request, case_id)
    return render(
        request,
        "ipt_practice/overview.html",
        {
            "case": case,
            "tab": "overview",
            "seen": overview_of(
                case,
                timezone.localdate(),
                may_read_drafts=may_read_drafts(request, case),
                may_write=can_write(request, case),
            ),
            "others": other_courses(case, request.user),
            "may_return": may_return(request.user, case),
            "can_write": can_write(request, case),
            "can_shape": can_shape(request, case),
            "can_decide": can_decide(request, case),
        },
    )

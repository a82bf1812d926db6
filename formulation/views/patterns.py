"""Where the pattern showed: scenes with people now, from the past, in the room."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest, get_or_post
from cases.access import open_case, open_case_to_shape
from formulation import actions, queries
from formulation.forms import SightingForm
from formulation.views.room import case_page, succeeds

TAB = "focus"


@require_safe
def patterns(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Every sighting by whom it was with, and what they add up to in words."""
    case = open_case(request, case_id)
    pattern = queries.pattern_of(case)
    return case_page(
        request,
        "patterns",
        case,
        TAB,
        pattern=pattern,
        groups=queries.by_whom(pattern),
        evidence=queries.evidence(pattern, queries.origins_of(case)),
        kind=queries.focus_kind_of(case),
    )


@get_or_post
def add_sighting(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """One scene."""
    case = open_case_to_shape(request, case_id)
    form = SightingForm(request.POST or None, case=case, today=timezone.localdate())
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.record_sighting(
            case=case, by=request.user, **form.cleaned_data
        ),
    ):
        messages.success(request, "Recorded.")
        return redirect("formulation:patterns", case.pk)
    return case_page(
        request,
        "add_sighting",
        case,
        TAB,
        form=form,
        kind=queries.focus_kind_of(case),
    )

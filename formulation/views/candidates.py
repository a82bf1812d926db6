"""From inventory to focus: what speaks for each area. The therapist chooses."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import (
    require_POST,
    require_safe,
)

from accounts.http import StaffRequest
from cases.access import open_case, open_case_to_shape
from cases.models import Case
from formulation import actions, queries
from formulation.forms import CandidateForm, ChooseForm, WhyNotForm
from formulation.models import FocusArea
from formulation.views.focus import TAB
from formulation.views.room import case_page, succeeds

ROUTES = {
    FocusArea.Rank.PRIMARY.value: "formulation:choose_focus",
    FocusArea.Rank.SECONDARY.value: "formulation:choose_second",
}


@require_safe
def candidates(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """The four areas with their rows; nothing is scored and nothing is chosen."""
    return _page(request, open_case(request, case_id))


@require_POST
def note_candidate(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Why an area is not the focus, or not now."""
    case = open_case_to_shape(request, case_id)
    area = request.POST.get("area", "")
    form = WhyNotForm(request.POST, prefix=area)
    if succeeds(
        form,
        lambda: actions.note_candidate(
            case=case, by=request.user, area=area, **form.cleaned_data
        ),
    ):
        messages.success(request, "Kept. What was written before stays below it.")
        return redirect("formulation:candidates", case.pk)
    return _page(request, case, sent=form)


@require_POST
def choose_candidate(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """The form that chooses a focus, filled with area and person. It writes nothing yet."""
    case = open_case_to_shape(request, case_id)
    sent = CandidateForm(request.POST, case=case)
    if not sent.is_valid():
        messages.error(request, "Choose an area on this page.")
        return redirect("formulation:candidates", case.pk)
    rank = sent.cleaned_data["rank"]
    given = {name: sent.cleaned_data[name] for name in ("area", "person")}
    return case_page(
        request,
        "focus_form",
        case,
        TAB,
        form=ChooseForm(initial=given, case=case, today=timezone.localdate()),
        send_to=reverse(ROUTES[rank], args=[case.pk]),
        rank=rank,
        areas=queries.areas(),
        kind=queries.focus_kind_of(case),
    )


def _page(
    request: StaffRequest, case: Case, *, sent: WhyNotForm | None = None
) -> HttpResponse:
    """`sent` came back with an error; its prefix says to which area it belongs."""
    board = queries.candidates_of(case)
    rows = [
        (one, sent if sent and sent.prefix == one.area.key else _form_of(one))
        for one in board.areas
    ]
    return case_page(
        request,
        "candidates",
        case,
        TAB,
        board=board,
        rows=rows,
        forms=[sent] if sent else [],
        kind=queries.focus_kind_of(case),
    )


def _form_of(one: queries.CandidateArea) -> WhyNotForm:
    """Empty: what stands is shown above, and a new word is added to it."""
    return WhyNotForm(prefix=one.area.key)

"""What is written about a focus: details, ways of working, signs of progress."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.http import StaffRequest, get_or_post
from cases.access import open_case, open_case_to_shape
from formulation import actions, queries
from formulation.forms import FORM_OF, MarkersForm, StrategiesForm
from formulation.views.focus import TAB, focus_of, focus_page
from formulation.views.room import case_page, succeeds
from protocols.focus_areas import FocusKey


@require_safe
def focus_record(request: StaffRequest, case_id: UUID, focus_id: UUID) -> HttpResponse:
    """All that is written about one focus, also after it has ended."""
    case = open_case(request, case_id)
    card = queries.focus_card(focus_of(case, focus_id))
    record = queries.focus_record(case, card)
    return case_page(request, "focus_record", case, TAB, record=record, card=card)


@get_or_post
def focus_details(request: StaffRequest, case_id: UUID, focus_id: UUID) -> HttpResponse:
    """What the area of this focus asks about."""
    case = open_case_to_shape(request, case_id)
    chosen = focus_of(case, focus_id)
    record = queries.focus_record(case, queries.focus_card(chosen))
    form = FORM_OF[chosen.area](request.POST or None, case=case, record=record.detail)
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.write_details(
            focus_area=chosen, by=request.user, **form.details()
        ),
    ):
        messages.success(request, "Saved.")
        return redirect("formulation:focus", case.pk)
    return case_page(request, "focus_details", case, TAB, form=form, record=record)


@require_safe
def focus_columns(request: StaffRequest, case_id: UUID, focus_id: UUID) -> HttpResponse:
    """Old and new role on one page for the room, in plain words."""
    case = open_case(request, case_id)
    chosen = focus_of(case, focus_id)
    if chosen.area != FocusKey.ROLE_TRANSITION:
        raise Http404
    record = queries.focus_record(case, queries.focus_card(chosen))
    today = timezone.localdate()
    return case_page(request, "focus_columns", case, TAB, record=record, today=today)


@require_POST
def strategies(request: StaffRequest, case_id: UUID, focus_id: UUID) -> HttpResponse:
    """Tick and untick ways of working."""
    case = open_case_to_shape(request, case_id)
    chosen = focus_of(case, focus_id)
    record = queries.focus_record(case, queries.focus_card(chosen))
    form = StrategiesForm(
        request.POST,
        record=record,
        today=timezone.localdate(),
        auto_id=f"{chosen.pk.hex[:8]}_%s",
    )
    if succeeds(
        form,
        lambda: actions.change_strategies(
            focus_area=chosen, by=request.user, **form.change()
        ),
    ):
        messages.success(request, "Saved. What was unticked keeps its days.")
        return redirect("formulation:focus", case.pk)
    return focus_page(request, case, sent={chosen.pk: form})


@get_or_post
def rate_markers(request: StaffRequest, case_id: UUID, focus_id: UUID) -> HttpResponse:
    """All signs of progress on one day."""
    case = open_case_to_shape(request, case_id)
    chosen = focus_of(case, focus_id)
    record = queries.focus_record(case, queries.focus_card(chosen))
    form = MarkersForm(request.POST or None, record=record, today=timezone.localdate())
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.rate_markers(
            focus_area=chosen,
            by=request.user,
            values=form.values(),
            rated_on=form.cleaned_data["rated_on"],
        ),
    ):
        messages.success(request, "Rated.")
        return redirect("formulation:focus", case.pk)
    return case_page(request, "focus_markers", case, TAB, form=form, record=record)

"""The IPT formulation: written, put to the client, corrected in versions, printed."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.http import StaffRequest, get_or_post
from cases.access import open_case, open_case_to_shape
from cases.models import Case
from formulation import actions, queries
from formulation.forms import CompareForm, FormulationForm, RespondForm
from formulation.views.room import case_page, succeeds

TAB = "focus"


@require_safe
def formulation(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """The current version part by part, and what the client said to it."""
    return _formulation_page(request, open_case(request, case_id))


@get_or_post
def edit_formulation(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Write a version. What is on record stands beside the form, in its own words."""
    case = open_case_to_shape(request, case_id)
    current = queries.current_formulation(case)
    form = FormulationForm(
        request.POST or None,
        case=case,
        focus_areas=queries.focus_to_formulate(case),
        today=timezone.localdate(),
        current=current,
    )
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.write_formulation(
            case=case, by=request.user, **form.version_fields()
        ),
    ):
        messages.success(request, "Saved as a new version. Put it to the client next.")
        return redirect("formulation:formulation", case.pk)
    return case_page(
        request,
        "formulation_form",
        case,
        TAB,
        form=form,
        current=current,
        known=queries.known_for_formulation(case),
        kind=queries.focus_kind_of(case),
    )


@require_safe
def formulation_versions(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Two versions side by side, word by word."""
    case = open_case(request, case_id)
    versions = queries.formulation_versions(case)
    form = CompareForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    pair = queries.chosen_pair(versions, asked.get("older"), asked.get("newer"))
    return case_page(
        request,
        "formulation_versions",
        case,
        TAB,
        versions=versions,
        pair=pair,
        parts=queries.compared_formulations(*pair) if pair else [],
    )


@require_POST
def share_formulation(
    request: StaffRequest, case_id: UUID, formulation_id: UUID
) -> HttpResponse:
    """The client has heard it, and answered."""
    case = open_case_to_shape(request, case_id)
    version = get_object_or_404(case.formulations, pk=formulation_id)
    form = RespondForm(request.POST, today=timezone.localdate())
    if succeeds(
        form,
        lambda: actions.share_formulation(
            formulation=version, by=request.user, **form.cleaned_data
        ),
    ):
        messages.success(request, "Noted as shared, with what the client said.")
        return redirect("formulation:formulation", case.pk)
    return _formulation_page(request, case, form=form)


@require_safe
def formulation_print(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """What we understand so far: one page in plain words for the client."""
    case = open_case(request, case_id)
    versions = queries.formulation_versions(case)
    return case_page(
        request,
        "formulation_print",
        case,
        TAB,
        told=queries.told_to_client(versions[0]) if versions else None,
    )


def _formulation_page(
    request: StaffRequest, case: Case, *, form: RespondForm | None = None
) -> HttpResponse:
    versions = queries.formulation_versions(case)
    # After a change of model the last version is read, and no more written.
    current = versions[0] if versions else None
    return case_page(
        request,
        "formulation",
        case,
        TAB,
        current=current,
        boxes=queries.filled_boxes(current) if current else [],
        versions=versions,
        has_focus=bool(queries.focus_to_formulate(case)),
        area=queries.area_title(current.focus_area.area)
        if current and current.focus_area
        else "",
        kind=queries.focus_kind_of(case),
        form=form or RespondForm(today=timezone.localdate()),
    )

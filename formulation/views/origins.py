"""Where the pattern comes from: relationships of the past with their echo now."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from accounts.http import StaffRequest, get_or_post
from cases.access import open_case, open_case_to_shape
from cases.models import Case
from formulation import actions, queries
from formulation.forms import OriginForm
from formulation.models import OriginRelationship
from formulation.views.room import case_page, press, succeeds

TAB = "focus"


@require_safe
def origins(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """All of them, kept light, with those taken out at the end."""
    case = open_case(request, case_id)
    return case_page(
        request,
        "origins",
        case,
        TAB,
        cards=queries.origins_of(case),
        removed=queries.origins_of(case, removed=True),
        kind=queries.focus_kind_of(case),
    )


@get_or_post
def add_origin(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Someone from the past with whom it was learned."""
    case = open_case_to_shape(request, case_id)
    form = OriginForm(request.POST or None, case=case)
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.add_origin(case=case, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, "Noted.")
        return redirect("formulation:origins", case.pk)
    return _form_page(request, case, form)


@get_or_post
def origin(request: StaffRequest, case_id: UUID, origin_id: UUID) -> HttpResponse:
    """Change what is written, for instance when it is read differently now."""
    case = open_case_to_shape(request, case_id)
    one = _origin_of(case, origin_id)
    form = OriginForm.of(one, request.POST or None)
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.change_origin(origin=one, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, "Saved.")
        return redirect("formulation:origins", case.pk)
    return _form_page(request, case, form, one)


@require_POST
def remove_origin(
    request: StaffRequest, case_id: UUID, origin_id: UUID
) -> HttpResponse:
    """Out of the page, which offers to put it back."""
    case = open_case_to_shape(request, case_id)
    one = _origin_of(case, origin_id)
    press(
        request,
        lambda: actions.remove_origin(origin=one, by=request.user),
        done="Taken out. It can be put back below.",
    )
    return redirect("formulation:origins", case.pk)


@require_POST
def restore_origin(
    request: StaffRequest, case_id: UUID, origin_id: UUID
) -> HttpResponse:
    """Undo of taking out."""
    case = open_case_to_shape(request, case_id)
    one = _origin_of(case, origin_id)
    press(
        request,
        lambda: actions.restore_origin(origin=one, by=request.user),
        done="Put back.",
    )
    return redirect("formulation:origins", case.pk)


def _origin_of(case: Case, origin_id: UUID) -> OriginRelationship:
    return get_object_or_404(case.origins.select_related("person"), pk=origin_id)


def _form_page(
    request: StaffRequest,
    case: Case,
    form: OriginForm,
    one: OriginRelationship | None = None,
) -> HttpResponse:
    return case_page(
        request,
        "origin_form",
        case,
        TAB,
        form=form,
        origin=one,
        chosen=[str(pk) for pk in form["echo_with"].value() or []],
        kind=queries.focus_kind_of(case),
    )

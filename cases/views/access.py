"""Who works in a case, and leavers. For the practice admin; no clinical text."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_POST,
    require_safe,
)

from accounts.access import admin_only
from accounts.http import StaffRequest, get_or_post
from accounts.queries import supervisions_going_on
from cases import actions, queries
from cases.forms import AccessForm, ReassignForm
from cases.models import Case


@require_safe
def access(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """The case as the register knows it, and who works in it."""
    admin_only(request)
    case = get_object_or_404(queries.every_case(), pk=case_id)
    return render(request, "cases/access.html", _access_page(case))


def _access_page(
    case: Case,
    reassign: ReassignForm | None = None,
    grant: AccessForm | None = None,
) -> dict[str, Any]:
    """Everything on the page; a form that came back with errors takes its place."""
    people = queries.therapists().exclude(pk=case.therapist_id)
    return {
        "case": case,
        "row": queries.register_row(case),
        "standing": queries.standing_access(case),
        "past": queries.past_access(case),
        "reassignments": queries.reassignments(case),
        "reassign_form": reassign or ReassignForm(people=people),
        "grant_form": grant or _grant_form(case),
        "forms": [form for form in (reassign, grant) if form is not None],
    }


def _grant_form(case: Case, typed: QueryDict | None = None) -> AccessForm:
    return AccessForm(
        typed,
        people=queries.therapists().exclude(pk=case.therapist_id),
        today=timezone.localdate(),
        is_handed_over=queries.has_hand_over(case),
    )


@require_POST
def reassign(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Give the case to another therapist; the former one loses it at once."""
    by = admin_only(request)
    case = get_object_or_404(queries.every_case(), pk=case_id)
    form = ReassignForm(
        request.POST, people=queries.therapists().exclude(pk=case.therapist_id)
    )
    if form.is_valid():
        try:
            actions.reassign_case(
                case=case,
                by=by,
                therapist=form.chosen,
                reason=form.cleaned_data["reason"],
            )
        except actions.NotToYourself as problem:
            form.add_error("person", str(problem))
        else:
            messages.success(request, "The case has a new therapist.")
            return redirect("cases:access", case.pk)
    return render(request, "cases/access.html", _access_page(case, reassign=form))


@require_POST
def grant_access(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Leave cover or a co-therapist."""
    by = admin_only(request)
    case = get_object_or_404(queries.every_case(), pk=case_id)
    form = _grant_form(case, request.POST)
    if form.is_valid():
        try:
            actions.grant_access(case=case, by=by, **form.grant())
        except actions.NotToYourself as problem:
            form.add_error("person", str(problem))
        except actions.CaseAlreadyClosed as problem:
            messages.error(request, str(problem))
            return redirect("cases:access", case.pk)
        else:
            messages.success(request, "Access is given.")
            return redirect("cases:access", case.pk)
    return render(request, "cases/access.html", _access_page(case, grant=form))


@require_POST
def end_access(request: StaffRequest, case_id: UUID, access_id: UUID) -> HttpResponse:
    by = admin_only(request)
    case = get_object_or_404(queries.every_case(), pk=case_id)
    found = get_object_or_404(queries.access_of(case), pk=access_id)
    try:
        actions.end_access(access=found, by=by)
    except actions.AccessAlreadyEnded as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, "Access has ended.")
    return redirect("cases:access", case.pk)


@get_or_post
def deactivate_person(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """Close a leaver's account, once every open case and supervision is with others."""
    by = admin_only(request)
    person = get_object_or_404(queries.everyone(), pk=person_id)
    problem = ""
    if request.method == "POST":
        try:
            actions.deactivate_person(person=person, by=by)
        except actions.CannotDeactivate as refused:
            problem = str(refused)
        else:
            messages.success(request, "The account is deactivated.")
            return redirect("accounts:person", person.pk)
    rows = [queries.register_row(case) for case in queries.open_cases_of(person)]
    context = {"leaver": person, "open_cases": rows, "problem": problem}
    context["supervisions"] = supervisions_going_on(person, timezone.localdate())
    context["is_oneself"] = person == by
    status = 409 if problem else 200
    return render(request, "cases/deactivate_person.html", context, status=status)

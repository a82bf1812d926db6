"""The people of the social inventory: one page for each."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.http import StaffRequest, get_or_post
from cases.access import open_case_to_shape
from formulation import actions, queries
from formulation.forms import AddPersonForm, MoveForm
from formulation.views.person import TAB, person_of, person_page
from formulation.views.room import case_page, press, succeeds


@get_or_post
def add_person(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Name and ring first; the rest can wait."""
    case = open_case_to_shape(request, case_id)
    form = AddPersonForm(
        request.POST or None,
        today=timezone.localdate(),
        is_dit=queries.is_read_for_dit(case),
    )
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.add_person(
            case=case, by=request.user, **form.placing(), **form.person_fields()
        ),
    ):
        messages.success(request, "Added to the circle.")
        another = "another" in request.POST
        return redirect(
            "formulation:add_person" if another else "formulation:inventory", case.pk
        )
    return case_page(request, "add_person", case, TAB, form=form)


@require_POST
def move_person(request: StaffRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """A dated move. What came before stays."""
    case = open_case_to_shape(request, case_id)
    someone = person_of(case, person_id)
    form = MoveForm(
        request.POST,
        today=timezone.localdate(),
        beginning=queries.beginning_of(case),
    )
    if succeeds(
        form,
        lambda: actions.move_person(person=someone, by=request.user, **form.move()),
    ):
        messages.success(
            request, "Moved. Where they stood before stays in the history."
        )
        if "from_circle" in request.POST:
            here = reverse("formulation:inventory", args=[case.pk])
            return redirect(f"{here}?person={someone.pk}")
        return redirect("formulation:person", case.pk, someone.pk)
    return person_page(request, case, someone, move_form=form)


@require_POST
def remove_person(
    request: StaffRequest, case_id: UUID, person_id: UUID
) -> HttpResponse:
    """Out of the circle. The page that follows offers to put them back."""
    case = open_case_to_shape(request, case_id)
    someone = person_of(case, person_id)
    done = press(
        request,
        lambda: actions.remove_person(person=someone, by=request.user),
        done="Removed from the circle. The moves stay in the history.",
    )
    if not done:
        return redirect("formulation:person", case.pk, someone.pk)
    return redirect(f"{reverse('formulation:inventory', args=[case.pk])}#removed")


@require_POST
def restore_person(
    request: StaffRequest, case_id: UUID, person_id: UUID
) -> HttpResponse:
    """Undo a removal."""
    case = open_case_to_shape(request, case_id)
    someone = person_of(case, person_id)
    press(
        request,
        lambda: actions.restore_person(person=someone, by=request.user),
        done="Back in the circle.",
    )
    return redirect("formulation:inventory", case.pk)

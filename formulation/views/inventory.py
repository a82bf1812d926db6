"""The social inventory: the circle beside the list, one page for each person."""

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

from accounts.http import StaffRequest, get_or_post
from cases.access import open_case, open_case_to_shape
from formulation import actions, queries
from formulation.forms import AddPersonForm, MoveForm
from formulation.models import ClosenessRating
from formulation.views.person import TAB, person_of, person_page
from formulation.views.room import case_page, press, succeeds


@require_safe
def inventory(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Everyone, now, at the start or on a day; one may be picked."""
    case = open_case(request, case_id)
    circle = queries.circle_shown(case, request.GET.get("when", ""))
    return case_page(
        request,
        "inventory",
        case,
        TAB,
        circle=circle,
        drawn=queries.people_drawn(circle, url=f"?when={circle.shown}&person={{id}}"),
        snapshots=queries.snapshots_of(case),
        when=circle.shown,
        picked=request.GET.get("person", ""),
        removed=queries.removed_people_of(case),
        today=timezone.localdate(),
        rings=ClosenessRating.Ring.choices,
    )


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
    form = MoveForm(request.POST, today=timezone.localdate())
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


@require_safe
def inventory_print(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """One A4 page for the room: circle and rings, no notes, nobody who must not be."""
    case = open_case(request, case_id)
    circle = queries.circle_shown(case, request.GET.get("when", "")).for_print
    return case_page(
        request,
        "inventory_print",
        case,
        TAB,
        circle=circle,
        drawn=queries.people_drawn(circle),
        today=timezone.localdate(),
    )

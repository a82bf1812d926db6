"""The circle beside the list: looked at on any day, compared, printed, and set right."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.http import StaffRequest
from cases.access import open_case, open_case_to_shape
from cases.models import Case
from formulation import actions, queries
from formulation.forms import WishForm, before_hint
from formulation.models import ClosenessRating, InventoryPerson
from formulation.views.person import TAB, person_of
from formulation.views.room import case_page, press


@require_safe
def inventory(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Everyone, now, before it began, at the start or on a day; one may be picked."""
    case = open_case(request, case_id)
    circle = queries.circle_shown(case, request.GET.get("when", ""))
    today = timezone.localdate()
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
        today=today,
        rings=ClosenessRating.Ring.choices,
        before_hint=before_hint(queries.beginning_of(case)),
        undoable=queries.undoable(circle, by=request.user, today=today),
    )


@require_POST
def take_back_move(
    request: StaffRequest, case_id: UUID, person_id: UUID
) -> HttpResponse:
    """A slip of the hand, undone on the day it was made."""
    case = open_case_to_shape(request, case_id)
    someone = person_of(case, person_id)
    press(
        request,
        lambda: actions.take_back_move(person=someone, by=request.user),
        done="Taken back. They stand where they stood before.",
    )
    return _back_to_circle(case, someone)


@require_POST
def wish_ring(request: StaffRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Where the client would like someone to stand."""
    case = open_case_to_shape(request, case_id)
    someone = person_of(case, person_id)
    form = WishForm(request.POST)
    if form.is_valid():
        press(
            request,
            lambda: actions.wish_ring(person=someone, by=request.user, ring=form.ring),
            done="Saved where the client would like them.",
        )
    return _back_to_circle(case, someone)


@require_safe
def compare_circles(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Two circles side by side, and in words who moved. Printed without who must not be."""
    case = open_case(request, case_id)
    first = request.GET.get("first", "start")
    second = request.GET.get("second", "")
    pair = queries.compared_circles(case, first=first, second=second)
    shown = [queries.people_drawn(circle) for circle in (pair.first, pair.second)]
    return case_page(
        request,
        "compare_circles",
        case,
        TAB,
        pair=pair,
        first=shown[0],
        second=shown[1],
        # Who stands in both is drawn in one direction, that of the second.
        among=list({one.id: one for one in (*shown[0], *shown[1])}.values()),
        snapshots=queries.snapshots_of(case),
        today=timezone.localdate(),
    )


@require_safe
def inventory_print(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """One A4 page for the room: circle and rings, no notes, nobody who must not be."""
    case = open_case(request, case_id)
    circle = queries.circle_shown(case, request.GET.get("when", "")).for_print
    shown: dict[str, object] = {}
    if request.GET.get("names") == "initials":
        shown["names_hidden"] = True
    return case_page(
        request,
        "inventory_print",
        case,
        TAB,
        circle=circle,
        drawn=queries.people_drawn(circle),
        has_initials=bool(shown),
        today=timezone.localdate(),
        **shown,
    )


def _back_to_circle(case: Case, someone: InventoryPerson) -> HttpResponseRedirect:
    here = reverse("formulation:inventory", args=[case.pk])
    return redirect(f"{here}?person={someone.pk}")

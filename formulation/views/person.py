"""One person of the inventory: the page, what is known of them, how it is rated."""

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
from formulation.forms import MoveForm, PersonForm, RelationshipForm
from formulation.models import InventoryPerson
from formulation.views.room import case_page, succeeds

TAB = "inventory"


@require_safe
def person(request: StaffRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """What is known, where they stood, how it was rated, where the record speaks of them."""
    case = open_case(request, case_id)
    return person_page(request, case, person_of(case, person_id))


@get_or_post
def change_person(
    request: StaffRequest, case_id: UUID, person_id: UUID
) -> HttpResponse:
    """What is known of someone, in groups; those that hold something stand open."""
    case = open_case_to_shape(request, case_id)
    someone = person_of(case, person_id)
    form = PersonForm.of(
        someone, request.POST or None, is_dit=queries.is_read_for_dit(case)
    )
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.change_person(
            person=someone, by=request.user, **form.person_fields()
        ),
    ):
        messages.success(request, "Saved.")
        return redirect("formulation:person", case.pk, someone.pk)
    return case_page(request, "change_person", case, TAB, someone=someone, form=form)


@require_POST
def rate_relationship(
    request: StaffRequest, case_id: UUID, person_id: UUID
) -> HttpResponse:
    """One dated rating. What came before stays."""
    case = open_case_to_shape(request, case_id)
    someone = person_of(case, person_id)
    form = RelationshipForm(request.POST, today=timezone.localdate())
    if succeeds(
        form,
        lambda: actions.rate_relationship(
            person=someone, by=request.user, **form.cleaned_data
        ),
    ):
        messages.success(request, "Rated. Earlier ratings stay in the history.")
        return redirect("formulation:person", case.pk, someone.pk)
    return person_page(request, case, someone, rate_form=form)


def person_of(case: Case, person_id: UUID) -> InventoryPerson:
    """Someone of this case's inventory, also taken out; else 404."""
    return get_object_or_404(case.people.select_related("case__client"), pk=person_id)


def person_page(
    request: StaffRequest,
    case: Case,
    someone: InventoryPerson,
    *,
    move_form: MoveForm | None = None,
    rate_form: RelationshipForm | None = None,
) -> HttpResponse:
    """The page of one person, also with a form that came back."""
    card = queries.person_card(someone)
    today = timezone.localdate()
    move_form = move_form or MoveForm(
        today=today, beginning=queries.beginning_of(case), ring=card.place.ring
    )
    rate_form = rate_form or RelationshipForm(today=today)
    return case_page(
        request,
        "person",
        case,
        TAB,
        card=card,
        move_form=move_form,
        rate_form=rate_form,
        forms=[move_form, rate_form],
    )

"""Two partners: the matrix of what they want, their agreements, what they say together."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.http import StaffRequest, get_or_post
from cases.access import open_case, open_case_to_shape
from cases.models import Case
from formulation import actions, queries
from formulation.forms import (
    CoupleAgreementForm,
    ExpectationForm,
    LookForm,
    OwnPartForm,
    TogetherForm,
)
from formulation.models import CoupleAgreement, OwnPart, RoleExpectation
from formulation.views.room import case_page, press, succeeds

TAB = "couple"
# Word of the address -> table, and the page that shows it.
Said = RoleExpectation | CoupleAgreement | OwnPart
SAID: dict[str, tuple[type[Said], str]] = {
    "expectation": (RoleExpectation, "formulation:expectations"),
    "agreement": (CoupleAgreement, "formulation:agreements"),
    "own-part": (OwnPart, "formulation:together"),
}


def _of_two(case: Case) -> Case:
    """The case, where it is a couple's; 404 for one person's."""
    if case.partner is None:
        raise Http404("There is no page here.")
    return case


@require_safe
def expectations(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """What each wants, area by area: at the start and now."""
    case = _of_two(open_case(request, case_id))
    matrix = queries.expectations_of(case)
    return case_page(request, "expectations", case, TAB, matrix=matrix)


@get_or_post
def add_expectation(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """A first word on an area."""
    case = _of_two(open_case_to_shape(request, case_id))
    form = ExpectationForm(request.POST or None, case=case, today=timezone.localdate())
    return _expectation_page(request, case, form)


@get_or_post
def change_expectation(
    request: StaffRequest, case_id: UUID, expectation_id: UUID
) -> HttpResponse:
    """How an area stands now, beginning with how it stood."""
    case = _of_two(open_case_to_shape(request, case_id))
    row = get_object_or_404(case.role_expectations, pk=expectation_id)
    form = ExpectationForm.of(
        row, request.POST or None, case=case, today=timezone.localdate()
    )
    return _expectation_page(request, case, form, row)


def _expectation_page(
    request: StaffRequest,
    case: Case,
    form: ExpectationForm,
    row: RoleExpectation | None = None,
) -> HttpResponse:
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.say_expectation(case=case, by=request.user, **form.said()),
    ):
        messages.success(request, "Saved. What stood before is kept beside it.")
        return redirect("formulation:expectations", case.pk)
    return case_page(request, "expectation_form", case, TAB, form=form, row=row)


@require_safe
def expectations_print(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """The matrix for both: only what both have heard."""
    case = _of_two(open_case(request, case_id))
    areas = queries.printed_expectations(case)
    return case_page(
        request,
        "expectations_print",
        case,
        TAB,
        areas=areas,
        look_at=queries.joint_look_at(case, queries.words_of_areas(areas)),
        today=timezone.localdate(),
    )


@require_safe
def agreements(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """What the two try, and how it went."""
    case = _of_two(open_case(request, case_id))
    found = queries.agreements_of(case)
    return case_page(request, "agreements", case, TAB, agreements=found)


@get_or_post
def add_agreement(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Something new to try."""
    case = _of_two(open_case_to_shape(request, case_id))
    form = CoupleAgreementForm(
        request.POST or None, case=case, today=timezone.localdate()
    )
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.agree_between_them(case=case, by=request.user, **form.agreed()),
    ):
        messages.success(request, "Agreed.")
        return redirect("formulation:agreements", case.pk)
    return case_page(request, "couple_agreement_form", case, TAB, form=form)


@get_or_post
def look_at_agreement(
    request: StaffRequest, case_id: UUID, agreement_id: UUID
) -> HttpResponse:
    """How one went, on a day."""
    case = _of_two(open_case_to_shape(request, case_id))
    row = get_object_or_404(case.couple_agreements, pk=agreement_id)
    form = LookForm(request.POST or None, case=case, today=timezone.localdate())
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.look_at_agreement(
            agreement=row, by=request.user, **form.cleaned_data
        ),
    ):
        messages.success(request, "Noted.")
        return redirect("formulation:agreements", case.pk)
    return case_page(
        request, "couple_agreement_form", case, TAB, form=form, agreement=row
    )


@require_safe
def agreements_print(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """What the two agreed, for both to take home."""
    case = _of_two(open_case(request, case_id))
    lines = queries.agreements_of(case).lines
    words = " ".join(f"{one.agreement.what} {one.agreement.when}" for one in lines)
    return case_page(
        request,
        "agreements_print",
        case,
        TAB,
        lines=lines,
        look_at=queries.joint_look_at(case, words),
        today=timezone.localdate(),
    )


@get_or_post
def together(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """How the two understand it, in versions, and what each says of their own part."""
    door = open_case_to_shape if request.method == "POST" else open_case
    case = _of_two(door(request, case_id))
    found = queries.together_of(case)
    current = found.current
    form = TogetherForm(
        request.POST or None,
        case=case,
        today=timezone.localdate(),
        initial={"words": current.words if current else ""},
    )
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.say_together(case=case, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, "This is how the two understand it from now on.")
        return redirect("formulation:together", case.pk)
    return case_page(request, "together", case, TAB, together=found, form=form)


@require_safe
def together_print(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """How the two understand it, for both: only what both have heard."""
    case = _of_two(open_case(request, case_id))
    found = queries.printed_together(case)
    words = " ".join(
        [
            *(version.words for version in found.versions),
            *(part.words for part in found.parts),
        ]
    )
    return case_page(
        request,
        "together_print",
        case,
        TAB,
        together=found,
        look_at=queries.joint_look_at(case, words),
        today=timezone.localdate(),
    )


@get_or_post
def add_own_part(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """What one of the two says of their own part."""
    case = _of_two(open_case_to_shape(request, case_id))
    form = OwnPartForm(request.POST or None, case=case, today=timezone.localdate())
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.say_own_part(case=case, by=request.user, **form.said()),
    ):
        messages.success(request, "Noted.")
        return redirect("formulation:together", case.pk)
    return case_page(request, "own_part_form", case, TAB, form=form)


@require_POST
def take_out_said(
    request: StaffRequest, case_id: UUID, said: str, said_id: UUID
) -> HttpResponse:
    """Out of the matrix, the agreements or the own parts; the page offers to undo it."""
    case = _of_two(open_case_to_shape(request, case_id))
    row, page = _said(case, said, said_id)
    press(
        request,
        lambda: actions.take_out_said(said=row, by=request.user),
        done="Taken out. You can put it back below.",
    )
    return redirect(page, case.pk)


@require_POST
def put_back_said(
    request: StaffRequest, case_id: UUID, said: str, said_id: UUID
) -> HttpResponse:
    """Undo a removal."""
    case = _of_two(open_case_to_shape(request, case_id))
    row, page = _said(case, said, said_id)
    press(
        request,
        lambda: actions.put_back_said(said=row, by=request.user),
        done="Back again.",
    )
    return redirect(page, case.pk)


def _said(case: Case, said: str, said_id: UUID) -> tuple[Said, str]:
    if said not in SAID:
        raise Http404("There is no page here.")
    model, page = SAID[said]
    rows: QuerySet[Any] = model._default_manager.filter(case=case)
    return get_object_or_404(rows, pk=said_id), page

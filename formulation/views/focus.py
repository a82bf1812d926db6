"""The IPT focus: chosen, agreed in the client's words, worked through stages."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import (
    require_POST,
    require_safe,
)

from accounts.http import StaffRequest, get_or_post
from cases.access import open_case, open_case_to_shape
from cases.models import Case
from formulation import actions, queries
from formulation.forms import (
    AgreeForm,
    ChangeForm,
    ChooseForm,
    FocusForm,
    StageForm,
    StrategiesForm,
)
from formulation.models import FocusArea
from formulation.views.room import case_page, succeeds
from protocols.focus_areas import focus_area as area_of

TAB = "focus"


@require_safe
def focus(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """What the work is about, and how it came to be."""
    return focus_page(request, open_case(request, case_id))


@get_or_post
def choose_focus(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """The primary focus."""
    return _choose(request, case_id, rank=FocusArea.Rank.PRIMARY)


@get_or_post
def choose_second(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """A second area beside the primary one; two are the most."""
    return _choose(request, case_id, rank=FocusArea.Rank.SECONDARY)


@get_or_post
def revise_focus(request: StaffRequest, case_id: UUID, focus_id: UUID) -> HttpResponse:
    """Rework a focus until it is agreed."""
    case = open_case_to_shape(request, case_id)
    chosen = focus_of(case, focus_id)
    form = FocusForm.of(chosen, request.POST or None)
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.revise_focus(
            focus_area=chosen, by=request.user, **form.texts()
        ),
    ):
        messages.success(request, "Saved.")
        return redirect("formulation:focus", case.pk)
    return _form_page(request, case, form, chosen=chosen)


@require_POST
def agree_focus(request: StaffRequest, case_id: UUID, focus_id: UUID) -> HttpResponse:
    """The client agrees, on a day."""
    case = open_case_to_shape(request, case_id)
    chosen = focus_of(case, focus_id)
    form = AgreeForm(request.POST, today=timezone.localdate())
    if succeeds(
        form,
        lambda: actions.agree_focus(
            focus_area=chosen, by=request.user, **form.cleaned_data
        ),
    ):
        messages.success(request, "Agreed.")
        return redirect("formulation:focus", case.pk)
    return focus_page(request, case, sent={chosen.pk: form})


@require_POST
def focus_stage(request: StaffRequest, case_id: UUID, focus_id: UUID) -> HttpResponse:
    """The work has reached a stage."""
    case = open_case_to_shape(request, case_id)
    chosen = focus_of(case, focus_id)
    form = StageForm(
        request.POST, area=area_of(chosen.area), today=timezone.localdate()
    )
    if succeeds(
        form,
        lambda: actions.reach_stage(
            focus_area=chosen, by=request.user, **form.cleaned_data
        ),
    ):
        messages.success(request, "Stage noted. Earlier stages stay in the history.")
        return redirect("formulation:focus", case.pk)
    return focus_page(request, case, sent={chosen.pk: form})


@get_or_post
def change_focus(request: StaffRequest, case_id: UUID, focus_id: UUID) -> HttpResponse:
    """Renegotiate: another focus instead, with a day and a reason."""
    case = open_case_to_shape(request, case_id)
    chosen = focus_of(case, focus_id)
    form = ChangeForm(request.POST or None, case=case, today=timezone.localdate())
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.change_focus(
            focus_area=chosen, by=request.user, **form.cleaned_data
        ),
    ):
        messages.success(request, "Changed. The focus before stays in the record.")
        return redirect("formulation:focus", case.pk)
    return _form_page(request, case, form, chosen=chosen, is_change=True)


def _choose(request: StaffRequest, case_id: UUID, *, rank: str) -> HttpResponse:
    case = open_case_to_shape(request, case_id)
    form = ChooseForm(request.POST or None, case=case, today=timezone.localdate())
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.choose_focus(
            case=case, by=request.user, rank=rank, **form.cleaned_data
        ),
    ):
        messages.success(request, "Chosen. Agree it with the client next.")
        return redirect("formulation:focus", case.pk)
    return _form_page(request, case, form, rank=rank)


def focus_of(case: Case, focus_id: UUID) -> FocusArea:
    """A focus of this case, current or ended, or 404."""
    return get_object_or_404(case.focus_areas.select_related("person"), pk=focus_id)


def _form_page(
    request: StaffRequest, case: Case, form: FocusForm, **context: object
) -> HttpResponse:
    return case_page(
        request,
        "focus_form",
        case,
        TAB,
        form=form,
        areas=queries.areas(),
        kind=queries.focus_kind_of(case),
        **context,
    )


def focus_page(
    request: StaffRequest,
    case: Case,
    *,
    sent: dict[UUID, forms.Form] | None = None,
) -> HttpResponse:
    """`sent` holds the form that came back with an error, by the id of its focus."""
    board = queries.focus_board(case)
    records = queries.focus_records(case, board.current)
    return case_page(
        request,
        "focus",
        case,
        TAB,
        board=board,
        panels=[
            _panel(one, back=(sent or {}).get(one.card.focus.pk)) for one in records
        ],
        forms=list((sent or {}).values()),
        kind=queries.focus_kind_of(case),
        has_earlier=queries.has_earlier_focus(case),
        areas=queries.areas(),
    )


def _panel(record: queries.FocusRecord, *, back: forms.Form | None) -> dict[str, Any]:
    """A focus with its forms; the one that came back stands in its place."""
    today = timezone.localdate()
    tag = f"{record.card.focus.pk.hex[:8]}_%s"
    panel: dict[str, Any] = {
        "record": record,
        "agree": AgreeForm(today=today, auto_id=tag),
        "stage": StageForm(area=record.card.area, today=today, auto_id=tag),
        "strategies": StrategiesForm(record=record, today=today, auto_id=tag),
    }
    places = {AgreeForm: "agree", StageForm: "stage", StrategiesForm: "strategies"}
    if back is not None:
        panel[places[type(back)]] = back
    return panel

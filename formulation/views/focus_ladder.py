"""The ladder of a focus, step by step, and past relationships."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.http import StaffRequest, get_or_post
from cases.access import open_case, open_case_to_shape
from cases.models import Case
from formulation import actions, queries
from formulation.forms import ChangeStepForm, PastForm, StepForm, TryForm
from formulation.models import FocusArea, LadderStep, PastRelationship
from formulation.views.focus import TAB, focus_of
from formulation.views.room import case_page, press, succeeds
from protocols.focus_areas import FocusKey, Ladder
from protocols.focus_areas import focus_area as area_of


@require_safe
def ladder_print(request: StaffRequest, case_id: UUID, focus_id: UUID) -> HttpResponse:
    """The ladder on one page for the client, in plain words."""
    case = open_case(request, case_id)
    chosen = focus_of(case, focus_id)
    ladder = _ladder_of(chosen)
    record = queries.focus_record(case, queries.focus_card(chosen))
    return case_page(
        request,
        "focus_ladder_print",
        case,
        TAB,
        ladder=ladder,
        record=record,
        today=timezone.localdate(),
    )


@get_or_post
def add_step(request: StaffRequest, case_id: UUID, focus_id: UUID) -> HttpResponse:
    """Another step."""
    case = open_case_to_shape(request, case_id)
    chosen = focus_of(case, focus_id)
    ladder = _ladder_of(chosen)
    form = StepForm(request.POST or None, ladder=ladder)
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.add_step(
            focus_area=chosen, by=request.user, **form.cleaned_data
        ),
    ):
        messages.success(request, "On the ladder.")
        if "another" in request.POST:
            return redirect("formulation:add_step", case.pk, chosen.pk)
        return redirect("formulation:focus", case.pk)
    return case_page(
        request, "focus_step", case, TAB, form=form, ladder=ladder, chosen=chosen
    )


@get_or_post
def change_step(
    request: StaffRequest, case_id: UUID, focus_id: UUID, rung_id: UUID
) -> HttpResponse:
    """Reword a step, rate it anew, say what happened."""
    case = open_case_to_shape(request, case_id)
    chosen, step = _step_of(case, focus_id, rung_id)
    form = ChangeStepForm.of(step, request.POST or None, ladder=_ladder_of(chosen))
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.change_step(step=step, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, "Saved.")
        return redirect("formulation:focus", case.pk)
    return case_page(
        request, "focus_step", case, TAB, form=form, step=step, chosen=chosen
    )


@get_or_post
def try_step(
    request: StaffRequest, case_id: UUID, focus_id: UUID, rung_id: UUID
) -> HttpResponse:
    """The client tried it."""
    case = open_case_to_shape(request, case_id)
    chosen, step = _step_of(case, focus_id, rung_id)
    form = TryForm(request.POST or None, today=timezone.localdate())
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.try_step(step=step, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, "Noted.")
        return redirect("formulation:focus", case.pk)
    return case_page(
        request, "focus_step_tried", case, TAB, form=form, step=step, chosen=chosen
    )


@require_POST
def remove_step(
    request: StaffRequest, case_id: UUID, focus_id: UUID, rung_id: UUID
) -> HttpResponse:
    """Off the ladder; the page that follows offers to put it back."""
    case = open_case_to_shape(request, case_id)
    _, step = _step_of(case, focus_id, rung_id)
    press(
        request,
        lambda: actions.remove_step(step=step, by=request.user),
        done="Taken out. It can be put back under the ladder.",
    )
    return redirect("formulation:focus", case.pk)


@require_POST
def restore_step(
    request: StaffRequest, case_id: UUID, focus_id: UUID, rung_id: UUID
) -> HttpResponse:
    """Undo a removal."""
    case = open_case_to_shape(request, case_id)
    _, step = _step_of(case, focus_id, rung_id)
    press(
        request,
        lambda: actions.restore_step(step=step, by=request.user),
        done="Back on the ladder.",
    )
    return redirect("formulation:focus", case.pk)


@get_or_post
def add_past(request: StaffRequest, case_id: UUID, focus_id: UUID) -> HttpResponse:
    """Another past relationship."""
    case = open_case_to_shape(request, case_id)
    chosen = focus_of(case, focus_id)
    if chosen.area != FocusKey.DEFICITS:
        raise Http404
    form = PastForm(request.POST or None, case=case)
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.add_past_relationship(
            focus_area=chosen, by=request.user, **form.cleaned_data
        ),
    ):
        messages.success(request, "Added.")
        return redirect("formulation:focus", case.pk)
    return case_page(request, "focus_past", case, TAB, form=form, chosen=chosen)


@get_or_post
def change_past(
    request: StaffRequest, case_id: UUID, focus_id: UUID, past_id: UUID
) -> HttpResponse:
    """Change what is told of a past relationship."""
    case = open_case_to_shape(request, case_id)
    chosen, past = _past_of(case, focus_id, past_id)
    form = PastForm(request.POST or None, case=case, past=past)
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.change_past_relationship(
            past=past, by=request.user, **form.cleaned_data
        ),
    ):
        messages.success(request, "Saved.")
        return redirect("formulation:focus", case.pk)
    return case_page(
        request, "focus_past", case, TAB, form=form, past=past, chosen=chosen
    )


@require_POST
def remove_past(
    request: StaffRequest, case_id: UUID, focus_id: UUID, past_id: UUID
) -> HttpResponse:
    """Out of the record; the page that follows offers to put it back."""
    case = open_case_to_shape(request, case_id)
    _, past = _past_of(case, focus_id, past_id)
    press(
        request,
        lambda: actions.remove_past_relationship(past=past, by=request.user),
        done="Taken out. It can be put back under the list.",
    )
    return redirect("formulation:focus", case.pk)


@require_POST
def restore_past(
    request: StaffRequest, case_id: UUID, focus_id: UUID, past_id: UUID
) -> HttpResponse:
    """Undo a removal."""
    case = open_case_to_shape(request, case_id)
    _, past = _past_of(case, focus_id, past_id)
    press(
        request,
        lambda: actions.restore_past_relationship(past=past, by=request.user),
        done="Back in the record.",
    )
    return redirect("formulation:focus", case.pk)


def _ladder_of(chosen: FocusArea) -> Ladder:
    """The words of the area's ladder, or 404 where it has none."""
    ladder = area_of(chosen.area).ladder
    if ladder is None:
        raise Http404
    return ladder


def _step_of(case: Case, focus_id: UUID, rung_id: UUID) -> tuple[FocusArea, LadderStep]:
    chosen = focus_of(case, focus_id)
    steps = chosen.ladder_steps.select_related("case__client", "focus_area")
    return chosen, get_object_or_404(steps, pk=rung_id)


def _past_of(
    case: Case, focus_id: UUID, past_id: UUID
) -> tuple[FocusArea, PastRelationship]:
    chosen = focus_of(case, focus_id)
    told = chosen.past_relationships.select_related("case", "focus_area", "person")
    return chosen, get_object_or_404(told, pk=past_id)

"""The support plan: rows to try, what came of them, and a paper for the client."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.http import StaffRequest, get_or_post
from cases.access import open_case, open_case_to_shape
from cases.models import Case
from formulation import actions, queries
from formulation.forms import AddPersonForm, SupportForm, SupportOutcomeForm
from formulation.models import SupportStep
from formulation.views.room import case_page, press, succeeds

TAB = "inventory"


@require_safe
def support_plan(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """To try, tried, let go; and who was there emotionally over time."""
    case = open_case(request, case_id)
    today = timezone.localdate()
    return case_page(
        request,
        "support_plan",
        case,
        TAB,
        plan=queries.support_plan(case, today=today),
        points=queries.support_over_time(case),
        loneliness=queries.loneliness_of(case),
    )


@get_or_post
def add_support(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """A new row: who, what for, the next small step."""
    case = open_case_to_shape(request, case_id)
    form = SupportForm(request.POST or None, case=case)
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.plan_support(case=case, by=request.user, **form.row_fields()),
    ):
        messages.success(request, "In the plan.")
        return redirect("formulation:support_plan", case.pk)
    return case_page(request, "support_form", case, TAB, form=form)


@get_or_post
def change_support(
    request: StaffRequest, case_id: UUID, support_id: UUID
) -> HttpResponse:
    """Change a row of the plan."""
    case = open_case_to_shape(request, case_id)
    row = _row_of(case, support_id)
    form = SupportForm.of(row, request.POST or None, case=case)
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.change_support(
            support_step=row, by=request.user, **form.row_fields()
        ),
    ):
        messages.success(request, "Saved.")
        return redirect("formulation:support_plan", case.pk)
    return case_page(
        request, "support_form", case, TAB, form=form, line=queries.support_line(row)
    )


@get_or_post
def support_outcome(
    request: StaffRequest, case_id: UUID, support_id: UUID
) -> HttpResponse:
    """What came of the step, how it was for the mood, what was learned."""
    case = open_case_to_shape(request, case_id)
    row = _row_of(case, support_id)
    form = SupportOutcomeForm.of(row, request.POST or None, today=timezone.localdate())
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.note_support_outcome(
            support_step=row, by=request.user, **form.outcome_fields()
        ),
    ):
        messages.success(request, "Noted.")
        return redirect("formulation:support_plan", case.pk)
    return case_page(
        request, "support_outcome", case, TAB, form=form, line=queries.support_line(row)
    )


@get_or_post
def add_supporter(
    request: StaffRequest, case_id: UUID, support_id: UUID
) -> HttpResponse:
    """Someone new of the plan becomes a person of the inventory."""
    case = open_case_to_shape(request, case_id)
    row = _row_of(case, support_id)
    form = AddPersonForm(
        request.POST or None,
        today=timezone.localdate(),
        initial={"name": row.someone_new},
    )
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.bring_into_inventory(
            support_step=row, by=request.user, **form.placing(), **form.person_fields()
        ),
    ):
        messages.success(request, "Added to the circle. The plan speaks of them now.")
        return redirect("formulation:support_plan", case.pk)
    return case_page(
        request, "add_supporter", case, TAB, form=form, line=queries.support_line(row)
    )


@require_POST
def remove_support(
    request: StaffRequest, case_id: UUID, support_id: UUID
) -> HttpResponse:
    """Out of the plan. The page that follows offers to put it back."""
    case = open_case_to_shape(request, case_id)
    row = _row_of(case, support_id)
    press(
        request,
        lambda: actions.remove_support(support_step=row, by=request.user),
        done="Taken out of the plan. You can put it back below.",
    )
    return redirect(f"{reverse('formulation:support_plan', args=[case.pk])}#removed")


@require_POST
def restore_support(
    request: StaffRequest, case_id: UUID, support_id: UUID
) -> HttpResponse:
    """Undo a removal."""
    case = open_case_to_shape(request, case_id)
    row = _row_of(case, support_id)
    press(
        request,
        lambda: actions.restore_support(support_step=row, by=request.user),
        done="Back in the plan.",
    )
    return redirect("formulation:support_plan", case.pk)


@require_safe
def support_print(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """My support plan: one page for the client, without anyone who is never printed."""
    case = open_case(request, case_id)
    today = timezone.localdate()
    return case_page(
        request,
        "support_print",
        case,
        TAB,
        plan=queries.printed_plan(case, today=today),
        today=today,
    )


def _row_of(case: Case, support_id: UUID) -> SupportStep:
    rows = case.support_steps.select_related("person", "case__client")
    return get_object_or_404(rows, pk=support_id)

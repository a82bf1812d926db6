"""What makes coming hard, and what comes after the last session of counselling."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.http import StaffRequest, get_or_post
from cases.access import can_shape, open_case, open_case_to_shape
from cases.models import Case
from formulation.views.room import press, succeeds
from sessions import actions
from sessions.forms.short_forms import BarrierForm, EngagementForm, TriageForm
from sessions.models import Barrier
from sessions.queries.short_forms import engagement_page, triages_of

TAB = "plan"


@require_safe
def engagement(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """What the client hopes for, and what makes coming hard."""
    case = open_case(request, case_id)
    context = {
        "case": case,
        "tab": TAB,
        "page": engagement_page(case),
        "can_shape": can_shape(request, case),
    }
    return render(request, "sessions/engagement.html", context)


@get_or_post
def record_engagement(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Write down the meeting; begins with what was written last."""
    case = open_case_to_shape(request, case_id)
    today = timezone.localdate()
    said = engagement_page(case).said
    parts = ("hopes", "past_help", "culture", "small_win")
    initial = {part: getattr(said, part) for part in parts} if said else {}
    form = EngagementForm(
        request.POST or None, today=today, initial={"held_on": today} | initial
    )
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.record_engagement(
            case=case, by=request.user, **form.cleaned_data
        ),
    ):
        messages.success(request, "Kept.")
        return redirect("sessions:engagement", case.pk)
    context = {"case": case, "tab": TAB, "form": form}
    return render(request, "sessions/engagement_form.html", context)


@get_or_post
def add_barrier(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Name something that makes coming hard."""
    case = open_case_to_shape(request, case_id)
    form = BarrierForm(request.POST or None)
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.add_barrier(case=case, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, "On the list.")
        return redirect("sessions:engagement", case.pk)
    context = {"case": case, "tab": TAB, "form": form}
    return render(request, "sessions/barrier_form.html", context)


@get_or_post
def change_barrier(
    request: StaffRequest, case_id: UUID, barrier_id: UUID
) -> HttpResponse:
    """Change its words."""
    case = open_case_to_shape(request, case_id)
    barrier = _barrier_of(case, barrier_id)
    form = BarrierForm.of(barrier, request.POST or None)
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.change_barrier(
            barrier=barrier, by=request.user, **form.cleaned_data
        ),
    ):
        messages.success(request, "Saved.")
        return redirect("sessions:engagement", case.pk)
    context = {"case": case, "tab": TAB, "form": form, "barrier": barrier}
    return render(request, "sessions/barrier_form.html", context)


@require_POST
def meet_barrier(
    request: StaffRequest, case_id: UUID, barrier_id: UUID
) -> HttpResponse:
    """Tick that the answer was put in place, or take the tick back."""
    case = open_case_to_shape(request, case_id)
    barrier = _barrier_of(case, barrier_id)
    is_met = request.POST.get("met") == "yes"
    press(
        request,
        lambda: actions.meet_barrier(barrier=barrier, by=request.user, is_met=is_met),
        done="Ticked." if is_met else "Open again.",
    )
    return redirect("sessions:engagement", case.pk)


@require_POST
def remove_barrier(
    request: StaffRequest, case_id: UUID, barrier_id: UUID
) -> HttpResponse:
    """Off the list. The page that follows offers to put it back."""
    case = open_case_to_shape(request, case_id)
    barrier = _barrier_of(case, barrier_id)
    press(
        request,
        lambda: actions.remove_barrier(barrier=barrier, by=request.user),
        done="Taken off the list. You can put it back below.",
    )
    return redirect(f"{reverse('sessions:engagement', args=[case.pk])}#removed")


@require_POST
def restore_barrier(
    request: StaffRequest, case_id: UUID, barrier_id: UUID
) -> HttpResponse:
    """Undo a removal."""
    case = open_case_to_shape(request, case_id)
    barrier = _barrier_of(case, barrier_id)
    press(
        request,
        lambda: actions.restore_barrier(barrier=barrier, by=request.user),
        done="Back on the list.",
    )
    return redirect("sessions:engagement", case.pk)


@require_safe
def triage(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """What was decided about further help."""
    case = open_case(request, case_id)
    context = {
        "case": case,
        "tab": TAB,
        "triages": triages_of(case),
        "can_shape": can_shape(request, case),
    }
    return render(request, "sessions/triage.html", context)


@get_or_post
def decide_triage(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Decide what comes after the last session."""
    case = open_case_to_shape(request, case_id)
    today = timezone.localdate()
    form = TriageForm(request.POST or None, today=today, initial={"decided_on": today})
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.decide_triage(case=case, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, "Decided.")
        return redirect("sessions:triage", case.pk)
    context = {"case": case, "tab": TAB, "form": form}
    return render(request, "sessions/triage_form.html", context)


def _barrier_of(case: Case, barrier_id: UUID) -> Barrier:
    return get_object_or_404(
        case.barriers.select_related("case__client"), pk=barrier_id
    )

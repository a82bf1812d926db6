"""Contacts after the ending: booked, recorded, taken off the calendar."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.http import StaffRequest, get_or_post
from cases.access import open_case_for_addendum
from cases.queries.safety import current_safety_plan
from sessions import actions
from sessions.forms import BookFollowUpsForm, FollowUpForm
from sessions.queries.follow_up import find_planned
from sessions.views.log import signed_words


@get_or_post
def new_follow_up(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """A contact after the ending, recorded and signed in one step."""
    case = open_case_for_addendum(request, case_id)
    form = FollowUpForm(
        request.POST or None,
        case=case,
        planned=find_planned(case),
        today=timezone.localdate(),
        has_safety_plan=current_safety_plan(case) is not None,
    )
    gaps: tuple[object, ...] = ()
    if form.is_bound and form.is_valid():
        try:
            note = actions.record_follow_up(
                case=case,
                by=request.user,
                accepts_gaps="accept_gaps" in request.POST,
                **form.values(),
            )
        except actions.GapsNotAccepted as problem:
            gaps = problem.gaps
        except actions.FullRiskEntryMissing as problem:
            form.add_risk_problems(problem.problems)
        except actions.RuleBroken as problem:
            form.add_problem(problem.field, str(problem))
        else:
            messages.success(request, signed_words(note))
            return redirect("sessions:session", case_id, note.therapy_session_id)
    context = {"case": case, "tab": "sessions", "form": form, "forms": form.failed}
    return render(request, "sessions/new_follow_up.html", context | {"gaps": gaps})


@get_or_post
def book_follow_ups(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Days after 1, 3 and 6 months, offered and changed as one likes."""
    case = open_case_for_addendum(request, case_id)
    today = timezone.localdate()
    form = BookFollowUpsForm(
        request.POST or None, closed_on=case.closed_on or today, today=today
    )
    if form.is_valid():
        try:
            actions.book_follow_ups(case=case, by=request.user, moments=form.moments)
        except actions.RuleBroken as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "Booked. They stand under the ending.")
            return redirect("documents:ending", case_id)
    context = {"case": case, "tab": "plan", "form": form}
    return render(request, "sessions/book_follow_ups.html", context)


@require_POST
def drop_follow_up(
    request: StaffRequest, case_id: UUID, session_id: UUID
) -> HttpResponse:
    """Take a booked contact off the calendar."""
    case = open_case_for_addendum(request, case_id)
    appointment = get_object_or_404(case.therapy_sessions, pk=session_id)
    try:
        actions.drop_follow_up(case=case, by=request.user, appointment=appointment)
    except actions.RuleBroken as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "Taken off the calendar.")
    return redirect("documents:ending", case_id)

"""One appointment: booked, moved, or not held."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from accounts.http import StaffRequest, get_or_post
from cases.access import open_case_for_writing
from sessions import actions, queries
from sessions.forms import AbsenceForm, BookForm, ContactForm, MoveForm
from sessions.views import opening
from ui.words import clock, long_day


@get_or_post
def book(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """One more session: the first ones before there is a plan, or an extra one."""
    case = open_case_for_writing(request, case_id)
    form = BookForm(request.POST or None)
    if form.is_valid():
        try:
            booked = actions.book_session(
                case=case,
                by=request.user,
                scheduled_at=form.moment,
                place=form.cleaned_data["place"],
            )
        except actions.RuleBroken as problem:
            form.add_problem(problem.field, str(problem))
        else:
            messages.success(request, f"Booked for {_said(booked.scheduled_at)}.")
            return redirect("sessions:list", case_id)
    context = {"case": case, "course": queries.course_of(case), "tab": "sessions"}
    return render(request, "sessions/book.html", context | {"form": form})


@get_or_post
def move(request: StaffRequest, case_id: UUID, session_id: UUID) -> HttpResponse:
    """Another day or time for an open appointment."""
    therapy_session = opening.to_write(request, case_id, session_id)
    if not therapy_session.is_planned:
        return redirect("sessions:session", case_id, session_id)
    local = timezone.localtime(therapy_session.scheduled_at)
    initial = {"day": local.date(), "time": local.time()}
    form = MoveForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            moved = actions.move_session(
                therapy_session=therapy_session,
                by=request.user,
                scheduled_at=form.moment,
            )
        except actions.RuleBroken as problem:
            form.add_problem(problem.field, str(problem))
        else:
            messages.success(request, f"Moved to {_said(moved.scheduled_at)}.")
            return redirect("sessions:list", case_id)
    context = {"case": therapy_session.case, "tab": "sessions", "form": form}
    return render(
        request, "sessions/move.html", context | {"therapy_session": therapy_session}
    )


@get_or_post
def absence(request: StaffRequest, case_id: UUID, session_id: UUID) -> HttpResponse:
    """Did not come, or cancelled: why, what it may mean, who was rung."""
    therapy_session = opening.to_write(request, case_id, session_id)
    if not therapy_session.is_planned:
        return redirect("sessions:session", case_id, session_id)
    form = AbsenceForm(request.POST or None)
    if form.is_valid():
        try:
            actions.record_absence(
                therapy_session=therapy_session, by=request.user, **form.cleaned_data
            )
        except actions.RuleBroken as problem:
            form.add_problem(problem.field, str(problem))
        else:
            messages.success(request, "Recorded. The appointment stays in the list.")
            return redirect("sessions:list", case_id)
    context = {"case": therapy_session.case, "tab": "sessions", "form": form}
    return render(
        request, "sessions/absence.html", context | {"therapy_session": therapy_session}
    )


@get_or_post
def contact_attempt(
    request: StaffRequest, case_id: UUID, session_id: UUID
) -> HttpResponse:
    """One attempt to reach a client who did not come; as many as were made."""
    therapy_session = opening.to_write(request, case_id, session_id)
    if not therapy_session.is_missed:
        return redirect("sessions:session", case_id, session_id)
    local = timezone.localtime()
    initial = {"day": local.date(), "time": local.time()}
    form = ContactForm(request.POST or None, initial=initial)
    if form.is_valid():
        values = {
            name: form.cleaned_data[name] for name in ("how", "outcome", "agreed")
        }
        try:
            actions.add_contact_attempt(
                therapy_session=therapy_session,
                by=request.user,
                tried_at=form.moment,
                **values,
            )
        except actions.RuleBroken as problem:
            form.add_problem(problem.field, str(problem))
        else:
            messages.success(request, "Written down.")
            return redirect("sessions:session", case_id, session_id)
    context = {"case": therapy_session.case, "tab": "sessions", "form": form}
    context["therapy_session"] = therapy_session
    return render(request, "sessions/contact_attempt.html", context)


def _said(moment: object) -> str:
    local = timezone.localtime(moment)  # type: ignore[arg-type]
    return f"{long_day(local.date())}, {clock(local)}"

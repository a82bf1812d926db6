"""Supervision sessions: the list of them, and one of them as it is filled and closed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.access import supervisor_only
from accounts.http import StaffRequest, get_or_post
from accounts.models import User
from supervision import actions, queries
from supervision.access import open_agenda, open_session, open_session_for_writing
from supervision.forms import HeadForm, ReflectionForm, TakeUpForm
from supervision.models import SupervisionSession

PAGE = "supervision:session"
HEAD_PROBLEMS: dict[type[Exception], str] = {
    actions.NobodyPresent: "present",
    actions.OneToOneHasOne: "present",
    actions.NotTheirSupervisor: "present",
    actions.CasesOfWhoIsAbsent: "present",
}


@require_safe
def sessions(request: StaffRequest) -> HttpResponse:
    """Those that one holds or was in."""
    user = open_agenda(request)
    lines = queries.sessions_of(user, timezone.localdate())
    return render(request, "supervision/sessions.html", {"lines": lines})


@get_or_post
def new_session(request: StaffRequest) -> HttpResponse:
    """Begin the record of a session."""
    supervisor = supervisor_only(request)
    people = queries.people_for(supervisor, timezone.localdate())
    initial = {"version": 0, "held_on": timezone.localdate(), "mode": "ONE_TO_ONE"}
    form = HeadForm(request.POST or None, people=people, initial=initial)
    if form.is_valid():
        given = form.chosen
        given.pop("version")
        try:
            session = actions.begin_session(by=supervisor, **given)
        except tuple(HEAD_PROBLEMS) as problem:
            form.add_error(HEAD_PROBLEMS[type(problem)], str(problem))
        else:
            return redirect(PAGE, session.pk)
    return render(request, "supervision/new_session.html", {"form": form})


@get_or_post
def session(request: StaffRequest, held_id: UUID) -> HttpResponse:
    """One session. POST changes when it was and who was there."""
    if request.method != "POST":
        return _page(request, open_session(request, held_id))
    held = open_session_for_writing(request, held_id)
    form = HeadForm(request.POST, people=_people(held))
    if not form.is_valid():
        return _page(request, held, head=form)
    try:
        actions.change_session(session=held, by=request.user, **form.chosen)
    except actions.SessionChangedElsewhere as problem:
        return _page(request, held, head=_again(form, problem))
    except tuple(HEAD_PROBLEMS) as problem:
        form.add_error(HEAD_PROBLEMS[type(problem)], str(problem))
        return _page(request, held, head=form)
    messages.success(request, "Saved.")
    return redirect(PAGE, held_id)


def _people(held: SupervisionSession) -> list[User]:
    return queries.people_for(held.supervisor, held.held_on, session=held)


def _again(form: HeadForm, problem: actions.SessionChangedElsewhere) -> HeadForm:
    """The form with what was chosen, to be saved on top of what is there now."""
    there = problem.session
    values = form.cleaned_data | {"version": there.version}
    again = HeadForm(values, people=list(form.people.values()))
    again.add_error(None, str(problem))
    return again


def _page(
    request: StaffRequest, held: SupervisionSession, **forms: Form
) -> HttpResponse:
    """The session with its forms; the one that failed comes back as it was typed."""
    page = queries.page_of(held, request.user, timezone.localdate())
    context: dict[str, Any] = {"page": page, "session": held}
    if page.can_write:
        context["head"] = HeadForm(people=_people(held), initial=_standing(page))
        context["take"] = TakeUpForm(
            cases=queries.cases_to_add(page, timezone.localdate())
        )
    context["reflection"] = ReflectionForm()
    context["forms"] = list(forms.values())
    return render(request, "supervision/session.html", context | forms)


def _standing(page: queries.HeldPage) -> dict[str, Any]:
    held = page.session
    names = ("version", "held_on", "starts_at", "minutes", "mode")
    values: dict[str, Any] = {name: getattr(held, name) for name in names}
    return values | {"present": [str(one.pk) for one in page.present]}


@require_POST
def take_over_agenda(request: StaffRequest, held_id: UUID) -> HttpResponse:
    """Everything on the agendas of those present, by one press."""
    held = open_session_for_writing(request, held_id)
    taken = actions.take_over_agenda(session=held, by=request.user)
    words = f"{len(taken)} taken over from the agenda."
    messages.success(request, words if taken else "Nothing more on the agenda.")
    return redirect(PAGE, held_id)


@require_POST
def take_up(request: StaffRequest, held_id: UUID) -> HttpResponse:
    """One case more."""
    held = open_session_for_writing(request, held_id)
    today = timezone.localdate()
    page = queries.page_of(held, request.user, today)
    form = TakeUpForm(request.POST, cases=queries.cases_to_add(page, today))
    if not form.is_valid():
        return _page(request, held, take=form)
    item = actions.take_up(session=held, by=request.user, case=form.chosen)
    return redirect("supervision:item", item.case_id, item.pk)


@require_POST
def close_session(request: StaffRequest, held_id: UUID) -> HttpResponse:
    """What was typed becomes the record."""
    held = open_session_for_writing(request, held_id)
    try:
        actions.close_session(session=held, by=request.user)
    except (
        actions.NotHeldYet,
        actions.MinutesMissing,
        actions.ItemsNotReadable,
        actions.TypedBeside,
    ) as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "Closed. What was decided goes home with its owner.")
    return redirect(PAGE, held_id)


@require_POST
def discard_session(request: StaffRequest, held_id: UUID) -> HttpResponse:
    """It was not held."""
    held = open_session_for_writing(request, held_id)
    actions.discard_session(session=held, by=request.user)
    messages.success(request, "Discarded. What was on the agenda stays there.")
    return redirect("supervision:sessions")


@require_POST
def reflect(request: StaffRequest, held_id: UUID) -> HttpResponse:
    """What somebody who was present takes from it."""
    held = open_session(request, held_id)
    form = ReflectionForm(request.POST)
    if form.is_valid():
        try:
            actions.reflect(session=held, by=request.user, **form.cleaned_data)
        except (actions.NotPresent, actions.SessionNotClosed) as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "Your supervisor reads it.")
            return redirect(PAGE, held_id)
    return _page(request, held, reflection=form)

"""Reading sessions: all of them, one of them, and what is added afterwards."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest, get_or_post
from cases.access import can_shape, can_write, open_case, open_case_for_addendum
from sessions import actions, queries
from sessions.forms import (
    AddendumForm,
    FinishTaskForm,
    ProcessNoteForm,
)
from sessions.models import TherapySession
from sessions.typed import version_of
from sessions.views import opening


@require_safe
def session_list(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Every appointment with its state and a line; what supervisors asked for."""
    case = open_case(request, case_id)
    context = {
        "case": case,
        "course": queries.course_of(case),
        "tab": "sessions",
        "may_write": can_write(request, case),
        "tasks": queries.open_tasks(case),
        "finished": queries.finished_tasks(case),
    }
    return render(request, "sessions/list.html", context)


@require_safe
def session(request: StaffRequest, case_id: UUID, session_id: UUID) -> HttpResponse:
    """One session: the signed note, or the appointment as it stands."""
    therapy_session = opening.to_read(request, case_id, session_id)
    case = therapy_session.case
    if therapy_session.is_voided:
        return _voided(request, therapy_session)
    page = queries.session_page(therapy_session, by=request.user)
    context = {
        "case": case,
        "course": page.course,
        "page": page,
        "line": page.line,
        "tab": "sessions",
        "may_write": can_write(request, case),
        "may_add": queries.may_add(case, request.user),
        "may_shape": can_shape(request, case),
        "may_void": page.note is not None and page.note.author_id == request.user.pk,
        "others_draft": queries.others_draft(therapy_session, request.user),
    }
    template = "sessions/session.html" if page.note else "sessions/appointment.html"
    return render(request, template, context)


def _voided(request: StaffRequest, therapy_session: TherapySession) -> HttpResponse:
    """The note of another client: struck, closed, and still there."""
    course = queries.course_of(therapy_session.case)
    context = {
        "case": therapy_session.case,
        "course": course,
        "line": course.line_of(therapy_session.pk),
        "tab": "sessions",
        "voided": queries.voided_note(therapy_session.note, by=request.user),
        "page": {
            "process_note": queries.own_process_note(therapy_session, request.user)
        },
    }
    return render(request, "sessions/voided.html", context)


@get_or_post
def addendum(request: StaffRequest, case_id: UUID, session_id: UUID) -> HttpResponse:
    """Words under a signed note, also after closing."""
    note = opening.note_to_add_to(request, case_id, session_id)
    form = AddendumForm(request.POST or None)
    has_name = False
    if form.is_valid():
        try:
            actions.add_addendum(
                note=note,
                by=request.user,
                text=form.cleaned_data["text"],
                names_checked="names_checked" in request.POST,
            )
        except actions.OtherMemberNamed as problem:
            form.add_error("text", str(problem))
            has_name = True
        except actions.RuleBroken as problem:
            messages.error(request, str(problem))
            return redirect("sessions:session", case_id, session_id)
        else:
            messages.success(request, "Added under the note.")
            return redirect("sessions:session", case_id, session_id)
    context = {"case": note.case, "tab": "sessions", "form": form, "note": note}
    context["has_name"] = has_name
    line = queries.course_of(note.case).line(session_id)
    return render(request, "sessions/addendum.html", context | {"line": line})


@get_or_post
def process_note(
    request: StaffRequest, case_id: UUID, session_id: UUID
) -> HttpResponse:
    """The author's own working note. There is no page for anybody else."""
    therapy_session = opening.to_read(request, case_id, session_id)
    own = queries.own_process_note(therapy_session, request.user)
    if not own.exists and not can_write(request, therapy_session.case):
        raise Http404(opening.NOT_HERE)
    form = ProcessNoteForm(request.POST or None, initial={"text": own.text})
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_process_note(
                therapy_session=therapy_session,
                by=request.user,
                text=form.cleaned_data["text"],
                version=version_of(request.POST),
            )
        except actions.ProcessNoteChangedElsewhere as problem:
            messages.warning(request, str(problem))
            return redirect("sessions:process_note", case_id, session_id)
        messages.success(request, "Process note saved.")
        return redirect("sessions:session", case_id, session_id)
    context = {"case": therapy_session.case, "tab": "sessions", "form": form}
    return render(
        request,
        "sessions/process_note.html",
        context | {"own": own, "therapy_session": therapy_session},
    )


@get_or_post
def finish_task(request: StaffRequest, case_id: UUID, task_id: UUID) -> HttpResponse:
    """What became of something a supervisor asked for."""
    case = open_case_for_addendum(request, case_id)
    task = queries.find_task(case, task_id)
    if task is None:
        raise Http404(opening.NOT_HERE)
    form = FinishTaskForm(request.POST or None)
    if form.is_valid():
        try:
            actions.finish_task(task=task, by=request.user, **form.cleaned_data)
        except actions.RuleBroken as problem:
            form.add_problem(problem.field, str(problem))
        else:
            messages.success(request, "Your supervisor sees what became of it.")
            return redirect("sessions:list", case_id)
    context = {"case": case, "tab": "sessions", "form": form, "task": task}
    return render(request, "sessions/finish_task.html", context)

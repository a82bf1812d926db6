"""Here-and-now notes: for their author there is a page, for everybody else there is none."""

from __future__ import annotations

from dataclasses import asdict
from http import HTTPStatus
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.http import StaffRequest, get_or_post
from cases.access import can_write
from formulation.queries import origins_of, people_of
from sessions import actions, queries
from sessions.forms import HereAndNowForm, LiftForm
from sessions.forms.here_and_now import TRACE, begun
from sessions.models import HereAndNowNote, TherapySession
from sessions.queries.here_and_now import OwnHereAndNow
from sessions.typed import version_of
from sessions.views import opening


@get_or_post
def here_and_now(
    request: StaffRequest, case_id: UUID, session_id: UUID
) -> HttpResponse:
    """The author's own notes on this session, and a blank one."""
    therapy_session = _session(request, case_id, session_id)
    note_id = _new_id(request, therapy_session)
    form = _form(request, therapy_session, initial=begun())
    if form.is_valid() and _save(request, therapy_session, note_id, form):
        messages.success(request, "Kept. Only you can read it.")
        return redirect("sessions:here_and_now", case_id, session_id)
    found = queries.own_here_and_now(therapy_session, request.user)
    others = [one for one in found if one.note_id != note_id]
    return _page(request, therapy_session, form, note_id=note_id, notes=others)


@get_or_post
def here_and_now_note(
    request: StaffRequest, case_id: UUID, session_id: UUID, note_id: UUID
) -> HttpResponse:
    """One of them, to read, change, and lift a line from."""
    therapy_session = _session(request, case_id, session_id)
    own = _own(request, therapy_session, note_id)
    form = _form(request, therapy_session, initial=asdict(own.words))
    if form.is_valid() and _save(request, therapy_session, note_id, form):
        messages.success(request, "Kept. Only you can read it.")
        return redirect(request.path)
    return _page(request, therapy_session, form, note_id=note_id, own=own)


@require_POST
def here_and_now_autosave(
    request: StaffRequest, case_id: UUID, session_id: UUID
) -> JsonResponse:
    """The same for the script, for a blank one too."""
    therapy_session = _session(request, case_id, session_id)
    note_id = _new_id(request, therapy_session)
    form = _form(request, therapy_session)
    problem, version = "This cannot be saved as it is.", version_of(request.POST)
    if form.is_valid():
        try:
            note = _write(request, therapy_session, note_id, form)
        except actions.RuleBroken as broken:
            problem = str(broken)
        else:
            version = note.version if note else 0
            return JsonResponse({"version": version, "saved_at": timezone.now()})
    answer = {"saved_at": timezone.now(), "problem": problem}
    return JsonResponse(answer, status=HTTPStatus.CONFLICT)


@require_POST
def lift(
    request: StaffRequest, case_id: UUID, session_id: UUID, note_id: UUID
) -> HttpResponse:
    """One line, reworded if wished, into the record. The note stays."""
    therapy_session = opening.to_write(request, case_id, session_id)
    own = _own(request, therapy_session, note_id)
    form = _lift_form(request, therapy_session, own)
    if form.is_valid():
        into = form.cleaned_data["into"]
        put = actions.lift_into_trace if into == TRACE else actions.lift_into_note
        try:
            put(note=own.row, by=request.user, line=form.chosen)
        except actions.RuleBroken as problem:
            form.add_problem(problem.field, str(problem))
        else:
            messages.success(request, "It is in the record now. Your note stays.")
            return redirect("sessions:here_and_now_note", case_id, session_id, note_id)
    note_form = _form(
        request, therapy_session, initial=asdict(own.words), is_bound=False
    )
    return _page(
        request, therapy_session, note_form, note_id=note_id, own=own, lifting=form
    )


def _session(request: StaffRequest, case_id: UUID, session_id: UUID) -> TherapySession:
    """For whoever may write here, or did: what one has written stays one's own."""
    therapy_session = opening.to_read(request, case_id, session_id)
    if not can_write(request, therapy_session.case) and not queries.own_here_and_now(
        therapy_session, request.user
    ):
        raise Http404(opening.NOT_HERE)
    return therapy_session


def _own(
    request: StaffRequest, therapy_session: TherapySession, note_id: UUID
) -> OwnHereAndNow:
    own = queries.find_here_and_now(therapy_session, request.user, note_id)
    if own is None:
        raise Http404(opening.NOT_HERE)
    return own


def _new_id(request: StaffRequest, therapy_session: TherapySession) -> UUID:
    """The id that the page was given for its blank note; never one of anybody else's."""
    try:
        note_id = UUID(request.POST.get("note", ""))
    except ValueError:
        return uuid4()
    if queries.is_taken(note_id, therapy_session, request.user):
        raise Http404(opening.NOT_HERE)
    return note_id


def _form(
    request: StaffRequest,
    therapy_session: TherapySession,
    *,
    initial: dict[str, object] | None = None,
    is_bound: bool = True,
) -> HereAndNowForm:
    case = therapy_session.case
    is_dit = queries.has_pattern(case)
    return HereAndNowForm(
        (request.POST or None) if is_bound else None,
        initial=initial,
        people=people_of(case),
        origins=[one.origin for one in origins_of(case)] if is_dit else [],
        is_dit=is_dit,
    )


def _write(
    request: StaffRequest,
    therapy_session: TherapySession,
    note_id: UUID,
    form: HereAndNowForm,
) -> HereAndNowNote | None:
    return actions.write_here_and_now(
        therapy_session=therapy_session,
        by=request.user,
        note_id=note_id,
        words=form.words,
        version=max(0, version_of(request.POST)),
    )


def _save(
    request: StaffRequest,
    therapy_session: TherapySession,
    note_id: UUID,
    form: HereAndNowForm,
) -> bool:
    """Whether it is kept as typed; if not, the form or a message says why."""
    try:
        _write(request, therapy_session, note_id, form)
    except actions.HereAndNowChangedElsewhere as problem:
        messages.warning(request, str(problem))
    except actions.RuleBroken as problem:
        form.add_problem(problem.field, str(problem))
        return False
    return True


def _lift_form(
    request: StaffRequest, therapy_session: TherapySession, own: OwnHereAndNow
) -> LiftForm:
    return LiftForm(
        request.POST or None,
        words=own.words,
        is_signed=not therapy_session.is_planned,
        is_dit=queries.has_pattern(therapy_session.case),
    )


def _page(
    request: StaffRequest,
    therapy_session: TherapySession,
    form: HereAndNowForm,
    *,
    note_id: UUID,
    own: OwnHereAndNow | None = None,
    notes: list[OwnHereAndNow] | None = None,
    lifting: LiftForm | None = None,
) -> HttpResponse:
    may_lift = own is not None and can_write(request, therapy_session.case)
    if may_lift and own and lifting is None:
        lifting = LiftForm(
            words=own.words,
            is_signed=not therapy_session.is_planned,
            is_dit=queries.has_pattern(therapy_session.case),
        )
    context = {
        "case": therapy_session.case,
        "therapy_session": therapy_session,
        "tab": "sessions",
        "form": form,
        "note_id": note_id,
        "own": own,
        "notes": notes,
        "lifting": lifting,
        "forms": [one for one in (form, lifting) if one and one.is_bound],
        "version": own.row.version if own else 0,
    }
    return render(request, "sessions/here_and_now.html", context)

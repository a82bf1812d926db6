"""Logging a session: typing, saving, choosing between two texts, signing."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_POST,
    require_safe,
)

from accounts.http import StaffRequest, get_or_post
from cases.access import open_case_for_writing
from sessions import actions, queries
from sessions.forms import ConflictForm, LogForm
from sessions.gaps import Gap
from sessions.models import SessionNote, TherapySession
from sessions.typed import (
    PRIVATE_FROM,
    SNIPPET,
    fingerprint,
    from_post,
    one,
    private_of,
    version_of,
)
from sessions.views import opening
from ui.words import clock

# The button that leads on from the log, once it is saved.
HERE_AND_NOW = "here_and_now"


@require_safe
def log_next(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """To the log of the next session; to booking one where none is booked."""
    case = open_case_for_writing(request, case_id)
    course = queries.course_of(case)
    if course.next is None:
        return redirect("sessions:book", case_id)
    return redirect("sessions:log", case_id, course.next.session_id)


@get_or_post
def log(request: StaffRequest, case_id: UUID, session_id: UUID) -> HttpResponse:
    """The form; POST saves the draft as typed."""
    therapy_session = opening.to_log(request, case_id, session_id)
    if request.method == "POST":
        is_snippet = request.POST.get("do") == SNIPPET
        save = actions.put_in_snippet if is_snippet else actions.save_draft
        return _save(request, therapy_session, save)
    if not therapy_session.is_planned:
        return redirect("sessions:session", case_id, session_id)
    return _log_page(request, therapy_session)


@require_POST
def set_aside(request: StaffRequest, case_id: UUID, session_id: UUID) -> HttpResponse:
    """The draft of someone who can no longer go on: kept, out of the way, unread."""
    therapy_session = opening.to_set_aside(request, case_id, session_id)
    try:
        actions.set_aside_draft(therapy_session=therapy_session, by=request.user)
    except actions.RuleBroken as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "That draft is set aside. You can begin your own.")
    return redirect("sessions:session", case_id, session_id)


@require_POST
def start_from_last(
    request: StaffRequest, case_id: UUID, session_id: UUID
) -> HttpResponse:
    """Fill blank parts from the session before, marked until changed or confirmed."""
    therapy_session = opening.to_log(request, case_id, session_id)
    return _save(request, therapy_session, actions.start_from_last)


def _save(
    request: StaffRequest, therapy_session: TherapySession, save: actions.SavesDraft
) -> HttpResponse:
    case_id, session_id = therapy_session.case_id, therapy_session.pk
    try:
        draft = save(
            therapy_session=therapy_session,
            by=request.user,
            fields=from_post(request.POST),
            version=version_of(request.POST),
            process_note=private_of(request.POST),
        )
    except actions.DraftChangedElsewhere:
        return redirect("sessions:conflict", case_id, session_id)
    except actions.NoteAlreadySigned:
        return redirect("sessions:session", case_id, session_id)
    except actions.RuleBroken as problem:
        messages.error(request, str(problem))
        return redirect("sessions:log", case_id, session_id)
    if request.POST.get("do") == HERE_AND_NOW:
        return redirect("sessions:here_and_now", case_id, session_id)
    saved = clock(timezone.localtime(draft.saved_at))
    messages.success(request, f"Draft saved {saved}.")
    return redirect("sessions:log", case_id, session_id)


@require_POST
def autosave(request: StaffRequest, case_id: UUID, session_id: UUID) -> JsonResponse:
    """The same for the script: a version and a time, or 409 when another page was faster."""
    therapy_session = opening.to_log(request, case_id, session_id)
    private = private_of(request.POST)
    try:
        draft = actions.save_draft(
            therapy_session=therapy_session,
            by=request.user,
            fields=from_post(request.POST),
            version=version_of(request.POST),
            process_note=private,
        )
    except actions.DraftChangedElsewhere as conflict:
        answer = {"saved_at": conflict.draft.saved_at, "problem": str(conflict)}
        return JsonResponse(answer, status=HTTPStatus.CONFLICT)
    except actions.RuleBroken as problem:
        answer = {"saved_at": timezone.now(), "problem": str(problem)}
        return JsonResponse(answer, status=HTTPStatus.CONFLICT)
    answer = {"version": draft.version, "saved_at": draft.saved_at}
    if private is not None:
        answer[PRIVATE_FROM] = fingerprint(private.text)
    return JsonResponse(answer)


@require_POST
def sign(request: StaffRequest, case_id: UUID, session_id: UUID) -> HttpResponse:
    """Save what was typed and sign it; a second press shows the signed page."""
    therapy_session = opening.to_log(request, case_id, session_id)
    form = LogForm(
        request.POST, sheet=queries.log_sheet(therapy_session, by=request.user)
    )
    try:
        note = actions.sign_typed(
            therapy_session=therapy_session,
            by=request.user,
            fields=form.typed,
            version=version_of(request.POST),
            entry=form.entry() if form.is_valid() else None,
            accepts_gaps="accept_gaps" in request.POST,
            gate_reason=one(form.typed, "gate_reason"),
            names_checked="names_checked" in request.POST,
            process_note=private_of(request.POST),
        )
    except actions.RuleBroken as problem:
        return _refused(request, therapy_session, form, problem)
    if note is None:
        return _log_page(request, therapy_session, form)
    messages.success(request, signed_words(note))
    return redirect("sessions:session", case_id, session_id)


def _refused(
    request: StaffRequest,
    therapy_session: TherapySession,
    form: LogForm,
    problem: actions.RuleBroken,
) -> HttpResponse:
    """Where no signature leads: to the other text, to what stands, or back to the form."""
    place = (therapy_session.case_id, therapy_session.pk)
    match problem:
        case actions.DraftChangedElsewhere():
            return redirect("sessions:conflict", *place)
        case actions.ProcessNoteChangedElsewhere():
            messages.warning(request, str(problem))
            return redirect("sessions:log", *place)
        case actions.NoteAlreadySigned():
            return redirect("sessions:session", *place)
        case actions.GapsNotAccepted():
            return _log_page(request, therapy_session, form, gaps=problem.gaps)
        case actions.OtherMemberNamed():
            form.add_problem(problem.field, str(problem))
            return _log_page(request, therapy_session, form, has_name=True)
        case actions.FullRiskEntryMissing():
            form.add_risk_problems(problem.problems, field=problem.field)
        case _:
            form.add_problem(problem.field, str(problem))
    return _log_page(request, therapy_session, form)


def signed_words(note: SessionNote) -> str:
    """ "Session 9 signed at 14:58. You can add to it, but not change it."""
    number = note.therapy_session.number
    what = f"Session {number}" if number else "Follow-up contact"
    when = clock(timezone.localtime(note.signed_at))
    said = f"{what} signed at {when}. You can add to it, but not change it."
    if note.needs_countersignature:
        said += " It waits for your supervisor’s countersignature."
    return said


def _log_page(
    request: StaffRequest,
    therapy_session: TherapySession,
    form: LogForm | None = None,
    *,
    gaps: tuple[Gap, ...] = (),
    has_name: bool = False,
) -> HttpResponse:
    """The form as it stands. One that came back from signing was saved just before."""
    came_back = form is not None
    if form is None:
        form = LogForm(
            sheet=queries.log_sheet(therapy_session, by=request.user),
        )
    sheet = form.sheet
    return render(
        request,
        "sessions/log.html",
        {
            "case": sheet.case,
            "course": sheet.course,
            "tab": "sessions",
            "sheet": sheet,
            "form": form,
            "forms": form.failed,
            "gaps": gaps,
            "has_name": has_name,
            "names_checked": "names_checked" in request.POST,
            "version": version_of(request.POST) + 1 if came_back else sheet.version,
        },
    )


@get_or_post
def conflict(request: StaffRequest, case_id: UUID, session_id: UUID) -> HttpResponse:
    """Two texts of one draft: choose, part by part, which one stands."""
    therapy_session = opening.to_log(request, case_id, session_id)
    choice = queries.conflict_of(therapy_session, by=request.user)
    if choice is None:
        return redirect("sessions:log", case_id, session_id)
    form = ConflictForm(request.POST or None, choice=choice)
    if form.is_valid():
        try:
            actions.settle_conflict(
                therapy_session=therapy_session,
                by=request.user,
                fields=form.chosen(),
                version=version_of(request.POST),
                copies=[choice.copy_id],
            )
        except actions.DraftChangedElsewhere as problem:
            messages.error(request, str(problem))
            return redirect("sessions:conflict", case_id, session_id)
        messages.success(request, "What you chose is saved in the draft.")
        return redirect("sessions:conflict", case_id, session_id)
    context = {"case": therapy_session.case, "tab": "sessions", "choice": choice}
    return render(request, "sessions/conflict.html", context | {"form": form})

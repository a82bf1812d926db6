"""Starting a worksheet, filling it in, finishing it, taking it out."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.http import StaffRequest, get_or_post
from cases.access import open_case_for_writing
from protocols.worksheets import worksheet as kind_of
from sessions import actions, queries
from sessions.forms.worksheets import (
    AboutForm,
    WorksheetForm,
    on_version,
    with_rows_moved,
)
from sessions.models import Worksheet
from sessions.queries import worksheets as sheets
from sessions.views.worksheets.opening import NOT_HERE, kind_at, page, to_write


@get_or_post
def new_worksheet(request: StaffRequest, case_id: UUID, sheet: str) -> HttpResponse:
    """With whom, and in which session; then the sheet lies open."""
    case = open_case_for_writing(request, case_id)
    kind = kind_at(sheet)
    course = queries.course_of(case)
    asked = {
        "therapy_session": request.GET.get("session")
        or (course.next.session_id if course.next else None),
        "person": request.GET.get("person"),
    }
    form = AboutForm(
        request.POST or None, case=case, course=course, kind=kind, initial=asked
    )
    if request.method == "POST" and form.is_valid():
        made = actions.start_worksheet(
            case=case, by=request.user, kind=kind.key, **form.about()
        )
        return redirect("sessions:edit_worksheet", case_id, made.pk)
    return page(request, "new", case, course=course, kind=kind, form=form)


@get_or_post
def edit_worksheet(
    request: StaffRequest, case_id: UUID, worksheet_id: UUID
) -> HttpResponse:
    """The sheet as a form. Buttons of rows save it and come back with the rows moved."""
    sheet = to_write(request, case_id, worksheet_id)
    if request.method != "POST":
        if sheet.removed_at is not None:
            return redirect(_url(sheet))
        return _edit_page(request, sheet, _form(sheet))
    data, step, target = with_rows_moved(request.POST, kind_of(sheet.kind))
    form = _form(sheet, data)
    is_valid = form.is_valid()
    try:
        saved = _save(request, sheet, form, is_typing=step is not None)
    except actions.WorksheetChangedElsewhere as problem:
        return _choose(request, problem, data)
    except actions.RuleBroken as problem:
        messages.error(request, str(problem))
        return redirect(_url(sheet))
    if not is_valid:
        return _edit_page(request, saved, _form(saved, on_version(data, saved.version)))
    if step is not None:
        return redirect(_edit_url(saved) + f"#{target}")
    return _finished(request, saved, data)


def _finished(request: StaffRequest, sheet: Worksheet, data: QueryDict) -> HttpResponse:
    """Saved; and finished, if that was pressed and nothing is missing."""
    if "finish" not in data:
        messages.success(request, "Saved.")
        return redirect(_edit_url(sheet) if "stay" in data else _url(sheet))
    if sheet.is_finished:
        messages.success(request, "Saved.")
        return redirect(_url(sheet))
    try:
        actions.finish_worksheet(worksheet=sheet, by=request.user)
    except actions.WorksheetIncomplete as problem:
        form = _form(sheet, on_version(data, sheet.version))
        form.is_valid()
        form.add_lacks(problem.lacks)
        return _edit_page(request, sheet, form)
    messages.success(request, "Finished. You can print the client’s copy.")
    return redirect(_url(sheet))


@require_POST
def autosave_worksheet(
    request: StaffRequest, case_id: UUID, worksheet_id: UUID
) -> JsonResponse:
    """Save what is valid while it is being typed. What is not stays on the page."""
    sheet = to_write(request, case_id, worksheet_id)
    form = _form(sheet, request.POST)
    form.is_valid()
    try:
        saved = _save(request, sheet, form, is_typing=True)
    except actions.RuleBroken as problem:
        answer = {"saved_at": sheet.changed_at, "problem": str(problem)}
        return JsonResponse(answer, status=409)
    return JsonResponse(
        {
            "version": saved.version,
            "saved_at": saved.changed_at,
            "errors": form.errors,
        }
    )


def _save(
    request: StaffRequest, sheet: Worksheet, form: WorksheetForm, *, is_typing: bool
) -> Worksheet:
    """What is valid, on the version that the form was opened on.

    `is_typing`: nobody pressed Save; a row was moved, or it saved itself.
    """
    return actions.save_worksheet(
        worksheet=sheet,
        by=request.user,
        answers=form.answers(),
        version=form.cleaned_data.get("version", -1),
        is_typing=is_typing,
        **form.about(),
    )


def _choose(
    request: StaffRequest, problem: actions.WorksheetChangedElsewhere, data: QueryDict
) -> HttpResponse:
    """Both on one page: what stands now, and what was typed here."""
    now = problem.sheet
    form = _form(now, on_version(data, now.version))
    return _edit_page(
        request, now, form, conflict=problem, theirs=sheets.sheet_page(now), status=409
    )


@require_POST
def reopen_worksheet(
    request: StaffRequest, case_id: UUID, worksheet_id: UUID
) -> HttpResponse:
    """A finished one can be changed again."""
    sheet = to_write(request, case_id, worksheet_id)
    if not _pressed(
        request, lambda: actions.reopen_worksheet(worksheet=sheet, by=request.user)
    ):
        return redirect(_url(sheet))
    return redirect(_edit_url(sheet))


@require_POST
def remove_worksheet(
    request: StaffRequest, case_id: UUID, worksheet_id: UUID
) -> HttpResponse:
    sheet = to_write(request, case_id, worksheet_id)
    _pressed(
        request,
        lambda: actions.remove_worksheet(worksheet=sheet, by=request.user),
        done="Taken out. It is kept below, and can be put back.",
    )
    return redirect("sessions:worksheets", case_id)


@require_POST
def restore_worksheet(
    request: StaffRequest, case_id: UUID, worksheet_id: UUID
) -> HttpResponse:
    sheet = to_write(request, case_id, worksheet_id)
    _pressed(
        request,
        lambda: actions.restore_worksheet(worksheet=sheet, by=request.user),
        done="Put back.",
    )
    return redirect(_url(sheet))


@require_POST
def bring_back_state(
    request: StaffRequest, case_id: UUID, worksheet_id: UUID, state_id: UUID
) -> HttpResponse:
    """An earlier state stands again; the one before it stays among the states."""
    sheet = to_write(request, case_id, worksheet_id)
    state = sheets.find_state(sheet, state_id)
    if state is None:
        raise Http404(NOT_HERE)
    _pressed(
        request,
        lambda: actions.bring_back_state(state=state, by=request.user),
        done="It stands again as it did then.",
    )
    return redirect(_url(sheet))


def _pressed(
    request: StaffRequest, action: Callable[[], object], *, done: str = ""
) -> bool:
    """Do what a single button asks, and say that it is done, or why not."""
    try:
        action()
    except actions.RuleBroken as problem:
        messages.error(request, str(problem))
        return False
    if done:
        messages.success(request, done)
    return True


def _form(sheet: Worksheet, data: QueryDict | None = None) -> WorksheetForm:
    return WorksheetForm(
        data,
        sheet=sheet,
        kind=kind_of(sheet.kind),
        case=sheet.case,
        course=queries.course_of(sheet.case),
    )


def _edit_page(
    request: StaffRequest,
    sheet: Worksheet,
    form: WorksheetForm,
    *,
    status: int = 200,
    **context: object,
) -> HttpResponse:
    return page(
        request,
        "edit",
        sheet.case,
        course=form.course,
        status=status,
        sheet=sheet,
        form=form,
        kind=form.kind,
        **context,
    )


def _url(sheet: Worksheet) -> str:
    return reverse("sessions:worksheet", args=[sheet.case_id, sheet.pk])


def _edit_url(sheet: Worksheet) -> str:
    return reverse("sessions:edit_worksheet", args=[sheet.case_id, sheet.pk])

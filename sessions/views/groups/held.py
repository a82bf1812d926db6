"""Sessions of a group: begun, written, signed; and the matrix of who came."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.http import StaffRequest, get_or_post
from cases.access import can_lead, open_group, open_group_for_writing
from sessions.actions import RuleBroken
from sessions.actions import groups as actions
from sessions.forms.group_sessions import (
    GroupAddendumForm,
    GroupSessionForm,
    NewGroupSessionForm,
)
from sessions.forms.group_typing import is_behind, lost_beside, put_typed
from sessions.models import GroupSession
from sessions.queries.groups import (
    AnyDraft,
    GroupSheet,
    group_page,
    group_sheet,
    next_day,
    note_place,
    typed_by,
)
from sessions.typed import version_of
from sessions.views.groups.finding import own_session
from sessions.views.groups.typing import keep


@get_or_post
def new_session(request: StaffRequest, group_id: UUID) -> HttpResponse:
    """The next session of the group."""
    group = open_group_for_writing(request, group_id)
    initial = {"day": next_day(group), "time": group.time}
    form = NewGroupSessionForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            made = actions.begin_group_session(
                group=group, by=request.user, scheduled_at=form.moment
            )
        except RuleBroken as problem:
            form.add_problem(problem.field, str(problem))
        else:
            return redirect("groups:session", group_id, made.pk)
    return render(request, "groups/new_session.html", {"group": group, "form": form})


@get_or_post
def session(
    request: StaffRequest, group_id: UUID, group_session_id: UUID
) -> HttpResponse:
    """Everyone's attendance and the group's note in one form; POST saves it as typed."""
    if request.method == "POST":
        return _write(request, group_id, group_session_id)
    group = open_group(request, group_id)
    return _page(request, own_session(group, group_session_id))


@require_POST
def sign(request: StaffRequest, group_id: UUID, group_session_id: UUID) -> HttpResponse:
    """Save what was typed and sign it."""
    return _write(request, group_id, group_session_id, signs=True)


def _write(
    request: StaffRequest,
    group_id: UUID,
    group_session_id: UUID,
    *,
    signs: bool = False,
) -> HttpResponse:
    """Keep what was typed, right or wrong; then save it, and sign it where asked to."""
    group = open_group_for_writing(request, group_id)
    held = own_session(group, group_session_id)
    try:
        keep(request, note_place(held))
    except actions.TypedElsewhere as problem:
        messages.warning(request, str(problem))
        return redirect("groups:session", group_id, group_session_id)
    form = GroupSessionForm(request.POST, sheet=group_sheet(held, by=request.user))
    version = version_of(request.POST)
    if not form.is_valid():
        return _page(request, held, form, version=version)
    try:
        version = _save(request, held, form).version
        if signs:
            actions.sign_group_session(group_session=held, by=request.user)
    except RuleBroken as problem:
        form.add_problem(problem.field, str(problem))
        has_conflict = isinstance(problem, actions.ChangedElsewhere)
        return _page(request, held, form, version=version, has_conflict=has_conflict)
    messages.success(request, "Signed." if signs else "Saved.")
    return redirect("groups:session", group_id, group_session_id)


def _save(
    request: StaffRequest, held: GroupSession, form: GroupSessionForm
) -> GroupSession:
    """The record as the form says; what was typed is no longer only a draft."""
    saved = actions.save_group_session(
        group_session=held,
        by=request.user,
        version=version_of(request.POST),
        presences=form.presences(),
        **form.note(),
    )
    actions.typed_is_saved(place=note_place(held), by=request.user)
    return saved


def _page(
    request: StaffRequest,
    held: GroupSession,
    form: GroupSessionForm | None = None,
    *,
    version: int | None = None,
    has_conflict: bool = False,
) -> HttpResponse:
    """The signed note, the form, or what stands so far for who only reads.

    A form that came back builds on `version`; after a conflict on the one that won, whose
    words stand beside it.
    """
    sheet = group_sheet(held, by=request.user)
    draft = typed_by(request.user, note_place(held))
    has_conflict = has_conflict or (form is None and is_behind(draft, held.version))
    shown = form or _as_left(sheet, draft)
    context = {
        "group": held.group,
        "sheet": sheet,
        "held": held,
        "form": shown,
        "version": held.version if version is None or has_conflict else version,
        "draft": draft,
        "lost": lost_beside(shown, draft, is_over=held.is_signed),
        "stands": shown.standing_beside() if has_conflict else [],
        "may_lead": can_lead(request, held.group),
    }
    return render(request, "groups/session.html", context)


def _as_left(sheet: GroupSheet, draft: AnyDraft | None) -> GroupSessionForm:
    """What is saved, under what this person has typed since."""
    form = GroupSessionForm(sheet=sheet)
    if draft and draft.fields and not sheet.note:
        put_typed(form, draft.fields)
    return form


@get_or_post
def addendum(
    request: StaffRequest, group_id: UUID, group_session_id: UUID
) -> HttpResponse:
    """Words under a signed group note; 404 while nothing is signed."""
    group = open_group_for_writing(request, group_id)
    held = own_session(group, group_session_id)
    if not held.is_signed:
        raise Http404("There is no page here.")
    form = GroupAddendumForm(request.POST or None)
    if form.is_valid():
        actions.add_to_group_note(
            note=held.note, by=request.user, text=form.cleaned_data["text"]
        )
        messages.success(request, "Added under the note.")
        return redirect("groups:session", group_id, group_session_id)
    context = {"group": group, "held": held, "form": form}
    return render(request, "groups/addendum.html", context)


@require_safe
def attendance_print(request: StaffRequest, group_id: UUID) -> HttpResponse:
    """Who came to what, on one page: letters, no names."""
    group = open_group(request, group_id)
    today = timezone.localdate()
    page = group_page(group, by=request.user, today=today)
    context = {"group": group, "page": page, "today": today}
    return render(request, "groups/attendance_print.html", context)

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
from cases.models import TherapyGroup
from sessions.actions import RuleBroken
from sessions.actions import groups as actions
from sessions.forms.group_sessions import (
    GroupAddendumForm,
    GroupSessionForm,
    NewGroupSessionForm,
)
from sessions.models import GroupSession
from sessions.queries.groups import (
    find_group_session,
    group_page,
    group_sheet,
    next_day,
)
from sessions.typed import version_of


def own_session(group: TherapyGroup, group_session_id: UUID) -> GroupSession:
    """The group's own session; 404 for one of another group."""
    found = find_group_session(group, group_session_id)
    if found is None:
        raise Http404("There is no page here.")
    return found


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
    group = open_group_for_writing(request, group_id)
    held = own_session(group, group_session_id)
    form = GroupSessionForm(request.POST, sheet=group_sheet(held, by=request.user))
    if not form.is_valid():
        return _page(request, held, form, version=version_of(request.POST))
    version = version_of(request.POST)
    try:
        saved = actions.save_group_session(
            group_session=held,
            by=request.user,
            version=version,
            presences=form.presences(),
            **form.note(),
        )
        version = saved.version
        if signs:
            actions.sign_group_session(group_session=saved, by=request.user)
    except RuleBroken as problem:
        form.add_problem(problem.field, str(problem))
        if isinstance(problem, actions.ChangedElsewhere):
            return _page(request, held, form, version=held.version, has_conflict=True)
        return _page(request, held, form, version=version)
    messages.success(request, "Signed." if signs else "Saved.")
    return redirect("groups:session", group_id, group_session_id)


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
    context = {
        "group": held.group,
        "sheet": sheet,
        "held": held,
        "form": form or GroupSessionForm(sheet=sheet),
        "version": held.version if version is None else version,
        "stands": form.standing_beside() if form and has_conflict else [],
        "may_lead": can_lead(request, held.group),
    }
    return render(request, "groups/session.html", context)


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

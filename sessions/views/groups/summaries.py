"""The weekly summary: written, approved, printed."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.http import StaffRequest, get_or_post
from cases.access import can_lead, open_group, open_group_for_writing
from sessions.actions import OtherMemberNamed, RuleBroken
from sessions.actions import groups as actions
from sessions.forms.group_sessions import SummaryForm
from sessions.forms.group_typing import is_behind, lost_beside, put_typed
from sessions.forms.groups import standing_beside
from sessions.models import GroupSession, GroupSummary
from sessions.queries.groups import find_summary, summary_place, typed_by
from sessions.typed import version_of
from sessions.views.groups.finding import own_session
from sessions.views.groups.typing import keep


@get_or_post
def summary(
    request: StaffRequest, group_id: UUID, group_session_id: UUID
) -> HttpResponse:
    """What members take home of this week; POST saves it as typed."""
    if request.method == "POST":
        return _write(request, group_id, group_session_id)
    group = open_group(request, group_id)
    return _page(request, own_session(group, group_session_id))


@require_POST
def approve_summary(
    request: StaffRequest, group_id: UUID, group_session_id: UUID
) -> HttpResponse:
    """Save what was typed and approve it for the members."""
    return _write(request, group_id, group_session_id, approves=True)


def _write(
    request: StaffRequest,
    group_id: UUID,
    group_session_id: UUID,
    *,
    approves: bool = False,
) -> HttpResponse:
    group = open_group_for_writing(request, group_id)
    held = own_session(group, group_session_id)
    try:
        keep(request, summary_place(held))
    except actions.TypedElsewhere as problem:
        messages.warning(request, str(problem))
        return redirect("groups:summary", group_id, group_session_id)
    form = SummaryForm(request.POST)
    if not form.is_valid():
        return _page(request, held, form)
    try:
        saved = _save(request, held, form)
        if approves:
            actions.approve_summary(
                summary=saved,
                by=request.user,
                names_checked="names_checked" in request.POST,
            )
    except RuleBroken as problem:
        form.add_problem(problem.field, str(problem))
        has_name = isinstance(problem, OtherMemberNamed)
        return _page(request, held, form, has_name=has_name)
    messages.success(request, "Approved." if approves else "Saved.")
    return redirect("groups:summary", group_id, group_session_id)


def _save(request: StaffRequest, held: GroupSession, form: SummaryForm) -> GroupSummary:
    """The summary as typed, which is no longer only a draft."""
    saved = actions.save_summary(
        group_session=held,
        by=request.user,
        text=form.cleaned_data["text"],
        version=version_of(request.POST),
    )
    actions.typed_is_saved(place=summary_place(held), by=request.user)
    return saved


def _page(
    request: StaffRequest,
    held: GroupSession,
    form: SummaryForm | None = None,
    *,
    has_name: bool = False,
) -> HttpResponse:
    """The version that stands: a save before a refused approval counts."""
    found = find_summary(own_session(held.group, held.pk))
    text, version = (found.text, found.version) if found else ("", 0)
    is_over = found is not None and found.is_approved
    draft = typed_by(request.user, summary_place(held))
    shown = form or SummaryForm(initial={"text": text})
    if form is None and draft and draft.fields and not is_over:
        put_typed(shown, draft.fields)
    has_both = form is not None or is_behind(draft, version)
    context = {
        "group": held.group,
        "held": held,
        "summary": found,
        "form": shown,
        "version": version,
        "draft": draft,
        "lost": lost_beside(shown, draft, is_over=is_over),
        "stands": standing_beside(shown, {"text": text}) if has_both else [],
        "has_name": has_name,
        "may_lead": can_lead(request, held.group),
    }
    return render(request, "groups/summary.html", context)


@require_safe
def summary_print(
    request: StaffRequest, group_id: UUID, group_session_id: UUID
) -> HttpResponse:
    """One page for the members; 404 until a leader has approved it."""
    held = own_session(open_group(request, group_id), group_session_id)
    found = find_summary(held)
    if found is None or not found.is_approved:
        raise Http404("There is no page here.")
    context = {"group": held.group, "held": held, "summary": found}
    return render(request, "groups/summary_print.html", context)

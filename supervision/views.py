"""Pages of supervision."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import supervisor_only
from accounts.http import StaffRequest
from cases.access import open_case
from cases.models import Case
from protocols.flags import FLAGS
from sessions.actions import RuleBroken
from supervision import actions, queries
from supervision.access import open_case_for_supervision, supervises
from supervision.forms import (
    AskForm,
    CommentForm,
    CountersignForm,
    DismissForm,
    FilterForm,
    ReviewForm,
)

PAGE = "supervision:case"
KNOWN = {str(flag.key): flag for flag in FLAGS}


@require_GET
def caseload(request: StaffRequest) -> HttpResponse:
    supervisor = supervisor_only(request)
    form = FilterForm(request.GET)
    wanted = queries.CaseloadFilter(**(form.cleaned_data if form.is_valid() else {}))
    found = queries.caseload_of(supervisor, timezone.now(), wanted)
    context = {"caseload": found, "wanted": wanted, "query": request.GET}
    return render(request, "supervision/caseload.html", context)


@require_GET
def case(request: StaffRequest, case_id: UUID) -> HttpResponse:
    opened = open_case(request, case_id)
    return _case_page(request, opened)


def _case_page(
    request: StaffRequest, case: Case, *, status: int = 200, **forms: Form
) -> HttpResponse:
    """The page with its forms; the one that failed comes back as it was typed."""
    context: dict[str, Any] = {
        "case": case,
        "tab": "supervision",
        "flags": queries.flags_of(case, timezone.now()),
        "conversation": queries.conversation(case),
        "tasks": queries.tasks_of(case),
        "is_supervisor": supervises(request, case),
        "comment_form": CommentForm(prefix="comment"),
        "review_form": ReviewForm(prefix="review"),
        "ask_form": AskForm(prefix="ask"),
        "forms": list(forms.values()),
    } | forms
    return render(request, "supervision/case.html", context, status=status)


@require_POST
def comment(request: StaffRequest, case_id: UUID) -> HttpResponse:
    opened = open_case(request, case_id)
    form = CommentForm(request.POST, prefix="comment")
    if form.is_valid():
        try:
            actions.comment_on_case(case=opened, by=request.user, **form.cleaned_data)
        except actions.OnlyItsSupervisorReviews as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "Comment added.")
            return redirect(PAGE, case_id)
    return _case_page(request, opened, comment_form=form)


@require_POST
def mark_reviewed(request: StaffRequest, case_id: UUID) -> HttpResponse:
    opened = open_case_for_supervision(request, case_id)
    form = ReviewForm(request.POST, prefix="review")
    if not form.is_valid():
        return _case_page(request, opened, review_form=form)
    now = timezone.now()
    standing = [flag.key for flag in queries.flags_of(opened, now)]
    following = queries.caseload_of(request.user, now).after(case_id)
    actions.review_case(
        case=opened, by=request.user, flags=standing, **form.cleaned_data
    )
    messages.success(request, "Marked as reviewed.")
    if "next" in request.POST and following is not None:
        return redirect(PAGE, following)
    return redirect("supervision:caseload")


@require_POST
def ask(request: StaffRequest, case_id: UUID) -> HttpResponse:
    opened = open_case_for_supervision(request, case_id)
    form = AskForm(request.POST, prefix="ask")
    if form.is_valid():
        try:
            actions.ask_therapist(case=opened, by=request.user, **form.cleaned_data)
        except RuleBroken as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "It stands in the therapist's next session.")
            return redirect(PAGE, case_id)
    return _case_page(request, opened, ask_form=form)


@require_http_methods(["GET", "POST"])
def dismiss_flag(request: StaffRequest, case_id: UUID, flag: str) -> HttpResponse:
    opened = open_case(request, case_id)
    if flag not in KNOWN:
        raise Http404
    standing = {one.key: one for one in queries.flags_of(opened, timezone.now())}
    raised = standing.get(flag)
    form = DismissForm(
        request.POST or None, initial={"evidence": raised.evidence if raised else ""}
    )
    if form.is_valid():
        try:
            actions.dismiss_flag(
                case=opened, by=request.user, flag=flag, **form.cleaned_data
            )
        except actions.DismissalEndsInThePast as problem:
            form.add_error("until_on", str(problem))
        else:
            messages.success(request, "The flag rests.")
            return redirect(PAGE, case_id)
    context = {"case": opened, "tab": "supervision", "flag": raised, "form": form}
    return render(request, "supervision/dismiss_flag.html", context)


@require_GET
def countersign(request: StaffRequest) -> HttpResponse:
    supervisor = supervisor_only(request)
    waiting = queries.waiting_for(supervisor, timezone.localdate())
    return render(request, "supervision/countersign.html", {"waiting": waiting})


@require_http_methods(["GET", "POST"])
def countersign_note(
    request: StaffRequest, case_id: UUID, session_id: UUID
) -> HttpResponse:
    opened = open_case_for_supervision(request, case_id)
    note = queries.note_of_session(opened, session_id)
    if note is None:
        raise Http404
    form = CountersignForm(request.POST or None)
    if form.is_valid():
        try:
            actions.countersign_note(note=note, by=request.user, **form.cleaned_data)
        except (actions.OnlyItsSupervisorReviews, RuleBroken) as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "Your answer stands under the note.")
            return redirect("supervision:countersign")
    context = {"case": opened, "tab": "sessions", "note": note, "form": form}
    return render(request, "supervision/countersign_note.html", context)

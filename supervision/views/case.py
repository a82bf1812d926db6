"""One case's page of supervision: what stands there, what is said, what is asked."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.http import StaffRequest, get_or_post
from cases.access import can_write, open_case
from cases.actions import CaseAlreadyClosed
from cases.models import Case
from sessions.actions import RuleBroken, finish_task
from supervision import actions, queries
from supervision.access import (
    may_talk,
    open_case_for_supervision,
    open_case_to_talk,
    open_own_task,
    supervises,
)
from supervision.forms import (
    AskForm,
    CaseloadForm,
    CommentForm,
    FinishOwnForm,
    IntervalForm,
    ReviewForm,
)
from supervision.models import ReviewInterval
from supervision.views.caseload import PAGE, way_back


@require_safe
def case(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Flags, what was said, what was asked: shared by therapist and supervisor."""
    return _case_page(request, open_case(request, case_id))


def _case_page(request: StaffRequest, case: Case, **forms: Form) -> HttpResponse:
    """The page with its forms; the one that failed comes back as it was typed."""
    may_read = may_talk(request, case)
    context: dict[str, Any] = {
        "case": case,
        "tab": "supervision",
        "brief": queries.brief_of(case, timezone.now()),
        "may_talk": may_read,
        "on_agenda": queries.open_item_of(case) if may_read else None,
        "conversation": queries.conversation(case) if may_read else [],
        "talked": queries.talked_about(case) if may_read else [],
        "tasks": queries.tasks_of(case),
        "is_supervisor": supervises(request, case),
        "own_tasks": queries.own_tasks(case, request.user, timezone.localdate()),
        "may_write": can_write(request, case),
        "comment_form": CommentForm(),
        "review_form": ReviewForm(),
        "interval": (interval := queries.interval_of(case)),
        "interval_form": IntervalForm(initial=_decided(interval)),
        "ask_form": AskForm(),
        "forms": list(forms.values()),
    }
    context["course"] = context["brief"].course
    return render(request, "supervision/case.html", context | forms)


def _decided(interval: ReviewInterval | None) -> dict[str, object]:
    if interval is None or interval.days is None:
        return {}
    return {"days": interval.days, "reason": interval.reason}


@require_POST
def comment(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Something said between therapist and supervisor."""
    opened = open_case_to_talk(request, case_id)
    form = CommentForm(request.POST)
    if not form.is_valid():
        return _case_page(request, opened, comment_form=form)
    actions.comment_on_case(case=opened, by=request.user, **form.cleaned_data)
    messages.success(request, "Comment added.")
    return redirect(way_back(request, case_id))


@require_POST
def mark_reviewed(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Looked at; on to the next case in the order of the table."""
    opened = open_case_for_supervision(request, case_id)
    form = ReviewForm(request.POST)
    if not form.is_valid():
        return _case_page(request, opened, review_form=form)
    following = _following(request, case_id) if "next" in request.POST else None
    actions.review_case(case=opened, by=request.user, **form.cleaned_data)
    messages.success(request, f"Client {opened.client.number} marked as reviewed.")
    return redirect(way_back(request, following))


def _following(request: StaffRequest, case_id: UUID) -> UUID | None:
    """The next case of the table as it was filtered, before this one moves in it."""
    wanted = queries.CaseloadFilter(**CaseloadForm(request.POST).wanted)
    return queries.caseload_of(request.user, timezone.now(), wanted).after(case_id)


@require_POST
def set_interval(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Within how many days this case is looked at again."""
    opened = open_case_for_supervision(request, case_id)
    form = IntervalForm(request.POST)
    if not form.is_valid():
        return _case_page(request, opened, interval_form=form)
    actions.set_review_interval(case=opened, by=request.user, **form.cleaned_data)
    messages.success(request, "Kept.")
    return redirect(PAGE, case_id)


@get_or_post
def finish_own(request: StaffRequest, case_id: UUID, task_id: UUID) -> HttpResponse:
    """What became of something that one took on in supervision."""
    task = open_own_task(request, case_id, task_id)
    form = FinishOwnForm(request.POST or None)
    if form.is_valid():
        try:
            finish_task(task=task, by=request.user, **form.cleaned_data)
        except RuleBroken as problem:
            form.add_problem(problem.field, str(problem))
        else:
            messages.success(request, "The therapist sees what became of it.")
            return redirect(PAGE, case_id)
    context = {"case": task.case, "tab": "supervision", "form": form, "task": task}
    return render(request, "sessions/finish_task.html", context)


@require_POST
def ask(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """A task for the therapist."""
    opened = open_case_for_supervision(request, case_id)
    form = AskForm(request.POST)
    if form.is_valid():
        try:
            actions.ask_therapist(case=opened, by=request.user, **form.cleaned_data)
        except (RuleBroken, CaseAlreadyClosed) as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "It stands in the therapist's next session.")
            return redirect(PAGE, case_id)
    return _case_page(request, opened, ask_form=form)

"""Pages of supervision."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from accounts.access import supervisor_only
from accounts.http import StaffRequest, get_or_post
from cases.access import can_write, open_case
from cases.actions import CaseAlreadyClosed
from cases.models import Case
from protocols.flags import FLAGS
from sessions.actions import RuleBroken
from sessions.queries.groups import groups_to_look_at
from sessions.queries.risk import line_of
from supervision import actions, queries
from supervision.access import (
    may_talk,
    open_case_for_supervision,
    open_case_to_talk,
    open_note_to_countersign,
    open_risk_to_acknowledge,
    supervises,
)
from supervision.forms import (
    AcknowledgeForm,
    AskForm,
    CaseloadForm,
    CommentForm,
    CountersignForm,
    DismissForm,
    ReviewForm,
)

PAGE = "supervision:case"
TABLE = "supervision:caseload"
# Those that can be let rest: a group of cases is no flag of one case.
KNOWN = frozenset(str(flag.key) for flag in FLAGS if not flag.is_group)


@require_safe
def caseload(request: StaffRequest) -> HttpResponse:
    """All open cases of the supervisees; one of them opened beside the table.

    For the script that follows the marked row, that one alone.
    """
    supervisor = supervisor_only(request)
    form = CaseloadForm(request.GET)
    now, kept = timezone.now(), _given(form.wanted)
    context: dict[str, Any] = {"kept": kept, "query": urlencode(kept)}
    if form.picked:
        opened = open_case_for_supervision(request, form.picked)
        context["brief"] = queries.brief_of(opened, now)
        if request.htmx:
            return render(request, "supervision/_peek.html", context)
    wanted = queries.CaseloadFilter(**form.wanted)
    found = queries.caseload_of(supervisor, now, wanted)
    context |= {"caseload": found, "wanted": wanted}
    context["place"] = found.place(form.picked) if form.picked else None
    context["in_groups"] = groups_to_look_at(supervisor, timezone.localdate(now))
    return render(request, "supervision/caseload.html", context)


def _given(wanted: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in wanted.items() if value}


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
        "conversation": queries.conversation(case) if may_read else [],
        "tasks": queries.tasks_of(case),
        "is_supervisor": supervises(request, case),
        "may_write": can_write(request, case),
        "comment_form": CommentForm(),
        "review_form": ReviewForm(),
        "ask_form": AskForm(),
        "forms": list(forms.values()),
    }
    context["course"] = context["brief"].course
    return render(request, "supervision/case.html", context | forms)


@require_POST
def comment(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Something said between therapist and supervisor."""
    opened = open_case_to_talk(request, case_id)
    form = CommentForm(request.POST)
    if not form.is_valid():
        return _case_page(request, opened, comment_form=form)
    actions.comment_on_case(case=opened, by=request.user, **form.cleaned_data)
    messages.success(request, "Comment added.")
    return redirect(_way_back(request, case_id))


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
    return redirect(_way_back(request, following))


def _following(request: StaffRequest, case_id: UUID) -> UUID | None:
    """The next case of the table as it was filtered, before this one moves in it."""
    wanted = queries.CaseloadFilter(**CaseloadForm(request.POST).wanted)
    return queries.caseload_of(request.user, timezone.now(), wanted).after(case_id)


def _way_back(request: StaffRequest, case_id: UUID | None) -> str:
    """To the table with this case beside it, or to its page; the table for no case."""
    if case_id is not None and "table" not in request.POST:
        return reverse(PAGE, args=[case_id])
    kept = _given(CaseloadForm(request.POST).wanted)
    if case_id is not None:
        kept["case"] = str(case_id)
    return f"{reverse(TABLE)}?{urlencode(kept)}" if kept else reverse(TABLE)


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


@get_or_post
def dismiss_flag(request: StaffRequest, case_id: UUID, flag: str) -> HttpResponse:
    """Let a flag rest, with a reason."""
    opened = open_case(request, case_id)
    if flag not in KNOWN:
        raise Http404("There is no page here.")
    standing = {one.key: one for one in queries.flags_of(opened, timezone.now())}
    raised = standing.get(flag)
    form = DismissForm(
        request.POST or None, initial={"evidence": raised.rests_on if raised else ""}
    )
    if form.is_valid():
        try:
            actions.dismiss_flag(
                case=opened, by=request.user, flag=flag, **form.cleaned_data
            )
        except actions.DismissalEndsInThePast as problem:
            form.add_error("until_on", str(problem))
        except (actions.NoSuchFlag, actions.FlagStandsOnSomethingElse) as problem:
            messages.warning(request, str(problem))
            return redirect(PAGE, case_id)
        else:
            messages.success(request, "The flag rests.")
            return redirect(PAGE, case_id)
    context = {"case": opened, "tab": "supervision", "flag": raised, "form": form}
    return render(request, "supervision/dismiss_flag.html", context)


@require_safe
def countersign(request: StaffRequest) -> HttpResponse:
    """Sessions that trainees have signed, and risk entries that wait to be read.

    Reading a case neither countersigns nor acknowledges anything.
    """
    supervisor, today = supervisor_only(request), timezone.localdate()
    context = {
        "waiting": queries.waiting_for(supervisor, today),
        "entries": queries.entries_waiting_for(supervisor, today),
    }
    return render(request, "supervision/countersign.html", context)


@get_or_post
def acknowledge_risk(
    request: StaffRequest, case_id: UUID, risk_entry_id: UUID
) -> HttpResponse:
    """One risk entry, and the supervisor's words to it."""
    entry = open_risk_to_acknowledge(request, case_id, risk_entry_id)
    form = AcknowledgeForm(request.POST or None)
    if form.is_valid():
        actions.acknowledge_risk(entry=entry, by=request.user, **form.cleaned_data)
        messages.success(request, "Your words stand under the entry.")
        return redirect("sessions:risk", case_id)
    context = {
        "case": entry.case,
        "tab": "risk",
        "line": line_of(entry),
        "form": form,
    }
    return render(request, "supervision/acknowledge_risk.html", context)


@get_or_post
def countersign_note(
    request: StaffRequest, case_id: UUID, session_id: UUID
) -> HttpResponse:
    """One note, and the answer to it."""
    note = open_note_to_countersign(request, case_id, session_id)
    form = CountersignForm(request.POST or None)
    if form.is_valid():
        try:
            actions.countersign_note(note=note, by=request.user, **form.cleaned_data)
        except (actions.OnlyItsSupervisorCountersigns, RuleBroken) as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "Your answer stands under the note.")
            return redirect("supervision:countersign")
    context = {
        "case": note.case,
        "tab": "sessions",
        "note": note,
        "form": form,
        "waits": queries.waits(note),
    }
    return render(request, "supervision/countersign_note.html", context)

"""Many summaries in one ZIP. Admins see the register here, and no clinical text."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_POST,
    require_safe,
)

from accounts.access import admin_only
from accounts.http import StaffRequest, address_of, get_or_post
from documents import access, actions, files
from documents.forms import ExportForm, StartForm
from documents.queries.exports import (
    OF_PARTNER,
    SUMMARY,
    ExportPlan,
    cases_of,
    closed_between,
    plan_export,
    summaries_numbered,
    therapists_with_cases,
)
from documents.queries.progress import export_log, progress_of, recent_batches
from documents.views.issuing import attachment

LOOK, START, ASK = "look", "start", "ask"
# Each case is a field of the plan's form, a couple two, and a request may hold 2,000.
MOST_CASES = 900


def too_many(count: int) -> str:
    return (
        f"These are {count} cases, and one export takes {MOST_CASES}. Choose a shorter "
        "period"
    )


@require_safe
def exports(request: StaffRequest) -> HttpResponse:
    """Every export, newest first, with a form for the next."""
    admin_only(request)
    context = {
        "form": _choose_form(None),
        "jobs": recent_batches(at=timezone.now()),
        "log": export_log(),
    }
    return render(request, "documents/exports.html", context)


@get_or_post
def new_export(request: StaffRequest) -> HttpResponse:
    """First the choice, then what it would make and leave out, then the start."""
    admin_only(request)
    if START in request.POST or ASK in request.POST:
        return _start(request)
    form = _choose_form(request.POST if LOOK in request.POST else None)
    plan = _chosen(form) if form.is_valid() else None
    if plan is None or not form.is_valid():
        return render(request, "documents/new_export.html", {"form": form})
    ticked = {"case": [line.key for line in plan.lines]}
    start = StartForm(plan=plan, initial=form.period | ticked)
    return _plan_page(request, plan, start)


def _start(request: StaffRequest) -> HttpResponse:
    plan = _shown(" ".join(request.POST.getlist("shown")).split())
    form = StartForm(request.POST, plan=plan)
    if asked := request.POST.get(ASK, ""):
        return _ask_within(request, plan, asked)
    if not form.is_valid():
        return _plan_page(request, plan, form)
    try:
        batch = actions.start_batch(
            by=request.user,
            reason=form.cleaned_data["reason"],
            case_ids=cases_of(form.cleaned_data["case"]),
            only=form.cleaned_data["case"],
            closed_from=form.cleaned_data["closed_from"],
            closed_until=form.cleaned_data["closed_until"],
        )
    except (actions.NothingToExport, actions.ReasonMissing) as problem:
        form.add_error(None, str(problem))
        return _plan_page(request, plan, form)
    return redirect("documents:export", batch.pk)


def _ask_within(request: StaffRequest, plan: ExportPlan, asked: str) -> HttpResponse:
    """Ask for one summary without losing the plan: the ticks and the reason stay."""
    line = next((one for one in plan.lines if one.key == asked), None)
    if line is not None:
        actions.ask_for_summary(case=line.case, kind=line.kind, by=request.user)
        plan = _shown([one.key for one in plan.lines])
    typed = {
        "case": request.POST.getlist("case"),
        "reason": request.POST.get("reason", ""),
        "closed_from": request.POST.get("closed_from", ""),
        "closed_until": request.POST.get("closed_until", ""),
    }
    return _plan_page(request, plan, StartForm(plan=plan, initial=typed))


def _plan_page(
    request: StaffRequest, plan: ExportPlan, form: StartForm
) -> HttpResponse:
    ticked = form["case"].value() or []
    context = {"plan": plan, "form": form, "ticked": {str(one) for one in ticked}}
    return render(request, "documents/export_plan.html", context)


def _choose_form(data: object) -> ExportForm:
    """Last month, unless something else was chosen."""
    end = timezone.localdate().replace(day=1) - timedelta(days=1)
    initial: dict[str, date] = {
        "closed_from": end.replace(day=1),
        "closed_until": timezone.localdate(),
    }
    return ExportForm(data, therapists=therapists_with_cases(), initial=initial)


def _chosen(form: ExportForm) -> ExportPlan | None:
    """What was asked for; None where it is too much, said at the form."""
    values, keys = form.cleaned_data, None
    if values["numbers"]:
        keys = summaries_numbered(values["numbers"])
        found = cases_of(keys)
    else:
        found = closed_between(
            values["closed_from"], values["closed_until"], form.chosen_therapist
        )
    if len(found) > MOST_CASES:
        form.add_error(None, too_many(len(found)))
        return None
    return plan_export(found, keys)


def _shown(keys: list[str]) -> ExportPlan:
    """The plan that the page showed, as it is now."""
    return plan_export(cases_of(keys)[:MOST_CASES], set(keys))


@require_safe
def export(request: StaffRequest, batch_id: UUID) -> HttpResponse:
    batch = access.open_batch(request, batch_id)
    context = {"batch": batch, "job": progress_of(batch, at=timezone.now())}
    return render(request, "documents/export.html", context)


@require_safe
def export_progress(request: StaffRequest, batch_id: UUID) -> HttpResponse:
    """The part of the page that moves."""
    batch = access.open_batch(request, batch_id)
    context = {"batch": batch, "job": progress_of(batch, at=timezone.now())}
    return render(request, "documents/_export_job.html", context)


@require_safe
def export_download(request: StaffRequest, batch_id: UUID) -> HttpResponse:
    """The ZIP, with the download in the access log."""
    batch = access.open_batch(request, batch_id)
    try:
        data = actions.download_batch(
            batch=batch, by=request.user, address=address_of(request)
        )
    except (
        actions.ExportGone,
        actions.ConsentTakenBackSince,
        files.FileIsDamaged,
    ) as problem:
        messages.error(request, str(problem))
        return redirect("documents:export", batch_id)
    name = f"treatment-summaries-{timezone.localdate(batch.requested_at)}.zip"
    return attachment(data, name, "application/zip")


@require_POST
def stop_export(request: StaffRequest, batch_id: UUID) -> HttpResponse:
    batch = access.open_batch(request, batch_id)
    try:
        actions.stop_batch(batch=batch, by=request.user)
    except actions.ExportNotRunning as problem:
        messages.error(request, str(problem))
    return redirect("documents:export", batch_id)


@require_POST
def retry_export(request: StaffRequest, batch_id: UUID) -> HttpResponse:
    batch = access.open_batch(request, batch_id)
    try:
        actions.retry_batch(batch=batch, by=request.user)
    except (
        actions.ExportRunning,
        actions.NothingToTryAgain,
        actions.ExportGone,
    ) as problem:
        messages.error(request, str(problem))
    return redirect("documents:export", batch_id)


@require_POST
def ask_for_summary(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Ask the therapist of a case that was left out."""
    case = access.open_register(request, case_id)
    kind = OF_PARTNER if request.POST.get("kind") == OF_PARTNER else SUMMARY
    try:
        actions.ask_for_summary(case=case, kind=kind, by=request.user)
    except actions.NobodyToSummarise as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, f"{case.therapist.full_name} sees this under Today.")
    from_batch = cases_of([request.POST.get("batch", "")])
    if from_batch:
        return redirect("documents:export", from_batch[0])
    return redirect("documents:exports")

"""Exports: choose, see what will be left out, start, follow, download."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import admin_only
from accounts.http import StaffRequest, address_of
from documents import actions
from documents.access import open_batch, open_register
from documents.forms.exports import ChooseExportForm, StartExportForm
from documents.queries import exports as questions
from documents.queries.progress import exports_so_far, progress_of


@require_GET
def exports(request: StaffRequest) -> HttpResponse:
    admin_only(request)
    context = {"form": ChooseExportForm(), "jobs": exports_so_far(timezone.now())}
    return render(request, "documents/exports.html", context)


@require_http_methods(["GET", "POST"])
def new_export(request: StaffRequest) -> HttpResponse:
    admin_only(request)
    chosen = ChooseExportForm(request.POST or request.GET)
    if not chosen.is_valid():
        context = {"form": chosen, "jobs": exports_so_far(timezone.now())}
        return render(request, "documents/exports.html", context)
    plan = questions.plan_export(_case_ids(chosen.cleaned_data))
    form = StartExportForm(request.POST or None, initial=request.GET.dict())
    if form.is_valid():
        return _start(request, form, plan)
    context = {"form": form, "plan": plan, "chosen": chosen.cleaned_data}
    return render(request, "documents/new_export.html", context)


def _case_ids(values: dict[str, Any]) -> list[UUID]:
    """Cases of the period and of the numbers, each once."""
    found: list[UUID] = []
    if values["closed_from"] or values["closed_until"]:
        found += questions.closed_between(values["closed_from"], values["closed_until"])
    if values["numbers"]:
        found += questions.cases_numbered(values["numbers"])
    return list(dict.fromkeys(found))


def _start(
    request: StaffRequest, form: StartExportForm, plan: questions.ExportPlan
) -> HttpResponse:
    values = form.cleaned_data
    try:
        batch = actions.start_batch(
            by=request.user,
            reason=values["reason"],
            case_ids=[line.case.pk for line in plan.lines],
            closed_from=values["closed_from"],
            closed_until=values["closed_until"],
        )
    except actions.NothingToExport as problem:
        form.add_error(None, str(problem))
        context = {"form": form, "plan": plan, "chosen": values}
        return render(request, "documents/new_export.html", context)
    return redirect("documents:export", batch.pk)


@require_GET
def export(request: StaffRequest, batch_id: UUID) -> HttpResponse:
    batch = open_batch(request, batch_id)
    context = {"job": progress_of(batch, timezone.now())}
    response = render(request, "documents/export.html", context)
    if batch.is_running:
        # Without scripts the page itself comes again.
        response.headers["Refresh"] = "5"
    return response


@require_GET
def export_progress(request: StaffRequest, batch_id: UUID) -> HttpResponse:
    batch = open_batch(request, batch_id)
    context = {"job": progress_of(batch, timezone.now())}
    return render(request, "documents/_export_job.html", context)


@require_GET
def export_download(request: StaffRequest, batch_id: UUID) -> HttpResponse:
    batch = open_batch(request, batch_id)
    try:
        data = actions.download_batch(
            batch=batch, by=request.user, address=address_of(request)
        )
    except actions.ExportGone as problem:
        raise Http404(str(problem)) from problem
    name = f"summaries-{timezone.localdate(batch.requested_at):%Y-%m-%d}.zip"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Type": "application/zip",
        "Content-Security-Policy": "sandbox; default-src 'none'",
    }
    return HttpResponse(data, headers=headers)


@require_POST
def stop_export(request: StaffRequest, batch_id: UUID) -> HttpResponse:
    batch = open_batch(request, batch_id)
    try:
        actions.stop_batch(batch=batch, by=request.user)
    except actions.ExportNotRunning as problem:
        messages.info(request, str(problem))
    else:
        messages.success(request, "Stopped. What was made is kept.")
    return redirect("documents:export", batch_id)


@require_POST
def retry_export(request: StaffRequest, batch_id: UUID) -> HttpResponse:
    batch = open_batch(request, batch_id)
    try:
        actions.retry_batch(batch=batch, by=request.user)
    except (actions.NothingToTryAgain, actions.ExportGone) as problem:
        messages.info(request, str(problem))
    return redirect("documents:export", batch_id)


@require_POST
def ask_for_summary(request: StaffRequest, case_id: UUID) -> HttpResponse:
    case = open_register(request, case_id)
    actions.ask_for_summary(case=case, by=request.user)
    messages.success(
        request, f"{case.therapist.full_name} finds the request on their first page."
    )
    back = request.POST.get("back", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return redirect(back if is_ours else reverse("documents:exports"))

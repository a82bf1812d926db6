"""One therapist's work and hours, for themselves and for who supervises them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from accounts.access import supervisor_only
from accounts.http import StaffRequest, address_of
from accounts.models import User
from accounts.queries import practice, supervised_by, supervisions_of
from documents.views.issuing import attachment
from supervision import actions
from supervision.access import open_agenda, open_log, open_therapist
from supervision.forms.hours import DaysForm
from supervision.log_paper import HEADER, log_facts, log_rows
from supervision.queries.hours import HoursLog, hours_log
from supervision.queries.logs import find_paper, papers_of
from supervision.queries.people import progress_of
from supervision.queries.recordings import to_destroy
from ui.spreadsheet import csv_rows

HOURS = "supervision:hours"


@require_safe
def supervisees(request: StaffRequest) -> HttpResponse:
    """Whom one supervises today, by name; each has a page, and no number stands here."""
    supervisor = supervisor_only(request)
    links = supervisions_of(supervisor, timezone.localdate())
    return render(request, "supervision/supervisees.html", {"links": links})


@require_safe
def mine(request: StaffRequest) -> HttpResponse:
    """One's own page: as a therapist, or the hours that one gave."""
    clinician = open_agenda(request)
    if not clinician.is_therapist:
        return redirect(HOURS, clinician.pk)
    return _therapist_page(request, clinician)


@require_safe
def therapist(request: StaffRequest, therapist_id: UUID) -> HttpResponse:
    """The same page, for a supervisor."""
    return _therapist_page(request, open_therapist(request, therapist_id))


def _therapist_page(request: StaffRequest, found: User) -> HttpResponse:
    today = timezone.localdate()
    is_mine = found == request.user
    context = {
        "progress": progress_of(found, request.user, today),
        "is_mine": is_mine,
        "arranged": supervised_by(found, today),
        "to_destroy": to_destroy(found, today) if is_mine else [],
    }
    return render(request, "supervision/therapist.html", context)


@require_safe
def hours(request: StaffRequest, therapist_id: UUID) -> HttpResponse:
    """The log between two days, and the PDFs that were asked for lately."""
    found = open_log(request, therapist_id)
    form, log = _log(request, found)
    context = {
        "log": log,
        "form": form,
        "is_mine": found == request.user,
        "papers": papers_of(found, request.user),
        "days": _days(log),
    }
    return render(request, "supervision/hours.html", context)


def _log(request: StaffRequest, found: User) -> tuple[DaysForm, HoursLog]:
    data = request.POST if request.method == "POST" else request.GET
    form = DaysForm(data, today=timezone.localdate())
    return form, hours_log(found, request.user, *form.days)


def _days(log: HoursLog) -> str:
    return urlencode({"first": log.first.isoformat(), "last": log.last.isoformat()})


@require_safe
def hours_csv(request: StaffRequest, therapist_id: UUID) -> StreamingHttpResponse:
    """The same rows for a spreadsheet."""
    found = open_log(request, therapist_id)
    _, log = _log(request, found)
    actions.download_log_table(
        person=found, by=request.user, address=address_of(request)
    )
    response = StreamingHttpResponse(
        csv_rows(HEADER, log_rows(log)), content_type="text/csv"
    )
    name = f"supervision-log-{timezone.localdate().isoformat()}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_POST
def ask_for_log(request: StaffRequest, therapist_id: UUID) -> HttpResponse:
    """A PDF of it, made by a worker."""
    found = open_log(request, therapist_id)
    _, log = _log(request, found)
    actions.ask_for_log(
        person=found,
        by=request.user,
        first=log.first,
        last=log.last,
        facts=log_facts(log, practice(), timezone.localdate()),
    )
    messages.success(request, "The PDF is being made. It takes a few seconds.")
    return redirect(f"{reverse(HOURS, args=[found.pk])}?{_days(log)}")


@require_safe
def log_pdf(request: StaffRequest, paper_id: UUID) -> HttpResponse:
    """The PDF, for who asked for it, as long as the log is still theirs to read."""
    paper = find_paper(request.user, paper_id)
    if paper is None:
        raise Http404("There is no page here.")
    open_log(request, paper.person_id)
    try:
        data = actions.download_log(
            paper=paper, by=request.user, address=address_of(request)
        )
    except actions.LogNotReady as problem:
        messages.warning(request, str(problem))
        return redirect(HOURS, paper.person_id)
    name = f"supervision-log-{paper.last.isoformat()}.pdf"
    return attachment(data, name, "application/pdf")

"""Who opened and changed what: the whole log, and that of one case."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest, address_of
from audit import actions as audit
from cases.access import open_case
from ipt_practice.forms.access_log import AccessLogForm
from ipt_practice.queries import events
from ipt_practice.spreadsheet import safe_rows

PER_PAGE = 50
NOT_YOURS = "The history of a case is for its therapist and their supervisor."


@require_safe
def access_log(request: StaffRequest) -> HttpResponse:
    """An admin sees every event, others those of the cases in their care."""
    reader, form = request.user, _form(request)
    found = Paginator(events.events_for(reader, form.sought()), PER_PAGE)
    page = found.get_page(request.GET.get("page"))
    return render(
        request,
        "ipt_practice/access_log.html",
        {
            "form": form,
            "page": page,
            "lines": events.lines_of(page.object_list, reader),
            "query": _without_page(request),
        },
    )


def _form(request: StaffRequest) -> AccessLogForm:
    reader = request.user
    return AccessLogForm(
        request.GET or None,
        actors=[(str(one.pk), one.full_name) for one in events.actors_for(reader)],
        verbs=events.verbs_for(reader),
    )


def _without_page(request: StaffRequest) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    return query.urlencode()


@require_safe
def access_log_export(request: StaffRequest) -> StreamingHttpResponse:
    """The same events as a table for a spreadsheet. That it was taken is logged too."""
    reader = request.user
    sought = _form(request).sought()
    audit.log(by=reader, verb="access_log.exported", address=address_of(request))
    lines = events.all_lines(events.events_for(reader, sought), reader)
    response = StreamingHttpResponse(safe_rows(lines), content_type="text/csv")
    name = f"access-log-{timezone.localdate().isoformat()}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_safe
def history(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Who opened and changed this case."""
    case = open_case(request, case_id)
    reader = request.user
    if not events.answers_for(reader, case):
        raise PermissionDenied(NOT_YOURS)
    found = Paginator(events.events_of_case(case, reader), PER_PAGE)
    page = found.get_page(request.GET.get("page"))
    return render(
        request,
        "ipt_practice/history.html",
        {
            "case": case,
            "tab": "history",
            "page": page,
            "lines": events.lines_of(page.object_list, reader),
        },
    )

"""What came of the courses that ended: counts for supervisors and the practice admin."""

from __future__ import annotations

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import supervisor_or_admin_only
from accounts.http import StaffRequest
from ipt_practice.outcomes_sheet import HEADER, sheet_rows
from ipt_practice.queries.outcomes import outcomes_of
from protocols import national_figures as national
from ui.spreadsheet import csv_rows


@require_safe
def outcomes(request: StaffRequest) -> HttpResponse:
    """Never by therapist and never by client; small numbers are hidden."""
    person = supervisor_or_admin_only(request)
    found = outcomes_of(person, timezone.localdate(), year=request.GET.get("year", ""))
    context = {
        "found": found,
        "is_everyone": person.is_practice_admin,
        "national": national.latest(),
        "earlier": [
            row for rows in national.NATIONAL.values() for row in reversed(rows[:-1])
        ],
        "source": national.SOURCE,
        "licence": national.LICENCE,
    }
    return render(request, "ipt_practice/outcomes.html", context)


@require_safe
def outcomes_csv(request: StaffRequest) -> StreamingHttpResponse:
    """The same numbers for a spreadsheet, hidden ones hidden."""
    person = supervisor_or_admin_only(request)
    found = outcomes_of(person, timezone.localdate(), year=request.GET.get("year", ""))
    response = StreamingHttpResponse(
        csv_rows(HEADER, sheet_rows(found)), content_type="text/csv"
    )
    name = f"outcomes-{timezone.localdate().isoformat()}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response

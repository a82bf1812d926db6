"""A copy of everything on record about one case, for its therapist."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest, address_of, get_or_post
from accounts.second_factor import asked_again
from cases.models import Case
from documents import access, actions, files
from documents.forms import CaseExportForm
from documents.queries.case_exports import copies_of
from documents.views.issuing import attachment


@get_or_post
def export_case(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """What a copy holds, the form that starts one, and those that were made."""
    case = access.open_case_to_export(request, case_id)
    form = CaseExportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.start_case_export(
                case=case, by=request.user, reason=form.cleaned_data["reason"]
            )
        except (actions.CopyReasonMissing, actions.CopyUnderWay) as problem:
            form.add_error(None, str(problem))
        else:
            return redirect("documents:export_case", case_id)
    context = _context(case) | {"form": form}
    return render(request, "documents/export_case.html", context)


@require_safe
def case_export_progress(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """The part of the page that moves."""
    case = access.open_case_to_export(request, case_id)
    return render(request, "documents/_case_exports.html", _context(case))


@require_safe
def download_case_export(
    request: StaffRequest, case_id: UUID, export_id: UUID
) -> HttpResponse:
    """The ZIP. The second factor is shown again before it leaves the house."""
    export = access.open_case_export(request, case_id, export_id)
    if to_ask := asked_again(request, request.user):
        return to_ask
    try:
        data = actions.download_case_export(
            export=export, by=request.user, address=address_of(request)
        )
    except (actions.CopyGone, files.FileIsDamaged) as problem:
        messages.error(request, str(problem))
        return redirect("documents:export_case", case_id)
    day = timezone.localdate(export.requested_at)
    name = f"{export.case.client.number}-record-{day}.zip"
    return attachment(data, name, "application/zip")


def _context(case: Case) -> dict[str, Any]:
    copies = copies_of(case)
    return {
        "case": case,
        "tab": "documents",
        "copies": copies,
        "is_running": any(copy.is_running for copy in copies),
    }

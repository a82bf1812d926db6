"""Two versions of a document side by side."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from documents import access
from documents.forms import VersionsForm
from documents.queries.compared import compared


@require_safe
def versions(request: StaffRequest, case_id: UUID, document_id: UUID) -> HttpResponse:
    """Part by part, with the words marked that only one of the two has."""
    found = access.to_read(request, case_id, document_id)
    form = VersionsForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    context = {
        "case": found.case,
        "tab": "documents",
        "document": found,
        "compared": compared(
            found,
            older=asked.get("older"),
            newer=asked.get("newer"),
            may_read_drafts=access.may_read_drafts(request, found.case),
            today=timezone.localdate(),
        ),
    }
    return render(request, "documents/versions.html", context)

"""Doors of this room beside that of a case: exports are the admin's."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404

from accounts.access import admin_only
from accounts.http import StaffRequest
from cases.models import Case
from documents.models import ExportBatch


def open_batch(request: StaffRequest, batch_id: UUID) -> ExportBatch:
    """An export, for any practice admin."""
    admin_only(request)
    batch = (
        ExportBatch.objects.select_related("requested_by").filter(pk=batch_id).first()
    )
    if batch is None:
        raise Http404
    return batch


def open_register(request: StaffRequest, case_id: UUID) -> Case:
    """A case as the register has it, for the practice admin: no clinical text."""
    admin_only(request)
    case = Case.objects.with_people().filter(pk=case_id).first()
    if case is None:
        raise Http404
    return case

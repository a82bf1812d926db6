"""The doors to documents: through the case, or, once released, for the admin."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404

from accounts.access import admin_only
from accounts.http import StaffRequest
from cases.access import open_case, open_case_for_addendum
from cases.models import Case
from documents.models import Document, ExportBatch
from documents.queries.pages import find_document

NOT_HERE = "There is no page here."


def to_read(request: StaffRequest, case_id: UUID, document_id: UUID) -> Document:
    """The document, for whoever may read its case; 404 for one of another case."""
    return _own(open_case(request, case_id), document_id)


def to_write(request: StaffRequest, case_id: UUID, document_id: UUID) -> Document:
    """The document, for the case's therapist or cover, also after closing: summaries are
    often written then."""
    return _own(open_case_for_addendum(request, case_id), document_id)


def to_download(request: StaffRequest, case_id: UUID, document_id: UUID) -> Document:
    """The document, for whoever may read the case; for admins only when released."""
    if Case.objects.visible_to(request.user).filter(pk=case_id).exists():
        return to_read(request, case_id, document_id)
    released = (
        Document.objects.released()
        .select_related("case__client")
        .filter(pk=document_id, case=case_id)
        .first()
    )
    if not request.user.is_practice_admin or released is None:
        raise Http404(NOT_HERE)
    return released


def may_write(request: StaffRequest, case: Case) -> bool:
    """Whether templates may offer buttons that change the case's documents."""
    return Case.objects.own_or_granted(request.user).filter(pk=case.pk).exists()


def open_register(request: StaffRequest, case_id: UUID) -> Case:
    """The case as the register shows it, for the admin alone."""
    admin_only(request)
    case = Case.objects.with_people().filter(pk=case_id).first()
    if case is None:
        raise Http404(NOT_HERE)
    return case


def open_batch(request: StaffRequest, batch_id: UUID) -> ExportBatch:
    """An export, for any admin: two of them share the work."""
    admin_only(request)
    batch = (
        ExportBatch.objects.select_related("requested_by").filter(pk=batch_id).first()
    )
    if batch is None:
        raise Http404(NOT_HERE)
    return batch


def _own(case: Case, document_id: UUID) -> Document:
    document = find_document(case, document_id)
    if document is None:
        raise Http404(NOT_HERE)
    return document

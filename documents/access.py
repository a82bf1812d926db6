"""The doors to documents: through the case, or, once released, for the admin."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone

from accounts.access import admin_only
from accounts.http import StaffRequest
from accounts.queries import is_supervised_by
from cases.access import open_case
from cases.models import Case
from documents.actions import NotItsTherapist, OnlyItsSupervisorAgrees
from documents.models import CaseExport, Document, ExportBatch
from documents.queries.agreeing import may_answer
from documents.queries.pages import find_document

NOT_HERE = "There is no page here."
NOT_THE_WRITER = "Only the case's therapist or leave cover writes its letters."


def to_read(request: StaffRequest, case_id: UUID, document_id: UUID) -> Document:
    """The document, for whoever may read it; 404 for one of another case.

    A draft is its writers', and a trainee's supervisor's: for the case's other readers
    there is none. Nor is there, for them, what speaks of supervision.
    """
    case = open_case(request, case_id)
    document = _own(case, document_id)
    if document.is_of_supervision and not reads_supervision(request, case):
        raise Http404(NOT_HERE)
    if document.is_draft and not may_read_drafts(request, case):
        raise Http404(NOT_HERE)
    return document


def to_write(request: StaffRequest, case_id: UUID, document_id: UUID) -> Document:
    """The document, for the case's therapist or cover, also after closing: summaries are
    often written then."""
    document = to_read(request, case_id, document_id)
    if not may_write(request, document.case):
        raise PermissionDenied(NOT_THE_WRITER)
    return document


def to_release(request: StaffRequest, case_id: UUID, document_id: UUID) -> Document:
    """The document, for the case's therapist alone: what leaves the house is theirs."""
    document = to_write(request, case_id, document_id)
    if not may_release(request, document.case):
        raise PermissionDenied(str(NotItsTherapist()))
    return document


def to_agree(request: StaffRequest, case_id: UUID, document_id: UUID) -> Document:
    """The document, for a supervisor who is to agree before it leaves; 403 for its other
    readers."""
    document = to_read(request, case_id, document_id)
    if not may_agree(request, document):
        raise PermissionDenied(str(OnlyItsSupervisorAgrees()))
    return document


def may_agree(request: StaffRequest, document: Document) -> bool:
    """Whether templates may offer to answer for what leaves the practice."""
    return may_answer(document, request.user, timezone.localdate())


def open_case_to_write_about(request: StaffRequest, case_id: UUID) -> Case:
    """The case, for who writes its letters: therapist or leave cover, closed or not."""
    case = open_case(request, case_id)
    if not may_write(request, case):
        raise PermissionDenied(NOT_THE_WRITER)
    return case


def open_case_to_export(request: StaffRequest, case_id: UUID) -> Case:
    """The case, for its therapist alone, closed or not: a copy leaves the house."""
    case = open_case(request, case_id)
    if not may_release(request, case):
        raise PermissionDenied(str(NotItsTherapist()))
    return case


def open_case_export(
    request: StaffRequest, case_id: UUID, export_id: UUID
) -> CaseExport:
    """One copy of this case, for its therapist; 404 for one of another case."""
    case = open_case_to_export(request, case_id)
    export = CaseExport.objects.filter(pk=export_id, case=case).first()
    if export is None:
        raise Http404(NOT_HERE)
    export.case = case
    return export


def to_download(request: StaffRequest, case_id: UUID, document_id: UUID) -> Document:
    """The document, for whoever may read the case; for admins only when released."""
    if Case.objects.visible_to(request.user).filter(pk=case_id).exists():
        return to_read(request, case_id, document_id)
    released = (
        Document.objects.released()
        .select_related("case__client", "case__couple__client")
        .filter(pk=document_id, case=case_id)
        .first()
    )
    if not request.user.is_practice_admin or released is None:
        raise Http404(NOT_HERE)
    return released


def may_write(request: StaffRequest, case: Case) -> bool:
    """Whether templates may offer buttons that change the case's documents."""
    return Case.objects.own_or_covered(request.user).filter(pk=case.pk).exists()


def may_release(request: StaffRequest, case: Case) -> bool:
    """Whether templates may offer to let a document leave the house."""
    return Case.objects.own(request.user).filter(pk=case.pk).exists()


def reads_supervision(request: StaffRequest, case: Case) -> bool:
    """Whether what speaks of supervision is this person's to read."""
    return case.therapist_id == request.user.pk or is_supervised_by(
        case.therapist, request.user, timezone.localdate()
    )


def may_read_drafts(request: StaffRequest, case: Case) -> bool:
    """Whether lists show drafts: to their writers, and to a trainee's supervisor."""
    if may_write(request, case):
        return True
    return case.therapist.is_trainee and is_supervised_by(
        case.therapist, request.user, timezone.localdate()
    )


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

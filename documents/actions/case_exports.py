"""A copy of everything on record about one case: asked for, made, downloaded."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import IntegrityError, transaction

from accounts.models import User
from audit import actions as audit
from cases.models import Case
from documents import files, hints
from documents.actions.approving import NotItsTherapist
from documents.models import CaseExport


class CopyReasonMissing(Exception):
    def __str__(self) -> str:
        return "Say what the copy is for. The reason is kept in the access log."


class CopyUnderWay(Exception):
    def __str__(self) -> str:
        return "A copy of this case is being made already."


class CopyGone(Exception):
    def __str__(self) -> str:
        return "This copy is no longer kept. Make a new one."


def check_is_its_therapist(case: Case, by: User) -> None:
    """Raise NotItsTherapist: what leaves the house is the therapist's to decide."""
    if not Case.objects.own(by).filter(pk=case.pk).exists():
        raise NotItsTherapist


@transaction.atomic
def start_case_export(
    *, case: Case, by: User, reason: str, at: datetime | None = None
) -> CaseExport:
    """Order a copy of the whole case; a worker makes it.

    Raises NotItsTherapist, CopyReasonMissing, CopyUnderWay.
    """
    check_is_its_therapist(case, by)
    if not reason.strip():
        raise CopyReasonMissing
    export = CaseExport(
        case=case,
        requested_by=by,
        requested_at=at or datetime.now(UTC),
        reason=reason.strip(),
    )
    export.clean_fields()
    try:
        with transaction.atomic():
            export.save(force_insert=True)
    except IntegrityError:
        raise CopyUnderWay from None
    audit.log(
        by=by,
        verb="caseexport.started",
        record=export,
        at=at,
        detail={"reason": export.reason},
    )
    hints.send_after_commit(hints.COPY_CASE, export.pk)
    return export


@transaction.atomic
def download_case_export(
    *, export: CaseExport, by: User, address: str = "", at: datetime | None = None
) -> bytes:
    """The ZIP, with the download in the access log.

    Raises NotItsTherapist, CopyGone, documents.files.FileIsDamaged.
    """
    check_is_its_therapist(export.case, by)
    if not export.is_kept(at or datetime.now(UTC)):
        raise CopyGone
    data = files.read(
        files.Kept(name=export.file, sha256=export.sha256, size=export.size or 0)
    )
    audit.log(
        by=by,
        verb="caseexport.downloaded",
        record=export,
        at=at,
        detail={"reason": export.reason},
        address=address,
    )
    return data

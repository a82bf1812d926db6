"""A copy of everything on record about one case, as a ZIP for its therapist."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models import Case, CaseRecordQuerySet
from documents.models.zip_job import ZipJob, ZipJobQuerySet


class CaseExportQuerySet(  # type: ignore[override]
    ZipJobQuerySet["CaseExport"], CaseRecordQuerySet["CaseExport"]
):
    """A ZIP to be made, and a record of its case."""


class CaseExport(ZipJob):
    """Who asked for the copy, why, and what became of it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="exports")
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = CaseExportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""), name="documents_case_export_has_a_reason"
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(state="RUNNING"),
                name="documents_case_export_one_running",
            ),
        ]

    def __str__(self) -> str:
        return f"case export {self.pk}"

"""A copy of one case, put together by a worker for the therapist who asked."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from django.db import transaction

from audit import actions as audit
from cases.models import Case
from documents import files
from documents.export import words
from documents.export.moment import at_one_moment
from documents.export.reading import read_cases
from documents.export.scope import COPY_OF_A_CASE
from documents.export.writing import bundle
from documents.jobs import zips
from documents.models import CaseExport, ZipJob


class NoLongerTheirs(zips.GiveUp):
    def __str__(self) -> str:
        return "The person who asked for this copy is no longer the case's therapist."


def run(export_id: UUID) -> None:
    """Make one copy, if it is there to be made. Safe to call any number of times."""
    zips.run(CaseExport, export_id, pack=_pack, finish=_finish)


def _pack(export_id: UUID) -> files.Kept:
    export = CaseExport.objects.select_related("requested_by").get(pk=export_id)
    # The right is asked for again when the work is done.
    if not Case.objects.own(export.requested_by).filter(pk=export.case_id).exists():
        raise NoLongerTheirs
    with at_one_moment():
        [data] = read_cases([export.case_id], COPY_OF_A_CASE)
    with files.being_written() as aside:
        with bundle(
            aside.file, scope=COPY_OF_A_CASE, made_at=export.requested_at
        ) as made:
            made.add_case(data)
            made.finish(words.of_a_case(data.number, COPY_OF_A_CASE))
        return files.publish(aside, suffix="zip")


@transaction.atomic
def _finish(export_id: UUID, token: int, kept: files.Kept) -> None:
    if zips.publish(
        CaseExport,
        job_id=export_id,
        token=token,
        kept=kept,
        state=ZipJob.State.READY,
        at=datetime.now(UTC),
    ):
        audit.log(
            by=None,
            verb="caseexport.packed",
            record=CaseExport.objects.get(pk=export_id),
            detail={"sha256": kept.sha256},
        )

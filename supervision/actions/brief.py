"""The therapist puts their own words to the supervision brief."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from django.db import transaction

from accounts.models import User
from audit import actions as audit
from cases.models import Case
from supervision.actions.agenda import AgendaChangedElsewhere, hold
from supervision.models import SupervisionBrief
from supervision.queries.agenda import open_item_of
from supervision.queries.brief_page import current_brief


class OnlyItsTherapistPrepares(Exception):
    def __str__(self) -> str:
        return "Only the case's therapist prepares its supervision brief."


class BriefChangedElsewhere(Exception):
    """Another window saved in between. `brief` is what stands now."""

    def __init__(self, brief: SupervisionBrief | None) -> None:
        super().__init__()
        self.brief = brief

    def __str__(self) -> str:
        return (
            "The brief was saved in another window. Nothing is lost: yours is in the form, "
            "what stands now is beside it. Choose what to keep, then save."
        )


@transaction.atomic
def save_brief(
    *,
    case: Case,
    by: User,
    question: str,
    formulation: str,
    added: str,
    left_out: Iterable[str],
    number: int,
    item_version: int,
    at: datetime | None = None,
) -> SupervisionBrief:
    """A new version of the therapist's words, on top of `number` (0 for the first).

    Where the case is on the agenda, the question is changed there, on top of
    `item_version` (0 where it was not). Raises OnlyItsTherapistPrepares,
    BriefChangedElsewhere, AgendaChangedElsewhere.
    """
    if by.pk != case.therapist_id:
        raise OnlyItsTherapistPrepares
    hold(case)
    standing = current_brief(case)
    if (standing.number if standing else 0) != number:
        raise BriefChangedElsewhere(standing)
    item, words = open_item_of(case), question.strip()
    if item is not None and item.question != words:
        if item.version != item_version:
            raise AgendaChangedElsewhere(item)
        item.question = words
        item.version += 1
        item.full_clean()
        item.save(update_fields=["question", "version"])
        audit.log(by=by, verb="agenda.changed", record=item, case=case, at=at)
    brief = SupervisionBrief(
        case=case,
        number=number + 1,
        question="" if item else words,
        formulation=formulation.strip(),
        added=added.strip(),
        left_out=sorted(set(left_out)),
        author=by,
        saved_at=at or datetime.now(UTC),
    )
    brief.full_clean()
    brief.save(force_insert=True)
    audit.log(by=by, verb="brief.saved", record=brief, case=case, at=at)
    return brief

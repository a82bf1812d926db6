"""Who was spoken of in a session and which goals were worked on: what the log offers."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone

from cases.models import Case
from formulation.models import Goal, InventoryPerson
from sessions.models import SessionDraft, TherapySession
from sessions.typed import goals_in, people_in


def people_offered(
    case: Case, draft: SessionDraft | None
) -> tuple[InventoryPerson, ...]:
    """Everyone in the inventory, by name, and whom the draft speaks of in any case.

    Someone who was taken out of the inventory since keeps the tick.
    """
    drafted = people_in(draft.fields) if draft else ()
    here = Q(removed_at__isnull=True) | Q(pk__in=drafted)
    return tuple(InventoryPerson.objects.filter(here, case=case).by_name())


def goals_offered(
    therapy_session: TherapySession, draft: SessionDraft | None
) -> tuple[Goal, ...]:
    """Goals that were being worked on that day, in their order, and the draft's own."""
    drafted = goals_in(draft.fields) if draft else ()
    day = timezone.localdate(therapy_session.scheduled_at)
    active = Q(status=Goal.Status.ACTIVE) | Q(finished_at__date__gte=day)
    found = Goal.objects.filter(active | Q(pk__in=drafted), case=therapy_session.case)
    return tuple(found.in_order())

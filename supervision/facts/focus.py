"""What many cases work on, and whether the client was told."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, Subquery

from cases.models import Case
from formulation.models import Formulation, Ipaf
from formulation.queries import focus_briefs
from formulation.queries.focus import FocusBrief
from protocols.base import FocusKind
from sessions.queries import Course
from sessions.queries.maintenance import taken_over_by
from supervision.facts.shapes import MaintenanceFacts


def focuses_of(
    cases: Collection[Case], maintained: Mapping[UUID, MaintenanceFacts]
) -> dict[UUID, FocusBrief]:
    """The focus of each; of a maintenance without one of its own, what it took over."""
    own = focus_briefs(cases)
    taken = taken_over_by(one.contract for one in maintained.values())
    return {key: own[key] if own[key].line else taken.get(key, own[key]) for key in own}


def has_ipaf(course: Course) -> bool:
    return course.protocol is not None and course.protocol.focus_kind == FocusKind.IPAF


def shared_ipafs(ids: Collection[UUID]) -> set[UUID]:
    """Cases with an IPAF that was shared, be it an earlier version than today's."""
    shared = Ipaf.objects.filter(case__in=ids, shared_on__isnull=False)
    return set(shared.values_list("case_id", flat=True))


def untold_of(courses: Mapping[UUID, Course]) -> dict[UUID, date]:
    """When the newest version was written, where it was not put to the client yet.

    Of the model that is followed now: nobody tells back what the one before wrote.
    """
    found: dict[UUID, date] = {}
    patterns = {case_id for case_id, one in courses.items() if has_ipaf(one)}
    for model, cases in ((Formulation, courses.keys() - patterns), (Ipaf, patterns)):
        newest = (
            model._default_manager.filter(case=OuterRef("case"))
            .order_by("-number")
            .values("pk")[:1]
        )
        rows = model._default_manager.filter(
            case__in=cases, pk=Subquery(newest), shared_on__isnull=True
        )
        found |= dict(rows.values_list("case_id", "made_on"))
    return found

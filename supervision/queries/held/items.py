"""What was said about one case in a supervision session, as it was typed or closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from accounts.models import User
from cases.models import Case
from formulation.queries.formulation import current_formulation
from formulation.queries.pattern import current_ipaf
from supervision.content import ItemContent, read
from supervision.models import (
    AgendaItem,
    SupervisionAddendum,
    SupervisionDecision,
    SupervisionItem,
)
from supervision.queries.became import Became, became_of

SEEN = {
    "FORMULATION": "Formulation, version {}",
    "IPAF": "IPAF, version {}",
    "SAFETY_PLAN": "Safety plan, version {}",
}


@dataclass(frozen=True, kw_only=True)
class ItemLine:
    """One case of a session, as it was typed or as it was closed."""

    item: SupervisionItem
    content: ItemContent
    decisions: tuple[SupervisionDecision, ...]
    became: Became

    @property
    def reason(self) -> str:
        return str(AgendaItem.Reason(self.content.reason).label)

    @property
    def seen(self) -> tuple[str, ...]:
        return tuple(seen_words(key) for key in self.content.seen)


def find_item(case: Case, item_id: UUID, user: User) -> SupervisionItem | None:
    """What was said about this case in one session: a draft for who holds it alone.

    That the case may be opened is asked at its door.
    """
    return (
        SupervisionItem.objects.filter(case=case, pk=item_id)
        .filter(Q(session__closed_at__isnull=False) | Q(session__supervisor=user))
        .select_related("session__supervisor", "case__client", "case__therapist")
        .first()
    )


def lines_of(items: Sequence[SupervisionItem]) -> list[ItemLine]:
    """Each with its words, its decisions and what became of those before. Three queries."""
    decisions: dict[UUID, list[SupervisionDecision]] = {one.pk: [] for one in items}
    for row in (
        SupervisionDecision.objects.filter(item__in=items)
        .select_related("owner", "task")
        .order_by("position", "pk")
    ):
        decisions[row.item_id].append(row)
    became = became_of([item.case for item in items])
    return [
        ItemLine(
            item=item,
            content=content_of(item),
            decisions=tuple(decisions[item.pk]),
            became=became[item.case_id],
        )
        for item in items
    ]


def content_of(item: SupervisionItem) -> ItemContent:
    """What was typed; once it is closed, what stands. Decisions are rows by then."""
    if item.typed:
        return read(item.typed)
    return ItemContent(
        reason=item.reason,
        question=item.question,
        discussion=item.discussion,
        recording=item.recording,
        seen=tuple(item.seen),
        follow_up=item.follow_up,
        decisions=(),
        problems={},
    )


def talked_about(case: Case) -> list[SupervisionItem]:
    """What was said about a case in closed sessions, newest first."""
    return list(
        SupervisionItem.objects.closed()
        .filter(case=case)
        .select_related("session__supervisor")
        .prefetch_related("decisions__task", "decisions__owner", "addenda")
        .order_by("-session__held_on", "-session__begun_at", "pk")
    )


def addenda_of(item: SupervisionItem) -> list[SupervisionAddendum]:
    return list(item.addenda.select_related("author").order_by("written_at", "pk"))


def seen_choices(case: Case) -> list[tuple[str, str]]:
    """What there is to look at now, in its current version. Three queries at most."""
    formulation, ipaf = current_formulation(case), current_ipaf(case)
    plan = case.safety_plans.filter(about=None).order_by("-number").first()
    there = (("FORMULATION", formulation), ("IPAF", ipaf), ("SAFETY_PLAN", plan))
    keys = [f"{kind}:{one.number}" for kind, one in there if one is not None]
    return [(key, seen_words(key)) for key in keys]


def seen_words(key: str) -> str:
    """ "FORMULATION:2" is "Formulation, version 2"."""
    kind, _, number = key.partition(":")
    return SEEN.get(kind, "{}").format(number)

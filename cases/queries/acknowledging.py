"""What the practice asks of supervisors about risk entries, beside each entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from django.db.models import Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from accounts.models import Practice
from cases.models import RiskAcknowledgement, RiskEntry

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    Acknowledging = WithAnnotations[RiskEntry, "Asked"]


class Asked(TypedDict):
    """What `with_acknowledging` adds to an entry."""

    asks: str
    is_seen: bool


def with_acknowledging(
    entries: QuerySet[RiskEntry],
) -> QuerySet[Acknowledging, Acknowledging]:
    """Each entry with `asks`, the practice's setting (a value of protocols.risk_seen.Asks),
    and `is_seen`, whether a supervisor who did not write it has acknowledged it. No query
    of its own."""
    setting = Practice.objects.values("risk_acknowledged")[:1]
    usual = Practice.RiskAcknowledged.TOLD.value
    return entries.annotate(
        asks=Coalesce(Subquery(setting), Value(usual)),
        is_seen=Exists(
            RiskAcknowledgement.objects.filter(entry=OuterRef("pk")).exclude(
                author=OuterRef("author")
            )
        ),
    )

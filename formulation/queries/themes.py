"""Themes across people, and the inventory looked at as a whole."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from cases.models import Case
from formulation.models import InventoryPerson, InventoryReview, InventoryTheme

# What the clinician rates at a review: name, label, words at 0, words at 3 (the topics
# are those of Weissman, Markowitz & Klerman 2018).
REVIEW_SCALES = (
    ("assertiveness", "Says what they want", "hardly ever", "also when it is hard"),
    ("anger", "Shows anger", "swallows it or bursts out", "so that it can be heard"),
    ("closeness", "Lets people come close", "keeps everyone off", "with ease"),
    ("help_asking", "Asks for help", "hardly ever", "when it is needed"),
)


@dataclass(frozen=True, kw_only=True)
class ThemeCard:
    """A theme, and with whom of today's inventory it recurs."""

    theme: InventoryTheme
    people: tuple[InventoryPerson, ...]

    @property
    def first_seen_with(self) -> InventoryPerson | None:
        return self.theme.first_seen_with

    @property
    def direction(self) -> str:
        return str(self.theme.get_direction_display()) if self.theme.direction else ""


@dataclass(frozen=True, kw_only=True)
class ReviewRow:
    """One thing that the clinician rates from 0 to 3, over the reviews, first to last."""

    label: str
    low: str
    high: str
    values: tuple[int | None, ...]


@dataclass(frozen=True, kw_only=True)
class Reviews:
    """Every time the inventory was looked at with the client, latest first."""

    reviews: tuple[InventoryReview, ...]

    @property
    def latest(self) -> InventoryReview | None:
        return self.reviews[0] if self.reviews else None

    @property
    def in_order(self) -> tuple[InventoryReview, ...]:
        return tuple(reversed(self.reviews))

    @property
    def rows(self) -> tuple[ReviewRow, ...]:
        """What was rated at least once; None where a review left it out."""
        found = (
            ReviewRow(
                label=label,
                low=low,
                high=high,
                values=tuple(getattr(review, name) for review in self.in_order),
            )
            for name, label, low, high in REVIEW_SCALES
        )
        return tuple(row for row in found if set(row.values) - {None})


def themes_of(case: Case, *, removed: bool = False) -> list[ThemeCard]:
    """Themes in the order they were noted; `removed` gives those taken out. Two queries."""
    return [
        ThemeCard(theme=theme, people=tuple(theme.people.all()))
        for theme in _themes(case).filter(removed_at__isnull=not removed)
    ]


def reviews_of(case: Case) -> Reviews:
    """Every review of a case. One query."""
    reviews = InventoryReview.objects.filter(case=case)
    return Reviews(
        reviews=tuple(reviews.order_by("-reviewed_on", "-recorded_at", "-pk"))
    )


def _themes(case: Case) -> QuerySet[InventoryTheme]:
    present = InventoryPerson.objects.present().by_name()
    return (
        InventoryTheme.objects.filter(case=case)
        .select_related("first_seen_with")
        .prefetch_related(Prefetch("people", queryset=present))
        .order_by("recorded_at", "pk")
    )

"""Tells the rest of an inventory: ratings, themes, reviews, each in its week."""

from __future__ import annotations

from datetime import date, datetime

from formulation import actions as formulation
from formulation.actions.relationships import ZERO_TO_TEN
from formulation.actions.reviews import REVIEW_RATINGS
from ipt_practice.demo.inventory_story import Rated, ReviewStory, ThemeStory
from ipt_practice.demo.telling import Telling


def tell_inventory(told: Telling, week: int, day: date, at: datetime) -> None:
    """What was asked and seen in the session of this week."""
    story = told.story.inventory
    for rated in story.rated:
        if rated.week == week:
            _rate(told, rated, day, at)
    for theme in story.themes:
        if theme.week == week:
            _note(told, theme, at)
    for review in story.reviews:
        if review.week == week:
            _review(told, review, day, at)


def _rate(told: Telling, rated: Rated, day: date, at: datetime) -> None:
    emotional, practical = rated.support
    formulation.rate_relationship(
        person=told.people[rated.name],
        by=told.by,
        rated_on=day,
        at=at,
        emotional=emotional,
        practical=practical,
        reciprocity=rated.reciprocity,
        **dict(zip(ZERO_TO_TEN, rated.scales, strict=True)),
    )


def _note(told: Telling, theme: ThemeStory, at: datetime) -> None:
    formulation.add_theme(
        case=told.case,
        by=told.by,
        at=at,
        label=theme.label,
        direction=theme.direction,
        evidence=theme.evidence,
        is_for_formulation=theme.is_kept,
        people=[told.people[name] for name in theme.people],
        first_seen_with=told.people.get(theme.first_seen_with),
    )


def _review(told: Telling, review: ReviewStory, day: date, at: datetime) -> None:
    formulation.review_inventory(
        case=told.case,
        by=told.by,
        reviewed_on=day,
        summary=review.summary,
        at=at,
        **dict(zip(REVIEW_RATINGS, review.ratings, strict=True)),
    )

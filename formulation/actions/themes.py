"""What repeats across people: noted, changed, kept for the formulation, taken out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from audit import actions as audit
from cases.models import Case
from formulation.actions.fitting import check_fits, fill
from formulation.actions.focus_rules import PersonOfAnotherCase
from formulation.actions.people_rules import PersonRemoved
from formulation.actions.rules import RuleBroken, hold, moment_of
from formulation.actions.taking_out import (
    check_standing,
    check_taken_out,
    put_back,
    take_out,
)
from formulation.models import InventoryPerson, InventoryTheme

THEME_FIELDS = ("label", "description", "direction", "evidence", "is_for_formulation")


class ThemeHasNoLabel(RuleBroken):
    sentence = "Give the theme a few words, best the client’s own"


class ThemeRemoved(RuleBroken):
    sentence = "This theme was taken out. Put it back first"


class ThemeNotRemoved(RuleBroken):
    sentence = "This theme stands here already"


@transaction.atomic
def add_theme(
    *,
    case: Case,
    by: User,
    people: Iterable[InventoryPerson] = (),
    first_seen_with: InventoryPerson | None = None,
    at: datetime | None = None,
    **fields: Any,
) -> InventoryTheme:
    """Note a theme, with the people with whom it recurs and the one of the past.

    `fields` are of THEME_FIELDS; only `label` is needed. The app finds no themes by
    itself (they are looked for together; Weissman, Markowitz & Klerman 2018). Raises a
    RuleBroken with the sentence to show.
    """
    hold(case)
    theme = InventoryTheme(case=case, author=by, recorded_at=moment_of(at))
    changed = fill(theme, fields, known=THEME_FIELDS)
    theme.first_seen_with = first_seen_with
    _save(theme, people=list(people))
    audit.log(
        by=by,
        verb="theme.added",
        record=theme,
        case=case,
        at=at,
        detail={"fields": changed},
    )
    return theme


@transaction.atomic
def change_theme(
    *,
    theme: InventoryTheme,
    by: User,
    people: Iterable[InventoryPerson],
    first_seen_with: InventoryPerson | None,
    at: datetime | None = None,
    **fields: Any,
) -> InventoryTheme:
    """Reword a theme, or change with whom it recurs.

    Whoever was taken out of the inventory meanwhile stays with it, for when they come back.
    """
    hold(theme.case)
    check_theme_present(theme)
    changed = fill(theme, fields, known=THEME_FIELDS)
    away = list(theme.people.filter(removed_at__isnull=False))
    first = theme.first_seen_with
    if first_seen_with or not (first and first.removed_at):
        theme.first_seen_with = first_seen_with
    _save(theme, people=list(people), away=away)
    audit.log(
        by=by,
        verb="theme.changed",
        record=theme,
        case=theme.case,
        at=at,
        detail={"fields": changed},
    )
    return theme


@transaction.atomic
def keep_theme(
    *, theme: InventoryTheme, by: User, is_kept: bool, at: datetime | None = None
) -> InventoryTheme:
    """Keep a theme for the formulation, or no longer. The second press changes nothing."""
    hold(theme.case)
    check_theme_present(theme)
    theme.refresh_from_db(fields=["is_for_formulation"])
    if theme.is_for_formulation == is_kept:
        return theme
    theme.is_for_formulation = is_kept
    theme.save(update_fields=["is_for_formulation"])
    verb = "theme.kept" if is_kept else "theme.let_go"
    audit.log(by=by, verb=verb, record=theme, case=theme.case, at=at)
    return theme


@transaction.atomic
def remove_theme(
    *, theme: InventoryTheme, by: User, at: datetime | None = None
) -> InventoryTheme:
    """Take a theme out. Its words are kept; `restore_theme` undoes it."""
    hold(theme.case)
    check_theme_present(theme)
    take_out(theme, by=by, verb="theme.removed", at=at)
    return theme


@transaction.atomic
def restore_theme(
    *, theme: InventoryTheme, by: User, at: datetime | None = None
) -> InventoryTheme:
    """Put a theme back as it was."""
    hold(theme.case)
    check_taken_out(theme, ThemeNotRemoved)
    put_back(theme, by=by, verb="theme.restored", at=at)
    return theme


def check_theme_present(theme: InventoryTheme) -> None:
    """Raise ThemeRemoved for one that was taken out, even a moment ago."""
    check_standing(theme, ThemeRemoved)


def _save(
    theme: InventoryTheme,
    *,
    people: list[InventoryPerson],
    away: Iterable[InventoryPerson] = (),
) -> None:
    if not theme.label:
        raise ThemeHasNoLabel(field="label")
    _check_people(theme, people)
    check_fits(theme)
    theme.save()
    theme.people.set([*people, *away])


def _check_people(theme: InventoryTheme, people: list[InventoryPerson]) -> None:
    """Everyone is of this case, and in its inventory, except who was first seen before."""
    here = theme.case.people.filter(removed_at__isnull=True)
    present = set(here.values_list("pk", flat=True))
    for person in people:
        if person.case_id != theme.case_id:
            raise PersonOfAnotherCase(field="people")
        if person.pk not in present:
            raise PersonRemoved(field="people")
    first = theme.first_seen_with
    if first is not None and first.case_id != theme.case_id:
        raise PersonOfAnotherCase(field="first_seen_with")

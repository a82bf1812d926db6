"""What happened in a life, once or for a while.

The symptoms and the events around them are drawn on one line, and what happened near the
onset speaks for a focus (Weissman, Markowitz & Klerman 2018; Stuart & Robertson 2012).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from cases.models import Case
from formulation.actions.fitting import fill
from formulation.actions.focus_rules import PersonOfAnotherCase
from formulation.actions.rules import RuleBroken, hold, moment_of
from formulation.actions.taking_out import (
    check_standing,
    check_taken_out,
    put_back,
    take_out,
)
from formulation.actions.timeline_rules import (
    MOST_ROWS,
    TimelineFull,
    TimelineRowNotRemoved,
    TimelineRowRemoved,
    fill_times,
    log_row,
)
from formulation.models import InventoryPerson, TimelineEvent
from formulation.when import When

EVENT_FIELDS = (
    "title",
    "kind",
    "role_change",
    "feelings_then",
    "feelings_now",
    "mood_effect",
    "came_first",
    "symptom_link",
)
# Of a trauma only that it was is asked; its story is told in the room.
DETAILS = ("role_change", "feelings_then", "feelings_now")


class EventHasNoTitle(RuleBroken):
    sentence = "Say in a few words what happened"


class EventKindUnknown(RuleBroken):
    sentence = "Choose what kind of event it was"


class DirectionUnknown(RuleBroken):
    sentence = "Choose which came first: what happened, the mood, or both"


class MoodOutOfRange(RuleBroken):
    sentence = "Choose an effect from -3, much lower, to 3, much better"


class TraumaIsALabel(RuleBroken):
    sentence = (
        "Of a trauma only a label is kept here. Leave what changed and the feelings "
        "empty, or choose another kind"
    )


@transaction.atomic
def add_event(
    *,
    case: Case,
    by: User,
    title: str,
    kind: str,
    starts: When,
    ends: When | None = None,
    people: Collection[InventoryPerson] = (),
    is_sensitive: bool | None = None,
    at: datetime | None = None,
    **said: Any,
) -> TimelineEvent:
    """Put something that happened on the timeline, for a moment or up to `ends`.

    `is_sensitive` keeps it off every print; None leaves it to the kind: a trauma is, the
    rest is not. `said` are further fields of EVENT_FIELDS. Raises a RuleBroken.
    """
    moment = moment_of(at)
    hold(case)
    if case.timeline_events.filter(removed_at__isnull=True).count() >= MOST_ROWS:
        raise TimelineFull
    event = TimelineEvent(case=case, author=by, recorded_at=moment)
    changed = fill(event, {"title": title, "kind": kind, **said}, known=EVENT_FIELDS)
    changed += _fill_sensitive(event, is_sensitive)
    changed += fill_times(event, starts, ends, at=moment)
    _check_event(event, people)
    event.full_clean()
    event.save()
    event.people.set(people)
    changed += ["people"] if people else []
    log_row(event, "event.added", by=by, at=at, fields=changed)
    return event


@transaction.atomic
def change_event(
    *,
    event: TimelineEvent,
    by: User,
    starts: When,
    ends: When | None,
    people: Collection[InventoryPerson],
    is_sensitive: bool | None = None,
    at: datetime | None = None,
    **said: Any,
) -> TimelineEvent:
    """Change what is known of an event. The log keeps which fields, not what was typed.

    Someone who was taken out of the inventory since stays linked.
    """
    hold(event.case)
    check_standing(event, TimelineRowRemoved)
    event.refresh_from_db()
    changed = fill(event, said, known=EVENT_FIELDS)
    changed += _fill_sensitive(event, is_sensitive)
    changed += fill_times(event, starts, ends, at=moment_of(at))
    _check_event(event, people)
    before = set(event.people.all())
    after = {*people, *(one for one in before if one.removed_at)}
    if before != after:
        changed.append("people")
    if not changed:
        return event
    event.full_clean()
    event.save()
    event.people.set(after)
    log_row(event, "event.changed", by=by, at=at, fields=changed)
    return event


@transaction.atomic
def remove_event(
    *, event: TimelineEvent, by: User, at: datetime | None = None
) -> TimelineEvent:
    """Take it off the timeline; `restore_event` undoes it."""
    hold(event.case)
    check_standing(event, TimelineRowRemoved)
    take_out(event, by=by, verb="event.removed", at=at)
    return event


@transaction.atomic
def restore_event(
    *, event: TimelineEvent, by: User, at: datetime | None = None
) -> TimelineEvent:
    """Put it back as it was."""
    hold(event.case)
    check_taken_out(event, TimelineRowNotRemoved)
    put_back(event, by=by, verb="event.restored", at=at)
    return event


def _fill_sensitive(event: TimelineEvent, is_sensitive: bool | None) -> list[str]:
    """As it was chosen; left to the kind where nobody chose."""
    if is_sensitive is None:
        is_sensitive = event.kind == TimelineEvent.Kind.TRAUMA
    return fill(event, {"is_sensitive": is_sensitive}, known=("is_sensitive",))


def _check_event(event: TimelineEvent, people: Collection[InventoryPerson]) -> None:
    if not event.title:
        raise EventHasNoTitle(field="title")
    if event.kind not in TimelineEvent.Kind.values:
        raise EventKindUnknown(field="kind")
    if event.mood_effect not in (None, *range(-3, 4)):
        raise MoodOutOfRange(field="mood_effect")
    if event.came_first not in ("", *TimelineEvent.CameFirst.values):
        raise DirectionUnknown(field="came_first")
    if event.kind == TimelineEvent.Kind.TRAUMA:
        told = next((name for name in DETAILS if getattr(event, name)), None)
        if told:
            raise TraumaIsALabel(field=told)
    if any(one.case_id != event.case_id for one in people):
        raise PersonOfAnotherCase(field="people")

"""What happened in a life, and when the symptoms were there.

The symptoms and the events around them are drawn on one line, and what happened near the
onset speaks for a focus (Weissman, Markowitz & Klerman 2018; Stuart & Robertson 2012).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.models import Case
from formulation import when
from formulation.actions.rules import RuleBroken, hold, moment_of
from formulation.models import InventoryPerson, SymptomEpisode, TimelineEvent
from formulation.when import When

EVENT_FIELDS = (
    "title",
    "kind",
    "role_change",
    "feelings_then",
    "feelings_now",
    "mood_effect",
    "symptom_link",
)
EPISODE_FIELDS = ("label", "severity", "treated_by", "what_helped")
# More than a line can show; usual is 10 to 30.
MOST_ROWS = 200
# Of a trauma only that it was is asked; its story is told in the room.
DETAILS = ("role_change", "feelings_then", "feelings_now")


class EventHasNoTitle(RuleBroken):
    sentence = "Say in a few words what happened"


class EventKindUnknown(RuleBroken):
    sentence = "Choose what kind of event it was"


class EpisodeHasNoLabel(RuleBroken):
    sentence = "Say in a few words what the symptoms were"


class SeverityUnknown(RuleBroken):
    sentence = "Choose how hard it was, from 0 to 3"


class MoodOutOfRange(RuleBroken):
    sentence = "Choose an effect from -3, much lower, to 3, much better"


class TimeCannotBe(RuleBroken):
    """Before the birth, still to come, or an end before its beginning."""


class TraumaIsALabel(RuleBroken):
    sentence = (
        "Of a trauma only a label is kept here. Leave what changed and the feelings "
        "empty, or choose another kind"
    )


class PersonOfAnotherCase(RuleBroken):
    sentence = "Choose people from this inventory"


class CurrentEpisodeExists(RuleBroken):
    sentence = "There is an episode without an end already. Give that one an end first"


class TimelineFull(RuleBroken):
    sentence = (
        f"The timeline holds {MOST_ROWS} events. Take out what matters less first"
    )


class TimelineRowRemoved(RuleBroken):
    sentence = "This was taken off the timeline. Put it back first"


class TimelineRowNotRemoved(RuleBroken):
    sentence = "This is on the timeline"


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
    changed = _fill(event, EVENT_FIELDS, {"title": title, "kind": kind, **said})
    changed += _fill_sensitive(event, is_sensitive)
    changed += _fill_times(event, starts, ends, at=moment)
    _check_event(event, people)
    event.full_clean()
    event.save()
    event.people.set(people)
    changed += ["people"] if people else []
    _log(event, "event.added", by=by, at=at, fields=changed)
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
    event.refresh_from_db()
    check_on_timeline(event)
    changed = _fill(event, EVENT_FIELDS, said)
    changed += _fill_sensitive(event, is_sensitive)
    changed += _fill_times(event, starts, ends, at=moment_of(at))
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
    _log(event, "event.changed", by=by, at=at, fields=changed)
    return event


@transaction.atomic
def remove_event(
    *, event: TimelineEvent, by: User, at: datetime | None = None
) -> TimelineEvent:
    """Take it off the timeline; `restore_event` undoes it."""
    _take_out(event, by=by, verb="event.removed", at=at)
    return event


@transaction.atomic
def restore_event(
    *, event: TimelineEvent, by: User, at: datetime | None = None
) -> TimelineEvent:
    """Put it back as it was."""
    _put_back(event, by=by, verb="event.restored", at=at)
    return event


@transaction.atomic
def add_episode(
    *,
    case: Case,
    by: User,
    label: str,
    severity: int,
    starts: When,
    ends: When | None = None,
    at: datetime | None = None,
    **said: Any,
) -> SymptomEpisode:
    """A stretch of symptoms; without an end it is the current one, of which there is one.

    Raises CurrentEpisodeExists for a second, and a RuleBroken for what cannot be.
    """
    moment = moment_of(at)
    hold(case)
    if case.symptom_episodes.filter(removed_at__isnull=True).count() >= MOST_ROWS:
        raise TimelineFull
    episode = SymptomEpisode(case=case, author=by, recorded_at=moment)
    given = {"label": label, "severity": severity, **said}
    changed = _fill(episode, EPISODE_FIELDS, given)
    changed += _fill_times(episode, starts, ends, at=moment)
    _check_episode(episode)
    episode.full_clean()
    episode.save()
    _log(episode, "episode.added", by=by, at=at, fields=changed)
    return episode


@transaction.atomic
def change_episode(
    *,
    episode: SymptomEpisode,
    by: User,
    starts: When,
    ends: When | None,
    at: datetime | None = None,
    **said: Any,
) -> SymptomEpisode:
    """Change what is known of an episode; an end makes it a past one."""
    hold(episode.case)
    episode.refresh_from_db()
    check_on_timeline(episode)
    changed = _fill(episode, EPISODE_FIELDS, said)
    changed += _fill_times(episode, starts, ends, at=moment_of(at))
    if not changed:
        return episode
    _check_episode(episode)
    episode.full_clean()
    episode.save()
    _log(episode, "episode.changed", by=by, at=at, fields=changed)
    return episode


@transaction.atomic
def remove_episode(
    *, episode: SymptomEpisode, by: User, at: datetime | None = None
) -> SymptomEpisode:
    """Take it off the timeline; `restore_episode` undoes it."""
    _take_out(episode, by=by, verb="episode.removed", at=at)
    return episode


@transaction.atomic
def restore_episode(
    *, episode: SymptomEpisode, by: User, at: datetime | None = None
) -> SymptomEpisode:
    """Put it back; refused while another one without an end has taken its place."""
    hold(episode.case)
    _check_only_current(episode)
    _put_back(episode, by=by, verb="episode.restored", at=at)
    return episode


def check_on_timeline(row: TimelineEvent | SymptomEpisode) -> None:
    """Raise TimelineRowRemoved for one that was taken out."""
    if row.removed_at is not None:
        raise TimelineRowRemoved


def _take_out(
    row: TimelineEvent | SymptomEpisode, *, by: User, verb: str, at: datetime | None
) -> None:
    hold(row.case)
    row.refresh_from_db()
    check_on_timeline(row)
    row.removed_at = moment_of(at)
    row.save(update_fields=["removed_at"])
    _log(row, verb, by=by, at=at)


def _put_back(
    row: TimelineEvent | SymptomEpisode, *, by: User, verb: str, at: datetime | None
) -> None:
    hold(row.case)
    row.refresh_from_db()
    if row.removed_at is None:
        raise TimelineRowNotRemoved
    row.removed_at = None
    row.save(update_fields=["removed_at"])
    _log(row, verb, by=by, at=at)


def _log(
    row: TimelineEvent | SymptomEpisode,
    verb: str,
    *,
    by: User,
    at: datetime | None,
    fields: list[str] | None = None,
) -> None:
    audit.log(
        by=by,
        verb=verb,
        record=row,
        case=row.case,
        at=at,
        detail={"fields": fields} if fields else {},
    )


def _fill(row: Any, known: tuple[str, ...], fields: dict[str, Any]) -> list[str]:
    """Set the fields, trimmed, and name those that changed. TypeError for a stranger."""
    changed = []
    for field, value in fields.items():
        if field not in known:
            raise TypeError(f"A row of the timeline has no field {field!r}.")
        typed = value.strip() if isinstance(value, str) else value
        if getattr(row, field) != typed:
            setattr(row, field, typed)
            changed.append(field)
    return changed


def _fill_sensitive(event: TimelineEvent, is_sensitive: bool | None) -> list[str]:
    """As it was chosen; left to the kind where nobody chose."""
    if is_sensitive is None:
        is_sensitive = event.kind == TimelineEvent.Kind.TRAUMA
    return _fill(event, ("is_sensitive",), {"is_sensitive": is_sensitive})


def _fill_times(
    row: TimelineEvent | SymptomEpisode,
    starts: When,
    ends: When | None,
    *,
    at: datetime,
) -> list[str]:
    """Store the first day of the beginning and the last of the end, once both can be."""
    born_on, today = row.case.client.born_on, timezone.localdate(at)
    _check_time(
        "starts", lambda: when.check_lived(starts, born_on=born_on, today=today)
    )
    if ends is not None:
        _check_time(
            "ends", lambda: when.check_lived(ends, born_on=born_on, today=today)
        )
        _check_time("ends", lambda: when.check_order(starts, ends))
    times = {
        "starts_on": starts.first,
        "starts_precision": str(starts.precision),
        "ends_on": ends.last if ends else None,
        "ends_precision": str(ends.precision) if ends else "",
    }
    return _fill(row, tuple(times), times)


def _check_time(field: str, check: Any) -> None:
    try:
        check()
    except when.NoSuchTime as wrong:
        raise TimeCannotBe(str(wrong), field=field) from wrong


def _check_event(event: TimelineEvent, people: Collection[InventoryPerson]) -> None:
    if not event.title:
        raise EventHasNoTitle(field="title")
    if event.kind not in TimelineEvent.Kind.values:
        raise EventKindUnknown(field="kind")
    if event.mood_effect not in (None, *range(-3, 4)):
        raise MoodOutOfRange(field="mood_effect")
    if event.kind == TimelineEvent.Kind.TRAUMA:
        told = next((name for name in DETAILS if getattr(event, name)), None)
        if told:
            raise TraumaIsALabel(field=told)
    if any(one.case_id != event.case_id for one in people):
        raise PersonOfAnotherCase(field="people")


def _check_episode(episode: SymptomEpisode) -> None:
    if not episode.label:
        raise EpisodeHasNoLabel(field="label")
    if episode.severity not in range(4):
        raise SeverityUnknown(field="severity")
    _check_only_current(episode)


def _check_only_current(episode: SymptomEpisode) -> None:
    others = SymptomEpisode.objects.filter(
        case=episode.case, ends_on__isnull=True, removed_at__isnull=True
    ).exclude(pk=episode.pk)
    if episode.ends_on is None and others.exists():
        raise CurrentEpisodeExists(field="ends")

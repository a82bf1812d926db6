"""Stretches of symptoms on the timeline; the one without an end is the current one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from cases.models import Case
from formulation.actions.fitting import fill
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
from formulation.models import SymptomEpisode
from formulation.when import When

EPISODE_FIELDS = ("label", "severity", "treated_by", "what_helped")


class EpisodeHasNoLabel(RuleBroken):
    sentence = "Say in a few words what the symptoms were"


class SeverityUnknown(RuleBroken):
    sentence = "Choose how hard it was, from 0 to 3"


class CurrentEpisodeExists(RuleBroken):
    sentence = "There is an episode without an end already. Give that one an end first"


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
    changed = fill(episode, given, known=EPISODE_FIELDS)
    changed += fill_times(episode, starts, ends, at=moment)
    _check_episode(episode)
    episode.full_clean()
    episode.save()
    log_row(episode, "episode.added", by=by, at=at, fields=changed)
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
    check_standing(episode, TimelineRowRemoved)
    episode.refresh_from_db()
    changed = fill(episode, said, known=EPISODE_FIELDS)
    changed += fill_times(episode, starts, ends, at=moment_of(at))
    if not changed:
        return episode
    _check_episode(episode)
    episode.full_clean()
    episode.save()
    log_row(episode, "episode.changed", by=by, at=at, fields=changed)
    return episode


@transaction.atomic
def remove_episode(
    *, episode: SymptomEpisode, by: User, at: datetime | None = None
) -> SymptomEpisode:
    """Take it off the timeline; `restore_episode` undoes it."""
    hold(episode.case)
    check_standing(episode, TimelineRowRemoved)
    take_out(episode, by=by, verb="episode.removed", at=at)
    return episode


@transaction.atomic
def restore_episode(
    *, episode: SymptomEpisode, by: User, at: datetime | None = None
) -> SymptomEpisode:
    """Put it back; refused while another one without an end has taken its place."""
    hold(episode.case)
    check_taken_out(episode, TimelineRowNotRemoved)
    _check_only_current(episode)
    put_back(episode, by=by, verb="episode.restored", at=at)
    return episode


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

"""The life line of a case: events, symptom episodes, and where the present ones began."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cases.models import Case, Intake
from formulation import when
from formulation.models import InventoryPerson, SymptomEpisode, TimelineEvent
from formulation.when import When

# What changed around this time speaks for a focus (Weissman, Markowitz & Klerman 2018).
NEAR_ONSET_DAYS = 365
SEVERITY_WORDS = ("hardly there", "mild", "hard", "very hard")
MOOD_WORDS = {
    -3: "much lower",
    -2: "lower",
    -1: "a little lower",
    0: "no effect",
    1: "a little better",
    2: "better",
    3: "much better",
}


@dataclass(frozen=True, kw_only=True)
class Onset:
    """When the present symptoms began: by the current episode, else by the assessment."""

    when: When
    is_from_intake: bool
    is_rough: bool = False

    @property
    def words(self) -> str:
        return f"about {self.when.words}" if self.is_rough else self.when.words


@dataclass(frozen=True, kw_only=True)
class EventLine:
    """One event as it is read: its time in words, and who took part."""

    event: TimelineEvent
    starts: When
    ends: When | None
    people: tuple[InventoryPerson, ...]
    is_near_onset: bool

    @property
    def words(self) -> str:
        return _span_words(self.starts, self.ends)

    @property
    def is_trauma(self) -> bool:
        return self.event.kind == TimelineEvent.Kind.TRAUMA

    @property
    def asks_what_changed(self) -> bool:
        """Near the onset, and nothing said yet of what changed; never of a trauma."""
        return self.is_near_onset and not self.event.role_change and not self.is_trauma

    @property
    def mood_words(self) -> str:
        effect = self.event.mood_effect
        return "" if effect is None else MOOD_WORDS[effect]

    @property
    def came_first_words(self) -> str:
        """ "the mood led to what happened"; empty where nobody said."""
        said = str(self.event.get_came_first_display())
        return said[:1].lower() + said[1:]

    @property
    def mood_sign(self) -> str:
        """ "+2", "−3" with a true minus, "0"; empty where nobody asked."""
        effect = self.event.mood_effect
        if effect is None:
            return ""
        return f"+{effect}" if effect > 0 else str(effect).replace("-", "−")

    @property
    def may_be_printed(self) -> bool:
        """Neither sensitive nor about someone whom the client wants on no paper."""
        return not self.event.is_sensitive and not any(
            person.is_never_printed for person in self.people
        )


@dataclass(frozen=True, kw_only=True)
class EpisodeLine:
    """One stretch of symptoms; without an end the current one."""

    episode: SymptomEpisode
    starts: When
    ends: When | None

    @property
    def is_current(self) -> bool:
        return self.ends is None

    @property
    def words(self) -> str:
        if self.ends is None:
            return f"since {self.starts.words}"
        return _span_words(self.starts, self.ends)

    @property
    def severity_words(self) -> str:
        return SEVERITY_WORDS[self.episode.severity]


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """Everything on the line in order of time; what was taken out stands apart."""

    born_on: date
    events: tuple[EventLine, ...]
    episodes: tuple[EpisodeLine, ...]
    onset: Onset | None
    removed_events: tuple[TimelineEvent, ...]
    removed_episodes: tuple[SymptomEpisode, ...]

    @property
    def is_empty(self) -> bool:
        return not self.events and not self.episodes

    @cached_property
    def near_onset(self) -> tuple[EventLine, ...]:
        return tuple(line for line in self.events if line.is_near_onset)

    @cached_property
    def has_current(self) -> bool:
        return any(line.is_current for line in self.episodes)


def timeline_of(case: Case) -> Timeline:
    """The whole line of a case that comes with its client. Three queries, and one for
    the assessment where no episode is the current one.
    """
    born_on = case.client.born_on
    rows = list(case.symptom_episodes.order_by("starts_on", "recorded_at", "pk"))
    episodes = tuple(
        episode_line(row, born_on) for row in rows if row.removed_at is None
    )
    onset = _onset(case, episodes)
    events = list(
        case.timeline_events.prefetch_related("people").order_by(
            "starts_on", "recorded_at", "pk"
        )
    )
    return Timeline(
        born_on=born_on,
        events=tuple(
            event_line(event, born_on, onset)
            for event in events
            if event.removed_at is None
        ),
        episodes=episodes,
        onset=onset,
        removed_events=tuple(event for event in events if event.removed_at),
        removed_episodes=tuple(row for row in rows if row.removed_at),
    )


def onset_of(case: Case) -> Onset | None:
    """Where the present symptoms began; None while nobody has said. Two queries."""
    rows = case.symptom_episodes.filter(ends_on__isnull=True, removed_at__isnull=True)
    born_on = case.client.born_on
    return _onset(case, [episode_line(row, born_on) for row in rows])


def _onset(case: Case, episodes: Iterable[EpisodeLine]) -> Onset | None:
    current = next((line for line in episodes if line.is_current), None)
    if current is not None:
        return Onset(when=current.starts, is_from_intake=False)
    intake = Intake.objects.filter(case=case).first()
    try:
        year, month = map(int, str(intake.answers["onset"]).split("-"))  # type: ignore[union-attr]
        began = when.in_month(year, month)
    except (AttributeError, KeyError, ValueError):
        return None
    rough = bool(intake and intake.answers.get("is_onset_approximate"))
    return Onset(when=began, is_from_intake=True, is_rough=rough)


def event_line(event: TimelineEvent, born_on: date, onset: Onset | None) -> EventLine:
    """One event, read with the client's birth date and the onset."""
    starts = when.begun(event.starts_on, event.starts_precision, born_on)
    ends = _end(event, born_on)
    return EventLine(
        event=event,
        starts=starts,
        ends=ends,
        people=tuple(sorted(event.people.all(), key=lambda one: (one.name, one.pk))),
        is_near_onset=onset is not None
        and any(
            one.is_near(onset.when, days=NEAR_ONSET_DAYS)
            for one in (starts, ends)
            if one is not None
        ),
    )


def episode_line(episode: SymptomEpisode, born_on: date) -> EpisodeLine:
    return EpisodeLine(
        episode=episode,
        starts=when.begun(episode.starts_on, episode.starts_precision, born_on),
        ends=_end(episode, born_on),
    )


def _end(row: TimelineEvent | SymptomEpisode, born_on: date) -> When | None:
    if row.ends_on is None:
        return None
    return when.ended(row.ends_on, row.ends_precision, born_on)


def _span_words(starts: When, ends: When | None) -> str:
    """ "March 2019 to spring 2020"; once where both say the same."""
    if ends is None or ends.words == starts.words:
        return starts.words
    return f"{starts.words} to {ends.words}"

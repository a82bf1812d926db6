"""The IPT formulation: its versions, what stands beside the form, and what is on record."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from cases.models import Case
from cases.queries import AnswerLine, answer_words, answers_of, has_answer
from formulation.models import (
    FocusArea,
    Formulation,
    InventoryTheme,
    TimelineEvent,
)
from formulation.queries.focus import focus_kind_of
from formulation.queries.pattern import PartPair
from formulation.queries.timeline import EventLine, event_line
from protocols import intake
from protocols.base import FocusKind

FORMULATION_TITLES = {
    "illness": "What the client has",
    "trigger": "What set it off",
    "vulnerability": "What made it likely",
    "maintaining": "What keeps it going",
    "link_sentence": "The link, in one sentence",
    "focus_words": "The focus, in the client’s words",
    "mood_to_relationship": "How the mood changes things with people",
    "relationship_to_mood": "How what happens with people changes the mood",
    "strengths": "What is strong",
    "hope": "What can be hoped for",
    "biological": "Body",
    "psychological": "Mind and early bonds",
    "social": "People, work and belief",
    "crisis": "What happened lately",
    "lacking_support": "Support that was missing",
}
# After Stuart & Robertson 2012: what came together, in five boxes.
BOX_TITLES = {
    key: FORMULATION_TITLES[key]
    for key in ("biological", "psychological", "social", "crisis", "lacking_support")
}
# The answers of the assessment that a formulation draws on.
ASKED_BEFORE = frozenset(
    {
        "main_problem",
        "onset",
        "around_onset",
        "course",
        "earlier_episodes",
        "diagnosis",
        "family",
        "losses",
        "strengths",
    }
)


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the record holds already, in its own words, to stand beside the form."""

    answers: tuple[AnswerLine, ...]
    themes: tuple[InventoryTheme, ...]
    events: tuple[EventLine, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.answers or self.themes or self.events)


def current_formulation(case: Case) -> Formulation | None:
    """The version with the highest number. None in a DIT case and before the decision."""
    if focus_kind_of(case) != FocusKind.FOCUS_AREA:
        return None
    return formulations_of(case).first()


def formulation_versions(case: Case) -> list[Formulation]:
    """Every version, latest first, kept also when the case has left IPT. One query."""
    return list(formulations_of(case))


def formulations_of(case: Case) -> QuerySet[Formulation]:
    """Latest first, with all that a page says of them."""
    return (
        Formulation.objects.filter(case=case)
        .select_related("author", "focus_area__person", "trigger_event")
        .order_by("-number")
    )


def compared_formulations(older: Formulation, newer: Formulation) -> list[PartPair]:
    """Part by part; parts that neither version holds are left out."""
    pairs = [
        PartPair(title=title, older=getattr(older, part), newer=getattr(newer, part))
        for part, title in FORMULATION_TITLES.items()
    ]
    events = PartPair(
        title="The event that set it off",
        older=_title_of(older.trigger_event),
        newer=_title_of(newer.trigger_event),
    )
    return [pair for pair in [*pairs, events] if pair.older or pair.newer]


def filled_boxes(formulation: Formulation) -> list[tuple[str, str]]:
    """Title and text of those of the five boxes that hold something."""
    boxes = [(title, getattr(formulation, key)) for key, title in BOX_TITLES.items()]
    return [(title, text) for title, text in boxes if text]


def known_for_formulation(case: Case) -> Known:
    """Assessment, themes marked for it, and events of the timeline. Four queries."""
    return Known(
        answers=_asked_before(case),
        themes=tuple(
            InventoryTheme.objects.filter(
                case=case, removed_at=None, is_for_formulation=True
            ).order_by("recorded_at")
        ),
        events=dated_events(case),
    )


def events_of(case: Case) -> QuerySet[TimelineEvent]:
    """The events of the timeline that can be chosen, in the order of a life."""
    return TimelineEvent.objects.filter(case=case, removed_at=None).order_by(
        "starts_on", "recorded_at"
    )


def dated_events(case: Case) -> tuple[EventLine, ...]:
    """The same, each with its time as exactly as it is known. Two queries."""
    born_on = case.client.born_on
    return tuple(
        event_line(event, born_on, None)
        for event in events_of(case).prefetch_related("people")
    )


def focus_to_formulate(case: Case) -> list[FocusArea]:
    """The areas that are worked on now, the primary first. Empty in a DIT case."""
    if focus_kind_of(case) != FocusKind.FOCUS_AREA:
        return []
    return list(
        FocusArea.objects.current()
        .filter(case=case)
        .select_related("person")
        .order_by("rank")
    )


def _asked_before(case: Case) -> tuple[AnswerLine, ...]:
    """Those answers in the order of the form; what was not answered is left out."""
    answers = answers_of(case)
    return tuple(
        AnswerLine(
            label=field.label,
            words=answer_words(field, answers[field.key]),
            is_client_words=field.is_client_words,
        )
        for part in intake.PARTS
        for field in part.fields
        if field.key in ASKED_BEFORE and has_answer(answers.get(field.key))
    )


def _title_of(event: TimelineEvent | None) -> str:
    return event.title if event else ""

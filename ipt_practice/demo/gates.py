"""The end of the first phase: what was shared by then, why an area was not taken, why
somebody went on without."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from formulation import actions as formulation
from ipt_practice.demo.story import Story
from ipt_practice.demo.telling import Telling

# Told for a case of many, where nobody needs more than one sentence of it.
IN_SHORT: dict[str, Any] = {
    "illness": "A depression of some months. It has taken sleep, pleasure and company.",
    "trigger": "It began about the same time.",
    "maintaining": "The lower the mood, the fewer people; the fewer people, the lower.",
    "mood_to_relationship": "I say less and come less.",
    "relationship_to_mood": "After a day with nobody it is heavier.",
    "hope": "It can be treated, in the sessions that we have planned.",
}


def reason_at(story: Story, week: int) -> str:
    """Why the work went on without something, as it was signed in that week."""
    return dict(story.gate_reasons).get(week, "")


def at_the_gate(told: Telling, week: int, at: datetime) -> None:
    """What was written after the session of this week."""
    for when, area, why_not in told.story.why_not:
        if when == week:
            formulation.note_candidate(
                case=told.case, by=told.by, area=area, why_not=why_not, at=at
            )
    link = told.story.link_sentence
    if link and week == told.story.focus_week and told.focus_area is not None:
        version = formulation.write_formulation(
            case=told.case,
            by=told.by,
            made_on=at.date(),
            focus_area=told.focus_area,
            link_sentence=link,
            at=at,
            **IN_SHORT,
        )
        formulation.share_formulation(
            formulation=version,
            by=told.by,
            shared_on=at.date(),
            response="AGREES",
            response_words="Yes. That is how it went.",
            at=at,
        )

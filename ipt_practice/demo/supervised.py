"""A supervision session of the last working day, and what is brought to the next one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from cases.models import Case
from ipt_practice.demo.clock import FRIDAY
from supervision import actions as supervision
from supervision.models import SupervisionSession

LEAH: dict[str, Any] = {
    "reason": "ROUTINE",
    "question": "She tells me the week and I lose the focus. How do I come back to it "
    "without stopping her?",
    "discussion": "We listened to the first ten minutes. The new role comes up three "
    "times, each time by the way, and each time Ruth asks what happened next. Tried: "
    "“You said that in passing. What was it like?”",
    "recording": "8:40",
    "follow_up": "Whether she speaks of what she misses before the end of the hour",
    "decision_1": "Ask about the new role the first time it comes up, and stay with it",
    "owner_1": "THERAPIST",
    "decision_2": "Find the paper on role transitions in retirement",
    "owner_2": "SUPERVISOR",
}
BROUGHT = {
    "Leah": ("STUCK", "I like her so much that I do not want to name the ending. How?"),
    "Tomasz": (
        "NEW_FORMULATION",
        "Both friends went with a move. Does he step back first, or did they?",
    ),
}


def hold_supervision(cast: Mapping[str, User], *, today: date) -> None:
    """Helena and Ruth talk about one case; Ruth puts two on the agenda for next time."""
    helena, ruth = cast["helena"], cast["ruth"]
    at = _last_working_day(today)
    leah = _case_of(ruth, "Leah")
    held = supervision.begin_session(
        by=helena,
        held_on=at.date(),
        starts_at=time(16),
        minutes=60,
        mode=SupervisionSession.Mode.ONE_TO_ONE,
        present=[ruth],
        at=at,
    )
    item = supervision.take_up(session=held, by=helena, case=leah, at=at)
    due = {"due_1": (at.date() + timedelta(days=10)).isoformat()}
    supervision.keep_item(
        item=item, by=helena, fields=LEAH | due, version=item.version, at=at
    )
    closed = supervision.close_session(
        session=held, by=helena, at=at + timedelta(minutes=70)
    )
    supervision.reflect(
        session=closed,
        by=ruth,
        text="I hurry when it gets quiet. Waiting a breath longer is all it takes.",
        at=at + timedelta(hours=2),
    )
    for name, (reason, question) in BROUGHT.items():
        supervision.put_on_agenda(
            case=_case_of(ruth, name),
            by=ruth,
            reason=reason,
            question=question,
            at=at + timedelta(hours=3),
        )


def _case_of(therapist: User, given_name: str) -> Case:
    return (
        Case.objects.open()
        .with_people()
        .filter(therapist=therapist)
        .get(client__given_name=given_name)
    )


def _last_working_day(today: date) -> datetime:
    """Four in the afternoon, yesterday or on the Friday before a weekend."""
    day = today - timedelta(days=1)
    day -= timedelta(days=max(0, day.weekday() - FRIDAY))
    return timezone.make_aware(datetime.combine(day, time(16)))

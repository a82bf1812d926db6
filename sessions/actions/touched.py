"""Who was spoken of in a session and which goals were worked on, written as it is signed."""

from __future__ import annotations

from formulation.models import Goal, InventoryPerson
from sessions.actions.rules import RuleBroken
from sessions.entry import SessionEntry
from sessions.models import SessionGoal, SessionPerson, TherapySession


class PersonOfAnotherCase(RuleBroken):
    sentence = "Tick only people of this inventory"
    field = "people"


class GoalOfAnotherCase(RuleBroken):
    sentence = "Tick only goals of this case"
    field = "goals"


def write_people(
    therapy_session: TherapySession, entry: SessionEntry
) -> tuple[InventoryPerson, ...]:
    """Who was spoken of. Someone marked in the trace was, without a tick of their own."""
    marked = [seen.person_id for seen in entry.sightings if seen.person_id]
    ids = {*entry.people, *marked}
    found = InventoryPerson.objects.filter(case=therapy_session.case, pk__in=ids)
    people = tuple(found.by_name())
    if len(people) < len(ids):
        raise PersonOfAnotherCase
    SessionPerson.objects.bulk_create(
        SessionPerson(
            case=therapy_session.case, therapy_session=therapy_session, person=person
        )
        for person in people
    )
    return people


def write_goals(
    therapy_session: TherapySession, entry: SessionEntry
) -> tuple[Goal, ...]:
    """Goals that were worked on; one that is finished since was still worked on then."""
    ids = set(entry.goals)
    found = Goal.objects.filter(case=therapy_session.case, pk__in=ids)
    goals = tuple(found.in_order())
    if len(goals) < len(ids):
        raise GoalOfAnotherCase
    SessionGoal.objects.bulk_create(
        SessionGoal(
            case=therapy_session.case, therapy_session=therapy_session, goal=goal
        )
        for goal in goals
    )
    return goals

"""Who was spoken of, which goals were worked on, where the pattern was ticked: by week."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from formulation import actions as formulation
from ipt_practice.demo.story import Sighting
from ipt_practice.demo.telling import Telling
from sessions.entry import SightingFields

ROOM = ""


@dataclass(frozen=True, kw_only=True)
class Touched:
    """`goals` by their number; `marks` are ticks of the trace, (name, how it went).

    `outside` was recorded the day after, without a session.
    """

    people: tuple[str, ...] = ()
    goals: tuple[int, ...] = ()
    marks: tuple[tuple[str, str], ...] = ()
    outside: tuple[Sighting, ...] = ()


NOTHING = Touched()
NO, PARTLY, YES = "NO", "PARTLY", "YES"

SARA = {
    1: Touched(people=("Dad",), marks=(("Mum", NO),)),
    2: Touched(people=("Gran Pat", "Ms Okoye"), marks=(("Mum", NO),)),
    3: Touched(marks=(("Mum", NO), (ROOM, NO))),
    4: Touched(marks=(("Lily", NO), ("Mum", PARTLY))),
    5: Touched(
        goals=(1,),
        marks=(("Mum", NO), ("Mr Lund", NO), (ROOM, NO), (ROOM, PARTLY)),
    ),
    6: Touched(people=("Gran Pat",), goals=(1, 2), marks=(("Mum", PARTLY),)),
    7: Touched(goals=(2,), marks=(("Dad", NO), ("Lily", PARTLY), (ROOM, PARTLY))),
    8: Touched(goals=(1, 2), marks=(("Lily", NO), ("Lily", PARTLY), ("Mum", PARTLY))),
    9: Touched(goals=(3,), marks=(("Lily", PARTLY), (ROOM, PARTLY))),
    10: Touched(
        outside=(
            Sighting(
                trigger="The message to Lily went well",
                experience="Glad, then afraid",
                expectation="If it goes well, it will be taken away",
                response="Stayed away from the session",
                consequence="Rung up: an exam, and she had felt stupid about it",
            ),
        )
    ),
    11: Touched(goals=(1, 3), marks=(("Mum", PARTLY), (ROOM, PARTLY))),
    12: Touched(goals=(1,), marks=(("Mum", PARTLY), ("Mr Lund", YES), ("Lily", YES))),
    13: Touched(people=("Gran Pat",), goals=(2, 3), marks=((ROOM, PARTLY),)),
    14: Touched(goals=(3,), marks=((ROOM, YES),)),
    15: Touched(people=("Dad",), goals=(2,), marks=((ROOM, YES),)),
    16: Touched(people=("Ms Okoye",), goals=(3,), marks=(("Lily", YES), ("Mum", YES))),
    17: Touched(people=("Mum", "Gran Pat"), goals=(1, 2, 3), marks=((ROOM, YES),)),
}
DANIEL = {
    1: Touched(people=("Ngozi",)),
    2: Touched(people=("Ngozi", "Mother")),
    3: Touched(people=("Ngozi", "Samuel", "Emeka")),
    4: Touched(people=("Ngozi", "Chi")),
    5: Touched(people=("Ngozi", "Chi", "Ada"), goals=(1,)),
    6: Touched(people=("Ngozi", "Ada"), goals=(1,)),
    7: Touched(people=("Ngozi", "Jo"), goals=(1, 3)),
    8: Touched(people=("Ngozi", "Ada"), goals=(2,)),
    9: Touched(people=("Chi",), goals=(2,)),
    10: Touched(people=("Ngozi", "Ada", "Chi"), goals=(2,)),
    11: Touched(people=("Samuel", "Ada", "Chi"), goals=(2, 3)),
    12: Touched(people=("Ngozi", "Samuel"), goals=(3,)),
    13: Touched(people=("Ada",), goals=(1,)),
    14: Touched(people=("Chi", "Samuel"), goals=(1, 2, 3)),
}
LEAH = {
    2: Touched(people=("Len",)),
    3: Touched(people=("Mum", "Jude", "Len", "The editor")),
    4: Touched(people=("The editor",), goals=(2,)),
    5: Touched(people=("Mum", "Jude"), goals=(2,)),
    6: Touched(people=("Jude",), goals=(1, 2)),
    7: Touched(people=("Jude", "The editor"), goals=(2,)),
    8: Touched(goals=(2,)),
}
TOMASZ = {
    3: Touched(people=("Ola", "Karol", "Neighbour")),
    5: Touched(people=("Ola", "Neighbour")),
    6: Touched(people=("Neighbour",), goals=(1,)),
}
MARCO = {
    1: Touched(marks=(("Inês", NO),)),
    2: Touched(marks=(("Pete", NO),)),
    3: Touched(people=("Brother",), marks=(("Mother", NO),)),
    4: Touched(marks=(("Inês", NO),)),
    8: Touched(marks=((ROOM, PARTLY),)),
    9: Touched(people=("Brother",), marks=(("Pete", NO), (ROOM, NO))),
}
STOPPED_EARLY = {week: Touched(people=("Husband",)) for week in (2, 3)} | {
    4: Touched(people=("Husband",), goals=(1,))
}
RAN_OVER = {
    week: Touched(people=("Basia",) if week in (3, 10, 11) else (), goals=(1,))
    for week in range(4, 14)
}
OF_STORIES: Mapping[str, Mapping[int, Touched]] = {
    "SARA": SARA,
    "DANIEL": DANIEL,
    "LEAH": LEAH,
    "TOMASZ": TOMASZ,
    "MARCO": MARCO,
    "STOPPED_EARLY": STOPPED_EARLY,
    "RAN_OVER": RAN_OVER,
}


def touched(told: Telling, week: int) -> Touched:
    return OF_STORIES.get(told.story.key, {}).get(week, NOTHING)


def marks(told: Telling, week: int) -> tuple[SightingFields, ...]:
    """Mere ticks, beside the scenes of the session."""
    return tuple(
        SightingFields(
            person_id=told.people[name].pk if name else None, changed=changed
        )
        for name, changed in touched(told, week).marks
    )


def record_outside(told: Telling, week: int) -> None:
    """What was told between two sessions, the day after this one's."""
    at = told.clock.moment(week, hours=24)
    for one in touched(told, week).outside:
        formulation.record_sighting(
            case=told.case,
            by=told.by,
            seen_on=at.date(),
            source="IN_THE_ROOM",
            changed=one.changed,
            at=at,
            trigger=one.trigger,
            experience=one.experience,
            expectation=one.expectation,
            response=one.response,
            consequence=one.consequence,
        )

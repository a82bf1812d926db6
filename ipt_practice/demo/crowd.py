"""Thirty-six plain cases from a fixed seed, so that a supervisor's table is full."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import time

from ipt_practice.demo.crowd_assessed import (
    SEED,
    emergency_contact,
    functioning,
    intake,
    suitability,
)
from ipt_practice.demo.crowd_focus import focus_work, stages
from ipt_practice.demo.scores import Answers
from ipt_practice.demo.story import GoalStory, IpafStory, Person, Risk, Story, Visit

COUNT = 36
# Who is in which place of the crowd, so that some flags are there to be seen.
UNSIGNED = 7
MISSED_TWICE = 19

GIVEN = (
    "Amina", "Bruno", "Carys", "Dmitri", "Elif", "Farid", "Gwen", "Hana", "Idris", "Jonah",
    "Kemi", "Lars", "Mirela", "Nils", "Orla", "Paulo", "Quinn", "Rosa", "Stefan", "Talia",
    "Umar", "Vera", "Wyn", "Xenia", "Yara", "Zoran", "Alma", "Bela", "Cato", "Dora",
    "Emil", "Frida", "Goran", "Hedda", "Ivo", "Jana",
)  # fmt: skip
FAMILY = (
    "Abara", "Berg", "Costa", "Dunmore", "Ekström", "Falk", "Grady", "Holt", "Ivers",
    "Jansen", "Keane", "Lund", "Moreau", "Nyberg", "Obi", "Pryce", "Quade", "Roth", "Sund",
    "Tamm", "Usher", "Vance", "Wolde", "Xu", "Yates", "Zeman", "Ames", "Blythe", "Corran",
    "Dahl", "Eames", "Fenn", "Gale", "Hurst", "Ilic", "Joyce",
)  # fmt: skip

FOCUSES = (
    ("GRIEF", "I keep her number and never ring it.", "Mother"),
    ("ROLE_TRANSITION", "I do not know who I am without the shop.", ""),
    ("ROLE_DISPUTE", "We talk about the dishes and never about us.", "Partner"),
    ("DEFICITS", "I would like someone to eat with.", ""),
    ("ROLE_TRANSITION", "Everyone said it would be the happiest time.", ""),
    ("ROLE_DISPUTE", "My brother decides and I pay.", "Brother"),
)
LINKED = {
    "GRIEF": "The low mood goes with a death that has not been mourned.",
    "ROLE_TRANSITION": "The low mood goes with a place that is gone.",
    "ROLE_DISPUTE": "The low mood goes with a quarrel that stands still.",
    "DEFICITS": "The low mood goes with having nobody near.",
}
BEGINNING = (
    "History of the last months; gave what it is a name.",
    "Two losses and a move on one line, and the low mood after them.",
    "Drew the circle. Fewer people near than expected, and more goodwill further out.",
    "Said back what I had understood; one correction, and a focus.",
)
MIDDLE = (
    "One conversation, sentence by sentence. The question was there and never asked.",
    "The week was heavier after the visit. Looked at what had been hoped for.",
    "Practised two ways of beginning; the second was shorter and better.",
    "What was wanted, what could be asked for, what would have to be let go.",
    "Something was tried and half worked. Kept the half.",
    "A quiet session. Sadness, and no hurry to be rid of it.",
    "Looked at the scores together: what moved, and what moved with it.",
)
ENDING = (
    "Counted the sessions left. Mixed feelings, said aloud.",
    "What is different, and whose doing that is.",
    "Signs to watch for, and who would see them first.",
)
LINKS = (
    "The focus as it showed this week.",
    "One step on with what we agreed to work on.",
    "Where the focus and the low mood met.",
)
IPT_TECHNIQUES = ("CLARIFICATION", "EXPLORATION", "LINKING", "AFFECT")
DIT_TECHNIQUES = ("DIT_LISTENING", "DIT_CLARIFICATION", "DIT_MENTALIZING")
# What the first four sessions and the last ones use, as their notes tell.
IPT_BEGINNING = ("PSYCHOEDUCATION", "TIMELINE", "SOCIAL_INVENTORY", "LINKING")
DIT_BEGINNING = (
    "DIT_LISTENING",
    "DIT_CLARIFICATION",
    "DIT_MENTALIZING",
    "DIT_IPAF_LINK",
)
SAFETY_NET = Risk(
    thoughts="PASSIVE",
    said="Sometimes it would be easier not to be here. No plan, no intent, nothing done.",
    actions=("MORE_CONTACT",),
    formulation="Worse when alone at night, better with company.",
    keeps_going="The people who count on me.",
    informed="Nobody else, as agreed",
    next_step="Ask again next time.",
    no_plan_reason="Safety plan to be made next session, at the client's wish",
)


def crowd() -> Iterator[tuple[Story, dict[str, Answers]]]:
    """Each case with the answers of its questionnaires. The same at every loading."""
    rng = random.Random(SEED)  # noqa: S311 - invented people, not secrets
    for index in range(COUNT):
        yield _one(index, rng)


def _one(index: int, rng: random.Random) -> tuple[Story, dict[str, Answers]]:
    therapist = ("ruth", "jonas", "mina")[index % 3]
    is_dit = therapist == "jonas"
    planned = 16 if is_dit else rng.choice((12, 14, 16))
    held = rng.randint(1, planned - 1)
    area, words, person = FOCUSES[index % len(FOCUSES)]
    scores = _scores(rng, held)
    visits = tuple(
        _visit(week, planned, rng, scores, is_dit=is_dit) for week in range(1, held + 1)
    )
    pronouns = rng.choice(("she/her", "he/him", "they/them"))
    age = rng.randint(20, 68)
    problem = rng.choice(("DEPRESSION", "DEPRESSION", "ANXIETY", "LIFE_TRANSITION"))
    source = rng.choice(("GP", "SELF", "SERVICE"))
    weekday = rng.randint(0, 4)
    story = Story(
        key=f"CROWD_{index}",
        given_name=GIVEN[index],
        family_name=FAMILY[(index * 7) % len(FAMILY)],
        pronouns=pronouns,
        age=age,
        therapist=therapist,
        problem=problem,
        protocol_key=_protocol(index, is_dit=is_dit),
        referral_source=source,
        referral_reason="Low for some months; asks for help with the people in it.",
        planned=planned,
        weekday=weekday,
        at=time(rng.choice((9, 10, 11, 13, 14, 15, 16)), rng.choice((0, 30))),
        began_weeks_ago=held,
        safe_contact="By e-mail, or by text in the evening.",
        contacts=(emergency_contact(index),),
        decision="DIT" if is_dit else "IPT",
        reason_for_model="Talked over with the client; this is what they chose.",
        suitability=suitability(area="" if is_dit else area),
        intake=intake(
            index, area="" if is_dit else area, problem=problem, weekday=weekday
        ),
        onset_weeks_before=12 + index % 9 * 4,
        functioning=functioning(index),
        baseline_risk=SAFETY_NET if scores["W0"]["PHQ9"][8] else None,
        people=_people(person),
        focus=None if is_dit else _focus(area, words, person),
        link_sentence="" if is_dit else LINKED[area],
        focus_week=min(3, held) if held >= 3 else 99,
        focus_work=focus_work(index),
        stages=stages(index, area="" if is_dit else area),
        ipafs=(_ipaf(min(4, held)),) if is_dit and held >= 3 else (),
        goals=_goals(held, rng),
        visits=visits,
        reviews=_reviews(held, rng),
    )
    return story, scores


def _protocol(index: int, *, is_dit: bool) -> str:
    if not is_dit:
        return "IPT_ADULT"
    return "DIT_16_SEED" if index % 2 else "DIT_16_MANUAL"


def _people(person: str) -> tuple[Person, ...]:
    shared = (
        Person(name="Sister", relationship="sister", ring=2, tone="SUPPORTIVE",
               frequency="WEEKLY", can_confide="PARTLY", knows="YES"),
        Person(name="Friend", relationship="friend", ring=3, sector="FRIENDS",
               frequency="MONTHLY", can_confide="USED_TO", knows="NO"),
    )  # fmt: skip
    if not person:
        return shared
    has_died = person == "Mother"
    return (
        Person(
            name=person,
            relationship=person.lower(),
            ring=1,
            status="DECEASED" if has_died else "CURRENT",
            tone="MIXED",
            frequency="NEVER" if has_died else "DAILY",
            died_weeks_before=40 if has_died else None,
            can_confide="NO",
        ),
        *shared,
    )


def _focus(area: str, words: str, person: str) -> dict[str, str]:
    return {
        "area": area,
        "words": words,
        "person": person,
        "why_now": "It began about the same time.",
        "why_this": "The client named it first, and nothing else fits better.",
    }


def _ipaf(week: int) -> IpafStory:
    return IpafStory(
        written_week=week,
        shared_week=week,
        parts={
            "self_words": "too much for anyone",
            "other_words": "kind at first, then gone",
            "affect_surface": "cool",
            "affect_underneath": "lonely and cross",
            "defence": "Needs nothing, asks nothing",
            "cost": "Nobody finds out what is missing",
            "sayable_line": "I ask for nothing, so that nobody can say no.",
            "experience": "Let down",
            "expectation": "They will say no",
            "response": "I do not ask",
        },
        client_reaction="Laughed, and then did not.",
    )


def _goals(held: int, rng: random.Random) -> tuple[GoalStory, ...]:
    if held < 4:
        return ()
    first = rng.randint(0, 2)
    points = [week for week in (4, 8, 12) if week <= held]
    ratings = tuple(
        (week, min(9, first + step * 2)) for step, week in enumerate(points)
    )
    return (GoalStory(words="Say what I want once a week", target=7, ratings=ratings),)


def _reviews(held: int, rng: random.Random) -> tuple[tuple[int, str], ...]:
    """Six in ten were looked at last week, the others some time ago or never.

    Words go to the therapist's day: there are none where all is well.
    """
    draw = rng.random()
    if draw < 0.6:
        return ((held, ""),)
    return ((max(1, held - 3), "Look again in three weeks."),) if draw < 0.85 else ()


def _visit(
    week: int,
    planned: int,
    rng: random.Random,
    scores: dict[str, Answers],
    *,
    is_dit: bool,
) -> Visit:
    is_ending = planned - week <= 3
    pool = BEGINNING if week <= 4 else ENDING if is_ending else MIDDLE
    text = pool[week - 1] if week <= 4 else rng.choice(pool)
    before = scores["W0" if week == 1 else str(week - 1)]["PHQ9"][8] or 0
    item9 = scores[str(week)]["PHQ9"][8] or 0
    link = rng.choice(LINKS) if week > 3 else ""
    technique = rng.choice(DIT_TECHNIQUES if is_dit else IPT_TECHNIQUES)
    if week <= 4:
        technique = (DIT_BEGINNING if is_dit else IPT_BEGINNING)[week - 1]
    elif is_ending:
        technique = "DIT_ENDING_THEMES" if is_dit else "ENDING_WORK"
    compared = "SAME" if before else "WORSE"
    return Visit(
        week=week,
        text=text,
        link=link,
        techniques=(technique,),
        risk=replace(SAFETY_NET, compared=compared) if item9 else None,
        signed_after_days=rng.choice((0, 0, 0, 1)),
    )


def _scores(rng: random.Random, held: int) -> dict[str, Answers]:
    """Most come down, fast at first and then slowly; about one in nine goes up."""
    start, floor = rng.randint(13, 21), rng.randint(3, 8)
    pace = rng.choice((0.5, 0.45, 0.4, 0.4, 0.35, 0.35, 0.3, 0.08, -0.03))
    found: dict[str, Answers] = {}
    for point in range(held + 1):
        left = (start - floor) * math.exp(-pace * point)
        phq = round(floor + left + rng.uniform(-1, 1))
        gad = round(phq * 0.65 + rng.uniform(-1, 1))
        label = "W0" if point == 0 else str(point)
        has_thoughts = phq >= 19 and rng.random() < 0.15
        found[label] = {
            "PHQ9": (*_spread(rng, phq - has_thoughts, 8), int(has_thoughts)),
            "GAD7": _spread(rng, gad, 7),
        }
    return found


def _spread(rng: random.Random, total: int, items: int) -> tuple[int, ...]:
    """`total` over so many items of 0 to 3."""
    answers = [0] * items
    for _ in range(max(0, min(total, items * 3))):
        answers[rng.choice([i for i, value in enumerate(answers) if value < 3])] += 1
    return tuple(answers)

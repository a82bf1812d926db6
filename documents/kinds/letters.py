"""What the letters to a client have in common."""

from __future__ import annotations

from typing import Any

from documents.kinds import facts as facts_of
from documents.kinds import words
from documents.kinds.base import Offer, Part, Shape, offer
from documents.kinds.gaps import NoGap
from documents.queries.case_record import Record
from measures.instruments import instrument
from sessions.models import RelapsePlanPerson
from ui import dates

DEAR = Part(
    key="dear",
    title="Dear",
    shape=Shape.LINE,
    is_required=True,
    no_gap=NoGap.ALWAYS_THERE,
)
SIGNED = Part(
    key="signed",
    title="Signed",
    shape=Shape.LINE,
    is_required=True,
    no_gap=NoGap.ALWAYS_THERE,
)

# Parts of a plan that people of the inventory stand in.
PLAN_ROLES = {
    "supporters": RelapsePlanPerson.Role.SUPPORTER,
    "first_to_notice": RelapsePlanPerson.Role.FIRST_TO_NOTICE,
}

# Parts whose lines have something beside them: when it is expected, what the answer is.
BESIDE = {"triggers": "trigger_lines", "obstacles": "obstacle_lines"}

# How a questionnaire is called in a letter.
QUESTIONNAIRES = {
    "PHQ9": "the questionnaire about low mood",
    "GAD7": "the questionnaire about worry",
    "PCL5": "the questionnaire about the frightening time",
}


def dear(record: Record) -> list[Offer]:
    """Its client; of a couple both can be addressed instead."""
    found = [Offer(text=record.first_name, label="")]
    if record.case.partner is not None:
        both = record.case.who.first_name
        found.append(Offer(text=both, label="To both", is_drafted=False))
    return found


def signed(record: Record) -> list[Offer]:
    return [Offer(text=record.case.therapist.given_name, label="")]


def facts(record: Record) -> dict[str, Any]:
    return facts_of.people_facts(record)


def plan_label(record: Record) -> str:
    return f"Relapse plan, version {record.plan.number}" if record.plan else ""


def plan_lines(record: Record, *fields: str, is_said_to: bool = False) -> list[str]:
    """Entries of the client's own plan, in their own voice: "Ring my sister".

    `is_said_to`: said to the client instead: "your sister".
    """
    if record.plan is None:
        return []
    voice = record.without_surnames if is_said_to else record.own_words
    return [
        line
        for name in fields
        for line in words.lines_of(voice(plan_text(record, name)))
    ]


def plan_text(record: Record, name: str) -> str:
    """A part of the plan, with the people of the inventory who stand in it."""
    if record.plan is None:
        return ""
    said = str(getattr(record.plan, name))
    if name in BESIDE:
        lines = getattr(record.plan, BESIDE[name])
        said = "\n".join(
            f"{first} ({then})" if then else first for first, then in lines
        )
    people = [
        f"{one.person.name}, {one.phone}" if one.phone else one.person.name
        for one in record.plan_people
        if one.role == PLAN_ROLES.get(name)
    ]
    return "\n".join([*people, said] if said else people)


def plan_sentence(
    record: Record, before: str, *fields: str, is_drafted: bool = True
) -> list[Offer]:
    """The entries in one sentence: You know these signs: “the sofa again” and …"""
    lines = plan_lines(record, *fields)
    if not lines:
        return []
    return offer(
        f"{before} {words.quotes(lines)}.",
        plan_label(record),
        record.plan,
        is_drafted=is_drafted,
    )


def supporters(record: Record) -> list[Offer]:
    """Told, not quoted."""
    lines = plan_lines(record, "supporters", is_said_to=True)
    if not lines:
        return []
    return offer(
        f"You can turn to: {words.listed(map(words.run_on, lines))}.",
        plan_label(record),
        record.plan,
    )


def crisis_sentence(record: Record) -> list[Offer]:
    lines = [line.rstrip(".") for line in record.practice.crisis_line_list]
    if not lines:
        return []
    return [
        Offer(
            text=f"{'; '.join(lines)}.",
            label="Crisis numbers of the practice",
        )
    ]


def met(record: Record) -> list[Offer]:
    """We met fourteen times between July and October 2026."""
    if not record.attended:
        return []
    first, last = record.attended[0].on, record.attended[-1].on
    count = words.number(len(record.attended))
    times = "once" if len(record.attended) == 1 else f"{count} times"
    start = dates.month_name(first) if first.year == last.year else words.month(first)
    when = f"in {words.month(last)}"
    if (first.year, first.month) != (last.year, last.month):
        when = f"between {start} and {words.month(last)}"
    return offer(f"We have met {times} {when}.", "Sessions", record.contract)


def scores(record: Record, *, is_drafted: bool) -> list[Offer]:
    """Each questionnaire from start to now, in plain words and without a band."""
    found: list[Offer] = []
    for key in facts_of.measure_keys(record):
        points = words.during_treatment(record, key)
        if len(points) < 2:
            continue
        name = QUESTIONNAIRES.get(key, f"the {instrument(key).short_title}")
        first, last = points[0].total, points[-1].total
        moved = f"was {first} when we started and is {last} now"
        if first == last:
            moved = f"was {first} when we started and is the same now"
        found += offer(
            f"Your score on {name} {moved}.",
            "Scores",
            points[-1].administration_id,
            kind="administration",
            is_drafted=is_drafted,
        )
    return found


def goals(record: Record, *, is_drafted: bool = True) -> list[Offer]:
    """You rated "Meet one person every week" 1 at first and 7 now."""
    found: list[Offer] = []
    for goal in record.goals:
        if len(goal.ratings) < 2:
            continue
        said = words.quoted(record.own_words(goal.words))
        found += offer(
            f"You rated {said} {goal.baseline} out of 10 at first, and {goal.latest} "
            "now.",
            "Goals",
            goal.goal,
            is_drafted=is_drafted,
        )
    return found


def came(record: Record) -> list[Offer]:
    found = offer(f"You came with {record.client_came_with}.", "Referral", record.case)
    for answer, label in (
        ("main_problem", "Assessment: what brought you"),
        ("around_onset", "Assessment: around the beginning"),
    ):
        said = words.quoted(record.own_words(record.said(answer)))
        found += offer(
            f"You said: {said}." if said else "",
            label,
            record.intake,
            is_drafted=False,
        )
    return found + scores_at_start(record)


def scores_at_start(record: Record) -> list[Offer]:
    found: list[Offer] = []
    for key in facts_of.measure_keys(record)[:1]:
        first = words.during_treatment(record, key)[0]
        name = QUESTIONNAIRES.get(key, f"the {instrument(key).short_title}")
        found += offer(
            f"Your score on {name} was {first.total}.",
            "Scores at the start",
            first.administration_id,
            kind="administration",
            is_drafted=False,
        )
    return found


def nothing_signed(record: Record) -> str:
    if not record.attended:
        return "It can be written once a session is signed."
    return ""

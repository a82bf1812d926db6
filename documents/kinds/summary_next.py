"""What a summary says of staying well and of what happens next."""

from __future__ import annotations

from documents.kinds import letters, words
from documents.kinds.base import Offer, offer
from documents.queries.case_record import Record
from documents.queries.held import day_of
from protocols.endings import end_reason

MOST_LINES = 6


def plan_lines_of(record: Record, *fields: str) -> list[Offer]:
    """Lines of the relapse plan. More than a reader takes in wait to be inserted."""
    if record.plan is None:
        return []
    found: list[Offer] = []
    for name in fields:
        for line in words.lines_of(
            record.without_names(letters.plan_text(record, name))
        ):
            found += offer(
                line,
                f"Relapse plan, version {record.plan.number}",
                record.plan,
                is_drafted=len(found) < MOST_LINES,
            )
    return found


def crisis_lines(record: Record) -> list[Offer]:
    return [
        Offer(text=line, label="Crisis numbers of the practice")
        for line in record.practice.crisis_line_list
    ]


def next_of(record: Record) -> list[Offer]:
    found: list[Offer] = []
    case = record.case
    if case.is_closed and case.closed_on is not None:
        reason = end_reason(case.ending_reason).title
        found += offer(
            f"Treatment ended on {words.letter_day(case.closed_on)}: "
            f"{reason[0].lower()}{reason[1:]}.",
            "Closing",
            case,
        )
    if record.follow_up is not None:
        day = words.letter_day(day_of(record.follow_up.scheduled_at))
        found += offer(
            f"One follow-up contact is booked for {day}.", "Plan", record.follow_up
        )
    medication = record.said("medication")
    if medication:
        found += offer(
            f"Medication at the assessment: {words.sentence(medication)}",
            "Assessment: medication",
            record.intake,
            is_drafted=False,
        )
    if record.plan is not None and record.plan.triggers:
        lines = words.lines_of(record.without_names(record.plan.triggers))
        found += offer(
            f"Harder times may be: {words.quotes(lines)}.",
            f"Relapse plan, version {record.plan.number}",
            record.plan,
        )
    return found + [
        Offer(
            text=f"{record.first_name}, or the GP, can refer again at any time.",
            label="",
        )
    ]

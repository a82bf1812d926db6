"""Lines about safety for others: offered, and in no draft until the writer inserts one."""

from __future__ import annotations

from cases.models import RiskEntry
from documents.kinds import words
from documents.kinds.base import Offer, offer
from documents.queries.case_record import Record


def risk_of(record: Record) -> list[Offer]:
    """What was asked last: offered, and in no draft until the writer inserts it."""
    entry = record.risk
    if entry is None:
        return []
    day = words.letter_day(entry.asked_on)
    if entry.asked != RiskEntry.Asked.YES:
        said = f"Thoughts of self-harm were not asked about on {day}."
    elif entry.thoughts == RiskEntry.Thoughts.NONE:
        said = f"Asked on {day}: no thoughts of self-harm."
    else:
        said = f"Asked on {day}: {entry.thoughts_words} of self-harm."
    found = offer(said, f"Risk entry of {day}", entry, is_drafted=False)
    found += _item9(record)
    if record.safety_plan is not None:
        made = words.letter_day(record.safety_plan.made_on)
        found += offer(
            f"{record.first_name} has a safety plan, made on {made}.",
            f"Safety plan, version {record.safety_plan.number}",
            record.safety_plan,
            is_drafted=False,
        )
    return found + offer(
        words.sentence(record.without_names(entry.next_step)),
        f"Risk entry of {day}: what comes next",
        entry,
        is_drafted=False,
    )


def _item9(record: Record) -> list[Offer]:
    """The last answer to PHQ-9 item 9, and since when it has been 0."""
    asked = [
        point
        for point in words.during_treatment(record, "PHQ9")
        if point.risk_item is not None
    ]
    if not asked:
        return []
    last = asked[-1]
    said = f"PHQ-9 item 9 was {last.risk_item} on {words.letter_day(last.taken_on)}"
    above = [point for point in asked if point.risk_item]
    if not last.risk_item and above:
        since = asked[asked.index(above[-1]) + 1]
        said = f"PHQ-9 item 9 has been 0 since {words.letter_day(since.taken_on)}"
    elif not above:
        said = "PHQ-9 item 9 was 0 at every questionnaire"
    return offer(
        f"{said}.",
        "Scores",
        last.administration_id,
        kind="administration",
        is_drafted=False,
    )

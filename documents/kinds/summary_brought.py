"""What a summary says of how it began: what brought the client, and the focus."""

from __future__ import annotations

from documents.kinds import joint, words
from documents.kinds.base import Offer, offer
from documents.queries.case_record import Record
from formulation.models import FocusArea


def words_of(record: Record) -> list[Offer]:
    found: list[Offer] = []
    focus = record.focus or record.earlier_focus
    if focus is not None:
        found += offer(record.quoted_without_names(focus.words), "Focus", focus)
    if record.ipaf is not None and record.is_dit:
        found += offer(
            record.ipaf.sayable_line,
            f"The pattern in one line, version {record.ipaf.number}",
            record.ipaf,
            is_drafted=False,
        )
    return found


def brought_of(record: Record) -> list[Offer]:
    found: list[Offer] = []
    problem = record.said("main_problem")
    if problem:
        found += offer(
            words.sentence(words.quoted(record.quoted_without_names(problem))),
            f"Assessment, version {record.intake.number}" if record.intake else "",
            record.intake,
        )
    reason = record.case.referral_reason
    found += offer(
        words.sentence(record.without_names(reason)),
        "Referral",
        record.case,
        is_drafted=not problem,
    )
    source = record.case.get_referral_source_display()
    found += offer(
        f"Referred on {words.letter_day(record.case.referred_on)} by: "
        f"{source[0].lower() if source[1:2].islower() else source[0]}{source[1:]}.",
        "Referral",
        record.case,
        is_drafted=not (problem or reason),
    )
    found += offer(
        words.sentence(record.without_names(record.said("around_onset"))),
        "Assessment: around the beginning",
        record.intake,
        is_drafted=False,
    )
    return found + _focus(record) + joint.brought(record)


def _focus(record: Record) -> list[Offer]:
    """What was agreed to work on; after a change of model both, in their order."""
    area = _area(record, record.focus or record.earlier_focus)
    if record.earlier is None:
        return _pattern(record) if record.is_dit else area
    return area + _pattern(record) if record.is_dit else _pattern(record) + area


def _pattern(record: Record) -> list[Offer]:
    if record.ipaf is None:
        return []
    return offer(
        f"{record.first_name} and I put one recurring pattern in close "
        "relationships into words, and worked on it where it showed.",
        f"The pattern, version {record.ipaf.number}",
        record.ipaf,
    )


def _area(record: Record, focus: FocusArea | None) -> list[Offer]:
    if focus is None:
        return []
    when = f" on {words.letter_day(focus.agreed_on)}" if focus.agreed_on else ""
    found = offer(
        f"The focus agreed{when} was {words.area_title(focus)}.", "Focus", focus
    )
    for text, label in (
        (focus.why_now, "Focus: why now"),
        (focus.why_this, "Focus: why this"),
    ):
        found += offer(
            words.sentence(record.without_names(text)),
            label,
            focus,
            is_drafted=False,
        )
    return found

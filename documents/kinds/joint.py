"""What a summary about one of a couple says of the joint work.

Only what both have heard, with the other named as the partner; and of the meetings alone
those of the person whom it is about.
"""

from __future__ import annotations

from documents.kinds import words
from documents.kinds.base import Offer, offer
from documents.queries.case_record import Record


def brought(record: Record) -> list[Offer]:
    """How the two understand it, and what they wanted of each other.

    Both speak of the other's health and life too, and a summary goes to people who know
    one of them: they wait until somebody puts them in.
    """
    joint = record.joint
    if joint is None:
        return []
    found: list[Offer] = []
    if joint.formulation is not None:
        found += offer(
            _said(record, joint.formulation.words),
            f"Said together, version {joint.formulation.number}",
            joint.formulation,
            is_drafted=False,
        )
    areas = words.listed(f"“{area.title.lower()}”" for area in joint.areas)
    if areas:
        found += offer(
            f"What each wanted of the other was looked at together: {areas}.",
            "What each wants",
            record.case,
            is_drafted=False,
        )
    return found


def did(record: Record) -> list[Offer]:
    """Seen alone, what was agreed and how it went, and the person's own part."""
    joint = record.joint
    if joint is None:
        return []
    found: list[Offer] = []
    for meeting in joint.alone:
        day = words.letter_day(meeting.held_on)
        found += offer(
            f"{record.first_name} was also seen alone, on {day}.",
            f"Meeting alone of {day}",
            meeting,
        )
        # For the clinicians: in a letter only if whoever said it wants it there.
        found += offer(
            _said(record, meeting.said),
            f"Meeting alone of {day}, what {record.first_name} said. Ask first",
            meeting,
            is_drafted=False,
        )
    for line in joint.agreements:
        agreed = line.agreement
        went = f" ({line.last.get_outcome_display().lower()})" if line.last else ""
        found += offer(
            f"Agreed between the two: {record.without_names(agreed.what.rstrip('.'))}{went}.",
            f"Agreement of {words.letter_day(agreed.agreed_on)}",
            agreed,
        )
    for part in joint.own_parts:
        found += offer(
            f"Own part: {words.quoted(record.quoted_without_names(part.words))}.",
            "My part, as both heard it",
            part,
            is_drafted=False,
        )
    return found


def _said(record: Record, text: str) -> str:
    """A sentence without names; one that began with a name begins large again."""
    said = words.sentence(record.without_names(text))
    return said[:1].upper() + said[1:]

"""The practice's own wording in what a kind offers: before, after or instead of the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from documents import merge_fields
from documents.kinds import words
from documents.models import PartWording
from documents.queries.case_record import Record
from documents.queries.held import day_of

if TYPE_CHECKING:
    from documents.kinds.base import Offer


def wordings_of(kind: str) -> dict[str, PartWording]:
    """Part -> the wording that holds for it, without those that were emptied. One query."""
    found: dict[str, PartWording] = {}
    for row in PartWording.objects.filter(kind=kind).newest_first():
        found.setdefault(row.part, row)
    return {part: row for part, row in found.items() if row.text}


def worded(
    offers: Mapping[str, Sequence[Offer]],
    wordings: Mapping[str, PartWording],
    record: Record,
    own: type[Offer],
) -> dict[str, Sequence[Offer]]:
    """The offers with the practice's wording among them.

    A wording that needs what the record does not hold is left out, and what the record
    offers stands as it would without it.
    """
    found = dict(offers)
    for part, wording in wordings.items():
        try:
            text = merge_fields.filled(wording.text, values_of(record))
        except merge_fields.ValueMissing:
            continue
        mine = own(
            text=text,
            label=wording.label,
            record="partwording",
            record_id=str(wording.pk),
        )
        found[part] = _placed(wording, mine, found.get(part, ()))
    return found


def _placed(
    wording: PartWording, mine: Offer, others: Sequence[Offer]
) -> Sequence[Offer]:
    if wording.place == PartWording.Place.BEFORE:
        return [mine, *others]
    if wording.place == PartWording.Place.INSTEAD:
        others = [replace(one, is_drafted=False) for one in others]
    return [*others, mine]


def lacking(wordings: Mapping[str, PartWording], record: Record) -> dict[str, str]:
    """Part -> what its wording needs and the record does not hold: "needs a focus"."""
    found = {}
    for part, wording in wordings.items():
        try:
            merge_fields.filled(wording.text, values_of(record))
        except merge_fields.ValueMissing as missing:
            found[part] = str(missing)
    return found


def values_of(record: Record) -> dict[str, str]:
    """What stands for each field in a letter from this record; "" for what it lacks."""
    therapist, practice, held = record.case.therapist, record.practice, record.attended
    end = record.case.closed_on or (
        record.contract.ends_on if record.contract else None
    )
    follow_up = record.follow_up
    crisis = [line.rstrip(".") for line in practice.crisis_line_list]
    return {
        "first_name": record.first_name,
        "their": record.own,
        "therapist": therapist.formal_name,
        "therapist_first": therapist.given_name,
        "treatment": words.therapy_words(record.protocol),
        "focus": words.focus_title(record, to_client=True),
        "sessions": str(len(held)) if held else "",
        "planned": str(record.planned) if record.contract else "",
        "start_date": words.letter_day(held[0].on) if held else "",
        "end_date": words.letter_day(end) if end else "",
        "follow_up_date": words.letter_day(day_of(follow_up.scheduled_at))
        if follow_up
        else "",
        "practice": practice.name,
        "practice_phone": practice.phone,
        "practice_email": practice.email,
        "crisis_lines": "; ".join(crisis),
        "today": words.letter_day(record.today),
    }

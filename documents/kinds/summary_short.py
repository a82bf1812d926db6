"""What a summary says in short: three sentences that a busy reader can stop at."""

from __future__ import annotations

from documents.kinds import facts as facts_of
from documents.kinds import words
from documents.kinds.base import Offer, offer
from documents.queries.case_record import Record
from measures.instruments import instrument
from protocols.base import Therapy


def in_short_of(record: Record) -> list[Offer]:
    first = record.first_name
    found = offer(f"{first} came with {record.came_with}.", "Referral", record.case)
    found += offer(treatment_of(record), "Plan", record.contract or record.case)
    return found + scores_in_short(record)


def treatment_of(record: Record) -> str:
    """What the treatment was, and until when it was another one."""
    now = words.therapy_words(record.protocol) + _with_focus(record)
    if record.earlier is None or record.earlier.period.until is None:
        return f"The treatment was {now}."
    before = words.therapy_words(record.earlier.protocol) + _with_focus(
        record, is_earlier=True
    )
    day = words.letter_day(record.earlier.period.until.changed_on)
    return f"The treatment was {before} until {day}, and {now} from then on."


def _with_focus(record: Record, *, is_earlier: bool = False) -> str:
    """With a focus on grief; with one recurring pattern as its focus."""
    known = record.protocol
    if is_earlier and record.earlier is not None:
        known = record.earlier.protocol
    if known is None:
        return ""
    if known.therapy == Therapy.DIT:
        has_both = record.earlier is not None and record.ipaf is not None
        return " with a focus on one recurring pattern" if has_both else ""
    focus = record.earlier_focus if is_earlier else record.focus
    return f" with a focus on {words.area_title(focus)}" if focus else ""


def scores_in_short(record: Record) -> list[Offer]:
    """PHQ-9 went from 20 to 6 and GAD-7 from 12 to 4; both are below the cut-offs."""
    said, below, last_one = [], [], None
    for key in facts_of.measure_keys(record):
        points = words.during_treatment(record, key)
        if len(points) < 2:
            continue
        first, last = points[0], points[-1]
        said.append(f"{instrument(key).short_title} from {first.total} to {last.total}")
        cut = instrument(key).case_from(record.client.age_on(last.taken_on))
        below.append(cut is not None and (last.total or 0) < cut)
        last_one = last
    if last_one is None:
        return []
    if all(below):
        end = (
            "both are now below the clinical cut-offs"
            if len(below) == 2
            else "that is below the clinical cut-off"
            if len(below) == 1
            else "all are now below the clinical cut-offs"
        )
    elif any(below):
        end = "not all are below the clinical cut-offs"
    else:
        end = "still above the clinical cut-off" + ("s" if len(below) > 1 else "")
    return offer(
        f"The score moved on {words.listed(said)}; {end}.",
        "Scores",
        last_one.administration_id,
        kind="administration",
    )

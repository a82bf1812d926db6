"""The letter to the GP when treatment ends: one page, and only what a GP needs.

Dates, attendance, scores with what they mean, medication, what comes next; about safety
one plain line where the writer chooses it. Of a DIT the pattern is not told; of an IPT the focus is one line. The
client agrees to it being sent and sees it first.
"""

from __future__ import annotations

from typing import Any

from cases.models import Consent, Contact, RiskEntry
from documents.kinds import facts as facts_of
from documents.kinds import gaps, letters, rows, words
from documents.kinds.base import Kind, Offer, Offers, Part, Reader, Shape, offer
from documents.kinds.gaps import Gap, NoGap
from documents.models import Document
from documents.queries.case_record import Record
from documents.queries.held import day_of
from documents.queries.name_words import TITLES
from measures.instruments import instrument
from measures.outcomes import Change, change_between
from protocols.base import Therapy
from protocols.endings import end_reason
from sessions.models import PlanCopy

PARTS = (
    Part(
        key="dear",
        title="Dear",
        shape=Shape.LINE,
        is_required=True,
        no_gap=NoGap.ALWAYS_THERE,
    ),
    Part(
        key="treatment",
        title="Treatment",
        help="What it was, from when to when, how many appointments were kept.",
        is_required=True,
        gaps=(Gap(words="No session is signed.", write_at="sessions:list"),),
    ),
    Part(
        key="focus",
        title="Focus",
        help="One line. Of a DIT nothing, unless the client wants it said.",
        gaps=(gaps.FOCUS,),
    ),
    Part(
        key="scores",
        title="Scores",
        help="First and last, and what the difference means.",
        gaps=(gaps.MEASURED_TWICE,),
    ),
    Part(
        key="medication",
        title="Medication",
        help="What is taken now, and who looks after it.",
        gaps=(gaps.MEDICATION,),
    ),
    Part(
        key="safety",
        title="Safety",
        help="Empty unless you insert a line: nothing of the risk record goes to others "
        "by itself. Agree it with the client.",
        no_gap=NoGap.KEPT_BACK,
    ),
    Part(
        key="next",
        title="What happens next",
        help="What was agreed, who supports the client, when to refer again.",
        is_required=True,
        no_gap=NoGap.ALWAYS_THERE,
    ),
    letters.SIGNED,
)


def offers(record: Record) -> Offers:
    return {
        "dear": _dear(record),
        "treatment": _treatment(record),
        "focus": _focus(record),
        "scores": _scores(record),
        "medication": _medication(record),
        "safety": safety_of(record),
        "next": _next(record),
        "signed": [Offer(text=record.case.therapist.formal_name, label="")],
    }


def _dear(record: Record) -> list[Offer]:
    if record.gp is None:
        return [Offer(text="Doctor", label="")]
    return offer(addressed(record.gp.name), "Contacts", record.gp)


def addressed(name: str) -> str:
    """ "Dr Amos" for "Dr B Amos": a title and a surname, without initials between."""
    words_of = name.split()
    if not words_of or words_of[0].rstrip(".") not in TITLES:
        return name
    return " ".join(one for one in words_of if len(one.rstrip(".")) > 1)


def _treatment(record: Record) -> list[Offer]:
    """She came to 16 of 17 appointments of dynamic interpersonal therapy, 16 planned."""
    if not record.attended:
        return []
    came, booked = len(record.attended), len(record.attended) + len(record.missed)
    kind = words.therapy_words(record.protocol)
    first, last = record.attended[0].on, record.attended[-1].on
    planned = f"{kind} of {record.planned} sessions" if record.contract else kind
    found = offer(
        f"{record.first_name} came to {came} of {booked} appointments between "
        f"{words.letter_day(first)} and {words.letter_day(last)}, for {planned}.",
        "Sessions",
        record.contract or record.case,
    )
    case = record.case
    if case.is_closed and case.closed_on is not None:
        reason = end_reason(case.ending_reason).title
        found += offer(
            f"Treatment ended on {words.letter_day(case.closed_on)}: "
            f"{reason[0].lower()}{reason[1:]}.",
            "Closing",
            case,
        )
    return found


def _focus(record: Record) -> list[Offer]:
    if record.is_dit or record.focus is None:
        return []
    return offer(f"We worked on {words.focus_title(record)}.", "Focus", record.focus)


def _scores(record: Record) -> list[Offer]:
    found: list[Offer] = []
    for key in facts_of.measure_keys(record):
        points = words.during_treatment(record, key)
        if len(points) < 2:
            continue
        first, last = points[0], points[-1]
        title = instrument(key).short_title
        said = f"{title} went from {first.total} to {last.total}"
        if outcome := _outcome(record, key, first.total or 0, last.total or 0, last):
            said += f": {outcome}"
        found += offer(
            f"{said}.", "Scores", last.administration_id, kind="administration"
        )
    return found


def _outcome(record: Record, key: str, first: int, last: int, point: Any) -> str:
    """Reliable improvement, and now below the cut-off of 10."""
    definition, said = instrument(key), []
    if definition.reliable_change is not None:
        said.append(
            {
                Change.RELIABLE_IMPROVEMENT: "reliable improvement",
                Change.RELIABLE_DETERIORATION: "reliable worsening",
            }.get(change_between(definition, first, last), "no reliable change")
        )
    cut = definition.case_from(record.client.age_on(point.taken_on))
    if cut is not None:
        side = "below" if last < cut else "still above"
        said.append(f"{side} the cut-off of {cut}")
    return ", ".join(said)


def _medication(record: Record) -> list[Offer]:
    said = record.said("medication")
    if not said:
        return []
    return offer(
        f"At the assessment: {words.sentence(record.without_names(said))}",
        "Assessment: medication",
        record.intake,
    )


def safety_of(record: Record) -> list[Offer]:
    """One neutral line, and only where the writer inserts it. What was said in a risk
    entry is not quoted."""
    entry = record.risk
    if entry is None:
        return []
    day = words.letter_day(entry.asked_on)
    if entry.asked != RiskEntry.Asked.YES:
        said = f"Thoughts of suicide were not asked about on {day}."
    elif entry.thoughts == RiskEntry.Thoughts.NONE:
        said = f"When asked last, on {day}, there were no thoughts of suicide."
    else:
        said = (
            f"When asked last, on {day}, there were thoughts of suicide. Please ring me "
            "about this."
        )
    found = offer(said, f"Risk entry of {day}", entry, is_drafted=False)
    if record.safety_plan is not None:
        found += offer(
            f"{record.first_name} has a safety plan.",
            f"Safety plan, version {record.safety_plan.number}",
            record.safety_plan,
            is_drafted=False,
        )
    return found


def _next(record: Record) -> list[Offer]:
    found: list[Offer] = []
    if record.plan is not None:
        holders = words.listed(_holders(record))
        found += offer(
            f"{record.first_name} has a plan for staying well"
            + (f"; a copy is with {holders}." if holders else "."),
            letters.plan_label(record),
            record.plan,
        )
    if record.follow_up is not None:
        day = words.letter_day(day_of(record.follow_up.scheduled_at))
        found += offer(
            f"We speak again on {day}.", "Follow-up contact", record.follow_up
        )
    if record.plan is not None and record.plan.way_back:
        found += offer(
            words.sentence(record.without_names(record.plan.way_back)),
            letters.plan_label(record),
            record.plan,
            is_drafted=False,
        )
    return found + [
        Offer(
            text="Please refer again after two low weeks, or at any time on request.",
            label="",
        )
    ]


HOLDERS: dict[str, str] = {
    PlanCopy.Holder.SUPPORTER: "someone who helps",
    PlanCopy.Holder.PARENT: "a parent",
    PlanCopy.Holder.SCHOOL: "the school",
    PlanCopy.Holder.GP: "you",
    PlanCopy.Holder.OTHER: "someone else whom the client chose",
}


def _holders(record: Record) -> list[str]:
    """Who else holds the plan, by what they are: third parties are not named."""
    if record.plan is None:
        return []
    kinds = record.plan.copies_given.order_by("given_on").values_list(
        "holder", flat=True
    )
    return list(dict.fromkeys(HOLDERS[key] for key in kinds if key in HOLDERS))


def address_of(contact: Contact | None) -> list[str]:
    """Name and address, a line each; nothing without a contact."""
    if contact is None:
        return []
    lines = [contact.name, *contact.address.splitlines()]
    return [line.strip() for line in lines if line.strip()]


def facts(record: Record) -> dict[str, Any]:
    """The letterhead, whom it goes to, and about whom it is."""
    return {
        **facts_of.people_facts(record),
        "to": address_of(record.gp),
        "who": facts_of.who_facts(record)[:3],
    }


GP_LETTER = Kind(
    key=Document.Kind.GP_LETTER,
    title="Letter to the GP",
    purpose="For the GP, when treatment ends.",
    reader=Reader.OTHERS,
    parts=PARTS,
    template="documents/pdf/gp_letter.html",
    therapies=(Therapy.IPT, Therapy.DIT),
    offers=offers,
    facts=facts,
    grows_old=True,
    made_from=rows.of_the_course,
    why_not_yet=letters.nothing_signed,
    consent=Consent.Kind.SHARE_GP,
    must_be_agreed=True,
    is_seen_first=True,
)

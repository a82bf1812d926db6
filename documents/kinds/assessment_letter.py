"""The letter to the referrer after the assessment: what was found, and what was agreed.

The client agrees to it being sent and sees it first. Of the suitability review only the
decision is told; of a DIT no pattern; of the risk record nothing that is not inserted.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.models import Case, Consent, Contact
from documents.kinds import facts as facts_of
from documents.kinds import gaps, gp_letter, letters, page, rows, words
from documents.kinds.base import Kind, Offer, Offers, Part, Reader, offer
from documents.kinds.gaps import Gap, NoGap
from documents.models import Document
from documents.queries.case_record import Record
from documents.queries.origins import Rows
from measures.instruments import instrument
from protocols.base import Therapy

# protocols.intake.choices.COURSE, as a sentence to somebody else.
HOW_IT_WENT = {
    "SUDDEN": "It came suddenly.",
    "GRADUAL": "It came slowly.",
    "FLUCTUATING": "It comes and goes.",
    "CONTINUOUS": "It is always there.",
}
MEASURED = Gap(words="Nothing was measured yet.", write_at="sessions:measures")


def _not_assessed(what: str) -> Gap:
    return Gap(words=f"The assessment does not say {what}.", write_at="cases:intake")


PARTS = (
    letters.DEAR,
    page.text(
        "seen",
        "Assessment",
        "Thanks, and when you met.",
        gap=NoGap.ALWAYS_THERE,
        needed=True,
    ),
    page.text(
        "brought",
        "What brings them",
        "In the client’s own words.",
        gap=_not_assessed("what brings them"),
        needed=True,
    ),
    page.text("course", "How it has gone", gap=_not_assessed("how it has gone")),
    page.text("scores", "Scores at the start", gap=MEASURED),
    page.text(
        "medication",
        "Medication",
        "What is taken now, and who looks after it.",
        gap=gaps.MEDICATION,
    ),
    page.text(
        "agreed",
        "What we agreed",
        "The treatment offered.",
        gap=NoGap.ALWAYS_THERE,
        needed=True,
    ),
    page.text(
        "focus",
        "Focus",
        "One line. Of a DIT nothing, unless the client wants it.",
        gap=gaps.FOCUS,
    ),
    Part(
        key="safety",
        title="Safety",
        help="Empty unless you insert a line: nothing of the risk record goes to others "
        "by itself. Agree it with the client.",
        no_gap=NoGap.KEPT_BACK,
    ),
    page.text(
        "next",
        "What happens next",
        "And what you ask of the referrer.",
        gap=NoGap.ALWAYS_THERE,
    ),
    letters.SIGNED,
)


def offers(record: Record) -> Offers:
    return {
        "dear": _dear(record),
        "seen": _seen(record),
        "brought": _brought(record),
        "course": [
            *_said(record, "around_onset", "around the beginning"),
            *_course(record),
            *_earlier(record),
        ],
        "scores": _scores(record),
        "medication": _said(record, "medication", "medication"),
        "agreed": _agreed(record),
        "focus": _focus(record),
        "safety": gp_letter.safety_of(record),
        "next": [Offer(text="I will write again when treatment ends.", label="")],
        "signed": [Offer(text=record.case.therapist.formal_name, label="")],
    }


def _dear(record: Record) -> list[Offer]:
    referrer = record.papers.referrer
    if referrer is None:
        return []
    return offer(gp_letter.addressed(referrer.name), "Contacts", referrer)


def _seen(record: Record) -> list[Offer]:
    """Thank you for referring Sara, whom I saw for an assessment on 6 July 2026."""
    try:
        on = date.fromisoformat(record.said("first_seen_on"))
    except ValueError:
        when = ""
    else:
        when = f" on {words.letter_day(on)}"
    return offer(
        f"Thank you for referring {record.first_name}, whom I saw for an assessment{when}.",
        "Assessment",
        record.intake,
    )


def _brought(record: Record) -> list[Offer]:
    """The main problem, which the assessment holds in the client's words."""
    said = words.quoted(record.quoted_without_names(record.said("main_problem")))
    return offer(words.sentence(said), "Assessment: brings", record.intake)


def _said(record: Record, answer: str, label: str) -> list[Offer]:
    said = record.without_names(record.said(answer))
    return offer(words.sentence(said), f"Assessment: {label}", record.intake)


def _course(record: Record) -> list[Offer]:
    """How it has gone since, which is one of a few choices."""
    said = HOW_IT_WENT.get(record.said("course"), "")
    return offer(said, "Assessment: course", record.intake)


def _earlier(record: Record) -> list[Offer]:
    said = words.sentence(record.without_names(record.said("earlier_episodes")))
    return offer(
        f"Earlier episodes: {said}" if said else "",
        "Assessment: earlier episodes",
        record.intake,
    )


def _focus(record: Record) -> list[Offer]:
    if record.is_dit or record.focus is None:
        return []
    area = words.focus_title(record)
    return offer(f"The focus of our work is {area}.", "Focus", record.focus)


def _scores(record: Record) -> list[Offer]:
    """PHQ-9 was 18, moderately severe."""
    found: list[Offer] = []
    for key in facts_of.measure_keys(record):
        first = words.during_treatment(record, key)[0]
        band = f", {first.band_title.lower()}" if first.band_title else ""
        found += offer(
            f"{instrument(key).short_title} was {first.total}{band}.",
            "Scores at the start",
            first.administration_id,
            kind="administration",
        )
    return found


def _agreed(record: Record) -> list[Offer]:
    contract = record.contract
    kind = words.therapy_words(record.protocol)
    if contract is None:
        return offer(f"We agreed on {kind}.", "Model", record.case)
    count = "session" if contract.planned == 1 else "sessions"
    return offer(
        f"We agreed on {contract.planned} {count} of {kind}, from "
        f"{words.letter_day(contract.starts_on)} to {words.letter_day(contract.ends_on)}.",
        f"Agreement, version {contract.number}",
        contract,
    )


def facts(record: Record) -> dict[str, Any]:
    """The letterhead, whom it goes to, and about whom it is."""
    return {
        **facts_of.people_facts(record),
        "to": gp_letter.address_of(record.papers.referrer),
        "who": facts_of.who_facts(record)[:3],
    }


def why_not_yet(record: Record) -> str:
    if record.intake is None:
        return "It is made from the assessment, which is not completed yet."
    if record.papers.referrer is None:
        return "Enter the referrer among the contacts first."
    return ""


def made_from(case: Case) -> tuple[Rows, ...]:
    referrer = Contact.objects.filter(
        client=case.client_id, kind=Contact.Kind.REFERRER
    ).standing()
    return (
        rows.assessment(case),
        rows.agreement(case),
        rows.focus(case),
        Rows(rows=referrer.order_by("name")[:1], says=("name", "address")),
    )


ASSESSMENT_LETTER = Kind(
    key=Document.Kind.ASSESSMENT_LETTER,
    title="Letter after the assessment",
    purpose="For the referrer.",
    reader=Reader.OTHERS,
    parts=PARTS,
    template="documents/pdf/gp_letter.html",
    therapies=(Therapy.IPT, Therapy.DIT),
    offers=offers,
    facts=facts,
    made_from=made_from,
    is_from_notes=False,
    why_not_yet=why_not_yet,
    consent=Consent.Kind.SHARE_REFERRER,
    must_be_agreed=True,
    is_seen_first=True,
)

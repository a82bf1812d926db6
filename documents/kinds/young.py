"""For school and for parents of a young client: what the client agrees that they may know.

Mufson, Dorta, Moreau & Weissman 2004: parents and school are brought in with the young
person's knowledge. Neither sheet says anything that was not agreed, and both go out only
with a recorded yes, once the client has seen them.
"""

from __future__ import annotations

from typing import Any

from cases.models import Case, Consent, Contact
from cases.queries import is_under_18
from documents.kinds import facts as facts_of
from documents.kinds import gaps, gp_letter, letters, page, rows, words
from documents.kinds.base import Group, Kind, Offer, Offers, Reader, offer
from documents.kinds.gaps import Gap, NoGap
from documents.models import Document
from documents.queries.case_record import Record
from documents.queries.origins import Rows
from protocols.base import Therapy
from sessions.models import SchoolPlan

TEMPLATE = "documents/pdf/gp_letter.html"
NOT_AGREED = Gap(
    words="The plan for school says nothing here.", write_at="sessions:school_plan"
)
NOT_TOLD = Gap(
    words="Nothing is recorded that a parent may be told.", write_at="cases:contacts"
)
PRIVATE = Gap(words="What stays private is not agreed yet.", write_at="cases:contacts")
NOT_MET = Gap(
    words="The plan of sessions has none with parents.", write_at="sessions:plan"
)
SCHOOL_PARTS = (
    letters.DEAR,
    page.text("about", "Why I write", gap=NoGap.ALWAYS_THERE, needed=True),
    page.text("may_know", "What you may know", gap=NOT_AGREED, needed=True),
    page.text("attendance", "Attendance", gap=NOT_AGREED),
    page.text("workload", "School work", gap=NOT_AGREED),
    page.text("adjustments", "What would help at school", gap=NOT_AGREED),
    page.text("feedback", "How we keep in touch", gap=NOT_AGREED),
    page.text("review", "When we look at it again", gap=NOT_AGREED),
    letters.SIGNED,
)
# Field of the plan -> part of the sheet; they are called the same.
OF_PLAN = ("may_know", "attendance", "workload", "adjustments", "feedback")


def school_offers(record: Record) -> Offers:
    plan = record.papers.school_plan
    if plan is None:
        return {}
    label = f"School plan of {plan.agreed_on:%d-%b-%Y}"
    found: dict[str, list[Offer]] = {
        key: offer(record.without_names(getattr(plan, key)), label, plan)
        for key in OF_PLAN
    }
    review = plan.review_on
    return found | {
        "dear": offer(gp_letter.addressed(plan.contact.name), "Contacts", plan.contact),
        "about": [
            Offer(
                text=f"I work with {record.first_name}, who has agreed to this letter.",
                label="",
            )
        ],
        "review": offer(
            f"On {words.letter_day(review)}." if review else "", label, plan
        ),
        "signed": _signed(record),
    }


def _signed(record: Record) -> list[Offer]:
    return [Offer(text=record.case.therapist.formal_name, label="")]


def school_facts(record: Record) -> dict[str, Any]:
    plan = record.papers.school_plan
    return {
        **facts_of.people_facts(record),
        "to": gp_letter.address_of(plan.contact if plan else None),
        "who": facts_of.who_facts(record)[:1],
    }


def school_why_not(record: Record) -> str:
    if record.papers.school_plan is None:
        return "It is made from the plan for school, which is not agreed yet."
    return ""


SCHOOL_SHEET = Kind(
    key=Document.Kind.SCHOOL_SHEET,
    title="Sheet for school",
    purpose="For school: what the client agrees that they may know.",
    reader=Reader.OTHERS,
    group=Group.LETTERS,
    parts=SCHOOL_PARTS,
    template=TEMPLATE,
    therapies=(Therapy.IPT, Therapy.DIT),
    offers=school_offers,
    facts=school_facts,
    made_from=lambda case: (
        Rows(rows=SchoolPlan.objects.filter(case=case).order_by("-recorded_at")[:1]),
    ),
    is_from_notes=False,
    is_drafted_anew=True,
    is_listed_when_made=True,
    why_not_yet=school_why_not,
    consent=Consent.Kind.SHARE_SCHOOL,
    must_be_agreed=True,
    is_seen_first=True,
)

PARENT_PARTS = (
    letters.DEAR,
    page.text("about", "Why I write", gap=NoGap.ALWAYS_THERE, needed=True),
    page.text("shared", "What you may know", gap=NOT_TOLD, needed=True),
    page.text("private", "What stays between us", gap=PRIVATE),
    page.text("sessions", "When we meet with you", gap=NOT_MET),
    page.text(
        "helps",
        "What helps at home",
        "Agreed with the young person.",
        gap=NoGap.WRITERS_OWN,
    ),
    page.entries(
        "signs",
        "Signs to watch for",
        "Only those the client wants known.",
        gap=gaps.SIGNS,
    ),
    page.entries("who", "Who to call at any time", gap=gaps.CRISIS, needed=True),
    letters.SIGNED,
)


def parent_offers(record: Record) -> Offers:
    guardian, agreement = record.papers.guardian, record.papers.confidentiality
    if guardian is None:
        return {}
    found: dict[str, list[Offer]] = {
        "dear": offer(gp_letter.addressed(guardian.name), "Contacts", guardian),
        "about": [
            Offer(
                text=f"{record.first_name} comes to me for treatment, and has agreed to "
                "this letter.",
                label="",
            )
        ],
        "shared": offer(
            words.sentence(record.without_names(guardian.may_be_told)),
            "Contacts: what may be told",
            guardian,
        ),
        "sessions": _parent_sessions(record),
        "signs": [
            one
            for line in letters.plan_lines(record, "early_signs", "later_signs")
            for one in offer(
                line, letters.plan_label(record), record.plan, is_drafted=False
            )
        ],
        "who": [
            Offer(text=line, label="Crisis numbers of the practice")
            for line in record.practice.crisis_line_list
        ],
        "signed": _signed(record),
    }
    if agreement is not None:
        label = "Confidentiality agreement"
        found["shared"] += offer(
            record.without_names(agreement.may_be_shared), label, agreement
        )
        found["private"] = offer(
            record.without_names(agreement.stays_private), label, agreement
        )
    return found


def _parent_sessions(record: Record) -> list[Offer]:
    """Parts of sessions 1, 8 and 12 are for parents too."""
    if record.protocol is None or record.contract is None:
        return []
    numbers = record.protocol.parent_sessions(record.contract.planned)
    if not numbers:
        return []
    several = "sessions" if len(numbers) > 1 else "session"
    return offer(
        f"Part of {several} {words.listed(map(str, numbers))} is with you.",
        f"Agreement, version {record.contract.number}",
        record.contract,
    )


def parent_facts(record: Record) -> dict[str, Any]:
    return {
        **facts_of.people_facts(record),
        "to": gp_letter.address_of(record.papers.guardian),
        "who": facts_of.who_facts(record)[:1],
    }


def parent_why_not(record: Record) -> str:
    if not is_under_18(record.client, record.today):
        return "It is for clients under 18."
    if record.papers.guardian is None:
        return "Enter a parent or guardian among the contacts first."
    return ""


def _made_for_parents(case: Case) -> tuple[Rows, ...]:
    guardians = Contact.objects.filter(
        client=case.client_id, kind=Contact.Kind.GUARDIAN
    ).standing()
    return (
        rows.confidentiality(case),
        Rows(
            rows=guardians.order_by("name")[:1],
            says=("name", "address", "may_be_told"),
        ),
        rows.agreement(case),
    )


PARENT_SHEET = Kind(
    key=Document.Kind.PARENT_SHEET,
    title="Sheet for parents",
    purpose="For a parent or guardian: what the client agrees that they may know.",
    reader=Reader.OTHERS,
    group=Group.LETTERS,
    parts=PARENT_PARTS,
    template=TEMPLATE,
    therapies=(Therapy.IPT, Therapy.DIT),
    offers=parent_offers,
    facts=parent_facts,
    made_from=_made_for_parents,
    is_from_notes=False,
    is_drafted_anew=True,
    is_listed_when_made=True,
    why_not_yet=parent_why_not,
    consent=Consent.Kind.SHARE_PARENT,
    must_be_agreed=True,
    is_seen_first=True,
)

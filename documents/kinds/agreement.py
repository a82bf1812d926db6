"""What we agreed: the contract of the treatment on one page, to be signed by both.

How many sessions and when the last one is are said at the beginning (Weissman, Markowitz &
Klerman 2018); a change is a new version with its reason.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.models import Consent
from cases.queries import is_under_18
from documents.kinds import facts as facts_of
from documents.kinds import gaps, page, rows, words
from documents.kinds.base import Group, Offer, Offers
from documents.kinds.gaps import Gap, NoGap
from documents.models import Document
from documents.queries.case_record import Record
from documents.queries.origins import Rows
from formulation.models import Goal
from sessions.models import Contract
from ui.words import clock

OFTEN = {7: "weekly", 14: "fortnightly", 28: "monthly"}
NOT_PLANNED = Gap(
    words="The plan of sessions says nothing here.", write_at="sessions:plan"
)
NOT_SHARED = Gap(
    words="No line of the pattern was shared with the client yet.",
    write_at="formulation:ipaf",
)
GOALS = Gap(words="No goal is open.", write_at="formulation:goals")
NOT_ASKED = Gap(
    words="Nobody has recorded a yes or a no to recordings.", write_at="cases:contacts"
)
# Of an adult no record holds it.
PRIVATE = Gap(
    words="What stays private is not agreed yet.",
    write_at="cases:contacts",
    when=lambda record: is_under_18(record.client, record.today),
)
PARTS = (
    page.text(
        "sessions",
        "Our sessions",
        "How many, when, until when.",
        gap=NoGap.ALWAYS_THERE,
        needed=True,
    ),
    page.text("breaks", "Without a session", gap=NoGap.MAY_BE_EMPTY),
    page.text("reviews", "When we look back", gap=NoGap.MAY_BE_EMPTY),
    page.text("focus", "What we work on", gap=(gaps.FOCUS, NOT_SHARED)),
    page.entries("goals", "What I want to reach", gap=GOALS),
    page.text("client_part", "My part", gap=NOT_PLANNED),
    page.text("therapist_part", "My therapist’s part", gap=NOT_PLANNED),
    page.text("missed", "If I cannot come", gap=NOT_PLANNED),
    page.text("between", "Between sessions", gap=NOT_PLANNED),
    page.text(
        "private", "What stays between us", "And what does not, and why.", gap=PRIVATE
    ),
    page.text("recording", "Recording", gap=NOT_ASKED),
    page.text("medication", "Medication", "Who looks after it.", gap=gaps.MEDICATION),
    page.text("afterwards", "Afterwards", gap=NOT_PLANNED),
    page.entries("crisis", "Who to call at any time", gap=gaps.CRISIS, needed=True),
)


def offers(record: Record) -> Offers:
    contract = record.contract
    if contract is None:
        return {}
    label = _label(contract)
    found: dict[str, list[Offer]] = {
        key: page.said(record, text, label, contract)
        for key, text in (
            ("sessions", _sessions(contract)),
            ("breaks", _breaks(contract)),
            ("client_part", contract.client_part),
            ("therapist_part", contract.therapist_part),
            ("missed", contract.missed_sessions),
            ("between", contract.between_sessions),
            ("afterwards", contract.afterwards),
        )
    }
    return found | {
        "reviews": page.said(record, _reviews(record), label, contract),
        "focus": _focus(record),
        "goals": _goals(record),
        "private": _private(record),
        "recording": page.said(record, _recording(record), "Consents", None),
        "medication": page.said(
            record,
            record.said("medication"),
            "Assessment: medication",
            record.intake,
            is_drafted=False,
        ),
        "crisis": [
            Offer(text=line, label="Crisis numbers of the practice")
            for line in record.practice.crisis_line_list
        ],
    }


def _label(contract: Contract) -> str:
    return f"Agreement, version {contract.number}"


def _sessions(contract: Contract) -> str:
    """14 sessions, weekly on Wednesdays at 17:00, 50 minutes each, from … to …."""
    often = OFTEN.get(contract.cadence_days, f"every {contract.cadence_days} days")
    count = "session" if contract.planned == 1 else "sessions"
    place = f" {contract.place}." if contract.place else ""
    return (
        f"{contract.planned} {count}, {often} on {contract.starts_on:%A}s at "
        f"{clock(contract.time)}, {contract.minutes} minutes each. The first is on "
        f"{words.letter_day(contract.starts_on)}, the last on "
        f"{words.letter_day(contract.ends_on)}.{place}"
    )


def _breaks(contract: Contract) -> str:
    days = [date.fromisoformat(day) for day in contract.skipped_days]
    if not days:
        return ""
    return f"There is no session on {words.listed(map(words.letter_day, days))}."


def _reviews(record: Record) -> str:
    """We look back together in sessions 4 and 8."""
    if record.protocol is None or record.contract is None:
        return ""
    numbers = [one.number for one in record.protocol.reviews(record.contract.planned)]
    if not numbers:
        return ""
    several = "sessions" if len(numbers) > 1 else "session"
    return f"We look back together in {several} {words.listed(map(str, numbers))}."


def _focus(record: Record) -> list[Offer]:
    """Of a DIT the line as it was shared; an IPT names its area and the client's words."""
    if record.is_dit:
        ipaf = record.ipaf
        if ipaf is None or not ipaf.is_shared:
            return []
        label = f"The pattern, version {ipaf.number}"
        return page.said(record, words.sentence(ipaf.sayable_line), label, ipaf)
    if record.focus is None:
        return []
    area = words.sentence(words.focus_title(record, to_client=True))
    own = words.sentence(words.quoted(record.own_words(record.focus.words)))
    return page.said(
        record, f"{area[0].upper()}{area[1:]} {own}".strip(), "Focus", record.focus
    )


def _goals(record: Record) -> list[Offer]:
    return [
        one
        for goal in record.goals
        if goal.is_active
        for one in page.said(record, goal.words, "Goals", goal.goal)
    ]


def _private(record: Record) -> list[Offer]:
    """Of a young client, as it was agreed with them and a guardian."""
    agreed = record.papers.confidentiality
    if agreed is None:
        return []
    return page.said(record, agreed.stays_private, "What stays private", agreed)


def _recording(record: Record) -> str:
    """What was answered; nothing where nobody asked."""
    kind = Consent.Kind.RECORDING
    if kind in record.agreed.given:
        limits = record.agreed.given[kind]
        said = (
            "Sessions may be recorded for supervision. I can take that back any time."
        )
        return f"{said} {words.sentence(limits)}".strip()
    return "Sessions are not recorded." if kind in record.agreed.refused else ""


def facts(record: Record) -> dict[str, Any]:
    day = record.contract.agreed_on if record.contract else None
    return page.page_facts(record, day) | {
        "sign_lines": [record.first_name, facts_of.people_facts(record)["therapist"]]
    }


def why_not_yet(record: Record) -> str:
    if record.contract is None:
        return "It is made from the plan of sessions, which is not agreed yet."
    return ""


AGREEMENT = page.page(
    key=Document.Kind.AGREEMENT,
    title="What we agreed",
    short="Agreement",
    purpose="The contract of the treatment, to be signed by both.",
    group=Group.PLANS,
    parts=PARTS,
    offers=offers,
    facts=facts,
    made_from=lambda case: (
        rows.agreement(case),
        rows.confidentiality(case),
        rows.focus(case),
        Rows(
            rows=case.goals.filter(status=Goal.Status.ACTIVE).order_by("number"),
            says=("words",),
        ),
    ),
    why_not_yet=why_not_yet,
)

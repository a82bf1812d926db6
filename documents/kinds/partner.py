"""The summary about the second of a couple: their own, and the joint work.

Each of the two is a client (docs/adr/0028). What belongs to the other alone is not in the
record that this is written from.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from documents.kinds import facts as facts_of
from documents.kinds import gaps, joint, rows, summary, words
from documents.kinds.base import Group, Kind, Offer, Offers, Reader, offer
from documents.kinds.summary_did import did_of
from documents.kinds.summary_next import crisis_lines, next_of
from documents.kinds.summary_risk import risk_of
from documents.kinds.summary_short import scores_in_short, treatment_of
from documents.models import Document
from documents.queries.case_record import Record

# The focus is both's; the relapse plan and the client's words are not.
LACKING: dict[str, dict[str, Any]] = {
    "brought": {"gaps": (gaps.FOCUS,), "no_gap": None},
    "who": {"gaps": (gaps.CRISIS,)},
}
PARTS = tuple(
    replace(part, **LACKING.get(part.key, {}))
    for part in summary.PARTS
    if part.key in ("in_short", "brought", "did", "who", "risk", "next")
)


def offers(record: Record) -> Offers:
    return {
        "in_short": _in_short(record),
        "brought": [*_focus(record), *joint.brought(record)],
        "did": did_of(record),
        "who": crisis_lines(record),
        "risk": risk_of(record),
        "next": next_of(record),
    }


def _in_short(record: Record) -> list[Offer]:
    found = offer(
        f"{record.first_name} came as one of a couple, with {record.own} partner.",
        "Couple",
        record.case,
    )
    found += offer(treatment_of(record), "Plan", record.contract or record.case)
    return found + scores_in_short(record)


def _focus(record: Record) -> list[Offer]:
    """The area alone: why it was chosen is told in the other's words."""
    if record.focus is None:
        return []
    return offer(
        f"The focus of the joint work was {words.area_title(record.focus)}.",
        "Focus",
        record.focus,
    )


def facts(record: Record) -> dict[str, Any]:
    """No chart and no goals: both are the other's."""
    return {
        **facts_of.people_facts(record),
        "who": facts_of.who_facts(record),
        "scores": facts_of.score_rows(record),
        "goals": {"columns": [], "rows": []},
    }


PARTNER_SUMMARY = Kind(
    key=Document.Kind.PARTNER_SUMMARY,
    title="Partner’s summary of treatment",
    short="Partner’s summary",
    group=Group.REPORTS,
    purpose="About the second of the two: their own, and the joint work.",
    reader=Reader.OTHERS,
    parts=PARTS,
    template=summary.SUMMARY.template,
    therapies=summary.SUMMARY.therapies,
    offers=offers,
    facts=facts,
    grows_old=True,
    made_from=lambda case: (rows.agreement(case),),
    why_not_yet=summary.why_not_yet,
    consent=summary.SUMMARY.consent,
    recipients=summary.SUMMARY.recipients,
    is_of_partner=True,
)

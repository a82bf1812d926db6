"""The treatment summary: what a GP, a referrer or the next therapist needs to know."""

from __future__ import annotations

from typing import Any

from cases.models import Consent
from documents.kinds import facts as facts_of
from documents.kinds import gaps, rows
from documents.kinds.base import Group, Kind, Offers, Part, Reader, Shape
from documents.kinds.gaps import NoGap
from documents.kinds.summary_brought import brought_of, words_of
from documents.kinds.summary_did import did_of
from documents.kinds.summary_next import crisis_lines, next_of, plan_lines_of
from documents.kinds.summary_risk import risk_of
from documents.kinds.summary_short import in_short_of
from documents.models import Document
from documents.pdf_styles import CHART, style_of
from documents.queries.case_record import Record
from protocols.base import Therapy
from ui.drawing import outcome

PARTS = (
    Part(
        key="in_short",
        title="In short",
        help="Three sentences that a busy reader can stop at.",
        is_required=True,
        no_gap=NoGap.ALWAYS_THERE,
    ),
    Part(
        key="words",
        title="In the client’s words",
        help="One line, as it was said, with the client’s leave.",
        shape=Shape.QUOTE,
        gaps=(gaps.FOCUS, gaps.PATTERN),
    ),
    Part(
        key="brought",
        title="What brought the client, and the focus",
        help="How it began, how it showed, what was agreed to work on.",
        is_required=True,
        no_gap=NoGap.ALWAYS_THERE,
    ),
    Part(
        key="did",
        title="What we did",
        help="The course of the work in a few sentences.",
        is_required=True,
        no_gap=NoGap.ALWAYS_THERE,
    ),
    Part(
        key="signs",
        title="Signs to watch for",
        help="One on each line.",
        shape=Shape.LIST,
        gaps=gaps.SIGNS,
    ),
    Part(
        key="helps",
        title="What helps",
        help="One on each line.",
        shape=Shape.LIST,
        gaps=gaps.HELPS,
    ),
    Part(
        key="who",
        title="Who can help",
        help="One on each line.",
        shape=Shape.LIST,
        gaps=gaps.WHO,
    ),
    Part(
        key="risk",
        title="Risk at the end",
        help="Empty unless you insert a line: nothing of the risk record goes to others "
        "by itself.",
        no_gap=NoGap.KEPT_BACK,
    ),
    Part(
        key="next",
        title="What happens next",
        help="Follow-up, medication and who holds it, how to come back.",
        is_required=True,
        no_gap=NoGap.ALWAYS_THERE,
    ),
)


def offers(record: Record) -> Offers:
    return {
        "in_short": in_short_of(record),
        "words": words_of(record),
        "brought": brought_of(record),
        "did": did_of(record),
        "signs": plan_lines_of(record, "early_signs", "later_signs"),
        "helps": plan_lines_of(record, "green", "amber", "what_helped"),
        "who": [
            *plan_lines_of(record, "supporters"),
            *crisis_lines(record),
        ],
        "risk": risk_of(record),
        "next": next_of(record),
    }


def facts(record: Record) -> dict[str, Any]:
    return {
        **facts_of.people_facts(record),
        "who": facts_of.who_facts(record),
        "scores": facts_of.score_rows(record),
        "chart": facts_of.chart_facts(record),
        "goals": facts_of.goal_table(record),
    }


def draw(facts: dict[str, Any]) -> dict[str, Any]:
    """The chart, drawn from the frozen numbers with the document's own paint."""
    if not facts.get("chart"):
        return {}
    course = facts_of.course_from(facts["chart"])
    return {"chart": outcome(course, "p", style=style_of(CHART), has_axis=True)}


def why_not_yet(record: Record) -> str:
    if not record.attended:
        return "It can be written once a session is signed."
    return ""


SUMMARY = Kind(
    key=Document.Kind.TREATMENT_SUMMARY,
    title="Summary of treatment",
    short="Treatment summary",
    group=Group.REPORTS,
    purpose="For the GP, the referrer or the next therapist.",
    reader=Reader.OTHERS,
    parts=PARTS,
    template="documents/pdf/summary.html",
    therapies=(Therapy.IPT, Therapy.DIT),
    offers=offers,
    facts=facts,
    grows_old=True,
    made_from=lambda case: (*rows.of_the_course(case), rows.pattern(case)),
    why_not_yet=why_not_yet,
    consent=Consent.Kind.SHARE_GP,
    recipients=(
        ("the GP", Consent.Kind.SHARE_GP),
        ("the referrer", Consent.Kind.SHARE_REFERRER),
        ("the next therapist", ""),
    ),
    print_facts=draw,
)

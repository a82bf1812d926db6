"""My safety plan: the client's own words in the order of Stanley & Brown 2012.

It holds what the plan holds and the numbers to call, and nothing of any risk entry.
"""

from __future__ import annotations

from typing import Any

from cases.queries.plan_text import plan_parts
from documents.kinds import gaps, page, rows, words
from documents.kinds.base import Group, Offer, Offers
from documents.kinds.gaps import Gap, NoGap
from documents.models import Document
from documents.queries.case_record import Record
from protocols.risk import SAFETY_PLAN as SIX_PARTS

NOT_SAID = Gap(words="The safety plan says nothing here.", write_at="cases:safety_plan")
# Making the place safer may be said as "none in reach": the plan itself asks for it.
PARTS = (
    *(
        page.entries(
            part.key,
            part.title,
            part.hint,
            gap=NOT_SAID,
            needed=part.key != "reasons_for_living",
        )
        for part in SIX_PARTS
    ),
    page.entries(
        "numbers", "Numbers to call at any time", gap=gaps.CRISIS, needed=True
    ),
    page.text("review", "When we look at it again", gap=NoGap.ALWAYS_THERE),
)


def offers(record: Record) -> Offers:
    plan = record.safety_plan
    if plan is None:
        return {}
    label = f"Safety plan, version {plan.number}"
    found: dict[str, list[Offer]] = {
        part.key: page.lines(record, page.kept_lines(part.text), label, plan)
        for part in plan_parts(plan, is_clients_own=True)
    }
    return found | {
        "numbers": [
            Offer(text=line, label="Crisis numbers of the practice")
            for line in record.practice.crisis_line_list
        ],
        "review": page.said(
            record, f"On {words.letter_day(plan.review_on)}.", label, plan
        ),
    }


def facts(record: Record) -> dict[str, Any]:
    plan = record.safety_plan
    return page.page_facts(record, plan.made_on if plan else None)


def why_not_yet(record: Record) -> str:
    if record.safety_plan is None:
        return "It is made from the safety plan, which is not written yet."
    return ""


SAFETY_PLAN = page.page(
    key=Document.Kind.SAFETY_PLAN,
    title="My safety plan",
    purpose="For the client, and for whomever they give a copy.",
    group=Group.PLANS,
    parts=PARTS,
    offers=offers,
    facts=facts,
    made_from=lambda case: (rows.safety_plan(case),),
    why_not_yet=why_not_yet,
    speaks_of_safety=True,
)

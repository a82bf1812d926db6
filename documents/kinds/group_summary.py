"""What a group did in a week, for one of its members: a page without names.

The text is the one that a leader approved for all members (Wilfley, MacKenzie, Welch, Ayres &
Weissman 2000 send one each week); nothing of any member's own record comes into it.
"""

from __future__ import annotations

from typing import Any

from cases.models import Case
from documents.kinds import page, words
from documents.kinds.base import Offer, Offers
from documents.kinds.gaps import NoGap
from documents.models import Document
from documents.queries.case_record import Record
from documents.queries.held import day_of
from documents.queries.origins import Rows
from documents.queries.papers import Papers
from protocols.base import Therapy
from sessions.models import GroupSummary

PARTS = (
    page.text(
        "summary", "This week", "Without names.", gap=NoGap.ALWAYS_THERE, needed=True
    ),
    page.text("kept", "Between us", gap=NoGap.ALWAYS_THERE),
)


def offers(record: Record) -> Offers:
    summary = record.papers.group_summary
    if summary is None:
        return {}
    return {
        "summary": page.said(record, summary.text, _label(summary), summary),
        "kept": [
            Offer(
                text="What is said in the group stays in the group. Keep this page for "
                "yourself.",
                label="",
            )
        ],
    }


def _label(summary: GroupSummary) -> str:
    return f"Summary of week {summary.group_session.number}"


def facts(record: Record) -> dict[str, Any]:
    summary = record.papers.group_summary
    found = page.page_facts(record)
    if summary is None:
        return found
    held = summary.group_session
    day = words.letter_day(day_of(held.scheduled_at))
    return found | {"lead": f"{held.group.name}, week {held.number}, {day}"}


def why_not_yet(record: Record) -> str:
    if record.papers.group_summary is None:
        return "It is made from a week’s summary that a leader of the group approved."
    return ""


def made_from(case: Case) -> tuple[Rows, ...]:
    summary = Papers(case).group_summary
    own = GroupSummary.objects.filter(pk__in=[summary.pk] if summary else [])
    return (Rows(rows=own, says=("text",)),)


GROUP_SUMMARY = page.page(
    key=Document.Kind.GROUP_SUMMARY,
    title="From our group",
    short="Group summary",
    purpose="The last week’s summary, without names, for this member.",
    therapies=(Therapy.IPT,),
    parts=PARTS,
    offers=offers,
    facts=facts,
    made_from=made_from,
    why_not_yet=why_not_yet,
    is_listed_when_made=True,
)

"""My support plan: what comes next with whom, and what has helped already."""

from __future__ import annotations

from collections.abc import Sequence

from cases.models import Case
from documents.kinds import gaps, page, words
from documents.kinds.base import Group, Offer, Offers
from documents.kinds.gaps import Gap
from documents.models import Document
from documents.queries.case_record import Record
from documents.queries.origins import Rows
from formulation.models import SupportStep
from formulation.queries.support import SupportLine


def _step(words: str) -> Gap:
    return Gap(words=words, write_at="formulation:support_plan")


PARTS = (
    page.entries(
        "to_try",
        "What I will try",
        "With whom, the step, until when.",
        gap=_step("No step is open."),
    ),
    page.entries(
        "helped",
        "What has helped already",
        gap=_step("No step is marked as one that helped."),
    ),
    page.entries("who", "Who to call at any time", gap=gaps.CRISIS),
)


def offers(record: Record) -> Offers:
    plan = record.papers.support_plan(record.today)
    if plan is None:
        return {}
    return {
        "to_try": [one for line in plan.to_try for one in _to_try(record, line)],
        "helped": [one for line in plan.helped for one in _helped(record, line)],
        "who": [
            Offer(text=line, label="Crisis numbers of the practice", is_drafted=False)
            for line in record.practice.crisis_line_list
        ],
    }


def _who(line: SupportLine) -> str:
    return f"{line.supporter.name}, for {line.kind_for_client}"


def _to_try(record: Record, line: SupportLine) -> list[Offer]:
    """Ada, for company: a walk on Sunday. By 3 August 2026. What could get in the way: …"""
    row = line.row
    said = [words.sentence(f"{_who(line)}: {row.step}" if row.step else _who(line))]
    if row.by_when:
        said.append(f"By {words.letter_day(row.by_when)}.")
    if line.barrier_for_client:
        said.append(f"What could get in the way: {line.barrier_for_client}.")
    if row.barrier_met:
        said.append(f"What I can do then: {words.sentence(row.barrier_met)}")
    return page.said(record, " ".join(said), "Support plan", row)


def _helped(record: Record, line: SupportLine) -> list[Offer]:
    row = line.row
    said = [words.sentence(f"{_who(line)}: {row.step}" if row.step else _who(line))]
    if row.learned:
        said.append(words.sentence(words.quoted(row.learned)))
    return page.said(record, " ".join(said), "Support plan", row)


def why_not_yet(record: Record) -> str:
    plan = record.papers.support_plan(record.today)
    if plan is None or plan.is_empty:
        return "There is no open step in the support plan so far, and none that helped."
    return ""


def made_from(case: Case) -> Sequence[Rows]:
    standing = SupportStep.objects.filter(case=case, removed_at=None)
    shown = (SupportStep.Outcome.NOT_TRIED, SupportStep.Outcome.HELPED)
    return (
        Rows(rows=standing.filter(outcome__in=shown).order_by("recorded_at", "pk")),
    )


SUPPORT_PLAN = page.page(
    key=Document.Kind.SUPPORT_PLAN,
    title="My support plan",
    purpose="For the client: whom to turn to, and the next small steps.",
    group=Group.PLANS,
    parts=PARTS,
    offers=offers,
    made_from=made_from,
    why_not_yet=why_not_yet,
)

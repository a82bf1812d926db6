"""The supervision brief as a document: drafted from the brief of the day, kept as a PDF.

For the case's therapist and their supervisors alone, on one page, with the client's
initials and number (docs/adr/0041). It never leaves the practice.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone

from documents.kinds import Gap, Group, Kind, NoGap, Offer, Part, Reader, Shape
from documents.kinds import facts as facts_of
from documents.kinds.base import offer
from documents.kinds.gaps import FOCUS, PATTERN
from documents.pdf_styles import CHART, style_of
from documents.queries.case_record import Record
from documents.queries.origins import Rows
from protocols.base import Therapy
from supervision.models import SupervisionBrief
from supervision.queries.brief_page import Facts, brief_page, chart_in, on_one_page
from ui.drawing import outcome

KEY = "SUPERVISION_BRIEF"
LABEL = "Supervision brief of the day"
NAMED = (("Done", "done"), ("Next", "next"))
NOT_WRITTEN = Gap(
    words="The brief says nothing here yet.", write_at="supervision:brief"
)
NOT_ASKED = Gap(words="Nobody has asked about safety yet.", write_at="sessions:risk")
PARTS = (
    Part(key="question", title="The question to bring", gaps=(NOT_WRITTEN,)),
    Part(key="focus", title="Focus", gaps=(FOCUS, PATTERN)),
    Part(
        key="formulation",
        title="The formulation in two lines",
        shape=Shape.LIST,
        gaps=(NOT_WRITTEN,),
    ),
    Part(key="added", title="Beside it", no_gap=NoGap.MAY_BE_EMPTY),
    Part(
        key="safety",
        title="Safety, as it was asked",
        shape=Shape.LIST,
        gaps=(NOT_ASKED,),
    ),
    Part(
        key="flags",
        title="Why it may need a closer look",
        shape=Shape.LIST,
        no_gap=NoGap.MAY_BE_EMPTY,
    ),
    Part(
        key="became",
        title="What became of it",
        shape=Shape.LIST,
        no_gap=NoGap.MAY_BE_EMPTY,
    ),
    Part(
        key="planned",
        title="What is planned",
        shape=Shape.LIST,
        no_gap=NoGap.MAY_BE_EMPTY,
    ),
)


def of_the_day(record: Record) -> Facts:
    """The brief as on the record's day, cut to one page."""
    clock = timezone.localtime().time()
    now = timezone.make_aware(datetime.combine(record.today, clock))
    return on_one_page(brief_page(record.case, now).facts)


def offers(record: Record) -> Mapping[str, list[Offer]]:
    facts = of_the_day(record)
    brief = (
        SupervisionBrief.objects.filter(case=record.case).order_by("-number").first()
    )
    said: dict[str, list[str]] = {
        "question": [facts["question"]],
        "focus": [_focus(facts)],
        "formulation": facts["formulation"].splitlines(),
        "added": [facts["added"]],
        "safety": [_entry(one) for one in facts["risk"]],
        "flags": [f"{one['title']}. {one['evidence']}" for one in facts["flags"]],
        "became": list(facts["became"]),
        "planned": list(facts["planned"]),
    }
    for name, key in (("risk", "safety"), ("flags", "flags"), ("planned", "planned")):
        if more := facts["more"][name]:
            said[key].append(f"{more} more in the case")
    return {key: _offered(lines, brief) for key, lines in said.items()}


def _offered(lines: list[str], brief: models.Model | None) -> list[Offer]:
    return [one for line in lines for one in offer(line, LABEL, brief)]


def _focus(facts: Facts) -> str:
    focus = facts.get("focus") or {}
    stage = f"Stage: {focus['stage']}" if focus.get("stage") else ""
    said = (focus.get("line", ""), focus.get("words", ""), stage)
    return ". ".join(part.rstrip(".") for part in said if part)


def _entry(entry: Mapping[str, str]) -> str:
    """ "23-Nov-2026: asked directly. No thoughts. Done: ... Next: ..." """
    said = [f"{entry['day']}: {entry['asked'].lower()}", entry["said"]]
    said += [f"{word}: {entry[key]}" for word, key in NAMED if entry[key]]
    return ". ".join(part.rstrip(".") for part in said if part)


def facts(record: Record) -> dict[str, Any]:
    """The head of the page, and the scores as they were."""
    read = of_the_day(record)
    head = (read["initials"], read["number"], read["treatment"], read["therapist"])
    return {
        **facts_of.people_facts(record),
        "lead": ", ".join(part for part in head if part),
        "where": read["where"],
        "as_on": read["as_on"],
        "chart": read.get("chart"),
    }


def draw(kept: dict[str, Any]) -> dict[str, Any]:
    """The chart, from the frozen numbers with the document's own paint."""
    course = chart_in(kept)
    if course is None:
        return {}
    return {"chart": outcome(course, "p", style=style_of(CHART), has_axis=True)}


BRIEF = Kind(
    key=KEY,
    title="Supervision brief",
    purpose="For supervision: read by the therapist and their supervisors alone.",
    reader=Reader.HOUSE,
    parts=PARTS,
    template="supervision/pdf/brief.html",
    therapies=(Therapy.IPT, Therapy.DIT),
    offers=offers,
    facts=facts,
    why_not_yet=lambda record: "",
    group=Group.REPORTS,
    is_drafted_anew=True,
    made_from=lambda case: (
        Rows(rows=SupervisionBrief.objects.filter(case=case).order_by("-number")[:1]),
    ),
    speaks_of_safety=True,
    print_facts=draw,
)

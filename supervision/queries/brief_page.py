"""The supervision brief of a case: one page, read from the record of the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from cases.models import Case
from documents.kinds.facts import chart_facts, course_from
from documents.queries.record import record_of
from formulation.queries.focus import focus_board
from formulation.queries.formulation import current_formulation
from formulation.queries.pattern import current_ipaf
from sessions.models import CarriedTask
from sessions.queries.homework import open_homework
from sessions.queries.risk import RiskLine, risk_lines
from sessions.where import where_words
from supervision.models import AgendaItem, SupervisionBrief, SupervisionItem
from supervision.queries.agenda import open_item_of
from supervision.queries.became import became_of
from supervision.queries.brief import Brief, brief_of
from ui.drawing import Course as Drawing
from ui.words import document_day

# Longer than this on paper, and it would not be one page. The case holds the whole.
LONGEST = 320
LONGEST_IN_A_ROW = 110
MOST_RISK, MOST_FLAGS, MOST_LINES = 3, 4, 4

Facts = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class BriefPage:
    """`facts` are plain words and numbers, so that a session can keep them as they read.

    `proposed` is the formulation in two lines as the record has it; `number` is the
    version of the therapist's words, 0 for none; `item` where the question stands.
    """

    facts: Facts
    chart: Drawing | None
    brief: SupervisionBrief | None
    proposed: str
    item: AgendaItem | None

    @property
    def number(self) -> int:
        return self.brief.number if self.brief else 0

    @property
    def question(self) -> str:
        return str(self.facts["question"])


def current_brief(case: Case) -> SupervisionBrief | None:
    """The therapist's words as they stand, None where they have put none."""
    return (
        SupervisionBrief.objects.filter(case=case)
        .select_related("author")
        .order_by("-number")
        .first()
    )


def brief_versions(case: Case) -> list[SupervisionBrief]:
    """Every version, latest first. One query."""
    return list(
        SupervisionBrief.objects.filter(case=case)
        .select_related("author")
        .order_by("-number")
    )


def question_of(case: Case) -> str:
    """The question to bring: of the agenda, or written since the case was talked about."""
    item = open_item_of(case)
    return _question(item, current_brief(case), last_talk(case))


def last_talk(case: Case) -> SupervisionItem | None:
    """What was said about the case last, in a closed session."""
    return (
        SupervisionItem.objects.closed()
        .filter(case=case)
        .select_related("session")
        .order_by("-session__closed_at", "-pk")
        .first()
    )


def brief_page(case: Case, now: datetime) -> BriefPage:
    """The brief as on this day, with what the therapist left out left out."""
    today = timezone.localdate(now)
    item, words, last = open_item_of(case), current_brief(case), last_talk(case)
    record, seen = record_of(case, today=today), brief_of(case, now)
    proposed = _two_lines(case)
    left_out = set(words.left_out) if words else set()
    became = became_of([case])[case.pk]
    facts: Facts = {
        "as_on": document_day(today),
        "number": case.client.number,
        "initials": case.who.initials,
        "therapist": case.therapist.short_name,
        "treatment": seen.course.protocol.title if seen.course.protocol else "",
        "where": where_words(seen.course, today=today),
        "reason": str(item.get_reason_display()) if item else "",
        "question": _question(item, words, last),
        "formulation": words.formulation if words and words.formulation else proposed,
        "added": words.added if words else "",
        "since": document_day(last.session.held_on) if last else "",
        "risk": _risk(case, last.session.held_on if last else None),
        "flags": [
            {"title": flag.title, "evidence": flag.evidence}
            for flag in seen.flags.standing
            if not flag.is_group
        ],
        "left_out": sorted(left_out),
    }
    parts = SupervisionBrief.Part
    if parts.FOCUS not in left_out:
        facts["focus"] = _focus(case, seen)
    if parts.BECAME not in left_out:
        facts["became"] = [_task(one) for one in (*became.finished, *became.open)]
        facts["follow_up"] = became.follow_up
    if parts.PLANNED not in left_out:
        facts["planned"] = _planned(case, seen)
    if parts.CHART not in left_out:
        facts["chart"] = chart_facts(record) if record.protocol else None
    return BriefPage(
        facts=facts,
        chart=chart_in(facts),
        brief=words,
        proposed=proposed,
        item=item,
    )


def chart_in(facts: Facts) -> Drawing | None:
    """The scores as a drawing, from what was kept of them."""
    return course_from(facts["chart"]) if facts.get("chart") else None


def on_one_page(facts: Facts) -> Facts:
    """The same, cut to what one A4 page holds, with a word wherever something is cut.

    Of flags and risk entries the first ones, and how many more there are in the case.
    """
    cut: Facts = {
        key: shortened(value) if isinstance(value, str) else value
        for key, value in facts.items()
    }
    if "focus" in facts:
        cut["focus"] = _row(facts["focus"])
    cut["more"] = {}
    for name, most in (
        ("risk", MOST_RISK),
        ("flags", MOST_FLAGS),
        ("planned", MOST_LINES),
        ("became", MOST_LINES),
    ):
        rows = facts.get(name) or []
        cut[name] = [_row(one) for one in rows[:most]]
        cut["more"][name] = max(0, len(rows) - most)
    return cut


def _row(row: Any) -> Any:
    if isinstance(row, dict):
        return {key: _row(value) for key, value in row.items()}
    return shortened(row, LONGEST_IN_A_ROW)


def shortened(text: str, most: int = LONGEST) -> str:
    """No longer than this, cut between words, with a sign that it was."""
    flat = text if most == LONGEST else " ".join(text.split())
    if len(flat) <= most:
        return flat
    return f"{flat[:most].rsplit(' ', 1)[0]} … (more in the case)"


def _question(
    item: AgendaItem | None,
    words: SupervisionBrief | None,
    last: SupervisionItem | None,
) -> str:
    if item is not None:
        return item.question
    closed_at = last.session.closed_at if last else None
    if words is None or (closed_at is not None and words.saved_at <= closed_at):
        return ""
    return words.question


def _two_lines(case: Case) -> str:
    """The formulation as the record has it: a proposal, in its own words."""
    formulation = current_formulation(case)
    if formulation is not None:
        lines = (formulation.link_sentence, formulation.maintaining)
        return "\n".join(_first_sentence(line) for line in lines if line.strip())
    ipaf = current_ipaf(case)
    if ipaf is None:
        return ""
    return (
        f"Self: {_ended(ipaf.self_words)} Other: {_ended(ipaf.other_words)}\n"
        f"Feeling: {_ended(ipaf.affect_underneath)} Kept away by: {_ended(ipaf.defence)}"
    )


def _ended(words: str) -> str:
    """With a full stop, so that what follows does not run into it; a gap stays seen."""
    said = words.strip()
    if not said:
        return "not yet."
    return said if said[-1] in ".!?…" else f"{said}."


def _first_sentence(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 140 else f"{line[:140].rsplit(' ', 1)[0]} …"


def _focus(case: Case, seen: Brief) -> dict[str, str]:
    card = focus_board(case).primary
    return {
        "line": seen.focus.line[:1].upper() + seen.focus.line[1:],
        "words": seen.focus.words,
        "stage": card.stage.title if card and card.stage else "",
    }


def _risk(case: Case, since: date | None) -> list[dict[str, str]]:
    """Entries since supervision last spoke of the case, newest first: never a level."""
    lines = [line for person in case.people_in_it for line in risk_lines(case, person)]
    lines.sort(key=lambda line: line.entry.asked_on, reverse=True)
    return [
        _entry(line) for line in lines if since is None or line.entry.asked_on >= since
    ]


def _entry(line: RiskLine) -> dict[str, str]:
    entry = line.entry
    said = entry.thoughts_words if entry.asked == entry.Asked.YES else ""
    review = entry.next_review_on
    following = [
        entry.next_step,
        f"Looked at again by {document_day(review)}" if review else "",
    ]
    return {
        "day": document_day(entry.asked_on),
        "asked": str(entry.get_asked_display())
        + (f": {entry.not_asked_reason}" if entry.not_asked_reason else ""),
        "said": ". ".join(part for part in (said.capitalize(), entry.said) if part),
        "done": ", ".join(line.actions),
        "next": ". ".join(part for part in following if part),
    }


def _planned(case: Case, seen: Brief) -> list[str]:
    planned = []
    if seen.last_note and seen.last_note.next_plan:
        planned.append(f"Next session: {seen.last_note.next_plan}")
    planned += [f"Task: {line.text}" for line in open_homework(case)]
    return planned


def _task(task: CarriedTask) -> str:
    by = f", by {document_day(task.due_on)}" if task.due_on else ""
    why = f". {task.outcome_note}" if task.outcome_note else ""
    who = task.owner.short_name
    return f"{task.get_outcome_display()}: {task.text} ({who}{by}){why}"

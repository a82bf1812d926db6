"""Two texts of one draft, side by side, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from accounts.models import User
from cases.models import RiskEntry
from sessions.entry import RiskFields
from sessions.models import DraftCopy, Homework, HomeworkReview, TherapySession
from sessions.queries.drafts import own_draft
from sessions.queries.sheet import LogSheet, log_sheet
from sessions.typed import (
    ABOUT,
    CAME,
    COPING,
    GOALS,
    MOST_TASKS,
    NEXT_TASK,
    PARTNER_RISK,
    PARTNER_RISK_QUICK,
    PEOPLE,
    RISK,
    RISK_QUICK,
    TRY_OUTS,
    Typed,
    about_name,
    item_name,
    many,
    one,
    task_name,
)

# The parts of the form, in its order: (key, title). Texts stand alone, so that each can
# be chosen, or both kept.
PARTS = (
    ("attendance", "Attendance"),
    ("measures", "Measures"),
    ("risk", "Risk"),
    ("partner_risk", "Risk, the partner’s"),
    ("agenda", "Agenda"),
    ("techniques", "Techniques"),
    ("homework", "Task"),
    (COPING, "Practised for staying well"),
    ("trace", "Trace"),
    (PEOPLE, "Spoken of"),
    (GOALS, "Goals worked on"),
    ("focus_link", "Link to the focus"),
    ("text", "Session note"),
    ("important", "What was important to the client"),
    ("next_plan", "For next time"),
    ("rest", "Other"),
)
TEXTS = frozenset({"focus_link", "text", "important", "next_plan"})
WHEN = frozenset({"attendance", "held_on", "held_time", "place", "minutes", CAME})
# Marks that go with the session note.
WITH_TEXT = frozenset({"inherited", "confirmed"})


@dataclass(frozen=True, kw_only=True)
class Line:
    label: str
    words: str


@dataclass(frozen=True, kw_only=True)
class ConflictPart:
    """One part in which the two differ. `is_text`: both can be kept, one after the other."""

    key: str
    title: str
    names: tuple[str, ...]
    saved: tuple[Line, ...]
    kept: tuple[Line, ...]
    is_text: bool


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """`saved` is the draft as it stands, `kept` what was typed elsewhere and lost."""

    copy_id: UUID
    version: int
    saved_at: datetime
    saved: Mapping[str, Typed]
    kept_at: datetime
    kept_by: str
    kept: Mapping[str, Typed]
    parts: tuple[ConflictPart, ...]
    others: int


def conflict_of(therapy_session: TherapySession, *, by: User) -> Conflict | None:
    """The oldest text that lost and was not looked at; None when there is none."""
    draft = own_draft(therapy_session, by)
    if draft is None:
        return None
    waiting = list(
        DraftCopy.objects.unsettled()
        .filter(draft=draft)
        .select_related("saved_by")
        .in_order()
    )
    if not waiting:
        return None
    copy = waiting[0]
    sheet = log_sheet(therapy_session, by=by)
    return Conflict(
        copy_id=copy.pk,
        version=draft.version,
        saved_at=draft.saved_at,
        saved=draft.fields,
        kept_at=copy.saved_at,
        kept_by=copy.saved_by.formal_name,
        kept=copy.fields,
        parts=tuple(differences(draft.fields, copy.fields, sheet)),
        others=len(waiting) - 1,
    )


def differences(
    saved: Mapping[str, Typed], kept: Mapping[str, Typed], sheet: LogSheet
) -> Iterable[ConflictPart]:
    """The parts that are not the same, in the order of the form."""
    names: dict[str, list[str]] = {}
    for name in sorted({*saved, *kept}):
        names.setdefault(part_of(name), []).append(name)
    for key, title in PARTS:
        of_part = names.get(key, [])
        if any(many(saved, name) != many(kept, name) for name in of_part):
            yield ConflictPart(
                key=key,
                title=title,
                names=tuple(of_part),
                saved=tuple(_lines(key, saved, of_part, sheet)),
                kept=tuple(_lines(key, kept, of_part, sheet)),
                is_text=key in TEXTS,
            )


def part_of(name: str) -> str:
    """Which part of the form a field belongs to."""
    if name in WHEN:
        return "attendance"
    if name in TEXTS or name in ("techniques", PEOPLE, GOALS):
        return name
    if name in WITH_TEXT:
        return "text"
    if name.startswith(("phq9_", "gad7_")) or name == "measure_missed_reason":
        return "measures"
    if name == RISK_QUICK or name.startswith(f"{RISK}-"):
        return "risk"
    if name == PARTNER_RISK_QUICK or name.startswith(f"{PARTNER_RISK}-"):
        return "partner_risk"
    if name in ("ticks", "finished_tasks"):
        return "agenda"
    if name.startswith(("homework_", NEXT_TASK)) or name == TRY_OUTS:
        return "homework"
    if name.startswith(f"{COPING}_"):
        return COPING
    return "trace" if name.startswith("trace_") else "rest"


def _lines(
    key: str, fields: Mapping[str, Typed], names: list[str], sheet: LogSheet
) -> Iterable[Line]:
    """What was typed in one part, in words."""
    if key == "measures":
        yield from _measures(fields, sheet)
        return
    titles = _titles(sheet)
    for name in names:
        if name in WITH_TEXT:
            continue
        said = [titles.get(value, value) for value in many(fields, name)]
        if said:
            yield Line(label=_label(name, sheet), words=", ".join(said))


def _measures(fields: Mapping[str, Typed], sheet: LogSheet) -> Iterable[Line]:
    for plan in sheet.strips:
        numbers = [item.number for item in plan.instrument.items]
        digits = [one(fields, item_name(plan.key, number)) for number in numbers]
        if any(digits):
            words = " ".join(digit or "–" for digit in digits)
            yield Line(label=plan.instrument.short_title, words=words)
    if reason := one(fields, "measure_missed_reason"):
        yield Line(label="Not done, because", words=reason)


def _titles(sheet: LogSheet) -> dict[str, str]:
    """Stored keys in words."""
    found = {item.key: item.title for item in sheet.agenda.items}
    found |= {str(task.pk): task.text for task in sheet.tasks}
    found |= {technique.key: technique.title for technique in sheet.techniques}
    found |= {str(person.pk): person.name for person in sheet.people}
    found |= {str(goal.pk): goal.words for goal in sheet.goals}
    found |= {str(one.worksheet_id): one.text for one in sheet.try_outs}
    for choices in (
        TherapySession.Attendance,
        TherapySession.Place,
        Homework.SuggestedBy,
        HomeworkReview.Outcome,
        RiskEntry.Compared,
        RiskEntry.Thoughts,
    ):
        found |= {key: str(label) for key, label in choices.choices}
    return found | {"on": "Yes"}


LABELS = {
    "attendance": "Attendance",
    "held_on": "Date",
    "held_time": "Time",
    "place": "Where",
    "minutes": "Minutes",
    "ticks": "Ticked",
    "finished_tasks": "Done for supervision",
    "techniques": "Used",
    PEOPLE: "",
    GOALS: "",
    TRY_OUTS: "Found on a worksheet",
    "gate_reason": "Why it goes on without",
    RISK_QUICK: "Asked, no thoughts",
    "text": "",
    "focus_link": "",
    "next_plan": "",
}
ABOUT_WORDS = {
    "why": "why",
    "when_and_where": "when and where",
    "obstacles": "what could get in the way",
    "suggested_by": "whose idea",
    "person": "with whom",
}
for _row in range(1, MOST_TASKS + 1):
    _task = "Task for next time" if _row == 1 else f"Task {_row} for next time"
    LABELS[task_name(_row)] = _task
    LABELS |= {
        about_name(str(_row), part): f"{_task}: {ABOUT_WORDS[part]}" for part in ABOUT
    }
RISK_LABELS = {
    f"{RISK}-{name}": name.replace("_", " ").capitalize()
    for name in RiskFields.__dataclass_fields__
}


def _label(name: str, sheet: LogSheet) -> str:
    if name in LABELS:
        return LABELS[name]
    if name in RISK_LABELS:
        return RISK_LABELS[name]
    for found in sheet.try_outs:
        for part in ABOUT:
            if name == about_name(str(found.worksheet_id), part):
                return f"{found.text}: {ABOUT_WORDS[part]}"
    for line in sheet.homework:
        if name.startswith(f"homework_{line.homework_id}"):
            return line.text
    for strategy in sheet.coping:
        if name.startswith(f"{COPING}_{strategy.strategy_id}"):
            return strategy.words
    for person in sheet.people:
        if name == f"trace_{person.pk}":
            return person.initials
    return "In the room" if name.startswith("trace_") else name

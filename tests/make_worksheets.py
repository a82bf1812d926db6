"""Builders for worksheets: a talk line by line, and any other kind."""

from __future__ import annotations

from typing import Any

from cases.models import Case
from formulation.models import FocusArea
from protocols.worksheets import Field, Kind, WorksheetKind
from sessions.models import Worksheet, WorksheetVersion
from tests import make

LINES = [
    {"id": 1, "who": "CLIENT", "words": "He is awake again.", "meant": "Please get up"},
    {"id": 2, "who": "OTHER", "words": "He will settle.", "heard": "He does not care"},
    {"id": 3, "who": "CLIENT", "words": "(closes the door hard)", "felt": "Furious"},
]
TALK = {
    "when_where": "Sunday, ten past three",
    "wanted": "That it is noticed",
    "lines": LINES,
    "ended": "No words till noon",
    "went_off": "1",
    "instead": "I have done three. Please take this one.",
}


def worksheet(case: Case, **fields: Any) -> Worksheet:
    """One sheet as it stands after its first save."""
    values: dict[str, Any] = {
        "case": case,
        "kind": "COMMUNICATION_ANALYSIS",
        "answers": TALK,
        "version": 1,
        "recorded_at": make.NOW,
        "author": case.therapist,
        "changed_at": make.NOW,
        "changed_by": case.therapist,
    }
    sheet = Worksheet.objects.create(**(values | fields))
    WorksheetVersion.objects.create(
        case=case,
        worksheet=sheet,
        number=sheet.version,
        answers=sheet.answers,
        saved_at=sheet.changed_at,
        saved_by=sheet.changed_by,
    )
    return sheet


def past_grief(case: Case) -> FocusArea:
    """A grief that was worked on before, and ended."""
    return FocusArea.objects.create(
        case=case,
        area="GRIEF",
        person=case.people.first(),
        started_on=make.TODAY,
        ended_on=make.TODAY,
        ended_reason="Another focus was agreed",
        recorded_at=make.NOW,
        author=case.therapist,
    )


def full_answers(kind: WorksheetKind, said: str) -> dict[str, Any]:
    """Every question of a kind answered, with these words wherever words go."""
    answers = {one.key: _answer(one, said) for one in kind.fields}
    for rows in kind.rows:
        cells = {one.key: _answer(one, said) for one in rows.fields}
        answers[rows.key] = [
            {"id": number, **cells} for number in range(1, max(rows.least, 1) + 1)
        ]
    return answers


def _answer(one: Field, said: str) -> Any:
    match one.kind:
        case Kind.TEXT | Kind.LONG:
            return said
        case Kind.DATE:
            return make.TODAY.isoformat()
        case Kind.PICKS:
            return [one.choices[0][0]]
        case Kind.CHOICE | Kind.EFFECT:
            return one.choices[0][0]
        case Kind.RATING_0_10:
            return 4
        case Kind.WHO:
            return "CLIENT"
        case Kind.ROW:
            return "1"

"""The way to one worksheet, and what its pages have in common."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from accounts.http import StaffRequest
from cases.access import can_write, open_case, open_case_for_writing
from cases.models import Case
from protocols.worksheets import WorksheetKind, worksheet_at
from sessions import queries
from sessions.models import Worksheet
from sessions.queries import worksheets as sheets
from sessions.queries.course import Course

NOT_HERE = "There is no page here."
TAB = "focus"


def to_read(request: StaffRequest, case_id: UUID, worksheet_id: UUID) -> Worksheet:
    """The sheet, for whoever may read the case; 404 for one of another case."""
    return _own(open_case(request, case_id), worksheet_id)


def to_write(request: StaffRequest, case_id: UUID, worksheet_id: UUID) -> Worksheet:
    """The sheet, for whoever works in the sessions of the case, while it is open."""
    return _own(open_case_for_writing(request, case_id), worksheet_id)


def kind_at(slug: str) -> WorksheetKind:
    """The kind with this address. Raises Http404."""
    kind = worksheet_at(slug)
    if kind is None:
        raise Http404(NOT_HERE)
    return kind


def page(
    request: StaffRequest,
    name: str,
    case: Case,
    *,
    course: Course | None = None,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """A page of worksheets, with the frame of its case around it."""
    context |= {
        "case": case,
        "course": course or queries.course_of(case),
        "tab": TAB,
        "may_write": can_write(request, case),
    }
    return render(request, f"sessions/worksheets/{name}.html", context, status=status)


def _own(case: Case, worksheet_id: UUID) -> Worksheet:
    sheet = sheets.find_worksheet(case, worksheet_id)
    if sheet is None:
        raise Http404(NOT_HERE)
    return sheet

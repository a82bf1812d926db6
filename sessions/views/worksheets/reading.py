"""The list of worksheets, one of them, its earlier states, and paper."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from cases.access import open_case
from sessions import queries
from sessions.queries import worksheets as sheets
from sessions.views.worksheets.opening import NOT_HERE, kind_at, page, to_read


@require_safe
def worksheets(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """All of the case by kind, or those with one person, and what suits the focus."""
    case = open_case(request, case_id)
    course = queries.course_of(case)
    person_id = request.GET.get("person", "")
    found = sheets.worksheets_page(case, course, person_id=person_id)
    return page(request, "list", case, course=course, found=found)


@require_safe
def worksheet(request: StaffRequest, case_id: UUID, worksheet_id: UUID) -> HttpResponse:
    """One sheet as it stands, also one that was taken out."""
    sheet = to_read(request, case_id, worksheet_id)
    return page(request, "sheet", sheet.case, found=sheets.sheet_page(sheet))


@require_safe
def worksheet_state(
    request: StaffRequest, case_id: UUID, worksheet_id: UUID, state_id: UUID
) -> HttpResponse:
    """How a sheet stood before, or what lost a conflict."""
    sheet = to_read(request, case_id, worksheet_id)
    state = sheets.find_state(sheet, state_id)
    if state is None:
        raise Http404(NOT_HERE)
    return page(
        request,
        "state",
        sheet.case,
        found=sheets.sheet_page(sheet),
        state=state,
        sections=sheets.state_sections(state),
    )


@require_safe
def print_worksheet(
    request: StaffRequest, case_id: UUID, worksheet_id: UUID
) -> HttpResponse:
    """The client's copy."""
    sheet = to_read(request, case_id, worksheet_id)
    return page(
        request,
        "print",
        sheet.case,
        found=sheets.sheet_print(sheet),
        today=timezone.localdate(),
    )


@require_safe
def blank_worksheet(request: StaffRequest, case_id: UUID, sheet: str) -> HttpResponse:
    """An empty one on paper, to be filled in by hand."""
    case = open_case(request, case_id)
    kind = kind_at(sheet)
    return page(
        request,
        "blank",
        case,
        kind=kind,
        tips=sheets.tips_for(kind, case),
    )


@require_safe
def grief_story(request: StaffRequest, case_id: UUID, focus_id: UUID) -> HttpResponse:
    """The story of the loss for the client, from the words kept with the focus."""
    case = open_case(request, case_id)
    story = sheets.grief_story(case, focus_id)
    if story is None:
        raise Http404(NOT_HERE)
    return page(request, "story", case, story=story, today=timezone.localdate())

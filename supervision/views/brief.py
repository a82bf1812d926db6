"""The supervision brief of a case: read by both, prepared by its therapist, on one page."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest, get_or_post
from cases.models import Case
from supervision import actions
from supervision.access import open_case_to_talk
from supervision.forms import BriefForm
from supervision.queries.brief_page import (
    BriefPage,
    brief_page,
    brief_versions,
    on_one_page,
)

PAGE = "supervision:brief"


@get_or_post
def brief(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """What the program prepared and the therapist put to it. POST is the therapist's."""
    case = open_case_to_talk(request, case_id)
    if request.method != "POST":
        return _page(request, case)
    form = BriefForm(request.POST)
    try:
        if not form.is_valid():
            _check_therapist(request, case)
            return _page(request, case, form)
        actions.save_brief(case=case, by=request.user, **form.cleaned_data)
    except actions.OnlyItsTherapistPrepares as problem:
        raise PermissionDenied(str(problem)) from problem
    except (actions.BriefChangedElsewhere, actions.AgendaChangedElsewhere) as problem:
        return _both(request, case, form, str(problem))
    messages.success(request, "The brief is saved.")
    return redirect(PAGE, case_id)


def _check_therapist(request: StaffRequest, case: Case) -> None:
    if request.user.pk != case.therapist_id:
        raise actions.OnlyItsTherapistPrepares


def _both(request: StaffRequest, case: Case, form: BriefForm, why: str) -> HttpResponse:
    """What was typed stays in the form; saving it again saves it over what is there."""
    page = brief_page(case, timezone.now())
    again = BriefForm(form.cleaned_data | _versions(page))
    again.add_error(None, why)
    return _page(request, case, again, stands=page, status=HTTPStatus.CONFLICT)


def _versions(page: BriefPage) -> dict[str, int]:
    return {
        "number": page.number,
        "item_version": page.item.version if page.item else 0,
    }


def _page(
    request: StaffRequest,
    case: Case,
    form: BriefForm | None = None,
    *,
    stands: BriefPage | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    page = stands or brief_page(case, timezone.now())
    context: dict[str, Any] = {
        "case": case,
        "tab": "supervision",
        "page": page,
        "facts": page.facts,
        "chart": page.chart,
        "versions": brief_versions(case),
        "stands": stands,
    }
    if request.user.pk == case.therapist_id:
        context["form"] = form or BriefForm(initial=_standing(page))
    return render(request, "supervision/brief.html", context, status=status)


def _standing(page: BriefPage) -> dict[str, Any]:
    words = page.brief
    values: dict[str, Any] = {"question": page.question, **_versions(page)}
    if words is not None:
        names = ("formulation", "added", "left_out")
        values |= {name: getattr(words, name) for name in names}
    return values


@require_safe
def brief_print(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """One A4 page: initials and number, no name."""
    case = open_case_to_talk(request, case_id)
    page = brief_page(case, timezone.now())
    context = {
        "case": case,
        "facts": on_one_page(page.facts),
        "chart": page.chart,
    }
    return render(request, "supervision/brief_print.html", context)

"""The assessment: parts that can be filled in any order and left at any time."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_POST,
    require_safe,
)

from accounts.http import StaffRequest, get_or_post
from cases import actions, queries
from cases.access import can_decide, can_shape, open_case, open_case_to_shape
from cases.forms import IntakePartForm, date_warnings
from cases.models import Case
from protocols.intake import Part
from ui.words import clock


@require_safe
def intake(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """How far it is, what is missing, what other pages hold, and earlier versions."""
    case = open_case(request, case_id)
    return render(request, "cases/intake.html", _intake_page(request, case))


def _intake_page(request: StaffRequest, case: Case) -> dict[str, Any]:
    stored = queries.answers_of(case)
    return {
        "case": case,
        "tab": "assessment",
        "progress": queries.intake_progress(case),
        "answered": queries.answered_parts(stored),
        "unclear": queries.unclear(stored),
        "warnings": date_warnings(stored, case.referred_on),
        "versions": queries.intake_versions(case),
        "treated": queries.treated_of(case),
        "may_decide": can_decide(request, case),
        "may_write": can_shape(request, case),
    }


@get_or_post
def intake_part(request: StaffRequest, case_id: UUID, part: str) -> HttpResponse:
    """One part: a form for who may write, the answers for who may read."""
    if request.method == "POST":
        return _save_part(request, case_id, part)
    case = open_case(request, case_id)
    chosen = _part(case, part)
    return render(
        request,
        "cases/intake_part.html",
        _part_page(request, case, chosen, _part_form(case, chosen)),
    )


def _save_part(request: StaffRequest, case_id: UUID, slug: str) -> HttpResponse:
    case = open_case_to_shape(request, case_id)
    part = _part(case, slug)
    form = _part_form(case, part, request.POST)
    if form.is_valid():
        try:
            actions.save_intake(case=case, by=request.user, **form.saved())
        except actions.IntakeChangedElsewhere as problem:
            return _choose(request, case, part, form, problem)
        return redirect("cases:intake_part", case.pk, _next_slug(request, case, slug))
    context = _part_page(request, case, part, form)
    return render(request, "cases/intake_part.html", context)


def _choose(
    request: StaffRequest,
    case: Case,
    part: Part,
    form: IntakePartForm,
    conflict: actions.IntakeChangedElsewhere,
) -> HttpResponse:
    """Both texts on one page: what stands now, and what was typed here."""
    now = conflict.intake
    again = _part_form(case, part, form.typed_again(now.answers, now.version))
    context = _part_page(request, case, part, again)
    context["conflict"] = conflict
    context["theirs"] = queries.answered_part(part, now.answers)
    return render(request, "cases/intake_part.html", context, status=409)


def _next_slug(request: StaffRequest, case: Case, slug: str) -> str:
    """The part that comes after this one, where "Save and go on" was pressed."""
    if "go_on" not in request.POST:
        messages.success(request, "Saved.")
        return slug
    slugs = [one.slug for one in queries.intake_progress(case).parts]
    return slugs[(slugs.index(slug) + 1) % len(slugs)]


@require_POST
def intake_autosave(request: StaffRequest, case_id: UUID, part: str) -> HttpResponse:
    """Save what is valid while it is being typed. What is not stays on the page."""
    case = open_case_to_shape(request, case_id)
    form = _part_form(case, _part(case, part), request.POST)
    if not form.is_valid() and "version" in form.errors:
        return JsonResponse({"errors": form.errors}, status=400)
    try:
        saved = actions.save_intake(case=case, by=request.user, **form.saved())
    except actions.IntakeChangedElsewhere as problem:
        moment = problem.intake.saved_at.isoformat()
        return JsonResponse({"saved_at": moment, "problem": str(problem)}, status=409)
    moment = saved.saved_at.isoformat()
    return JsonResponse(
        {"version": saved.version, "saved_at": moment, "errors": form.errors}
    )


def _part(case: Case, slug: str) -> Part:
    found = queries.part_of(case, slug)
    if found is None:
        raise Http404("There is no page here.")
    return found


def _part_form(case: Case, part: Part, data: QueryDict | None = None) -> IntakePartForm:
    today = timezone.localdate()
    stored = queries.intake_of(case)
    return IntakePartForm(
        data,
        part=part,
        age=case.client.age_on(today),
        stored=stored.answers if stored else {},
        stored_version=stored.version if stored else 0,
        referred_on=case.referred_on,
        today=today,
    )


def _part_page(
    request: StaffRequest, case: Case, part: Part, form: IntakePartForm
) -> dict[str, Any]:
    progress = queries.intake_progress(case)
    slug = queries.slug_of(part.key)
    return {
        "case": case,
        "tab": "assessment",
        "form": form,
        "part": part,
        "slug": slug,
        "saved_words": f"Saved {clock(timezone.localtime(progress.saved_at))}"
        if progress.saved_at
        else "",
        "progress": progress,
        "here": next(one for one in progress.parts if one.slug == slug),
        "answered": queries.answered_part(part, queries.answers_of(case)),
        "elsewhere": queries.elsewhere_of(part, progress),
        "may_write": can_shape(request, case),
    }


@require_POST
def complete_intake(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Keep the assessment as a version; what is missing is named on the page."""
    case = open_case_to_shape(request, case_id)
    try:
        version = actions.complete_intake(case=case, by=request.user)
    except (actions.IntakeIncomplete, actions.IntakeUnchanged) as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, _kept_words(case, version.number))
    return redirect("cases:intake", case.pk)


def _kept_words(case: Case, number: int) -> str:
    still_open = queries.intake_progress(case).still_open_words
    said = f"Kept as version {number}."
    return f"{said} Still open: {still_open}." if still_open else said


@require_safe
def intake_version(request: StaffRequest, case_id: UUID, number: int) -> HttpResponse:
    """The assessment as it stood when it was completed."""
    case = open_case(request, case_id)
    version = get_object_or_404(queries.intake_versions(case), number=number)
    context = {
        "case": case,
        "tab": "assessment",
        "version": version,
        "answered": queries.answered_parts(version.answers),
    }
    return render(request, "cases/intake_version.html", context)

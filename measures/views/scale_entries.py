"""Pages of scales of which numbers are kept: typing them in, reading them again."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from accounts.http import StaffRequest, get_or_post
from cases.access import can_write, open_case, open_case_for_writing
from cases.models import Case, Client
from cases.queries import about_of, person_in, whose_query
from measures import actions, queries
from measures.forms import ScaleEntryForm, WithdrawForm
from measures.score_only import SCALES, ScoreOnly
from measures.views.administrations import ALL_SCORES, REFUSED


@get_or_post
def new_scale(request: StaffRequest, case_id: UUID, scale: str) -> HttpResponse:
    """The numbers of one scale."""
    case = open_case_for_writing(request, case_id)
    definition = _scale_in(scale)
    person = person_in(case, request.GET.get("who", ""))
    about = about_of(case, person)
    form = ScaleEntryForm(
        request.POST or None,
        definition=definition,
        today=timezone.localdate(),
        known=queries.entries_of(case, definition.key, about=about),
    )
    if request.method == "POST" and form.is_valid():
        page = _take(request, case, form, about=about)
        return redirect(f"{reverse(page, args=[case.pk])}{whose_query(case, person)}")
    context = {
        "case": case,
        "tab": "measures",
        "definition": definition,
        "form": form,
        "is_for_age": definition.fits_age(person.age_on(form.today)),
        "whom": person,
    }
    return render(request, "measures/new_scale.html", context)


def _scale_in(slug: str) -> ScoreOnly:
    """The scale that an address names in lower case; 404 for any other word."""
    definition = SCALES.get(slug.upper())
    if definition is None or slug != slug.lower():
        raise Http404("There is no such scale.")
    return definition


def _take(
    request: StaffRequest, case: Case, form: ScaleEntryForm, *, about: Client | None
) -> str:
    """Record what was typed in and say so; the name of the page that follows."""
    entry = actions.record_scale_entry(
        case=case,
        by=request.user,
        scale_key=form.definition.key,
        taken_on=form.cleaned_data["taken_on"],
        numbers=form.numbers,
        about=about,
    )
    messages.success(request, queries.entry_sentence(entry))
    if not form.definition.asks_about_safety(form.numbers):
        return ALL_SCORES
    messages.warning(
        request,
        "These numbers ask for a conversation about safety. Write down what you asked "
        "and what you agreed.",
    )
    return "cases:new_risk"


@get_or_post
def scale_entry(request: StaffRequest, case_id: UUID, entry_id: UUID) -> HttpResponse:
    """The numbers of one day, and taking them back."""
    is_post = request.method == "POST"
    case = (open_case_for_writing if is_post else open_case)(request, case_id)
    found = queries.scale_entry_of(case, entry_id)
    if found is None:
        raise Http404("There is no page here.")
    form = WithdrawForm(request.POST or None)
    if is_post and form.is_valid():
        try:
            actions.withdraw_scale_entry(
                entry=found, by=request.user, **form.cleaned_data
            )
        except REFUSED as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "Taken back. It is in no table now.")
            return redirect(ALL_SCORES, case.pk)
    context = {
        "case": case,
        "tab": "measures",
        "entry": found,
        "numbers": list(queries.said_numbers(found)),
        "form": form,
        "may_write": can_write(request, case),
    }
    return render(request, "measures/scale_entry.html", context)

"""Pages of questionnaires: which one, filling it in, reading it again."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest, get_or_post
from cases.access import can_write, open_case, open_case_for_writing
from cases.models import Case, Client
from cases.queries import about_of, person_in, whose_query
from measures import actions, queries
from measures.forms import AdministrationForm, WithdrawForm
from measures.instruments import INSTRUMENTS, LOINC_NOTICE, Instrument

ALL_SCORES = "sessions:measures"
REFUSED = (actions.AlreadyTakenBack, actions.ReasonMissing, actions.ScoresAreSigned)


@require_safe
def choose(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Every questionnaire that can be given, and every scale of which numbers are kept."""
    case = open_case_for_writing(request, case_id)
    today = timezone.localdate()
    context = {
        "case": case,
        "tab": "measures",
        "lines": queries.instruments_for(case, today),
        "scales": queries.scales_for(case, today),
    }

    return render(request, "measures/choose.html", context)


@get_or_post
def new(request: StaffRequest, case_id: UUID, instrument: str) -> HttpResponse:
    """One questionnaire, filled in."""
    case = open_case_for_writing(request, case_id)
    definition = _instrument_in(instrument)
    person = person_in(case, request.GET.get("who", ""))
    about = about_of(case, person)
    form = AdministrationForm(
        request.POST or None,
        definition=definition,
        today=timezone.localdate(),
        known=queries.series(case, definition.key, about=about),
    )
    if request.method == "POST" and form.is_valid():
        page = _take(request, case, form, about=about)
        return redirect(f"{reverse(page, args=[case.pk])}{whose_query(case, person)}")
    context = {
        "case": case,
        "tab": "measures",
        "definition": definition,
        "form": form,
        "blank_rule": queries.blank_rule(definition),
        "loinc_notice": LOINC_NOTICE if definition.loinc_panel else "",
        "is_for_age": person.age_on(form.today) >= definition.youngest,
        "whom": person,
    }
    return render(request, "measures/new.html", context)


def _take(
    request: StaffRequest, case: Case, form: AdministrationForm, *, about: Client | None
) -> str:
    """Record what was filled in; the name of the page that follows."""
    taken = actions.record_administration(
        case=case,
        by=request.user,
        instrument_key=form.definition.key,
        taken_on=form.cleaned_data["taken_on"],
        answers=form.answers,
        about=about,
    )
    return _say_what_comes_next(request, queries.result_of(taken))


def _instrument_in(slug: str) -> Instrument:
    """The questionnaire that an address names in lower case; 404 for any other word."""
    definition = INSTRUMENTS.get(slug.upper())
    if definition is None or slug != slug.lower():
        raise Http404("There is no such questionnaire.")
    return definition


def _say_what_comes_next(request: HttpRequest, result: queries.Result) -> str:
    """Say what was saved; the name of the page that follows."""
    messages.success(request, result.sentence)
    if not result.asks_about_safety:
        return ALL_SCORES
    messages.warning(
        request,
        f"{result.definition.short_title} item {result.definition.risk_item_number} is "
        f"{result.administration.risk_item}. Write down what you asked about it and what "
        "you agreed.",
    )
    return "cases:new_risk"


@get_or_post
def administration(
    request: StaffRequest, case_id: UUID, administration_id: UUID
) -> HttpResponse:
    """One filled-in questionnaire, and taking it back."""
    is_post = request.method == "POST"
    case = (open_case_for_writing if is_post else open_case)(request, case_id)
    found = queries.administration_of(case, administration_id)
    if found is None:
        raise Http404("There is no page here.")
    form = WithdrawForm(request.POST or None)
    if is_post and form.is_valid():
        try:
            actions.withdraw_administration(
                administration=found, by=request.user, **form.cleaned_data
            )
        except REFUSED as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "Taken back. It is in no chart and no table now.")
            return redirect(ALL_SCORES, case.pk)
    context = {
        "case": case,
        "tab": "measures",
        "result": queries.result_of(found),
        "form": form,
        "may_write": can_write(request, case),
    }
    return render(request, "measures/administration.html", context)

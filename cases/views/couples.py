"""A couple: both partners, what they agreed, and each of them seen alone."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.http import StaffRequest, get_or_post
from cases import actions, queries
from cases.access import (
    can_decide,
    can_shape,
    can_write,
    open_case,
    open_case_as_its_therapist,
    open_case_for_writing,
    open_case_to_shape,
)
from cases.forms import (
    CommitmentForm,
    CoupleTermsForm,
    KnownPartnerForm,
    LinkForm,
    NewPartnerForm,
    SafetyMeetingForm,
)
from cases.models import Case, CaseLink, Client

TAB = "couple"


@require_safe
def couple(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Who the two are and what holds between them. States only: what was said alone
    stands on a page of its own."""
    case = open_case(request, case_id)
    context = {
        "case": case,
        "tab": _tab(case),
        "couple": queries.couple_of(case),
        "links": queries.case_links(case, request.user),
        "may_write": can_write(request, case),
        "may_shape": can_shape(request, case),
        "may_decide": can_decide(request, case),
    }
    return render(request, "cases/couple.html", context)


@get_or_post
def add_partner(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """The second of the two: a client who is here already, or someone new."""
    case = open_case_as_its_therapist(request, case_id)
    is_known = "number" in request.POST
    is_new = request.method == "POST" and not is_known
    known = KnownPartnerForm(request.POST if is_known else None)
    new = NewPartnerForm(request.POST if is_new else None, today=timezone.localdate())
    alike: list[queries.PossibleDuplicate] = []
    if is_known and known.is_valid():
        if _adds(request, case, known, client=known.found):
            return redirect("cases:couple", case.pk)
    elif is_new and new.is_valid():
        fields = new.identity()
        if "anyway" not in request.POST:
            alike = queries.possible_duplicates(
                born_on=fields["born_on"],
                family_name=fields["family_name"],
                user=request.user,
            )
        if not alike and _adds(request, case, new, client=None, client_fields=fields):
            return redirect("cases:couple", case.pk)
    context = {
        "case": case,
        "tab": _tab(case),
        "known": known,
        "form": new,
        "alike": alike,
    }
    return render(request, "cases/add_partner.html", context)


def _tab(case: Case) -> str:
    """One person's case has no pages of two to stand in a row."""
    return TAB if case.partner else "assessment"


def _adds(request: StaffRequest, case: Case, form: Any, **who: Any) -> bool:
    """Whether the partner is there now; if not, the form says why."""
    try:
        actions.add_partner(case=case, by=request.user, **who)
    except actions.CoupleRule as problem:
        form.add_error(None, str(problem))
        return False
    messages.success(request, "The case is with both of them now.")
    return True


def _of_two(case: Case) -> Case:
    """The case, where it is a couple's; 404 for one person's."""
    if case.partner is None:
        raise Http404("There is no page here.")
    return case


@get_or_post
def couple_terms(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Purpose, whose depression, history, secrets, print-outs."""
    case = _of_two(open_case_to_shape(request, case_id))
    state = queries.couple_of(case)
    terms = state.terms if state else None
    form = CoupleTermsForm.of(
        terms, request.POST or None, case=case, today=timezone.localdate()
    )
    if request.method == "POST" and form.is_valid():
        actions.set_couple_terms(case=case, by=request.user, **form.cleaned_data)
        messages.success(request, "Saved.")
        return redirect("cases:couple", case.pk)
    context = {"case": case, "tab": _tab(case), "form": form}
    return render(request, "cases/couple_terms.html", context)


@get_or_post
def commitment(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """How much each of them wants to stay and work on it, on one day."""
    case = _of_two(open_case_to_shape(request, case_id))
    form = CommitmentForm(request.POST or None, case=case, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        for client, level in form.said():
            actions.note_commitment(
                case=case,
                by=request.user,
                client=client,
                level=level,
                said_on=form.cleaned_data["said_on"],
            )
        messages.success(request, "Noted.")
        return redirect("cases:couple", case.pk)
    context = {"case": case, "tab": _tab(case), "form": form}
    return render(request, "cases/commitment.html", context)


@get_or_post
def safety_meeting(request: StaffRequest, case_id: UUID, who: str) -> HttpResponse:
    """One of the two seen alone: what was said before, and a new meeting."""
    door = open_case_for_writing if request.method == "POST" else open_case
    case = _of_two(door(request, case_id))
    client = _one_of(case, who)
    form = SafetyMeetingForm(request.POST or None, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        actions.hold_safety_meeting(
            case=case, by=request.user, client=client, **form.meeting()
        )
        messages.success(request, "The meeting is recorded.")
        return redirect("cases:couple", case.pk)
    state = queries.couple_of(case)
    context = {
        "case": case,
        "tab": _tab(case),
        "form": form,
        "client": client,
        "line": next(one for one in state.partners if one.key == who)
        if state
        else None,
        "may_write": can_write(request, case),
    }
    return render(request, "cases/safety_meeting.html", context)


def _one_of(case: Case, who: str) -> Client:
    if who not in (queries.FIRST, queries.SECOND):
        raise Http404("There is no page here.")
    return queries.person_in(case, who)


@require_POST
def open_individual(request: StaffRequest, case_id: UUID, who: str) -> HttpResponse:
    """Work individually instead: a case of one partner's own, linked with this one."""
    case = _of_two(open_case_as_its_therapist(request, case_id))
    client = _one_of(case, who)
    try:
        own = actions.open_individual_case(case=case, client=client, by=request.user)
    except (actions.CaseStillOpen, actions.NotTheirClient) as problem:
        messages.warning(request, str(problem))
        return redirect("cases:couple", case.pk)
    messages.success(request, "A case of their own is open, linked with the couple’s.")
    return redirect("cases:intake", own.pk)


@get_or_post
def link_case(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Name another case that belongs to this one."""
    case = open_case_to_shape(request, case_id)
    form = LinkForm(request.POST or None, linkable=queries.linkable(case, request.user))
    if request.method == "POST" and form.is_valid() and form.found is not None:
        actions.link_cases(
            case=case,
            other=form.found,
            by=request.user,
            reason=form.cleaned_data["reason"],
        )
        messages.success(
            request, "The two cases are linked. Nobody sees more than before."
        )
        return redirect("cases:couple", case.pk)
    context = {"case": case, "tab": _tab(case), "form": form}
    return render(request, "cases/link_case.html", context)


@require_POST
def unlink_case(
    request: StaffRequest, case_id: UUID, case_link_id: UUID
) -> HttpResponse:
    """Take a link away."""
    case = open_case_to_shape(request, case_id)
    link = get_object_or_404(CaseLink, case=case, pk=case_link_id)
    actions.unlink_cases(link=link, case=case, by=request.user)
    messages.success(request, "The link is taken away.")
    return redirect("cases:couple", case.pk)

"""Contacts, consents, and the agreement with a client under 18."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import (
    require_POST,
    require_safe,
)

from accounts.http import StaffRequest, get_or_post
from cases import actions, queries
from cases.access import (
    can_decide,
    can_record_consent,
    open_case,
    open_case_as_its_therapist,
    open_case_for_consent,
)
from cases.forms import AgreementForm, ConsentForm, ContactForm
from cases.models import Case, Client


@require_safe
def contacts(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Who is around the treatment, and what the client agreed to."""
    case = open_case(request, case_id)
    return render(request, "cases/contacts.html", _contacts_page(request, case))


def _contacts_page(
    request: StaffRequest, case: Case, bound: ConsentForm | None = None
) -> dict[str, Any]:
    """Everything on the page; `bound` is a consent that came back with errors."""
    today = timezone.localdate()
    client = _whose(request, case)
    consents = [
        (line, ConsentForm(kind=line.kind, consent=line.consent, today=today))
        for line in queries.consents_of(client)
    ]
    if bound is not None:
        consents = [
            (line, bound if form.prefix == bound.prefix else form)
            for line, form in consents
        ]
    return {
        "case": case,
        "tab": "assessment",
        "client": client,
        "whose": queries.whose_query(case, client),
        "contacts": queries.contact_lines(client),
        "removed": queries.removed_contacts(client),
        "consents": consents,
        "form": bound,
        "is_under_18": queries.is_under_18(client),
        "guardians": queries.guardians_of(client),
        "agreement": queries.agreement_under_18(case),
        "may_write": can_decide(request, case),
        "may_consent": can_record_consent(request, case),
        "may_return": queries.may_return(request.user, case),
    }


def _whose(request: StaffRequest, case: Case) -> Client:
    """The partner of a couple where the address says so, else the client."""
    return queries.person_in(case, request.GET.get("who", ""))


def _to_contacts(case: Case, client: Client) -> HttpResponse:
    page = reverse("cases:contacts", args=[case.pk])
    return redirect(f"{page}{queries.whose_query(case, client)}")


@get_or_post
def add_contact(request: StaffRequest, case_id: UUID) -> HttpResponse:
    case = open_case_as_its_therapist(request, case_id)
    client = _whose(request, case)
    form = ContactForm(
        request.POST or None,
        today=timezone.localdate(),
        initial={"kind": request.GET.get("kind", "")},
    )
    if request.method == "POST" and form.is_valid():
        actions.add_contact(
            case=case, by=request.user, client=client, **form.cleaned_data
        )
        messages.success(request, "Added.")
        return _to_contacts(case, client)
    context = {"case": case, "tab": "assessment", "form": form, "contact": None}
    context |= {"client": client, "whose": queries.whose_query(case, client)}
    return render(request, "cases/contact.html", context)


@get_or_post
def contact(request: StaffRequest, case_id: UUID, contact_id: UUID) -> HttpResponse:
    """Change one contact; after closing only the consent to contact."""
    case = open_case_for_consent(request, case_id)
    someone = get_object_or_404(
        queries.all_contacts(case), pk=contact_id, removed_at=None
    )
    refusal = queries.contact_refusal(someone)
    form = ContactForm(
        request.POST or None,
        contact=someone,
        is_refused=bool(refusal),
        is_closed=case.is_closed,
        today=timezone.localdate(),
    )
    if request.method == "POST" and form.is_valid():
        actions.change_contact(
            contact=someone, case=case, by=request.user, **form.cleaned_data
        )
        messages.success(request, "Saved.")
        return _to_contacts(case, someone.client)
    context = {"case": case, "tab": "assessment", "form": form, "contact": someone}
    context |= {
        "refusal": refusal,
        "client": someone.client,
        "whose": queries.whose_query(case, someone.client),
    }
    return render(request, "cases/contact.html", context)


@require_POST
def remove_contact(
    request: StaffRequest, case_id: UUID, contact_id: UUID
) -> HttpResponse:
    """Take someone off the list; the page offers to put them back."""
    case = open_case_as_its_therapist(request, case_id)
    someone = get_object_or_404(queries.all_contacts(case), pk=contact_id)
    try:
        actions.remove_contact(contact=someone, case=case, by=request.user)
    except actions.ContactAlreadyRemoved as problem:
        messages.warning(request, str(problem))
    return _to_contacts(case, someone.client)


@require_POST
def restore_contact(
    request: StaffRequest, case_id: UUID, contact_id: UUID
) -> HttpResponse:
    case = open_case_as_its_therapist(request, case_id)
    someone = get_object_or_404(queries.all_contacts(case), pk=contact_id)
    actions.restore_contact(contact=someone, case=case, by=request.user)
    messages.success(request, "Put back on the list.")
    return _to_contacts(case, someone.client)


@require_POST
def consent(request: StaffRequest, case_id: UUID, kind: str) -> HttpResponse:
    """The client's answer to one kind of consent, also after closing."""
    case = open_case_for_consent(request, case_id)
    client = _whose(request, case)
    if kind not in {line.kind for line in queries.consents_of(client)}:
        raise Http404("There is no page here.")
    form = ConsentForm(request.POST, kind=kind, today=timezone.localdate())
    if form.is_valid() and _record_consent(request, case, kind, form):
        return _to_contacts(case, client)
    return render(request, "cases/contacts.html", _contacts_page(request, case, form))


def _record_consent(
    request: StaffRequest, case: Case, kind: str, form: ConsentForm
) -> bool:
    """Whether the answer could be recorded; if not, the form says why."""
    given = form.cleaned_data
    who: dict[str, Any] = {
        "client": _whose(request, case),
        "case": case,
        "by": request.user,
    }
    try:
        if form.is_given:
            actions.give_consent(
                **who, kind=kind, given_on=given["on"], limits=given["limits"]
            )
        else:
            actions.withdraw_consent(**who, kind=kind, withdrawn_on=given["on"])
    except (actions.ConsentNotGiven, actions.DayNotPossible) as problem:
        form.add_error("on", str(problem))
        return False
    messages.success(request, "Saved.")
    return True


@get_or_post
def agreement(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Under 18: what stays private. Begins with what the assessment says."""
    case = open_case_as_its_therapist(request, case_id)
    form = AgreementForm(
        request.POST or None,
        guardians=queries.guardians_of(case.client),
        initial=queries.agreement_to_begin_with(case),
        today=timezone.localdate(),
    )
    if request.method == "POST" and form.is_valid():
        actions.agree_confidentiality(case=case, by=request.user, **form.agreement())
        messages.success(request, "Saved.")
        return redirect("cases:contacts", case.pk)
    context = {"case": case, "tab": "assessment", "form": form}
    return render(request, "cases/agreement.html", context)

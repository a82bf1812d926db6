"""A referral becomes a client and a case; later on, who the client is."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from accounts.access import therapist_or_admin_only
from accounts.http import StaffRequest, get_or_post
from accounts.models import User
from cases import actions, queries
from cases.access import open_case_as_its_therapist, open_identity
from cases.forms import IdentityForm, ReferralForm, RegisterIdentityForm, ReturnForm
from cases.models import Case


@get_or_post
def new(request: StaffRequest) -> HttpResponse:
    """One short form; who may be the same person is asked before anything is saved."""
    by = therapist_or_admin_only(request)
    form = ReferralForm(request.POST or None, **_whose(by))
    alike: list[queries.PossibleDuplicate] = []
    if request.method == "POST" and form.is_valid():
        if "anyway" not in request.POST:
            alike = queries.possible_duplicates(**form.likeness(), user=by)
        if not alike:
            case = actions.refer_client(by=by, client=None, **form.referral())
            return _to_new_case(by, case)
    return render(request, "cases/new.html", {"form": form, "alike": alike})


def _whose(by: User) -> dict[str, Any]:
    """What a form needs that opens a case."""
    return {"by": by, "therapists": queries.therapists(), "today": timezone.localdate()}


def _to_new_case(by: User, case: Case) -> HttpResponse:
    """The therapist goes on with the assessment, an admin to who works in the case; a
    model for couples asks its therapist for the partner first."""
    if case.therapist == by and queries.lacks_partner(case):
        return redirect("cases:add_partner", case.pk)
    page = "cases:intake" if case.therapist == by else "cases:access"
    return redirect(page, case.pk)


@get_or_post
def new_for_client(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """Someone comes back: a new case, while the old one stays as it is."""
    by = therapist_or_admin_only(request)
    client = queries.client_to_return(by, client_id)
    if client is None:
        raise Http404("There is no page here.")
    form = ReturnForm(request.POST or None, **_whose(by))
    if request.method == "POST" and form.is_valid():
        try:
            case = actions.refer_client(by=by, client=client, **form.referral())
        except (
            actions.CaseStillOpen,
            actions.ConsentTakenBackBefore,
            actions.NotToYourself,
        ) as problem:
            form.add_error(None, str(problem))
        else:
            return _to_new_case(by, case)
    context = {"form": form, "returning": client}
    context["has_open_case"] = queries.has_open_case(client)
    context["earlier"] = queries.visible_cases_of_client(client, by)
    return render(request, "cases/new_for_client.html", context)


@get_or_post
def client(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Who the client is. An admin keeps it too, on a page without the case's frame."""
    is_register = queries.keeps_register_alone(request.user, case_id)
    case = (open_identity if is_register else open_case_as_its_therapist)(
        request, case_id
    )
    who = request.GET.get("who", "")
    person = queries.person_in(case, who)
    form_class = RegisterIdentityForm if is_register else IdentityForm
    form = form_class.of(person, request.POST or None, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        actions.change_client(
            case=case, by=request.user, client=person, **form.identity()
        )
        messages.success(request, "Saved.")
        page = "cases:access" if is_register else "cases:contacts"
        whose = queries.whose_query(case, person)
        return redirect(f"{reverse(page, args=[case.pk])}{whose}")
    layout = "layouts/page.html" if is_register else "layouts/case.html"
    context = {"case": case, "form": form, "layout": layout, "tab": "assessment"}
    context["client"] = person
    return render(request, "cases/client.html", context | {"is_register": is_register})

"""Everyone in treatment: with their course for clinicians, as a register for admins."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from accounts.http import StaffRequest, get_or_post
from accounts.queries import practice
from ipt_practice.forms.search import SearchForm
from ipt_practice.queries.clients import Wanted, client_list
from ipt_practice.queries.clients import register as the_register


@get_or_post
def clients(request: StaffRequest) -> HttpResponse:
    """Names are looked for by POST; an address takes a client number only."""
    if SearchForm.is_name_in(request.GET):
        return redirect("clients")
    person = request.user
    form = SearchForm.asked(request.method or "", request.POST, request.GET)
    wanted = Wanted(
        words=form.words,
        phase=request.GET.get("phase", ""),
        is_closed=request.GET.get("show") == "closed",
        page=request.GET.get("page", ""),
    )
    context = {"form": form, "wanted": wanted, "query": _without_page(request)}
    wants_register = request.GET.get("list") == "register" or not person.is_clinician
    if person.is_practice_admin and wants_register:
        found = the_register(wanted)
        context |= {"found": found}
        context["crisis_check_due_on"] = practice().crisis_check_due_on
        return render(request, "ipt_practice/register.html", context)
    found_list = client_list(person, wanted, timezone.localdate())
    return render(
        request, "ipt_practice/clients.html", {**context, "found": found_list}
    )


def _without_page(request: StaffRequest) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    return query.urlencode()

"""Find a client, a page or an action. Never the text of a note."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.http import StaffRequest, get_or_post
from ipt_practice.forms.search import SearchForm
from ipt_practice.queries.found import found_for


@get_or_post
def find(request: StaffRequest) -> HttpResponse:
    """The page, or for the palette the fragment inside it.

    Names are sent by POST; an address takes a client number only.
    """
    if SearchForm.is_name_in(request.GET):
        return redirect("find")
    form = SearchForm.asked(request.method or "", request.POST, request.GET)
    found = found_for(request.user, form.words)
    context = {"form": form, "q": form.words, **found}
    if request.htmx:
        return render(request, "components/found.html", context)
    return render(request, "ipt_practice/find.html", context)

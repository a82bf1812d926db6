"""The practice's own wording: for the admin, who reads no letter here but an invented one."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.access import admin_only
from accounts.http import StaffRequest, get_or_post
from documents import access, actions
from documents.forms.wording import WordingForm
from documents.queries.wording import all_wordings, worded_parts, wording_page

PREVIEW = "preview"


@require_safe
def wordings(request: StaffRequest) -> HttpResponse:
    """Every part of every kind, and who worded it last."""
    admin_only(request)
    kinds = all_wordings()
    context = {"kinds": kinds, "worded": worded_parts(kinds)}
    return render(request, "documents/wordings.html", context)


@get_or_post
def wording(request: StaffRequest, kind: str, part: str) -> HttpResponse:
    """One part: its text, the fields, a preview with an invented client, its versions."""
    admin = admin_only(request)
    page = wording_page(kind, part)
    if page is None:
        raise Http404(access.NOT_HERE)
    form = WordingForm(request.POST or None, now=page.now)
    if form.is_valid() and PREVIEW not in request.POST:
        actions.word_part(by=admin, kind=kind, part=part, **form.cleaned_data)
        messages.success(
            request, "Saved. New drafts use it; those begun stay as they are."
        )
        return redirect("documents:wordings")
    context = {"page": page, "form": form}
    return render(request, "documents/wording.html", context)

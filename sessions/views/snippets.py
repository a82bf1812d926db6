"""One's own wordings. Nobody else's are ever found: 404."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts.http import StaffRequest, get_or_post
from sessions import actions, queries
from sessions.forms import SnippetForm
from sessions.models import Snippet
from sessions.views.opening import NOT_HERE


@get_or_post
def snippets(request: StaffRequest) -> HttpResponse:
    """The list, and a form for one more."""
    form = SnippetForm(request.POST or None)
    if form.is_valid():
        try:
            actions.add_snippet(by=request.user, **form.cleaned_data)
        except actions.RuleBroken as problem:
            form.add_problem(problem.field, str(problem))
        else:
            messages.success(request, "Snippet added.")
            return redirect("sessions:snippets")
    context = {
        "form": form,
        "snippets": queries.snippets_of(request.user),
        "taken_out": queries.snippets_taken_out(request.user),
    }
    return render(request, "sessions/snippets.html", context)


@get_or_post
def snippet(request: StaffRequest, snippet_id: UUID) -> HttpResponse:
    """Other words for one of them."""
    found = _own(request, snippet_id)
    initial = {"title": found.title, "text": found.text}
    form = SnippetForm(request.POST or None, initial=initial)
    if form.is_valid():
        actions.change_snippet(snippet=found, **form.cleaned_data)
        messages.success(request, "Snippet saved. Notes that hold it stay as they are.")
        return redirect("sessions:snippets")
    return render(request, "sessions/snippet.html", {"form": form, "snippet": found})


@require_POST
def move_snippet(request: StaffRequest, snippet_id: UUID) -> HttpResponse:
    """One place up or down."""
    is_up = request.POST.get("to") == "up"
    actions.move_snippet(snippet=_own(request, snippet_id), up=is_up)
    return redirect("sessions:snippets")


@require_POST
def remove_snippet(request: StaffRequest, snippet_id: UUID) -> HttpResponse:
    actions.remove_snippet(snippet=_own(request, snippet_id))
    messages.success(request, "Snippet taken out. You can put it back below.")
    return redirect("sessions:snippets")


@require_POST
def restore_snippet(request: StaffRequest, snippet_id: UUID) -> HttpResponse:
    try:
        actions.restore_snippet(snippet=_own(request, snippet_id, is_out=True))
    except actions.RuleBroken as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "Snippet put back.")
    return redirect("sessions:snippets")


def _own(request: StaffRequest, snippet_id: UUID, *, is_out: bool = False) -> Snippet:
    found = queries.find_snippet(request.user, snippet_id, is_out=is_out)
    if found is None:
        raise Http404(NOT_HERE)
    return found

"""What is said about one case in a session: written while it is said, added to later."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.http import StaffRequest, get_or_post
from sessions.typed import from_post, version_of
from supervision import actions, queries
from supervision.access import open_item, open_item_for_writing
from supervision.forms import ItemForm, WordsForm
from supervision.models import SupervisionItem
from supervision.queries.brief_page import chart_in

PAGE = "supervision:item"


@get_or_post
def item(request: StaffRequest, case_id: UUID, item_id: UUID) -> HttpResponse:
    """The page to write on; once closed, the page to read. POST saves."""
    if request.method != "POST":
        found = open_item(request, case_id, item_id)
        if found.session.is_closed:
            return _reading_page(request, found, WordsForm())
        return _writing_page(request, found, _form(found))
    found = open_item_for_writing(request, case_id, item_id)
    form = _form(found, request)
    try:
        kept = _keep(request, found)
    except actions.TypedElsewhere as problem:
        messages.warning(request, str(problem))
        return redirect(PAGE, case_id, item_id)
    if not form.is_valid():
        return _writing_page(request, kept, form)
    messages.success(request, "Saved.")
    if "back" in request.POST:
        return redirect("supervision:session", found.session_id)
    return redirect(PAGE, case_id, item_id)


def _form(found: SupervisionItem, request: StaffRequest | None = None) -> ItemForm:
    """As it was sent, or as it stands."""
    typed = from_post(request.POST) if request else found.typed
    return ItemForm(
        request.POST if request else None,
        item=found,
        seen=queries.seen_choices(found.case),
        typed=typed,
    )


def _keep(request: StaffRequest, found: SupervisionItem) -> SupervisionItem:
    return actions.keep_item(
        item=found,
        by=request.user,
        fields=from_post(request.POST),
        version=version_of(request.POST),
    )


def _writing_page(
    request: StaffRequest, found: SupervisionItem, form: ItemForm
) -> HttpResponse:
    context = {
        "case": found.case,
        "tab": "supervision",
        "item": found,
        "form": form,
        "lost": form.lost(found),
        "brief": queries.brief_of(found.case, timezone.now()),
        "became": queries.became_of([found.case])[found.case_id],
    }
    return render(request, "supervision/item_write.html", context)


def _reading_page(
    request: StaffRequest, found: SupervisionItem, form: WordsForm
) -> HttpResponse:
    context = {
        "case": found.case,
        "tab": "supervision",
        "line": queries.lines_of([found])[0],
        "facts": found.brief,
        "chart": chart_in(found.brief),
        "addenda": queries.addenda_of(found),
        "form": form,
    }
    return render(request, "supervision/item.html", context)


@require_POST
def autosave_item(request: StaffRequest, case_id: UUID, item_id: UUID) -> JsonResponse:
    """For the script: a version and a time, or 409 for an older window."""
    found = open_item_for_writing(request, case_id, item_id)
    try:
        kept = _keep(request, found)
    except actions.TypedElsewhere as problem:
        answer = {"problem": str(problem), "saved_at": found.saved_at}
        return JsonResponse(answer, status=HTTPStatus.CONFLICT)
    return JsonResponse({"version": kept.version, "saved_at": kept.saved_at})


@require_POST
def lay_item_aside(request: StaffRequest, case_id: UUID, item_id: UUID) -> HttpResponse:
    """What another window typed is seen, and no longer needed."""
    found = open_item_for_writing(request, case_id, item_id)
    actions.lay_aside(item=found, by=request.user)
    messages.success(request, "Laid aside.")
    return redirect(PAGE, case_id, item_id)


@require_POST
def take_out(request: StaffRequest, case_id: UUID, item_id: UUID) -> HttpResponse:
    """The case is not talked about after all."""
    found = open_item_for_writing(request, case_id, item_id)
    actions.take_out(item=found, by=request.user)
    messages.success(request, "Taken out. On the agenda it stays.")
    return redirect("supervision:session", found.session_id)


@require_POST
def add_to_item(request: StaffRequest, case_id: UUID, item_id: UUID) -> HttpResponse:
    """Something added once the session is closed."""
    found = open_item(request, case_id, item_id)
    form = WordsForm(request.POST)
    if form.is_valid():
        try:
            actions.add_to_item(item=found, by=request.user, **form.cleaned_data)
        except actions.SessionNotClosed as problem:
            messages.warning(request, str(problem))
        else:
            messages.success(request, "Added.")
        return redirect(PAGE, case_id, item_id)
    return _reading_page(request, found, form)

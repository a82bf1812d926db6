"""The table of all cases, one of them opened beside it, and the views one keeps of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from accounts.access import supervisor_only
from accounts.http import StaffRequest, get_or_post
from sessions.queries.groups import groups_to_look_at
from supervision import actions, queries
from supervision.access import open_case_for_supervision, open_view
from supervision.forms import CaseloadForm, ViewForm

PAGE = "supervision:case"
TABLE = "supervision:caseload"


@require_safe
def caseload(request: StaffRequest) -> HttpResponse:
    """All open cases of the supervisees; one of them opened beside the table.

    For the script that follows the marked row, that one alone.
    """
    supervisor_only(request)
    form = CaseloadForm(request.GET)
    if form.picked and request.htmx:
        return render(request, "supervision/_peek.html", _beside(request, form))
    return _table(request, form)


def _beside(request: StaffRequest, form: CaseloadForm) -> dict[str, Any]:
    """What the reading pane needs of the case that is opened."""
    kept = given(form.wanted)
    context: dict[str, Any] = {"kept": kept, "query": urlencode(kept)}
    if form.picked:
        opened = open_case_for_supervision(request, form.picked)
        context["brief"] = queries.brief_of(opened, timezone.now())
        context["on_agenda"] = queries.open_item_of(opened)
    return context


def _table(
    request: StaffRequest, form: CaseloadForm, *, view_form: ViewForm | None = None
) -> HttpResponse:
    supervisor, now = request.user, timezone.now()
    today = timezone.localdate(now)
    context, wanted = _beside(request, form), queries.CaseloadFilter(**form.wanted)
    found = queries.caseload_of(supervisor, now, wanted)
    context |= {
        "caseload": found,
        "wanted": wanted,
        "groupings": queries.GROUPINGS,
        "place": found.place(form.picked) if form.picked else None,
        "saved": queries.tabs_of(supervisor, context["kept"]),
        "view_form": view_form or ViewForm(),
        "forms": [view_form] if view_form else [],
        "loads": [
            one for one in queries.loads_of(found.therapists, today) if one.stands
        ],
        "in_groups": groups_to_look_at(supervisor, today),
    }
    return render(request, "supervision/caseload.html", context)


def given(wanted: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in wanted.items() if value}


def table_with(kept: dict[str, str]) -> str:
    """The address of the table with these filters."""
    return f"{reverse(TABLE)}?{urlencode(kept)}" if kept else reverse(TABLE)


def way_back(request: StaffRequest, case_id: UUID | None) -> str:
    """To the table with this case beside it, or to its page; the table for no case."""
    if case_id is not None and "table" not in request.POST:
        return reverse(PAGE, args=[case_id])
    kept = given(CaseloadForm(request.POST).wanted)
    if case_id is not None:
        kept["case"] = str(case_id)
    return table_with(kept)


@require_POST
def save_view(request: StaffRequest) -> HttpResponse:
    """Keep what is shown now under a name."""
    supervisor = supervisor_only(request)
    shown, form = CaseloadForm(request.POST), ViewForm(request.POST)
    if form.is_valid():
        try:
            view = actions.save_view(
                by=supervisor, filters=shown.wanted, **form.cleaned_data
            )
        except (actions.ViewNameTaken, actions.TooManyViews) as problem:
            form.add_error("name", str(problem))
        else:
            messages.success(request, "The view is saved.")
            return redirect(table_with(queries.filters_of(view)))
    return _table(request, shown, view_form=form)


@get_or_post
def saved_view(request: StaffRequest, view_id: UUID) -> HttpResponse:
    """Another name for one of one's own views, or its end."""
    view = open_view(request, view_id)
    form = ViewForm(request.POST or None, initial={"name": view.name})
    if "delete" in request.POST:
        actions.delete_view(view=view)
        messages.success(request, "The view is deleted. The cases stay as they are.")
        return redirect(TABLE)
    if form.is_valid():
        try:
            actions.rename_view(view=view, **form.cleaned_data)
        except actions.ViewNameTaken as problem:
            form.add_error("name", str(problem))
        else:
            messages.success(request, "The view has its new name.")
            return redirect(table_with(queries.filters_of(view)))
    context = {"form": form, "back": table_with(queries.filters_of(view))}
    return render(request, "supervision/saved_view.html", context)

"""The table of all cases, one of them opened beside it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from accounts.access import supervisor_only
from accounts.http import StaffRequest
from sessions.queries.groups import groups_to_look_at
from supervision import queries
from supervision.access import open_case_for_supervision
from supervision.forms import CaseloadForm


@require_safe
def caseload(request: StaffRequest) -> HttpResponse:
    """All open cases of the supervisees; one of them opened beside the table.

    For the script that follows the marked row, that one alone.
    """
    supervisor = supervisor_only(request)
    form = CaseloadForm(request.GET)
    now, kept = timezone.now(), given(form.wanted)
    context: dict[str, Any] = {"kept": kept, "query": urlencode(kept)}
    if form.picked:
        opened = open_case_for_supervision(request, form.picked)
        context["brief"] = queries.brief_of(opened, now)
        if request.htmx:
            return render(request, "supervision/_peek.html", context)
    wanted = queries.CaseloadFilter(**form.wanted)
    found = queries.caseload_of(supervisor, now, wanted)
    context |= {"caseload": found, "wanted": wanted}
    context["place"] = found.place(form.picked) if form.picked else None
    context["loads"] = [one for one in queries.loads_of(found.therapists) if one.stands]
    context["in_groups"] = groups_to_look_at(supervisor, timezone.localdate(now))
    return render(request, "supervision/caseload.html", context)


def given(wanted: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in wanted.items() if value}

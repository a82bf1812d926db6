"""The interpersonal-affective focus: written, shared, refined in versions."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import (
    require_POST,
    require_safe,
)

from accounts.http import StaffRequest, get_or_post
from cases.access import open_case, open_case_to_shape
from cases.models import Case
from formulation import actions, queries
from formulation.forms import CompareForm, IpafForm, ShareForm
from formulation.views.room import case_page, succeeds

TAB = "focus"


@require_safe
def ipaf(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """The current version as a figure, how it goes round, where it was seen."""
    return _ipaf_page(request, open_case(request, case_id))


@get_or_post
def edit_ipaf(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Write a version. Recorded sightings stand beside the form; no wording is offered."""
    case = open_case_to_shape(request, case_id)
    current = queries.current_ipaf(case)
    form = IpafForm(request.POST or None, today=timezone.localdate(), current=current)
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.write_ipaf(case=case, by=request.user, **form.cleaned_data),
    ):
        messages.success(
            request, "Saved as a new version. Share it with the client next."
        )
        return redirect("formulation:ipaf", case.pk)
    pattern = queries.pattern_of(case)
    return case_page(
        request,
        "ipaf_form",
        case,
        TAB,
        form=form,
        current=current,
        groups=queries.with_readings(pattern, case),
        evidence=queries.evidence(pattern, queries.origins_of(case)),
        kind=queries.focus_kind_of(case),
    )


@require_safe
def ipaf_print(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """One page for the room, in plain words. No memory, no names, no scenes."""
    case = open_case(request, case_id)
    current = queries.current_ipaf(case)
    return case_page(
        request,
        "ipaf_print",
        case,
        TAB,
        current=current,
        drawn=queries.ipaf_drawn(current, is_plain=True) if current else None,
        today=timezone.localdate(),
    )


@require_safe
def ipaf_versions(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Two versions side by side, part by part."""
    case = open_case(request, case_id)
    versions = queries.ipaf_versions(case)
    form = CompareForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    pair = queries.chosen_pair(versions, asked.get("older"), asked.get("newer"))
    return case_page(
        request,
        "ipaf_versions",
        case,
        TAB,
        versions=versions,
        pair=pair,
        parts=queries.compared(*pair) if pair else [],
    )


@require_POST
def share_ipaf(request: StaffRequest, case_id: UUID, ipaf_id: UUID) -> HttpResponse:
    """The client has heard it, and said something."""
    case = open_case_to_shape(request, case_id)
    version = get_object_or_404(case.ipafs, pk=ipaf_id)
    form = ShareForm(request.POST, today=timezone.localdate())
    if succeeds(
        form,
        lambda: actions.share_ipaf(ipaf=version, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, "Noted as shared.")
        return redirect("formulation:ipaf", case.pk)
    return _ipaf_page(request, case, share_form=form)


def _ipaf_page(
    request: StaffRequest, case: Case, *, share_form: ShareForm | None = None
) -> HttpResponse:
    versions = queries.ipaf_versions(case)
    # After a change of model the last version is read, and no more written.
    current = queries.current_of(case, versions) or (versions[0] if versions else None)
    pattern, origins = queries.pattern_of(case), queries.origins_of(case)
    in_the_room = queries.latest_in_the_room(pattern)
    return case_page(
        request,
        "ipaf",
        case,
        TAB,
        current=current,
        drawn=queries.ipaf_drawn(current) if current else None,
        versions=versions,
        pattern=pattern,
        evidence=queries.evidence(pattern, origins),
        origins=origins,
        in_the_room=in_the_room,
        in_the_room_said=queries.told(in_the_room) if in_the_room else (),
        goals=queries.goals_of(case),
        kind=queries.focus_kind_of(case),
        has_earlier=queries.has_earlier_focus(case),
        form=share_form or ShareForm(today=timezone.localdate()),
    )

"""Groups: all that one leads, a new one, and one of them at a glance."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import therapist_only
from accounts.http import StaffRequest, get_or_post
from cases import actions, queries
from cases.access import can_lead, can_shape_group, open_group, open_group_to_shape
from sessions.forms.groups import EndGroupForm, GroupForm
from sessions.queries.groups import group_page, next_day


@require_safe
def group_list(request: StaffRequest) -> HttpResponse:
    """Groups that one leads, covers, or supervises the leader of."""
    found = queries.groups_of(request.user)
    return render(request, "groups/list.html", {"groups": found})


@get_or_post
def new(request: StaffRequest) -> HttpResponse:
    """A new group; who begins it leads it."""
    by = therapist_only(request)
    form = GroupForm(request.POST or None)
    if form.is_valid():
        made = actions.begin_group(by=by, **form.cleaned_data)
        messages.success(request, "The group is there. Add its members now.")
        return redirect("groups:group", made.pk)
    return render(request, "groups/new.html", {"form": form})


@require_safe
def group(request: StaffRequest, group_id: UUID) -> HttpResponse:
    """Members with their goals, who came, what is due."""
    found = open_group(request, group_id)
    today = timezone.localdate()
    context = {
        "group": found,
        "page": group_page(found, by=request.user, today=today),
        "leaders": queries.current_leaders(found, today),
        "next_on": next_day(found),
        "may_lead": can_lead(request, found) and not found.is_over,
        "may_shape": can_shape_group(request, found) and not found.is_over,
    }
    return render(request, "groups/group.html", context)


@get_or_post
def change(request: StaffRequest, group_id: UUID) -> HttpResponse:
    """What is on record of the group."""
    found = open_group_to_shape(request, group_id)
    form = GroupForm.of(found, request.POST or None)
    if form.is_valid():
        try:
            actions.change_group(group=found, by=request.user, **form.cleaned_data)
        except actions.GroupRule as problem:
            form.add_problem(problem.field, str(problem))
        else:
            messages.success(request, "Saved.")
            return redirect("groups:group", group_id)
    return render(request, "groups/change.html", {"group": found, "form": form})


@get_or_post
def end(request: StaffRequest, group_id: UUID) -> HttpResponse:
    """The group has met for the last time."""
    found = open_group_to_shape(request, group_id)
    form = EndGroupForm(
        request.POST or None, initial={"ended_on": timezone.localdate()}
    )
    if form.is_valid():
        try:
            actions.end_group(group=found, by=request.user, **form.cleaned_data)
        except actions.GroupRule as problem:
            form.add_problem(problem.field, str(problem))
        except actions.DayNotPossible as problem:
            form.add_problem("ended_on", str(problem))
        else:
            messages.success(request, "The group has ended.")
            return redirect("groups:group", group_id)
    return render(request, "groups/end.html", {"group": found, "form": form})

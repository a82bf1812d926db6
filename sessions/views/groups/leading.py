"""Who leads a group, and who covers."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.http import StaffRequest, get_or_post
from cases import actions, queries
from cases.access import open_group_to_shape
from sessions.forms.groups import LeaderForm


@get_or_post
def leaders(request: StaffRequest, group_id: UUID) -> HttpResponse:
    """Everyone who leads, led or covers; and one more."""
    group = open_group_to_shape(request, group_id)
    people = queries.therapists()
    form = LeaderForm(request.POST or None, people=people, today=timezone.localdate())
    if form.is_valid():
        try:
            actions.add_leader(group=group, by=request.user, **form.leading())
        except (actions.GroupRule, actions.NotATherapist) as problem:
            form.add_problem(getattr(problem, "field", "person"), str(problem))
        else:
            messages.success(request, "Added. The members’ cases are open to them too.")
            return redirect("groups:leaders", group_id)
    context = {"group": group, "form": form, "leaders": queries.leaders_of(group)}
    return render(
        request, "groups/leaders.html", context | {"today": timezone.localdate()}
    )


@require_POST
def end_leader(request: StaffRequest, group_id: UUID, leader_id: UUID) -> HttpResponse:
    """End leading or covering, at once."""
    group = open_group_to_shape(request, group_id)
    leader = queries.leaders_of(group).filter(pk=leader_id).first()
    if leader is None:
        raise Http404("There is no page here.")
    try:
        actions.end_leadership(leader=leader, by=request.user)
    except actions.GroupRule as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(
            request, f"{leader.user.full_name} no longer leads this group."
        )
        if leader.user_id == request.user.pk:
            return redirect("groups:list")
    return redirect("groups:leaders", group_id)

"""Who is in a group: added, joined, left."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from accounts.http import StaffRequest, get_or_post
from cases import actions, queries
from cases.access import open_case_for_writing, open_group_to_shape
from cases.models import GroupMembership
from protocols.groups import protocol_key
from sessions.actions import RuleBroken
from sessions.actions.groups import admit_member, let_member_go
from sessions.forms.groups import AddMemberForm, JoinForm, LeaveForm

Rules = (actions.GroupRule, RuleBroken)


@get_or_post
def add_member(request: StaffRequest, group_id: UUID) -> HttpResponse:
    """One of one's own clients, on the way into the group."""
    group = open_group_to_shape(request, group_id)
    cases = list(queries.could_be_added(request.user))
    form = AddMemberForm(request.POST or None, cases=cases)
    if form.is_valid():
        try:
            made = actions.add_member(
                group=group,
                by=request.user,
                case=form.chosen,
                protocol_key=protocol_key(group.planned),
            )
        except actions.GroupRule as problem:
            form.add_problem(problem.field, str(problem))
        else:
            messages.success(
                request,
                f"Added as {made.code}. Next comes the meeting before the group.",
            )
            return redirect("groups:meeting", made.case_id, "pre")
    context = {"group": group, "form": form, "has_cases": bool(cases)}
    return render(request, "groups/add_member.html", context)


@get_or_post
def join(request: StaffRequest, group_id: UUID, member_id: UUID) -> HttpResponse:
    """In the group, once the meeting before it is signed."""
    membership = _member_of(request, group_id, member_id)
    today = timezone.localdate()
    form = JoinForm(request.POST or None, initial={"joined_on": today})
    if form.is_valid():
        try:
            admit_member(membership=membership, by=request.user, **form.cleaned_data)
        except Rules as problem:
            form.add_problem(problem.field, str(problem))
        except (actions.DayNotPossible, actions.CaseAlreadyClosed) as problem:
            form.add_problem("joined_on", str(problem))
        else:
            messages.success(request, f"{membership.code} is in the group.")
            return redirect("groups:group", group_id)
    context = {"group": membership.group, "membership": membership, "form": form}
    return render(request, "groups/join.html", context)


@get_or_post
def leave(request: StaffRequest, group_id: UUID, member_id: UUID) -> HttpResponse:
    """Out of the group, with the reason. The case stays with its therapist."""
    membership = _member_of(request, group_id, member_id)
    form = LeaveForm(request.POST or None, initial={"left_on": timezone.localdate()})
    if form.is_valid():
        try:
            let_member_go(membership=membership, by=request.user, **form.cleaned_data)
        except actions.GroupRule as problem:
            form.add_problem(problem.field, str(problem))
        except actions.DayNotPossible as problem:
            form.add_problem("left_on", str(problem))
        else:
            messages.success(request, f"{membership.code} has left the group.")
            return redirect("groups:group", group_id)
    context = {"group": membership.group, "membership": membership, "form": form}
    return render(request, "groups/leave.html", context)


def _member_of(
    request: StaffRequest, group_id: UUID, member_id: UUID
) -> GroupMembership:
    """The member, for a leader who works in their case; 404 for one of another group."""
    group = open_group_to_shape(request, group_id)
    membership = queries.find_membership(group, member_id)
    if membership is None:
        raise Http404("There is no page here.")
    open_case_for_writing(request, membership.case_id)
    return membership
